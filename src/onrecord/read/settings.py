"""What a caller may set about reading."""

from dataclasses import dataclass

from onrecord.model import Hints

MAX_PAGE_BYTES = 10_000_000
"""Larger pages are refused. The largest of 374 collected news pages has 4.6 million bytes."""
FETCH_TIMEOUT_S = 30.0
"""Time for one address with its redirects, robots.txt included."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How inputs are read: what fills in for pages that do not say it, and the limits.

    `as_is` keeps plain text character for character; `allow_private` lets the fetcher reach private addresses.
    """

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    as_is: bool = False
    allow_private: bool = False
    max_bytes: int = MAX_PAGE_BYTES
    timeout_s: float = FETCH_TIMEOUT_S

    @property
    def hints(self) -> Hints:
        """The settings as hints of a page that brings none of its own."""
        return Hints(outlet=self.outlet, title=self.title, published=self.published)
