"""Feeds, web archives and mails become pages, as the contract names them among the inputs."""

import gzip
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import brotli
import feedparser
import pytest

from onrecord.model import Article, Page, Skipped
from onrecord.ports import Clock
from onrecord.read import ReadSettings, find_pages, read_article
from onrecord.read.feeds import MAX_ENTRIES, looks_like_feed, read_feed

from .conftest import BookFetcher
from .inputs import ATOM, FEED, JSON, PAGE, PROSE, RSS, answer, record_of


def nothing_seen(urls: Sequence[str]) -> dict[str, datetime]:
    return {}


def test_a_feed_leads_to_its_pages(clock: Clock) -> None:
    """Each entry's page is fetched; where that fails, the whole text in the feed is taken with what the feed says."""
    book = BookFetcher({FEED: RSS, "https://courier.example/a": PAGE})
    first, second = find_pages([FEED], ReadSettings(), book, clock)
    assert isinstance(first, Page) and first.body == PAGE and first.url == "https://courier.example/a"
    assert isinstance(second, Page) and second.url == "https://courier.example/gone"
    article = read_article(second)
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.authors) == ("Ferry", "The Courier", ("Mara Quill",))
    assert str(article.published.day) == "2020-06-11"
    assert article.text == PROSE.strip()


def test_an_entry_without_page_and_text_is_skipped(clock: Clock) -> None:
    """The sentence names the entry's address, and the other entries are read."""
    book = BookFetcher({FEED: RSS})
    first, second = find_pages([FEED], ReadSettings(), book, clock)
    assert isinstance(first, Skipped) and first.locator == "https://courier.example/a" and "404" in first.why
    assert isinstance(second, Page)


def test_what_was_seen_is_fetched_again_only_if_the_feed_says_it_changed(clock: Clock) -> None:
    """Pages in the record are passed over, but for an Atom entry that was updated after the page was fetched."""
    base = "https://gazette.example/feed"
    book = BookFetcher({FEED: RSS, base: ATOM, "https://gazette.example/one": PAGE})
    asked: list[str] = []

    def seen_on(day: int) -> list[Page | Skipped]:
        def seen(urls: Sequence[str]) -> dict[str, datetime]:
            asked.extend(urls)
            return dict.fromkeys(urls, datetime(2020, 6, day, 12, tzinfo=UTC))

        return list(find_pages([FEED, base], ReadSettings(), book, clock, seen))

    assert seen_on(13) == []
    (again,) = seen_on(12)
    assert isinstance(again, Page) and again.url == "https://gazette.example/one"
    assert set(asked) == {"https://courier.example/a", "https://courier.example/gone", "https://gazette.example/one"}


@pytest.mark.parametrize(
    ("body", "title", "url", "html"),
    [
        (ATOM, "Gazette", "https://f.example/one", "<p>Words.</p>"),
        (json.dumps(JSON).encode(), "Post", "https://post.example/1", "<p>First &amp; last.</p><p>Second.</p>"),
    ],
)
def test_forms_of_feeds(body: bytes, title: str, url: str, html: str) -> None:
    """Atom and JSON Feed give title, address made whole, author, day and text."""
    assert looks_like_feed(body)
    feed = read_feed(body, "https://f.example/feed")
    (entry,) = feed.entries
    assert (feed.title, entry.url, entry.title, entry.authors) == (title, url, "One", ("Ana Reis",))
    assert entry.published == "2020-06-12T06:00:00Z"
    assert entry.html is not None and html in entry.html.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")


@pytest.mark.parametrize("body", [RSS, ATOM])
def test_feeds_are_read_as_another_library_reads_them(body: bytes) -> None:
    """feedparser finds the same feed title, and for each entry the same title, authors and address or guid."""
    ours, theirs = read_feed(body, "https://f.example/feed"), feedparser.parse(body, {"content-location": FEED})
    assert ours.title == theirs.feed.title
    assert [(e.title, e.authors) for e in ours.entries] == [
        (e.title, tuple(a.name for a in e.get("authors", ()))) for e in theirs.entries
    ]
    for our, their in zip(ours.entries, theirs.entries, strict=True):
        assert our.url is not None and our.url.endswith(their.get("link") or their.id)


