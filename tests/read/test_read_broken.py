"""Feeds, archives, mails and rows that are broken somewhere end as pages or with a sentence, never with a crash."""

import gzip
import json
import random
from pathlib import Path

from onrecord.model import Page, Skipped
from onrecord.ports import Clock
from onrecord.read import ReadSettings, find_pages, read_article

from .conftest import BookFetcher
from .inputs import ATOM, JSON, PAGE, PROSE, RSS, answer, record_of

ARCHIVE = b"".join([
    record_of("response", "https://a.example/1", answer(PAGE)),
    record_of("response", "https://a.example/2",
              answer(gzip.compress(PAGE), "Content-Type: text/html", "Content-Encoding: gzip")),
    record_of("resource", "https://a.example/3", PAGE, kind="text/html"),
])  # fmt: skip
MAIL = (
    b"Received: from a by b\r\nFrom: Desk <desk@courier.example>\r\nSubject: =?utf-8?q?Bridge?=\r\n"
    b"Date: Fri, 12 Jun 2020 06:00:00 +0000\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nShort.\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n" + PAGE + b"\r\n--b--\r\n"
)
ROWS = json.dumps([{"id": "1", "text": PROSE, "published": "2020-06-12"}, {"id": "2"}, 3]).encode()
FORMS = {
    ".rss": RSS, ".atom": ATOM, ".json": json.dumps(JSON).encode(), ".warc": ARCHIVE, "": ARCHIVE,
    ".warc.gz": gzip.compress(ARCHIVE), ".eml": MAIL, ".part": MAIL, ".jsonl": ROWS,
}  # fmt: skip
ODDMENTS = (
    b"9" * 30, b"-1", b"\x00", b"<![CDATA[", b"&x;", b"\r\n\r\n", b"Content-Length: 99999999999\r\n", b"{" * 200, b"[",
    b":", b"\xff\xfe", b"</item>", b"\xed\xa0\x80",
)  # fmt: skip
BROKEN = 400


def break_bytes(dice: random.Random, body: bytes) -> bytes:
    """The bytes with a few pieces changed, cut out, doubled or put in."""
    for _ in range(dice.randrange(1, 12)):
        at, other = dice.randrange(len(body) + 1), dice.randrange(len(body) + 1)
        piece = dice.choice([
            dice.choice(ODDMENTS), dice.randbytes(dice.randrange(1, 20)), body[other : other + dice.randrange(200)],
        ])  # fmt: skip
        body = body[:at] + piece + body[at + dice.choice([0, 0, len(piece), 80]) :]
        body = body[:at] if dice.random() < 0.05 else body
    return body or b"."


def test_broken_inputs_end_with_a_page_or_a_sentence(tmp_path: Path, clock: Clock) -> None:
    """Whatever is broken in them, under known names and unknown ones."""
    dice = random.Random(11)
    book = BookFetcher({"https://courier.example/a": PAGE})
    for number in range(BROKEN):
        suffix = dice.choice(list(FORMS))
        path = tmp_path / f"input{suffix}"
        path.write_bytes(break_bytes(dice, FORMS[suffix]))
        for found in find_pages([str(path)], ReadSettings(max_bytes=100_000), book, clock):
            assert isinstance(found, Skipped) or read_article(found), number
            assert isinstance(found, Page) or found.why, number
