"""Inputs become pages, one at a time: files, folders, standard input, addresses, and what feeds lead to."""

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputMissing, InputUnreadable
from onrecord.model import Page, PageForm, Skipped
from onrecord.ports import Clock, Fetcher
from onrecord.read.decode import is_binary
from onrecord.read.feeds import looks_like_feed
from onrecord.read.mail import looks_like_mail, page_of_mail
from onrecord.read.rows import page_from_row, page_from_value, too_large
from onrecord.read.settings import ReadSettings
from onrecord.read.sources import PageSource, Seen, follow_feed, is_address, read_address
from onrecord.read.warc import archived_pages

HTML_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".xhtml")
TEXT_SUFFIXES = (".txt", ".txt.gz")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".json", ".json.gz")
FEED_SUFFIXES = (".rss", ".atom")
ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
MAIL_SUFFIXES = (".eml",)
KNOWN_SUFFIXES = (
    *HTML_SUFFIXES, *TEXT_SUFFIXES, *ROW_SUFFIXES, *FEED_SUFFIXES, *ARCHIVE_SUFFIXES, *MAIL_SUFFIXES
)  # fmt: skip
LINE_FACTOR = 6
"""A row may be so many times the page limit long: a character of JSON takes up to six (\\u0041)."""
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|article|meta|title|div|p|h1)\b", re.I)
_LIST = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|$)")
_ROW = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\{")


def find_pages(
    inputs: Sequence[str], settings: ReadSettings, fetcher: Fetcher | None, clock: Clock, seen: Seen = lambda _: {}
) -> Iterator[Page | Skipped]:
    """Every page of the inputs, in order, one held at a time; a Skipped for each that cannot be one.

    Of a feed these are the pages that its entries lead to, but for those that were `seen` since the entry was last
    changed. Raises InputMissing or InputUnreadable for a named input that is not there or may not be read, and
    SettingWrong for an address without a fetcher.
    """
    for name in inputs:
        source = PageSource(name, clock.now(), settings, fetcher, seen)
        if is_address(name):
            yield from read_address(source)
        elif name == "-":
            yield from _read_stream(sys.stdin.buffer, source)
        else:
            yield from _read_path(Path(name), source)


def _read_path(path: Path, source: PageSource) -> Iterator[Page | Skipped]:
    """The pages of a named file or folder."""
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        where = repr(str(path))[:200]
        raise InputMissing("this is no path", where=where, next="Give a file, a folder or -.") from error
    if not exists:
        raise InputMissing("there is no such file or folder", where=str(path), next="Check the spelling of the path.")
    if is_folder:
        yield from _read_folder(path, source)
        return
    try:
        yield from _read_file(path, source)
    except OSError as error:
        raise InputUnreadable(_reason(error), where=str(path), next="Check who may read it.") from error


def _read_folder(folder: Path, source: PageSource) -> Iterator[Page | Skipped]:
    """The pages of all known files under a folder, by path; one that may not be read is skipped."""
    try:
        found = sorted(path for path in folder.rglob("*") if _is_known(path) and path.is_file())
        next(folder.iterdir(), None)
    except OSError as error:
        raise InputUnreadable(_reason(error), where=str(folder), next="Check who may read it.") from error
    if not found:
        why = "the folder holds no .html, .htm, .txt, .jsonl, .json, .eml, .warc, .rss or .atom file"
        yield Skipped(str(folder), "read", f"{why}; give the folder of the pages")
    for path in found:
        try:
            yield from _read_file(path, source)
        except OSError as error:
            yield Skipped(str(path), "read", f"the file cannot be read ({_reason(error)}); check who may read it")


def _reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return (error.strerror or type(error).__name__).lower()


def _is_known(path: Path) -> bool:
    """True for files of a form that we read."""
    return path.name.lower().endswith(KNOWN_SUFFIXES)


def _read_file(path: Path, source: PageSource) -> Iterator[Page | Skipped]:
    """The pages of one file; OSError if it may not be read."""
    source = replace(source, locator=str(path))
    name = path.name.lower()
    with path.open("rb") as raw:
        stream: BinaryIO = gzip.GzipFile(fileobj=raw) if name.endswith(".gz") else raw  # type: ignore[assignment]
        try:
            yield from _read_named(stream, name, source)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            kind = "gzip file" if name.endswith(".gz") else "archive"
            yield Skipped(source.locator, "read", f"the {kind} is cut off or damaged; fetch or compress it again")


def _read_named(stream: BinaryIO, name: str, source: PageSource) -> Iterator[Page | Skipped]:
    """The pages of a file of that name; one of an unknown name is told by what is in it."""
    if name.endswith(ROW_SUFFIXES):
        yield from _read_rows(stream, source)
    elif name.endswith(ARCHIVE_SUFFIXES):
        yield from archived_pages(stream, source.locator, source.hints, source.now, source.settings.max_bytes)
    elif name.endswith(MAIL_SUFFIXES):
        yield _read_mail(stream, source)
    elif name.endswith((*HTML_SUFFIXES, *TEXT_SUFFIXES)):
        yield _whole_page(stream, source, "html" if name.endswith(HTML_SUFFIXES) else _text_form(source.settings))
    else:
        yield from _read_stream(stream, source)


def _read_mail(stream: BinaryIO, source: PageSource, head: bytes = b"") -> Page | Skipped:
    """The newsletter in a mail."""
    whole = _whole_page(stream, source, "text", head)
    return whole if isinstance(whole, Skipped) else page_of_mail(whole.body, source.locator, source.hints, source.now)


def _text_form(settings: ReadSettings) -> PageForm:
    """Plain text is a dump unless the user says that it is clean."""
    return "as_is" if settings.as_is else "text"


def _whole_page(stream: BinaryIO, source: PageSource, form: PageForm, head: bytes = b"") -> Page | Skipped:
    """All of a stream as one page; Skipped if it is empty, binary or too large."""
    limit = source.settings.max_bytes
    body = head + stream.read(limit + 1 - len(head)) if len(head) <= limit else head
    if len(body) > limit:
        return Skipped(source.locator, "read", _over_limit(limit))
    if not body.strip():
        return Skipped(source.locator, "read", "the file is empty; save the page again")
    if is_binary(body):
        return Skipped(source.locator, "read", "this is no text but a binary file; give the page as HTML or text")
    return Page(source.locator, form, body, source.now, source.hints)


def _over_limit(limit: int) -> str:
    """The sentence for a stream that goes on after the limit."""
    return f"the page has over {limit / 1e6:.3g} MB, the limit for one page; give the article alone"


def _read_rows(stream: BinaryIO, source: PageSource) -> Iterator[Page | Skipped]:
    """One page a row, in order; `{` over several lines is read as one object where the file holds no other."""
    limit, number = source.settings.max_bytes * LINE_FACTOR, 0
    first = stream.readline(limit + 1)
    if not first.strip() and not stream.read(1):
        yield Skipped(source.locator, "read", "the file is empty; save the rows again")
        return
    if first.strip() == b"{" or _LIST.match(first):
        yield from _read_document(first + stream.read(limit + 1), source, limit)
        return
    if looks_like_feed(first):
        yield from follow_feed(first + stream.read(limit + 1), source)
        return
    line = first
    while line:
        number += 1
        where = f"{source.locator}:{number}"
        if len(line) > limit:
            yield Skipped(where, "read", too_large(len(line), source.settings.max_bytes))
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
        elif line.strip():
            text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
            yield page_from_row(text, where, source.settings, source.now)
        line = stream.readline(limit + 1)


def _read_document(body: bytes, source: PageSource, limit: int) -> Iterator[Page | Skipped]:
    """A file that is one JSON object written over several lines, a list of objects, or a feed."""
    if len(body) > limit:
        why = f"the file is one piece of over {limit / 1e6:.3g} MB; write one object a line"
        yield Skipped(source.locator, "read", why)
    elif looks_like_feed(body):
        yield from follow_feed(body, source)
    elif _LIST.match(body):
        yield from _read_list(body, source)
    else:
        yield page_from_row(body.decode("utf-8-sig", "replace"), source.locator, source.settings, source.now)


def _read_list(body: bytes, source: PageSource) -> Iterator[Page | Skipped]:
    """A JSON list of objects, one an article."""
    try:
        rows = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "nested too deep")
        yield Skipped(source.locator, "read", f"this list is not valid JSON ({why}); write one object a line")
        return
    for number, row in enumerate(rows, start=1):
        yield page_from_value(row, f"{source.locator}:{number}", source.settings, source.now)


