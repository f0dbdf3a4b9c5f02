"""The stage: finds the time expressions of an article and says what each means."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from spacy.tokens import Token

from onrecord.model import Span, Timex, When
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.times.attach import BEFORE_NOUN, PRESENT, SUBJECTS, governor_at
from onrecord.parse.times.bounds import join_whens
from onrecord.parse.times.grammar import RANGE_WORDS, read_expressions
from onrecord.parse.times.lexer import read_words
from onrecord.parse.times.meaning import Calendar, Clock, Expression, Fixed, Length, Meaning, Named
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.resolve import Resolved, resolve
from onrecord.parse.times.scene import Scene, story_span, tells_history
from onrecord.parse.times.tense import Tense, is_planned_noun, reaches_on, tense_at
from onrecord.parse.times.words import word_set
from onrecord.text.edtf import when_from_edtf

OUTSIDE_CALENDAR = Resolved("DATE", "XXXX-XX-XX")
"""A date that no calendar of ours holds; one such expression spoils no other."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with the sentence it was read in."""

    reader: Reader
    expression: Expression

    @property
    def start(self) -> int:
        return self.reader.words[self.expression.start].start

    @property
    def end(self) -> int:
        return self.reader.words[self.expression.end - 1].end


def find_times(draft: Draft) -> None:
    """Fill `draft.times` with every time expression of the article, in order of place."""
    token_at = {token.idx: token for token in draft.doc}.get
    readers = [_reader(draft, sentence, token_at) for sentence in draft.sentences]
    found = [[_Found(reader, e) for e in _with_years_shared(reader, read_expressions(reader))] for reader in readers]
    scene = Scene(draft.anchor)
    expressions = [f.expression for sentence in found for f in sentence]
    scene.history = tells_history(expressions, draft.anchor)
    scene.span = story_span(expressions) if scene.history else None
    for bounds, sentence in zip(draft.sentences, found, strict=True):
        scene.begin_sentence()
        scene.anchor = draft.anchor_at(bounds.start)
        times = [_place(draft, each, scene) for each in sentence]
        draft.times.extend(_with_ranges_joined(sentence, times))


def _reader(draft: Draft, sentence: Span, token_at: Callable[[int], Token | None]) -> Reader:
    year = draft.anchor.year if draft.anchor else None
    return Reader(read_words(draft.text, sentence.start, sentence.end), token_at, year)


def _with_years_shared(reader: Reader, expressions: list[Expression]) -> Iterator[Expression]:
    """The expressions, the first end of a range with the year of its second ("from March to May 2019")."""
    for first, second in zip_longest(expressions, expressions[1:]):
        year = _year_of(second.meaning) if second and second.start - first.end == 1 else None
        if year is None or second is None or reader.word(first.end) not in RANGE_WORDS or first.end > second.start:
            yield first
            continue
        yield replace(first, meaning=_in_year(first.meaning, second.meaning, year))


def _year_of(meaning: Meaning) -> int | None:
    return meaning.year if isinstance(meaning, (Calendar, Named)) else None


def _in_year(first: Meaning, second: Meaning, year: int) -> Meaning:
    """`first` in the year of the range's end, or the year before where its month comes later than the end's."""
    if isinstance(first, Named) and first.unit == "month" and first.year is None and not first.shift:
        later = _month_of(second) < first.index
        return replace(first, year=year - later) if _month_of(second) else first
    if isinstance(first, Calendar) and first.year is None and _month_of(second):
        return replace(first, year=year - (_month_of(second) < (first.month or 0)))
    return first


def _month_of(meaning: Meaning) -> int:
    if isinstance(meaning, Calendar):
        return meaning.month or 0
    return meaning.index if isinstance(meaning, Named) and meaning.unit == "month" else 0


def _place(draft: Draft, found: _Found, scene: Scene) -> Timex:
    """The timex of one expression; the scene remembers it."""
    expression = found.expression
    span = draft.span(found.start, found.end)
    scene.lead = found.reader.word(expression.start - 1)
    if _needs_tense(expression.meaning):
        scene.tense = _tense_of(draft, found, span)
    expression = _looking_ahead(expression, scene)
    resolved = _resolve_within_calendar(expression, scene)
    if resolved.granule and scene.lead not in word_set("closing"):
        scene.remember(resolved.granule, resolved.stated)
    mod = expression.mod if expression.mod != "-" else None
    return Timex(span, resolved.type, resolved.value, mod, _when(resolved, span), scene.anchor)


def _resolve_within_calendar(expression: Expression, scene: Scene) -> Resolved:
    """What the expression means; nothing where that lies outside the years 1 to 9999 ("300,000 years ago")."""
    try:
        return resolve(expression, scene)
    except (ValueError, OverflowError):
        return OUTSIDE_CALENDAR


