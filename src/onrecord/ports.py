"""What somebody may implement: small Protocols, each with a fake in `onrecord.testing`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from onrecord.model import Article, Judgement, Page, Reading
from onrecord.model.tree import Tree


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class Fetcher(Protocol):
    """Fetches pages."""

    def fetch(self, url: str) -> Page:
        """The page at `url`; FetchError if the address is refused, fails, or is too large."""


class Resolver(Protocol):
    """Looks host names up."""

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The IP addresses of `host`, as text; FetchFailed if it has none."""


class Parser(Protocol):
    """Reads statements out of articles."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order."""


class Grammar(Protocol):
    """Reads the grammar of single sentences."""

    def trees(self, texts: Sequence[str]) -> Sequence[Tree]:
        """One tree for each text, which is one sentence."""


class RecordView(Protocol):
    """What may be read from a record: `thread` and `tell` get nothing more."""

    def article_ids(
        self, *, about: str | None = None, since: date | None = None, as_of: date | None = None
    ) -> Sequence[str]:
        """Ids of articles that tell `about` it, published from `since` to `as_of`, oldest first."""

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The kept reading of each article, in the order of the ids."""

    def judgements(self) -> Sequence[Judgement]:
        """All judgements in force, people's first."""


class Progress(Protocol):
    """Shows how far long work has come."""

    def advance(self, what: str) -> None:
        """One more piece is done; `what` names it."""