def _read_stream(stream: BinaryIO, source: PageSource) -> Iterator[Page | Skipped]:
    """Standard input, or a file without a known name: told by how it begins."""
    most = source.settings.max_bytes
    head = stream.readline(most + 1)
    while head and not head.strip() and len(head) < most:
        line = stream.readline(most)
        if not line:
            break
        head += line
    rejoined: BinaryIO = _Rejoined(head, stream)  # type: ignore[assignment]
    if _ROW.match(head) or _LIST.match(head):
        yield from _read_rows(rejoined, source)
        return
    if head.startswith(b"WARC/"):
        yield from archived_pages(rejoined, source.locator, source.hints, source.now, most)
        return
    if looks_like_mail(head):
        yield _read_mail(stream, source, head)
        return
    body = head + stream.read(max(0, most + 1 - len(head)))
    if looks_like_feed(body):
        yield from follow_feed(body, source)
        return
    form: PageForm = "html" if _MARKUP.search(body[:4096]) else _text_form(source.settings)
    yield _whole_page(stream, source, form, body)


class _Rejoined:
    """A stream whose beginning was read already and is given again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream, self._given = head, stream, 0

    def readline(self, limit: int = -1) -> bytes:
        """The line that was read before, then those of the stream."""
        head, self._head = self._head, b""
        line = head or self._stream.readline(limit)
        self._given += len(line)
        return line

    def read(self, limit: int = -1) -> bytes:
        """Up to `limit` bytes (all, if it is negative), those first that were read before."""
        size = len(self._head) if limit < 0 else limit
        piece, self._head = self._head[:size], self._head[size:]
        if limit < 0 or len(piece) < limit:
            piece += self._stream.read(limit - len(piece) if limit >= 0 else -1)
        self._given += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were given, which readers of archives ask for."""
        return self._given
