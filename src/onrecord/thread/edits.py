"""A page read again after it changed: what it says now and did not, what it no longer says, what it says otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from onrecord.model import Event, Measure, Paragraph, Reading, Span, Statement
from onrecord.thread.corrections import FIELDS, read_field
from onrecord.thread.traces import SAME_PLACE
from onrecord.thread.words import content_words

EditKind = Literal["added", "cut", "altered"]
ALIKE = 60
"""Percent of equal letters (Indel ratio) from which a sentence is another wording of one: an added clause leaves it
above, another sentence on the same subject stays below 50."""
PAIRS_MOST = 100_000
"""Pairs of sentences compared for likeness: above that the page is another one, and nothing of it was altered."""
NOTE_WORDS = 2
"""Words (or one figure) that a correction note must share with a statement to be about it."""
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NOTE_WORDS = frozenset(
    "article story version earlier previous correction corrected correct amended amend updated update misstated "
    "incorrect incorrectly said say says stated gave give page report now was were is it not an this that on of the "
    "paragraph attribute figure".split()
)  # fmt: skip
"""Words of every correction note: they say nothing of what it corrects."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change between two versions of an article, in statements.

    `before` and `after` are the statements (None: it was added or cut); `what` the fields that differ, each with
    old and new value; `note` the correction note of the new version that speaks of it.
    """

    kind: EditKind
    before: Statement | None
    after: Statement | None
    what: tuple[tuple[str, str, str], ...] = ()
    note: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A correction note of an article, and the statement it speaks of, if one was found."""

    span: Span
    corrects: Statement | None


def diff_readings(before: Reading, after: Reading) -> tuple[Edit, ...]:
    """All changes from one version to the next: what was altered, then added, then cut, each in its order of place.

    A statement that stands in the same words is no change, wherever it stands; one of a sentence in other words is
    altered where it tells something else. What a correction note says of itself is no news.
    """
    old_there, new_there = _by_sentence(before), _by_sentence(after)
    altered: list[Edit] = []
    cut: list[Edit] = []
    matched: set[str] = set()
    for old, new in _pair_sentences(before, after):
        there = new_there.get(new, []) if new else []
        if new and _words(before, old) == _words(after, new):
            matched.update(s.id for s in there)
            continue
        for statement in old_there.get(old, []):
            other = _likest(before, after, statement, [s for s in there if s.id not in matched])
            if other is None:
                cut.append(Edit("cut", statement, None))
                continue
            matched.add(other.id)
            if what := tuple(_differing(statement, other)):
                altered.append(Edit("altered", statement, other, what))
    notes = list(_note_spans(after))
    fresh = (s for s in after.statements if s.id not in matched and not any(s.sentence.overlaps(n) for n in notes))
    added = [Edit("added", None, s) for s in fresh]
    return _tie_notes(after, [*altered, *added, *cut])


def _by_sentence(reading: Reading) -> Mapping[Span, list[Statement]]:
    found: dict[Span, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        found[statement.sentence].append(statement)
    return found


def find_notes(reading: Reading) -> tuple[Note, ...]:
    """The correction notes of an article, each with the statement of the same article that it speaks of."""
    return tuple(Note(span, _spoken_of(reading, span)) for span in _note_spans(reading))


def _pair_sentences(before: Reading, after: Reading) -> Iterator[tuple[Span, Span | None]]:
    """Each old sentence with the new one that says it, in the same words or in the likest; None if none does."""
    free = {_words(after, s): s for s in reversed(after.sentences)}
    rest: list[Span] = []
    for old in before.sentences:
        new = free.pop(_words(before, old), None)
        if new is None:
            rest.append(old)
        else:
            yield old, new
    few = len(rest) * len(free) <= PAIRS_MOST
    for old in rest:
        ranked = [(fuzz.ratio(_words(before, old), words), -new.start, words) for words, new in free.items() if few]
        likest = max(ranked, default=(0.0, 0, ""))
        yield old, free.pop(likest[2]) if likest[0] >= ALIKE else None


def _words(reading: Reading, span: Span) -> str:
    return " ".join((span.words(reading.article.text) or "").split())


def _likest(before: Reading, after: Reading, statement: Statement, others: Sequence[Statement]) -> Statement | None:
    """Of the statements of the other version's sentence, the one that tells the same thing."""
    main = _words(before, statement.spans[0])
    ranked = [
        (
            SAME_PLACE * _is_akin(statement, other) + fuzz.ratio(main, _words(after, other.spans[0])) / 100,
            -len(tuple(_differing(statement, other))),
            other.id,
        )
        for other in others
        if other.kind == statement.kind
    ]
    best = max(ranked, default=(0.0, 0, ""))
    return next((o for o in others if o.id == best[2]), None) if best[0] >= SAME_PLACE else None


def _is_akin(one: Statement, other: Statement) -> bool:
    """True if both count the same, or tell a deed of the same type."""
    match one.act, other.act:
        case Measure(topic=left), Measure(topic=right):
            return left == right
        case Event(type=left), Event(type=right):
            return left == right
        case _:
            return False


def _differing(before: Statement, after: Statement) -> Iterator[tuple[str, str, str]]:
    for field in FIELDS[before.kind]:
        old, new = read_field(before, field), read_field(after, field)
        if old != new:
            yield field, old, new


def _tie_notes(after: Reading, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits, with each correction note of the new version tied to the one it speaks of most."""
    told = list(edits)
    for span in _note_spans(after):
        words, figures = _note_words(after, span)
        ranked = [(_shared(after, edit, words, figures), -number) for number, edit in enumerate(told)]
        best, at = max(ranked, default=((0, 0), 0))
        if best[0] or best[1] >= NOTE_WORDS:
            edit = told[-at]
            told[-at] = Edit(edit.kind, edit.before, edit.after, edit.what, span)
    return tuple(told)


def _shared(after: Reading, edit: Edit, words: frozenset[str], figures: frozenset[str]) -> tuple[int, int]:
    """How many of the note's figures the edit changed, and how many of its words the statement holds."""
    changed = {f for _, old, new in edit.what for value in (old, new) for f in _FIGURE.findall(value)}
    statement = edit.after
    held = content_words(_words(after, statement.sentence)) if statement else frozenset()
    return len(figures & changed), len(words & held) if edit.kind == "altered" else 0


def _spoken_of(reading: Reading, note: Span) -> Statement | None:
    words, figures = _note_words(reading, note)
    best, found = (0, 0, 0.0), None
    for statement in reading.statements:
        if statement.sentence.overlaps(note):
            continue
        told = _words(reading, statement.sentence)
        worth = (len(figures & _figures(told)), len(words & content_words(told)), statement.score)
        if worth[:2] > (0, NOTE_WORDS - 1) and worth > best:
            best, found = worth, statement
    return found


def _note_words(reading: Reading, note: Span) -> tuple[frozenset[str], frozenset[str]]:
    told = _words(reading, note)
    return content_words(told) - _NOTE_WORDS, _figures(told)


def _figures(text: str) -> frozenset[str]:
    """The figures of a text as digits, small numbers in words among them."""
    written = {str(_NUMBERS.index(word)) for word in text.lower().split() if word in _NUMBERS}
    return frozenset({f.replace(",", "") for f in _FIGURE.findall(text)} | written)


def _note_spans(reading: Reading) -> Iterator[Span]:
    """Where the article's correction notes stand."""
    notes: Iterator[Paragraph] = (p for p in reading.article.paragraphs if p.role == "correction")
    return (reading.article.span(p.start, p.end) for p in notes if p.end > p.start)
