"""All that only SQLite does: connections, locks, error codes, full-text search (FTS5) and its own checks.

`postgres.py` has the same functions (`dialects.py` says which); nothing else in the room speaks a dialect.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Float,
    QueuePool,
    Select,
    Subquery,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import RecordDamaged, RecordError
from onrecord.record.failing import CHECK_IT, busy, full
from onrecord.record.indexing import (
    ARTICLE_WORDS,
    STATEMENT_WORDS,
    TOKENS,
    WEIGHTS,
    Group,
    StoreFault,
    any_of,
    find_marks,
    highlighted,
)

APPLICATION_ID = 0x4F4E5243
"""Says in the file's header that it is a record ("ONRC")."""
LOCK_TRIES, LOCK_PAUSE_S = 200, 0.02
"""Changing a new file to write-ahead logging does not wait for a lock by itself: 4 s in all, as two starts need."""
SEARCH_V1 = (
    f"CREATE VIRTUAL TABLE {ARTICLE_WORDS} USING fts5(title, text, content = 'articles', content_rowid = 'seq', "
    f"{TOKENS})",
    "CREATE VIEW statement_texts AS SELECT s.seq AS seq, substr(a.text, s.sentence_start + 1, s.sentence_length) "
    "AS words, s.names AS names FROM statements s JOIN articles a ON a.id = s.article_id",
    f"CREATE VIRTUAL TABLE {STATEMENT_WORDS} USING fts5(words, names, content = 'statement_texts', "
    f"content_rowid = 'seq', {TOKENS})",
)
"""The search tables of the first migration: they index words, and keep none."""


def make_engine(path: Path, *, read_only: bool, timeout_s: float) -> Engine:
    """An engine for the file: writers queue for the lock for `timeout_s`, readers never wait for a writer."""
    frozen = read_only and not _log_possible(path)
    mode = f"mode={'ro' if read_only else 'rwc'}{'&immutable=1' if frozen else ''}"
    address = f"file:{quote(str(path))}?{mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=timeout_s, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            _use_log(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that starts by reading and then writes fails at once when another wrote in between.
        options = connection.get_execution_options()
        writes = options.get("writes", False)
        if writes:
            connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('synced', True) else 'NORMAL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _log_possible(path: Path) -> bool:
    """False on a read-only disk or folder with no log left: there the file can only be read as frozen."""
    probe = path.with_name(path.name + "-wal")
    if probe.exists():
        return True
    try:
        probe.touch(exist_ok=True)
        probe.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _use_log(cursor: DBAPICursor) -> None:
    """Turn to write-ahead logging; the database of another program is left as it is."""
    marked = cursor.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not marked and cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    for attempt in range(LOCK_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) not in _BUSY or attempt == LOCK_TRIES - 1:
                raise
            time.sleep(LOCK_PAUSE_S)
        else:
            return


_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"})
_FULL = frozenset({"SQLITE_FULL"})
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"})
_SHUT = frozenset({"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"})
_WRITES = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")


def _code(error: BaseException) -> str:
    """The name of SQLite's plain error code ("SQLITE_BUSY" also for its extended codes)."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return "_".join(name.split("_")[:2])


def translate(error: BaseException, where: str) -> RecordError:
    """What a user should read instead of SQLite's error."""
    code, full_code = _code(error), str(getattr(error, "sqlite_errorname", ""))
    if code in _BUSY:
        return busy(where)
    if code in _FULL or full_code.startswith(_WRITES):
        return full(where)
    if code in _DAMAGED or full_code == "SQLITE_IOERR_SHORT_READ":
        return RecordDamaged(
            f"it is not a record, or it is damaged ({error})", where=where,
            next="Check the path; restore a copy if it was a record.",
        )  # fmt: skip
    if code in _SHUT:
        return RecordError(
            f"it cannot be opened or written ({error})", where=where,
            next="Check that its folder exists and may be written to.",
        )  # fmt: skip
    what = f"the database failed ({full_code or type(error).__name__}: {error})"
    return RecordError(what, where=where, next=CHECK_IT)


def size_of(connection: Connection, where: str) -> int:
    """Bytes of the file `where`, with its log."""
    files = (Path(where), Path(f"{where}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def mark_record(connection: Connection) -> None:
    """Write into the file's header that it is a record."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_marked(connection: Connection) -> bool:
    """True if the file's header says that it is a record."""
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def create_search_v1(connection: Connection) -> None:
    """Make the search tables of the first migration."""
    for statement in SEARCH_V1:
        connection.exec_driver_sql(statement)


def index_article(connection: Connection, seq: int, title: str, text: str) -> None:
    """Let searches find article number `seq` by its words."""
    connection.exec_driver_sql(
        f"INSERT INTO {ARTICLE_WORDS}(rowid, title, text) VALUES (?, ?, ?)", (seq, title, text)
    )


def index_statements(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Let searches find statements by (number, words of the sentence, names of the parties)."""
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {STATEMENT_WORDS}(rowid, words, names) VALUES (?, ?, ?)", list(rows))


def _matches(words: str, groups: Sequence[Group]) -> ColumnElement[bool]:
    return literal_column(words).op("MATCH")(any_of(groups))


def count_hits(words: str, groups: Sequence[Group]) -> Subquery:
    """Rows (seq, hits): in how many of the groups each row of search table `words` has a phrase."""
    rowid: ColumnElement[int] = column("rowid")
    found = [select(rowid.label("seq")).select_from(table(words)).where(_matches(words, [group])) for group in groups]
    every = union_all(*found).subquery()
    return select(every.c.seq, func.count().label("hits")).group_by(every.c.seq).subquery()


def rank_hits(connection: Connection, words: str, groups: Sequence[Group]) -> Select[tuple[int, float]]:
    """Rows (seq, rank): how well each row tells of the groups (BM25; higher is better)."""
    rank = func.bm25(literal_column(words), *WEIGHTS[words], type_=Float)
    rowid: ColumnElement[int] = column("rowid")
    return select(rowid.label("seq"), (-rank).label("rank")).select_from(table(words)).where(_matches(words, groups))


def find_hits(connection: Connection, seq: int, groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Where the words asked for stand in the text of article number `seq`, as half-open offsets."""
    marked = connection.exec_driver_sql(highlighted(ARTICLE_WORDS), (any_of(groups), seq)).scalar()
    return find_marks(marked or "")


def find_faults(connection: Connection) -> Iterator[StoreFault]:
    """What SQLite's own checks find: damaged pages, rows that point nowhere, search out of step."""
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield StoreFault("file", str(found))
    for name, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield StoreFault(f"{name} {row}", f"points to a row of {parent} that is not there")


def search_in_step(connection: Connection, words: str) -> bool:
    """True if search table `words` holds just the words of the rows it stands for (in a writing transaction)."""
    try:
        connection.exec_driver_sql(f"INSERT INTO {words}({words}, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        if _code(getattr(error, "orig", error)) in _DAMAGED:
            return False
        raise
    return True