def test_a_prefix_that_the_feed_forgot_to_declare_is_read() -> None:
    """Many feeds use dc:creator without saying what dc is."""
    (entry,) = read_feed(RSS.replace(b"xmlns:dc=", b"xmlns:dd="), FEED).entries[1:]
    assert entry.authors == ("Mara Quill",)


def test_a_feed_may_stand_in_a_file(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved feed is told by what is in it: under any name, as rows of JSON, and on standard input."""
    book = BookFetcher({"https://courier.example/a": PAGE, "https://post.example/1": PAGE})
    (tmp_path / "feed.xml").write_bytes(RSS)
    (tmp_path / "feed.json").write_text(json.dumps(JSON))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RSS)))
    names = [str(tmp_path / "feed.xml"), str(tmp_path / "feed.json"), "-"]
    found = list(find_pages(names, ReadSettings(), book, clock))
    assert [page.url for page in found if isinstance(page, Page)] == [
        "https://courier.example/a", "https://courier.example/gone", "https://post.example/1",
        "https://courier.example/a", "https://courier.example/gone",
    ]  # fmt: skip


def test_pages_are_no_feeds() -> None:
    """HTML, also with a feed named in it, and rows that quote a feed's address later are no feeds."""
    assert not looks_like_feed(b"<!doctype html><html><link type='application/rss+xml'><rss>")
    assert not looks_like_feed(b'{"text": "<rss> and <feed>"}')


@pytest.mark.parametrize(
    "body",
    [b"<rss><channel>", b"<feed/>", b'{"version": "https://jsonfeed.org/version/1", "items": {}}', b"<rss>\x00</rss>"],
)
def test_a_feed_without_entries_says_so(body: bytes, clock: Clock) -> None:
    """A damaged or empty feed is skipped with a sentence."""
    (found,) = find_pages([FEED], ReadSettings(), BookFetcher({FEED: body}), clock)
    assert isinstance(found, Skipped) and "no entries" in found.why


def test_hostile_feeds_load_nothing_and_end(tmp_path: Path, clock: Clock) -> None:
    """Entities stay unresolved, of a million entries a bounded number is looked at, and a look takes no time."""
    (tmp_path / "secret").write_text("hidden")
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'.encode()
    (entry,) = read_feed(bomb + b"<rss><channel><item><title>a&e;b</title></item></channel></rss>", None).entries
    assert entry.title is not None and "hidden" not in entry.title
    assert not any(looks_like_feed(piece * 2000) for piece in (b"<?a?>", b"<!---->", b"<!DOCTYPE a>", b"<!--", b"<?"))
    many = b"<rss><channel>" + b"<item><link>https://x.example/</link></item>" * (MAX_ENTRIES + 50)
    assert len(read_feed(many, None).entries) == MAX_ENTRIES


def test_an_archive_gives_its_pages(tmp_path: Path, clock: Clock) -> None:
    """Answers, plain, chunked or packed, are pages of the day they were fetched; pictures and errors are none.

    An answer that its crawler has unpacked already, and a page kept without an answer, are pages too.
    """
    half = len(PAGE) // 2
    chunks = b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in (PAGE[:half], PAGE[half:])) + b"0\r\n\r\n"
    html = "Content-Type: text/html"
    records = [
        record_of("warcinfo", "", b"software: none"),
        record_of("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        record_of("response", "https://a.example/1", answer(PAGE)),
        record_of("response", "https://a.example/2", answer(chunks, html, "Transfer-Encoding: chunked")),
        record_of("response", "https://a.example/3", answer(gzip.compress(PAGE), html, "Content-Encoding: gzip")),
        record_of("response", "https://a.example/4", answer(b"gone", html, status="404 Not Found")),
        record_of("response", "https://a.example/5", answer(b"\x89PNG", "Content-Type: image/png")),
        record_of("response", "https://a.example/6", answer(brotli.compress(PAGE), html, "Content-Encoding: br")),
        record_of("response", "https://a.example/7", answer(PAGE, html, "Content-Encoding: gzip")),
        record_of("resource", "https://a.example/8", PAGE, kind="text/html; charset=utf-8"),
        record_of("response", "https://a.example/9", answer(b"\xb5\x2f\xfd", html, "Content-Encoding: zstd")),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (tmp_path / "b.warc").write_bytes(b"".join(records))
    for name in ("a.warc.gz", "b.warc"):
        *pages, refused = find_pages([str(tmp_path / name)], ReadSettings(), None, clock)
        urls = [page.url for page in pages if isinstance(page, Page)]
        assert urls == [f"https://a.example/{n}" for n in (1, 2, 3, 6, 7, 8)]
        assert {page.body for page in pages if isinstance(page, Page)} == {PAGE}
        assert {page.fetched_at for page in pages if isinstance(page, Page)} == {datetime(2020, 6, 12, 6, tzinfo=UTC)}
        assert isinstance(refused, Skipped) and "unpacked" in refused.why and refused.locator.endswith("/9")


def test_an_archive_is_known_by_how_it_begins(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """On standard input, and in a file of any name."""
    archive = record_of("response", "https://a.example/1", answer(PAGE)) * 2
    (tmp_path / "crawl").write_bytes(archive)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(archive)))
    pages = list(find_pages(["-", str(tmp_path / "crawl")], ReadSettings(), None, clock))
    assert [page.body for page in pages if isinstance(page, Page)] == [PAGE] * 4 and len(pages) == 4


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (record_of("response", "https://a.example/1", answer(PAGE))[:-200], "cut off"),
        (b"no archive\r\n", "damaged"),
        (record_of("warcinfo", "", b"x"), "no page"),
        (record_of("response", "https://a.example/1", answer(b"a" * 3000)), "limit"),
        (record_of("response", "https://a.example/1",
                   answer(gzip.compress(bytes(9000)), "Content-Type: text/html", "Content-Encoding: gzip")), "limit"),
    ],
)  # fmt: skip
def test_archives_that_give_none_say_why(tmp_path: Path, clock: Clock, body: bytes, why: str) -> None:
    """A cut, foreign, empty or oversized archive is skipped with a sentence."""
    (tmp_path / "a.warc").write_bytes(body)
    found = list(find_pages([str(tmp_path / "a.warc")], ReadSettings(max_bytes=2000), None, clock))
    assert all(isinstance(one, Skipped) for one in found)
    assert why in " ".join(one.why for one in found if isinstance(one, Skipped))


