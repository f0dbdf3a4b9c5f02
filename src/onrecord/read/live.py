"""Live pages: which day each of their entries is of."""

from datetime import date

from lxml.html import HtmlElement

from onrecord.read.published import parse_stated
from onrecord.read.titles import squash

LIVE_STAMPS = 3
"""A page with at least so many dated stamps, each above a paragraph of its own, is a live page of dated entries."""
KEY_LETTERS = 80
"""Letters by which a paragraph of the cleaned text is found again in the page."""
_TEXTS = frozenset(("p", "h2", "h3", "h4", "li"))


def entry_days(tree: HtmlElement) -> dict[str, date]:
    """The day of the entry that each paragraph stands in, by the paragraph's first letters; empty if no live page."""
    found: dict[str, date] = {}
    entries: list[date] = []
    day: date | None = None
    fresh = False
    for element in tree.iter("time", *_TEXTS):
        if element.tag == "time":
            stated = parse_stated(element.get("datetime") or "")
            day, fresh = (stated[0], True) if stated else (day, fresh)
        elif day is not None and (key := entry_key(element.text_content())):
            found.setdefault(key, day)
            entries.extend([day] if fresh else [])
            fresh = False
    return found if len(entries) >= LIVE_STAMPS else {}


def entry_key(text: str) -> str:
    """The first letters of a paragraph, by which it is known."""
    return squash(text)[:KEY_LETTERS]
