"""Every promise with its turns, and what became of it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from onrecord.model import Article, Commitment, PromiseHistory, Series, Turn, content_id
from onrecord.model.account import CommitmentStatus
from onrecord.thread.desk import Desk
from onrecord.thread.promises.deeds import Deeds
from onrecord.thread.promises.figures import PromisedFigures
from onrecord.thread.promises.meetings import Meetings
from onrecord.thread.promises.reading import Promise, is_dated, read_promises
from onrecord.thread.promises.repeats import join_repeats
from onrecord.thread.quantities import Figure

AHEAD_DAYS = 7
"""What is announced for the same week is a schedule: nobody reports that it was held to."""
LONG_AHEAD = 8
"""Weeks from which a span of time that has begun ("by the end of the year") is no schedule either."""


def follow_promises(desk: Desk, series: Sequence[Series], figures: Mapping[str, Figure]) -> tuple[PromiseHistory, ...]:
    """Every promise once, in order of its first report, with the turns that later reports show."""
    promises = join_repeats(desk, read_promises(desk))
    followers = (PromisedFigures(desk, series, figures), Meetings(desk), Deeds(desk))
    days = sorted(a.published.day for a in desk.articles.values() if a.published.day)
    for promise in promises:
        promise.turns.extend(_own_turn(promise))
        for follower in followers:
            promise.turns.extend(follower.turns(promise))
        promise.turns.sort(key=lambda t: (t.on or date.min, t.statement_id))
    return tuple(_make_history(desk, p, days) for p in promises)


def _own_turn(promise: Promise) -> Iterator[Turn]:
    act = promise.statement.act
    if isinstance(act, Commitment) and act.status_in_article in ("kept", "broken"):
        status: CommitmentStatus = "kept" if act.status_in_article == "kept" else "broken"
        yield Turn(status, promise.statement.id, promise.made, "its own report says so")


def _make_history(desk: Desk, promise: Promise, days: Sequence[date]) -> PromiseHistory:
    """`days`: those on which the articles were published, sorted."""
    read = len(days) - bisect_right(days, promise.made) if promise.made else 0
    due = promise.due if promise.due and promise.due.basis != "published" else None
    status: CommitmentStatus = promise.turns[-1].status if promise.turns else "open"
    if not promise.turns and _is_overdue(desk, promise):
        status, read = "lapsed", _count_bearing(desk, promise)
    return PromiseHistory(
        id=content_id("promise", promise.statement.id),
        statement_id=promise.statement.id,
        by=promise.by,
        to=promise.to,
        due=due,
        status=status,
        turns=tuple(promise.turns),
        repeated_by=tuple(s.id for s in promise.repeated),
        later_articles_read=read,
    )


def _count_bearing(desk: Desk, promise: Promise) -> int:
    """How many later articles name the parties: those that could have told the outcome and do not."""
    later = (a for a in desk.articles.values() if a.published.day and promise.made and a.published.day > promise.made)
    return sum(_tells_of(desk, promise, article) for article in later)


def _is_overdue(desk: Desk, promise: Promise) -> bool:
    """True if the due time lay well ahead, has passed, and a later report names the same parties."""
    due, made = promise.due, promise.made
    if due is None or made is None or not is_dated(due) or due.end is None:
        return False
    end, ahead = due.end, timedelta(days=AHEAD_DAYS)
    spans = (due.days or 0) >= LONG_AHEAD * AHEAD_DAYS and end >= made + LONG_AHEAD * ahead
    if (due.start or end) < made + ahead and not spans:
        return False
    return any(_tells_of(desk, promise, a) for a in desk.articles.values() if a.published.day and a.published.day > end)


def _tells_of(desk: Desk, promise: Promise, article: Article) -> bool:
    """True if the article names all who were to meet, or who promised: it could have told the outcome."""
    named = desk.named_in(article.id)
    if promise.meets:
        return all(e in named or any(e in desk.states_of(n) for n in named) for e in promise.meets)
    about = promise.entities | {str(promise.by_side.entity)}
    return not about.isdisjoint(named)
