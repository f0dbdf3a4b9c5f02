"""Fetching: the guard, robots.txt, limits, and one sentence a cause."""

import gzip
import inspect
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import brotli
import httpcore2
import httpx2
import pytest

from onrecord.errors import AddressRefused, FetchError, FetchFailed, TooLarge
from onrecord.read import HttpFetcher, ReadSettings
from onrecord.read.fetch.failures import status_failure, translate_error
from onrecord.read.fetch.guard import check_url, why_refused

PAGE = b"<html><body><p>The bridge was closed.</p></body></html>"
Answer = tuple[int, dict[str, str], bytes]


class RealClock:
    """The time of day."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


class BookResolver:
    """Looks names up in a book and counts how often."""

    def __init__(self, book: dict[str, list[str]]) -> None:
        self.book, self.asked = book, 0

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of the host."""
        self.asked += 1
        return self.book[host]


class Site:
    """A web server on loopback whose answers a test sets by path."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {"/a": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.drip_s = 0.0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                status, headers, body = site.answers.get(self.path, (404, {}, b"none"))
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.end_headers()
                try:
                    for at in range(0, len(body), 4096):
                        time.sleep(site.drip_s)
                        self.wfile.write(body[at : at + 4096])
                except OSError:
                    return

            def log_message(self, *_: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def close(self) -> None:
        """Stops serving."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that serves one page."""
    site = Site()
    yield site
    site.close()


def fetcher(
    resolver: BookResolver | None = None, sleep: Callable[[float], None] = lambda _: None, **rest: Any
) -> HttpFetcher:
    """A fetcher that may reach loopback unless told otherwise."""
    return HttpFetcher(ReadSettings(**{"allow_private": True, **rest}), RealClock(), resolver=resolver, sleep=sleep)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "168.63.129.16", "::",
        "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::808:808",
        "2002:7f00:1::", "2002:808:808::1", "2001:0:1::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a00:1",
        "::7f00:1", "2001:db8::1", "fec0::1", "not-an-ip",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    """Private, loopback, link-local, multicast, reserved, embedded and metadata addresses are refused, each named."""
    assert why_refused(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001:81b::200e"])
def test_public_addresses_pass(address: str) -> None:
    """Addresses of the public internet pass."""
    assert why_refused(address) is None


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://courier.example/a", "gopher://x", "javascript:alert(1)", "http://",
        "courier.example",
        "http://user:word@courier.example/", "http://courier.example:22/", "http://courier.example:8080/", "http://[::1",
        "http://courier.example:99999/", "http://courier.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_urls_that_are_no_public_pages_are_refused(url: str) -> None:
    """Only http and https, only the ports of the web, no passwords."""
    with pytest.raises(AddressRefused):
        check_url(url, allow_private=False)


def test_a_host_with_one_private_address_is_refused() -> None:
    """All addresses of a host are checked, and nothing is connected to."""
    book = BookResolver({"courier.example": ["93.184.216.34", "127.0.0.1"]})
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1, a loopback address.*--allow-private"):
        fetcher(book, allow_private=False).fetch("http://courier.example/a")
    assert book.asked == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "127.1"])
def test_other_spellings_of_loopback_are_refused(host: str) -> None:
    """Loopback is refused in every spelling that the system resolves."""
    with pytest.raises(FetchError):
        fetcher(allow_private=False).fetch(f"http://{host}/a")


def test_the_socket_goes_to_the_checked_address(site: Site) -> None:
    """The connection is made to the address that the guard saw: a name that only our resolver knows is reached."""
    book = BookResolver({"courier.example": ["127.0.0.1"]})
    url = f"http://courier.example:{site.server.server_port}/a"
    page = fetcher(book).fetch(url)
    assert (page.body, page.status, page.final_url, page.charset) == (PAGE, 200, url, "utf-8")
    assert book.asked == len(site.seen) == 2
    assert site.seen[-1][1]["host"].startswith("courier.example")


def test_redirects_are_checked_at_every_hop(site: Site) -> None:
    """A public page that redirects to a refused address, scheme or host is refused there."""
    site.answers["/out"] = (302, {"Location": "ftp://courier.example/"}, b"")
    with pytest.raises(AddressRefused, match="ftp is not fetched"):
        fetcher().fetch(site.url + "/out")
    guarded = fetcher(BookResolver({"inside.example": ["10.0.0.1"]}), allow_private=False)
    with pytest.raises(AddressRefused, match="a private address"):
        guarded.fetch("http://inside.example/")


def test_redirects_are_followed_and_limited(site: Site) -> None:
    """Five redirects are followed, a sixth is not; a redirect without a target fails."""
    for n in range(1, 8):
        site.answers[f"/r{n}"] = (301, {"Location": f"/r{n - 1}" if n > 1 else "/a"}, b"")
    assert fetcher().fetch(site.url + "/r5").final_url == site.url + "/a"
    with pytest.raises(FetchFailed, match="redirects more often"):
        fetcher().fetch(site.url + "/r6")
    site.answers["/lost"] = (302, {}, b"")
    with pytest.raises(FetchFailed, match="without saying where"):
        fetcher().fetch(site.url + "/lost")


