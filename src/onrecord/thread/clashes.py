"""Figures of one quantity that no number fits both of: only those of one whole, which few figures side by side are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from onrecord.model import Facing, Measure, Occurrence, Series, Span, Statement
from onrecord.model.account import Relation
from onrecord.thread.days import ZONE_DAYS, read_days, told_when
from onrecord.thread.desk import Desk
from onrecord.thread.notes import name_counter
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.quantities import Figure, clash
from onrecord.thread.series import tell_point
from onrecord.thread.tolls import toll_key
from onrecord.thread.words import class_forms, find_words, plain_form

REPORT_DAYS = 2
"""Figures reported further apart than this are updates; one without a day is of so many days before its report."""
RIVAL_TIMES = 2.0
"""Rival counts of one thing differ by less than this factor; beyond it they are a part and its whole, or two things."""
BESIDE_SENTENCES = 2
"""A report that sets two counts against each other does so in sentences that stand together."""


class Rivals(NamedTuple):
    """Two figures of a series that exclude each other, in the order of its points."""

    series: Series
    first: Figure
    second: Figure


def find_rivals(
    desk: Desk, series: Sequence[Series], figures: Mapping[str, Figure], occurrences: Sequence[Occurrence]
) -> list[Rivals]:
    """Figures of one quantity and time that exclude each other.

    They are of two outlets, or of two counters whom one report sets against each other.
    """
    wholes = _Wholes(desk, figures, occurrences)
    found = []
    for one in series:
        held = [figures[p.statement_id] for p in one.points if not p.note.startswith(("planned", "superseded"))]
        found += [Rivals(one, *pair) for pair in combinations(held, 2) if wholes.are_rivals(*pair)]
    return found


def face_rivals(desk: Desk, rivals: Sequence[Rivals]) -> Iterator[Facing]:
    """The rivals face to face, once for each two figures of two outlets."""
    told: set[tuple[str, float, str | None, float, str | None]] = set()
    for series, first, second in rivals:
        amounts = first.measure.amount, second.measure.amount
        outlets = desk.article(first.statement).outlet, desk.article(second.statement).outlet
        key = (series.id, amounts[0].low, outlets[0], amounts[1].low, outlets[1])
        if key in told:
            continue
        told.add(key)
        words = " or ".join(desk.text(amount.span) for amount in amounts)
        why = f"{series.of}, {told_when(desk, second.statement)}: {words}"
        relation: Relation = "contradicts" if first.happening is not None else "disputes"
        yield Facing(first.statement.id, second.statement.id, relation, why)


def note_rivals(desk: Desk, series: Sequence[Series], rivals: Sequence[Rivals]) -> tuple[Series, ...]:
    """The series, with a note on each point that competes with another: the first it competes with."""
    notes: dict[str, str] = {}
    for _, first, second in rivals:
        for one, other in ((first, second), (second, first)):
            if one.statement.id not in notes:
                notes[one.statement.id] = f"competing: {tell_point(desk, other)}"
    return tuple(
        replace(s, points=tuple(replace(p, note=notes.get(p.statement_id, p.note)) for p in s.points)) for s in series
    )


def _is_rival(desk: Desk, first: Figure, second: Figure) -> bool:
    """True if no number fits both, and they are near enough, in size and time, to count one thing."""
    low, high = sorted(f.measure.amount.low for f in (first, second))
    if not 0 < high <= low * RIVAL_TIMES or not clash(first, second):
        return False
    return _of_one_time(desk, first.statement, second.statement) and not _is_part(desk, first, second)


class _Wholes:
    """What each figure counts a part of, as far as its report makes it plain."""

    def __init__(self, desk: Desk, figures: Mapping[str, Figure], occurrences: Sequence[Occurrence]) -> None:
        self._desk = desk
        self._tolls: dict[tuple[str, str | None, str | None], set[tuple[float, float]]] = defaultdict(set)
        for figure in figures.values():
            amount = figure.measure.amount
            self._tolls[_toll_told(figure)].add((amount.low, amount.high))
        self._deeds: dict[Span, set[str]] = defaultdict(set)
        for occurrence in occurrences:
            for statement_id in occurrence.statements:
                self._deeds[desk.by_id[statement_id].sentence].add(occurrence.id)

    def are_rivals(self, first: Figure, second: Figure) -> bool:
        """True if the two exclude each other, and two outlets or two counters stand behind them."""
        if not _is_rival(self._desk, first, second):
            return False
        counters = name_counter(first.statement), name_counter(second.statement)
        if counters[0] == counters[1] and counters[0] is not None:
            return False
        if first.statement.article_id == second.statement.article_id:
            return None not in counters and _sets_against(self._desk, first, second)
        outlets = {self._desk.article(f.statement).outlet for f in (first, second)}
        return len(outlets) > 1 and self._count_one(first, second)

    def _count_one(self, first: Figure, second: Figure) -> bool:
        """True if both count one thing: the victims of one happening, or whose troops stand in one place."""
        if any(self._is_share(f) for f in (first, second)):
            return False
        if first.happening is None:
            return first.place is not None and self._is_owned(first) and self._is_owned(second)
        places = (read_side(self._desk, f.statement.place) for f in (first, second))
        return self._is_pinned(first) and self._is_pinned(second) and compare_sides(*places) is not Kin.DIFFERENT

    def _is_pinned(self, figure: Figure) -> bool:
        """True if its sentence tells its happening, or its report gives no other toll of that."""
        if figure.happening in self._deeds.get(figure.statement.sentence, ()):
            return True
        return len(self._tolls[_toll_told(figure)]) == 1

    def _is_owned(self, figure: Figure) -> bool:
        """True if it says whose: "seats" and "airstrikes" may be anybody's, and of any days."""
        core = figure.core
        owners = core & self._desk.actors.parents.keys()
        return bool(owners) and bool(core & class_forms("counted", "standing"))

    def _is_share(self, figure: Figure) -> bool:
        """True for "another three soldiers", which are not all."""
        amount = figure.measure.amount
        span = amount.of_span or amount.span
        start, end = min(span.start, amount.span.start), max(span.end, amount.span.end)
        told = self._desk.text(Span(span.article_id, start, end)).lower().replace("more than", "")
        words = frozenset(map(plain_form, find_words(told)))
        return bool(words & class_forms("counted", "further"))


