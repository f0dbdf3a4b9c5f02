"""Writes rows within a transaction that the caller opened: each adds what is new, and changes nothing that is there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from onrecord.errors import NotSupported
from onrecord.model import Article, Judgement, Page, Reading, Situation, Skipped, Statement
from onrecord.record import rows
from onrecord.record.dialects import dialect_of
from onrecord.record.rows import Run
from onrecord.record.tables import (
    articles,
    judgement_ends,
    judgements,
    pages,
    parties,
    readings,
    runs,
    situation_ends,
    situations,
    skipped,
    statements,
)

Fitting = Sequence[tuple[Statement, rows.Columns]]
"""Statements whose spans all fit, with their rows."""


def has_row(connection: Connection, table: Table, row_id: str) -> bool:
    """True if the table has a row of that id."""
    return connection.execute(select(table.c.seq).where(table.c.id == row_id)).first() is not None


def was_read(connection: Connection, article_id: str, run: Run) -> bool:
    """True if that run has read the article."""
    chosen = select(readings.c.seq).join(runs, runs.c.seq == readings.c.run)
    found = connection.execute(chosen.where(readings.c.article_id == article_id, runs.c.id == run.id))
    return found.first() is not None


def add_page(connection: Connection, page: Page, now: datetime) -> bool:
    """The page is in the record; True if it is new."""
    if has_row(connection, pages, page.id):
        return False
    _insert(connection, pages, rows.page_columns(page, now))
    return True


def add_article(connection: Connection, article: Article, now: datetime) -> bool:
    """The article is in the record and can be searched; True if it is new. NotSupported if its page is not there."""
    if has_row(connection, articles, article.id):
        return False
    fetched = connection.execute(select(pages.c.fetched_at).where(pages.c.id == article.page_id)).first()
    if fetched is None:
        raise NotSupported(f"article {article.id} has no page {article.page_id} in the record")
    columns = rows.article_columns(article, fetched.fetched_at, now)
    seq = _insert(connection, articles, columns)
    dialect_of(connection).index_article(connection, seq, columns["title"], columns["text"])
    return True


def add_reading(connection: Connection, reading: Reading, run: Run, now: datetime) -> bool:
    """The reading and its statements are in the record and can be searched; True if new."""
    if was_read(connection, reading.article.id, run):
        return False
    if not has_row(connection, articles, reading.article.id):
        raise NotSupported(f"the record has no article {reading.article.id} of this reading")
    fitting, refused = _sort_statements(reading)
    number = _number_run(connection, run, now)
    seq = _insert(connection, readings, rows.reading_columns(reading, number, len(fitting), now))
    _add_statements(connection, seq, reading, fitting)
    for skip in (*reading.skipped, *refused):
        add_skipped(connection, skip, now)
    return True


def add_skipped(connection: Connection, skip: Skipped, now: datetime) -> bool:
    """What was skipped is in the record; True if it is new."""
    columns = rows.skipped_columns(skip, now)
    if has_row(connection, skipped, columns["id"]):
        return False
    _insert(connection, skipped, columns)
    return True


def add_judgement(connection: Connection, judgement: Judgement, now: datetime) -> bool:
    """The judgement is in the record; False if it was, or if the same one is in force."""
    columns = rows.judgement_columns(judgement, now)
    if _in_force(connection, columns) is not None or has_row(connection, judgements, columns["id"]):
        return False
    seq = _insert(connection, judgements, columns)
    if judgement.ended_at is not None:
        _end(connection, seq, judgement.ended_at, now, judgement.ended_by)
    return True


def end_judgement(connection: Connection, judgement: Judgement, now: datetime, by: str = "") -> bool:
    """The judgement has ended, withdrawn by `by`; False if it was not in force."""
    seq = _in_force(connection, rows.judgement_columns(judgement, now))
    if seq is not None:
        _end(connection, seq, now, now, by)
    return seq is not None


def add_situation(connection: Connection, situation: Situation, now: datetime) -> bool:
    """The situation is followed, in the place of an older one of its name; False if the same one already was."""
    columns = rows.situation_columns(situation, now)
    if has_row(connection, situations, columns["id"]):
        return False
    end_situation(connection, situation.name, now)
    _insert(connection, situations, columns)
    return True


def end_situation(connection: Connection, name: str, now: datetime) -> bool:
    """No situation of that name is followed any more; False if none was."""
    chosen = select(situations.c.seq).outerjoin(situation_ends, situation_ends.c.situation == situations.c.seq)
    chosen = chosen.where(situations.c.name == rows.storable(name), situation_ends.c.situation.is_(None))
    followed = [{"situation": seq, "learned_at": now} for seq in connection.execute(chosen).scalars()]
    if followed:
        connection.execute(insert(situation_ends), followed)
    return bool(followed)


def _end(connection: Connection, seq: int, ended_at: datetime, now: datetime, by: str) -> None:
    columns = {"judgement": seq, "ended_at": ended_at, "learned_at": now, "ended_by": by or None}
    connection.execute(insert(judgement_ends), columns)


def _in_force(connection: Connection, columns: rows.Columns) -> int | None:
    told = ("pair", "verdict", "by", "reasons", "value")
    same = [judgements.c[name].is_not_distinct_from(columns[name]) for name in told]
    chosen = select(judgements.c.seq).outerjoin(judgement_ends, judgement_ends.c.judgement == judgements.c.seq)
    return connection.execute(chosen.where(judgement_ends.c.judgement.is_(None), *same)).scalar()


def _insert(connection: Connection, table: Table, columns: rows.Columns) -> int:
    key = connection.execute(insert(table), columns).inserted_primary_key
    assert key is not None
    return int(key[0])


def _number_run(connection: Connection, run: Run, now: datetime) -> int:
    seq = connection.execute(select(runs.c.seq).where(runs.c.id == run.id)).scalar()
    if seq is not None:
        return int(seq)
    columns = {
        "id": run.id, "stage": run.stage, "code_version": run.code_version, "model": run.model,
        "config_hash": run.config_hash, "learned_at": now,
    }  # fmt: skip
    return _insert(connection, runs, columns)


def _sort_statements(reading: Reading) -> tuple[Fitting, list[Skipped]]:
    """The statements whose spans all fit, and the others as skipped: one bad quote spoils only that quote."""
    fitting: list[tuple[Statement, rows.Columns]] = []
    refused = []
    for statement in reading.statements:
        try:
            columns = rows.statement_columns(statement, reading.article, len(fitting))
        except NotSupported as error:
            why = f"{statement.made_by}: {error.what}"
            refused.append(Skipped(reading.article.source_id, "record", why, reading.article.id))
        else:
            fitting.append((statement, columns))
    return fitting, refused


def _add_statements(connection: Connection, reading: int, source: Reading, fitting: Fitting) -> None:
    if not fitting:
        return
    # Nobody else writes now, so the numbers can be given here, and all rows sent at once.
    first = (connection.execute(select(func.max(statements.c.seq))).scalar() or 0) + 1
    names, text = rows.NamesInPlace(source), rows.storable(source.article.text)
    said: list[dict[str, Any]] = []
    taking_part: list[dict[str, Any]] = []
    words: list[tuple[int, str, str]] = []
    for seq, (statement, columns) in enumerate(fitting, first):
        said.append({"seq": seq, "reading": reading, **columns})
        words.append((seq, text[statement.sentence.start : statement.sentence.end], columns["names"]))
        roles = sorted(rows.find_roles(statement, names))
        taking_part += [{"statement": seq, "role": role, "entity": entity} for role, entity in roles]
    connection.execute(insert(statements), said)
    if taking_part:
        connection.execute(insert(parties), taking_part)
    dialect_of(connection).index_statements(connection, words)
