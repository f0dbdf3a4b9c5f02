"""A sentence of a source becomes a line: whole, with its dates resolved, and able to stand alone."""

import re
from dataclasses import dataclass, replace

from onrecord.model import Line, LineKind, Span
from onrecord.tell.cutting import can_be_cut, cut_asides
from onrecord.tell.dates import Replacement, apply_replacements, find_left_open, find_unplaced, resolve_dates
from onrecord.tell.loose import find_leaning, find_loose_words
from onrecord.tell.quotations import QUOTED
from onrecord.tell.referents import (
    Start,
    drop_connective,
    find_loose_pronoun,
    has_verb,
    introduces,
    named_referent,
    read_start,
    tells_of_person,
)
from onrecord.tell.shelf import Shelf
from onrecord.tell.support import find_unsupported
from onrecord.tell.unfit import LONGEST, find_broken_form, find_unfit
from onrecord.tell.voices import is_spoken
from onrecord.tell.weekdays import FULLY, Dating, sure_times

JOINED_LONGEST = 60
"""Words of a line of two sentences, where the first introduces what the second points to."""
TOLD_UP_TO = "told up to the aside"
"""What the rule of a line says that leaves out the end of its sentence."""
_SPACE = re.compile(r"[\s\u00a0\u2009\u202f]+")
_LEFT_BLANK = re.compile(r" {20,}(?=[,.;:!?)’'])")
"""Where a box of other headlines stood before a mark."""
_DATELINE = re.compile(
    r"^(?:\d{1,2}:\d\d [ap]\.m\. \| Updated )?[A-Z][A-Z.'’/-]+(?:[ ,]+[A-Z][\w.'’/-]*){0,4}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?\s*(?:\([^)]{2,40}\))?\s*[—–-]{1,2}\s+"
    r"|^[A-Z]{3,}(?: [A-Z]{2,})?(?:, [A-Z][\w.]{1,12})?—(?=[A-Z“\"])"
    r"|^\([A-Z][\w .]{1,30}\)\s*[—–-]{1,2}\s+|^\((?:CNN|AP|AFP|UPI|Reuters)(?: [A-Z]\w+)?\)\s+"
    r"|^(?!(?:And|But|So|Or|Yet|As|While|When|If|Then|Now|Even|Only|Like|Unlike) )"
    r"[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}(?: \d{1,2}, \d{4},?)? "
    r"(?:\((?:CNN|AP|AFP|UPI|Reuters)\)(?:\s*[—–-]{1,2})?|(?:[—–]|--?)(?=\s+[“\"‘'(]?[A-Z\d]))\s+"
    r"|^(?:Near|Outside|On|In|At|Off)? ?(?:the )?[A-Z][\w.'’-]+(?:,? [\w.'’-]+){0,5} ?"
    r"(?:\([A-Z][\w ]{1,24}\)|/ ?[A-Z]\w+) ?(?:[—–:]|--?)\s+"
)
"""A place in capitals, perhaps with its country, day and agency, before a dash; or a place before its agency, in
brackets or behind a stroke. "And Ann Orm — the premier — left" is none."""
_AGENCY = re.compile(r"\((?:CNN|AP|AFP|UPI|Reuters)\)")
"""In a dateline: what stands before it is a place, whatever the parse takes it for."""
_FLASH = re.compile(r"(?:(?:DEVELOPING|BREAKING|EXCLUSIVE|Exclusive|NEW)(?: NEWS)?: ?|(?:Advertisement )+)(?=[A-Z])")
"""What an outlet calls its news before it begins, or offers there."""
_ALSO = re.compile(r"(?<=[a-z.’'A-Z]) also (?=[a-z]+\b)")
_PARENTHETIC = re.compile(
    r"(?<=[a-z]) (?:meanwhile|however), (?!\w+ing\b)"
    r"|, however, (?!\w+ing\b|(?:the|an?|his|her|its|their|our|it|he|she|they|we|I|there|this|that|[A-Z]\S*) )"
    r"|, (?:for (?:example|instance|(?:his|her|its|their) part)|on the other hand"
    r"|meanwhile|moreover|furthermore"
    r"|too|though|nevertheless|nonetheless|(?:by|in) contrast|in turn|in addition), (?!\w+ing\b)"
)
"""Left out with both its commas, or the only one that its source set; but not before a participle, which would be of
the word before it, nor "however" where another clause may begin behind it."""
_OF_SOME = re.compile(r"(?<=\b[Oo]ne of )the (?=(?:two|three|four|five|six) [a-z]+s\b)")
"""In "one of the three officials said" the article says that they were told of; without it nothing is lost."""
_NOT_ALSO = re.compile(r"\b(?:not (?:only|just|merely)|but also|as well as|while|both\b[^,;]{1,60}\band)\b", re.I)
"""Where, before it, "also" belongs to what the sentence itself says."""
_AS_WELL = re.compile(
    r"^(?!(?:While|As|If|When|Like|Unlike|Since|Although)\b"
    r"|.*, (?:and|but|while|as|who|which|so|yet|or|though|although)\b)"
    r"[^;:”]*[^;:”\s,](?P<joint>,? (?:as well|too))\.$"
)
"""At the end of a sentence of one clause, where it joins that to the one before."""
_NUMBER_MORE = re.compile(
    r"(?P<number>(?:At least )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)) more (?=(?!than\b)[a-z])", re.I
)
"""Who is counted besides those of the sentence before: "Two more sailors were hurt"."""
_ALSO_WITHIN = 60
"""Characters in which an "also" stands behind the subject of its sentence, and joins it to the one before."""
_TURNS = re.compile(r"(?:But|Yet|Still,)\s")
"""What a report tells behind these words answers the sentence before; what somebody says does so less."""
_FIGURE = re.compile(r"\d")
"""Under a label of its report ("What's next:") a day is enough to place what is told."""
_NAMES = re.compile(r"(?<=[\s“\"(-])[A-Z]")
"""A capital inside the sentence: a name, by which a reader knows whom or where it is about."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a line and what they rest on."""

    text: str
    spans: tuple[Span, ...]
    rules: tuple[str, ...] = ()
    reported: str = ""
    """The day of the report, told behind the words of a line that gives none."""
    is_placed: bool = False
    """Whether the words give the day of each report themselves."""

    def line(self, shelf: Shelf, kind: LineKind, when: str | None = None, origins: int = 1) -> "Line | Refusal":
        """The line, if all that it says stands in its cites or follows by its rules."""
        cites = tuple(shelf.cite(span) for span in self.spans)
        left_open = find_unplaced(self.text) or (None if self._is_placed(shelf) else find_left_open(self.text))
        if left_open:
            return Refusal(f"says “{left_open}”, a time that only a reader of its day can place")
        labelled = any(p and p.label for p in map(shelf.paragraph_at, self.spans)) and _FIGURE.search(self.text)
        named = _NAMES.search(self.text) or self.text.split(" ", 1)[0][1:2].isupper() or self._begins_with_name(shelf)
        if not (labelled or named):
            return Refusal("names neither anybody nor a place")
        missing = find_unsupported(self.text, cites, self.rules)
        if missing:
            return Refusal(f"not in the cited words: {', '.join(missing)}")
        return Line(self.told, kind, cites, when, origins, self.rules)

    @property
    def told(self) -> str:
        """The words with the day of their report behind them, if they need it."""
        return f"{self.text} ({self.reported})" if self.reported else self.text

    def _begins_with_name(self, shelf: Shelf) -> bool:
        """True if the first word is of a name that is no people's."""
        return any(m.kind != "NORP" and m.span.start == self.spans[0].start for m in shelf.mentions_in(self.spans[0]))

    def find_loose(self, *, opens: bool = False) -> str | None:
        """The first words that lean on another sentence now that the line has left its connective out, or None."""
        return find_loose_words(self.text, opens=opens) if len(self.spans) == 1 else None

    def _is_placed(self, shelf: Shelf) -> bool:
        """True if a reader sees the day of the report, from which "last week" is counted."""
        return self.is_placed or bool(self.reported) or self.gives_day_of_report(shelf)

    def gives_day_of_report(self, shelf: Shelf) -> bool:
        """True if the last of the sentences gives the day of its report."""
        day = shelf.article(self.spans[-1].article_id).published.day
        return day is not None and any(rule.endswith(f" is {day.isoformat()}") for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sentence was not told."""

    why: str

    @property
    def reason(self) -> str:
        """The reason without the words of the single case, so that refusals can be counted."""
        return re.sub(r"“[^”]*”", "“…”", self.why.split(":", 1)[0])


def word_sentence(shelf: Shelf, sentence: Span, dating: Dating = FULLY, *, is_lede: bool = False) -> Wording | Refusal:
    """The sentence as a line that stands alone, or why it cannot."""
    sentence = without_label(shelf, sentence)
    raw = shelf.words(sentence)
    if len(raw.split()) > LONGEST:
        return _shorten(shelf, sentence, dating)
    unfit = find_unfit(shelf, sentence, raw)
    if unfit:
        return Refusal(unfit)
    start = read_start(raw)
    told_of = start.kind == "pronoun" or (is_lede and tells_of_person(shelf, sentence))
    loose = None if told_of else find_loose_pronoun(shelf, sentence)
    if loose:
        return Refusal(f"says “{loose}” of a person it does not name")
    if start.kind == "pronoun":
        return _name_pronoun(shelf, sentence, start, dating)
    if start.kind in ("pointer", "definite"):
        return _stand_without(shelf, sentence, raw, start, dating)
    if start.kind == "first person":
        return Refusal("speaks in the first person")
    return _plain(shelf, sentence, dating)


def _shorten(shelf: Shelf, sentence: Span, dating: Dating) -> Wording | Refusal:
    """A sentence that is too long, told up to an aside at its end; refused if the aside may turn what is said."""
    raw = shelf.words(sentence)
    for kept, left in cut_asides(raw):
        if len(kept.split()) < LONGEST // 3 or not can_be_cut(kept, left):
            return Refusal("too long")
        if len(kept.split()) <= LONGEST and has_verb(kept) and read_start(kept).kind == "plain":
            short = replace(sentence, end=sentence.start + len(kept))
            if find_loose_pronoun(shelf, short) or find_broken_form(f"{kept}."):
                return Refusal("too long")
            plain = _plain(shelf, short, dating)
            rule = f"{TOLD_UP_TO} “{clean(left)[:40]}…”"
            return Wording(f"{plain.text}.", (sentence,), (*plain.rules, rule))
    return Refusal("too long")


def without_label(shelf: Shelf, sentence: Span) -> Span:
    """The sentence without its paragraph's label or dateline."""
    paragraph = shelf.paragraph_at(sentence)
    raw = shelf.words(sentence)
    label = paragraph.label if paragraph else None
    flash = _FLASH.match(raw)
    if flash:
        return replace(sentence, start=sentence.start + flash.end())
    if label and raw.startswith(label):
        skipped = len(label) + len(raw[len(label) :]) - len(raw[len(label) :].lstrip(" :\u00a0—–-"))
        if skipped < len(raw):
            return replace(sentence, start=sentence.start + skipped)
    dateline = _DATELINE.match(raw)
    people = {m.span.start for m in shelf.mentions_in(sentence) if m.kind == "PERSON"} if dateline else set()
    if dateline is None or (sentence.start in people and not _AGENCY.search(dateline.group())):
        return sentence
    behind = _DATELINE.match(raw[dateline.end() :]) if raw.startswith("(") else None
    return replace(sentence, start=sentence.start + dateline.end() + (behind.end() if behind else 0))


def _plain(shelf: Shelf, sentence: Span, dating: Dating) -> Wording:
    raw = shelf.words(sentence)
    dates = resolve_dates(raw, sentence.start, sure_times(shelf, sentence, dating), year=dating.year)
    replacements = [*dates, *_leave_joints_out(raw)]
    return Wording(clean(apply_replacements(raw, replacements)), (sentence,), tuple(r.rule for r in replacements))


def _leave_joints_out(raw: str) -> list[Replacement]:
    """The small words by which a sentence only goes on with the one before it."""
    own = QUOTED.sub(lambda quoted: "”" * len(quoted.group()), raw)
    also = _ALSO.search(own[:_ALSO_WITHIN])
    also = None if also and _NOT_ALSO.search(raw[: also.end()]) else also
    rest, well = (_PARENTHETIC.search(own), _OF_SOME.search(own)), _AS_WELL.match(own)
    found = [(*joint.span(), " ") for joint in (also, rest[0]) if joint] + ([(*rest[1].span(), "")] if rest[1] else [])
    found += [(*well.span("joint"), "")] if well else []
    left = [
        Replacement(start, end, by, f"connective left out: “{own[start:end].strip(' ,')}”") for start, end, by in found
    ]
    more = _NUMBER_MORE.match(own)
    return [*left, Replacement(more.end("number"), more.end(), " ", "connective left out: “more”")] if more else left


def clean(words: str) -> str:
    """`words` on one line, with plain spaces."""
    return _SPACE.sub(" ", _LEFT_BLANK.sub("", words)).strip()


def _name_pronoun(shelf: Shelf, sentence: Span, start: Start, dating: Dating) -> Wording | Refusal:
    """The sentence with its first pronoun replaced by its name; what somebody said stays as he said it."""
    raw = shelf.words(sentence)
    named = None if raw[:1] in "“\"'‘" else named_referent(shelf, sentence, start.word)
    if named is None:
        return Refusal("begins with a pronoun whose referent is not sure")
    name, span = named
    at = raw.lower().find(start.word.lower())
    shown = f"{name}’s" if start.possessive else name
    swap = Replacement(at, at + len(start.word), shown, f"“{start.word}” is {name}, named before in the article")
    dates = resolve_dates(raw, sentence.start, sure_times(shelf, sentence, dating), year=dating.year)
    replacements = [swap, *dates, *_leave_joints_out(raw)]
    told = clean(apply_replacements(raw, replacements))
    return Wording(told, (sentence, shelf.sentence_at(span)), tuple(r.rule for r in replacements))


def _stand_without(shelf: Shelf, sentence: Span, raw: str, start: Start, dating: Dating) -> Wording | Refusal:
    """The sentence without its connective, or behind the sentence that introduces what it points to."""
    rest, rule = drop_connective(raw)
    form = find_broken_form(rest) if rule else None
    if form:
        return Refusal(form)
    turned = _join_turn(shelf, sentence, raw, dating) if rule else None
    if turned:
        return turned
    if rule:
        shorter = replace(sentence, start=sentence.start + len(raw) - len(rest))
        again = read_start(rest)
        if again.kind == "plain":
            plain = _plain(shelf, shorter, dating)
            return Wording(_capitalise(plain.text), (shorter,), (*plain.rules, rule))
    before = shelf.sentence_before(sentence)
    if before is None or (start.kind == "definite" and not introduces(shelf, before, sentence, start)):
        return Refusal(f"begins with “{start.word}”, whose referent the reader cannot see")
    joined = _join(shelf, before, sentence, dating)
    return joined or Refusal(f"begins with “{start.word}”, whose referent the reader cannot see")


def _capitalise(words: str) -> str:
    """The words with a capital, behind the mark that may open them."""
    at = 1 if words[:1] in "“\"‘'" else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def _join_turn(shelf: Shelf, sentence: Span, raw: str, dating: Dating) -> Wording | None:
    """A sentence that answers the one before it ("But ..."), with that one, where nobody says it and both can be told
    so; without its connective most such sentences leave open what they answer."""
    before = shelf.sentence_before(sentence) or _sentence_joined(shelf, sentence)
    if before is None or not _TURNS.match(raw) or is_spoken(shelf, sentence):
        return None
    leaning = find_leaning(shelf, before, shelf.words(without_label(shelf, before)))
    return None if leaning else _join(shelf, before, sentence, dating)


def _join(shelf: Shelf, before: Span, sentence: Span, dating: Dating) -> Wording | None:
    """Two sentences as one line, where the first stands alone and both are not too long."""
    first = word_first(shelf, before, dating)
    if isinstance(first, Refusal) or len(first.text.split()) + len(shelf.words(sentence).split()) > JOINED_LONGEST:
        return None
    second = _plain(shelf, sentence, dating)
    return Wording(
        f"{first.text} {second.text}", (*first.spans, *second.spans), (*first.rules, *second.rules)
    )  # fmt: skip


def word_behind(
    shelf: Shelf, sentence: Span, why: str, asked: frozenset[str], dating: Dating = FULLY
) -> Wording | Refusal:
    """A sentence that leans on what another tells (`why`) behind the one before it, if that tells it: in its
    paragraph, or where the parse joins words of the two."""
    above = shelf.sentence_before(sentence) or _sentence_joined(shelf, sentence)
    sentence = without_label(shelf, sentence)
    raw = shelf.words(sentence)
    if above is None or shelf.words(above).startswith(("“", '"')) or find_unfit(shelf, sentence, raw):
        return Refusal(why)
    if read_start(raw).kind not in ("plain", "definite"):
        return Refusal(why)
    both = replace(without_label(shelf, above), end=sentence.end)
    if find_leaning(shelf, both, shelf.words(both), asked):
        return Refusal(why)
    return _join(shelf, above, sentence, dating) or Refusal(why)


def _sentence_joined(shelf: Shelf, sentence: Span) -> Span | None:
    """The sentence above, of another paragraph, if both name one thing as the parse reads them."""
    above = shelf.sentence_above(sentence)
    joined = above and any(
        any(above.covers(s) for s in cluster) and any(sentence.covers(s) for s in cluster)
        for cluster in shelf.clusters_in(sentence)
    )
    return above if joined else None


def word_first(shelf: Shelf, sentence: Span, dating: Dating) -> Wording | Refusal:
    """A sentence that is to introduce another: it must stand alone by itself."""
    sentence = without_label(shelf, sentence)
    raw = shelf.words(sentence)
    unfit = find_unfit(shelf, sentence, raw)
    if unfit:
        return Refusal(unfit)
    if read_start(raw).kind != "plain" or find_loose_pronoun(shelf, sentence):
        return Refusal("does not stand alone")
    return _plain(shelf, sentence, dating)
