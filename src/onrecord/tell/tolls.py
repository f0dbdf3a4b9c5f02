"""The dead and hurt of a happening on one line: each count that differs, with its day and who gave it."""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence

from onrecord.model import Count, Occurrence, Span, Statement
from onrecord.tell.account_page import title_happening
from onrecord.tell.dates import date_words
from onrecord.tell.figures import figure_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import Wording

COUNTS_AT_MOST = 6
"""Counts on one line: the first, and the latest of those that differ."""
FAR_APART = 5
"""Times that one figure of the dead may be another: beyond, it counts others, or another deed."""
_BESIDES = re.compile(r"^\s*(?:others?|more)\b", re.IGNORECASE)
"""After a count: it leaves out those who were named or counted before it ("al-Hassan and two others")."""
_COUNTING = re.compile(
    r"\b(?:said|says?|according to|announced|reported|counted|puts?|confirmed|told|count|toll|figures?)\b", re.I
)
"""Words by which a sentence says who counted."""
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*)\b", re.IGNORECASE)
"""Who denies the deed in the sentence that gives a figure has not counted its dead."""
_NOBODY = re.compile(r"(?!police\b)[a-z]+(?<!s)")
"""A noun in small letters of one whom no name goes with: "officials" are known by their kind, "group" is not."""
_CLAIMED = re.compile(r"\b(?:claim\w*|blam\w+|accus\w+|alleg\w+|suspect\w*|if verified|apparent(?:ly)?)\b", re.I)
"""Words by which a sentence does not say for itself who did it."""
_ANOTHER = re.compile(
    r"\b(?:that|those|an earlier|a previous|the (?:earlier|previous|last)) (?:[a-z-]+ )?(?:attacks?|bomb(?:s|ings?)"
    r"|blasts?|strikes?|raids?|shootings?|massacre|explosions?|crash)\b"
    r"|\b(?:[Oo]n|[Aa]t) the (?:very )?same (?:day|night|time)\b"
    r"|\b(?:hours|days|weeks|months|years?) (?:after|before|since)\b"
    r"|\b(?:separate|another|similar) (?:[a-z-]+ )?(?:attacks?|bombings?|blasts?|strikes?|raids?|shootings?"
    r"|explosions?)\b"
)
"""A sentence that sets one deed beside another may count the dead of the other."""
_SEVERAL = re.compile(
    r"\b(?:shootings|attacks|bombings|blasts|explosions|strikes|airstrikes|raids|massacres|killings|crashes|cities|towns)\b",
    re.I,
)
"""Before a count, deeds or places of which it may be the toll of all ("cities reeling from shootings that left 31")."""
_NAME = re.compile(r"(?<=[\s“\"‘'(-])[A-Z]\w+")
"""A word with a capital behind another word: the first word of a title has one whatever it is."""
_JOINED = r"(?:, [A-Z][\w.]+)?,? and (?:in |at |near )?"
"""What stands between two places of which one figure is told."""
HEADINGS = {
    "killed": "Killed", "wounded": "Hurt", "shot": "Shot", "casualty": "Casualties", "missing": "Missing",
    "arrested": "Held",
}  # fmt: skip


def word_tolls(shelf: Shelf, occurrence: Occurrence) -> Iterator[tuple[Wording, tuple[Count, ...]]]:
    """A line for each kind of victims of which outlets give differing counts, and the counts it tells.

    Only of a happening of one stated day: what is told without a day may be two happenings. Each figure's own sentence
    must name the place or the victim that the line is headed by; a total of days or of a whole war does not as a rule.
    """
    if occurrence.when is None or occurrence.when.basis == "published" or occurrence.when.days != 1:
        return
    statements = [shelf.statements[i] for i in occurrence.statements if i in shelf.statements]
    for kind, heading in HEADINGS.items():
        counts = _differing([c for c in occurrence.counts if c.kind == kind and _is_of(shelf, occurrence, c)])
        if len(counts) < 2 or len({c.span.article_id for c in counts}) < 2 or _is_far_apart(counts):
            continue
        told = "; ".join(f"{figure_words(c.low, c.high, c.hedge)} ({_beside(shelf, c)})" for c in counts)
        spans = tuple(dict.fromkeys(shelf.sentence_at(c.span) for c in counts))
        title = _title(shelf, occurrence, statements, spans)
        if not _is_named(shelf, title, spans):
            continue
        rules = (f"one happening as its reports tell it: {title}", f"{heading}: {kind}", *_rules(shelf, counts))
        yield Wording(f"{heading}: {title}: {told}", spans, rules), counts


