"""Promises followed through later reports: kept, broken, withdrawn, lapsed or still open."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.model import (
    Commitment,
    Event,
    Measure,
    Next,
    Occurrence,
    Party,
    PromiseHistory,
    Series,
    Span,
    Statement,
    Turn,
    When,
    content_id,
)
from onrecord.model.account import CommitmentStatus
from onrecord.thread.days import ZONE_DAYS, read_days
from onrecord.thread.desk import Desk
from onrecord.thread.figures import reach
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.side import Side
from onrecord.thread.words import class_forms, jaccard, ring_head

SAME_PROMISE = 0.5
"""Share of words (Jaccard) from which one party's promise is the same told again."""
DEED_SHARE = 0.3
"""Weighed share of the promise's words that the later deed's clause must hold."""
DEED_WORDS = 2
"""Words, names of the parties aside, that promise and deed share: never one common word."""
FOLLOWED_DAYS = 400
"""A promise without a due day is not matched with deeds more than a good year later."""
DEED_TYPES = ("RETREAT", "MOBILIZE", "CONSULT", "AGREE", "AID", "CONCEDE", "SANCTION", "COOPERATE", "ASSAULT", "COERCE")
WITHDRAWING = frozenset({"REJECT", "SANCTION"})
DONE = frozenset({"happened", "ongoing"})


@dataclass(slots=True)
class _Promise:
    """A promise with all that is compared of it."""

    statement: Statement
    by: Party
    to: Party
    by_side: Side
    to_side: Side
    due: When | None
    what: Span
    words: frozenset[str]
    entities: frozenset[str]
    made: date | None
    order: int
    repeated: list[Statement] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    @property
    def protected(self) -> frozenset[str]:
        """The actors that a promise of protection names, the two sides of the promise aside."""
        return self.entities - {str(self.by_side.entity), str(self.to_side.entity)} - self.by_side.parents

    @property
    def types(self) -> frozenset[str]:
        """The event types that would do what is promised."""
        return frozenset(t for t in DEED_TYPES if self.words & class_forms("deeds", t))


def follow_promises(
    desk: Desk, occurrences: Sequence[Occurrence], series: Sequence[Series]
) -> tuple[PromiseHistory, ...]:
    """Every promise once, in order of its first report, with the turns that later reports show."""
    promises = _join_repeats(_read_promises(desk))
    deeds = _Deeds(desk)
    figures = {p.statement_id: one for one in series for p in one.points}
    for promise in promises:
        promise.turns.extend(_own_turn(promise))
        promise.turns.extend(_figure_turns(desk, promise, figures))
        promise.turns.extend(deeds.turns(promise))
        promise.turns.sort(key=lambda t: (t.on or date.min, t.statement_id))
    return tuple(_make_history(desk, p) for p in promises)


def _read_promises(desk: Desk) -> list[_Promise]:
    copies = {c.article_id for c in desk.copies}
    found = []
    for statement in desk.statements:
        bound = _bound(statement)
        if bound is None or statement.article_id in copies:
            continue
        found.append(_read_promise(desk, statement, bound))
    return found


def _terms(desk: Desk, span: Span) -> frozenset[str]:
    return frozenset(map(ring_head, desk.terms(span)))


Bound = tuple[Party, Party, When | None, Span]


def _read_promise(desk: Desk, statement: Statement, bound: Bound) -> _Promise:
    by, to, due, what = bound
    return _Promise(
        statement, by, to, read_side(desk, by), read_side(desk, to), due, what, _terms(desk, what),
        desk.entities_in(what), desk.published(statement), desk.order[statement.article_id],
    )  # fmt: skip


def _bound(statement: Statement) -> Bound | None:
    """Who is bound, to whom, until when, to what; None if nobody is."""
    act = statement.act
    if isinstance(act, Commitment):
        return act.by, act.to, act.due or statement.when, act.promise
    if isinstance(act, Next) and act.expected_by is not None and act.expected_by.entity:
        return act.expected_by, Party(None, None), statement.when, act.what
    return None


def _join_repeats(promises: Sequence[_Promise]) -> list[_Promise]:
    """Each promise once; when it is told again, that is noted on its first telling."""
    by_party: dict[str, list[_Promise]] = defaultdict(list)
    kept = []
    for promise in promises:
        key = promise.by_side.entity or " ".join(sorted(promise.by_side.words))
        first = next((p for p in by_party[key] if _same_promise(p, promise)), None)
        if first is not None:
            first.repeated.append(promise.statement)
            first.due = first.due or promise.due
        else:
            by_party[key].append(promise)
            kept.append(promise)
    return kept


def _same_promise(first: _Promise, again: _Promise) -> bool:
    enough = len(first.words & again.words) > DEED_WORDS
    return enough and jaccard(first.words, again.words) >= SAME_PROMISE


def _own_turn(promise: _Promise) -> Iterator[Turn]:
    act = promise.statement.act
    if isinstance(act, Commitment) and act.status_in_article in ("kept", "broken"):
        status: CommitmentStatus = "kept" if act.status_in_article == "kept" else "broken"
        yield Turn(status, promise.statement.id, promise.made, "its own report says so")


def _figure_turns(desk: Desk, promise: _Promise, figures: dict[str, Series]) -> Iterator[Turn]:
    """A promised figure that a later report gives as reached."""
    for statement in desk.by_sentence[promise.statement.sentence]:
        one = figures.get(statement.id)
        if one is None or not isinstance(statement.act, Measure):
            continue
        low, high = reach(replace(statement.act.amount, hedge="about"))
        for point in one.points:
            later = desk.by_id[point.statement_id]
            if point.note.startswith("planned") or not _is_later(desk, promise, later):
                continue
            if low <= point.low <= high:
                told = desk.text(later.spans[0])
                why = f"the promised figure of {one.of} is reported: {told}"
                yield Turn("kept", later.id, desk.published(later), why)
                return


