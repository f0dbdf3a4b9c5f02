"""Inputs become pages, one at a time: files, folders, standard input, addresses."""

import gzip
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import FetchError, InputMissing, InputUnreadable, SettingWrong
from onrecord.model import Hints, Page, PageForm, Skipped
from onrecord.ports import Clock, Fetcher
from onrecord.read.decode import is_binary
from onrecord.read.rows import page_from_row, too_large
from onrecord.read.settings import ReadSettings

HTML_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".xhtml")
TEXT_SUFFIXES = (".txt", ".txt.gz")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".json", ".json.gz")
LINE_FACTOR = 6
"""A row may be so many times the page limit long: a character of JSON takes up to six (\\u0041)."""
_URL = re.compile(r"^https?://", re.I)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|article|meta|title|div|p|h1)\b", re.I)
_ROW = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\{")


@dataclass(frozen=True, slots=True)
class _Source:
    """Where pages are read from: a name for messages, the time, and the caller's settings."""

    locator: str
    now: datetime
    settings: ReadSettings
    hints: Hints


def find_pages(
    inputs: Sequence[str], settings: ReadSettings, fetcher: Fetcher | None, clock: Clock
) -> Iterator[Page | Skipped]:
    """Every page of the inputs, in order, one held at a time; a Skipped for each that cannot be one.

    Raises InputMissing or InputUnreadable for a named input that is not there or may not be read, and SettingWrong
    for an address without a fetcher. Feeds, WARC files and mail are read elsewhere.
    """
    for name in inputs:
        if _URL.match(name):
            yield _fetch_page(name, settings, fetcher, clock)
        elif name == "-":
            yield from _read_stream(sys.stdin.buffer, _Source("-", clock.now(), settings, settings.hints))
        else:
            yield from _read_path(Path(name), settings, clock)


def _fetch_page(url: str, settings: ReadSettings, fetcher: Fetcher | None, clock: Clock) -> Page | Skipped:
    """The page at an address, or why there is none."""
    if fetcher is None:
        raise SettingWrong("this address cannot be fetched here", where=url, next="Save the page and give its file.")
    try:
        page = fetcher.fetch(url)
    except FetchError as error:
        return Skipped(url, "fetch", str(error))
    hints = Hints(page.hints.source_id, page.hints.url, settings.outlet, settings.title, (), settings.published)
    return Page(
        page.locator, page.form, page.body, page.fetched_at, hints, page.url, page.final_url, page.status, page.charset
    )


def _read_path(path: Path, settings: ReadSettings, clock: Clock) -> Iterator[Page | Skipped]:
    """The pages of a named file or folder."""
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        where = repr(str(path))[:200]
        raise InputMissing("this is no path", where=where, next="Give a file, a folder or -.") from error
    if not exists:
        raise InputMissing("there is no such file or folder", where=str(path), next="Check the spelling of the path.")
    if is_folder:
        yield from _read_folder(path, settings, clock)
        return
    if not _is_known(path):
        yield from _read_unknown(path, settings, clock)
        return
    try:
        yield from _read_file(path, settings, clock)
    except OSError as error:
        raise InputUnreadable(_reason(error), where=str(path), next="Check who may read it.") from error


def _read_folder(folder: Path, settings: ReadSettings, clock: Clock) -> Iterator[Page | Skipped]:
    """The pages of all known files under a folder, by path; one that may not be read is skipped."""
    try:
        found = sorted(path for path in folder.rglob("*") if _is_known(path) and path.is_file())
        next(folder.iterdir(), None)
    except OSError as error:
        raise InputUnreadable(_reason(error), where=str(folder), next="Check who may read it.") from error
    if not found:
        why = "the folder holds no .html, .htm, .txt, .jsonl or .json file; give the folder of the pages"
        yield Skipped(str(folder), "read", why)
    for path in found:
        try:
            yield from _read_file(path, settings, clock)
        except OSError as error:
            yield Skipped(str(path), "read", f"the file cannot be read ({_reason(error)}); check who may read it")


def _reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    return (error.strerror or type(error).__name__).lower()


def _is_known(path: Path) -> bool:
    """True for files of a form that we read."""
    return path.name.lower().endswith((*HTML_SUFFIXES, *TEXT_SUFFIXES, *ROW_SUFFIXES))


def _read_file(path: Path, settings: ReadSettings, clock: Clock) -> Iterator[Page | Skipped]:
    """The pages of one file; OSError if it may not be read."""
    source = _Source(str(path), clock.now(), settings, settings.hints)
    name = path.name.lower()
    with path.open("rb") as raw:
        stream: BinaryIO = gzip.GzipFile(fileobj=raw) if name.endswith(".gz") else raw  # type: ignore[assignment]
        try:
            if name.endswith(ROW_SUFFIXES):
                yield from _read_rows(stream, source)
            else:
                yield _whole_page(stream, source, "html" if name.endswith(HTML_SUFFIXES) else _text_form(settings))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            yield Skipped(source.locator, "read", "the gzip file is cut off or damaged; fetch or compress it again")


def _read_unknown(path: Path, settings: ReadSettings, clock: Clock) -> Iterator[Page | Skipped]:
    """A named file of another name, by what is in it."""
    try:
        with path.open("rb") as raw:
            yield from _read_stream(raw, _Source(str(path), clock.now(), settings, settings.hints))
    except OSError as error:
        raise InputUnreadable(_reason(error), where=str(path), next="Check who may read it.") from error


def _text_form(settings: ReadSettings) -> PageForm:
    """Plain text is a dump unless the user says that it is clean."""
    return "as_is" if settings.as_is else "text"


def _whole_page(stream: BinaryIO, source: _Source, form: PageForm, head: bytes = b"") -> Page | Skipped:
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


def _read_rows(stream: BinaryIO, source: _Source) -> Iterator[Page | Skipped]:
    """One page a row, in order; `{` over several lines is read as one object where the file holds no other."""
    limit, number = source.settings.max_bytes * LINE_FACTOR, 0
    first = stream.readline(limit + 1)
    if not first.strip() and not stream.read(1):
        yield Skipped(source.locator, "read", "the file is empty; save the rows again")
        return
    if first.strip() in (b"{", b"["):
        rest = stream.read(limit + 1)
        yield from _read_document(first + rest, source, limit)
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


def _read_document(body: bytes, source: _Source, limit: int) -> Iterator[Page | Skipped]:
    """A file that is one JSON object written over several lines."""
    if len(body) > limit:
        yield Skipped(source.locator, "read", _over_limit(source.settings.max_bytes))
    else:
        yield page_from_row(body.decode("utf-8-sig", "replace"), source.locator, source.settings, source.now)


def _read_stream(stream: BinaryIO, source: _Source) -> Iterator[Page | Skipped]:
    """Standard input, or a file without a known name: rows, HTML or text, told by how it begins."""
    head = stream.readline(source.settings.max_bytes + 1)
    while head and not head.strip() and len(head) < source.settings.max_bytes:
        line = stream.readline(source.settings.max_bytes)
        if not line:
            break
        head += line
    if _ROW.match(head):
        yield from _read_rows(_Rejoined(head, stream), source)  # type: ignore[arg-type]
        return
    body = head + stream.read(max(0, source.settings.max_bytes + 1 - len(head)))
    form: PageForm = "html" if _MARKUP.search(body[:4096]) else _text_form(source.settings)
    yield _whole_page(stream, source, form, body)


class _Rejoined:
    """A stream whose first line was read already and is given again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readline(self, limit: int = -1) -> bytes:
        """The line that was read before, then those of the stream."""
        head, self._head = self._head, b""
        return head or self._stream.readline(limit)

    def read(self, limit: int = -1) -> bytes:
        """The rest of the stream, with what was read before in front."""
        head, self._head = self._head, b""
        return head + self._stream.read(limit)
