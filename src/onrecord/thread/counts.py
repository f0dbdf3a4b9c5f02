"""The dead and hurt of a happening, report by report: who counted, what cannot both be true, what was said since."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.model import Count, Occurrence
from onrecord.thread.desk import Desk
from onrecord.thread.figures import exclude
from onrecord.thread.notes import tell_figure, tell_repeat
from onrecord.thread.quantities import Figure
from onrecord.thread.tally import Counted, read_counts
from onrecord.thread.tolls import TOLL_WORDS

COUNTED = TOLL_WORDS | {"shot": "how many were shot"}
DISPUTE_DAYS = 2
"""Counts of reports further apart than this are updates, and no dispute."""


def count_victims(
    desk: Desk, occurrences: Sequence[Occurrence], figures: Mapping[str, Figure]
) -> tuple[Occurrence, ...]:
    """The occurrences with the counts of their victims, each with a note on what it stands beside.

    Counts of reports of the same days that cannot both be true make the occurrence disputed.
    """
    found = read_counts(desk, occurrences, figures)
    return tuple(_with_counts(desk, o, found[o.id]) if o.id in found else o for o in occurrences)


def _with_counts(desk: Desk, occurrence: Occurrence, told: Sequence[Counted]) -> Occurrence:
    counts = tuple(replace(t.count, note=_note(desk, t, told)) for t in told)
    known = tuple(what.split(":")[0] for what in occurrence.differs)
    differs = tuple(what for what in _disputes(desk, told) if not what.startswith(known or "?"))
    agreement = "disputed" if differs else occurrence.agreement
    return replace(occurrence, counts=counts, differs=(*occurrence.differs, *differs), agreement=agreement)


def _disputes(desk: Desk, told: Sequence[Counted]) -> list[str]:
    """What reports of the same days contradict each other on, in words, once for each kind."""
    found: dict[str, str] = {}
    for left, right in combinations(told, 2):
        if _days_apart(left, right) <= DISPUTE_DAYS and _is_clash(told, left, right):
            figures = (desk.text(t.count.span).lower() for t in (left, right))
            found.setdefault(right.count.kind, f"{COUNTED[right.count.kind]}: {' or '.join(figures)}")
    return list(found.values())


def _note(desk: Desk, one: Counted, told: Sequence[Counted]) -> str:
    """What the count stands beside: superseded, competing or repeated; "" if nothing."""
    rivals = [t for t in told if _is_clash(told, one, t)]
    later = [t for t in rivals if one.day and t.day and t.day > one.day]
    if later:
        return f"superseded: {_tell(desk, later[-1])}"
    same = [t for t in rivals if t.day == one.day]
    if same:
        return f"competing: {_tell(desk, same[0])}"
    before = [t for t in told[: told.index(one)] if _figure(t.count) == _figure(one.count)]
    return tell_repeat(desk, before[0].count.span.article_id) if before else ""


def _is_clash(told: Sequence[Counted], one: Counted, other: Counted) -> bool:
    """True if two reports cannot both be right: a part ("Iranians") contradicts the whole only if it is larger.

    One of several counts of a sentence ("two soldiers, two civilians") is a part.
    """
    if one.count.span.article_id == other.count.span.article_id or not _is_of_one_kind(one.count, other.count):
        return False
    if not exclude(one.count, one.core, other.count, other.core):
        return False
    low = min(one, other, key=lambda t: t.count.low)
    beside = [t for t in told if t.sentence == low.sentence and t.count.kind == low.count.kind]
    return not low.count.low or len(beside) == 1


def _is_of_one_kind(one: Count, other: Count) -> bool:
    """True for two counts of the dead; "no casualties" counts the dead and the hurt."""
    none = any(c.kind == "casualty" and c.high == 0 for c in (one, other))
    return one.kind == other.kind or (none and {one.kind, other.kind} <= {"casualty", "killed", "wounded"})


def _figure(count: Count) -> tuple[str, float, float, str]:
    return count.kind, count.low, count.high, count.hedge


def _days_apart(one: Counted, other: Counted) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _tell(desk: Desk, told: Counted) -> str:
    day = f"reported on {told.day}" if told.day else "undated"
    return tell_figure(desk, told.count.span, day, told.count.counted_by)
