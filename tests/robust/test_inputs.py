"""Bad inputs at the command line: each is named with what is wrong and what to do, and nothing else is lost."""
# ruff: noqa: E501

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import PROSE, Call

FOLDER_CODE = 1
GERMAN = (
    "Die Regierung hat am Donnerstag mitgeteilt, dass die Truppen im Irak bleiben werden. Drei Soldaten wurden bei "
    "einem Angriff auf den Flughafen getötet, sagte ein Sprecher des Ministeriums. Die Miliz bestritt jede Beteiligung."
)
ARABIC = "قالت وزارة الداخلية يوم الخميس إن القوات الأمريكية ستغادر القاعدة الشمالية. قُتل ثلاثة أشخاص في الهجوم على المطار."


def objects(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def write_rows(path: Path, *rows: object) -> Path:
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


BAD_PAGES = {
    "empty.html": (b"", "empty"),
    "blank.txt": (b" \n\t \n", "empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    "program.txt": (bytes(range(32)) * 200, "binary"),
    "cut.html.gz": (gzip.compress(b"<p>" + os.urandom(4000))[:900], "gzip"),
    "false.html.gz": (b"this was never compressed", "gzip"),
    "index.html": (b"<html><body>" + b"<li><a href='/x'>News</a></li>" * 50 + b"</body></html>", "no article"),
    "large.html": (b"<p>" + b"word " * 10_000_000, "10 MB"),
    "rows.jsonl": (b"", "empty"),
    "no.json": (b"[1, 2", "JSON"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_named_and_the_good_one_is_read(call: Call, page: Path, name: str) -> None:
    """Exit 1, the file and the reason on standard error, and the good page beside it on standard output."""
    body, says = BAD_PAGES[name]
    (page.parent / name).write_bytes(body)
    done = call("read", page.parent, "--json")
    assert done.code == 1
    assert [Path(row["id"]).name for row in objects(done.out)] == ["good.html"]
    assert name in done.err and says in done.err and ";" in done.err


def test_a_wrong_declared_encoding_is_seen_through(call: Call, tmp_path: Path) -> None:
    """UTF-8 that calls itself UTF-16, and Windows-1252 that calls itself UTF-8, give their words."""
    head = "<html><head><meta charset='{}'><title>Zürich</title></head><body><article><p>{}</p></article></body></html>"
    words = "Zürich’s café owners said on Thursday that they would close for a week. " * 4
    (tmp_path / "a.html").write_bytes(head.format("utf-16", words).encode("utf-8"))
    (tmp_path / "b.html").write_bytes(head.format("utf-8", words).encode("cp1252"))
    (tmp_path / "c.html").write_bytes(head.format("no-such-encoding", words).encode("utf-8"))
    done = call("read", tmp_path, "--json")
    assert done.code == 0
    assert [row["text"].startswith("Zürich’s café owners") for row in objects(done.out)] == [True] * 3


BOMBS = {
    "nested tags": "<div>" * 100_000 + PROSE,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{PROSE * 3}</p>",
    "an attribute": f"<p title='{'x' * 3_000_000}'>{PROSE * 3}</p>",
    "entities": f"<p>{PROSE}</p>" + "&amp;" * 200_000,
    "comments": "<!--" * 100_000 + f"<p>{PROSE}</p>",
    "open tags": "<" * 500_000,
    "tables": "<table><tr><td>" * 5_000 + PROSE,
}


@pytest.mark.parametrize("kind", BOMBS)
def test_an_html_bomb_is_read_or_refused(call: Call, tmp_path: Path, kind: str) -> None:
    """Neither a crash nor a hang: the article comes, or a sentence says why not."""
    (tmp_path / "bomb.html").write_text(f"<html><body>{BOMBS[kind]}</body></html>", encoding="utf-8")
    done = call("read", tmp_path / "bomb.html", "--json")
    assert done.code in (0, 1)
    assert "report it as a fault" not in done.err
    assert bool(done.out) == (done.code == 0)
    assert ("bomb.html" in done.err) == (done.code == 1)


@pytest.mark.parametrize(("words", "language"), [(GERMAN, "de"), (ARABIC, "ar")])
def test_another_language_is_read_but_not_parsed(call: Call, tmp_path: Path, words: str, language: str) -> None:
    """The article comes with its language; the parse gives no facts and says why, instead of nonsense."""
    rows = write_rows(tmp_path / "rows.jsonl", {"id": "x", "text": words}, {"id": "y", "text": PROSE})
    done = call("parse", rows, "--json")
    foreign, english = objects(done.out)
    assert (foreign["id"], foreign["language"], foreign["facts"], foreign["mentions"]) == ("x", language, [], [])
    assert [skip["stage"] for skip in foreign["skipped"]] == ["parse"]
    assert "only English" in foreign["skipped"][0]["why"]
    assert english["facts"] and not english["skipped"]


def test_short_english_is_parsed_whatever_the_identifier_says(call: Call, tmp_path: Path) -> None:
    """A headline full of foreign names is still parsed."""
    done = call("parse", write_rows(tmp_path / "r.jsonl", {"text": "Kuala Lumpur: Malaysia's Najib Razak resigns"}), "--json")
    assert done.code == 0
    assert objects(done.out)[0]["skipped"] == []


@pytest.mark.parametrize("published", ["2999-01-01", "9999-12-31", "0001-01-01", "soon", "2020-13-45", "20"])
def test_odd_days_of_publication(call: Call, tmp_path: Path, published: str) -> None:
    """A day in the future, at an end of the calendar, or none at all spoils nothing."""
    text = "The base was hit last Thursday, two years ago and in 300,000 years; talks resume next week. " + PROSE
    done = call("parse", write_rows(tmp_path / "r.jsonl", {"text": text, "published": published}), "--json")
    assert done.code == 0
    assert objects(done.out)[0]["skipped"] == []


def test_a_sentence_of_ten_thousand_words(call: Call, tmp_path: Path) -> None:
    """It is parsed in pieces, in seconds, and nothing fails."""
    text = "The minister said that " + "the convoy of three trucks left the base and " * 1250 + "stopped."
    done = call("parse", write_rows(tmp_path / "r.jsonl", {"text": text}), "--json")
    row = objects(done.out)[0]
    assert row["text"] == text
    assert not [skip for skip in row["skipped"] if "fault" in skip["why"]]


def test_control_characters(call: Call, tmp_path: Path) -> None:
    """NUL, bidirectional marks and lone surrogates: given text stays as it is, a page loses them, and both print."""
    odd = f"Go\x00vern\u202ement \u200bforces \ud800 moved\u2028north. {PROSE}"
    rows = write_rows(tmp_path / "r.jsonl", {"id": "a\ud800\x00", "title": "T\udcff", "outlet": "\u202e", "text": odd},
                      {"id": "b", "html": f"<article><p>{odd}</p></article>"})  # fmt: skip
    done = call("parse", rows, "--json")
    given, page = objects(done.out)
    assert done.code == 0
    assert "Go\x00vern\u202ement" in given["text"]
    assert "Government" in page["text"] and "\x00" not in page["text"]


def test_control_characters_are_kept_in_a_record(call: Call, tmp_path: Path) -> None:
    """The same rows go into a record and a brief, and the record checks clean."""
    odd = f"Go\x00vernment \ud800 forces \u202emoved north. {PROSE}"
    rows = write_rows(tmp_path / "r.jsonl", {"id": "a\ud800\x00", "title": "T\udcff", "outlet": "\x01", "text": odd})
    record = tmp_path / "r.db"
    for words in (("brief", rows), ("brief",), ("brief", "--format", "html"), ("timeline",), ("thread", "--links")):
        done = call(*words, "--record", record)
        assert done.code == 0, done.err
    done = call("check", "--record", record)
    assert (done.code, "no fault" in done.out) == (0, True), done.out


def test_an_unreadable_path(call: Call, page: Path) -> None:
    """A file that may not be read is named: exit 2 if it was asked for, exit 1 in a folder."""
    shut = page.parent / "shut.html"
    shut.write_bytes(page.read_bytes())
    shut.chmod(0)
    if os.access(shut, os.R_OK):
        pytest.skip("this user may read everything")
    assert call("read", shut).code == 2
    done = call("read", page.parent, "--json")
    assert (done.code, len(objects(done.out)), "shut.html" in done.err) == (1, 1, True)


ROWS = [
    ("not JSON\n", "JSON"), ("{\n", "JSON"), ("[]\n", "no object"), ("null\n", "no object"), ("3\n", "no object"),
    ('{"text": 5}\n', "no words"), ('{"text": null}\n', "no words"), ('{"text": ["a"]}\n', "no words"), ("{}\n", "no words"),
    ('{"text": {"text": "x"}}\n', "no words"), ("[" * 100_000 + "\n", "JSON"), ('{"a":' * 50_000 + "\n", "JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "says"), ROWS)
def test_a_bad_row_is_named_by_its_line(call: Call, tmp_path: Path, row: str, says: str) -> None:
    """Exit 1; the file, the line and the reason; the rows before and after it are read."""
    rows = write_rows(tmp_path / "r.jsonl", {"id": "1", "text": PROSE}, row, {"id": "3", "text": PROSE + " So."})
    done = call("read", rows, "--json")
    assert (done.code, [found["id"] for found in objects(done.out)]) == (1, ["1", "3"])
    assert "r.jsonl:2" in done.err and says in done.err
    assert len(done.err) < 1000


def test_wrong_types_beside_the_text_are_left_out(call: Call, tmp_path: Path) -> None:
    """Numbers, lists, objects and nothing where words belong: what can be a word is one, the rest is not said."""
    row = {"text": PROSE, "id": 7, "title": ["a"], "outlet": {"b": 1}, "authors": [1, None, {"c": 2}, "Ann Lee"],
           "published": 20200612, "url": False}  # fmt: skip
    done = call("brief", write_rows(tmp_path / "r.jsonl", row, {**row, "id": None, "url": "http://[bad", "published": {}},
                {**row, "text": PROSE + " x", "url": "javascript:alert(1)", "authors": "x" * 10_000}), "--format", "html")
    assert done.code == 0, done.err
    assert "javascript:" not in done.out


def test_one_id_twice(call: Call, tmp_path: Path) -> None:
    """Two texts under one id are two articles; one text twice is one."""
    rows = write_rows(tmp_path / "r.jsonl", {"id": "a", "text": PROSE}, {"id": "a", "text": PROSE},
                      {"id": "a", "text": "Talks failed. " + PROSE})  # fmt: skip
    done = call("read", rows, "--json", "--record", tmp_path / "r.db")
    assert [row["id"] for row in objects(done.out)] == ["a", "a"]
    assert len({row["article"] for row in objects(done.out)}) == 2
    assert call("check", "--record", tmp_path / "r.db").code == 0


@pytest.mark.parametrize(("given", "code", "says"), [
    (b"", 1, "empty"), (b"\n\n \n", 1, "empty"), (b"\x00\x01\x02" * 99, 1, "binary"), (b"{", 1, "JSON"),
    (PROSE.encode(), 0, ""), (json.dumps({"text": PROSE}).encode(), 0, ""),
])  # fmt: skip
def test_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch, given: bytes, code: int, says: str) -> None:
    """`-` takes what is piped in, and says so where there is nothing to take."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    done = call("read", "-", "--json")
    assert (done.code, says in done.err) == (code, True)


def test_output_that_cannot_show_every_letter(page: Path) -> None:
    """In a terminal of another encoding letters are replaced; nothing fails."""
    page.write_text(page.read_text().replace("ministry", "ministry 中文 “quoted”"), encoding="utf-8")
    for words in (["read", str(page)], ["read", str(page), "--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "onrecord.cli", *words], capture_output=True, check=False,
            env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        )  # fmt: skip
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
