"""When, where and how long: the times and places of the act that the question tells of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import PLACE_KINDS, Event, Mention, Span, Statement, When
from onrecord.model.tree import Tree
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import HERE, Evidence, fits_time
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import APART, SPANS, clause_of, find_parties, is_verb, phrase_of
from onrecord.tell.answer.matching import Match, Matcher, is_near, is_sure, needs_met
from onrecord.tell.answer.who import is_asked
from onrecord.tell.answer.words import stem
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

LONGEST_DAYS = 62
"""A time longer than two months is no answer to "when", unless nothing but its year is told."""
YEAR_DAYS = 366
WIDE = 0.25
"""What a whole country is worth less than a place in it."""
FROM_STATEMENT = 0.1
"""What a time or place is worth more that the parse gave to the act itself."""
AGREEING, FAR_DAYS = 0.1, 100_000
"""How far below the best a time may be and still be told for what other outlets bear out; longer than any time."""
LEAST_MET = 0.5
"""Share of the question's words other than names that the sentence itself must hold."""
FAR_LETTERS = 5000
LEAST_NEEDS = 2
"""Things that a question without an act must ask for, to be answered by the one time of a sentence."""
LONGEST_PLACE = 10
"""Words of a place as it is told."""
_AT = frozenset({"in", "at", "near", "outside", "on", "inside", "over", "around", "against", "into", "within"})
_BOUND = re.compile(r"\b(?:since|until|till|ever since)(?: the| early| late)?\s*$", re.IGNORECASE)
_TO = {"to", "onto"}
_MOVES = frozenset(
    stem(word) for word in "take send go move fly travel deploy bring transfer carry return come".split()
)
"""Acts whose place is where they lead."""
_LIES = (
    r"(?:,? (?:an?|the) [\w ]{3,30}?| air base| base| camp|,)? ?"
    r"((?:some |about )?(?:[\w-]+ (?:km|kilometres|kilometers|miles) )?(?:\([^)]*\) )?"
    r"(?:(?:just )?(?:north|south|east|west|northwest|northeast|southwest|southeast|outside)(?: of)?|in|near) "
    r"(?:the )?(?:[a-z]+ )?(?:(?:city|province|town|region) of )?[A-Z][\w-]+(?: Province| province)?)"
)


