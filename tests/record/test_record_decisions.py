"""Decisions and situations in the record: kept whole, withdrawn beside what they were, in every form of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from onrecord.model import Judgement, Situation, Trace
from onrecord.record import Record, open_record, sqlite
from onrecord.record.schema import SCHEMA_VERSION, migration_config, read_version

from .build import NOON, StepClock, keep_all

CORRECTED = Judgement(
    "statement-1", "amount", "corrected", ("the ministry said so later",), "Ana", NOON, value="about 34",
    left_of=(Trace("statement-1", "statement", "measure", "sentence-1", 3, 9, "https://courier.test/a"),),
)  # fmt: skip
HARBOUR = Situation("Harbour talks", "talks in Port Salder", (("arlen", "arlen-2"), ("boros",)), ("a1",), "Ana", NOON)


def test_a_correction_comes_back_as_it_was_kept(record: Record) -> None:
    """Value and traces survive, and a correction of the same field to another value is another decision."""
    assert record.keep_judgement(CORRECTED)
    assert not record.keep_judgement(replace(CORRECTED, at=NOON + timedelta(hours=1)))
    other = replace(CORRECTED, value="35", at=NOON + timedelta(hours=2))
    assert record.keep_judgement(other)
    assert list(record.judgements()) == [CORRECTED, other]
    assert CORRECTED.id != other.id
    assert list(record.check()) == []


def test_a_withdrawn_decision_stays_with_its_end(record: Record, clock: StepClock) -> None:
    """It is in force no more, and the list of decisions says who withdrew it and when."""
    record.keep_judgement(CORRECTED)
    clock.move(days=1)
    assert record.end_judgement(CORRECTED, "Ben")
    assert list(record.judgements()) == []
    (ended,) = record.view().decisions()
    assert (ended.ended_by, ended.ended_at) == ("Ben", clock.now())
    (before,) = record.view(known_by=NOON).decisions()
    assert before.ended_at is None


def test_the_newest_situation_of_a_name_holds(record: Record) -> None:
    """Set up again it takes the place of the older one; dropped, it is followed no more."""
    assert record.keep_situation(HARBOUR)
    assert not record.keep_situation(HARBOUR)
    wider = replace(HARBOUR, about=None)
    assert record.keep_situation(wider)
    assert list(record.view().situations()) == [wider]
    assert record.end_situation(HARBOUR.name)
    assert not record.end_situation(HARBOUR.name)
    assert list(record.view().situations()) == []
    assert list(record.check()) == []


def test_articles_are_found_by_whom_they_name(record: Record) -> None:
    """An article counts when one of its statements names one of the ids."""
    articles = keep_all(record, range(4))
    naming = {a.id for a in articles if "Arlen" in a.text}
    assert naming and set(record.view().naming(["arlen"])) >= naming
    assert record.view().naming(["nobody"]) == []


def test_a_record_of_the_first_form_is_brought_over(tmp_path: Path) -> None:
    """Its judgements keep their ids, and new ones can be made beside them."""
    path = tmp_path / "record.db"
    engine = sqlite.make_engine(path, read_only=False, timeout_s=1.0)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config = migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        sqlite.mark_record(connection)
        old = Judgement("a", "b", "same", ("one name",), "Ana", NOON)
        row = {"id": old.id, "pair": old.pair, "left": "a", "right": "b", "verdict": "same", "by": "Ana",
               "at": NOON.isoformat(timespec="microseconds"), "reasons": b'["one name"]',
               "learned_at": NOON.isoformat(timespec="microseconds")}  # fmt: skip
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(sa.text(f"INSERT INTO judgements ({names}) VALUES ({marks})"), row)
    engine.dispose()
    with open_record(path, StepClock()) as record:
        with record.reading() as connection:
            assert read_version(connection) == SCHEMA_VERSION
        assert list(record.judgements()) == [old]
        assert record.keep_judgement(CORRECTED)
        assert list(record.check()) == []
