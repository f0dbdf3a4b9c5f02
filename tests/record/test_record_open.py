"""Opening: a record is made, found, brought up to date, or refused in words."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from onrecord.errors import ExtraMissing, RecordBusy, RecordDamaged, RecordError, RecordTooNew, SettingWrong
from onrecord.record import Record, open_record
from onrecord.record.schema import SCHEMA_VERSION, known_versions
from onrecord.record.tables import metadata

from .build import StepClock, dump_rows, keep_all, make_news
from .places import NewPlace


def test_the_steps_lead_to_the_tables_of_the_code(record: Record) -> None:
    """The newest migration leaves just the tables and indexes that the code uses."""
    assert known_versions()[0] == SCHEMA_VERSION
    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []


def _is_ours(item: object, name: str | None, kind: str, reflected: bool, compared: object) -> bool:
    return not (kind == "table" and reflected and (name or "").startswith(("article_words", "statement_words")))


@pytest.mark.parametrize("as_address", [True, False])
def test_a_path_or_an_address(tmp_path: Path, as_address: bool) -> None:
    """A file is named by its path or as sqlite:///PATH, with any characters in it, and keeps what it got."""
    path = tmp_path / "the record?mode=ro%20#1.db"
    named = f"sqlite:///{path}" if as_address else path
    with open_record(named, StepClock()) as record:
        keep_all(record, range(2))
        before = dump_rows(record)
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]
    with open_record(named, StepClock()) as record:
        assert dump_rows(record) == before


@pytest.mark.parametrize("address", ["mysql://host/db", "sqlite:///", "sqlite://", "https://a.test"])
def test_another_address_is_refused(address: str) -> None:
    """An address of another kind of store is a wrong setting."""
    with pytest.raises(SettingWrong):
        open_record(address, StepClock())


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    """A record of a form that this code does not know is left alone."""
    path = tmp_path / "record.db"
    open_record(path, StepClock()).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordTooNew, match="newer version of onrecord") as caught:
        open_record(path, StepClock())
    assert caught.value.where == str(path) and "Update onrecord" in str(caught.value)
    assert path.read_bytes() == before


def test_what_is_no_record_is_refused_and_not_touched(tmp_path: Path) -> None:
    """A text, a cut-off record and a database of somebody else are named as no record, and stay as they are."""
    text, foreign, whole = tmp_path / "text", tmp_path / "foreign.db", tmp_path / "whole.db"
    text.write_text("This is no database. " * 500)
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE theirs (a)")
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute(f"INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION}')")
    connection.close()
    open_record(whole, StepClock()).close()
    cut = tmp_path / "cut.db"
    cut.write_bytes(whole.read_bytes()[:20_000])
    for path in (text, foreign, cut):
        before = path.read_bytes()
        with pytest.raises(RecordDamaged), open_record(path, StepClock()) as record:
            keep_all(record, range(1))
        assert path == foreign or path.read_bytes() == before


def test_a_path_that_cannot_be_a_record_is_refused(tmp_path: Path) -> None:
    """A folder, a missing folder, and (for reading) a missing file are named with what to do."""
    for path, why in ((tmp_path, "it is a folder"), (tmp_path / "missing" / "record.db", "no folder .*missing. ")):
        with pytest.raises(RecordError, match=f"cannot be opened: .*{why}"):
            open_record(path, StepClock())
    with pytest.raises(RecordError, match="no such file"):
        open_record(tmp_path / "record.db", StepClock(), read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_files_is_named(tmp_path: Path) -> None:
    """Where the file cannot be written, the error says so."""
    path = tmp_path / "record.db"
    (tmp_path / "record.db-wal").mkdir()
    with pytest.raises(RecordError, match=r"cannot be opened|failed") as caught:
        open_record(path, StepClock())
    assert str(path) in str(caught.value)


def test_reading_only_changes_nothing(new_place: NewPlace) -> None:
    """A record opened for reading shows all and refuses to keep."""
    page, _, _ = make_news(9)
    place = new_place()
    with open_record(place, StepClock()) as record:
        keep_all(record, range(2))
        with open_record(place, StepClock(), read_only=True) as frozen:
            assert dump_rows(frozen) == dump_rows(record)
            assert len(frozen.search("troops")) == 2
            with pytest.raises(RecordError, match="written"):
                frozen.keep_page(page)
        assert record.page(page.id) is None


def test_a_lock_held_too_long_is_named(new_place: NewPlace) -> None:
    """A writer that waits in vain says that another process writes; readers go on; then all is well."""
    page, _, _ = make_news(5)
    place = new_place()
    with open_record(place, StepClock()) as record, open_record(place, StepClock(), timeout_s=0.1) as second:
        keep_all(record, range(1))
        with record.writing():
            assert len(second.article_ids()) == 1
            with pytest.raises(RecordBusy, match="another process"):
                second.keep_page(page)
        assert second.keep_page(page)


@pytest.mark.parametrize("wish", [{"read_only": True}, {"must_exist": True}])
def test_no_record_is_made_where_one_must_be(new_place: NewPlace, wish: dict[str, bool]) -> None:
    """A file that is not there and an empty database are named, and stay as they are."""
    place = new_place()
    for _ in range(2):
        with pytest.raises(RecordError, match="there is no"):
            open_record(place, StepClock(), **wish)


def test_an_address_needs_a_driver_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the package and how to install it; a driver of another kind is refused too."""
    with pytest.raises(ExtraMissing, match=r"onrecord\[postgres\]"):
        open_record("postgresql+asyncpg://host/db", StepClock())
    monkeypatch.setattr("onrecord.record.postgres.DRIVERS", ("no_such_driver",))
    with pytest.raises(ExtraMissing, match="no_such_driver"):
        open_record("postgresql://host/db", StepClock())
    with pytest.raises(SettingWrong, match="no address"):
        open_record("postgresql+none://host:port/db", StepClock())
