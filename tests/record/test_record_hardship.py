"""Killed, raced and starved: what was kept is still there, and the rest can be read again."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import RecordFull
from onrecord.record import Record, open_record
from onrecord.record.tables import pages

from .build import StepClock, dump_rows, keep_all, make_news
from .places import NewPlace

CHILD = Path(__file__).with_name("child.py")
ARTICLES, KILLS, SENTENCES = 500, 4, 1


def start(*arguments: object) -> "subprocess.Popen[str]":
    """A process that keeps news (see child.py)."""
    words = [sys.executable, str(CHILD), *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _id_of(number: int) -> str:
    return make_news(number, SENTENCES)[1].id


def test_a_kill_loses_at_most_the_page_in_hand(new_place: NewPlace) -> None:
    """Killed at random moments while it reads 500 articles, a reader goes on to just what it would have kept."""
    dice = random.Random(20)
    path = new_place()
    done = -1
    for _ in range(KILLS):
        child = start(path, 0, ARTICLES)
        assert child.stdout is not None and child.stderr is not None
        target = done + dice.randrange(1, 90)
        for line in child.stdout:
            if (done := max(done, int(line))) >= target:
                break
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        done = max([done, *map(int, rest.split())])
        assert child.returncode == -signal.SIGKILL
        with open_record(path, StepClock()) as record:
            assert list(record.check()) == []
            # One more may have been kept and not yet told.
            assert len(record.article_ids()) - (done + 1) in (0, 1)
    child = start(path, 0, ARTICLES)
    _, complaint = child.communicate()
    assert child.returncode == 0, complaint
    with open_record(path, StepClock()) as record, open_record(new_place(), StepClock()) as whole:
        keep_all(whole, range(ARTICLES), SENTENCES)
        assert dump_rows(record) == dump_rows(whole)
        assert list(record.check()) == []


def test_what_was_undone_leaves_no_trace(new_place: NewPlace) -> None:
    """A page whose transaction is undone in the middle changes nothing of what is kept before and after it."""
    with open_record(new_place(), StepClock()) as broken, open_record(new_place(), StepClock()) as whole:
        keep_all(broken, range(3), SENTENCES)
        with pytest.raises(KeyboardInterrupt), broken.writing() as connection:
            held = connection.execute(pages.select().limit(1)).one()._asdict()
            held.pop("seq")
            connection.execute(pages.insert().values(held | {"id": "undone"}))
            raise KeyboardInterrupt
        for record, numbers in ((broken, range(3, 6)), (whole, range(6))):
            keep_all(record, numbers, SENTENCES)
        assert dump_rows(broken) == dump_rows(whole)


def test_two_processes_write_one_record(new_place: NewPlace) -> None:
    """Two readers that start at once on a new record, with news in common, both succeed."""
    path = new_place()
    children = [start(path, 0, 150), start(path, 50, 200)]
    for child in children:
        _, complaint = child.communicate()
        assert child.returncode == 0, complaint
    with open_record(path, StepClock()) as record:
        assert sorted(record.article_ids()) == sorted(_id_of(number) for number in range(200))
        assert list(record.check()) == []


def test_a_file_limit_is_a_full_disk(tmp_path: Path) -> None:
    """When the disk takes no more, the reader says so; all it told of is there, and it goes on with more space."""
    path = tmp_path / "record.db"
    child = start(path, 0, ARTICLES, 1_000_000)
    told, complaint = child.communicate()
    assert child.returncode == 3, complaint
    *numbers, last = told.splitlines()
    assert last.startswith("full") and "no space" in last and "Free some space" in last
    assert len(numbers) > 5
    with open_record(path, StepClock()) as record:
        held = set(record.article_ids())
        assert {_id_of(int(number)) for number in numbers} <= held
        assert list(record.check()) == []
        keep_all(record, range(len(numbers) + 5), SENTENCES)
        assert len(record.article_ids()) == len(numbers) + 5


def test_a_full_database_keeps_what_it_has(file_record: Record) -> None:
    """A page that does not fit any more is refused whole, and the next one fits when there is space again."""
    keep_all(file_record, range(3))
    before = dump_rows(file_record)
    with file_record.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(RecordFull, match="all that was stored before is kept"):
        keep_all(file_record, range(3, 40))
    assert dump_rows(file_record)["pages"][: len(before["pages"])] == before["pages"]
    held = len(file_record.article_ids())
    assert list(file_record.check()) == []
    with file_record.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    keep_all(file_record, range(40))
    assert held < len(file_record.article_ids()) == 40
