"""Happenings as an Atom feed (RFC 4287) or a JSON Feed 1.1.

Ids and instants come from the record: the same record gives the same feed, byte for byte, and a happening keeps its
id when more reports of it come in (its `updated` moves).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from textwrap import shorten
from typing import Any

from lxml import etree

from onrecord.export.plain import clean_text, instant, unique, urn_of, web_address
from onrecord.model import Cite, Line

Json = dict[str, Any]
ATOM = "http://www.w3.org/2005/Atom"
TITLE_LENGTH = 120
"""Characters of an entry's title: what a list of headlines shows without cutting."""
JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One happening as it is told, known by its first report (`key`); `updated` by its latest one."""

    key: str
    line: Line
    published: datetime
    updated: datetime
    tags: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The entry's id: the same as long as its first report is."""
        return urn_of("happening", self.key)

    @property
    def title(self) -> str:
        """The line, cut at a word where it is long."""
        return shorten(clean_text(self.line.text), TITLE_LENGTH, placeholder=" …")

    @property
    def url(self) -> str | None:
        """Where the words can be read that the line cites first."""
        return next((address for cite in self.line.cites if (address := web_address(cite.url))), None)

    @property
    def outlets(self) -> list[str]:
        """The outlets that are cited."""
        return unique(clean_text(cite.outlet) if cite.outlet else None for cite in self.line.cites)


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, newest first, under a title; `address` is where the feed itself will be read, if that is known."""

    title: str
    about: str | None
    entries: Sequence[FeedEntry]
    updated: datetime
    address: str | None = None

    @property
    def id(self) -> str:
        """The feed's id: that of what was asked."""
        return urn_of("feed", self.about or "")


def entry_html(line: Line) -> str:
    """The line, and below it each cite with its outlet and exact words."""
    cites = "".join(f"<li>{_cite_html(cite)}</li>" for cite in line.cites)
    return f"<p>{escape(clean_text(line.text))}</p><ul>{cites}</ul>"


def _cite_html(cite: Cite) -> str:
    outlet, address = escape(clean_text(cite.page_name)), web_address(cite.url)
    named = f'<a href="{escape(address)}">{outlet}</a>' if address else f"<cite>{outlet}</cite>"
    day = f", {escape(cite.published)}" if cite.published else ""
    return f"{named}{day}: <q>{escape(clean_text(cite.words))}</q>"


def write_atom(feed: Feed) -> bytes:
    """The feed as an Atom document."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(root, "title", feed.title)
    _add(root, "id", feed.id)
    _add(root, "updated", instant(feed.updated))
    _add(_add(root, "author"), "name", "onrecord")
    _add(root, "generator", "onrecord")
    if feed.address:
        _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    for entry in feed.entries:
        _add_entry(root, entry)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return document


def _add_entry(root: Any, entry: FeedEntry) -> None:
    added = _add(root, "entry")
    _add(added, "title", entry.title)
    _add(added, "id", entry.id)
    _add(added, "published", instant(entry.published))
    _add(added, "updated", instant(entry.updated))
    for outlet in entry.outlets:
        _add(_add(added, "author"), "name", outlet)
    if entry.url:
        _add(added, "link", rel="alternate", href=entry.url)
    for tag in entry.tags:
        _add(added, "category", term=tag)
    _add(added, "content", entry_html(entry.line), type="html")


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    """The new element `name` under `parent`."""
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", {k: clean_text(v) for k, v in attributes.items()})
    element.text = clean_text(text) if text is not None else None
    return element


def json_feed(feed: Feed) -> Json:
    """The feed as a JSON Feed."""
    told: Json = {
        "version": JSON_FEED, "title": clean_text(feed.title), "language": "en",
        "authors": [{"name": "onrecord"}], "items": [_item(entry) for entry in feed.entries],
    }  # fmt: skip
    return told | ({"feed_url": feed.address} if feed.address else {})


def _item(entry: FeedEntry) -> Json:
    item: Json = {
        "id": entry.id, "title": entry.title, "content_html": entry_html(entry.line),
        "content_text": clean_text(entry.line.text), "date_published": instant(entry.published),
        "date_modified": instant(entry.updated), "tags": list(entry.tags),
        "_onrecord": {"cites": [_cite(cite) for cite in entry.line.cites], "origins": entry.line.origins},
    }  # fmt: skip
    if entry.outlets:
        item["authors"] = [{"name": outlet} for outlet in entry.outlets]
    return item | ({"external_url": entry.url} if entry.url else {})


def _cite(cite: Cite) -> Json:
    return {
        "article": cite.span.article_id, "start": cite.span.start, "end": cite.span.end,
        "words": clean_text(cite.words), "outlet": cite.outlet, "url": cite.url,
    }  # fmt: skip
