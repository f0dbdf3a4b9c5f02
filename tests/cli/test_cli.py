"""The command line keeps the contract: inputs, outputs, exit codes, and errors that a person can act on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import COMMANDS, run
from onrecord.samples import pages_folder

OLD = "Some 5,000 US troops remain in Iraq, a ministry said on Thursday. Gunmen raided a base near Basra on Tuesday."
NEW = "About 2,500 US troops are now in Iraq, the ministry said. The group denied that it had attacked the base."


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line in this process: its exit code, standard output and standard error."""

    def run_words(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        shown = capsys.readouterr()
        code = left.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), shown.out, shown.err

    return run_words


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Two rows as other programs hand them over."""
    path = tmp_path / "rows.jsonl"
    found = [
        {"id": "r1", "outlet": "Harbour Post", "title": "Troops stay", "date": "2020-06-12", "text": OLD},
        {"id": "r2", "outlet": "Gulf Ledger", "title": "Troops halved", "published": "2021-03-23", "text": NEW},
    ]
    path.write_text("\n".join(json.dumps(row) for row in found), encoding="utf-8")
    return path


def objects(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_help_loads_no_language_model() -> None:
    """`--help` names every command without loading spaCy."""
    script = (
        "import sys; from onrecord.cli.main import run\n"
        "try: run(['--help'])\nexcept SystemExit: pass\nprint('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")
    assert all(name in done.stdout for name in COMMANDS)


def test_read_gives_rows_back_with_their_ids(call: Callable[..., tuple[int, str, str]], rows: Path) -> None:
    """`read --json` prints one object an article; id and text come back unchanged."""
    code, out, _ = call("read", rows, "--json")
    first, second = objects(out)
    assert code == 0
    assert (first["id"], first["text"], first["outlet"]) == ("r1", OLD, "Harbour Post")
    assert (second["id"], second["published"][:10], second["published_basis"]) == ("r2", "2021-03-23", "given")
    assert {"article", "url", "title", "authors", "language", "paragraphs", "dropped"} <= set(first)


def test_parse_gives_the_contract(call: Callable[..., tuple[int, str, str]], rows: Path) -> None:
    """`parse --json` adds what was found; every offset fits the text."""
    code, out, _ = call("parse", rows, "--json")
    first = objects(out)[0]
    keys = {"sentences", "mentions", "times", "amounts", "attributions", "coreference", "facts", "skipped"}
    assert code == 0
    assert keys <= set(first)
    assert first["skipped"] == []
    assert any(f["kind"] == "measure" and f["value"] == 5000 and f["hedge"] == "about" for f in first["facts"])
    assert all(0 <= f["sentence_span"][0] < f["sentence_span"][1] <= len(OLD) for f in first["facts"])


def test_a_brief_can_be_told_from_inputs_alone(call: Callable[..., tuple[int, str, str]], rows: Path) -> None:
    """Without a record the inputs are read into one that is thrown away."""
    code, out, _ = call("brief", rows, "--about", "US troops in Iraq", "--json")
    brief = json.loads(out)
    lines = [line for section in brief["sections"] for line in section["lines"]]
    assert code == 0
    assert lines
    assert all(line["cites"] for line in lines)
    texts = {"r1": OLD, "r2": NEW}
    for line in lines:
        for cite in line["cites"]:
            assert texts[cite["id"]][cite["start"] : cite["end"]] == cite["words"]


def test_a_record_is_kept_and_told_from(
    call: Callable[..., tuple[int, str, str]], rows: Path, tmp_path: Path
) -> None:
    """What was read with `--record` can be briefed, searched, shown and checked later; a rerun changes nothing."""
    record = tmp_path / "record.db"
    assert call("brief", rows, "--record", record)[0] == 0
    before = call("doctor", "--record", record, "--json")[1]
    assert call("read", rows, "--record", record)[0] == 0
    assert json.loads(call("doctor", "--record", record, "--json")[1])["record"] == json.loads(before)["record"]
    code, out, _ = call("brief", "--record", record, "--about", "US troops", "--format", "markdown")
    assert code == 0
    assert "5,000" in out
    code, out, _ = call("search", "troops Iraq", "--record", record, "--json")
    found = objects(out)
    assert {row["id"] for row in found} == {"r1", "r2"}
    assert call("show", found[0]["article"], "--record", record)[0] == 0
    code, out, _ = call("check", "--record", record)
    assert code == 0
    assert "no fault" in out


def test_thread_places_articles(call: Callable[..., tuple[int, str, str]], rows: Path) -> None:
    """`thread --json` prints an object an article, in order of publication, and the links last."""
    code, out, _ = call("thread", rows, "--json", "--links")
    *placed, links = objects(out)
    assert code == 0
    assert [row["id"] for row in placed] == ["r1", "r2"]
    assert all({"id", "article", "story", "copy_of", "why"} <= set(row) for row in placed)
    assert {"same_event", "series", "contradictions", "confirms_denies"} <= set(links)


def test_a_series_is_followed(call: Callable[..., tuple[int, str, str]], rows: Path) -> None:
    """`series --json` prints the points, oldest first, each with its words."""
    code, out, _ = call("series", rows, "--of", "US troops", "--place", "Iraq", "--json")
    points = json.loads(out)
    assert code == 0
    assert [(p["value"], p["hedge"]) for p in points] == [(5000, "about"), (2500, "about")]
    assert all("troops" in p["cites"][0]["words"] for p in points)


def test_the_page_is_written(call: Callable[..., tuple[int, str, str]], rows: Path, tmp_path: Path) -> None:
    """`--format html --output` writes one file and prints nothing."""
    page = tmp_path / "out" / "brief.html"
    code, out, _ = call("brief", rows, "--format", "html", "--output", page)
    assert (code, out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("read", "/nowhere/at/all.html"), "nowhere"),
        (("brief",), "nothing to tell from"),
        (("read", "x.html", "--published", "soon"), "--published"),
        (("brief", "x", "--size", "huge"), "size"),
        (("sing",), "sing"),
        (("series", "x"), "--of"),
        (("brief", "x", "--since", "2021-01-02", "--as-of", "2021-01-01"), "the days do not run forward"),
        (("timeline", "x", "--since", "2021-01-02", "--until", "2021-01-01"), "--since, --until"),
        (("demo", "--output", __file__), "a folder cannot be made there"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(
    call: Callable[..., tuple[int, str, str]], words: tuple[str, ...], says: str
) -> None:
    """Exit code 2, nothing on standard output, and a sentence that names the fault."""
    code, out, err = call(*words)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_one_bad_page_does_not_stop_the_rest(
    call: Callable[..., tuple[int, str, str]], rows: Path, tmp_path: Path
) -> None:
    """Exit code 1; the good articles are printed, the bad ones named with a reason."""
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "cut.html.gz").write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03")
    code, out, err = call("read", tmp_path, "--json")
    assert code == 1
    assert [row["id"] for row in objects(out)] == ["r1", "r2"]
    assert "empty.html" in err
    assert "cut.html.gz" in err


def test_pages_without_an_article_are_told_of_as_such(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """Who named pages is not sent to read some: the pages gave nothing, and why stands above."""
    (tmp_path / "empty.html").write_bytes(b"")
    code, out, err = call("brief", tmp_path / "empty.html")
    assert (code, out) == (1, "")
    assert "the file is empty" in err and "what was named gave no article" in err


def test_a_search_that_finds_nothing_says_so(
    call: Callable[..., tuple[int, str, str]], rows: Path, tmp_path: Path
) -> None:
    """An empty output is no fault, and is explained beside it."""
    record = tmp_path / "record.db"
    assert call("read", rows, "--record", record)[0] == 0
    assert call("search", "troops", "--record", record)[2] == ""
    code, out, err = call("search", "zebras", "--record", record)
    assert (code, out) == (0, "") and "none of the record's articles" in err


def test_a_missing_record_is_named(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """Searching a record that is not there says so and makes none."""
    code, _, err = call("search", "x", "--record", tmp_path / "none.db")
    assert code == 1
    assert "none.db" in err
    assert not (tmp_path / "none.db").exists()


def test_a_closed_pipe_is_no_error() -> None:
    """`onrecord read ... | head -1` ends quietly."""
    command = f"{sys.executable} -m onrecord.cli read {pages_folder()} --json | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "80"}
    )
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", ["none.db", "sqlite:///none.db", "postgresql://nobody@127.0.0.1:9/none"])
def test_doctor_says_why_a_record_cannot_be_used(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A record that is not there is named as missing, is not made, and an address of a server is no path."""
    monkeypatch.chdir(tmp_path)
    code, out, _ = call("doctor", "--record", place, "--json")
    report = json.loads(out)
    assert code == 1
    assert report["record"] == "cannot be used"
    assert any("no such file" in why for why in report["missing"]) is not place.startswith("postgresql")
    assert list(tmp_path.iterdir()) == []


def test_doctor_names_the_model(call: Callable[..., tuple[int, str, str]]) -> None:
    """`doctor` says which pipeline is loaded, with version and hash."""
    code, out, _ = call("doctor", "--json")
    report = json.loads(out)
    assert code == 0
    assert "3.8.0 sha256:" in report["model"]
    assert report["missing"] == []


def test_doctor_says_what_a_record_holds_and_since_when(
    call: Callable[..., tuple[int, str, str]], rows: Path, tmp_path: Path
) -> None:
    """Pages, articles and statements are counted; the days on which they were read are named once there are any."""
    record = tmp_path / "record.db"
    assert call("read", rows, "--record", record)[0] == 0
    told = json.loads(call("doctor", "--record", record, "--json")[1])["record"]
    assert "2 pages, 2 articles, 0 readings, 0 statements" in told and ", read from 20" in told
