"""Addresses at the command line: private ones are refused, and no server can hold the command up."""
# ruff: noqa: E501

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from onrecord.model import Skipped
from onrecord.read import HttpFetcher, ReadSettings, find_pages
from onrecord.run.wiring import SystemClock

from .conftest import PROSE, Call

REFUSED = (
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0.0.0.0/", "http://169.254.169.254/latest",
    "http://10.0.0.1/", "http://192.168.1.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://localhost/", "http://localhost./",
    "http://user:pass@example.org/", "http://example.org:22/", "http://", "http://[bad", "http:///path", "https://" + "a" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_is_refused(call: Call, url: str) -> None:
    """Exit 1 and the address with a reason; nothing is fetched."""
    done = call("read", url)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("skipped http") and len(done.err) < 6000


class Site(BaseHTTPRequestHandler):
    """Pages that redirect, hang, drip and never end."""

    done = threading.Event()

    def do_GET(self) -> None:
        """Answer by the path."""
        path = urlsplit(self.path).path
        if path == "/robots.txt":
            self.send_error(404)
        elif path == "/away":
            self.answer(302, b"", "Location", "http://169.254.169.254/latest/meta-data")
        elif path == "/round":
            self.answer(302, b"", "Location", "/round")
        elif path == "/hang":
            self.done.wait(20)
        elif path in ("/drip", "/endless"):
            self.pour(b"<p>" if path == "/drip" else b"words " * 10_000, 0.05 if path == "/drip" else 0)
        else:
            self.answer(200, f"<article><p>{PROSE}</p></article>".encode(), "Content-Type", "text/html")

    def answer(self, status: int, body: bytes, name: str, value: str) -> None:
        """A whole answer with one header."""
        self.send_response(status)
        self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pour(self, piece: bytes, pause_s: float) -> None:
        """An answer without end."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while not self.done.wait(pause_s):
                self.wfile.write(piece)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(url: str, allow_private: bool = True) -> Skipped:
    """What is skipped when the address is read with a second's patience and a limit of 1 MB."""
    settings = ReadSettings(allow_private=allow_private, timeout_s=1.0, max_bytes=1_000_000)
    fetcher = HttpFetcher(settings, SystemClock(), sleep=lambda _: None)
    (found,) = find_pages([url], settings, fetcher, SystemClock())
    assert isinstance(found, Skipped)
    return found


def test_a_page_of_this_machine_is_read_only_if_allowed(call: Call, site: str) -> None:
    """`--allow-private` lifts the guard, and nothing else does."""
    assert call("read", f"{site}/page", "--json").code == 1
    done = call("read", f"{site}/page", "--json", "--allow-private")
    assert (done.code, PROSE[:40] in done.out) == (0, True)


def test_a_redirect_is_checked_like_the_first_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that leads to a private address is not followed there, even where its own host was let in."""
    monkeypatch.setattr("onrecord.read.fetch.guard.WEB_PORTS", (80, 443, urlsplit(site).port))
    monkeypatch.setattr("onrecord.read.fetch.guard.why_refused", lambda a: None if a == "127.0.0.1" else "a private address")
    assert "a private address" in fetch(f"{site}/away", allow_private=False).why


@pytest.mark.parametrize(("path", "says"), [
    ("/hang", "time"), ("/drip", "time"), ("/endless", "over the limit"), ("/round", "redirect"),
])  # fmt: skip
def test_a_server_cannot_hold_us_up(site: str, path: str, says: str) -> None:
    """A page that does not come, drips, never ends or leads in a circle is given up, with the reason."""
    assert says in fetch(site + path).why