def test_robots_txt_is_obeyed(site: Site) -> None:
    """What robots.txt disallows is not fetched; the rules are fetched once; a broken site allows nothing."""
    site.answers["/robots.txt"] = (200, {}, b"User-agent: onrecord\nDisallow: /private*\nCrawl-delay: 7")
    slept: list[float] = []
    polite = fetcher(sleep=slept.append)
    with pytest.raises(AddressRefused, match=r"robots\.txt does not allow"):
        polite.fetch(site.url + "/private/a")
    polite.fetch(site.url + "/a")
    polite.fetch(site.url + "/a")
    assert [path for path, _ in site.seen].count("/robots.txt") == 1
    assert len(slept) == 1 and 6 < slept[0] <= 7
    assert "onrecord" in site.seen[-1][1]["user-agent"]
    site.answers["/robots.txt"] = (503, {}, b"")
    with pytest.raises(AddressRefused, match="cannot be read now"):
        fetcher().fetch(site.url + "/a")


def test_pages_over_the_size_limit_are_refused(site: Site) -> None:
    """A page over the limit is refused by its header, while it streams, and while it is unpacked."""
    site.answers["/big"] = (200, {"Content-Length": "60000"}, b"a" * 60_000)
    site.answers["/stream"] = (200, {}, b"a" * 60_000)
    site.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(5_000_000)))
    for path in ("/big", "/stream", "/bomb"):
        with pytest.raises(TooLarge, match="over the limit"):
            fetcher(max_bytes=50_000).fetch(site.url + path)


def test_the_whole_answer_has_a_time_limit(site: Site) -> None:
    """A server that drips a byte now and then is left after the time limit."""
    fetch = fetcher(timeout_s=0.6).fetch
    site.answers["/slow"] = (200, {}, b"a" * 4096 * 100)
    site.answers["/robots.txt"] = (404, {}, b"")
    site.drip_s = 0.1
    with pytest.raises(FetchFailed, match="within the time limit"):
        fetch(site.url + "/slow")


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 410, 418, 429, 451, 500, 503])
def test_each_status_has_its_sentence(site: Site, status: int) -> None:
    """A page that is refused, gone or broken fails with a sentence of its own and what to do next."""
    site.answers["/x"] = (status, {}, b"no")
    with pytest.raises(FetchFailed) as caught:
        fetcher().fetch(site.url + "/x")
    assert caught.value.next and str(status) in str(caught.value)


def test_pages_of_other_types_and_empty_ones_fail(site: Site) -> None:
    """Pictures, empty answers and codings not asked for (which may grow without bound) are no pages; plain text is."""
    site.answers |= {
        "/p": (200, {"Content-Type": "image/png"}, b"x"), "/e": (200, {}, b""),
        "/g": (200, {"Content-Encoding": "gzip"}, b"no gzip"), "/t": (200, {"Content-Type": "text/plain"}, b"Words."),
        "/b": (200, {"Content-Encoding": "br"}, brotli.compress(b"Words.")),
    }  # fmt: skip
    for path, why in (("/p", "image/png"), ("/e", "empty page"), ("/g", "be unpacked"), ("/b", "be unpacked")):
        with pytest.raises(FetchFailed, match=why):
            fetcher().fetch(site.url + path)
    assert fetcher().fetch(site.url + "/t").form == "text"


def test_a_server_that_is_not_there_fails_with_a_sentence() -> None:
    """A refused connection and an unknown host say so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchFailed, match="refused the connection"):
        fetcher().fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(FetchFailed, match="host name is not known"):
        fetcher().fetch("http://no-such-host.invalid/")


def test_tls_names_the_host_and_proves_it() -> None:
    """Over TLS the host is named to the server at the checked address, and what cannot prove itself is refused."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(4096))
                connection.sendall(b"HTTP/1.0 400 plain words\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        book = BookResolver({"courier.example": ["127.0.0.1"]})
        with pytest.raises(FetchFailed, match="secure connection"):
            fetcher(book).fetch(f"https://courier.example:{server.getsockname()[1]}/")
        thread.join()
    assert b"courier.example" in heard[0]
    context = fetcher()._ssl_context
    assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname


def foreign_errors() -> list[type[BaseException]]:
    """Every error class of httpx2 and httpcore2, and those of the system that they wrap."""
    found = [
        member
        for module in (httpx2, httpcore2)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Exception)
    ]
    system = [ssl.SSLError, ssl.SSLCertVerificationError, socket.gaierror, ConnectionResetError, TimeoutError, OSError]
    return [*found, *system]


def make_error(kind: type[BaseException]) -> BaseException:
    """An error of a class, however it wants to be built."""
    try:
        return kind("x")
    except TypeError:
        return kind.__new__(kind)


def test_no_foreign_error_is_missed() -> None:
    """Each error of the libraries below becomes a FetchError that says what to do next."""
    kinds = foreign_errors()
    assert len(kinds) > 35
    for kind in kinds:
        translated = translate_error(make_error(kind), "https://courier.example/a")
        assert isinstance(translated, FetchError) and translated.next and "courier.example" in str(translated)
    unused = (httpx2.TransportError, httpx2.SSEError)
    known = [kind for kind in kinds if issubclass(kind, httpx2.TransportError) and kind not in unused]
    assert all("could not be fetched" not in translate_error(make_error(k), "u").what for k in known)


def test_causes_behind_an_error_speak() -> None:
    """The most telling cause in the chain of an error gives the sentence."""
    error = httpx2.ConnectError("x")
    error.__cause__ = ssl.SSLCertVerificationError("x")
    assert "certificate" in translate_error(error, "u").what
    assert status_failure(404, "u").what.endswith("(404)")
