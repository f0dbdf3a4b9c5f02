"""Whether a time expression names a day surely enough for a timeline, where a wrong day is the worst fault."""

import re
from datetime import date

from onrecord.model import Timex
from onrecord.tell.other_days import DAYS_OF_A_WEEK, EVE_OF_A_WEEK
from onrecord.tell.quotations import QUOTED

GUESSED_YEAR = 300
"""Days from its report beyond which a day without its year is guessed from the story around it: of fourteen that were
read, two were right."""
LONGEST_TITLE = 150
"""Characters of the title that may stand before the day of a cited report."""
_CITED = re.compile(r"\([A-Z\"“‘'][^()]*, $")
"""An opened bracket with a title or the name of a page, and a comma: what follows is the day of its print."""
_NAME = re.compile(r"(?:\w+ )?\d{1,2}/\d{1,2}")
"""A day without a year in two numbers ("the 9/11 attacks"): the name of what happened on it, or of doubtful order."""
_COUNTED = re.compile(
    r"\b(?:earlier|later|before|after)$|^(?:the|that) (?:same|following|next|previous|preceding)\b|^(?:that|same)\b"
    r"|^the (?:day|night|morning|afternoon|evening)\b",
    re.I,
)
"""A day by another of the story ("that night", "two days later"): half of those read were counted from a wrong one."""
_EDGE = re.compile(r"^(?:the )?(?:end|beginning|start|close|middle)\b|^(?:overnight|midnight$)", re.I)
"""What is mostly no day ("at the end of the day"), or lies on two."""
_DAY = re.compile(r"day\b|tonight|tomorrow|\b[A-Z][a-z]{2}|\d{4}|\d[-/.]\d|\b(?:night|morning|afternoon|evening)\b")
"""A word or number that names the day; an hour has none ("around 8 p.m.") and may be of the day before its report."""
OWN_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]{2,8}\b")
"""A day by its number and month."""
_SAID_WHICH = re.compile(r"(?:last|next) ", re.I)
_RUNS_ON = re.compile(
    r"\b(?:on|of|since|by|until|from|before|after|for|to|the|in|and|between|was|is|late|early)\s+$", re.I
)
"""Words that make a day part of what is told; a dateline stands by itself."""
_OF_THE_PAGE = re.compile(
    r"\b(?:amended|corrected|updated|published|posted|broadcast|editorial)\b[^.]{0,40}$", re.I
)
"""Words of a page on itself, or on the paper that it cites, before the day of either."""


def is_stamp(words: str, start: int, end: int, timex: Timex, published: date | None, *, is_one_of: bool) -> bool:
    """True if the time `[start, end)` dates the page or its print, and nothing that it tells.

    Such is the day of the report, or its eve, in a note on the page or behind the name of a paper; and in a dateline,
    if it is but one of the days of its sentence (`is_one_of`).
    """
    if published is None or timex.when is None or timex.when.start is None or timex.when.days != 1:
        return False
    if not 0 <= (published - timex.when.start).days <= 1 or not OWN_DAY.search(words[start:end]):
        return False
    before = words[:start]
    return _OF_THE_PAGE.search(before) is not None or (is_one_of and not _RUNS_ON.search(before))


def is_doubtful(words: str, start: int, end: int, timex: Timex, published: date | None) -> bool:
    """True if a reader would not swear to the day that the time `[start, end)` of the sentence `words` was read as.

    Such are the bare weekdays a week or six days from the report's own, which may mean its own day or the next; what a
    speaker counts from the day of speaking; hours; days counted from others of the story; the years of days that were
    guessed; names of happenings ("9/11"); the day of a cited report ("(Letters, 3 May)").
    """
    surface, before, after = words[start:end], words[:start], words[end:]
    if _NAME.fullmatch(surface) or after.lower().startswith(" last year") or after[:1] in ("-", "–"):
        return True
    if after.startswith(")") and _CITED.search(before[-LONGEST_TITLE:]):
        return True
    when = timex.when
    if when is None or when.start is None or when.basis != "relative" or when.days != 1:
        return False
    apart = abs((published - when.start).days) if published else 0
    is_of_week = apart == DAYS_OF_A_WEEK or (published is not None and (published - when.start).days == EVE_OF_A_WEEK)
    is_bare = OWN_DAY.search(surface) is None and _SAID_WHICH.match(surface) is None
    if (is_of_week and is_bare) or apart > GUESSED_YEAR or not _DAY.search(surface):
        return True
    if _COUNTED.search(surface) or _EDGE.search(surface):
        return True
    return any(quoted.start() < start < quoted.end() for quoted in QUOTED.finditer(words))
