"""All that only PostgreSQL does: connections, locks, error codes, and search over words that FTS5 has cut.

Writers queue for one lock of the record, as in a file: what is decided within a transaction needs no other care.
"""

import importlib.util
import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Double,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Select,
    Subquery,
    Table,
    Text,
    and_,
    cast,
    create_engine,
    event,
    false,
    func,
    insert,
    literal_column,
    make_url,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import ExtraMissing, RecordDamaged, RecordError, SettingWrong
from onrecord.record.failing import CHECK_IT, busy, full
from onrecord.record.indexing import ARTICLE_WORDS, STATEMENT_WORDS, WEIGHTS, Group, StoreFault, cut_words, find_words
from onrecord.record.tables import articles, metadata, statements

SCHEME = "postgresql"
DRIVERS = ("psycopg", "pg8000")
"""In the order in which an address that names none takes them: the first is the faster one."""
LOCK_KEY = 0x4F4E5243
"""Of the lock that writers queue for ("ONRC"); with the schema's name, since a database may hold several records."""
MARK = "A record of onrecord."
"""The comment on the version table that says what the database is."""
BATCH = 500
"""Rows of words that are compared at once."""
K1, B = 1.2, 0.75
"""BM25's constants, as in FTS5."""
RAREST = 1e-6
"""What a phrase that more than half of all rows hold weighs, as in FTS5."""
_HELD = "string_to_array(first || ' ' || second, ' ')"
_words = MetaData()


def _search_table(name: str, of: Table) -> Table:
    return Table(
        name, _words, Column("seq", Integer, ForeignKey(of.c.seq), primary_key=True, autoincrement=False),
        Column("nth", Integer, nullable=False), Column("length", Integer, nullable=False),
        Column("total", BigInteger, nullable=False), Column("first", Text, nullable=False),
        Column("second", Text, nullable=False),
    )  # fmt: skip


SEARCHED = {
    ARTICLE_WORDS: _search_table(ARTICLE_WORDS, articles),
    STATEMENT_WORDS: _search_table(STATEMENT_WORDS, statements),
}
"""The words of each row, each between two spaces; `nth` and `total` count the rows and words so far."""


def is_address(text: str) -> bool:
    """True if the text is an address of a PostgreSQL server."""
    return text.startswith((f"{SCHEME}://", f"{SCHEME}+"))


def read_address(address: str) -> URL:
    """The address with a driver that is installed; SettingWrong if it is none, ExtraMissing without a driver."""
    try:
        url = make_url(address)
        driver = url.get_dialect().driver if "+" in url.drivername else next(filter(_installed, DRIVERS), DRIVERS[-1])
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise SettingWrong(
            f"it is no address of a database ({error})", where="--record", next=f"Write {SCHEME}://USER@HOST/DATABASE."
        ) from error
    if driver not in DRIVERS or not _installed(driver):
        raise ExtraMissing(
            f"a record on a server needs the package {driver if driver in DRIVERS else ' or '.join(DRIVERS)}",
            next="Install it with: pip install 'onrecord[postgres]'",
        )  # fmt: skip
    return url.set(drivername=f"{SCHEME}+{driver}")


def _installed(driver: str) -> bool:
    return importlib.util.find_spec(driver) is not None


def make_engine(url: URL, *, read_only: bool, timeout_s: float) -> Engine:
    """An engine for the database: writers queue for the lock for `timeout_s`, readers never wait for a writer."""
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        # Compiling a query costs more than any of ours takes.
        cursor.execute("SET jit = off")
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if read_only or not options.get("writes", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(timeout_s * 1000)}")
        if not options.get("synced", True):
            connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK_KEY}, hashtext(current_schema()))")

    return engine


_BUSY = frozenset({"55P03", "40001", "40P01"})
_FULL = frozenset({"53100", "58030"})
_DAMAGED = frozenset({"XX001", "XX002"})
_FROZEN = "25006"


def _code(error: BaseException) -> str:
    """The SQLSTATE of an error of either driver; empty where the server said nothing."""
    told = error.args[0] if error.args else None
    return str(getattr(error, "sqlstate", None) or (told.get("C", "") if isinstance(told, dict) else ""))


def _message(error: BaseException) -> str:
    told = error.args[0] if error.args else error
    return str(told.get("M", told) if isinstance(told, dict) else told).strip().replace("\n", " ")


