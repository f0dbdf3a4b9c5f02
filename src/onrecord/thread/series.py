"""One quantity over time: figures of many reports side by side, never averaged."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.model import Measure, Occurrence, Point, Series, content_id
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.headings import name_series
from onrecord.thread.notes import name_counter, name_outlet, tell_figure, tell_repeat
from onrecord.thread.quantities import Figure, FigureReader, clash
from onrecord.thread.tolls import toll_key
from onrecord.thread.words import class_forms, ring_head

SAME_TIME_DAYS = 3
"""Figures that held within so many days stand beside each other, not after each other."""
WHY_SHOWN = 4
Key = tuple[tuple[object, ...], str | None]


def read_figures(desk: Desk, occurrences: Sequence[Occurrence]) -> dict[str, Figure]:
    """The figures of all measures, by the id of their statement, in order of publication."""
    reader = FigureReader(desk, occurrences)
    return {s.id: reader.read(s) for s in desk.statements if isinstance(s.act, Measure)}


def make_series(desk: Desk, read: Mapping[str, Figure]) -> tuple[Series, ...]:
    """All quantities in order of first report; every figure stands in exactly one series."""
    figures = list(read.values())
    groups: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[(figure.key, figure.place)].append(figure)
    merged = _merge_short(desk, _merge_tolls(_merge_unplaced(desk, groups)))
    order = {f.statement.id: n for n, f in enumerate(figures)}
    merged.sort(key=lambda g: min(order[f.statement.id] for f in g))
    return tuple(_make_series(desk, group) for group in merged)


def _merge_unplaced(desk: Desk, groups: Mapping[Key, list[Figure]]) -> list[list[Figure]]:
    """Figures without a place join those of the same quantity in the place their article is about."""
    placed: dict[tuple[object, ...], dict[str, list[Figure]]] = defaultdict(dict)
    for (key, place), group in groups.items():
        if place is not None:
            placed[key][place] = list(group)
    rest: list[list[Figure]] = []
    for (key, place), group in groups.items():
        if place is not None:
            continue
        alone: list[Figure] = []
        for figure in group:
            home = _home(desk, figure, placed[key])
            (placed[key][home] if home else alone).append(figure)
        if alone:
            rest.append(alone)
    return [*(g for there in placed.values() for g in there.values()), *rest]


def _merge_tolls(groups: list[list[Figure]]) -> list[list[Figure]]:
    """Tolls of one happening told as "40 people" and "56 Iranians" are one, unless a report gives both."""
    by_happening: dict[tuple[str, str | None], list[list[Figure]]] = defaultdict(list)
    for group in groups:
        first = group[0]
        if first.happening is not None and (toll := toll_key(first.measure)):
            by_happening[(first.happening, toll)].append(group)
    for there in by_happening.values():
        there.sort(key=lambda g: (-len(g), g[0].what))
        for number, group in enumerate(there):
            for other in there[:number]:
                if other and group and _one_toll(other, group):
                    other.extend(group)
                    group.clear()
    return [g for g in groups if g]


def _one_toll(left: list[Figure], right: list[Figure]) -> bool:
    """True if one says the other more narrowly and no report gives both figures as two."""
    one, other = left[0].core, right[0].core
    if one and other and not (one <= other or other <= one):
        return False
    given = {(f.statement.article_id, f.measure.amount.low) for f in left}
    articles = {article for article, _ in given}
    return all(
        f.statement.article_id not in articles or (f.statement.article_id, f.measure.amount.low) in given
        for f in right
    )


def _merge_short(desk: Desk, groups: list[list[Figure]]) -> list[list[Figure]]:
    """ "Troops" in a report on the US troops there join the "US troops" of that place."""
    by_place: dict[tuple[object, ...], list[list[Figure]]] = defaultdict(list)
    for group in groups:
        first = group[0]
        if first.happening is None and first.place is not None and (not first.generic or _is_people_of(desk, first)):
            by_place[(first.place, first.measure.amount.unit, first.change)].append(group)
    gone: set[int] = set()
    for there in by_place.values():
        for short in sorted(there, key=lambda g: len(g[0].what)):
            longer = [g for g in there if g is not short and id(g) not in gone and _fills(short[0].what, g[0].what)]
            if not longer:
                continue
            known = max(longer, key=lambda g: (len(g), g[0].what))
            missing = set(known[0].what) - set(short[0].what)
            kept: list[Figure] = []
            for figure in short:
                (known if missing <= _named_around(desk, figure) else kept).append(figure)
            short[:] = kept
            if not short:
                gone.add(id(short))
    return [g for g in groups if g]


def _is_people_of(desk: Desk, figure: Figure) -> bool:
    """True for "Americans" and "Iranians": people of one state, of no further trade."""
    return len(figure.what) == 1 and desk.is_broad(figure.what[0]) and not figure.measure.amount.unit


def _fills(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if the longer topic says the shorter with one part more, and neither is empty."""
    return bool(short) and set(short) < set(long) and len(long) == len(short) + 1


