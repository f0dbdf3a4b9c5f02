"""Relative dates in a sentence become dates that a reader of any day understands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.model import Timex, When
from onrecord.tell.adverbials import DETERMINERS, PREPOSITION, SUBJECT_OF, stands_free
from onrecord.tell.other_days import DAY_NAME, MONTHS, WEEKDAY, may_be_another, proves_year
from onrecord.tell.quotations import QUOTED, own_words
from onrecord.tell.referents import load_words
from onrecord.text.edtf import edtf_words

_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_MONTH = re.compile(r"^\d{4}-(?:0\d|1[0-2])$")
_YEAR = re.compile(r"^\d{4}$")
_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night)\b", re.I)
_EDGE = re.compile(r"^(earlier|later|early|late|mid)\b", re.I)
_WEEK = re.compile(r"^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn"}
"""Winter is of two years: "the winter of 2031" may have begun in either."""
_SEASON = re.compile(r"^(\d{4})-(2[1-3])$")
_OF_NO_DAY = re.compile(r"(?:today|following|preceding)\b", re.I)
""""Today's youth" is of these times, and in "following Friday's vote" the day is not the one that follows."""
_POSSESSIVE = re.compile(r"^['’]s(?= \w)")
_AFTER_DAY = re.compile(r"(?:[A-Z][a-z]+ \d{1,2}|\b\d{1,2} [A-Z][a-z]+)\s*$")
"""A day and month right before: "October 2 last year"."""
_REGULAR = r"(?!(?:united|need|indeed|exceed|proceed|succeed|feed|breed|speed)\b)\w{2,}ed"
_NOT_BETWEEN = (
    r"(?:(?:is|are|has|have|can|will|would|may|do|does|remains?|than|if)\b"
    r"|(?<!in )(?<!over )as\b|to\b(?!(?: the)?(?: (?-i:[A-Z])\S*)+ $))"
)
"""Words between a past tense and a "today" of another clause; "sworn in as" begins none, nor does "to Ardan today"."""
_NO_PRESENT = r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bnow )(?<!\bbeing )"
"""Before a participle these make a present of it: what "are counted today" is counted these days."""
_PAST_AWAY = 12
"""Words between a past tense and the "today" behind it: the objects of a deed, and hardly a second clause."""
_THESE_DAYS = re.compile(r"(?:,|\b(?:and|but|or|of|than|from|to|like|for|until|who|which|that|as|while|yet))\s*$", re.I)
"""Before a "today" that may be of these days, unless a past tense stands right behind it ("founded by exiles and today
led by bankers")."""
_PRESENT_BEHIND = re.compile(r" (?:is|are|has|have|can|could|will|would|may|having|being)\b")
"""Behind a "today" that opens its own clause: "said the port today has become a harbour of yachts"."""
_BOUND = re.compile(r"^(?:the )?(?:end|beginning|start|close|middle)\b", re.I)
_FROM_ANOTHER = re.compile(
    r"\w+ (?:earlier|later|before|after|prior)$"
    r"|^(?:.* )?(?:that|the (?:same|previous|preceding|prior|following|ensuing|next))\b"
    r"|^the (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:past|coming)\b",
    re.I,
)
"""What is counted from another time of the story ("three days earlier", "later that year", "the Sunday before the
vote"), and what a preposition or participle before it counts ("extended past June"): of 45 that were read nine were
wrong."""
_BARE_SEASON = re.compile(r"(?:the |mid-)?(?:spring|summer|fall|autumn|winter)", re.I)
"""A season without a word for its year: of seventy that were read one in seven was of another year, or of every
year."""
_ANNIVERSARY = re.compile(r"(?:Sept(?:ember|\.)? 11(?:th)?|11 September)")
"""A day that is a name, of whatever year."""
_CLOCK = re.compile(r"^(?:midnight|noon|midday|dawn|dusk|sunrise|sunset|nightfall)\b[ ,]*", re.I)
"""An hour with a name, before the day: "midnight on Thursday"."""
_HOUR = re.compile(
    r"(?P<hour>(?:(?:about|around) )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|noon|midnight)"
    r"(?: (?:[A-Z][DS]?T|GMT|local time)\b)?)"
    r",?(?: on)? (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?", re.I
)
"""An hour before its weekday: "3:36 a.m. Wednesday"."""
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last) $")
"""Before a weekday of every month ("the first Thursday of May")."""
_ORDINAL_BEHIND = re.compile(r"^[’']s (?:first|second|third|fourth|fifth|last)\b")
_SEVERAL = re.compile(r"day (?:and|or|to|through|until) $", re.I)
_SEVERAL_AHEAD = re.compile(r" (?:and|or|to|through|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
"""Two weekdays in a row, of which one may lie ahead ("calm Thursday and Friday")."""
_BARE_UNIT = re.compile(r"^the (?:day|week|month|year)$", re.I)
"""A time as a thing ("ended the year on a note of hope"), unless a preposition stands before it."""
_SPAN_NOUN = re.compile(
    r"^\s(?:hours?|days?|weeks?|months?|years?|season|period|break|recess|holidays?|term|and a half)\b"
)
"""A noun that the time before it only describes: "the early summer months"."""
_NIGHT = re.compile(r"^\s(?:morning|afternoon|evening|night)\b")
_PLACED = re.compile(
    r"\b(?:(?:Black|Bloody|Cyber|Easter|Fat|Giving|Good|Holy|Maundy|Palm|Shrove|Super|Whit|Weekend Edition|every|each)"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! (?:and|or)\b)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d\b"
    r"|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d\b))"
    r"|\bUSA T(?:ODAY|oday)\b|\bFox News Sunday\b|\bToday [Ss]how\b|\bSaturday Night Live\b"
    r"|\b(?:Mon|Thurs|Sun)day Night Football\b"
)
"""A weekday that anybody can place: the name of a feast or event, of every week, beside its full date; and the names of
a paper and of programmes."""
_JUDGED = re.compile(
    r"^ (?:ugly|deadly|horrific|tragic|massive|bloody|brutal|historic|stunning|shocking|devastating|dramatic|violent"
    r"|fatal|pivotal|crucial|powerful|smaller|bigger|larger|narrow|joint|major|final|latest|big|new) [a-z]+"
    r"(?=[,.;:]| (?:in|on|at|by|that|which|who|was|were|is|has|had|will|and|but|as|after|when)\b)"
)
"""An adjective and noun behind an owner: "Tuesday’s deadly raid" is "the deadly raid of 5 March"."""
_NAMED_DAY = re.compile(
    r"\b(?:Black|Bloody|Cyber|Easter|Fat|Giving|Good|Holy|Maundy|Moral|Palm|Ash|Shrove|Small Business|Super|Whit"
    r"|Weekend Edition|Fox News) $"
)
"""First words of the name of a day or broadcast: "Black Friday", "Weekend Edition Sunday"."""
_LEFT_OPEN = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|this|next) (?:week|weekend|month|year|night|spring|summer|autumn"
    r"|fall|winter|morning|afternoon|evening|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|cycle|session)|(?:days?|weeks?|months?) (?:ago|now)|right now|the weekend(?! of \d)"
    r"|(?:last|past) (?:few|several|two|three|four|five|six|\d+) (?:days|weeks|months)"
    r"|this fiscal year|the end of the (?:year|month)|(?:earlier|later) in the (?:day|week|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b",
    re.I,
)
_TODAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|right now)\b"
    r"|(?<!\ban )(?<!\bthe )\bovernight(?! (?:on|into|from|to) )(?! [a-z-]+ (?:in|on|at|of)\b)", re.I
)
"""Left without a date, these are of the day of speaking, of these days, or of a day of which the page tells;
"overnight" is of a night that the sentence before names as often as of the last."""
_COUNTED = re.compile(
    r"\b(?:[Tt]hat|[Tt]he (?:same|previous|preceding|prior|following|ensuing)) (?:same )?(?:year|month|week|weekend"
    rf"|spring|summer|fall|autumn|winter|{MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?! (?:as|of|when|that)\b)"
)
"""A time that only a year before it in the sentence can place, or a month if it is one itself."""
_YEAR_NAMED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTH_NAMED = re.compile(rf"\b(?:{MONTHS})\b")
_AMERICAN = re.compile(rf"\b(?:{MONTHS}|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b")
_PARTS = ("early", "late")
_SPENT = re.compile(r"\b(?:dated|spen[dt]s?|spending) $")
"""Before a day that is told as a thing ("will spend Monday in Lund")."""
_ON_DAY = re.compile(
    rf"\bon (?:the (?P<part>[a-z]+) of )?(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}})(?:,? \d{{4}})?$"
)
_ANOTHER_TIME = re.compile(r"\d|day\b|night\b|morning\b")
_MONTH_DAY = re.compile(rf"(?:{MONTHS}|[A-Z][a-z]{{2,3}}\.) \d{{1,2}}|\d{{1,2}} (?:{MONTHS})")
SURE_DAYS = 150
""""October 10" in a July article is of that year; in a March article it may be of either."""
_AFTER_TIME = re.compile(rf"(?:\d|day|night|week|month|year|{MONTHS}),?\s*$", re.I)
"""Before an "and" that joins two times, which one preposition leads ("in April and May")."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words `[start, end)` of a sentence, offsets counted from its start, and what stands there instead."""

    start: int
    end: int
    text: str
    rule: str


