"""A measure as it is compared: what it counts, where, of which happening, and whether it holds already."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Measure, Occurrence, Statement
from onrecord.thread.days import ZONE_DAYS
from onrecord.thread.desk import Desk
from onrecord.thread.tolls import toll_key
from onrecord.thread.words import class_forms, content_words, find_words, plain_form, ring_head

NEAR_SENTENCES = 3
"""A toll stands with the deed told in its sentence, or at most so many sentences before or after."""
DEADLY = frozenset({"ASSAULT", "PROTEST", "COERCE"})
PLANNED_REACH = 80
"""Characters before a figure in which "will" or "plans to" makes it one that is to hold later."""
_FROM = re.compile(r"\bfrom\s+(?:about|some|around|roughly|nearly|its?|the|current|\W)*\s*$", re.I)
_ALREADY = re.compile(r"\b(?:now|currently|already|remain|remains|remaining|has|have|are|is)\b[^.;]*$", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure and what it is compared by."""

    statement: Statement
    measure: Measure
    what: tuple[str, ...]
    place: str | None
    happening: str | None
    change: bool
    planned: bool
    generic: bool
    """True if the words for what is counted say too little to be one quantity in two sentences."""

    @property
    def key(self) -> tuple[object, ...]:
        """What two figures of one quantity share, their place aside."""
        alone = self.statement.id if self.generic and self.happening is None else None
        return self.what, self.measure.amount.unit, self.change, self.happening, alone

    def held(self, published: date | None) -> tuple[date, date]:
        """The days by which the points of a series are ordered: as of, else the day of the report."""
        when = self.statement.when
        if when is not None and (when.end or when.start):
            return when.end or when.start or date.max, when.start or date.min
        day = published or date.max
        return day, day


class FigureReader:
    """Reads measures as figures, with the happening that a toll belongs to."""

    def __init__(self, desk: Desk, occurrences: Sequence[Occurrence]) -> None:
        self._desk = desk
        self._by_article: dict[str, list[tuple[int, Occurrence]]] = defaultdict(list)
        for occurrence in occurrences:
            if occurrence.type not in DEADLY or occurrence.status in ("planned", "hypothetical"):
                continue
            for statement_id in occurrence.statements:
                statement = desk.by_id[statement_id]
                number = desk.sentence_numbers.get(statement.sentence, 0)
                self._by_article[statement.article_id].append((number, occurrence))

    def read(self, statement: Statement) -> Figure:
        """The figure that the statement gives."""
        desk, measure = self._desk, statement.act
        assert isinstance(measure, Measure)
        toll = toll_key(measure)
        what = _what(desk, measure)
        fired = not toll and bool(set(what) & class_forms("counted", "fired"))
        happening = self._happening(statement, NEAR_SENTENCES if toll else 0) if toll or fired else None
        if toll and happening is None:
            happening = self._day_of_story(statement)
        return Figure(
            statement=statement,
            measure=measure,
            what=what,
            place=None if happening else desk.entity(statement.place) or _written_place(statement),
            happening=happening,
            change=measure.amount.change in ("up", "down"),
            planned=_is_planned(desk, statement, measure),
            generic=_is_generic(desk, what, measure, fired),
        )

    def _day_of_story(self, statement: Statement) -> str | None:
        """What a toll without a deed belongs to: its story and the day it is of."""
        story, when = self._desk.story_of.get(statement.article_id), statement.when
        day = (when.end if when else None) or self._desk.published(statement)
        return f"{story} {day.isoformat()}" if story and day else None

    def _happening(self, statement: Statement, sentences: int) -> str | None:
        """The id of the nearest deed in the article: in the same sentence, else before, else after."""
        number = self._desk.sentence_numbers.get(statement.sentence, 0)
        near = [
            (abs(number - n), n > number, occurrence.id)
            for n, occurrence in self._by_article.get(statement.article_id, ())
            if abs(number - n) <= sentences and _of_its_days(statement, occurrence)
        ]
        return min(near)[2] if near else None


def _of_its_days(statement: Statement, occurrence: Occurrence) -> bool:
    """True unless the figure and the deed are told of days that exclude each other."""
    told, held = occurrence.when, statement.when
    if told is None or held is None or "published" in (told.basis, held.basis):
        return True
    if told.start is None or told.end is None or held.start is None or held.end is None:
        return True
    zone = timedelta(days=ZONE_DAYS)
    return told.start - zone <= held.end and held.start <= told.end + zone


def _what(desk: Desk, measure: Measure) -> tuple[str, ...]:
    """The parts of the topic: joined actors, and plain forms that stand for their rings."""
    parts = {_part(desk, word) for word in measure.topic.split()}
    if not parts:
        parts = {ring_head(w) for w in content_words(measure.of)}
    return tuple(sorted(p for p in parts if p))


def _part(desk: Desk, word: str) -> str:
    resolved = desk.actors.resolve(word)
    if resolved and resolved in desk.actors.parents:
        return desk.state_behind(resolved)
    return ring_head(plain_form(word))


def _written_place(statement: Statement) -> str | None:
    written = (statement.place.name or statement.place.text) if statement.place else None
    return written.lower() if written else None


def _is_generic(desk: Desk, what: tuple[str, ...], measure: Measure, fired: bool) -> bool:
    """True for "people", "figure", and single nouns of things fired or counted in passing."""
    telling = [part for part in what if part not in class_forms("counted", "generic")]
    if not telling:
        return True
    standing = bool(measure.amount.unit) or bool(set(telling) & class_forms("counted", "standing"))
    return fired or (len(telling) == 1 and telling[0] not in desk.actors.parents and not standing)


def _is_planned(desk: Desk, statement: Statement, measure: Measure) -> bool:
    """True if the figure is to hold later: it is dated after its report, or "will" stands before it.

    "From 5,200" in a planned cut is what holds now.
    """
    start = measure.amount.span.start
    first = max(statement.sentence.start, start - PLANNED_REACH)
    before = desk.articles[statement.article_id].text[first:start]
    if _FROM.search(before):
        return False
    published, when = desk.published(statement), statement.when
    if published and when and when.basis != "published" and when.start and when.start > published:
        return True
    marks = [w.lower() for w in find_words(before)]
    last = max((n for n, w in enumerate(marks) if plain_form(w) in class_forms("planned", "words")), default=None)
    return last is not None and not _ALREADY.search(" ".join(marks[last + 1 :]))


