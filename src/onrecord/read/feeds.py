"""A feed (RSS, RDF, Atom, JSON Feed) becomes its entries: where each page is, and what the feed itself says of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

MAX_ENTRIES = 500
"""Entries of one feed that are looked at, as they stand in it: papers offer 10 to 100."""
HEAD_BYTES = 2000
"""How far a feed shows itself; comments and style sheets may stand before the root."""
_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?>.*?-->)\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s/>]", re.S
)
_JSON_FEED = re.compile(rb"\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")
_ITEMS = frozenset({"item", "entry"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the address of its page, and what the feed says of it; `html` is its text, where it is given whole."""

    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and its entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def looks_like_feed(head: bytes) -> bool:
    """True if a file that begins so is a feed."""
    return bool(_ROOT.match(head[:HEAD_BYTES]) or _JSON_FEED.search(head[:HEAD_BYTES]))


def read_feed(body: bytes, base: str | None) -> Feed:
    """The feed that `body` holds, addresses made whole from `base`; without entries if it is damaged."""
    return _read_json(body, base) if _JSON_FEED.search(body[:HEAD_BYTES]) else _read_xml(body, base)


def _read_xml(body: bytes, base: str | None) -> Feed:
    """RSS, RDF or Atom, by the names of the elements alone; nothing outside the file is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Feed(None, ())
    found = []
    for element in root.iter(*(f"{{*}}{name}" for name in _ITEMS)):
        found.append(_xml_entry(element, base))
        if len(found) == MAX_ENTRIES:
            break
    head = next((child for child in root if _name(child) == "channel"), root)
    return Feed(_text(head, "title"), tuple(found))


def _xml_entry(item: Any, base: str | None) -> Entry:
    """One item of RSS or RDF, or one entry of Atom."""
    link = _link(item)
    people = [*_children(item, "creator"), *_children(item, "author")]
    names = (_text(person, "name") or _words(person) for person in people)
    return Entry(
        url=urljoin(base or "", link) if link else None,
        title=_text(item, "title"),
        authors=tuple(dict.fromkeys(name for name in names if name and "@" not in name)),
        published=_text(item, "pubDate") or _text(item, "published") or _text(item, "date"),
        updated=_text(item, "updated") or _text(item, "modified"),
        html=_whole_text(item),
    )


def _link(item: Any) -> str | None:
    """The address of the entry's page: Atom's alternate link, RSS's link, or a guid that is an address."""
    for link in _children(item, "link"):
        if link.get("href"):
            if link.get("rel", "alternate") == "alternate":
                return str(link.get("href")).strip()
        elif words := _words(link):
            return words
    guid = _text(item, "guid") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _whole_text(item: Any) -> str | None:
    """The entry's text as HTML where the feed carries it whole: content:encoded or Atom's content, no summary."""
    for element in (*_children(item, "encoded"), *_children(item, "content")):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        if inner.strip():
            return inner
        if words := _words(element):
            return words if element.get("type", "html") != "text" else _paragraphs(words)
    return None


def _name(element: Any) -> str:
    """The element's name without its namespace, declared or not; empty for comments and instructions."""
    return re.split("[}:]", element.tag)[-1] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _name(child) == name)


def _text(element: Any, name: str) -> str | None:
    """The words of the first child of that name that has any."""
    return next(filter(None, map(_words, _children(element, name))), None)


def _words(element: Any) -> str | None:
    return "".join(element.itertext()).strip() or None


def _read_json(body: bytes, base: str | None) -> Feed:
    """A JSON Feed, version 1 or 1.1."""
    try:
        held = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        held = None
    items = held.get("items") if isinstance(held, dict) else None
    rows = [row for row in items if isinstance(row, dict)] if isinstance(items, list) else []
    title = _string(held.get("title")) if isinstance(held, dict) else None
    return Feed(title, tuple(_json_entry(row, base) for row in rows[:MAX_ENTRIES]))


def _json_entry(row: dict[str, Any], base: str | None) -> Entry:
    link, plain = _string(row.get("url")), _string(row.get("content_text"))
    people = row.get("authors") if isinstance(row.get("authors"), list) else [row.get("author")]
    names = (_string(one.get("name")) for one in people or [] if isinstance(one, dict))
    return Entry(
        url=urljoin(base or "", link) if link else None,
        title=_string(row.get("title")),
        authors=tuple(name for name in names if name),
        published=_string(row.get("date_published")),
        updated=_string(row.get("date_modified")),
        html=_string(row.get("content_html")) or (_paragraphs(plain) if plain else None),
    )


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _paragraphs(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