def resolve_dates(words: str, offset: int, times: Sequence[Timex], *, year: int | None) -> list[Replacement]:
    """Replacements for the relative dates of a sentence `words` that begins at `offset` of its article.

    Only dates with the precision of a day, month or year are replaced; "recently" stays as it is. The
    year is left out where it is `year`, the one that the brief speaks of.
    """
    found: list[Replacement] = []
    for timex in sorted(times, key=lambda t: t.span.start):
        replacement = _replace(words, timex, offset, year)
        if replacement is None:
            continue
        if found and not words[found[-1].end : replacement.start].strip(" ,") and _is_same_day(found[-1], replacement):
            replacement = replace(found.pop(), end=replacement.end)
        elif found and not _ANOTHER_TIME.search(words[found[-1].end : replacement.start]):
            replacement = _point_back(found[-1], replacement)
        found.append(replacement)
    return found


def _point_back(last: Replacement, again: Replacement) -> Replacement:
    """"That day" or "that night" for the day that the sentence has just given."""
    if last.rule.rsplit(" is ", 1)[-1] != again.rule.rsplit(" is ", 1)[-1]:
        return again
    return replace(again, text=_ON_DAY.sub(lambda told: f"that {told['part'] or 'day'}", again.text))


def _is_same_day(one: Replacement, other: Replacement) -> bool:
    """True for "this morning, Wednesday": one day told twice."""
    days = [replacement.rule.rsplit(" is ", 1)[-1][:10] for replacement in (one, other)]
    return days[0] == days[1]


