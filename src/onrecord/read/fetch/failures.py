"""One sentence for each cause of a failed fetch, and the errors of others translated into ours."""

import socket
import ssl
from functools import cache

import httpcore2
import httpx2

from onrecord.errors import FetchError, FetchFailed
from onrecord.read.furniture import read_table

_CAUSES: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((ssl.SSLCertVerificationError,), "certificate"),
    ((ssl.SSLError,), "tls"),
    ((socket.gaierror,), "no_host"),
    ((ConnectionRefusedError,), "refused"),
    ((httpx2.TimeoutException, httpcore2.TimeoutException, TimeoutError), "timeout"),
    ((httpx2.ProxyError, httpcore2.ProxyError), "proxy"),
    ((httpx2.ConnectError, httpcore2.ConnectError), "unreachable"),
    ((httpx2.NetworkError, httpcore2.NetworkError, ConnectionError), "broken"),
    ((httpx2.UnsupportedProtocol, httpcore2.UnsupportedProtocol, httpx2.InvalidURL, UnicodeError), "url"),
    ((httpx2.ProtocolError, httpcore2.ProtocolError), "protocol"),
    ((httpx2.DecodingError,), "encoding"),
    ((httpx2.TooManyRedirects,), "redirects"),
)
"""From the most telling cause to the least; the first that is in an error's chain of causes speaks."""


@cache
def _sentences() -> dict[str, tuple[str, str]]:
    """What failed and what to do next, by cause."""
    return {row[0]: (row[1], row[2]) for row in read_table("fetch/failures.tsv")}


def failure(cause: str, url: str, detail: str = "") -> FetchFailed:
    """The error for a cause of failures.tsv."""
    what, advice = _sentences().get(cause) or _sentences()["other"]
    return FetchFailed(f"{what}{f' ({detail})' if detail else ''}", where=url[:200], next=advice)


def status_failure(status: int, url: str) -> FetchFailed:
    """The error for an HTTP status that gives no page."""
    known = str(status) in _sentences()
    cause = str(status) if known else f"{status // 100}xx"
    return failure(cause, url, "" if known else str(status))


def translate_error(error: BaseException, url: str) -> FetchError:
    """Our error for one of httpx2, ssl or the system; ours pass as they are."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    for link in chain:
        if isinstance(link, FetchError):
            return link
    for kinds, cause in _CAUSES:
        if any(isinstance(link, kinds) for link in chain):
            return failure(cause, url)
    return failure("other", url, type(error).__name__)