def test_a_mail_gives_the_newsletter_in_it(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The HTML part is the page; subject, sender and day are its title, outlet and day; so too on standard input."""
    mail = (
        b"Received: from a by b\r\nFrom: =?utf-8?q?The_Courier?= <news@courier.example>\r\n"
        b"Subject: Bridge\r\n closed\r\nDate: Fri, 12 Jun 2020 23:30:00 -0400\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nShort.\r\n'
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE + b"\r\n--x--\r\n"
    )
    (tmp_path / "a.eml").write_bytes(mail)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(mail)))
    for page in find_pages([str(tmp_path), "-"], ReadSettings(), None, clock):
        assert isinstance(page, Page) and page.form == "html"
        article = read_article(page)
        assert isinstance(article, Article)
        assert (article.title, article.outlet, article.published.edtf) == ("Bridge closed", "The Courier", "2020-06-12")
        assert article.text == PROSE.strip()


@pytest.mark.parametrize(
    "mail",
    [b"Subject: x\r\n\r\n", b"Content-Type: image/png\r\n\r\n\x01\x02", b"From: <<@>,;\r\nDate: x\r\n\r\n"],
)
def test_a_mail_without_words_is_skipped(tmp_path: Path, clock: Clock, mail: bytes) -> None:
    """A mail of attachments alone, an empty one and one with broken headers raise nothing."""
    (tmp_path / "a.eml").write_bytes(mail)
    (found,) = find_pages([str(tmp_path / "a.eml")], ReadSettings(), None, clock)
    assert isinstance(found, Skipped) and ";" in found.why


def test_a_list_of_rows_is_read_like_lines(tmp_path: Path, clock: Clock) -> None:
    """A JSON list gives one page an object; what is no object is skipped by its place."""
    rows = [{"id": "1", "text": "One."}, {"id": "2", "text": "Two."}, 3]
    (tmp_path / "a.json").write_text(json.dumps(rows, indent=1))
    (tmp_path / "b.json").write_text('[{"id": "1", "text": "One."}')
    first, second, third, cut = find_pages([str(tmp_path)], ReadSettings(), None, clock)
    assert [page.hints.source_id for page in (first, second) if isinstance(page, Page)] == ["1", "2"]
    assert isinstance(third, Skipped) and third.locator.endswith("a.json:3")
    assert isinstance(cut, Skipped) and "not valid JSON" in cut.why
