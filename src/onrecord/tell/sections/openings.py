"""Which of the first sentences of reports tell what was done or said in their days, of what was asked."""

import re
from collections.abc import Callable, Iterator

from onrecord.model import TOLD_STATUSES, Event, Span
from onrecord.tell.centre import names_in_title
from onrecord.tell.done import STILL, first_clause, leave_adjunct_out, tells_being, tells_deed, tells_past
from onrecord.tell.forecasts import find_decided, is_stale_forecast
from onrecord.tell.ledes import find_opening, gives_title
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import given_day, holds_no_more, is_recent
from onrecord.tell.quotations import own_words
from onrecord.tell.rank import find_oldest_day
from onrecord.tell.reported import FRESH_DAYS
from onrecord.tell.telling import OPENING, Telling
from onrecord.tell.wording import Wording

LEAD_IN = 5
"""First sentences of a report among which its news stands, where the first is only a way to it."""
SAME_DAYS = 2
"""Days between two reports of one piece of news."""
LEAST_SCORE = 0.35
"""Below it the sentence may tell no happening at all. Its line is the source's own words, so a wrong party or type
in the statement (most of what lowers a score) is not told."""
QUOTES = "“\"‘"
"""Marks with which another's words begin."""
BEGINNING, RECALLED_DAYS = 90, 20
"""Characters before the first comma of a sentence that begins with a time, and days before its report from which such a
time is no news of it: of five such lines none was fit."""
_BEFORE_VERB = r"(?:(?!\b(?:has|have|had|was|were|after|when|while|as)\b|(?<!former)(?<!fired)\b\w{2,}ed\b).)*?"
_FIRST_SAID = re.compile(rf"{_BEFORE_VERB}\b(?:said|says?|told|tells|tweeted|argued|argues|believes?|thinks)\b")
"""A sentence whose first verb is of speaking gives somebody's words."""
_FIRST_CLAIMED = re.compile(rf"{_BEFORE_VERB}\b(?:claimed|denied|insisted|suggested)\b")
"""Or takes a stand with them."""
_SAID_LAST = re.compile(
    r", (?!as )[^,]{3,90} (?:said|announced|reported|confirmed|told \w[^,]{1,40})"
    r"(?: (?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[^,]{0,40}\.$"
)
"""Who says it stands at the end of the sentence."""


def find_openings(
    telling: Telling, times: int, tells: Callable[[Telling, Span], bool] | None = None, count: int = OPENING
) -> Iterator[tuple[Span, ...]]:
    """Of each report that can be told, newest first, those of its first sentences that tell of what was asked."""
    tells, decided = tells or tells_day, find_decided(telling)
    for article in _find_reports(telling, times):
        head = telling.opening(article) if count == OPENING else find_opening(telling.shelf, article, count)
        if telling.shelf.is_opinion_piece(article):
            head = tuple(s for s in head[:1] if tells_title_news(telling, s))
        held = (s for s in head if names_all(telling, s) and tells(telling, s))
        fresh = tuple(s for s in held if not is_stale_forecast(telling, s, decided))
        if fresh:
            yield fresh


def find_stand_ins(telling: Telling, times: int) -> Iterator[Span]:
    """Of each report whose title speaks of all that was asked, and whose first sentence only leads to its news or
    leans on others, the next of its head that tells the news of its title without the sentence before it."""
    decided = find_decided(telling)
    for article in _find_reports(telling, times):
        lede = telling.opening(article)[:1]
        if not lede or not is_titled(telling, lede[0]) or telling.shelf.is_opinion_piece(article):
            continue
        head = find_opening(telling.shelf, article, LEAD_IN)[1:]
        told = (s for s in head if names_all(telling, s) and tells_title_news(telling, s))
        news = next((s for s in told if not is_stale_forecast(telling, s, decided)), None)
        if news is not None and not _can_be_told(telling, lede[0]) and _stands_alone(telling, news):
            yield news


def _find_reports(telling: Telling, times: int) -> Iterator[str]:
    """The reports of the days that are asked for, newest first; none that argues."""
    shelf, oldest = telling.shelf, find_oldest_day(telling)
    for reading in reversed(shelf.account.readings) if telling.question.terms else ():
        article, day = reading.article.id, reading.article.published.day
        if not day or day < oldest or article in shelf.copy_of or shelf.argues(article):
            continue
        if not times or is_recent(telling, day, times):
            yield article