def _replace(words: str, timex: Timex, offset: int, year: int | None) -> Replacement | None:
    when = timex.when
    if when is None or when.basis == "published" or timex.type not in ("DATE", "TIME"):
        return None
    start, end = timex.span.start - offset, timex.span.end - offset
    surface = words[start:end]
    if _is_doubtful(words, start, timex) or _SPAN_NOUN.match(words[end:]):
        return None
    owned = _POSSESSIVE.match(words[end:])
    if owned and when.basis == "relative" and not _OF_NO_DAY.match(surface):
        return _replace_owner(words, start, end + owned.end(), when.edtf, year)
    if not stands_free(words, start, end) or (surface.lower() == "today" and not _is_past(words, start, end)):
        return None
    if _MONTH_DAY.fullmatch(surface) and (not _is_near(timex) or _ANNIVERSARY.fullmatch(surface)):
        return None
    if when.basis == "stated" and not _MONTH_DAY.fullmatch(surface):
        return None
    if _YEAR.match(when.edtf) and _AFTER_DAY.search(words[:start]):
        return Replacement(start - 1, end, f", {when.edtf}", f"relative date resolved: “{surface}” is {when.edtf}")
    told = _tell(surface, when.edtf, year, bool(_AMERICAN.search(words)))
    if told is None or told.lower() == surface.lower():
        return None
    preposition, plain = told.split(" ", 1) if told.split(" ", 1)[0] in ("on", "in", "earlier", "later") else ("", told)
    bare = _is_led(words, start, end) or (start == 0 and SUBJECT_OF.match(words[end:]))
    text = plain if preposition in ("on", "in") and bare else told
    if start == 0:
        text = text[:1].upper() + text[1:]
    part = _NIGHT.match(words[end:]) if _HOUR.fullmatch(surface) else None  # "7:15 a.m. Wednesday morning"
    end += part.end() if part else 0
    return Replacement(start, end, text, f"relative date resolved: “{surface}” is {when.edtf}")