def translate(error: BaseException, where: str) -> RecordError:
    """What a user should read instead of the server's error."""
    code, message = _code(error), _message(error)
    if code in _BUSY:
        return busy(where)
    if code in _FULL:
        return full(where)
    if code in _DAMAGED:
        return RecordDamaged(f"its database is damaged ({message})", where=where, next="Restore a copy.")
    if code == _FROZEN:
        return RecordError(f"it cannot be written ({message})", where=where, next="Open it for writing.")
    if not code or code.startswith(("08", "28", "3D", "53", "57")):
        return RecordError(
            f"the server cannot be reached, or refuses us ({message})", where=where,
            next="Check the address, and that the server runs, has the database and lets this user in.",
        )  # fmt: skip
    return RecordError(f"the database failed ({code}: {message})", where=where, next=CHECK_IT)


def size_of(connection: Connection, where: str) -> int:
    """Bytes of all tables of the record with their indexes."""
    sizes = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
    size = connection.execute(text(f"{sizes} AND relnamespace = to_regnamespace(current_schema())")).scalar()
    return int(size or 0)


def mark_record(connection: Connection) -> None:
    """Write into the database that it is a record; RecordError if it cannot hold every text."""
    if connection.execute(text("SHOW server_encoding")).scalar() != "UTF8":
        raise RecordError("its database cannot hold every text", next="Make one with the encoding UTF8.")
    connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{MARK}'")


def is_marked(connection: Connection) -> bool:
    """True if the database says that it is a record."""
    told = text("SELECT obj_description(to_regclass('alembic_version')::oid, 'pg_class')")
    return bool(connection.execute(told).scalar() == MARK)


def create_search_v1(connection: Connection) -> None:
    """Make the search tables of the first migration."""
    for name in SEARCHED:
        of = name.removesuffix("_words") + "s"
        connection.exec_driver_sql(
            f"CREATE TABLE {name} (seq INTEGER PRIMARY KEY REFERENCES {of} (seq), nth INTEGER NOT NULL, "
            "length INTEGER NOT NULL, total BIGINT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL)"
        )
        connection.exec_driver_sql(f"CREATE INDEX ix_{name}_held ON {name} USING gin (({_HELD}))")


def index_article(connection: Connection, seq: int, title: str, text: str) -> None:
    """Let searches find article number `seq` by its words."""
    _index(connection, SEARCHED[ARTICLE_WORDS], [(seq, title, text)])


