"""What a record shows: the newest version of each article, as its newest run read it, at a moment.

A view can be taken as of what was published by a day, and as of what the record had learned by an instant.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, tuple_

from onrecord.model import Article, Judgement, Reading, Situation, Statement, StatementKind
from onrecord.record.choosing import Chosen, Limit, choose_newest, choose_telling, find_telling
from onrecord.record.kept import read_reading
from onrecord.record.query import build_query
from onrecord.record.rows import Run, make_statement, read_article, read_judgement, read_situation, read_statement
from onrecord.record.tables import (
    articles,
    judgement_ends,
    judgements,
    parties,
    readings,
    runs,
    situation_ends,
    situations,
    statements,
)

CHUNK = 32
"""Articles whose readings are asked for at once: few enough to hold (some 200 kB each), many enough for one query."""
ROWS_AT_ONCE = 256
"""Rows fetched at once when statements are streamed."""
MACHINE = "machine:"
"""How the author of a machine's judgement begins ("machine:resolve-entities"); all others are people."""


class Reads(Protocol):
    """Opens a reading transaction on the store."""

    def __call__(self) -> AbstractContextManager[Connection]:
        """A connection within a transaction that sees one state of the record."""


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements: all that is given must hold.

    `entity` takes part, in one of `roles` if given (actor, recipient, source, by, to, expected_by, place,
    voice, named); `when_from` to `when_to`: may have been then; `since` to `as_of`: published then.
    """

    kind: StatementKind | None = None
    event_type: str | None = None
    topic: str | None = None
    place: str | None = None
    entity: str | None = None
    roles: tuple[str, ...] = ()
    when_from: date | None = None
    when_to: date | None = None
    since: date | None = None
    as_of: date | None = None
    article_ids: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None


def newest_version(as_of: date | None, known_by: datetime | None) -> ColumnElement[bool]:
    """The article is the newest version of itself, of those published by `as_of` and known by `known_by`."""
    later = articles.alias("later")
    conditions = [
        later.c.lineage == articles.c.lineage,
        tuple_(later.c.fetched_at, later.c.seq) > tuple_(articles.c.fetched_at, articles.c.seq),
    ]
    if as_of is not None:
        conditions.append(later.c.published_end <= as_of)
    if known_by is not None:
        conditions.append(later.c.learned_at <= known_by)
    return ~exists().where(*conditions)


def current_reading(known_by: datetime | None) -> ColumnElement[bool]:
    """The reading is the one of the newest run that read its article, of those known by `known_by`."""
    newer = readings.alias("newer")
    conditions = [newer.c.article_id == readings.c.article_id, newer.c.run > readings.c.run]
    if known_by is not None:
        conditions.append(newer.c.learned_at <= known_by)
    return ~exists().where(*conditions)


def published_within(since: date | None, as_of: date | None) -> list[ColumnElement[bool]]:
    """Surely published by `as_of`, and perhaps since `since`; an undated article is in no dated view."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(articles.c.published_end >= since)
    if as_of is not None:
        conditions.append(articles.c.published_end <= as_of)
    return conditions


def oldest_first() -> tuple[ColumnElement[Any], ...]:
    """The order of publication, undated articles last."""
    undated, end, at = articles.c.published_end.is_(None), articles.c.published_end, articles.c.published_at
    return undated, end, at.nulls_first(), articles.c.seq