def _can_be_told(telling: Telling, lede: Span) -> bool:
    """True if the first sentence of a report is its news, and stands alone."""
    return names_all(telling, lede) and tells_day(telling, lede) and _stands_alone(telling, lede)


def _stands_alone(telling: Telling, sentence: Span) -> bool:
    wording = telling.word(sentence)
    return isinstance(wording, Wording) and len(wording.spans) == 1


def tells_title_news(telling: Telling, sentence: Span) -> bool:
    """True if the sentence tells a deed of the days of its report, and in it what the title says: so does no argument,
    whoever else speaks in its report."""
    if not is_of_report(telling, sentence) or recalls(telling, sentence):
        return False
    is_deed = tells_deed(own_words(telling.shelf.words(sentence)))
    return is_deed and gives_title(telling.shelf, sentence, "")


def names_all(telling: Telling, sentence: Span) -> bool:
    """True if the sentence speaks of all that was asked, or is the first of a report whose title gives the rest; what
    is named only for what stands beside its news is none of it."""
    if names_in_passing(telling, sentence):
        return False
    return telling.relevance(sentence) == 1.0 or (telling.is_lede(sentence) and telling.names_subject(sentence))


def tells_day(telling: Telling, sentence: Span) -> bool:
    """True if the first sentence of a report tells what was done or said, be it of no type that the parse knows."""
    words = own_words(telling.shelf.words(sentence))
    if words[:1] in QUOTES or tells_being(words) or recalls(telling, sentence):
        return False
    if tells_deed(words):
        return True
    words = first_clause(words)
    claims = _FIRST_SAID.match(words) is not None and not tells_news(telling, sentence)
    over = STILL.search(words) and holds_no_more(telling, sentence, FRESH_DAYS)
    return not claims and not over and tells_past(words)


def says_on_day(telling: Telling, sentence: Span) -> bool:
    """True if the sentence gives what somebody said on a day of its report: what is said for the first time is news."""
    words = telling.shelf.words(sentence)
    if words[:1] in QUOTES or recalls(telling, sentence) or not is_of_report(telling, sentence):
        return False
    words = own_words(words)
    clause = first_clause(leave_adjunct_out(words))
    return bool(_FIRST_SAID.match(clause) or _FIRST_CLAIMED.match(clause) or _SAID_LAST.search(words))


def tells_title(telling: Telling, sentence: Span) -> bool:
    """True if the sentence tells a deed of the days of its report, whose title speaks of all that was asked."""
    own = own_words(telling.shelf.words(sentence))
    return is_titled(telling, sentence) and is_of_report(telling, sentence) and tells_deed(own)


def is_titled(telling: Telling, sentence: Span) -> bool:
    """True if the title of its report speaks of all that was asked."""
    return names_in_title(telling, sentence) == 1.0


def is_of_report(telling: Telling, sentence: Span) -> bool:
    """True if the sentence gives a day, and that is of the days of its report."""
    given, day = given_day(telling, sentence, longest=1), telling.shelf.article(sentence.article_id).published.day
    return given is not None and day is not None and (day - given).days <= SAME_DAYS


def tells_news(telling: Telling, sentence: Span) -> bool:
    """True if the sentence tells a happening: what only judges or looks ahead leads no brief."""
    acts = [s.act for s in telling.shelf.statements_in(sentence) if s.score >= LEAST_SCORE]
    return any(isinstance(act, Event) and act.status in TOLD_STATUSES for act in acts)


def recalls(telling: Telling, sentence: Span) -> bool:
    """True if the sentence begins with a time that was over weeks before its report, which recalls it."""
    published = telling.shelf.article(sentence.article_id).published.day
    words = telling.shelf.words(sentence)
    reach = sentence.start + max(0, words.find(",", 0, BEGINNING))
    first = next((t.when for t in telling.shelf.times_in(sentence) if t.span.start < reach), None)
    return bool(published and first and first.end and (published - first.end).days > RECALLED_DAYS)


def held_then(telling: Telling, sentence: Span) -> bool:
    """True if the sentence tells what held on the day of its report; what a report opens with as done
    stays done."""
    is_deed = telling.is_lede(sentence) and tells_deed(own_words(telling.shelf.words(sentence)))
    return not is_deed and holds_no_more(telling, sentence, FRESH_DAYS)