def _is_led(words: str, start: int, end: int) -> bool:
    """True if the words before a time end in its preposition or in what is done with it; in an "and" only if that joins
    it to another time, and no verb behind is its own ("in 2011 and last year ruled"), and in "over" only if it lasts
    ("anger boiled over Monday")."""
    before, surface = words[:start], words[start:end]
    led = PREPOSITION.search(before)
    if _SPENT.search(before):
        return True
    if led and led[1].lower() == "over":
        return DAY_NAME.search(surface) is None
    if led is None or led[1].lower() != "and":
        return led is not None
    joins = _AFTER_TIME.search(before[: led.start(1)]) is not None
    return joins and _past_tense()[1].match(words[end:]) is None


@cache
def past_verb() -> str:
    """The pattern of a verb in the past tense, or of a participle that looks like one."""
    return rf"(?:{_REGULAR}|{'|'.join(sorted(load_words('pasts.txt')))})\b"


@cache
def _past_tense() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A past tense before a time, with no present between them, and one right behind it."""
    verb = past_verb()
    before = rf"{_NO_PRESENT}\b{verb}(?:\W+(?!{_NOT_BETWEEN})\w+){{0,{_PAST_AWAY}}}\W*$"
    behind = rf" (?!was\b|were\b)(?:(?:\w+ly|again|also|still|once more) )?{verb}(?![’'])"
    return re.compile(before, re.I), re.compile(behind, re.I)


def _is_past(words: str, start: int, end: int) -> bool:
    """True if what is told of "today" at `[start, end)` is told in the past tense; else it often means "these days"."""
    if _PRESENT_BEHIND.match(words[end:]):
        return False
    past_before, past_behind = _past_tense()
    before = words[:start]
    told = past_before.search(before) is not None and _THESE_DAYS.search(before) is None
    return told or past_behind.match(words[end:]) is not None


def _is_doubtful(words: str, start: int, timex: Timex) -> bool:
    """True where the words must stay: in a quotation, where they name no time of their own, and where another day or
    month of the name may be meant."""
    when, surface = timex.when, words[start : start + timex.span.end - timex.span.start]
    if when is None or any(quoted.start() < start < quoted.end() for quoted in QUOTED.finditer(words)):
        return True
    if proves_year(surface, when):
        return False
    return _names_no_time(words, start, surface, when) or may_be_another(words, start, surface, timex, when)


def _names_no_time(words: str, start: int, surface: str, when: When) -> bool:
    """True for part of a name, a thing, one of several days, and for what is counted from or bounded by another time,
    with an hour that a date cannot stand beside ("Tuesday around 2:30 am")."""
    before, after = words[:start], words[start + len(surface) :]
    if _NAMED_DAY.search(before) or (_BARE_UNIT.match(surface) and not PREPOSITION.search(before)):
        return True
    if _BARE_SEASON.fullmatch(surface):
        return True
    clock = WEEKDAY.search(surface) and any(c.isdigit() for c in surface) and not _HOUR.fullmatch(surface)
    if clock or _FROM_ANOTHER.search(surface) or _BOUND.match(surface):
        return when.basis == "relative"
    if _ORDINAL.search(before) or _ORDINAL_BEHIND.match(after):
        return True
    if WEEKDAY.match(surface) and (_SEVERAL.search(before) or _SEVERAL_AHEAD.match(after)):
        return True
    return surface == "May" and _POSSESSIVE.match(after) is not None


def _replace_owner(words: str, start: int, end: int, edtf: str, year: int | None) -> Replacement | None:
    """"Friday's raid" as "the 3 January raid"; None where the time is no day, month or year, or has its own article, or
    stands behind "on", which is for days; or for a "that" which may begin a clause ("explain that Friday's raid")."""
    before = words[:start].split()
    led = (bool(before) and before[-1].lower() in (*DETERMINERS, "on")) or words[start:end].lower().startswith("that ")
    if led or _NIGHT.match(words[end:]) or not (_DAY.match(edtf) or _MONTH.match(edtf) or _YEAR.match(edtf)):
        return None
    the, plain = "the" if start else "The", date_words(edtf, year)
    rule = f"relative date resolved: “{words[start:end]}” is {edtf}"
    judged = _JUDGED.match(words[end:])
    if judged:
        return Replacement(start, end + judged.end(), f"{the}{judged.group()} of {plain}", rule)
    return Replacement(start, end, f"{the} {plain}", rule)


def find_left_open(words: str) -> str | None:
    """The first word for a day, week or season that only a reader of its day can place, quotations aside, or None."""
    found = _LEFT_OPEN.search(_PLACED.sub("", own_words(words)))
    return found.group() if found else None


def find_unplaced(words: str) -> str | None:
    """The first time that the day of the report does not place either, quotations aside, or None: one that only the
    sentence before can ("that week"), and a "today" that may be of these days."""
    own = _PLACED.sub("", own_words(words))
    today, counted = _TODAY.search(own), _COUNTED.search(own)
    if today or counted is None:
        return today.group() if today else None
        return None
    placed = _MONTH_NAMED if counted.group().endswith("month") else _YEAR_NAMED
    return None if placed.search(own[: counted.start()]) else counted.group()


def _is_near(timex: Timex) -> bool:
    """True if the day is so near the article's own that its year is beyond doubt."""
    when, anchor = timex.when, timex.anchor
    return bool(when and when.start and anchor and abs((when.start - anchor).days) <= SURE_DAYS)