def _toll_told(figure: Figure) -> tuple[str, str | None, str | None]:
    """What all figures of one report share that may give one toll."""
    return figure.statement.article_id, toll_key(figure.measure), figure.happening


def _sets_against(desk: Desk, first: Figure, second: Figure) -> bool:
    """True if one report sets two counts against each other ("the ministry said 81, but the hospital ...")."""
    sentences = sorted((f.statement.sentence for f in (first, second)), key=lambda s: s.start)
    numbers = [desk.sentence_numbers.get(s, 0) for s in sentences]
    if numbers[1] - numbers[0] > BESIDE_SENTENCES:
        return False
    between = Span(sentences[0].article_id, first.measure.amount.span.end, second.measure.amount.span.start)
    told = sentences[1] if numbers[0] != numbers[1] else between if between.start < between.end else sentences[0]
    words = frozenset(word.lower() for word in find_words(desk.text(told)))
    return bool(words & class_forms("counted", "against"))


def _is_part(desk: Desk, one: Figure, other: Figure) -> bool:
    """True if the lower toll is one of several of its sentence ("two soldiers, two civilians")."""
    lower = min((one, other), key=lambda f: f.measure.amount.low)
    toll = toll_key(lower.measure)
    if toll is None:
        return False
    beside = (s.act for s in desk.by_sentence[lower.statement.sentence] if s.id != lower.statement.id)
    return any(isinstance(act, Measure) and toll_key(act) == toll for act in beside)


def _of_one_time(desk: Desk, first: Statement, second: Statement) -> bool:
    """True if both figures are of days that meet, in reports of the same days."""
    days = desk.published(first), desk.published(second)
    if days[0] is None or days[1] is None or abs((days[1] - days[0]).days) > REPORT_DAYS:
        return False
    undated = [s.when is None or s.when.basis == "published" for s in (first, second)]
    if all(undated):
        return True
    if any(undated):
        dated, published = (second, days[0]) if undated[0] else (first, days[1])
        return _is_near(desk, dated, published)
    if first.when is not None and second.when is not None and first.when.meets(second.when):
        return True
    held = read_days(desk, first), read_days(desk, second)
    return all(d.exact for d in held) and held[0].apart(held[1]) <= ZONE_DAYS


def _is_near(desk: Desk, dated: Statement, published: date) -> bool:
    """True if the days stated reach into those just before the other report."""
    held = read_days(desk, dated)
    return held.last >= published - timedelta(days=REPORT_DAYS) and held.first <= published
