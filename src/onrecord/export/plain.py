"""Ids, instants and texts as the formats outside want them."""

import re
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from onrecord.model import Article

NAMESPACE = uuid.UUID("0d4ba37f-14f6-5682-a182-9c76b300ded4")
"""The namespace of our ids: uuid5 of "onrecord" among URLs. It never changes: readers know entries by it."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def uuid_of(*parts: str) -> str:
    """The UUID (version 5) of what `parts` say together: the same parts always have the same."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(clean_text(part) for part in parts)))


def urn_of(*parts: str) -> str:
    """The UUID of `parts` as a URI."""
    return f"urn:uuid:{uuid_of(*parts)}"


def clean_text(text: str) -> str:
    """`text` without what neither XML nor UTF-8 can hold (control characters, half surrogates)."""
    return _NO_XML.sub("\ufffd", text)


def instant(day: date | datetime) -> str:
    """The instant as RFC 3339 in UTC; a day begins at midnight."""
    at = day.astimezone(UTC) if isinstance(day, datetime) else datetime.combine(day, time(), UTC)
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def published_at(article: Article) -> datetime | None:
    """The instant of publication; midnight (UTC) of the last day it can be where only days are known."""
    published = article.published
    if published.at:
        return published.at
    return datetime.combine(published.end, time(), UTC) if published.end else None


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, else None: no reader should be led to `javascript:` or a file."""
    return url if url and re.match(r"https?://[^\s<>\"]+\Z", url) else None


def article_uri(article_id: str, url: str | None) -> str:
    """The article's address, or a URN made from its id."""
    return web_address(url) or urn_of("article", article_id)


def unique(texts: Iterable[str | None]) -> list[str]:
    """The texts once each, in order, without empty ones."""
    return list(dict.fromkeys(text for text in texts if text))