def _named_around(desk: Desk, figure: Figure) -> frozenset[str]:
    """Actors (the states behind them) and plain nouns of the sentence, and what the article opens with.

    Where the sentence tells of citizens or contractors, "Americans" are no troops, whatever the headline says.
    """
    sentence, article = figure.statement.sentence, figure.statement.article_id
    named = frozenset(map(desk.state_behind, desk.entities_in(sentence)))
    lede = frozenset(map(desk.state_behind, desk.main_actors(article)))
    states = {e for e in lede if desk.is_broad(e)} - {figure.place}
    nouns = frozenset(map(ring_head, desk.words(sentence)))
    if not nouns & class_forms("counted", "civilian"):
        nouns |= desk.opening_nouns(article)
    return named | nouns | (lede if len(states) <= 1 else lede - states)


def _home(desk: Desk, figure: Figure, there: Mapping[str, list[Figure]]) -> str | None:
    """The place, among those of the same quantity, that the figure's article is about."""
    mains = [p for p in desk.main_places.get(figure.statement.article_id, ()) if p not in figure.what]
    for main in mains[:1]:
        for place in there:
            if place == main or main in desk.actors.parents.get(place, ()):
                return place
    return None


def _make_series(desk: Desk, group: Sequence[Figure]) -> Series:
    ordered = sorted(group, key=lambda f: (_held(desk, f), desk.order[f.statement.article_id], f.statement.sentence))
    units = Counter(f.measure.amount.unit for f in group)
    place = next((f.statement.place for f in group if f.statement.place), None)
    return Series(
        id=content_id("series", min(f.statement.id for f in group)),
        of=name_series(desk, group),
        place=(place.name or place.text) if place else None,
        unit=max(units, key=lambda u: (units[u], u)),
        points=_make_points(desk, ordered),
        why=_reasons(group),
    )


def _held(desk: Desk, figure: Figure) -> tuple[date, date]:
    return figure.held(desk.published(figure.statement))


def _make_points(desk: Desk, ordered: Sequence[Figure]) -> tuple[Point, ...]:
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
                counted_by=name_counter(figure.statement),
                note=_note(desk, figure, ordered, number),
            )
        )
    return tuple(points)


def _note(desk: Desk, figure: Figure, ordered: Sequence[Figure], number: int) -> str:
    """What the figure stands beside: planned, superseded or repeated; "" if nothing."""
    if figure.planned:
        return "planned"
    if figure.change:
        return ""
    for other in _beside(desk, figure, ordered):
        if not other.planned and clash(figure, other) and _is_update(desk, figure, other):
            return f"superseded: {tell_point(desk, other)}"
    earlier = [o for o in ordered[:number] if _figure_key(o) == _figure_key(figure)]
    return tell_repeat(desk, earlier[0].statement.article_id) if earlier else ""


def _beside(desk: Desk, figure: Figure, ordered: Iterable[Figure]) -> list[Figure]:
    """Other figures that held in the same days."""
    if figure.happening is not None:
        return [o for o in ordered if o is not figure]
    mine = _held(desk, figure)[0]
    span = timedelta(days=SAME_TIME_DAYS)
    return [o for o in ordered if o is not figure and abs(_held(desk, o)[0] - mine) <= span]


def _is_update(desk: Desk, old: Figure, new: Figure) -> bool:
    """True if `new` is a later word of the same counter, or a later toll of the same happening."""
    before, after = desk.published(old.statement), desk.published(new.statement)
    if before is None or after is None or before >= after:
        return False
    if old.happening is not None:
        return True
    counter = name_counter(old.statement)
    if counter is not None or name_counter(new.statement) is not None:
        return counter == name_counter(new.statement)
    return name_outlet(desk, old.statement.article_id) == name_outlet(desk, new.statement.article_id)


def _figure_key(figure: Figure) -> tuple[float, float, bool]:
    return figure.measure.amount.low, figure.measure.amount.high, figure.planned


def tell_point(desk: Desk, figure: Figure) -> str:
    """The figure as the note of another names it."""
    when = told_when(desk, figure.statement)
    return tell_figure(desk, figure.measure.amount.span, when, name_counter(figure.statement))


def _reasons(group: Sequence[Figure]) -> tuple[str, ...]:
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