def find_times(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Every time that answers, the most exact first where scores are even."""
    given = [one for match in _told(asked, matcher, found) for one in _times_in(asked, match)]
    return _agreed(given) or [one for e in found if asked.act is None for one in _only_time(asked, e)]


def _agreed(given: list[Given]) -> list[Given]:
    """Those of the time near the best that most outlets bear out, the most exact of several: a year bears out a day."""
    best = max((g.score for g in given), default=0.0)
    near = [g for g in given if g.score >= best - AGREEING]
    if not near:
        return []

    def rank(one: Given) -> tuple[int, int, float]:
        outlets = {g.evidence.reading.article.outlet for g in near if _meet(g, one)}
        return len(outlets), -_days(one), one.score

    chosen = max(near, key=rank)
    return [g for g in given if g.key == chosen.key]


def _meet(one: Given, other: Given) -> bool:
    (start, end), (first, last) = one.key, other.key
    return bool(start and end and first and last and start <= last and first <= end)  # type: ignore[operator]


def _days(one: Given) -> int:
    start, end = one.key
    return (end - start).days if start and end else FAR_DAYS  # type: ignore[operator]


def _only_time(asked: Asked, evidence: Evidence) -> Iterator[Given]:
    """The one time of a sentence that holds all of a question without an act ("When is the vote?")."""
    if len(asked.needs) < LEAST_NEEDS or min(evidence.levels) < HERE or not is_near(asked, evidence):
        return
    inside = (t for t in evidence.reading.times if t.type in ("DATE", "TIME") and evidence.sentence.covers(t.span))
    whens = {t.when.edtf: t.when for t in inside if t.when and is_answer(asked, evidence, t.when)}
    if len(whens) == 1:
        when = next(iter(whens.values()))
        rule = f"time of what is told: {when.edtf}"
        words = date_words(when.edtf, None)
        yield Given(words, (when.start, when.end), evidence, evidence.share, "event", (rule,))


def _told(asked: Asked, matcher: Matcher, found: list[Evidence]) -> Iterator[Match]:
    return (m for m in matcher.match(found) if is_sure(asked, m) and needs_met(asked, m) >= LEAST_MET)


def _times_in(asked: Asked, match: Match) -> Iterator[Given]:
    evidence, own = match.evidence, clause_of(match.tree, match.act)
    for statement in evidence.statements:
        when = getattr(statement.act, "due", None) or statement.when
        told = when and when.span and _tells(statement, match) and evidence.sentence.covers(when.span)
        named = when and when.span and is_of_noun(match.tree, when.span.start - evidence.sentence.start, match.act)
        if when and told and not named and is_answer(asked, evidence, when):
            yield _time(match, when, FROM_STATEMENT - _distance(match, when))
    for timex in evidence.reading.times:
        inside = timex.when and timex.type in ("DATE", "TIME") and evidence.sentence.covers(timex.span)
        if (
            timex.when
            and inside
            and _stands_in(match, own, timex.span.start)
            and not is_of_noun(match.tree, timex.span.start - evidence.sentence.start, match.act)
            and is_answer(asked, evidence, timex.when)
            and not is_bound(evidence, timex.span)
        ):
            yield _time(match, timex.when, -_distance(match, timex.when))


def is_of_noun(tree: Tree, at: int, act: int) -> bool:
    """True for a time that only tells a thing from others of its kind ("the 2015 accord"), which is not the act."""
    word = next((i for i, w in enumerate(tree.words) if w.start <= at < w.end), act)
    above = tree.words[word].head
    beside = tree.words[word].dep in ("nummod", "amod", "compound", "nmod", "poss") and above > word
    named = beside and tree.words[above].pos == "NOUN" and tree.words[above].lemma not in SPANS
    return named and above != act and above not in find_parties(tree, act).agents


def is_bound(evidence: Evidence, span: Span) -> bool:
    """True for a time since or until which something is told: no time at which it was."""
    before = evidence.reading.article.text[max(0, span.start - 12) : span.start]
    return _BOUND.search(before) is not None


def _distance(match: Match, when: When) -> float:
    """What a time loses that stands far from the act: of two in one clause the nearer is its own."""
    return abs(when.span.start - match.trigger.start) / FAR_LETTERS if when.span else 0.0


def _tells(statement: Statement, match: Match) -> bool:
    trigger = getattr(statement.act, "trigger", None)
    return trigger is not None and trigger.overlaps(match.trigger)


def _stands_in(match: Match, own: set[int], at: int) -> bool:
    start = at - match.evidence.sentence.start
    return any(match.tree.words[i].start <= start < match.tree.words[i].end for i in own)


def is_answer(asked: Asked, evidence: Evidence, when: When) -> bool:
    """True if the time is exact enough, is no mere day of the report, and within what was asked."""
    if when.basis == "published" or when.days is None:
        return False
    year = when.days <= YEAR_DAYS and re.fullmatch(r"\d{4}", when.edtf) is not None
    if when.days > LONGEST_DAYS and not year:
        return False
    day = evidence.reading.article.published.day
    if day and when.start and when.end and (when.end < day if asked.is_ahead else when.start > day):
        return False
    if asked.is_of_end and day and when.end and when.end <= day:
        return False
    return asked.when is None or fits_time(asked, evidence, when)


def _time(match: Match, when: When, bonus: float) -> Given:
    rule = f"time of what is told: {when.edtf}"
    exact = 0.1 if when.days == 1 else 0.0
    key = (when.start, when.end)
    return Given(date_words(when.edtf, None), key, match.evidence, match.score + bonus + exact, "event", (rule,))


def find_places(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Every place that answers; whole countries last."""
    if asked.act is None:
        return [g for e in found if e.share >= LEAST_MET for g in _lying(shelf, asked, e)]
    told = list(_told(asked, matcher, found))
    given = [g for m in told for g in _places_in(shelf, asked, m)]
    given = given or [g for m in told for g in _places_before(shelf, asked, m, matcher)]
    countries = _countries(shelf)
    ranked = (replace(g, score=g.score - WIDE) if g.key[0] in countries else g for g in given)
    return [g for g in ranked if not is_asked(asked, g.words, g.key[0])]


def _countries(shelf: Shelf) -> frozenset[object]:
    """Places that have a people: their names stand as adjectives too ("Iraqi")."""
    return frozenset(m.entity for r in shelf.account.readings for m in r.mentions if m.kind == "NORP")


def _places_in(shelf: Shelf, asked: Asked, match: Match) -> Iterator[Given]:
    evidence = match.evidence
    wanted = (
        {asked.link}
        if asked.link in ("from", "to")
        else _AT | (_TO if stem(match.tree.words[match.act].lemma) in _MOVES else set())
    )
    places = [p for link, p in match.parties.others if link.split()[-1] in wanted]
    if not is_verb(match.tree, match.act):
        places += [p for kid in match.tree.kids(match.act, "prep") if match.tree.words[kid].text.lower() in wanted
                   for p in match.tree.kids(kid, "pobj")]  # fmt: skip
    for place in dict.fromkeys(places):
        yield from _place_at(asked, match, place, match.score)
    for statement in evidence.statements:
        place_of = statement.place
        if place_of is None or place_of.span is None or not evidence.sentence.covers(place_of.span):
            continue
        if isinstance(statement.act, Event) and _tells(statement, match):
            words = clean(shelf.words(place_of.span))
            yield Given(words, (place_of.entity or words,), evidence, match.score - FROM_STATEMENT, "event")
    for patient in match.parties.patients:
        for link, place in _behind(match.tree, patient):
            if link in wanted:
                yield from _place_at(asked, match, place, match.score - FROM_STATEMENT)


def _places_before(shelf: Shelf, asked: Asked, match: Match, matcher: Matcher) -> Iterator[Given]:
    """The one place of the sentence before, where the sentence itself names none."""
    before = shelf.sentence_before(match.evidence.sentence)
    if before is None or any(m.kind in PLACE_KINDS for m in _free_mentions(match.evidence, match.evidence.sentence)):
        return
    text = match.evidence.reading.article.text
    found = {}
    for mention in _free_mentions(match.evidence, before):
        link = text[before.start : mention.span.start].replace(" the ", " ").split()
        if mention.kind in PLACE_KINDS and link and link[-1].lower() in ("in", "at", "on"):
            found[mention.entity] = mention
    if len(found) == 1:
        mention = next(iter(found.values()))
        words = clean(shelf.words(mention.span))
        yield Given(words, (mention.entity or words,), match.evidence, match.score - WIDE, "event", (), (before,))


def _free_mentions(evidence: Evidence, sentence: Span) -> list[Mention]:
    """The names of a sentence that are no part of a speaker's."""
    speakers = [span for a in evidence.reading.attributions for span in a.source]
    inside = (m for m in evidence.reading.mentions if sentence.covers(m.span))
    return [m for m in inside if not any(s.overlaps(m.span) for s in speakers)]


def _behind(tree: Tree, word: int) -> Iterator[tuple[str, int]]:
    for kid in tree.kids(word, "prep"):
        for obj in tree.kids(kid, "pobj"):
            yield tree.words[kid].text.lower(), obj


def _place_at(asked: Asked, match: Match, word: int, score: float) -> Iterator[Given]:
    """The place that the word is the head of, with what makes it exact, if it has a name that was not asked for."""
    tree, first = match.tree, match.evidence.sentence.start
    words = [i for i in tree.subtree(word) if not _is_told_of(tree, i, word)]
    start, end = phrase_of(tree, words)
    mentions = [
        m for m in match.evidence.reading.mentions
        if match.evidence.sentence.covers(m.span) and first + start <= m.span.start and m.span.end <= first + end
    ]  # fmt: skip
    asked_for = {n.entity for n in asked.needs if n.entity}
    new = [m for m in mentions if (m.kind in PLACE_KINDS or m.kind == "ORG") and m.entity not in asked_for]
    if not new or tree.words[word].pos == "PRON":
        return
    told = clean(tree.text[start:end])
    if len(told.split()) > LONGEST_PLACE:
        told = clean(match.evidence.reading.article.text[new[0].span.start : new[0].span.end])
    held = [m for m in new if m.span.start - first <= tree.words[word].start < m.span.end - first]
    yield Given(told, ((held or new)[0].entity or told,), match.evidence, score, "event")


def _is_told_of(tree: Tree, i: int, top: int) -> bool:
    """True if the word stands in a clause or an aside about the place."""
    while i != top:
        if tree.words[i].dep in (*APART, "appos", "cc", "conj", "punct") and tree.words[i].text not in (
            "-",
            "’s",
            "'s",
        ):
            return True
        i = tree.words[i].head
    return False


def _lying(shelf: Shelf, asked: Asked, evidence: Evidence) -> Iterator[Given]:
    """Where a place itself is: what is said of it right behind its name ("Taji, north of Baghdad")."""
    if not is_near(asked, evidence):
        return
    words = shelf.words(evidence.sentence)
    for need in asked.needs:
        for name in need.names:
            found = re.search(rf"\b{re.escape(name)}\b{_LIES}", words)
            if found:
                yield Given(clean(found[1]), (clean(found[1]).lower(),), evidence, evidence.share, "event")


def find_lengths(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """How long: the durations that stand in the act's own clause."""
    given = []
    for match in _told(asked, matcher, found):
        own = clause_of(match.tree, match.act)
        for timex in match.evidence.reading.times:
            inside = timex.type == "DURATION" and match.evidence.sentence.covers(timex.span)
            if inside and _stands_in(match, own, timex.span.end - 1):
                words = clean(shelf.words(timex.span))
                given.append(Given(words, (timex.value,), match.evidence, match.score, "event"))
    return given
