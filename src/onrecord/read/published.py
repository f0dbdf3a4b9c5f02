"""When a page was published: given, stated in its markup or its words, else inferred from what its text tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml.html import HtmlElement

from onrecord.model import Published
from onrecord.read.infer import infer_published
from onrecord.read.months import MONTH, make_day, month_number

EARLIEST = date(1900, 1, 1)
"""Earlier days in markup are defaults of a system ("0001-01-01"), not days of publication."""
MAX_STAMP = 80
"""Characters of a line that only says when something was published."""
STAMP_WORDS = 5
"""Words of a stamp that are no part of a date: "Posted by Mara Quill in Columns"."""
_STAMP_WORD = re.compile(
    rf"{MONTH}|\w+day|(?:mon|tue|wed|thu|fri|sat|sun)|[ap]m|[A-Z]{{2,4}}|updated|published|posted|on|at|by|in|last|first",
    re.I,
)
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_INTERVAL = re.compile(r"^(\d{4}(?:-\d{2}(?:-\d{2})?)?)/(\d{4}(?:-\d{2}(?:-\d{2})?)?)$")
_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_MONTH_DAY = re.compile(rf"\b({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({MONTH})\.?,?\s+(\d{{4}})\b", re.I)
_PLACE = r"^[A-Z][\w .'’/-]{2,40}(?:,\s*[A-Z][\w. ]{1,20})?,\s+"
_DATELINE = re.compile(rf"{_PLACE}({MONTH})\.?\s+(\d{{1,2}})\s*(?:\(|—|–|--|-)")
_FULL_DATELINE = re.compile(
    rf"{_PLACE}(?:{MONTH}\.?\s+\d{{1,2}},?|\d{{1,2}}\s+{MONTH}\.?,?)\s+\d{{4}}\s*"
    r"(?:\([\w .]{2,40}\)\s*)?(?:—|–|--|-|:)"
)


def parse_days(stated: str) -> tuple[date, date, datetime | None] | None:
    """The first and last day that `stated` means, as the page writes them, and the instant (UTC) if it has one."""
    value = stated.strip()[:200]
    if found := _INTERVAL.match(value):
        first, last = _partial(found.group(1)), _partial(found.group(2))
        return (first[0], last[1], None) if first and last and first[0] <= last[1] else None
    if partial := _partial(value):
        return (*partial, None)
    return _parse_instant(value)


def _partial(value: str) -> tuple[date, date] | None:
    """The days of "2020", "2020-06" or "2020-06-12"."""
    if found := _PARTIAL.match(value):
        year, month = int(found.group(1)), int(found.group(2) or 1)
        start = make_day(year, month, 1)
        after = make_day(year + 1, 1, 1) if not found.group(2) else make_day(year + month // 12, month % 12 + 1, 1)
        return (start, after - timedelta(days=1)) if start and after else None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = make_day(*(int(part) for part in value.split("-")))
        return (day, day) if day else None
    return None


def _parse_instant(value: str) -> tuple[date, date, datetime | None] | None:
    """The day of a full time stamp or a date in words."""
    day, at = None, None
    if found := _ISO.search(value):
        day = make_day(*(int(part) for part in found.groups()[:3]))
        at = _instant(found, day)
    elif found := _COMPACT.match(value):
        day = make_day(*(int(part) for part in found.groups()))
    elif found := _MONTH_DAY.search(value):
        day = make_day(int(found.group(3)), month_number(found.group(1)), int(found.group(2)))
    elif found := _DAY_MONTH.search(value):
        day = make_day(int(found.group(3)), month_number(found.group(2)), int(found.group(1)))
    if day is None:
        return None
    return day, day, at


def _instant(found: re.Match[str], day: date | None) -> datetime | None:
    """The instant of a stamp that has a time and a zone; a time without a zone is no instant."""
    hour, minute, second, zone = found.groups()[3:]
    if day is None or hour is None or zone is None:
        return None
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        local = datetime.fromisoformat(f"{day}T{int(hour):02}:{minute}:{second or '00'}{offset}")
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_stated(stated: str) -> tuple[date, date, datetime | None] | None:
    """As `parse_days`, also for the form of mail headers ("Fri, 12 Jun 2020 10:00:00 +0200")."""
    if found := parse_days(stated):
        return found
    try:
        local = parsedate_to_datetime(stated[:100])
    except (ValueError, TypeError, IndexError):
        return None
    at = local.astimezone(UTC) if local.tzinfo else None
    return local.date(), local.date(), at


def given_published(stated: str | None) -> Published | None:
    """The day that the user or the row gave, or None if none was given or it cannot be read."""
    found = parse_stated(stated) if stated else None
    if not stated or not found:
        return None
    return Published(found[0], found[1], "given", f"given with the input: {stated}", found[2], stated)


def markup_published(dates: Iterable[tuple[str, str]], latest: date) -> Published | None:
    """The best statement of the markup that is a day between EARLIEST and `latest` (tomorrow, at most)."""
    for where, value in dates:
        found = parse_stated(value)
        if found and found[0] >= EARLIEST and found[1] <= latest + timedelta(days=1):
            return Published(found[0], found[1], "metadata", f"stated in {where}: {value[:60]}", found[2], value[:100])
    return None


def visible_published(tree: HtmlElement, url: str | None, latest: date) -> Published | None:
    """The day that htmldate finds in the address, the visible page or its scripts."""
    try:
        found = find_date(tree, original_date=True, extensive_search=False, url=url, max_date=latest.isoformat())
    except Exception:  # it meets hostile trees, and raises what lxml, dateparser or regex raise
        return None
    days = _partial(found) if found else None
    return Published(*days, "metadata", f"found in the page or its address: {found}", None, found) if days else None


def stamp_days(line: str) -> tuple[date, date, datetime | None] | None:
    """The day that a short line of its own states ("Published 12 June 2020, 10:15")."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", line) if not _STAMP_WORD.fullmatch(word)]
    return _parse_instant(line) if len(line) <= MAX_STAMP and len(words) <= STAMP_WORDS else None


def text_published(stamps: Sequence[str], paragraphs: Sequence[str], latest: date) -> Published:
    """The day that a page without markup states: in a stamp, in its dateline, else what can be inferred."""
    for line in stamps:
        if found := stamp_days(line):
            return Published(found[0], found[1], "text", f"stated in the page's own words: {line}", found[2], line)
    inferred = infer_published(paragraphs, latest)
    return _dateline_published(paragraphs[:2], inferred) or inferred


def _dateline_published(paragraphs: Sequence[str], inferred: Published) -> Published | None:
    """The day of a dateline ("BAGHDAD, June 12 (AP)"), in the only year that the inferred interval allows."""
    for paragraph in paragraphs:
        if (full := _FULL_DATELINE.match(paragraph)) and (days := _parse_instant(full.group())):
            why = f"the dateline says {full.group().strip()}"
            return Published(days[0], days[1], "dateline", why, None, full.group())
    if inferred.start is None or inferred.end is None:
        return None
    for paragraph in paragraphs:
        if not (found := _DATELINE.match(paragraph)):
            continue
        month, number = month_number(found.group(1)), int(found.group(2))
        possible = [make_day(year, month, number) for year in range(inferred.start.year, inferred.end.year + 1)]
        fitting = [day for day in possible if day and inferred.start <= day <= inferred.end]
        if len(fitting) == 1:
            why = f"the dateline says {found.group(1)} {number}; the year: {inferred.why}"
            return replace(inferred, start=fitting[0], end=fitting[0], basis="dateline", why=why)
    return None
