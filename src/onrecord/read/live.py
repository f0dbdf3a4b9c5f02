"""Live pages: which day each of their entries is of, and which lines are stamps and headings of entries."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement

from onrecord.read.furniture import SPARED_WEIGHT, Line, weigh_line
from onrecord.read.months import MONTH, make_day, month_number
from onrecord.read.published import parse_stated, stamp_days
from onrecord.read.titles import squash

LIVE_STAMPS = 3
"""A page with at least so many stamps, each above a report of its own, is a live page of entries."""
ENTRY_SHARE = 0.5
"""...and so many of its stamps are those of entries."""
KEY_LETTERS = 80
"""Letters by which a paragraph of the cleaned text is found again in the page."""
HEADING_WORDS = 20
"""The heading of an entry is at most so long."""
STAMP_CHARACTERS = 45
"""A stamp with its author is at most so long; a reference with the day it was looked up is longer."""
_TEXTS = frozenset(("p", "h2", "h3", "h4", "li"))
_CLOCK = r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|uhr|hrs|h)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s[A-Z]{2,4})?"
_CLOCK_LINE = re.compile(rf"\W{{0,2}}{_CLOCK}\W{{0,2}}", re.I)
_DAY_LINE = re.compile(
    rf"(?:\w{{2,6}}day,?\s)?(?:({MONTH})\.?\s(\d{{1,2}})|(\d{{1,2}})\.?\s({MONTH}))\.?(?:,?\s(?:at\s)?{_CLOCK})?\W?"
    rf"|{_CLOCK},?\s(?:({MONTH})\.?\s(\d{{1,2}})|(\d{{1,2}})\.?\s({MONTH}))", re.I
)  # fmt: skip


def entry_days(tree: HtmlElement, updates: Sequence[tuple[str, str]] = ()) -> dict[str, date]:
    """The day of the entry that each paragraph stands in, by the paragraph's first letters; empty if no live page.

    `updates` are the entries that the markup states, each as its words and its stamp.
    """
    found: dict[str, date] = {}
    entries: list[date] = []
    day: date | None = None
    fresh = False
    stated_days = [(squash(words), days[0]) for words, stamp in updates if (days := parse_stated(stamp))]
    for element in tree.iter("time", *_TEXTS):
        if element.tag == "time":
            stated = parse_stated(element.get("datetime") or "")
            day, fresh = (stated[0], True) if stated else (day, fresh)
        elif key := entry_key(element.text_content()):
            told = next((own for words, own in stated_days if key in words), day)
            if told is None:
                continue
            found.setdefault(key, told)
            entries.extend([told] if fresh or stated_days else [])
            fresh = False
    return found if len(entries) >= LIVE_STAMPS else {}


def entry_key(text: str) -> str:
    """The first letters of a paragraph, by which it is known."""
    return squash(text[: 4 * KEY_LETTERS])[:KEY_LETTERS]


def is_stamp(text: str) -> bool:
    """True for a line that says nothing but when an entry was written: a day, a clock time, or both."""
    full = len(text) <= STAMP_CHARACTERS and stamp_days(text) is not None
    return full or bool(_CLOCK_LINE.fullmatch(text) or _DAY_LINE.fullmatch(text))


def stamp_day(text: str, known: date | None) -> date | None:
    """The day of a stamp; where it has no year, or is a time alone, that of the stamp `known` before it."""
    if full := stamp_days(text):
        return full[0]
    found = _DAY_LINE.fullmatch(text)
    if not found or known is None:
        return known
    parts = [part for part in found.groups() if part]
    number, month = (parts[0], parts[1]) if parts[0].isdigit() else (parts[1], parts[0])
    return make_day(known.year, month_number(month), int(number)) or known


def mark_entries(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, the headings of entries marked as such, and the indices of these headings."""
    entries = find_entries(lines)
    heads = {at for at in entries if _is_heading(lines[at])}
    return [replace(line, kind="heading") if at in heads else line for at, line in enumerate(lines)], heads


def find_entries(lines: Sequence[Line]) -> list[int]:
    """The line below the stamp of each entry; none if the page is no live page.

    An entry is a stamp, a heading or none, and a sentence. References and tables have stamps without such.
    """
    stamps = [at for at, line in enumerate(lines[:-1]) if is_stamp(line.text)]
    entries = []
    for at in stamps:
        below = at + 2 if _is_heading(lines[at + 1]) and at + 2 < len(lines) else at + 1
        if weigh_line(lines[below]).value <= SPARED_WEIGHT and not is_stamp(lines[below].text):
            entries.append(at + 1)
    return entries if len(entries) >= max(LIVE_STAMPS, ENTRY_SHARE * len(stamps)) else []


def _is_heading(line: Line) -> bool:
    """True for a short line that is no sentence and that no cue calls furniture."""
    weight = weigh_line(line)
    short = 1 < len(line.text.split()) <= HEADING_WORDS and weight.value > SPARED_WEIGHT
    return short and weight.why == "report" and not is_stamp(line.text)
