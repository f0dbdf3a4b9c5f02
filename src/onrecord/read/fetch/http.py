"""Fetches pages politely: robots.txt is asked, hosts are given time, and every hop is checked."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx2

from onrecord.errors import AddressRefused, FetchError, TooLarge
from onrecord.model import Page, PageForm
from onrecord.ports import Clock, Resolver
from onrecord.read.fetch.failures import failure, status_failure, translate_error
from onrecord.read.fetch.guard import check_url
from onrecord.read.fetch.robots import MAX_BYTES as MAX_ROBOTS
from onrecord.read.fetch.robots import KnownRules, SiteRules
from onrecord.read.fetch.transport import Deadline, GuardedBackend, GuardedTransport, SystemResolver
from onrecord.read.settings import ReadSettings

USER_AGENT = "onrecord/0.1 (news reader; honours robots.txt as onrecord)"
ROBOT_NAME = "onrecord"
"""The name that robots.txt may speak to."""
MAX_REDIRECTS = 5
HOST_DELAY_S = 1.0
"""Seconds between two pages of one host where it asks for no more."""
MAX_HOSTS = 2000
"""Hosts whose last visit is remembered; then all are forgotten, which costs at most one early visit each."""
STEP_TIMEOUT_S = 15.0
"""Seconds for one step (connecting, one read) within the time limit of the whole."""
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HEADERS = {"user-agent": USER_AGENT, "accept-encoding": "gzip", "accept": "text/html, text/*;q=0.9, */*;q=0.5"}
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom",
               "application/json", "application/feed", "application/rdf")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back from the last hop."""

    url: str
    status: int
    body: bytes
    kind: str
    charset: str | None


class HttpFetcher:
    """A Fetcher over HTTP(S). It shares nothing between fetches but the rules and times of hosts."""

    def __init__(
        self, settings: ReadSettings, clock: Clock, *, resolver: Resolver | None = None,
        sleep: Callable[[float], None] = time.sleep, delay_s: float = HOST_DELAY_S,
    ) -> None:  # fmt: skip
        self._settings, self._clock, self._sleep, self._delay_s = settings, clock, sleep, delay_s
        self._resolver: Resolver = resolver or SystemResolver()
        self._ssl_context = httpx2.create_ssl_context(trust_env=False)
        self._rules = KnownRules()
        self._visits: dict[str, datetime] = {}

    @classmethod
    def polite(cls, settings: ReadSettings, clock: Clock) -> Self:
        """The fetcher for everyday use: the system's resolver, real waiting, a second between pages of a host."""
        return cls(settings, clock)

    def fetch(self, url: str) -> Page:
        """The page at `url`.

        AddressRefused if the address, a redirect or robots.txt says no, TooLarge over the size limit, FetchFailed
        for everything else; never another error.
        """
        try:
            answer = self._follow(url, Deadline.after(self._clock, self._settings.timeout_s))
        except FetchError:
            raise
        except Exception as error:
            raise translate_error(error, url) from error
        if not answer.body.strip():
            raise failure("empty", url)
        form: PageForm = "text" if answer.kind == "text/plain" else "html"
        now = self._clock.now()
        return Page(
            url, form, answer.body, now,
            url=url, final_url=answer.url, status=answer.status, charset=answer.charset,
        )  # fmt: skip

    def _follow(self, url: str, deadline: Deadline) -> _Answer:
        """The answer at the end of the redirects from `url`; each hop is checked as if it were the first."""
        current = url
        for _ in range(MAX_REDIRECTS + 1):
            check_url(current, self._settings.allow_private)
            rules = self._site_rules(current, deadline)
            if not rules.allows(current, ROBOT_NAME):
                raise _refused(current, "robots" if rules.rules is not None else "robots_down")
            self._wait_turn(current, rules.delay_s(ROBOT_NAME))
            answer, location = self._request(current, deadline, self._settings.max_bytes)
            if answer.status not in _REDIRECTS:
                return _checked(answer)
            if not location:
                raise failure("redirect_missing", current)
            current = urljoin(current, location)
        raise failure("redirects", url)

    def _site_rules(self, url: str, deadline: Deadline) -> SiteRules:
        """The rules of the page's site, fetched if they are not known: none for 4xx, nothing allowed for 5xx."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}".lower()
        known = self._rules.get(site, self._clock.now())
        if known is not None:
            return known
        current = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            check_url(current, self._settings.allow_private)
            answer, location = self._request(current, deadline, MAX_ROBOTS, cut=True)
            if answer.status not in _REDIRECTS or not location:
                body = None if answer.status >= 500 else answer.body if answer.status < 300 else b""
                return self._rules.keep(site, body, self._clock.now())
            current = urljoin(current, location)
        return self._rules.keep(site, b"", self._clock.now())

    def _wait_turn(self, url: str, asked_s: float) -> None:
        """Waits until the host was left alone for its delay."""
        host = (urlsplit(url).hostname or "").lower()
        now, last = self._clock.now(), self._visits.get(host)
        wait = max(self._delay_s, asked_s) - (now - last).total_seconds() if last else 0.0
        if wait > 0:
            self._sleep(wait)
        if len(self._visits) >= MAX_HOSTS:
            self._visits.clear()
        self._visits[host] = self._clock.now()

    def _request(self, url: str, deadline: Deadline, limit: int, cut: bool = False) -> tuple[_Answer, str | None]:
        """One answer and where it redirects to. Over `limit` bytes: the first of them if `cut`, else TooLarge."""
        backend = GuardedBackend(self._resolver, deadline, self._settings.allow_private)
        with httpx2.Client(
            transport=GuardedTransport(backend, self._ssl_context), trust_env=False, follow_redirects=False,
            timeout=httpx2.Timeout(min(STEP_TIMEOUT_S, self._settings.timeout_s)),
            headers=_HEADERS,
        ) as client, client.stream("GET", url) as response:  # fmt: skip
            location = response.headers.get("location")
            body = b"" if response.status_code in _REDIRECTS else _read_body(response, url, limit, cut, deadline)
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return _Answer(url, response.status_code, body, kind, response.charset_encoding), location


def _read_body(response: httpx2.Response, url: str, limit: int, cut: bool, deadline: Deadline) -> bytes:
    """The body up to the limit, within the time limit; of codings only those whose pieces grow little."""
    if response.headers.get("content-encoding", "").strip().lower() not in _CODINGS:
        raise failure("encoding", url)
    if not cut and int(_digits(response.headers.get("content-length")) or 0) > limit:
        raise _too_large(url, limit)
    pieces, size = [], 0
    for piece in response.iter_bytes():
        deadline.left()
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            if cut:
                break
            raise _too_large(url, limit)
    return b"".join(pieces)[:limit]


def _digits(value: str | None) -> str:
    """A header's value if it is a number."""
    return value if value and value.isascii() and value.isdigit() else ""


def _too_large(url: str, limit: int) -> TooLarge:
    """The error for a page over the limit."""
    what = f"the page is over the limit of {limit / 1e6:.3g} MB"
    return TooLarge(what, where=url[:200], next="Give the article alone.")


def _refused(url: str, cause: str) -> AddressRefused:
    """The error for a page that robots.txt does not allow."""
    said = failure(cause, url)
    return AddressRefused(said.what, where=said.where, next=said.next)


def _checked(answer: _Answer) -> _Answer:
    """The answer if it is a page of text; FetchFailed for other statuses and types."""
    if not 200 <= answer.status < 300:
        raise status_failure(answer.status, answer.url)
    if answer.kind and not answer.kind.startswith(_TEXT_TYPES):
        raise failure("type", answer.url, f"it is {answer.kind[:60]}")
    return answer
