"""JSON rows become pages: `text` (kept as it is), `page_text` (a dump) or `html`, with what the row knows of it."""

import json
from datetime import datetime
from typing import Any

from onrecord.model import Hints, Page, PageForm, Skipped
from onrecord.read.settings import ReadSettings

_FORMS: tuple[tuple[str, PageForm], ...] = (("text", "as_is"), ("page_text", "page_text"), ("html", "html"))


def page_from_row(line: str, locator: str, settings: ReadSettings, now: datetime) -> Page | Skipped:
    """The page of one JSON object, or why it gives none. What the row says wins over the settings."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "nested too deep")
        return Skipped(locator, "read", f"this row is not valid JSON ({why}); write one object a line")
    return page_from_value(row, locator, settings, now)


def page_from_value(row: Any, locator: str, settings: ReadSettings, now: datetime) -> Page | Skipped:
    """The page of what a row of JSON holds, or why it gives none."""
    if not isinstance(row, dict):
        return Skipped(locator, "read", "this row is JSON, but no object; write {\"text\": ...}")
    for key, form in _FORMS:
        if isinstance(row.get(key), str) and row[key].strip():
            body = row[key].encode("utf-8", "replace")
            if len(body) > settings.max_bytes:
                return Skipped(locator, "read", too_large(len(body), settings.max_bytes))
            hints = _hints(row, settings)
            return Page(locator, form, body, now, hints, url=hints.url, charset="utf-8")
    return Skipped(locator, "read", "this row holds no words under `text`, `page_text` or `html`; add one of them")


def too_large(size: int, limit: int) -> str:
    """The sentence for a page over the limit."""
    return f"the page has {size / 1e6:.3g} MB, over the limit of {limit / 1e6:.3g} MB; give the article alone"


def _hints(row: dict[str, Any], settings: ReadSettings) -> Hints:
    """What the row says of its page, filled in from the settings."""
    return Hints(
        source_id=_string(row.get("id")), url=_string(row.get("url")),
        outlet=_string(row.get("outlet")) or settings.outlet,
        title=_string(row.get("title")) or settings.title, authors=_names(row.get("authors", row.get("author"))),
        published=_string(row.get("published")) or _string(row.get("date")) or settings.published,
    )  # fmt: skip


def _string(value: Any) -> str | None:
    """A value as a string, or None where it is empty or no single value."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) if str(value).strip() else None


def _names(value: Any) -> tuple[str, ...]:
    """Authors as a tuple of strings."""
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_string, values[:100]) if name)