def _is_later(desk: Desk, promise: _Promise, later: Statement) -> bool:
    """True if the statement's article came after the promise's, and speaks of no day before it."""
    if desk.order[later.article_id] <= promise.order:
        return False
    published = desk.published(later)
    if promise.made and published and published <= promise.made:
        return False
    days = read_days(desk, later)
    return promise.made is None or not days.stated or days.last >= promise.made - timedelta(days=ZONE_DAYS)


@dataclass(frozen=True, slots=True)
class _Deed:
    """An event as a promise meets it."""

    statement: Statement
    event: Event
    actor: Side
    recipient: Side
    words: frozenset[str]
    order: int


class _Deeds:
    """The events of the account, found by their words and parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        copies = {c.article_id for c in desk.copies}
        events = [s for s in desk.statements if isinstance(s.act, Event) and s.act.status in DONE
                  and s.article_id not in copies]  # fmt: skip
        self._deeds = [_read_deed(desk, s) for s in events]
        self._frequency = Counter(w for d in self._deeds for w in d.words)
        self._by_party: dict[str, list[int]] = defaultdict(list)
        for number, deed in enumerate(self._deeds):
            for side in (deed.actor, deed.recipient):
                for name in {side.entity, *side.parents} - {None}:
                    self._by_party[str(name)].append(number)

    def turns(self, promise: _Promise) -> Iterator[Turn]:
        """The first deed that keeps the promise, the first against it, and its withdrawal."""
        seen: set[CommitmentStatus] = {t.status for t in promise.turns}
        wanted = promise.types | WITHDRAWING
        if promise.words & class_forms("deeds", "protect"):
            wanted |= {"ASSAULT"}
        for number in self._near(promise):
            deed = self._deeds[number]
            if deed.event.type not in wanted or deed.order <= promise.order:
                continue
            if not self._in_time(promise, deed) or not _is_later(self._desk, promise, deed.statement):
                continue
            found = self._turn(promise, deed)
            if found is not None and found.status not in seen:
                seen.add(found.status)
                yield found

    def _near(self, promise: _Promise) -> list[int]:
        numbers: set[int] = set()
        for name in {promise.by_side.entity, *promise.by_side.parents, *promise.entities} - {None}:
            numbers.update(self._by_party.get(str(name), ()))
        return sorted(numbers)

    def _in_time(self, promise: _Promise, deed: _Deed) -> bool:
        published = self._desk.published(deed.statement)
        if promise.made is None or published is None:
            return False
        return (published - promise.made).days <= FOLLOWED_DAYS

    def _turn(self, promise: _Promise, deed: _Deed) -> Turn | None:
        on = self._desk.published(deed.statement)
        protects = promise.words & class_forms("deeds", "protect")
        if protects and deed.event.type == "ASSAULT" and deed.recipient.entity in promise.protected:
            hit = deed.event.recipient.name or deed.event.recipient.text
            return Turn("broken", deed.statement.id, on, f"an attack on {hit}, which was to be protected")
        if compare_sides(promise.by_side, deed.actor) < Kin.KIN:
            return None
        shared = (promise.words & deed.words) - promise.by_side.words - {str(promise.by_side.entity)}
        if len(shared) < DEED_WORDS or not shared - promise.entities or self._share(promise, shared) < DEED_SHARE:
            return None
        if deed.words & class_forms("deeds", "withdrawn") and deed.event.type in WITHDRAWING:
            return Turn("withdrawn", deed.statement.id, on, f"called off: both speak of {_told(shared)}")
        if deed.event.type not in promise.types:
            return None
        refused = promise.words & class_forms("deixis", "negation")
        status: CommitmentStatus = "broken" if refused else "kept"
        return Turn(status, deed.statement.id, on, f"{deed.event.type.lower()} by the same party: {_told(shared)}")

    def _share(self, promise: _Promise, shared: frozenset[str]) -> float:
        """The share of the promise's words, rare ones weighing more."""
        total = len(self._deeds) + 1

        def weight(words: frozenset[str]) -> float:
            return sum(math.log(1 + total / (1 + self._frequency[w])) for w in words)

        whole = weight(promise.words)
        return weight(shared) / whole if whole else 0.0


def _read_deed(desk: Desk, statement: Statement) -> _Deed:
    event = statement.act
    assert isinstance(event, Event)
    return _Deed(
        statement, event, read_side(desk, event.actor), read_side(desk, event.recipient), _terms(desk, event.clause),
        desk.order[statement.article_id],
    )  # fmt: skip


def _told(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:4])


def _make_history(desk: Desk, promise: _Promise) -> PromiseHistory:
    later = [a for i, a in desk.articles.items() if desk.order[i] > promise.order]
    read = [a for a in later if a.published.day and promise.made and a.published.day > promise.made]
    status: CommitmentStatus = promise.turns[-1].status if promise.turns else "open"
    due = promise.due if promise.due and promise.due.basis != "published" else None
    if not promise.turns and due is not None and due.end is not None:
        past = due.end
        if any(a.published.day and a.published.day > past for a in read):
            status = "lapsed"
    return PromiseHistory(
        id=content_id("promise", promise.statement.id),
        statement_id=promise.statement.id,
        by=promise.by,
        to=promise.to,
        due=due,
        status=status,
        turns=tuple(promise.turns),
        repeated_by=tuple(s.id for s in promise.repeated),
        later_articles_read=len(read),
    )

