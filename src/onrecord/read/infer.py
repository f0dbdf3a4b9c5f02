"""When a text without a date can have been written, from what it tells: an interval as wide as it must be.

A text is written after what it tells as past (years, months, days), and while the office holders that it names are
in office. What is planned bounds nothing. A lower bound alone leaves the interval open: no day is made up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.model import Published
from onrecord.read.furniture import read_table
from onrecord.read.months import MONTH, make_day, month_number

ADMINISTRATION_SEAT = "president of the United States"
"""The office whose holder's name stands before "administration"; others lead governments of several names."""
NEW_DAYS = 365
"""An office holder is called new in his first year at most."""
EARLY_CHARACTERS, EARLY_SHARE = 1200, 0.35
"""Only an office holder named so early in a text bounds it above: further down reports tell of the past."""
CONFLICT_DAYS = 31
"""Bounds that leave less time than this contradict each other: one of them tells of the past or of plans."""
PART_MONTHS = {"early": 1, "mid": 5, "late": 9}
"""First month that a part of a year can mean, taken wide."""
MAX_CHARACTERS = 50_000
"""How much of a text is searched: reports name their time early, and dumps may be huge."""
_FULL = re.compile(
    rf"\b({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s+((?:19|20)\d\d)\b"
    rf"|\b(\d{{1,2}})\s+({MONTH})\s+((?:19|20)\d\d)\b"
)
_MONTH_YEAR = re.compile(rf"\b({MONTH})\.?(?:\s+of)?,?\s+((?:19|20)\d\d)\b")
_YEAR = re.compile(
    r"\b(?:(early|mid|late)[- ])?(?:in|since|during|from|early|mid|late)[- ]((?:19|20)\d\d)\b"
    r"(?!\s*(?:\w+ing\b|people|troops|[a-z]+s\b))"
)
_FUTURE = re.compile(
    r"\b(?:will|would|plans?|planned|planning|expected|expects|scheduled|due|until|by|through|deadline|targets?|goal"
    r"|next (?:year|month|week|spring|summer|fall|autumn|winter)|upcoming|pledged?|promised?|ahead of|before)\b", re.I
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-Z\"“])[^.!?]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class Office:
    """One row of offices.tsv: somebody in an office from `start` to `end` (None: still, or no end is known)."""

    seat: str
    name: str
    start: date
    end: date | None
    current: re.Pattern[str]
    former: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that the text was written on or after (`low`) or on or before, and why.

    Bounds by the holders of offices (`office`) are firmer than years, which may be years of plans.
    """

    low: bool
    day: date
    why: str
    office: bool = False


@cache
def load_offices() -> tuple[Office, ...]:
    """The rows of offices.tsv."""
    return tuple(_make_office(*row[:5]) for row in read_table("offices.tsv"))


def _make_office(seat: str, titles: str, name: str, start: str, end: str) -> Office:
    """One office from the cells of its row; a name stands after a title or before "administration"."""
    after = rf"\s+(?:[A-Z][\w.’'-]*\s+){{0,3}}?(?:al-|el-)?(?:{name})\b"
    rule = rf"|\b(?:{name})\s+(?:administration|government)\b" if seat == ADMINISTRATION_SEAT else ""
    current = re.compile(
        rf"(?<!ormer )(?<!hen-)(?<!x-)(?<!lect )(?<!ice )(?<!ice-)(?<!eputy )(?:(?:{titles}){after}{rule})"
    )
    former = re.compile(rf"\b(?:[Ff]ormer|[Ee]x-?)\s*(?:(?!Vice|Deputy)[A-Z][\w.]*\s+){{0,2}}(?:{titles}){after}")
    until = date.fromisoformat(end) if end else None
    return Office(seat, name.split("|")[0], date.fromisoformat(start), until, current, former)


def infer_published(paragraphs: Sequence[str], latest: date) -> Published:
    """The interval in which a text of these paragraphs can have been written, `latest` being the day it was read.

    The basis is unknown if nothing bounds it from below.
    """
    text = "\n".join(paragraphs)[:MAX_CHARACTERS]
    bounds = [bound for bound in (*_dated_bounds(text), *_office_bounds(text)) if bound.day <= latest or not bound.low]
    lows, highs = [b for b in bounds if b.low], [b for b in bounds if not b.low]
    if not lows:
        return Published(None, None, "unknown", "neither the page nor its text says when it was written")
    high = min(highs, key=lambda b: b.day, default=None)
    fitting = [b for b in lows if high is None or b.day <= high.day - timedelta(days=CONFLICT_DAYS)]
    if not fitting or any(bound.office for bound in lows if bound not in fitting):
        fitting, high = lows, None
    low = max(fitting, key=lambda b: b.day)
    until = f", before {high.day} ({high.why})" if high else "; how long after is not said"
    why = f"inferred from the text: after {low.day} ({low.why}){until}"
    return Published(low.day, high.day if high else None, "inferred", why)


def _dated_bounds(text: str) -> Iterator[Bound]:
    """Lower bounds from days, months and years that the text tells as past."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        if not any(letter.isdigit() for letter in words):
            continue
        for place, day in _dates(words):
            if not _FUTURE.search(words):
                yield Bound(True, day, f"it tells of {place.group().strip()}")


def _dates(words: str) -> Iterator[tuple[re.Match[str], date]]:
    """Every date in a sentence with the first day that it can mean."""
    for found in _FULL.finditer(words):
        month, number, year = (found.group(1), found.group(2), found.group(3)) if found.group(1) else (
            found.group(5), found.group(4), found.group(6))  # fmt: skip
        if day := make_day(int(year), month_number(month), int(number)):
            yield found, day
    for found in _MONTH_YEAR.finditer(words):
        yield found, date(int(found.group(2)), month_number(found.group(1)), 1)
    for found in _YEAR.finditer(words):
        part = next((PART_MONTHS[p] for p in PART_MONTHS if p in found.group()), 1)
        yield found, date(int(found.group(2)), part, 1)


def _office_bounds(text: str) -> Iterator[Bound]:
    """Bounds from the latest holder of each office that the text names, and from those it calls former."""
    named: dict[str, Office] = {}
    open_ended: set[str] = set()
    for office in load_offices():
        if office.name.split()[-1] not in text:
            continue
        if office.former.search(text):
            if office.end:
                yield Bound(True, office.end, f"{office.name} is called former", office=True)
        elif office.current.search(text):
            open_ended |= {office.seat} if office.end is None else set()
            latest = named.get(office.seat)
            if latest is None or office.start > latest.start:
                named[office.seat] = office
    for seat, office in named.items():
        yield from (b for b in _holder_bounds(office, text) if b.low or seat not in open_ended)


def _holder_bounds(office: Office, text: str) -> Iterator[Bound]:
    """The term of an office holder, and what "new" or "last month, ..." say about the day inside it."""
    why = f"{office.name} is in office ({office.seat})"
    found = office.current.search(text)
    if found is None:
        return
    yield Bound(True, office.start, why, office=True)
    if office.end and found.start() <= max(EARLY_CHARACTERS, len(text) * EARLY_SHARE):
        yield Bound(False, office.end, why)
    if text[max(0, found.start() - 12) : found.start()].rstrip().lower().endswith("new"):
        yield Bound(False, office.start + timedelta(days=NEW_DAYS), f"{office.name} is called new")
    if office.seat == "event":
        return
    for match in office.current.finditer(text):
        if text[max(0, match.start() - 14) : match.start()].strip().lower().endswith("last month,"):
            year, month = office.start.year + office.start.month // 12, office.start.month % 12 + 1
            yield Bound(True, date(year, month, 1), f"{office.name} acted last month", office=True)
