"""Bad options, records, tables and places to write: exit code 2 or 1, one clear sentence, nothing lost."""
# ruff: noqa: E501

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import PROSE, Call


@pytest.fixture
def record(call: Call, page: Path, tmp_path: Path) -> Path:
    """A record with one article that was parsed."""
    path = tmp_path / "record.db"
    assert call("brief", page, "--published", "2020-06-12", "--record", path).code == 0
    return path


@pytest.mark.parametrize("day", ["yesterday", "2020-13-01", "", "2020", "99999-01-01", "2020-06-12nonsense"])
def test_a_day_that_is_none(call: Call, record: Path, day: str) -> None:
    """`--as-of` and `--since` say how a day is written; exit 2."""
    for option in ("--as-of", "--since"):
        done = call("brief", "--record", record, option, day)
        assert (done.code, done.out) == (2, "")
        assert option in done.err and "2020-06-12" in done.err


@pytest.mark.parametrize("about", ['"*() OR', "the of and", "NEAR(", "*", "a" * 20_000, "'; DROP TABLE pages; --", "\x00", "{}", "مرحبا"])
def test_a_subject_of_operators_or_stop_words(call: Call, record: Path, about: str) -> None:
    """Nothing in a subject is an operator: it is found, or a sentence says that it is not."""
    for words in (("brief", "--about", about), ("timeline", "--about", about), ("series", "--of", about)):
        done = call(*words, "--record", record)
        assert done.code in (0, 1)
        assert done.code == 0 or "no article about" in done.err
        assert len(done.err) < 500
    assert call("search", about, "--record", record).code == 0
    assert call("check", "--record", record).code == 0


def test_a_subject_that_nothing_bears_on(call: Call, record: Path) -> None:
    """Exit 1, and what to do next."""
    done = call("brief", "--record", record, "--about", "beekeeping")
    assert (done.code, done.out) == (1, "")
    assert "beekeeping" in done.err and "other words" in done.err
    done = call("brief", "--record", record, "--as-of", "1999-01-01")
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize("table", [
    b"name\tkind\nIraq\tGPE\n", b"id,name,kind\nx,Y,GPE\n", b"", b"\xff\xfe\x00", b"id\tname\tkind\nx\tY\n", b"\x00\n\x00\n",
    b"id\tname\tkind\tterms\nx\tY\tPERSON\tking:soon/later\n", b"id\tname\tkind\naliases\n",
])  # fmt: skip
def test_a_table_of_actors_with_wrong_columns(call: Call, page: Path, tmp_path: Path, table: bytes) -> None:
    """Exit 2, the file, and the columns it needs."""
    (tmp_path / "actors.tsv").write_bytes(table)
    done = call("parse", page, "--actors", tmp_path / "actors.tsv")
    assert (done.code, done.out) == (2, "")
    assert "actors.tsv" in done.err


def test_a_record_that_is_none(call: Call, page: Path, tmp_path: Path) -> None:
    """A text, another program's database and a folder are refused and not changed; exit 1."""
    (tmp_path / "notes.txt").write_text("notes " * 500)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE contacts (name)")
    (tmp_path / "folder").mkdir()
    for name in ("notes.txt", "other.db", "folder", "none/at/all.db"):
        path = tmp_path / name
        before = path.read_bytes() if path.is_file() else b""
        for words in (("read", page), ("brief",), ("check",), ("search", "x"), ("show", "x")):
            done = call(*words, "--record", path)
            assert (done.code, name in done.err) == (1, True), (words, done)
        assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_record_of_a_newer_version(call: Call, record: Path) -> None:
    """It is left alone, and the sentence says to update."""
    with sqlite3.connect(record) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    for words in (("brief",), ("check",), ("search", "troops"), ("read", record.parent / "good.html")):
        done = call(*words, "--record", record)
        assert (done.code, "Update onrecord" in done.err) == (1, True), (words, done)


def test_checking_makes_no_record(call: Call, tmp_path: Path) -> None:
    """`check` and `brief` of a record that is not there say so instead of making an empty one."""
    for words in (("check",), ("brief",), ("thread",)):
        done = call(*words, "--record", tmp_path / "none.db")
        assert (done.code, "none.db" in done.err) == (1, True), (words, done)
        assert not (tmp_path / "none.db").exists()


def test_an_output_that_cannot_be_written(call: Call, page: Path, tmp_path: Path) -> None:
    """A folder, a file for a folder, a name too long: exit 1 and the path."""
    (tmp_path / "file").write_text("x")
    for name in (".", "file/brief.html", "n" * 300 + ".html"):
        done = call("brief", page, "--format", "html", "--output", tmp_path / name)
        assert (done.code, "cannot be written" in done.err) == (1, True), done
        assert (tmp_path / "file").read_text() == "x"


LIMITED = (
    "import resource, sys; from onrecord.cli.main import run\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))\n"
    "run(sys.argv[2:])"
)


def test_a_full_disk(call: Call, tmp_path: Path) -> None:
    """Reading stops with a sentence; what was kept checks clean, and with space it goes on."""
    for number in range(60):
        text = f"<article><p>Report {number}. {PROSE * 20}</p></article>"
        (tmp_path / f"page{number:02}.html").write_text(text, encoding="utf-8")
    record = tmp_path / "full.db"
    words = [sys.executable, "-c", LIMITED, "300000", "read", str(tmp_path), "--record", str(record)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "space" in done.stderr and "full.db" in done.stderr
    assert call("check", "--record", record).code == 0
    assert call("read", tmp_path, "--record", record).code == 0
    assert call("check", "--record", record).out.startswith("checked 60 pages, 60 articles")


def test_a_brief_onto_a_full_disk(tmp_path: Path) -> None:
    """What does not fit leaves the brief of yesterday in place, and nothing beside it."""
    output = tmp_path / "brief.html"
    output.write_text("the brief of yesterday")
    script = (
        "import resource, sys; from pathlib import Path; from onrecord.cli.writing import open_output\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "with open_output(Path(sys.argv[1])) as out: out.write(b'x' * 99999)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(output)], capture_output=True, text=True, check=False)
    assert "RecordFull" in done.stderr and "free space" in done.stderr
    assert output.read_text() == "the brief of yesterday"
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize("words", [("ask", "Who said what?"), ("changes", "--since", "2020-01-01"), ("ids", "statement"), ("edits",)])
def test_what_was_only_read_is_parsed_before_it_is_told(call: Call, page: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A record that `read` filled holds statements as soon as a command needs them."""
    path = tmp_path / "record.db"
    assert call("read", page, "--published", "2020-06-12", "--record", path).code == 0
    assert call(*words, "--record", path).code == 0
    with sqlite3.connect(path) as opened:
        assert opened.execute("SELECT count(*) FROM readings").fetchone() == (1,)
