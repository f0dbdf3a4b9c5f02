"""A web archive (WARC) becomes the pages in it: answers of servers and resources that are HTML or plain text."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from onrecord.model import Hints, Page, PageForm, Skipped
from onrecord.read.rows import too_large

MAX_LINE = 8192
"""Bytes of one header line; longer ones are no header."""
MAX_HEADERS = 200
CHUNK = 1 << 16
_FORMS: dict[str, PageForm] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered: its status, headers in small letters, and the bytes of the page."""

    status: int
    headers: dict[str, str]
    body: bytes


class _Unreadable(ValueError):
    """An answer that cannot be unpacked, with a sentence that says why."""


def archived_pages(stream: BinaryIO, locator: str, hints: Hints, now: datetime, limit: int) -> Iterator[Page | Skipped]:
    """The pages of an archive, in order, with the time they were fetched; a Skipped for each that cannot be one.

    Pictures, scripts, redirects and pages that the server refused are passed over. EOFError if it is cut off.
    """
    found = False
    while headers := _record_headers(stream):
        length = int(headers.get("content-length", "0") or 0)
        kind, url = headers.get("warc-type", ""), headers.get("warc-target-uri", "").strip("<> ")
        if kind not in ("response", "resource", "conversion") or not url.startswith(("http://", "https://")):
            _pass_over(stream, length)
            continue
        if length > limit:
            _pass_over(stream, length)
            yield Skipped(f"{locator}: {url}", "read", too_large(length, limit))
            continue
        try:
            answer = _answer(_read_exactly(stream, length), headers, limit)
        except _Unreadable as error:
            yield Skipped(f"{locator}: {url}", "read", str(error))
            continue
        content_type, _, rest = answer.headers.get("content-type", "").partition(";")
        form = _FORMS.get(content_type.strip().lower())
        if form and answer.status == 200 and answer.body.strip():
            found = True
            charset = rest.lower().partition("charset=")[2].strip(" \"'") or None
            when = _instant(headers.get("warc-date", "")) or now
            yield Page(url, form, answer.body, when, hints, url=url, final_url=url, status=200, charset=charset)
    if not found:
        yield Skipped(locator, "read", "the archive holds no page of HTML or text; give one that was made of articles")


def _record_headers(stream: BinaryIO) -> dict[str, str]:
    """The headers of the next record, names in small letters; none at the end of the archive."""
    line = stream.readline(MAX_LINE)
    while line and not line.strip():
        line = stream.readline(MAX_LINE)
    if line and not line.startswith(b"WARC/"):
        raise EOFError("no record begins here")
    headers = {}
    for _ in range(MAX_HEADERS):
        line = stream.readline(MAX_LINE)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    if not headers.get("content-length", "0").isdecimal():
        raise EOFError("a record of no length")
    return headers


def _read_exactly(stream: BinaryIO, length: int) -> bytes:
    body = stream.read(length)
    if len(body) < length:
        raise EOFError("cut off within a record")
    return body


def _pass_over(stream: BinaryIO, length: int) -> None:
    while length > 0:
        piece = stream.read(min(length, CHUNK))
        if not piece:
            raise EOFError("cut off within a record")
        length -= len(piece)


def _answer(block: bytes, headers: dict[str, str], limit: int) -> _Answer:
    """What a record holds: a server's answer unpacked, or the bytes of a resource as they are."""
    if headers.get("warc-type") != "response":
        return _Answer(200, {"content-type": headers.get("content-type", "")}, block)
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    told = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    status = first.split(" ")[1] if first.startswith("HTTP/") and " " in first else ""
    if "chunked" in told.get("transfer-encoding", "").lower():
        body = _join_chunks(body)
    body = _unpack(body, told.get("content-encoding", ""), limit)
    return _Answer(int(status) if status.isdecimal() else 0, told, body)


def _join_chunks(body: bytes) -> bytes:
    """A body that was sent in chunks, as one; one that a crawler has joined already is left as it is."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            return body if not pieces else b"".join(pieces)
        if length <= 0:
            break
        pieces.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(pieces)


def _unpack(body: bytes, coding: str, limit: int) -> bytes:
    """The bytes without their compression, up to the limit; _Unreadable if it cannot be undone."""
    coding = coding.strip().lower()
    if coding in ("", "identity", "none") or (coding == "gzip" and not body.startswith(b"\x1f\x8b")):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise _Unreadable(f"its bytes are packed as {coding[:20]}, which is not read; give an archive of plain answers")
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, limit + 1)
    except zlib.error:
        raise _Unreadable("its bytes cannot be unpacked; fetch the page again") from None
    if len(unpacked) > limit:
        raise _Unreadable(too_large(len(unpacked), limit))
    return unpacked


def _instant(stated: str) -> datetime | None:
    """The instant of WARC-Date (ISO 8601 in UTC), or None if it is none."""
    try:
        instant = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