def _title(shelf: Shelf, occurrence: Occurrence, statements: Sequence[Statement], spans: tuple[Span, ...]) -> str:
    """The happening in words; who did it only where each counting sentence says so for itself, by all their names."""
    plain, whole = (title_happening(occurrence, statements, says_who=says_who) for says_who in (False, True))
    doers = set(_NAME.findall(whole)) - set(_NAME.findall(plain))
    told = [shelf.words(span) for span in spans]
    is_said = all(doers <= set(_NAME.findall(f" {words}")) and not _CLAIMED.search(words) for words in told)
    return whole if is_said else plain


def _is_of(shelf: Shelf, occurrence: Occurrence, count: Count) -> bool:
    """True if the count's sentence names where the deed was done (or to whom), and counts all of the victims. "At least
    14 people" names nobody: they may be those of another deed."""
    sentence = shelf.sentence_at(count.span)
    text = shelf.article(count.span.article_id).text
    if _BESIDES.match(text[count.span.end : sentence.end]) or _ANOTHER.search(shelf.words(sentence)):
        return False
    if _SEVERAL.search(text[sentence.start : count.span.start]):
        return False
    named = [occurrence.place] if occurrence.place else [party for party in occurrence.recipients if party.entity]
    if occurrence.place and is_joined(occurrence.place.name or occurrence.place.text or "", shelf.words(sentence)):
        return False
    known = {party.entity for party in named if party.entity}
    counter = count.counted_by or ""
    told = (m for m in shelf.mentions_in(sentence) if shelf.words(m.span) not in counter)
    if any(mention.entity in known for mention in told if mention.entity):
        return True
    words = shelf.words(sentence).replace(counter, "").lower()
    return any(name.lower() in words for party in named for name in (party.name, party.text) if name)


def _is_named(shelf: Shelf, title: str, spans: tuple[Span, ...]) -> bool:
    """True if each name of the title stands in a cited sentence: "on Salder" is not said where sailors of it fell."""
    words = {word for span in spans for word in _NAME.findall(f" {shelf.words(span)}")}
    return all(name in words or name in month_name for name in _NAME.findall(title))


def is_joined(place: str, words: str) -> bool:
    """True if the sentence names another place beside it, of both of which it may count ("in Ardan and Borin")."""
    name = re.escape(place)
    return bool(place and re.search(rf"\b{name}{_JOINED}[A-Z]|[A-Z]\w+{_JOINED}{name}\b", words))


def _counter(shelf: Shelf, count: Count) -> str | None:
    """Who counted, where the sentence says that somebody did and does not have him deny it; a noun alone ("group") says
    not who."""
    words = shelf.words(shelf.sentence_at(count.span))
    by = count.counted_by if _COUNTING.search(words) and not _DENYING.search(words) else None
    return None if by and _NOBODY.fullmatch(by) else by


def _is_far_apart(counts: tuple[Count, ...]) -> bool:
    """True if two figures are hardly of one thing; none and some may be."""
    figures = [c.low for c in counts if c.high]
    return bool(figures) and max(figures) > FAR_APART * max(min(figures), 1)


def _differing(counts: list[Count]) -> tuple[Count, ...]:
    """Each figure once, by the report that gave it first; one victim told without a number is no count."""
    first: dict[tuple[float, float, str], Count] = {}
    for count in counts:
        if (count.low, count.hedge) != (1, "at_least"):
            first.setdefault((count.low, count.high, count.hedge), count)
    told = tuple(first.values())
    return told if len(told) <= COUNTS_AT_MOST else (told[0], *told[-(COUNTS_AT_MOST - 1) :])


def _beside(shelf: Shelf, count: Count) -> str:
    """The day of the report, its outlet, and who counted."""
    article = shelf.article(count.span.article_id)
    published = article.published.edtf
    parts = [f"reported {date_words(published, None)}"] if published else []
    parts += [article.outlet] if article.outlet else []
    parts += [f"counted by {counter}"] if (counter := _counter(shelf, count)) else []
    return ", ".join(parts) or "undated"


def _rules(shelf: Shelf, counts: tuple[Count, ...]) -> Iterator[str]:
    for count in counts:
        words = " ".join((count.span.words(shelf.article(count.span.article_id).text) or "").split())
        counted_by = f", counted by {counter}" if (counter := _counter(shelf, count)) else ""
        yield f"the words “{words}” give {figure_words(count.low, count.high, count.hedge)}{counted_by}"
