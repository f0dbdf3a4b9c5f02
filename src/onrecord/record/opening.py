"""Opening a record: a file, or a database of a PostgreSQL server."""

from pathlib import Path

from sqlalchemy import Engine

from onrecord.errors import RecordError, SettingWrong
from onrecord.ports import Clock
from onrecord.record import postgres, sqlite
from onrecord.record.store import Record

LOCK_TIMEOUT_S = 30.0
"""How long a writer waits for another: a page takes milliseconds to keep, so this means a stuck process."""
_FILE = "sqlite:///"


def open_record(
    path_or_url: str | Path, clock: Clock, *, read_only: bool = False, must_exist: bool = False,
    timeout_s: float = LOCK_TIMEOUT_S,
) -> Record:
    """The record in that file or database, made if it is not there, brought to the newest form if it is older.

    RecordTooNew, RecordDamaged (not a record), RecordBusy, RecordFull, or RecordError (cannot be opened).
    `read_only` changes nothing, and fails where there is no record of the newest form; `must_exist` makes no new one.
    """
    there = read_only or must_exist
    if isinstance(path_or_url, str) and postgres.is_address(path_or_url):
        url = postgres.read_address(path_or_url)
        where, may_begin = url.render_as_string(), not there
        engine = postgres.make_engine(url, read_only=read_only, timeout_s=timeout_s)
    else:
        where, may_begin = str(path_of(path_or_url)), True
        engine = _open_file(Path(where), must_exist=there, read_only=read_only, timeout_s=timeout_s)
    record = Record(engine, where, clock, read_only=read_only)
    try:
        record.prepare(may_begin=may_begin)
    except BaseException:
        record.close()
        raise
    return record


def path_of(path_or_url: str | Path) -> Path:
    """The file that a path or `sqlite:///` address names; SettingWrong for any other address."""
    text = str(path_or_url)
    if isinstance(path_or_url, str) and "://" in text:
        if not text.startswith(_FILE) or len(text) == len(_FILE):
            raise SettingWrong(
                f"only a file, {_FILE}PATH or {postgres.SCHEME}://USER@HOST/DATABASE can be a record", where=text,
                next="Name a path.",
            )  # fmt: skip
        text = text.removeprefix(_FILE)
    return Path(text).expanduser().absolute()


def _open_file(path: Path, *, must_exist: bool, read_only: bool, timeout_s: float) -> Engine:
    if path.is_dir() or not path.parent.is_dir() or (must_exist and not path.exists()):
        why = f"the record cannot be opened: {_missing(path)}"
        raise RecordError(why, where=str(path), next="Name the record's file.")
    return sqlite.make_engine(path, read_only=read_only, timeout_s=timeout_s)


def _missing(path: Path) -> str:
    """Why there is no record at that path."""
    if path.is_dir():
        return "it is a folder"
    return "there is no such file" if path.parent.is_dir() else f"there is no folder {path.parent}"
