"""A record outlives the rules that read it: what they were is known, and newer ones read it again without a loss."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import run
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.order import default_stages
from onrecord.run import wiring

FIRST = "Gunmen raided a base near Basra on Tuesday. Some 5,000 US troops remain in Iraq, a ministry said on Thursday."
SECOND = "About 2,500 US troops are now in Iraq, the ministry said. The group denied that it had attacked the base."
Call = Callable[..., tuple[int, str, str]]


def narrow_statements(draft: Draft) -> None:
    """What the rules of before did: the same statements, each without the last letter of what it stands on now."""
    draft.statements = [
        replace(s, id="", spans=(draft.span(s.spans[0].start, s.spans[0].end - 1),)) for s in draft.statements
    ]


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Other rules read, until it is undone."""
    narrow = Stage("narrow", frozenset({"statements"}), frozenset(), narrow_statements)
    with monkeypatch.context() as patch:
        patch.setattr(wiring, "default_stages", lambda actors: (*default_stages(actors), narrow))
        patch.setattr(wiring, "hash_rules", lambda: "00000000")
        yield patch


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """Runs a command on the record: its exit code, standard output and standard error."""

    def run_words(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            run([*words, "--record", str(tmp_path / "record.db")])
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return run_words


@pytest.fixture
def rows(tmp_path: Path) -> str:
    """Two articles."""
    found = [
        {"id": "r1", "outlet": "Harbour Post", "title": "Troops stay", "date": "2020-06-12", "text": FIRST},
        {"id": "r2", "outlet": "Gulf Ledger", "title": "Troops halved", "date": "2021-03-23", "text": SECOND},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in found), encoding="utf-8")
    return str(path)


def objects(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def raid(call: Call) -> str:
    """The id of the statement that gunmen raided a base, as the record shows it."""
    return next(str(s["id"]) for s in objects(call("ids", "statement", "--json")[1]) if "Gunmen" in s["name"])


def state_of(call: Call) -> str:
    return str(json.loads(call("doctor", "--json")[1])["record"])


def test_articles_of_older_rules_are_read_again(call: Call, rows: str, before: pytest.MonkeyPatch) -> None:
    """`doctor` counts them; `parse --record` tells what today's rules find, as for new pages; then none is left."""
    assert call("read", rows)[0] == 0
    narrow = objects(call("parse", "--json")[1])
    assert "older rules" not in state_of(call)
    before.undo()
    assert call("brief")[0] == 0
    assert "2 read by older rules" in state_of(call)
    code, out, _ = call("parse", "--json")
    assert code == 0
    assert [row["id"] for row in objects(out)] == ["r1", "r2"]
    assert [row["facts"] for row in objects(out)] != [row["facts"] for row in narrow]
    after = state_of(call)
    assert "older rules" not in after
    assert call("parse", "--json")[1] == call("parse", rows, "--json")[1] == out
    assert state_of(call) == after


def test_nothing_is_lost_by_reading_again(call: Call, rows: str, before: pytest.MonkeyPatch) -> None:
    """A statement of older rules is still found under its id, with the rules that made it, though no longer told."""
    call("parse", rows)
    old = raid(call)
    before.undo()
    call("parse")
    assert raid(call) != old
    assert "Gunmen raided" in call("show", old)[1]
    assert "+00000000 with" in call("why", old)[1]
    assert "+00000000 with" not in call("why", raid(call))[1]
    assert call("check")[0] == 0


def test_a_decision_outlives_the_rules(call: Call, rows: str, before: pytest.MonkeyPatch) -> None:
    """A rejected statement stays rejected where newer rules put it on other words under another id."""
    call("parse", rows)
    call("reject", raid(call), "--because", "never happened", "--by", "Ana")
    assert "raided" not in call("brief")[1]
    before.undo()
    call("parse")
    assert "raided" not in call("brief")[1]
    assert "5,000" in call("brief")[1]


def test_both_versions_of_a_page_are_read(call: Call, tmp_path: Path) -> None:
    """A page that was fetched twice and then parsed shows its edits."""
    for number, text in (("1", FIRST), ("2", FIRST.replace("5,000", "5,200"))):
        path = tmp_path / f"{number}.jsonl"
        row = {"id": "r1", "outlet": "Harbour Post", "title": "Troops stay", "date": "2020-06-12", "text": text}
        path.write_text(json.dumps(row), encoding="utf-8")
        assert call("read", str(path))[0] == 0
    assert "(amount about 5,000 → about 5,200)" in call("edits")[1]


def test_parse_needs_pages_or_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    """Without either the command is wrong, and says what to name."""
    with pytest.raises(SystemExit) as left:
        run(["parse"])
    assert left.value.code == 2
    assert "--record" in capsys.readouterr().err
