"""Whether a reader can place a sentence: in time, and among the news of the day."""

import re
from datetime import date

from onrecord.model import Span
from onrecord.tell.backdrop import FIRST_WORDS
from onrecord.tell.fresh import tells_state
from onrecord.tell.rank import find_half_life
from onrecord.tell.telling import LONG_DAYS, Telling

LONGEST_TIME = 45
"""Days that a time may cover and still place a happening: "in July", "earlier this month", not "in 2011"."""
LONGEST_NEWS = 365
"""Days after which nothing is news, however few reports there are."""
STATE_DAYS = 7
"""Days after which a later report has mostly overtaken what a report's own voice told in the present tense."""
MEMO_TIMES = 3
"""Times as far that several pages look back."""
_NOW = re.compile(r"\b(?:has|have|is|are|will)\b")
"""Words of what held on the day of the report: "no date has been made public"."""


def find_day(telling: Telling, sentence: Span) -> date | None:
    """The day a reader places the sentence by: that which it gives, else that of the report that it opens; None if
    there is neither.

    In 243 lines that were read an undated happening from further down was, 17 times of 20, no news.
    """
    given = given_day(telling, sentence)
    if given or not telling.opens_report(sentence) or _begins_long_ago(telling, sentence):
        return given
    return telling.shelf.article(sentence.article_id).published.day


def holds_no_more(telling: Telling, sentence: Span, days: int = LONG_DAYS) -> bool:
    """True if the sentence told in the present what was so on the day of its report, and that is over since `days`."""
    day = telling.shelf.article(sentence.article_id).published.day
    if day is None or telling.as_of is None:
        return False
    back = (telling.as_of - day).days
    if back > STATE_DAYS and tells_state(telling.shelf.words(sentence)):
        return True
    if back <= days:
        return False
    return given_day(telling, sentence, longest=1) is None and _NOW.search(telling.shelf.words(sentence)) is not None


def _begins_long_ago(telling: Telling, sentence: Span) -> bool:
    """True if the sentence begins with a time that was over before its report ("Throughout 2011")."""
    published = telling.shelf.article(sentence.article_id).published.day
    first = next((t for t in telling.shelf.times_in(sentence) if t.span.start < sentence.start + FIRST_WORDS), None)
    return bool(published and first and first.when and first.when.end and first.when.end < published)


def given_day(telling: Telling, sentence: Span, longest: int = LONGEST_TIME) -> date | None:
    """The last of the days that the sentence gives, and that had begun on the day of its report."""
    published = telling.shelf.article(sentence.article_id).published.day
    times = (time.when for time in telling.shelf.times_in(sentence))
    short = [when for when in times if when and when.days and when.days <= longest]
    begun = [when.end for when in short if when.start and when.end and (not published or when.start <= published)]
    return max((min(end, published or end) for end in begun), default=None)


def is_recent(telling: Telling, day: date | None, times: int = 1) -> bool:
    """True if the day is in the time that was asked for or, if none was, so near the newest report that what it saw is
    still news: a record of years has news of months, one of a week of a week; `times` as far back, or as several pages
    have room for, and never a year."""
    if telling.as_of is None or day is None:
        return telling.as_of is None
    if telling.question.since:
        return day >= telling.question.since
    if telling.question.reach_days is not None:
        return (telling.as_of - day).days <= telling.question.reach_days
    back = (min(telling.as_of, telling.shelf.newest or telling.as_of) - day).days
    reach = find_half_life(telling) * max(times, MEMO_TIMES if telling.question.size == "memo" else 1)
    return back <= min(reach, LONGEST_NEWS)
