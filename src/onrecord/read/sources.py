"""Where pages come from: addresses, and the feeds that lead to them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord.errors import FetchError, SettingWrong
from onrecord.model import Hints, Page, Skipped
from onrecord.ports import Fetcher
from onrecord.read.feeds import Entry, looks_like_feed, read_feed
from onrecord.read.published import parse_days
from onrecord.read.settings import ReadSettings

_URL = re.compile(r"^https?://", re.I)


def is_address(name: str) -> bool:
    """True for what is fetched from the network."""
    return bool(_URL.match(name))


Seen = Callable[[Sequence[str]], Mapping[str, datetime]]
"""When pages of those addresses were last looked at, for those that were."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """Where pages are read from: a name for messages, the time, the caller's settings, and how addresses are met."""

    locator: str
    now: datetime
    settings: ReadSettings
    fetcher: Fetcher | None
    seen: Seen

    @property
    def hints(self) -> Hints:
        """What the caller says of pages that do not say it."""
        return self.settings.hints


def read_address(source: PageSource) -> Iterator[Page | Skipped]:
    """The page at an address, or the pages that the feed there leads to."""
    page = _fetch_page(source.locator, source)
    if isinstance(page, Page) and looks_like_feed(page.body):
        yield from follow_feed(page.body, replace(source, locator=page.final_url or source.locator))
    else:
        yield page


def _fetch_page(url: str, source: PageSource) -> Page | Skipped:
    """The page at an address, or why there is none."""
    if source.fetcher is None:
        raise SettingWrong("this address cannot be fetched here", where=url, next="Save the page and give its file.")
    try:
        page = source.fetcher.fetch(url)
    except FetchError as error:
        return Skipped(url, "fetch", str(error))
    settings = source.settings
    hints = Hints(page.hints.source_id, page.hints.url, settings.outlet, settings.title, (), settings.published)
    return replace(page, hints=hints)


def follow_feed(body: bytes, source: PageSource) -> Iterator[Page | Skipped]:
    """The pages that a feed leads to, in its order; where one cannot be fetched, the text that the feed gives of it."""
    feed = read_feed(body, source.locator if is_address(source.locator) else None)
    seen = source.seen([entry.url for entry in feed.entries if entry.url])
    if not feed.entries:
        yield Skipped(source.locator, "read", "the feed has no entries; open it in a browser and see what it offers")
    for number, entry in enumerate(feed.entries, start=1):
        if entry.url and not _is_changed(entry, seen.get(entry.url)):
            continue
        fetched = _fetch_page(entry.url, source) if entry.url and is_address(entry.url) else None
        if entry.html and not isinstance(fetched, Page):
            yield _page_of_entry(entry, f"{source.locator}#{number}", feed.title, source)
        elif fetched is not None:
            yield fetched


def _is_changed(entry: Entry, seen: datetime | None) -> bool:
    """True for an entry that was never looked at, or that says of itself that it was changed since then."""
    said = parse_days(entry.updated or "") if seen else None
    return seen is None or bool(said and said[2] and said[2] > seen)


def _page_of_entry(entry: Entry, locator: str, outlet: str | None, source: PageSource) -> Page:
    """The text that a feed gives of an entry, as a page of its address."""
    settings = source.settings
    hints = Hints(
        url=entry.url, outlet=settings.outlet or outlet, title=settings.title or entry.title, authors=entry.authors,
        published=settings.published or entry.published,
    )  # fmt: skip
    body = (entry.html or "").encode("utf-8", "replace")
    return Page(entry.url or locator, "html", body, source.now, hints, url=entry.url, charset="utf-8")
