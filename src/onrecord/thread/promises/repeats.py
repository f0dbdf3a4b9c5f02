"""One party's promise told again, by itself or by others."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.thread.desk import Desk
from onrecord.thread.promises.reading import Promise, is_dated
from onrecord.thread.words import class_forms, jaccard

SAME_PROMISE = 0.5
"""Share of words (Jaccard) from which one party's promise is the same told again."""
SHARED_LEAST = 3


def join_repeats(desk: Desk, promises: Sequence[Promise]) -> list[Promise]:
    """Each promise once; when it is told again, that is noted on its first telling."""
    by_party: dict[str, list[Promise]] = defaultdict(list)
    kept = []
    for promise in promises:
        key = _party_key(desk, promise)
        first = next((p for p in by_party[key] if _same_promise(p, promise)), None)
        if first is not None:
            first.repeated.append(promise.statement)
            first.due = first.due or promise.due
        else:
            by_party[key].append(promise)
            kept.append(promise)
    return kept


def _party_key(desk: Desk, promise: Promise) -> str:
    """Who is bound: those who meet, the state that is or stands behind the party, or its words."""
    if promise.meets and is_dated(promise.due):
        return " ".join(sorted(promise.meets))
    side = promise.by_side
    states = frozenset() if side.person else desk.states_behind(side)
    return next(iter(states)) if len(states) == 1 else side.entity or " ".join(sorted(side.words))


def _same_promise(first: Promise, again: Promise) -> bool:
    if first.meets and again.meets and first.due and again.due and is_dated(first.due) and is_dated(again.due):
        return first.due.meets(again.due)
    if _same_protection(first, again):
        return True
    enough = len(first.words & again.words) >= SHARED_LEAST
    return enough and jaccard(first.words, again.words) >= SAME_PROMISE


def _same_protection(first: Promise, again: Promise) -> bool:
    """True if the party promises, twice, to protect those that both name."""
    if not (first.protects and again.protects):
        return False
    groups = [class_forms("deeds", f"sheltered_{name}") for name in ("bases", "embassies", "people")]
    both = any(first.words & group and again.words & group for group in groups)
    return both or bool(first.protected & again.protected)
