"""Inputs become pages: files, folders, standard input, rows and addresses; what is none is skipped with a sentence."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from onrecord.errors import InputMissing, InputUnreadable, SettingWrong
from onrecord.model import Page, Skipped
from onrecord.ports import Clock, Fetcher
from onrecord.read import ReadSettings, find_pages

from .conftest import BookFetcher

HTML = b"<!doctype html><html><body><p>The bridge was closed.</p></body></html>"


def find(path: Path | str, clock: Clock, settings: ReadSettings | None = None) -> list[Page | Skipped]:
    """All that one input gives."""
    return list(find_pages([str(path)], settings or ReadSettings(), None, clock))


def test_a_folder_is_read_in_order(tmp_path: Path, clock: Clock) -> None:
    """All known files of a folder and its folders are found, by path; files of other kinds are passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_bytes(b"Text.")
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(HTML))
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    rows = [{"text": "Given."}, {"page_text": "Dump.", "date": "2020-05-08"}, {"html": "<p>x</p>", "id": 7}]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pages = find(tmp_path, clock)
    assert all(isinstance(page, Page) for page in pages)
    forms = [page.form for page in pages if isinstance(page, Page)]
    assert forms == ["html", "text", "html", "as_is", "page_text", "html"]
    assert [p.hints.source_id for p in pages if isinstance(p, Page)][-1] == "7"
    assert [p.hints.published for p in pages if isinstance(p, Page)][-2] == "2020-05-08"


def test_a_missing_input_is_an_error(tmp_path: Path, clock: Clock) -> None:
    """A named path that is not there stops the run with what, where and what next."""
    with pytest.raises(InputMissing, match=r"no such file.*Check the spelling"):
        find(tmp_path / "none.html", clock)
    with pytest.raises(InputMissing):
        find("a\x00b", clock)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_input_is_an_error_and_in_a_folder_it_is_skipped(tmp_path: Path, clock: Clock) -> None:
    """A named file that may not be read stops the run; inside a folder it is skipped and the rest goes on."""
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "a.html").chmod(0)
    (tmp_path / "b.html").write_bytes(HTML)
    with pytest.raises(InputUnreadable):
        find(tmp_path / "a.html", clock)
    first, second = find(tmp_path, clock)
    assert isinstance(first, Skipped) and isinstance(second, Page)


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n ", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        ("cut.html.gz", gzip.compress(HTML * 20)[:-12], "cut off or damaged"),
        ("no.html.gz", HTML, "cut off or damaged"),
        ("large.html", b"<p>" + b"a" * 3000, "limit"),
        ("empty.jsonl", b"", "empty"),
    ],
)
def test_pages_that_are_none_are_skipped(tmp_path: Path, clock: Clock, name: str, body: bytes, why: str) -> None:
    """Empty, binary, damaged and oversized files are skipped with a sentence that says why and what to do."""
    (tmp_path / name).write_bytes(body)
    (found,) = find(tmp_path / name, clock, ReadSettings(max_bytes=2000))
    assert isinstance(found, Skipped)
    assert why in found.why and ";" in found.why


def test_a_gzip_bomb_is_refused(tmp_path: Path, clock: Clock) -> None:
    """A small file that unpacks to more than the limit is refused without unpacking it all."""
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(bytes(40_000_000)))
    (found,) = find(tmp_path / "bomb.html.gz", clock)
    assert isinstance(found, Skipped) and "10 MB" in found.why


def test_bad_rows_are_skipped_and_the_rest_goes_on(tmp_path: Path, clock: Clock) -> None:
    """A row that is broken, no object, or without words is skipped by its number; the rows after it are read."""
    broken = ['{"text": ', "[1]", '{"id": 3}', '{"text": 5}']
    rows = ['{"text": "One."}', *broken, "", '{"text": "\\ud800 last"}', "[" * 9999]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    found = find(tmp_path / "rows.jsonl", clock)
    assert [isinstance(page, Page) for page in found] == [True, False, False, False, False, True, False]
    assert found[1].locator.endswith("rows.jsonl:2")


def test_a_json_file_may_hold_one_object_over_several_lines(tmp_path: Path, clock: Clock) -> None:
    """A .json file with one object is one page."""
    (tmp_path / "one.json").write_text(json.dumps({"id": "x", "text": "Words.", "authors": ["A B"]}, indent=1))
    (page,) = find(tmp_path / "one.json", clock)
    assert isinstance(page, Page) and page.hints.authors == ("A B",)


@pytest.mark.parametrize(
    ("body", "form"),
    [
        (HTML, "html"),
        (b'{"page_text": "Dump."}\n{"page_text": "Two."}', "page_text"),
        (b"A report.\nOf two lines.", "text"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(
    body: bytes, form: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, HTML and text on standard input are told apart."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))
    pages = find("-", clock)
    assert {page.form for page in pages if isinstance(page, Page)} == {form}
    assert sum(page.body.count(b"Two") for page in pages if isinstance(page, Page)) == body.count(b"Two")


def test_settings_fill_in_what_a_row_does_not_say(tmp_path: Path, clock: Clock) -> None:
    """Outlet, title and day of the settings are hints for every page; a row's own win."""
    (tmp_path / "rows.jsonl").write_text('{"text": "One.", "outlet": "Courier"}')
    settings = ReadSettings(outlet="Other", published="2020-05-08", title="Bridge")
    (page,) = find(tmp_path / "rows.jsonl", clock, settings)
    assert isinstance(page, Page)
    assert (page.hints.outlet, page.hints.published, page.hints.title) == ("Courier", "2020-05-08", "Bridge")


def test_as_is_keeps_a_text_file_uncleaned(tmp_path: Path, clock: Clock) -> None:
    """With as_is a .txt is no dump."""
    (tmp_path / "a.txt").write_bytes(b"Sign in\n")
    (page,) = find(tmp_path / "a.txt", clock, ReadSettings(as_is=True))
    assert isinstance(page, Page) and page.form == "as_is"


def test_addresses_are_fetched_and_failures_skipped(clock: Clock) -> None:
    """An address gives its page; one that fails is skipped with the error's sentence; without a fetcher it is wrong."""
    book: Fetcher = BookFetcher({"https://courier.example/a": HTML})
    urls = ["https://courier.example/a", "https://courier.example/b"]
    page, skipped = find_pages(urls, ReadSettings(outlet="Courier"), book, clock)
    assert isinstance(page, Page) and page.hints.outlet == "Courier"
    assert isinstance(skipped, Skipped) and skipped.stage == "fetch" and "404" in skipped.why
    with pytest.raises(SettingWrong):
        find(urls[0], clock)


def test_pages_are_given_one_at_a_time(tmp_path: Path, clock: Clock) -> None:
    """The first row is given before the rest of the file is read."""
    with (tmp_path / "rows.jsonl").open("w") as rows:
        rows.writelines(json.dumps({"text": f"Row {n}."}) + "\n" for n in range(1000))
        rows.write("{broken")
    found = find_pages([str(tmp_path / "rows.jsonl")], ReadSettings(), None, clock)
    assert isinstance(next(found), Page)
    assert sum(isinstance(page, Skipped) for page in found) == 1
