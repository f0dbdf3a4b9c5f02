"""Of which time a line speaks: whether it needs the day of its report, and whether what it awaits has come."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.model import When
from onrecord.tell.ahead import is_told_now
from onrecord.tell.asides import stands_aside
from onrecord.tell.dates import date_words, find_left_open
from onrecord.tell.quotations import own_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.weekdays import words_beside
from onrecord.tell.wording import Wording

FRESH_DAYS = 3
"""Days after which a line that gives no day says when it was reported: "some 5,200 remain" holds of its own day, and
what is to come may have come."""
UNDER_WAY_DAYS = 7
_UNDER_WAY = re.compile(
    r"\b(?:is|are)(?: (?:now|still|also|currently|already|actively))? (?:assessing|awaiting|bracing|considering"
    r"|continuing|debating|discussing|en route|evaluating|examining|gathering|holding|hunting|investigating"
    r"|looking (?:for|into|at)|meeting|mulling|negotiating|on (?:its|his|her|their) way|planning|preparing|probing"
    r"|reviewing|scrambling|searching|seeking|studying|talking|trying|urging|waiting|weighing|working)\b"
)
"""What goes on until something comes of it: of nine lines a week old or more that told so six were overtaken."""
HEAD = 900
"""Characters of a report that tell its news. Of 40 lines from further down that were read, half were of another day or
of somebody else, of those from above a quarter: what stands below may be of any time; only its report is of the day."""
_MONTH_OF = re.compile(r"\b[A-Z][a-z]{2,8}\.?(?: \d{1,2})?,? (?:1[5-9]|20)\d\d\b")
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH_NAME} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH_NAME}")
"""A day without its year, which is that of the brief."""
_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|after|before|of|to|and|through|during|early|late|mid)[ -](?:1[5-9]|20)\d\d\b",
    re.I,
)
"""A year that dates; that of "the 2016 election" is part of a name."""
_TO_COME = re.compile(
    r"\bwill\b|\b(?:is|are) (?:set|due|scheduled|expected|likely|planned|slated|poised|preparing|about|to)\b"
    r"|\b(?:is|are) (?:embark|travell?|head|leav|arriv|fly|visit|tour|return)ing\b"
    r"|\b[a-z]{3,}s (?:\w+ ){0,4}later (?:in|on|this) "
    r"|\b(?:plans?|hopes?|intends?) to\b|\bexpects?\b|\bcould (?:\w+ ){1,8}as (?:soon|early) as\b"
)
"""Words of what was to come when it was reported: the day given is not that of the report."""
_DONE = re.compile(r"\b(?:announced|signed|ruled|voted|agreed|ordered|approved|rejected|passed)\b")
"""Past tenses of what was decided, beside the words of what it is to bring."""
_SET_FOR = re.compile(r"\b(?:expected|scheduled|slated|set|planned) (?:to|for)\b|\bpending\b")
"""Words by which a time that the report gives lay ahead of it, whatever tense stands before them."""
_SOON = re.compile(
    r"\bnext (?:week|month)\b|\b(?:coming|next) (?:(?:few|two|three|several|couple of) )?(?:days|weeks)\b"
)
"""Words of what was soon to come, in a quotation too: they count from a day that a later reader must guess."""
_OPEN = re.compile(r"\b(?:is|are|could|may|might)\b")
"""Words of what was open on the day of the report."""
_PRESENT = re.compile(
    r"\b(?:has|have|is|are|will|remains?|wants?|says?|insists?|argues?|blames?|claims?|accuses?|believes?|denies|warns?|writes?"
    r"|points out|calls|now|currently)\b"
)
"""Words of what held or was said on the day of the report; a year beside them does not date them ("since 2014", "blames
the harvest of 2014")."""


def date_report(shelf: Shelf, wording: Wording, as_of: date | None, year: int | None) -> Wording:
    """The wording with the day of its report behind it ("Reported 9 June", of its news), where it says "last week", or
    gives no day or one to come and its report is no news on the day `as_of`; without its year where that is `year`."""
    day = shelf.article(wording.spans[0].article_id).published.day
    counts = find_left_open(wording.text) is not None
    if day is None or not (counts or _is_old(shelf, wording, as_of, year)):
        return wording
    reported = "Reported" if wording.spans[0].start < HEAD else "From a report of"
    return replace(wording, reported=f"{reported} {date_words(day.isoformat(), year)}.")


def _is_old(shelf: Shelf, wording: Wording, as_of: date | None, year: int | None) -> bool:
    """True if the words give no day, or one to come, and their report is no news on the day `as_of`."""
    is_to_come = _TO_COME.search(own_words(wording.text))
    day = shelf.article(wording.spans[0].article_id).published.day
    if day is None or as_of is None or wording.gives_day_of_report(shelf):
        return False
    if _is_dated(shelf, wording, year) and not is_to_come:
        return False
    return (as_of - day).days > (0 if is_to_come and not _lies_ahead(shelf, wording, as_of) else FRESH_DAYS)


def has_come(shelf: Shelf, wording: Wording, as_of: date | None) -> bool:
    """True if the words look ahead to a time that has passed on the day of the brief (so does what is or could be,
    beside a day after its report), or did so some days ago and give no time well ahead of it. What was decided on a day
    that they give stays decided, where they give no time for what it is to bring."""
    day = shelf.article(wording.spans[0].article_id).published.day
    if as_of is None or day is None:
        return False
    times = list(_times(shelf, wording))
    own = own_words(wording.text)
    if (as_of - day).days > UNDER_WAY_DAYS and _SOON.search(wording.text):
        return True
    over = [w for w in times if w.start and w.end and day <= w.start and day < w.end < as_of]
    if over and _SET_FOR.search(own):
        return True
    to_come = _TO_COME.search(own)
    if not to_come:
        return any(when.start != day for when in over) and _OPEN.search(own) is not None
    decided = _DONE.search(own)
    if decided:  # "ruled on Monday that it will": the day is that of the ruling
        is_dated = any(when.days == 1 and when.end and when.end <= day for when in times)
        times = [when for when in times if when.start and when.start > day]
        if is_dated and not times and decided.start() < to_come.start():
            return False
    ahead = max(((when.end - as_of).days for when in times if when.end), default=None)
    if (as_of - day).days <= FRESH_DAYS:
        return ahead is not None and ahead < 0
    return ahead is None or ahead <= FRESH_DAYS


def tells_past_as_present(shelf: Shelf, wording: Wording, as_of: date | None) -> bool:
    """True if the words give, in the present tense, a time that was over some days before the brief, or what was under
    way a week before it."""
    if as_of is None:
        return False
    day = shelf.article(wording.spans[0].article_id).published.day
    if day and (as_of - day).days > UNDER_WAY_DAYS and _UNDER_WAY.search(own_words(wording.text)):
        return True
    return any(
        (as_of - time.when.end).days > FRESH_DAYS and is_told_now(*words_beside(shelf, span, time))
        for span in wording.spans
        for time in shelf.times_in(span)
        if time.when and time.when.end and time.when.basis == "relative"
    )


def _times(shelf: Shelf, wording: Wording) -> Iterator[When]:
    """The times that the sentences of the wording give."""
    return (time.when for span in wording.spans for time in shelf.times_in(span) if time.when)


def _lies_ahead(shelf: Shelf, wording: Wording, as_of: date) -> bool:
    """True if the sentences give a time that has not passed on the day of the brief."""
    return any(when.end >= as_of for when in _times(shelf, wording) if when.end)


def _is_dated(shelf: Shelf, wording: Wording, year: int | None) -> bool:
    """True if the report's own words give a month or day, or a year beside nothing that is told in the present; what
    only dates something told beside the news ("who left in May") does not date the line."""
    own = own_words(wording.text)
    resolved = any(re.search(r" is \d{4}-\d\d", rule) for rule in wording.rules)
    is_named = resolved or _MONTH_OF.search(own) or (year and _MONTH_DAY.search(own))
    if not is_named and not (_YEAR.search(own) and not _PRESENT.search(own)):
        return False
    aside = [
        stands_aside(shelf.words(span), time.span.start - span.start, time.span.end - span.start)
        for span in wording.spans
        for time in shelf.times_in(span)
        if time.when and time.when.days
    ]
    return not aside or not all(aside)
