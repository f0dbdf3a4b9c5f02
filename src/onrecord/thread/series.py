"""One quantity over time: figures of many reports side by side, never averaged."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Measure, Occurrence, Point, Series, Statement, content_id
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.figures import disjoint
from onrecord.thread.tolls import toll_key
from onrecord.thread.words import class_forms, content_words, find_words, plain_form, ring_head

SAME_TIME_DAYS = 3
"""Figures that held within so many days stand beside each other, not after each other."""
NEAR_SENTENCES = 3
"""A toll stands with the deed told in its sentence, or at most so many sentences before or after."""
DEADLY = frozenset({"ASSAULT", "PROTEST", "COERCE"})
WHY_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Figure:
    """A measure as it is compared: what it counts (key), where, whether it changes or is only meant."""

    statement: Statement
    measure: Measure
    what: tuple[str, ...]
    place: str | None
    happening: str | None
    change: bool
    planned: bool


def make_series(desk: Desk, occurrences: Sequence[Occurrence]) -> tuple[Series, ...]:
    """All quantities in order of first report; every measure stands in exactly one series."""
    standing = _Standing(desk, occurrences)
    figures = [_read_figure(desk, s, standing) for s in desk.statements if isinstance(s.act, Measure)]
    groups: dict[tuple[object, ...], list[_Figure]] = defaultdict(list)
    for figure in figures:
        groups[(figure.what, figure.change, figure.happening, figure.place)].append(figure)
    merged = _merge_unplaced(desk, groups)
    order = {f.statement.id: n for n, f in enumerate(figures)}
    merged.sort(key=lambda g: min(order[f.statement.id] for f in g))
    return tuple(_make_series(desk, group) for group in merged)


class _Standing:
    """Finds the happening that a toll belongs to."""

    def __init__(self, desk: Desk, occurrences: Sequence[Occurrence]) -> None:
        self._desk = desk
        self._by_article: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for occurrence in occurrences:
            if occurrence.type not in DEADLY or occurrence.status in ("planned", "hypothetical"):
                continue
            for statement_id in occurrence.statements:
                statement = desk.by_id[statement_id]
                number = desk.sentence_numbers.get(statement.sentence, 0)
                self._by_article[statement.article_id].append((number, occurrence.id))

    def happening(self, statement: Statement) -> str | None:
        """The id of the nearest deed in the article: in the same sentence, else before, else after."""
        number = self._desk.sentence_numbers.get(statement.sentence, 0)
        near = [
            (abs(number - n), n > number, occurrence)
            for n, occurrence in self._by_article.get(statement.article_id, ())
            if abs(number - n) <= NEAR_SENTENCES
        ]
        return min(near)[2] if near else None


def _read_figure(desk: Desk, statement: Statement, standing: _Standing) -> _Figure:
    measure = statement.act
    assert isinstance(measure, Measure)
    toll = toll_key(measure)
    parts = {_part(desk, word) for word in measure.topic.split()}
    if not parts:
        parts = {ring_head(w) for w in content_words(measure.of)}
    return _Figure(
        statement=statement,
        measure=measure,
        what=tuple(sorted(p for p in parts if p)),
        place=desk.entity(statement.place) or _written_place(statement),
        happening=standing.happening(statement) if toll else None,
        change=measure.amount.change in ("up", "down"),
        planned=_is_planned(desk, statement, measure),
    )


def _part(desk: Desk, word: str) -> str:
    """A part of a topic: the joined actor, or the plain form that stands for its ring."""
    resolved = desk.actors.resolve(word)
    return resolved if resolved and resolved in desk.actors.parents else ring_head(plain_form(word))


def _written_place(statement: Statement) -> str | None:
    written = (statement.place.name or statement.place.text) if statement.place else None
    return written.lower() if written else None


def _is_planned(desk: Desk, statement: Statement, measure: Measure) -> bool:
    """True if the figure is to hold later: it is dated after its report, or its clause speaks of what will be."""
    published = desk.published(statement)
    when = statement.when
    if published and when and when.basis != "published" and when.start and when.start > published:
        return True
    clause = frozenset(w.lower() for w in find_words(desk.text(measure.clause)))
    return bool(clause & class_forms("planned", "words"))


def _merge_unplaced(desk: Desk, groups: Mapping[tuple[object, ...], list[_Figure]]) -> list[list[_Figure]]:
    """Figures without a place join those of the same quantity in the place their article is about."""
    placed: dict[tuple[object, ...], dict[str, list[_Figure]]] = defaultdict(dict)
    for (what, change, happening, place), group in groups.items():
        if isinstance(place, str):
            placed[(what, change, happening)][place] = list(group)
    rest: list[list[_Figure]] = []
    for (what, change, happening, place), group in groups.items():
        if place is not None:
            continue
        there = placed.get((what, change, happening), {})
        alone: list[_Figure] = []
        for figure in group:
            home = _home(desk, figure, there)
            (there[home] if home else alone).append(figure)
        if alone:
            rest.append(alone)
    return [*(g for there in placed.values() for g in there.values()), *rest]


def _home(desk: Desk, figure: _Figure, there: Mapping[str, list[_Figure]]) -> str | None:
    """The place, among those of the same quantity, that the figure's article is about."""
    if figure.happening is not None and len(there) == 1:
        return next(iter(there))
    mains = [p for p in desk.main_places.get(figure.statement.article_id, ()) if p not in figure.what]
    for main in mains[:1]:
        for place in there:
            if place == main or main in desk.actors.parents.get(place, ()):
                return place
    return None


