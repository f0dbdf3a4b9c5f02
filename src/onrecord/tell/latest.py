"""The newest happenings, each told once by its best sentence: what a feed carries."""

from collections import Counter
from collections.abc import Sequence

from onrecord.model import TOLD_STATUSES, Account, Line, Occurrence
from onrecord.tell.brief import newest_day
from onrecord.tell.rank import (
    WEIGHT_OF_TYPE,
    clause_share,
    is_future,
    last_known_day,
    published_day,
    rank_occurrences,
)
from onrecord.tell.sections.happened import tell_ranked
from onrecord.tell.sections.openings import LEAST_SCORE
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling

LEAST_WEIGHT = 0.5
"""Deeds and talks, not praise or blame: a feed that carries each remark is not read."""
A_REPORT = 2
"""Happenings that one report gives to the feed: its news, not all that it mentions."""
NEWS_DAYS = 14
"""What was over two weeks before its first report is background; a weekly reports within ten days."""
LEAST_SHARE = 0.3
"""Share of its sentence that must tell the happening: less is a mention in passing."""


def tell_latest(account: Account, question: BriefQuestion, limit: int) -> Sequence[tuple[Occurrence, Line]]:
    """At most `limit` happenings on the question, those of the newest reports, each with its line."""
    telling = Telling(Shelf(account), question, question.as_of or newest_day(account))
    newest = sorted(rank_occurrences(telling), key=lambda r: (_last_day(telling, r.occurrence), r.worth), reverse=True)
    found: list[tuple[Occurrence, Line]] = []
    told_by: Counter[str] = Counter()
    for ranked in newest:
        if len(found) >= limit:
            break
        told = ranked.occurrence.status in TOLD_STATUSES and not is_future(telling, ranked.statement)
        if not told or ranked.statement.score < LEAST_SCORE or WEIGHT_OF_TYPE[ranked.occurrence.type] < LEAST_WEIGHT:
            continue
        if _is_background(telling, ranked.occurrence):
            continue
        report = ranked.statement.article_id
        if told_by[report] >= A_REPORT or clause_share(ranked.statement) < LEAST_SHARE:
            continue
        line = next(tell_ranked(telling, ranked), None)
        if line is not None:
            told_by[report] += 1
            found.append((ranked.occurrence, line))
    return found


def _is_background(telling: Telling, occurrence: Occurrence) -> bool:
    """True if it was over long before its first report: that report recalls it."""
    ended = last_known_day(occurrence)
    first = published_day(telling.shelf.article(telling.shelf.statements[occurrence.statements[0]].article_id))
    return bool(ended and first and (first - ended).days > NEWS_DAYS)


def _last_day(telling: Telling, occurrence: Occurrence) -> str:
    """The day of the newest report of the happening."""
    days = (published_day(telling.shelf.article(telling.shelf.statements[i].article_id)) for i in occurrence.statements)
    return max((day.isoformat() for day in days if day), default="")
