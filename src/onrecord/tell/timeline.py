"""The timeline: the dates that the reports speak of most, each with its best sentences."""

from collections import defaultdict
from collections.abc import Sequence
from math import log2

from onrecord.model import Account, Event, Statement, TimelineEntry
from onrecord.tell.rank import WEIGHT_OF_STATUS, WEIGHT_OF_TYPE, is_future
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from onrecord.text.about import Terms

LEAST_SCORE = 0.35
LONGEST_DATE = 31
"""Days: a date coarser than a month is no date of a timeline."""
DATES_AT_MOST = 40
TOLD_STATUSES = frozenset({"happened", "ongoing"})


def write_timeline(
    account: Account, about: str | None, dates: int | None, per_date: int, terms: Terms = ()
) -> tuple[TimelineEntry, ...]:
    """At most `dates` dates, oldest first, each with at most `per_date` cited lines."""
    question = BriefQuestion(about, terms=terms)
    return make_entries(Shelf(account), question, DATES_AT_MOST if dates is None else dates, per_date)


def make_entries(
    shelf: Shelf, question: BriefQuestion, dates: int, per_date: int
) -> tuple[TimelineEntry, ...]:
    """The dates that weigh most, oldest first; a date of which no sentence can be told gives way to the next."""
    telling = Telling(shelf, question, None)
    by_date = gather_dates(telling)
    entries: list[TimelineEntry] = []
    for edtf in sorted(by_date, key=lambda d: (-weigh_date(by_date[d]), d)):
        if len(entries) >= dates:
            break
        ranked = sorted(by_date[edtf], key=lambda w: (-w[0], w[1].id))
        lines = telling.take((telling.tell_sentence(s.sentence, "event", edtf) for _, s in ranked), per_date)
        if lines:
            entries.append(TimelineEntry(edtf, lines))
    return tuple(sorted(entries, key=lambda e: e.date))


Weighed = tuple[float, Statement]


def gather_dates(telling: Telling) -> dict[str, list[Weighed]]:
    """Statements of happenings by the date they speak of, each with its weight."""
    found: dict[str, list[Weighed]] = defaultdict(list)
    for statement in telling.shelf.account.statements:
        act, when = statement.act, statement.when
        if not isinstance(act, Event) or act.status not in TOLD_STATUSES or statement.score < LEAST_SCORE:
            continue
        if statement.article_id in telling.shelf.copy_of or when is None or when.basis == "published":
            continue
        if when.days is not None and when.days <= LONGEST_DATE and not is_future(telling, statement):
            relevance = telling.relevance(statement.sentence)
            weight = WEIGHT_OF_TYPE[act.type] * WEIGHT_OF_STATUS[act.status] * relevance * statement.score
            if weight > 0:
                found[when.edtf].append((weight, statement))
    return found


def weigh_date(statements: Sequence[Weighed]) -> float:
    """The weight of a date: its best statement, more with each further article that speaks of it."""
    articles = len({s.article_id for _, s in statements})
    return max(weight for weight, _ in statements) * (1 + log2(articles))
