"""Fakes of the clock, the network, the parse and the progress."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onrecord.errors import FetchError, FetchFailed
from onrecord.model import Article, Page, Reading

EPOCH = datetime(2020, 6, 15, 12, tzinfo=UTC)
"""The present of a clock that was not set."""


class FixedClock:
    """A clock that stands still until it is moved (the port `Clock`)."""

    def __init__(self, instant: datetime = EPOCH) -> None:
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        self._instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        """The instant it was set to, moved by all steps so far."""
        return self._instant

    def move(self, **step: float) -> None:
        """The clock shows a later instant: `move(days=1, hours=2)`, in the units of `timedelta`."""
        self._instant += timedelta(**step)


class FakeFetcher:
    """Gives pages by address (the port `Fetcher`); `asked` lists the addresses in order.

    An answer is a page, bytes (an HTML page of that address), or an error to raise; an address without an
    answer fails as a host that is not there.
    """

    def __init__(self, answers: Mapping[str, Page | bytes | FetchError], at: datetime = EPOCH) -> None:
        self._answers, self._at = dict(answers), at
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        """The page that was put at `url`; FetchFailed if none was, or the error that was."""
        self.asked.append(url)
        answer = self._answers.get(url)
        if answer is None:
            raise FetchFailed("no page was put at this address", where=url)
        if isinstance(answer, FetchError):
            raise answer
        if isinstance(answer, Page):
            return replace(answer, url=answer.url or url, final_url=answer.final_url or url)
        return Page(url, "html", answer, self._at, url=url, final_url=url, status=200, charset="utf-8")


class FakeResolver:
    """Looks host names up in a table (the port `Resolver`); `asked` lists host and port in order."""

    def __init__(self, hosts: Mapping[str, Sequence[str]]) -> None:
        self._hosts = dict(hosts)
        self.asked: list[tuple[str, int]] = []

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses that were put for `host`; FetchFailed if none were."""
        self.asked.append((host, port))
        if not (found := self._hosts.get(host)):
            raise FetchFailed("the host has no address", where=host)
        return tuple(found)


def read_nothing(article: Article) -> Reading:
    """A reading that found nothing but one sentence, the whole text (none in an empty text)."""
    sentences = (article.span(0, len(article.text)),) if article.text else ()
    return Reading(article, sentences, (), (), (), (), (), ())


class FakeParser:
    """Gives readings without a language model (the port `Parser`); `parsed` lists the articles' ids in order.

    A reading that was given for an article is its parse; for the others `otherwise` makes one.
    """

    def __init__(
        self, readings: Iterable[Reading] = (), otherwise: Callable[[Article], Reading] = read_nothing
    ) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        self._otherwise = otherwise
        self.parsed: list[str] = []

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order, each made when it is asked for."""
        for article in articles:
            self.parsed.append(article.id)
            yield self._readings.get(article.id) or self._otherwise(article)


class ListProgress:
    """Notes what is done (the port `Progress`) in the list `steps`."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def advance(self, what: str) -> None:
        """`what` is noted."""
        self.steps.append(what)
