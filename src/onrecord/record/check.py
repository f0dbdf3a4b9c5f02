"""Reads the whole record again and says what does not hold: nothing is believed because it was kept."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from onrecord.errors import NotSupported, RecordDamaged, RecordError
from onrecord.model import Article, Reading, Statement
from onrecord.record import rows
from onrecord.record.codec import Ground, to_json
from onrecord.record.dialects import dialect_of
from onrecord.record.indexing import SEARCH_TABLES
from onrecord.record.tables import articles, judgements, pages, parties, readings, situations, statements

BATCH = 100
"""Rows held at once: a few MB of pages."""

Opens = Callable[[], AbstractContextManager[Connection]]
"""Opens a transaction."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that does not hold: what and where (a table and id), and why."""

    where: str
    why: str


def check_record(reading: Opens, writing: Opens | None) -> Iterator[Fault]:
    """Every fault of the record: its file, ids, hashes, spans, columns and (if it can be written) its search."""
    steps = [
        _check_file(reading),
        _check_rows(reading, pages, _check_page),
        _check_rows(reading, articles, _check_article),
        _check_rows(reading, judgements, _check_judgement),
        _check_rows(reading, situations, _check_situation),
        _check_readings(reading),
        *([_check_search(writing)] if writing is not None else ()),
    ]
    for step in steps:
        try:
            yield from step
        except RecordDamaged as error:
            # A torn file fails in the middle of a step; what the others find still helps.
            yield Fault("file", error.what)


def _check_file(reading: Opens) -> Iterator[Fault]:
    with reading() as connection:
        found = [Fault(fault.where, fault.why) for fault in dialect_of(connection).find_faults(connection)]
    yield from found


def _check_search(writing: Opens) -> Iterator[Fault]:
    with writing() as connection:
        out = [words for words in SEARCH_TABLES if not dialect_of(connection).search_in_step(connection, words)]
    yield from (Fault(words, "the search index does not match the words of the record") for words in out)


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    last = 0
    while True:
        chosen = select(table).where(table.c.seq > last).order_by(table.c.seq).limit(BATCH)
        found = connection.execute(chosen).all()
        if not found:
            return
        yield found
        last = found[-1].seq


def _check_rows(
    reading: Opens, table: Table, check: Callable[[Row[Any]], Iterator[str]]
) -> Iterator[Fault]:
    with reading() as connection:
        for batch in _batches(connection, table):
            for row in batch:
                yield from (Fault(f"{table.name} {row.id}", why) for why in _tried(check, row))


def _tried(check: Callable[[Row[Any]], Iterator[str]], row: Row[Any]) -> Iterator[str]:
    try:
        yield from check(row)
    except (RecordError, NotSupported) as error:
        yield error.what


def _differing(row: Row[Any], columns: rows.Columns) -> Iterator[str]:
    """The columns of a row that are not what its content makes them."""
    for name, value in columns.items():
        if name != "learned_at" and getattr(row, name) != value:
            yield f"column {name} does not match its content"


def _check_page(row: Row[Any]) -> Iterator[str]:
    page = rows.read_page(row)
    if hashlib.sha256(page.body).hexdigest() != row.body_hash:
        yield "its bytes do not match their hash"
    columns = rows.page_columns(page, row.learned_at)
    yield from _differing(row, {name: value for name, value in columns.items() if name != "body"})


def _check_article(row: Row[Any]) -> Iterator[str]:
    article = rows.read_article(row)
    if replace(article, id="").id != row.id:
        yield "its id does not match its content"
    columns = rows.article_columns(article, row.fetched_at, row.learned_at)
    yield from _differing(row, {name: value for name, value in columns.items() if name != "facts"})


def _check_judgement(row: Row[Any]) -> Iterator[str]:
    yield from _differing(row, rows.judgement_columns(rows.read_judgement(row), row.learned_at))


def _check_situation(row: Row[Any]) -> Iterator[str]:
    yield from _differing(row, rows.situation_columns(rows.read_situation(row), row.learned_at))


def _check_readings(reading: Opens) -> Iterator[Fault]:
    with reading() as connection:
        for batch in _batches(connection, readings):
            for row in batch:
                where = f"readings {row.seq} of article {row.article_id}"
                try:
                    yield from _check_reading(connection, row, where)
                except (RecordError, NotSupported) as error:
                    yield Fault(where, error.what)


def _check_reading(connection: Connection, row: Row[Any], where: str) -> Iterator[Fault]:
    kept = connection.execute(select(articles).where(articles.c.id == row.article_id)).first()
    if kept is None:
        return
    article = rows.read_article(kept)
    parts = rows.read_parts(article.id, row.body)
    yield from (Fault(where, why) for why in _check_parts(article, parts))
    chosen = select(statements).where(statements.c.reading == row.seq).order_by(statements.c.position)
    said = connection.execute(chosen).all()
    if [s.position for s in said] != list(range(row.statements)):
        yield Fault(where, f"it has {len(said)} statements where {row.statements} were kept")
    found = Reading(article=article, statements=(), **parts)
    names, roles = rows.NamesInPlace(found), _roles_of(connection, row.seq)
    for held in said:
        for why in _check_statement(held, article, names, roles.get(held.seq, set())):
            yield Fault(f"statements {held.id} of article {article.id}", why)


def _check_parts(article: Article, parts: dict[str, Any]) -> Iterator[str]:
    """Every span of what was found, against the text."""
    ground = Ground(article.id, len(article.text))
    for name, hint in rows.reading_parts().items():
        try:
            to_json(hint, parts[name], ground)
        except NotSupported as error:
            yield f"{name}: {error.what}"


def _roles_of(connection: Connection, reading: int) -> dict[int, set[tuple[str, str]]]:
    chosen = select(parties).join(statements, statements.c.seq == parties.c.statement)
    found: dict[int, set[tuple[str, str]]] = {}
    for row in connection.execute(chosen.where(statements.c.reading == reading)):
        found.setdefault(row.statement, set()).add((row.role, row.entity))
    return found


def _check_statement(
    row: Row[Any], article: Article, names: rows.NamesInPlace, roles: set[tuple[str, str]]
) -> Iterator[str]:
    try:
        statement: Statement = rows.read_statement(row)
        columns = rows.statement_columns(statement, article, row.position)
    except (RecordDamaged, NotSupported) as error:
        yield error.what
        return
    if replace(statement, id="").id != row.id:
        yield "its id does not match its content"
    yield from _differing(row, columns)
    if rows.find_roles(statement, names) != roles:
        yield "its parties do not match its content"
