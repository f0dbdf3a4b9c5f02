"""Fixtures of the reading room: a clock that stands still, pages made from text, a fetcher without a network."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from onrecord.errors import FetchFailed
from onrecord.model import Article, Hints, Page, PageForm, Skipped
from onrecord.read import read_article

READ_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


class StillClock:
    """A clock that stands still unless it is moved."""

    def __init__(self) -> None:
        self.instant = READ_AT

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant


class BookFetcher:
    """A fetcher that knows some pages by heart."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages

    def fetch(self, url: str) -> Page:
        """The page of that address; FetchFailed if it has none."""
        if url not in self.pages:
            raise FetchFailed("there is no page at this address (404)", where=url, next="Check the address.")
        return Page(url, "html", self.pages[url], READ_AT, url=url, final_url=url, status=200)


@pytest.fixture
def clock() -> StillClock:
    """A clock at noon of 21 November 2026."""
    return StillClock()


@pytest.fixture
def make_page() -> Callable[..., Page]:
    """Makes a page of any form from text or bytes."""

    def make(body: str | bytes, form: PageForm = "html", charset: str | None = None, **hints: object) -> Page:
        raw = body.encode() if isinstance(body, str) else body
        return Page("page.html", form, raw, READ_AT, Hints(**hints), charset=charset)  # type: ignore[arg-type]

    return make


@pytest.fixture
def read(make_page: Callable[..., Page]) -> Callable[..., Article]:
    """Reads text of any form; fails the test where it gives no article."""

    def run(body: str | bytes, form: PageForm = "html", **rest: object) -> Article:
        found = read_article(make_page(body, form, **rest))
        assert not isinstance(found, Skipped), found.why
        return found

    return run
