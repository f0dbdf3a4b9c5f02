"""Killed, raced and repeated at the command line: nothing kept is lost, and the end is always the same."""
# ruff: noqa: E501

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.samples import pages_folder

from .conftest import PROSE, Call

ARTICLES, KILLS = 500, 3
COMMAND = [sys.executable, "-m", "onrecord.cli"]


def start(*words: object, seed: str = "0") -> "subprocess.Popen[str]":
    """A command that runs by itself, its output kept."""
    env = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.Popen(
        [*COMMAND, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )


def write_news(path: Path, count: int) -> Path:
    """Rows of made-up news, each with an id and a day of its own."""
    rows = [{"id": f"n{n:03}", "outlet": "Harbour Post", "title": f"Report {n}", "published": f"2020-06-{n % 28 + 1:02}",
             "text": f"Convoy {n} left the base on Monday. {PROSE}"} for n in range(count)]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def kept_ids(call: Call, record: Path) -> list[str]:
    """Ids of the record's articles, sorted; the record checks clean."""
    done = call("check", "--record", record)
    assert (done.code, "no fault" in done.out) == (0, True), done.out
    with closing(sqlite3.connect(record)) as opened:
        return sorted(row[0] for row in opened.execute("SELECT id FROM articles"))


def test_a_killed_read_loses_at_most_the_article_in_hand(call: Call, tmp_path: Path) -> None:
    """Killed at random moments while it reads 500 articles; each time the record is whole, and it goes on to the end."""
    dice = random.Random(7)
    news = write_news(tmp_path / "news.jsonl", ARTICLES)
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    for turn in range(KILLS):
        child = start("read", news, "--record", killed, "--json")
        assert child.stdout is not None
        told = 0
        for told, _ in zip(range(1, dice.randrange(1, 120) + 120 * turn), child.stdout, strict=False):  # noqa: B007
            pass
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        # Every article that was printed was kept before; one more may have been kept and not yet printed.
        assert len(kept_ids(call, killed)) >= told
    assert call("read", news, "--record", killed).code == 0
    assert call("read", news, "--record", whole).code == 0
    assert kept_ids(call, killed) == kept_ids(call, whole)


def test_a_killed_brief_goes_on(call: Call, tmp_path: Path) -> None:
    """Killed while it parses; a second run reads what is missing and tells what an undisturbed run tells."""
    dice = random.Random(8)
    news = write_news(tmp_path / "news.jsonl", 60)
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    for _ in range(2):
        child = start("brief", news, "--record", killed, "--json")
        until = time.monotonic() + 20
        while not killed.exists() and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(dice.uniform(0.1, 0.9))
        child.kill()
        child.communicate()
        kept_ids(call, killed)
    assert call("read", news, "--record", killed).code == 0
    told = [call("brief", "--record", killed, "--json"), call("brief", news, "--record", whole, "--json")]
    assert [done.code for done in told] == [0, 0]
    assert told[0].out == told[1].out
    assert kept_ids(call, killed) == kept_ids(call, whole)


def test_two_commands_fill_one_record(call: Call, tmp_path: Path) -> None:
    """Both succeed, on a record that neither had, with news in common."""
    first, second = write_news(tmp_path / "a.jsonl", 150), write_news(tmp_path / "b.jsonl", 200)
    record = tmp_path / "both.db"
    children = [start("read", rows, "--record", record) for rows in (first, second)]
    for child in children:
        _, complaint = child.communicate()
        assert child.returncode == 0, complaint
    assert len(kept_ids(call, record)) == 200


@pytest.fixture(scope="module")
def sample_rows() -> list[str]:
    """Some of the sample pages."""
    return [str(path) for path in sorted(pages_folder().glob("*.html"))[:6]]


@pytest.mark.parametrize("words", [("parse",), ("brief", "--about", "US troops"), ("thread", "--links"), ("timeline",)])
def test_two_runs_print_the_same_bytes(sample_rows: list[str], words: tuple[str, ...]) -> None:
    """Whatever the order of sets and hashes in the process."""
    children = [start(words[0], *sample_rows, *words[1:], "--json", seed=seed) for seed in ("1", "2024")]
    first, second = (child.communicate()[0] for child in children)
    assert [child.returncode for child in children] == [0, 0]
    assert first and first == second


def test_reading_again_changes_nothing(call: Call, tmp_path: Path, sample_rows: list[str]) -> None:
    """A second run over the same pages adds no row."""
    record = tmp_path / "record.db"
    counts = []
    for _ in range(2):
        assert call("brief", *sample_rows[:3], "--record", record).code == 0
        counts.append(json.loads(call("doctor", "--record", record, "--json").out)["record"])
    assert counts[0] == counts[1]
