"""A web archive (WARC) becomes the pages in it: answers of servers and resources that are HTML or plain text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.model import Hints, Page, PageForm, Skipped
from onrecord.read.decode import is_binary
from onrecord.read.rows import too_large

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_FORMS: dict[str, PageForm] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


class _Unreadable(ValueError):
    """A record that cannot be a page, with a sentence that says why."""


def archived_pages(stream: BinaryIO, locator: str, hints: Hints, now: datetime, limit: int) -> Iterator[Page | Skipped]:
    """The pages of an archive, in order, with the time they were fetched; a Skipped for each that cannot be one.

    Pictures, scripts, redirects and pages that the server refused are passed over. EOFError if the archive is cut off
    or damaged: what stands before that is given first.
    """
    found = False
    for record in _records(stream):
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        if not url.startswith(("http://", "https://")):
            continue
        page = Page(url, "html", b"", _fetched(record) or now, hints, url=url, final_url=url, status=200)
        try:
            answer = _read_page(record, page, limit)
        except _Unreadable as error:
            yield Skipped(f"{locator}: {url}", "read", str(error))
            continue
        if answer is not None:
            found = True
            yield answer
    if not found:
        yield Skipped(locator, "read", "the archive holds no page of HTML or text; give one that was made of articles")


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    """The records that may hold a page; EOFError where no record begins."""
    records = ArchiveIterator(stream, record_types=WANTED, parse_http=False, stream_detect=False)
    while True:
        try:
            record = next(records, None)
        except OSError as error:
            raise EOFError(str(error)) from None
        if record is None:
            return
        yield record


def _read_page(record: WarcRecord, page: Page, limit: int) -> Page | None:
    """The page with what the record holds; None if that is no page. EOFError if the record is cut off."""
    if record.content_length > limit:
        raise _Unreadable(too_large(record.content_length, limit))
    block = record.reader.read(record.content_length)
    if len(block) < record.content_length:
        raise EOFError("cut off within a record")
    if record.record_type != WarcRecordType.response:
        kind, _, rest = (record.headers.get("Content-Type") or "").partition(";")
        charset = rest.partition("charset=")[2].strip(" \"'") or None
        return _as_page(page, kind, block, charset)
    answer, body = _open_answer(block, limit)
    if answer.http_headers.status_code != 200:
        return None
    return _as_page(page, answer.http_content_type or "", body, answer.http_charset)


def _open_answer(block: bytes, limit: int) -> tuple[WarcRecord, bytes]:
    """What a server answered, and its body unpacked; as it stands where the crawler has unpacked it already."""
    for decode in ("all", "none"):
        answer = WarcRecord()
        answer.init_headers(WarcRecordType.response)
        answer.set_bytes_content(block)
        answer.is_http = True
        try:
            answer.parse_http(auto_decode=decode)
            body = answer.reader.read(limit + 1)
        except OSError:
            continue
        if len(body) > limit:
            raise _Unreadable(too_large(len(body), limit))
        if decode == "all" or _is_plain(body):
            return answer, body
    raise _Unreadable("its bytes cannot be unpacked; fetch the page again")


def _is_plain(body: bytes) -> bool:
    """True if the body begins as markup or is clean UTF-8: packed bytes are neither."""
    if body.lstrip().startswith(b"<"):
        return True
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_page(page: Page, kind: str, body: bytes, charset: str | None) -> Page | None:
    """The page if it is of a form that we read and holds something."""
    form = _FORMS.get(kind.strip().lower())
    if form is None or not body.strip():
        return None
    if is_binary(body):
        raise _Unreadable("this is no text but a binary file; fetch the page again")
    return replace(page, form=form, body=body, charset=charset)


def _fetched(record: WarcRecord) -> datetime | None:
    """When the page was fetched, in UTC; None where the archive does not say."""
    try:
        instant = datetime.fromisoformat(record.headers.get("WARC-Date") or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