def index_statements(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Let searches find statements by (number, words of the sentence, names of the parties)."""
    if rows:
        _index(connection, SEARCHED[STATEMENT_WORDS], rows)


def _index(connection: Connection, words: Table, rows: Sequence[tuple[int, str, str]]) -> None:
    connection.execute(insert(words), _word_rows(rows, *_counted(connection, words)))


def _word_rows(rows: Sequence[tuple[int, str, str]], nth: int, total: int) -> list[dict[str, Any]]:
    """The rows of a search table for (number, first text, second text), after `nth` rows with `total` words."""
    cut = cut_words([text for _, *both in rows for text in both])
    lengths = [len(first) + len(second) for first, second in zip(cut[::2], cut[1::2], strict=True)]
    totals = list(accumulate(lengths, initial=total))[1:]
    return [
        {"seq": row[0], "nth": nth + at + 1, "length": lengths[at], "total": totals[at],
         "first": _between(cut[2 * at]), "second": _between(cut[2 * at + 1])}
        for at, row in enumerate(rows)
    ]  # fmt: skip


def _between(words: Sequence[str]) -> str:
    """The words as they are kept, or looked for: each between two spaces of its own."""
    return "".join(f" {word} " for word in words)


def _cut_groups(groups: Sequence[Group]) -> list[list[list[str]]]:
    """The words of each phrase of each group as they are kept."""
    cut = iter(cut_words([" ".join(phrase) for group in groups for phrase in group]))
    return [[next(cut) for _ in group] for group in groups]


def _holds(words: Table, phrase: Sequence[str]) -> ColumnElement[bool]:
    """The row of a search table holds the phrase: by the index each of its words, then all of them side by side."""
    if not phrase:
        return false()
    each = literal_column(_HELD).op("@>")(cast(list(phrase), ARRAY(Text)))
    if len(phrase) == 1:
        return each
    whole = _between(phrase)
    return and_(each, or_(func.strpos(words.c.first, whole) > 0, func.strpos(words.c.second, whole) > 0))


def count_hits(words: str, groups: Sequence[Group]) -> Subquery:
    """Rows (seq, hits): in how many of the groups each row of search table `words` has a phrase."""
    held = SEARCHED[words]
    found = [select(held.c.seq).where(or_(*(_holds(held, p) for p in group))) for group in _cut_groups(groups)]
    every = union_all(*found).subquery()
    return select(every.c.seq, func.count().label("hits")).group_by(every.c.seq).subquery()


def rank_hits(connection: Connection, words: str, groups: Sequence[Group]) -> Select[tuple[int, float]]:
    """Rows (seq, rank): how well each row tells of the groups (BM25; higher is better), to the last bit as in FTS5."""
    held = SEARCHED[words]
    phrases = [phrase for group in _cut_groups(groups) for phrase in group if phrase]
    rows, total = _counted(connection, held)
    # `|| ''` unpacks a long text once and not for each phrase; `offset` keeps it so.
    unpacked = (held.c.first + "").label("first"), (held.c.second + "").label("second")
    chosen = select(held.c.seq, held.c.length, *unpacked).where(or_(*(_holds(held, p) for p in phrases)))
    inner = chosen.offset(0).subquery()
    share = _double(B) * cast(inner.c.length, Double) / _double(total / max(rows, 1))
    length = _double(K1) * (_double(1 - B) + share)
    rank = _double(0.0)
    for phrase, hits in zip(phrases, _count_rows(connection, held, phrases), strict=True):
        often = _frequency(inner, words, _between(phrase))
        rank = rank + _double(_weigh(rows, hits)) * (often * _double(K1 + 1.0) / (often + length))
    return select(inner.c.seq, rank.label("rank"))


def _double(value: float) -> ColumnElement[float]:
    return cast(value, Double)


def _counted(connection: Connection, held: Table) -> tuple[int, int]:
    """How many rows the search table has, and how many words."""
    row = connection.execute(select(held.c.nth, held.c.total).order_by(held.c.seq.desc()).limit(1)).first()
    return (row.nth, row.total) if row else (0, 0)


def _count_rows(connection: Connection, held: Table, phrases: Sequence[Sequence[str]]) -> Sequence[int]:
    """How many rows of the search table hold each phrase."""
    if not phrases:
        return []
    counts = [select(func.count()).select_from(held).where(_holds(held, p)).scalar_subquery() for p in phrases]
    return list(connection.execute(select(*counts)).one())


def _weigh(rows: int, hits: int) -> float:
    """How rare a phrase is that so many of the rows hold."""
    rarity = math.log((rows - hits + 0.5) / (hits + 0.5))
    return rarity if rarity > 0 else RAREST


def _frequency(inner: Subquery, words: str, whole: str) -> ColumnElement[float]:
    """How often the phrase stands in both columns, by their weights."""
    counts = []
    for column, weight in zip((inner.c.first, inner.c.second), WEIGHTS[words], strict=True):
        without = func.octet_length(func.replace(column, whole, ""), type_=Integer)
        times = (func.octet_length(column, type_=Integer) - without) // len(whole.encode())
        counts.append(_double(weight) * cast(times, Double))
    return counts[0] + counts[1]


def find_hits(connection: Connection, seq: int, groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Where the words asked for stand in the text of article number `seq`, as half-open offsets."""
    row = connection.execute(select(articles.c.title, articles.c.text).where(articles.c.seq == seq)).one()
    return find_words(row.title, row.text, groups)


def find_faults(connection: Connection) -> Iterator[StoreFault]:
    """Rows that point nowhere, although the server forbids them: it may have been told not to look."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            own, of = key.parent, key.column
            lost = select(table).where(own.is_not(None), ~select(of).where(of == own).exists()).limit(BATCH)
            for row in connection.execute(lost):
                yield StoreFault(f"{table.name} {row[0]}", f"points to a row of {of.table.name} that is not there")


def search_in_step(connection: Connection, words: str) -> bool:
    """True if search table `words` holds just the words of the rows it stands for."""
    held, shown = SEARCHED[words], _shown_texts(words)
    seq = shown.selected_columns.seq
    nth = total = last = 0
    while rows := connection.execute(shown.where(seq > last).order_by(seq).limit(BATCH)).all():
        kept = connection.execute(select(held).where(held.c.seq > last).order_by(held.c.seq).limit(len(rows)))
        wanted = _word_rows([tuple(row) for row in rows], nth, total)
        if [dict(row._mapping) for row in kept] != wanted:
            return False
        nth, total, last = wanted[-1]["nth"], wanted[-1]["total"], wanted[-1]["seq"]
    return connection.execute(select(held.c.seq).where(held.c.seq > last)).first() is None


def _shown_texts(words: str) -> Select[Any]:
    """Number and both texts of each row that the search table stands for."""
    if words == ARTICLE_WORDS:
        return select(articles.c.seq, articles.c.title, articles.c.text)
    said = func.substr(articles.c.text, statements.c.sentence_start + 1, statements.c.sentence_length)
    return select(statements.c.seq, said, statements.c.names).join(articles, articles.c.id == statements.c.article_id)