def _tense_of(draft: Draft, found: _Found, span: Span) -> Tense:
    """Past or future, by the word before, the possessive after ("Friday's attack" was), and the verb above."""
    before, after = found.reader.word(found.expression.start - 1), found.reader.word(found.expression.end)
    if before in ("since", "come"):  # "a historic number come November"
        return "past" if before == "since" else "future"
    if after in ("'s", "’s") or before in word_set("nearest"):
        return ""
    if _is_of_saying(draft, found, span):
        return "past"
    governor = governor_at(draft, span)
    tense = tense_at(governor)
    if _names_noun(draft, found, span) and (tense == "future" or _is_awaited(draft.tokens(span).root.head)):
        return ""
    if before in word_set("deadline"):
        return "future" if not tense or reaches_on(governor) else tense
    return "future" if tense != "future" and is_planned_noun(governor) else tense


def _is_of_saying(draft: Draft, found: _Found, span: Span) -> bool:
    """True for the weekday on which it was said or given out, whatever was said of the days to come ("said Monday
    prices will rise", "according to a study Monday"): no report tells what was said after its own day."""
    meaning, words = found.expression.meaning, draft.tokens(span)
    if not isinstance(meaning, Named) or meaning.unit != "weekday" or words.root.dep_ in SUBJECTS:
        return False
    before = list(words.doc[max(words.sent.start, words.start - SOURCE_WORDS) : words.start])
    while before and before[-1].lower_ in ("on", "late", "early"):
        before.pop()
    behind = words.doc[words.end].tag_ if words.end < len(words.doc) else ""
    if before and before[-1].tag_ == "VBD" and before[-1].lemma_ in word_set("reporting"):
        return behind not in PRESENT
    for token in reversed(before):
        if token.pos_ == "AUX" or (token.pos_ == "VERB" and token.tag_ != "VBN" and token.lower_ != "according"):
            return False
        if token.lower_ == "according":
            return True
    return False


SOURCE_WORDS = 12
"""Words before a weekday in which "according to" names the source that it dates."""


def _names_noun(draft: Draft, found: _Found, span: Span) -> bool:
    """True for the month of "a June agreement": the verb tells the time of something else."""
    meaning = found.expression.meaning
    month = (isinstance(meaning, Named) and meaning.unit == "month") or isinstance(meaning, Calendar)
    root = draft.tokens(span).root
    return month and root.dep_ in BEFORE_NOUN and root.head.i > root.i and root.head.pos_ in ("NOUN", "PROPN")


def _is_awaited(noun: Token) -> bool:
    """True for the vote of "three months before the May 10 vote": the verb's past says nothing of its day."""
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    return before in word_set("awaiting") or (before == "of" and noun.head.head.lower_ == "ahead")


def _needs_tense(meaning: Meaning) -> bool:
    """True if past or future decides what it means."""
    if isinstance(meaning, Clock):
        return meaning.day is not None and _needs_tense(meaning.day)
    if isinstance(meaning, Length):
        return not meaning.window
    return isinstance(meaning, (Calendar, Named)) and meaning.year is None


def _looking_ahead(expression: Expression, scene: Scene) -> Expression:
    """The expression; "within two weeks" and "in two weeks" of a plan reach on from the article's day."""
    meaning = expression.meaning
    ahead = scene.lead in ("within", "in") and scene.tense == "future"
    if ahead and isinstance(meaning, Length) and not meaning.window:
        return replace(expression, meaning=replace(meaning, window="coming"))
    return expression


def _when(resolved: Resolved, span: Span) -> When | None:
    """The days of a timex as a When, or None if they are not known."""
    if resolved.edtf is None:
        return None
    return when_from_edtf(resolved.edtf, "stated" if resolved.stated else "relative", span)


def _with_ranges_joined(found: list[_Found], times: list[Timex]) -> list[Timex]:
    """The times of a sentence; both ends of a range ("from March to May") get the days of the whole."""
    joined = list(times)
    for n in range(len(found) - 1):
        if _is_range(found[n], found[n + 1]):
            whole = join_whens(times[n].when, times[n + 1].when)
            if whole:
                joined[n], joined[n + 1] = replace(joined[n], when=whole), replace(joined[n + 1], when=whole)
    return joined


def _is_range(first: _Found, second: _Found) -> bool:
    """True if the two expressions are the ends of one stretch of time."""
    reader, left, right = first.reader, first.expression, second.expression
    if right.start - left.end not in (0, 1) or isinstance(left.meaning, (Fixed, Length)):
        return False
    link = reader.word(left.end) if right.start > left.end else ""
    lead = reader.word(left.start - 1)
    if link in ("-", "–", "—") or link in ("through", "thru"):
        return True
    if link in ("to", "until", "till"):
        verb = reader.token(left.start - 2)
        return lead == "from" and (verb is None or verb.lemma_ not in word_set("moved"))
    return link == "and" and (lead == "between" or _is_second_day(right))


def _is_second_day(expression: Expression) -> bool:
    """True for the 3 of "Jan. 2 and 3"."""
    return isinstance(expression.meaning, Calendar) and expression.end - expression.start == 1 and (
        expression.meaning.day is not None)


STAGE = Stage("times", frozenset({"doc", "sentences"}), frozenset({"times"}), find_times)
"""Needs the parse; gives `times`."""
