"""Happenings counted by period: each once, however many report it, and none without a day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import TOLD_STATUSES, Occurrence, Statement, When
from onrecord.model.trend import Counted, Period
from onrecord.tell.rank import clause_share, is_future, published_day
from onrecord.tell.telling import Telling
from onrecord.tell.trend.periods import find_dated, find_period

LEAST_SCORE = 0.4
"""Under the bar that a reader has unless he asks for another (0.5): it holds where he asks for none. Set by hand."""
LEAST_RELEVANCE = 0.5
"""Half of what was asked must be spoken of: in a report on the subject, a sentence that names one of its two parts."""
BEFORE, UNDATED, COARSE, SAME, SILENT, OFF, OPINION = (
    "of a day before the time that is counted",
    "with no day, told by an article of no known day, or of one outside the time that is counted",
    "dated more coarsely than one period",
    "of no stated day, taken for another of the same parties in its period",
    "planned, hypothetical, denied or still ahead",
    "too doubtful, or not on the subject",
    "told by pieces of opinion alone",
)


@dataclass(slots=True)
class Counting:
    """Happenings by period, in the order of the account, and how many were left out, by reason."""

    periods: Sequence[Period]
    found: list[list[tuple[Counted, Occurrence]]]
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Candidate:
    counted: Counted
    occurrence: Occurrence
    period: int


def count_happenings(telling: Telling, periods: Sequence[Period]) -> Counting:
    """The happenings that bear on the question, each in its period.

    One of no stated day stands in the period of its first report, if no other happening of that type and those
    parties does: what many reports recall without a day would else be counted with every report.
    """
    counting = Counting(periods, [[] for _ in periods])
    candidates = [c for o in telling.shelf.account.occurrences if (c := _place(telling, counting, o))]
    taken: set[tuple[object, ...]] = set()
    for one in sorted(candidates, key=lambda c: not c.counted.is_dated):
        key = (one.period, *_signature(one.occurrence))
        if not one.counted.is_dated and key in taken:
            counting.left_out[SAME] += 1
            continue
        taken.add(key)
        counting.found[one.period].append((one.counted, one.occurrence))
    for found in counting.found:
        found.sort(key=lambda pair: _order(pair[0]))
    return counting


def _order(counted: Counted) -> tuple[str, str]:
    edtf = counted.when.edtf if counted.is_dated and counted.when else counted.cite.published
    return edtf or "", counted.id


def _signature(occurrence: Occurrence) -> tuple[object, ...]:
    sides = (tuple(sorted({p.entity or p.name or "" for p in ps})) for ps in (occurrence.actors, occurrence.recipients))
    return (occurrence.type, *sides)


def _place(telling: Telling, counting: Counting, occurrence: Occurrence) -> _Candidate | None:
    """The happening with its period; None, counted with the reason, if it has none."""
    statements = [telling.shelf.statements[i] for i in occurrence.statements]
    if occurrence.status not in TOLD_STATUSES or any(is_future(telling, s) for s in statements):
        counting.left_out[SILENT] += 1
        return None
    told = [s for s in statements if not telling.shelf.is_opinion_piece(s.article_id)]
    best = max(told or statements, key=lambda s: (telling.relevance(s.sentence), s.score, clause_share(s), s.id))
    if best.score < LEAST_SCORE or telling.relevance(best.sentence) < LEAST_RELEVANCE:
        counting.left_out[OFF] += 1
        return None
    if not told:
        counting.left_out[OPINION] += 1
        return None
    at = find_place(telling, counting.periods, occurrence.when, statements)
    if isinstance(at, str):
        counting.left_out[at] += 1
        return None
    period, is_dated = at
    shelf = telling.shelf
    reports = {s.article_id for s in statements}
    counted = Counted(
        occurrence.id, occurrence.type, is_dated, occurrence.when, occurrence.origins, len(reports),
        shelf.cite(best.sentence),
    )  # fmt: skip
    return _Candidate(counted, occurrence, period)


def find_place(
    telling: Telling, periods: Sequence[Period], when: When | None, statements: Iterable[Statement]
) -> tuple[int, bool] | str:
    """The period of the happening and whether its own day puts it there; else why it has none."""
    days = [day for s in statements if (day := published_day(telling.shelf.article(s.article_id)))]
    reported = find_period(periods, min(days)) if days else None
    if when is not None and when.basis != "published":
        at = find_dated(periods, when)
        if at is not None:
            return at, True
        if when.end is not None and when.end < periods[0].start:
            return BEFORE
        if reported is None or not _meets(when, periods[reported]):
            return COARSE
    return (reported, False) if reported is not None else UNDATED


def _meets(when: When, period: Period) -> bool:
    return (when.start is None or when.start <= period.end) and (when.end is None or when.end >= period.start)


def group_keys(occurrence: Occurrence, by: str, names: Mapping[str, str]) -> Iterator[str]:
    """The groups that the happening belongs to; none if the reports name no actor, or no place, with a capital."""
    if by == "type":
        yield occurrence.type
        return
    parties = occurrence.actors if by == "actor" else filter(None, [occurrence.place])
    found = (names.get(p.entity, p.name) if p.entity else p.name for p in parties)
    yield from dict.fromkeys(name for name in found if name and name != name.lower())


def entity_names(telling: Telling) -> dict[str, str]:
    """What each actor of the account is called, by each id that was joined in it."""
    return {i: e.name for e in telling.shelf.account.entities for i in (*e.members, e.id)}

