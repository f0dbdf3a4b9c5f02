"""Statements face to face: who confirms, denies, repeats or contradicts whom. Few, and sure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.model import Event, Facing, Measure, Occurrence, Series, Statement
from onrecord.model.account import Relation
from onrecord.thread.answers import SHARED_WORDS, find_answers
from onrecord.thread.claims import Claims, same_speaker
from onrecord.thread.days import ZONE_DAYS, read_days, told_when
from onrecord.thread.denials import find_denied_deeds
from onrecord.thread.desk import Desk
from onrecord.thread.quantities import Figure, clash
from onrecord.thread.tolls import toll_key
from onrecord.thread.words import jaccard

REPEATED = 0.7
"""Share of words (Jaccard) from which one speaker says the same again."""
TOLL_DAYS = 2
"""Tolls of one happening reported further apart than this are updates."""
DENIABLE = frozenset({"ASSAULT", "COERCE"})
"""Deeds whose denial is news; other happenings that are "not so" are mostly two happenings."""


def find_facings(
    desk: Desk, occurrences: Sequence[Occurrence], series: Sequence[Series], figures: Mapping[str, Figure]
) -> tuple[Facing, ...]:
    """All pairs that face each other, in order of the second; each pair once, with its reason in words."""
    claims = Claims(desk)
    answers = [*find_answers(claims, occurrences), *find_denied_deeds(claims), *_repeats(claims)]
    found = [*answers, *_clashing_figures(desk, series, figures), *_denied(desk, occurrences)]
    unique: dict[frozenset[str], Facing] = {}
    for facing in found:
        unique.setdefault(frozenset((facing.first, facing.second)), facing)
    order = {s.id: n for n, s in enumerate(desk.statements)}
    return tuple(sorted(unique.values(), key=lambda f: (order[f.second], order[f.first])))


def _repeats(claims: Claims) -> Iterator[Facing]:
    """The same speaker saying the same in another article that is no copy, once each."""
    copies = {c.article_id for c in claims.desk.copies}
    order = claims.desk.order
    for later in claims.all:
        if later.speaker.entity is None or len(later.words) < SHARED_WORDS * 2 or later.statement.article_id in copies:
            continue
        for earlier in claims.alike(later, SHARED_WORDS):
            before = order[earlier.statement.article_id] < order[later.statement.article_id]
            if not before or not same_speaker(earlier, later) or earlier.statement.article_id in copies:
                continue
            if jaccard(earlier.words, later.words) >= REPEATED:
                why = f"{later.claim.source.name or later.claim.source.text} says the same again"
                yield Facing(earlier.statement.id, later.statement.id, "repeats", why)
                break


def _clashing_figures(desk: Desk, series: Sequence[Series], figures: Mapping[str, Figure]) -> Iterator[Facing]:
    """Figures of one quantity for the same days, of different outlets or counters, that no number fits both of."""
    for one in series:
        points = [p for p in one.points if not p.note.startswith(("planned", "superseded"))]
        told: set[tuple[float, str | None, float, str | None]] = set()
        for left, right in combinations(points, 2):
            first, second = figures[left.statement_id], figures[right.statement_id]
            if not clash(first, second) or not _of_one_time(desk, first.statement, second.statement):
                continue
            if _is_part(desk, first, second):
                continue
            outlets = desk.article(first.statement).outlet, desk.article(second.statement).outlet
            if outlets[0] == outlets[1] and left.counted_by == right.counted_by:
                continue
            key = (left.low, outlets[0], right.low, outlets[1])
            if key not in told:
                told.add(key)
                amounts = (desk.text(f.measure.amount.span) for f in (first, second))
                why = f"{one.of}, {told_when(desk, second.statement)}: {' or '.join(amounts)}"
                relation: Relation = "contradicts" if first.happening is not None else "disputes"
                yield Facing(left.statement_id, right.statement_id, relation, why)


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
    if days[0] is None or days[1] is None or abs((days[1] - days[0]).days) > TOLL_DAYS:
        return False
    if first.when is None or second.when is None or "published" in (first.when.basis, second.when.basis):
        return True
    if first.when.meets(second.when):
        return True
    held = read_days(desk, first), read_days(desk, second)
    return all(d.exact for d in held) and held[0].apart(held[1]) <= ZONE_DAYS


def _denied(desk: Desk, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """What one report tells as done and another as not so."""
    for occurrence in (o for o in occurrences if o.type in DENIABLE):
        statements = [desk.by_id[i] for i in occurrence.statements]
        done = [s for s in statements if isinstance(s.act, Event) and s.act.status in ("happened", "ongoing")]
        for denial in (s for s in statements if isinstance(s.act, Event) and s.act.status == "denied"):
            told = next((s for s in done if s.sentence != denial.sentence), None)
            if told is not None:
                yield Facing(told.id, denial.id, "denies", f"{occurrence.type}: told as done and as not so")