def _make_series(desk: Desk, group: Sequence[_Figure]) -> Series:
    ordered = sorted(group, key=lambda f: (_held(desk, f), desk.order[f.statement.article_id], f.statement.sentence))
    best = max(Counter(f.measure.of for f in group).items(), key=lambda c: (c[1], len(c[0]), c[0]))[0]
    units = Counter(f.measure.amount.unit for f in group)
    place = next((f.statement.place for f in group if f.statement.place), None)
    return Series(
        id=content_id("series", min(f.statement.id for f in group)),
        of=best,
        place=(place.name or place.text) if place else None,
        unit=max(units, key=lambda u: (units[u], u)),
        points=_make_points(desk, ordered),
        why=_reasons(group),
    )


def _held(desk: Desk, figure: _Figure) -> tuple[date, date]:
    """The days by which the points are ordered: as of, else the day of the report."""
    when = figure.statement.when
    if when is not None and (when.end or when.start):
        return (when.end or when.start or date.max, when.start or date.min)
    day = desk.published(figure.statement) or date.max
    return day, day


def _make_points(desk: Desk, ordered: Sequence[_Figure]) -> tuple[Point, ...]:
    points = []
    for number, figure in enumerate(ordered):
        amount = figure.measure.amount
        points.append(
            Point(
                statement_id=figure.statement.id,
                article_id=figure.statement.article_id,
                as_of=figure.statement.when,
                low=amount.low,
                high=amount.high,
                hedge=amount.hedge,
                counted_by=_counter(desk, figure),
                note=_note(desk, figure, ordered, number),
            )
        )
    return tuple(points)


def _note(desk: Desk, figure: _Figure, ordered: Sequence[_Figure], number: int) -> str:
    """What the figure stands beside: planned, repeated, superseded or competing; "" if nothing."""
    if figure.planned:
        return "planned"
    others = [o for o in _beside(desk, figure, ordered) if not o.planned]
    for other in others:
        if _clashes(figure, other):
            if _is_update(desk, figure, other):
                return f"superseded: {_figure_told(desk, other)}"
            if not _is_update(desk, other, figure):
                return f"competing: {_figure_told(desk, other)}"
    earlier = [o for o in ordered[:number] if _figure_key(o) == _figure_key(figure)]
    return f"repeated: first in {_outlet(desk, earlier[0])}" if earlier and not figure.change else ""


def _beside(desk: Desk, figure: _Figure, ordered: Iterable[_Figure]) -> list[_Figure]:
    """Other figures that held in the same days."""
    if figure.happening is not None:
        return [o for o in ordered if o is not figure]
    mine = _held(desk, figure)[0]
    span = timedelta(days=SAME_TIME_DAYS)
    return [o for o in ordered if o is not figure and abs(_held(desk, o)[0] - mine) <= span]


def _clashes(one: _Figure, other: _Figure) -> bool:
    return not one.change and disjoint(one.measure.amount, other.measure.amount)


def _is_update(desk: Desk, old: _Figure, new: _Figure) -> bool:
    """True if `new` is a later word of the same counter, or a later toll of the same happening."""
    before, after = desk.published(old.statement), desk.published(new.statement)
    if before is None or after is None or before >= after:
        return False
    return old.happening is not None or _counter(desk, old) == _counter(desk, new)


def _counter(desk: Desk, figure: _Figure) -> str | None:
    if figure.measure.counted_by:
        return figure.measure.counted_by
    voices = [v.who for v in figure.statement.voices if v.span is not None]
    return voices[-1] if voices else None


def _figure_key(figure: _Figure) -> tuple[float, float, bool]:
    return figure.measure.amount.low, figure.measure.amount.high, figure.planned


def _figure_told(desk: Desk, figure: _Figure) -> str:
    counter = _counter(desk, figure)
    who = f"{counter}, in {_outlet(desk, figure)}" if counter else _outlet(desk, figure)
    return f"{desk.text(figure.measure.amount.span)} ({told_when(desk, figure.statement)}, {who})"


def _outlet(desk: Desk, figure: _Figure) -> str:
    article = desk.article(figure.statement)
    return article.outlet or article.title or article.source_id


def _reasons(group: Sequence[_Figure]) -> tuple[str, ...]:
    first = group[0]
    reasons = [f"all count “{' '.join(first.what)}”"]
    if first.change:
        reasons.append("changes, not totals")
    if first.happening is not None:
        reasons.append("victims of one happening")
    if first.place is not None:
        reasons.append(f"all of {first.place}")
    unplaced = sum(f.place is None for f in group)
    if unplaced and unplaced < len(group):
        reasons.append(f"{unplaced} without a place stand in articles about it")
    return tuple(reasons[:WHY_SHOWN])