class View:
    """What the record shows to `thread` and `tell` (the port `RecordView`), as it was known at a moment."""

    def __init__(self, reads: Reads, known_by: datetime | None = None) -> None:
        self._reads = reads
        self.known_by = known_by

    def article_ids(
        self,
        *,
        about: str | None = None,
        since: date | None = None,
        as_of: date | None = None,
        about_terms: Sequence[Sequence[str]] = (),
    ) -> Sequence[str]:
        """Ids of articles that tell `about` it, published from `since` to `as_of`, oldest first; undated ones last.

        Articles that hold all words of `about`; if none does, those that hold most of them, as many as any does.
        `about_terms` are sets of names for one thing ("US", "American"): any of them stands for all.
        """
        chosen = self._listed(since, as_of)
        with self._reads() as connection:
            if about is None or not about.strip():
                return [row.id for row in connection.execute(chosen)]
            return [row.id for row in find_telling(connection, chosen, build_query(about, about_terms))]

    def choose(
        self, limit: Limit, about: str, about_terms: Sequence[Sequence[str]] = (), as_of: date | None = None
    ) -> Chosen:
        """Of the articles that tell `about` it, as many as the limit allows: those that speak most of it, and the
        newest of those that speak of it next to most."""
        query = build_query(about, about_terms)
        with self._reads() as connection:
            telling = find_telling(connection, self._listed(None, as_of), query)
            return choose_telling(connection, telling, query, limit)

    def choose_newest(self, limit: Limit, article_ids: Sequence[str]) -> Chosen:
        """Of those articles, oldest first, as many of the newest as the limit allows."""
        with self._reads() as connection:
            return choose_newest(connection, article_ids, limit)

    def _listed(self, since: date | None, as_of: date | None) -> Select[tuple[str]]:
        """The ids of the newest versions published within those days, oldest first."""
        chosen = select(articles.c.id).where(newest_version(as_of, self.known_by), *published_within(since, as_of))
        if self.known_by is not None:
            chosen = chosen.where(articles.c.learned_at <= self.known_by)
        return chosen.order_by(*oldest_first())

    def published(self, as_of: date | None = None) -> Sequence[tuple[str, date, date, str | None]]:
        """Id, first and last day of publication, and outlet of each article of known days; no text is read."""
        columns = articles.c.id, articles.c.published_start, articles.c.published_end, articles.c.outlet
        chosen = select(*columns).where(newest_version(as_of, self.known_by), *published_within(None, as_of))
        chosen = chosen.where(articles.c.published_start.is_not(None), articles.c.published_end.is_not(None))
        if self.known_by is not None:
            chosen = chosen.where(articles.c.learned_at <= self.known_by)
        with self._reads() as connection:
            found = connection.execute(chosen.order_by(articles.c.seq))
            return [(r.id, r.published_start, r.published_end, r.outlet) for r in found]

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The kept reading of each article, in the order of the ids; an article that was not parsed is left out."""
        for start in range(0, len(article_ids), CHUNK):
            asked = article_ids[start : start + CHUNK]
            with self._reads() as connection:
                found = dict(self._read(connection, sorted(set(asked))))
            yield from (found[article_id] for article_id in asked if article_id in found)

    def unread_ids(self, run: Run | None = None) -> Sequence[str]:
        """Ids of articles, older versions too, that the run has not read (None: that no run has), oldest first."""
        read = exists().where(readings.c.article_id == articles.c.id)
        if run is not None:
            read = read.where(readings.c.run == select(runs.c.seq).where(runs.c.id == run.id).scalar_subquery())
        chosen = select(articles.c.id).where(~read)
        if self.known_by is not None:
            chosen = chosen.where(articles.c.learned_at <= self.known_by)
        chosen = chosen.order_by(*oldest_first())
        with self._reads() as connection:
            return list(connection.execute(chosen).scalars())

    def _read(self, connection: Connection, article_ids: Sequence[str]) -> Iterator[tuple[str, Reading]]:
        chosen: Select[Any] = (
            select(articles.c.id, articles.c.text, articles.c.facts, readings.c.seq.label("reading"), readings.c.body)
            .join(readings, readings.c.article_id == articles.c.id)
            .where(articles.c.id.in_(article_ids), *self.current())
        )
        rows = connection.execute(chosen).all()
        said = _statements_of(connection, [row.reading for row in rows])
        for row in rows:
            yield row.id, read_reading(read_article(row), row.body, tuple(said.get(row.reading, ())))

    def current(self) -> list[ColumnElement[bool]]:
        """The conditions that a reading is the one this view shows."""
        conditions = [current_reading(self.known_by)]
        if self.known_by is not None:
            conditions.append(readings.c.learned_at <= self.known_by)
        return conditions

    def judgements(self) -> Sequence[Judgement]:
        """All judgements in force, people's first, then in the order in which the record learned of them."""
        found = [judgement for judgement in self.decisions() if judgement.ended_at is None]
        return sorted(found, key=lambda judgement: judgement.by.startswith(MACHINE))

    def decisions(self) -> Sequence[Judgement]:
        """All judgements in the order in which the record learned of them, those withdrawn with their end."""
        ended: ColumnElement[bool] = judgement_ends.c.judgement == judgements.c.seq
        if self.known_by is not None:
            ended = and_(ended, judgement_ends.c.learned_at <= self.known_by)
        chosen = select(judgements, judgement_ends.c.ended_at, judgement_ends.c.ended_by)
        chosen = chosen.outerjoin(judgement_ends, ended).order_by(judgements.c.seq)
        if self.known_by is not None:
            chosen = chosen.where(judgements.c.learned_at <= self.known_by)
        with self._reads() as connection:
            found = connection.execute(chosen).all()
        return [replace(read_judgement(row), ended_at=row.ended_at, ended_by=row.ended_by or "") for row in found]

    def situations(self) -> Sequence[Situation]:
        """The situations that are followed, in the order in which they were set up."""
        ended: ColumnElement[bool] = situation_ends.c.situation == situations.c.seq
        if self.known_by is not None:
            ended = and_(ended, situation_ends.c.learned_at <= self.known_by)
        chosen = select(situations).outerjoin(situation_ends, ended).where(situation_ends.c.situation.is_(None))
        if self.known_by is not None:
            chosen = chosen.where(situations.c.learned_at <= self.known_by)
        with self._reads() as connection:
            return [read_situation(row) for row in connection.execute(chosen.order_by(situations.c.seq))]

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None if the record has none."""
        with self._reads() as connection:
            row = connection.execute(select(articles).where(articles.c.id == article_id)).first()
        return None if row is None or not self._knows(row) else read_article(row)

    def _knows(self, row: Row[Any]) -> bool:
        return self.known_by is None or row.learned_at <= self.known_by

    def versions(self, article_id: str) -> Sequence[str]:
        """Ids of all versions of an article, this one included, oldest first; empty if the record has none."""
        own = select(articles.c.lineage).where(articles.c.id == article_id).scalar_subquery()
        chosen = select(articles.c.id).where(articles.c.lineage == own)
        if self.known_by is not None:
            chosen = chosen.where(articles.c.learned_at <= self.known_by)
        with self._reads() as connection:
            return list(connection.execute(chosen.order_by(articles.c.fetched_at, articles.c.seq)).scalars())

    def changed_ids(self) -> Sequence[str]:
        """Ids of the newest versions of the articles that were read in more than one version, oldest first."""
        other = articles.alias("other")
        differs = [other.c.lineage == articles.c.lineage, other.c.seq != articles.c.seq]
        if self.known_by is not None:
            differs.append(other.c.learned_at <= self.known_by)
        chosen = select(articles.c.id).where(newest_version(None, self.known_by), exists().where(*differs))
        if self.known_by is not None:
            chosen = chosen.where(articles.c.learned_at <= self.known_by)
        with self._reads() as connection:
            ordered = chosen.order_by(articles.c.published_end.nulls_first(), articles.c.seq)
            return list(connection.execute(ordered).scalars())

    def naming(self, entities: Sequence[str], as_of: date | None = None) -> Sequence[str]:
        """Ids of the shown articles with a statement in which one of the entities takes part or is named."""
        takes_part = exists().where(parties.c.statement == statements.c.seq, parties.c.entity.in_(entities))
        chosen = self._shown(StatementFilter(as_of=as_of)).where(takes_part)
        chosen = chosen.with_only_columns(statements.c.article_id).distinct()
        with self._reads() as connection:
            return sorted(connection.execute(chosen).scalars())

    def run_of(self, statement_id: str) -> Run | None:
        """The newest run that made the statement, or None if the record has no such statement."""
        chosen = (
            select(runs)
            .join(readings, readings.c.run == runs.c.seq)
            .join(statements, statements.c.reading == readings.c.seq)
            .where(statements.c.id == statement_id)
            .order_by(runs.c.seq.desc())
        )
        with self._reads() as connection:
            row = connection.execute(chosen.limit(1)).first()
        return None if row is None else Run(row.stage, row.code_version, row.model, row.config_hash)

    def statements(self, wanted: StatementFilter | None = None) -> Iterator[Statement]:
        """Statements of the current readings of the newest versions, streamed by publication and place."""
        wanted = wanted or StatementFilter()
        chosen = self._shown(wanted)
        undated = statements.c.published.is_(None)
        chosen = chosen.order_by(undated, statements.c.published, statements.c.reading, statements.c.position)
        with self._reads() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen):
                yield read_statement(row)

    def _shown(self, wanted: StatementFilter) -> Select[Any]:
        chosen = (
            select(statements)
            .join(readings, readings.c.seq == statements.c.reading)
            .join(articles, articles.c.id == statements.c.article_id)
            .where(newest_version(wanted.as_of, self.known_by), *self.current())
            .where(*published_within(wanted.since, wanted.as_of), *statement_conditions(wanted))
        )
        return chosen if self.known_by is None else chosen.where(articles.c.learned_at <= self.known_by)

    def statement(self, statement_id: str) -> Statement | None:
        """The statement of that id as the newest run made it, or None; older versions of articles count too."""
        chosen = (
            select(statements)
            .join(readings, readings.c.seq == statements.c.reading)
            .join(runs, runs.c.seq == readings.c.run)
            .where(statements.c.id == statement_id)
            .order_by(runs.c.seq.desc(), statements.c.position)
        )
        if self.known_by is not None:
            chosen = chosen.where(readings.c.learned_at <= self.known_by)
        with self._reads() as connection:
            row = connection.execute(chosen.limit(1)).first()
        return None if row is None else read_statement(row)


def statement_conditions(wanted: StatementFilter) -> Iterator[ColumnElement[bool]]:
    """The conditions of a filter on the columns of `statements`, but for publication."""
    columns = statements.c
    for name in ("kind", "event_type", "topic", "place"):
        if (value := getattr(wanted, name)) is not None:
            yield columns[name] == value
    if wanted.entity is not None:
        takes_part = [parties.c.statement == columns.seq, parties.c.entity == wanted.entity]
        if wanted.roles:
            takes_part.append(parties.c.role.in_(wanted.roles))
        yield exists().where(*takes_part)
    # A When that is open at an end has no day there: it reaches as far as asked.
    dated = or_(columns.when_start.is_not(None), columns.when_end.is_not(None))
    if wanted.when_from is not None:
        yield and_(dated, or_(columns.when_end.is_(None), columns.when_end >= wanted.when_from))
    if wanted.when_to is not None:
        yield and_(dated, or_(columns.when_start.is_(None), columns.when_start <= wanted.when_to))
    if wanted.article_ids is not None:
        yield columns.article_id.in_(wanted.article_ids)
    if wanted.ids is not None:
        yield columns.id.in_(wanted.ids)


def _statements_of(connection: Connection, seqs: Sequence[int]) -> dict[int, list[Statement]]:
    """The statements of each of those readings, in their order."""
    told = statements.c.reading, statements.c.id, statements.c.article_id, statements.c.facts
    chosen: Select[Any] = select(*told).where(statements.c.reading.in_(seqs))
    found: dict[int, list[Statement]] = defaultdict(list)
    for reading, *row in connection.execute(chosen.order_by(statements.c.reading, statements.c.position)).all():
        found[reading].append(make_statement(*row))
    return found
