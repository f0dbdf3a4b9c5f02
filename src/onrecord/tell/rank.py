"""Which happenings come first: the new, the many-voiced, the grave, the asked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from onrecord.model import TOLD_STATUSES, Article, Event, Occurrence, Statement
from onrecord.tell.telling import Telling

WEIGHT_OF_TYPE = {
    "ASSAULT": 1.0, "AGREE": 0.9, "RETREAT": 0.9, "MOBILIZE": 0.8, "REJECT": 0.7, "SANCTION": 0.8, "COERCE": 0.7,
    "PROTEST": 0.7, "REQUEST": 0.7, "CONCEDE": 0.8, "THREATEN": 0.6, "AID": 0.6, "COOPERATE": 0.6,
    "CONSULT": 0.6, "ACCUSE": 0.4, "SUPPORT": 0.3,
}  # fmt: skip
"""How much a desk gives for a happening of each kind, words last: deeds before talk (our own judgement)."""
WEIGHT_OF_STATUS = {"happened": 1.0, "ongoing": 0.9, "planned": 0.6, "hypothetical": 0.2, "denied": 0.4}
HALF_LIFE_SHARE = 6
"""The worth of a happening halves with each sixth of the account's span that it lies back."""
SHORTEST_HALF_LIFE = 14.0
"""Days; an account of a week does not bury its first day."""
NEWEST_REPORTS = 8
"""Reports that are of the news whatever the account spans: in one of years with a report a day, news is of days."""
UNDATED = 0.3
"""What a happening is worth that is told by an article of no known day: it may be years old."""
TRAILING = 0.7
"""What is first named at a sentence's end is background as a rule: so much less is told of it."""
PASSING = 0.4
"""What a happening is worth that its best sentence only mentions in passing."""
TELLING_WEIGHT = 3.0
"""How much it counts that a sentence tells the happening and not another beside it, against all else."""
LEDE_BONUS, LEDE_LENGTH = 0.6, 400
"""A happening that a report leads with is worth up to so much more; the bonus halves after a lede's characters."""


OLDEST_DAYS = 200
"""Days before the newest report on what was asked after which another tells neither its news nor its background, if
NEWEST_REPORTS are newer: of 13 such lines that were read, most of them of a month a year before, one was fit."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An occurrence, its statements, the one that tells it best first (before all, one that a person corrected)."""

    occurrence: Occurrence
    statements: tuple[Statement, ...]
    worth: float

    @property
    def statement(self) -> Statement:
        """The statement that tells it best."""
        return self.statements[0]


def rank_occurrences(telling: Telling) -> list[Ranked]:
    """The occurrences in order of worth, the best first; each with the statement that tells it best."""
    half_life = find_half_life(telling)
    found = [_rank(telling, occurrence, half_life) for occurrence in telling.shelf.account.occurrences]
    return sorted((r for r in found if r), key=lambda r: (-r.worth, r.occurrence.id))


def find_half_life(telling: Telling) -> float:
    """Days in which a happening loses half of its worth: a share of the account's span, or those of its newest
    reports where they are fewer."""
    return max(SHORTEST_HALF_LIFE, min(find_fading(telling), telling.shelf.days_back(NEWEST_REPORTS)))


def find_fading(telling: Telling) -> float:
    """Days in which what went before loses half of its worth: a share of the account's span."""
    return max(SHORTEST_HALF_LIFE, telling.shelf.spread / HALF_LIFE_SHARE)


def _rank(telling: Telling, occurrence: Occurrence, half_life: float) -> Ranked | None:
    found = [telling.shelf.statements[i] for i in occurrence.statements]
    relevance = max(telling.relevance(s.sentence) for s in found)
    if telling.question.terms and relevance == 0:
        return None
    corrected = telling.shelf.corrected
    statements = tuple(sorted(found, key=lambda s: (s.sentence not in corrected, -_fitness(telling, s), s.id)))
    best = statements[0]
    age = _age(telling, occurrence, best)
    worth = (
        WEIGHT_OF_TYPE[occurrence.type]
        * WEIGHT_OF_STATUS[occurrence.status]
        * relevance**2
        * log2(1 + occurrence.origins)
        * max(0.02, 0.5 ** (age / half_life))
        * (0.5 + best.score / 2)
        * (1.0 if telling.shelf.article(best.article_id).published.day else UNDATED)
        * (PASSING + (1 - PASSING) * clause_share(best))
        * (1 + LEDE_BONUS / (1 + min(s.sentence.start for s in statements) / LEDE_LENGTH))
    )
    return Ranked(occurrence, statements, worth)


def _age(telling: Telling, occurrence: Occurrence, best: Statement) -> float:
    """Days from the happening (or its report) to the day of the brief."""
    day = told_day(telling, occurrence, best)
    return max(0.0, float((telling.as_of - day).days)) if telling.as_of and day else 0.0


def told_day(telling: Telling, occurrence: Occurrence, best: Statement) -> date | None:
    """The last day of the happening, but none after the report that tells it as done: "invited this year" is no newer
    than its report; the day of the report if no other is known."""
    known, reported = last_known_day(occurrence), published_day(telling.shelf.article(best.article_id))
    if known and reported and occurrence.status in TOLD_STATUSES:
        return min(known, reported)
    return known or reported


def last_known_day(occurrence: Occurrence) -> date | None:
    """The last day that the happening is dated to; the first, if it is open at the end ("since January")."""
    when = occurrence.when
    return (when.end or when.start) if when else None


def is_future(telling: Telling, statement: Statement) -> bool:
    """True if the statement's time begins after its article was published: it cannot have happened yet."""
    when, day = statement.when, published_day(telling.shelf.article(statement.article_id))
    return bool(when and when.start and day and when.start > day)


def published_day(article: Article) -> date | None:
    """The day of the article among others: that of publication, or the middle of the days it can be."""
    return article.published.middle


def find_oldest_day(telling: Telling) -> date:
    """The day before which a report is of another time than the newest on what was asked; none is of another while
    there are few."""
    spoken = (r.article for r in telling.shelf.account.readings if telling.speaks_of(r.article.id))
    days = sorted((day for article in spoken if (day := published_day(article))), reverse=True)
    if len(days) <= NEWEST_REPORTS:
        return date.min
    return min(days[0] - timedelta(OLDEST_DAYS), days[NEWEST_REPORTS])


def fade(telling: Telling, day: date | None, fading_days: float) -> float:
    """1 for a report of the day of the brief, or of no known day; a half for one `fading_days` older."""
    back = (telling.as_of - day).days if telling.as_of and day else 0
    return 1 / (1 + max(0, back) / fading_days)


def _fitness(telling: Telling, statement: Statement) -> float:
    """How well a statement tells its occurrence: dated, early, sure, to the point, in a sentence of fair length."""
    length = statement.sentence.end - statement.sentence.start
    fair = 1.0 if 60 <= length <= 260 else 0.4
    early = 1.0 / (1.0 + statement.sentence.start / 800)
    dated = 1.0 if telling.shelf.article(statement.article_id).published.day else 0.0
    relevance = telling.relevance(statement.sentence)
    return statement.score + fair + early + dated + TELLING_WEIGHT * clause_share(statement) + 1.5 * relevance


def clause_share(statement: Statement) -> float:
    """How much of its sentence tells the event, 0 to 1: little for one mentioned in passing, or late in it."""
    act = statement.act
    if not isinstance(act, Event):
        return 1.0
    whole = statement.sentence.end - statement.sentence.start
    back = max(0, act.trigger.start - statement.sentence.start) / whole
    return min(1.0, (act.clause.end - act.clause.start) / whole) * (1 - TRAILING * back)
