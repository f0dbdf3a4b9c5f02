"""Whether a time that was counted from the day of its report may mean another day, week or month of the same name."""

import re
from datetime import date, timedelta

from onrecord.model import Timex, When

WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight"
    r"|\b(?:ago|earlier|later|before|after)$|^(?:late )?(?:last|this) (?:night|morning|afternoon|evening)$",
    re.I,
)
DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_NAME = re.compile(rf"(?:(?:early|late|mid)[ -])?(?:{MONTHS})")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|plan\w*|expect\w*|schedul\w*|set|due|until|till|next|upcoming|coming|ahead|going to|later"
    r"|hopes?|intends?|votes?|tomorrow|meets?|begins?|starts?|opens?"
    r"|(?:before|by) (?:(?:early|late|next|this) )?(?-i:[A-Z][a-z]{2,8}))\b|['’]ll\b",
    re.I,
)
"""Words of a sentence that looks ahead."""
FARTHEST_MONTH = 320
"""Days from its report beyond which a month without its year is guessed: of nine that were read as begun so long ago,
five were the next of their name. "May's deal" is that of a person."""
_AWAITED = re.compile(r"\b(?:before|until|till|by|ahead of|in advance of)\s$", re.I)
"""Words before a month that may be awaited, or over: "ahead of November's vote"."""
NEAR_PAST = 92
"""Days back beyond which such a month may as well be the next of its name."""
HALF_YEAR = 183
"""Days ahead from which the last month of a name is nearer than the next ("a plan to sell it in May", in July)."""
NEAR_AHEAD = 80
"""Characters before a weekday or month in which such a word must stand (and half as many behind it), if it lies ahead:
"lawmakers want a plan after the strikes of Thursday night"."""
_WITH_DATE = re.compile(
    r"(mon|tues|wednes|thurs|fri|satur|sun)day,? (?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?)", re.I
)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_LAST_WEEKDAY = re.compile(r"last (?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
"""On a Friday "last Monday" is of this week or of the one before it, as the writer counts."""
_LAST_SEASON = re.compile(r"last (?:spring|summer|fall|autumn|winter)", re.I)
"""In October "last spring" is of this year or of the one before it."""
_THIS = re.compile(r"this (?:year|month|spring|summer|fall|autumn|winter)", re.I)
YEARS_OFF = 1
"""Years from that of its report beyond which a time was counted from another time of the story."""
FARTHEST_THIS = 366
"""Days from its report beyond which "this year" was counted from a year that another sentence tells of."""
_WEEK_COUNTED = re.compile(r"\bweek$", re.I)
_THIS_WEEK = re.compile(r"this (?:past )?week(?:end)?", re.I)
_POINTED = re.compile(r"\b(last|this|next) (week|month|year)$", re.I)
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_BEGUN = re.compile(r"earlier (?:this|in the) (week|month|year)\b", re.I)
_ANY_MONTH = re.compile(rf"\b(?:{MONTHS})\b")
"""A month that a sentence names: "earlier in the month" is then of that one."""
JUST_BEGUN = 2
"""Days of a month within which "earlier in the month" was hardly said of it."""
TUESDAY, SATURDAY, SUNDAY = 1, 5, 6
"""The weekdays on which "last week" is the week that ends or the one before it, as the writer counts: of fourteen that
were read of reports of Saturday four were of the week that ended; on Sunday other weeks are in doubt too. Until Tuesday
"this week" may be the seven days that end, where nothing in it lies ahead."""
MONTHS_OF_A_YEAR = 12
DAYS_OF_A_WEEK = 7
EVE_OF_A_WEEK = 6
"""Days back to the weekday that is tomorrow's: a page that was amended after its day means tomorrow by it. In two
audits all nine weekdays that were resolved so were of the week after."""


def may_be_another(words: str, start: int, surface: str, timex: Timex, when: When) -> bool:
    """True for a weekday a week from the report's own, which may mean the day of the report, or ahead of it without a
    sign; and for a month read as ahead though the last of its name is nearer."""
    if timex.anchor is None or when.start is None:
        return False
    apart = (timex.anchor - when.start).days
    if when.basis == "relative" and abs(timex.anchor.year - when.start.year) > YEARS_OFF:
        return True
    if _is_counted_otherwise(words, surface, apart, timex.anchor) or _is_of_story(surface, when.start, timex.anchor):
        return True
    if _THIS_WEEK.fullmatch(surface) and timex.anchor.weekday() <= TUESDAY and not _AHEAD.search(words):
        return True
    ahead, is_month = apart < 0 and when.basis == "relative", MONTH_NAME.fullmatch(surface)
    near = words[max(0, start - NEAR_AHEAD) : start + len(surface) + NEAR_AHEAD // 2]
    if ahead and not _AHEAD.search(near):
        return True
    if ahead and words[:start].endswith("back in "):
        return True
    if is_month and apart > NEAR_PAST and _AWAITED.search(words[:start]):
        return True
    if is_month and (abs(apart) > FARTHEST_MONTH or (ahead and -apart > HALF_YEAR)):
        return True
    if apart == EVE_OF_A_WEEK and DAY_NAME.search(surface):
        return True
    return abs(apart) == DAYS_OF_A_WEEK and not surface.lower().startswith(("last", "next")) and "ago" not in surface


def _is_counted_otherwise(words: str, surface: str, apart: int, anchor: date) -> bool:
    """True for a "last", "this" or "earlier" that writers count in two ways, or counted from another time."""
    begun = _BEGUN.match(surface)
    if begun and (counts_from_beginning(surface, anchor) or _is_of_named_month(begun[0], words)):
        return True
    if _WEEK_COUNTED.search(surface) and anchor.weekday() == SUNDAY:
        return True
    if surface.lower().endswith("last week") and anchor.weekday() == SATURDAY:
        return True
    if (_THIS.match(surface) and abs(apart) > FARTHEST_THIS) or _LAST_SEASON.match(surface):
        return True
    return _LAST_WEEKDAY.match(surface) is not None and 0 < apart <= anchor.weekday()


def _is_of_story(surface: str, start: date, anchor: date) -> bool:
    """True for "last week", "this month" and their like where they were read as counted from another day of the story
    than that of the report: who reports counts from his own."""
    pointed = _POINTED.search(surface)
    if pointed is None:
        return False
    shift, unit = _SHIFTS[pointed[1].lower()], pointed[2].lower()
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + shift * timedelta(days=DAYS_OF_A_WEEK)
        return not monday <= start < monday + timedelta(days=DAYS_OF_A_WEEK)
    if unit == "month":
        return (start.year - anchor.year) * MONTHS_OF_A_YEAR + start.month - anchor.month != shift
    return start.year - anchor.year != shift


def _is_of_named_month(begun: str, words: str) -> bool:
    """True for "earlier in the month" in a sentence that names a month."""
    return " in the " in begun.lower() and _ANY_MONTH.search(words) is not None


def counts_from_beginning(surface: str, anchor: date) -> bool:
    """True for "earlier this month" on its first days, which may be said of the month before."""
    begun = _BEGUN.match(surface)
    return begun is not None and _has_just_begun(begun[1].lower(), anchor)


def _has_just_begun(unit: str, day: date) -> bool:
    """True if hardly anything of the week, month or year lies before the day: "earlier" is then of the one before."""
    if unit == "week":
        return day.weekday() == 0
    return day.day <= JUST_BEGUN and (unit == "month" or day.month == 1)


def proves_year(surface: str, when: When) -> bool:
    """True for "Friday, Sept. 14" where that day of the year it was read as is a Friday: of no other year near."""
    named = _WITH_DATE.fullmatch(surface)
    return bool(named and when.start and when.days == 1 and _WEEKDAYS[when.start.weekday()] == named[1].lower())