def _tell(surface: str, edtf: str, year: int | None, american: bool) -> str | None:
    """The date in words with the preposition it takes, or None if `surface` is to stay."""
    day = edtf[:10]
    if _DAY.match(day) and "/" not in edtf and WEEKDAY.search(surface):
        part, edge = _PART_OF_DAY.search(surface), _EDGE.match(surface)
        plain = date_words(day, year, american)
        if clock := _CLOCK.match(surface) or _HOUR.match(surface):
            return f"{(clock.groupdict().get('hour') or clock.group()).rstrip(' ,')} on {plain}"
        if part:
            return f"on the {part.group(1).lower()} of {plain}"
        return f"{edge.group(1).lower()} on {plain}" if edge and edge.group(1).lower() in _PARTS else f"on {plain}"
    if _DAY.match(edtf) and _MONTH_DAY.fullmatch(surface) and edtf[:4] != str(year):
        return f"{surface}, {edtf[:4]}" if surface[0].isalpha() else f"{surface} {edtf[:4]}"
    longer = _tell_longer(surface, edtf, year, american)
    edge = _EDGE.match(surface)
    if longer is None:
        return None
    if edge:
        return f"{edge.group(1).lower()} in {longer}"
    return longer if longer.startswith("the weekend") else f"in {longer}"


def _tell_longer(surface: str, edtf: str, year: int | None, american: bool) -> str | None:
    """A week, month, season or year in words, or None if `surface` is to stay."""
    season = _SEASON.match(edtf)
    if season:
        return f"the {_SEASONS[season.group(2)]} of {season.group(1)}"
    if _MONTH.match(edtf) or _YEAR.match(edtf):
        return date_words(edtf, None, american)
    if not _WEEK.match(edtf):
        return None
    first, last = edtf.split("/")
    plain = date_words(first, year, american)
    if surface.lower().endswith(("this week", "last week", "next week")):
        return f"the week of {plain}"
    if surface.lower().endswith("weekend"):
        return f"the weekend of {plain}"
    if surface.lower().endswith("month") and first[:7] == last[:7]:
        return date_words(first[:7], None, american)
    return None


def date_words(edtf: str, year: int | None, american: bool = False) -> str:
    """The date in words, without its year where that is `year`; the month first if the sentence does so."""
    words = edtf_words(edtf, None)
    if not _DAY.match(edtf):
        return words
    number, month, stated = words.split(" ")
    if american:
        return f"{month} {number}" if year and stated == str(year) else f"{month} {number}, {stated}"
    return words.removesuffix(f" {year}") if year else words


def apply_replacements(words: str, replacements: Sequence[Replacement]) -> str:
    """`words` with every replacement made."""
    for replacement in sorted(replacements, key=lambda r: r.start, reverse=True):
        words = words[: replacement.start] + replacement.text + words[replacement.end :]
    return words
