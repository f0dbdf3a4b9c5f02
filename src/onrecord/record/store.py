"""The record: opened, written to one page at a time, and read through its views."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DBAPIError

from onrecord.errors import NotSupported, RecordError
from onrecord.model import Article, Judgement, Page, Reading, Situation, Skipped, Statement
from onrecord.ports import Clock
from onrecord.record import keep, rows
from onrecord.record.check import Fault, check_record
from onrecord.record.dialects import dialect_of
from onrecord.record.rows import Run
from onrecord.record.schema import check_version, migrate, read_version
from onrecord.record.search import Found, search
from onrecord.record.tables import metadata, pages, runs, skipped
from onrecord.record.views import StatementFilter, View


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a page was new to the record."""

    page: bool
    article: bool
    reading: bool

    def __bool__(self) -> bool:
        return self.page or self.article or self.reading


@dataclass(frozen=True, slots=True)
class Facts:
    """The record in numbers: rows of each table, size in bytes with its log, and when it first and last learned."""

    where: str
    schema_version: str
    size_bytes: int
    rows: dict[str, int]
    first_learned: datetime | None
    last_learned: datetime | None


class Record:
    """A store of pages, articles and readings, to which rows are only ever added; a context manager.

    Each method that writes is one transaction: it is kept whole or not at all, also when the process is killed.
    """

    def __init__(self, engine: Engine, where: str, clock: Clock, *, read_only: bool = False) -> None:
        self._engine, self._clock = engine, clock
        self.where, self.read_only = where, read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file, or the server; the record cannot be used after it."""
        self._engine.dispose()

    def prepare(self, *, may_begin: bool = True) -> None:
        """Make sure that the record has the newest form; RecordError if there is none and it `may` not `begin`."""
        with self.reading() as connection:
            version = read_version(connection)
            ready = check_version(version)
        if ready:
            return
        if version is None and not may_begin:
            raise RecordError("there is no record", where=self.where, next="Read something into it first.")
        if self.read_only:
            raise RecordError(
                "it has an older form and is opened for reading only", where=self.where,
                next="Open it once for writing.",
            )  # fmt: skip
        with self.writing() as connection:
            migrate(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record."""
        with self._connected(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self, *, synced: bool = True) -> Iterator[Connection]:
        """A transaction that no other writer shares; kept whole at its end, or not at all.

        One that is not `synced` outlives the process, but perhaps not a loss of power.
        """
        with self._connected(writes=True, synced=synced) as connection:
            yield connection

    @contextmanager
    def _connected(self, *, writes: bool, synced: bool = True) -> Iterator[Connection]:
        options = {"writes": writes, "synced": synced}
        try:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise dialect_of(self._engine).translate(error.orig or error, self.where) from error
        except RecordError as error:
            if error.where:
                raise
            raise type(error)(error.what, where=self.where, next=error.next) from error

    def keep(
        self,
        page: Page,
        article: Article | None,
        reading: Reading | None,
        run: Run | None = None,
        skips: Sequence[Skipped] = (),
    ) -> Kept:
        """Page, article and reading (with what was skipped) are in the record, all or none; says what was new."""
        if (reading is None) != (run is None):
            raise NotSupported("a reading is kept with the run that made it, and a run with its reading")
        with self.writing() as connection:
            now = self._clock.now()
            new_page = keep.add_page(connection, page, now)
            new_article = article is not None and keep.add_article(connection, article, now)
            new_reading = reading is not None and run is not None and keep.add_reading(connection, reading, run, now)
            for skip in skips:
                keep.add_skipped(connection, skip, now)
        return Kept(new_page, new_article, new_reading)

    def keep_page(self, page: Page) -> bool:
        """The page is in the record; True if it was not before."""
        with self.writing() as connection:
            return keep.add_page(connection, page, self._clock.now())

    def keep_article(self, article: Article) -> bool:
        """The article is in the record; True if it was not before. NotSupported if its page is not."""
        with self.writing() as connection:
            return keep.add_article(connection, article, self._clock.now())

    def keep_reading(self, reading: Reading, run: Run) -> bool:
        """The reading is in the record; True if that run had not read the article before.

        NotSupported if its article is not in the record. A statement with a span that does not fit is left out,
        and kept as skipped.
        """
        with self.writing() as connection:
            return keep.add_reading(connection, reading, run, self._clock.now())

    def keep_skipped(self, skip: Skipped) -> bool:
        """What was skipped, and why, is in the record; True if it was not before."""
        with self.writing() as connection:
            return keep.add_skipped(connection, skip, self._clock.now())

    def keep_judgement(self, judgement: Judgement) -> bool:
        """The judgement is in force; False if the same author's same verdict, for the same reasons, already was."""
        with self.writing() as connection:
            return keep.add_judgement(connection, judgement, self._clock.now())

    def end_judgement(self, judgement: Judgement, by: str = "") -> bool:
        """The judgement is no longer in force, from now on; False if it was not. It stays in the record."""
        with self.writing() as connection:
            return keep.end_judgement(connection, judgement, self._clock.now(), by)

    def keep_situation(self, situation: Situation) -> bool:
        """The situation is followed, in the place of an older one of its name; False if the same one already was."""
        with self.writing() as connection:
            return keep.add_situation(connection, situation, self._clock.now())

    def end_situation(self, name: str) -> bool:
        """No situation of that name is followed any more; False if none was."""
        with self.writing() as connection:
            return keep.end_situation(connection, name, self._clock.now())

    def view(self, known_by: datetime | None = None) -> View:
        """What the record shows (the port `RecordView`), as it knew it at that instant (None: now)."""
        return View(self.reading, known_by)

    def has_reading(self, article_id: str, run: Run) -> bool:
        """True if that run has read the article: it need not be parsed again."""
        with self.reading() as connection:
            return keep.was_read(connection, article_id, run)

    def article_ids(
        self,
        *,
        about: str | None = None,
        since: date | None = None,
        as_of: date | None = None,
        known_by: datetime | None = None,
        about_terms: Sequence[Sequence[str]] = (),
    ) -> Sequence[str]:
        """Ids of articles that tell `about` it (see `View.article_ids`), as known at `known_by`."""
        return self.view(known_by).article_ids(about=about, since=since, as_of=as_of, about_terms=about_terms)

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The current reading of each article, in the order of the ids; one not parsed is left out."""
        return self.view().readings(article_ids)

    def unread_ids(self, run: Run | None = None) -> Sequence[str]:
        """Ids of articles, older versions too, that the run has not read (None: that no run has), oldest first."""
        return self.view().unread_ids(run)

    def judgements(self) -> Sequence[Judgement]:
        """All judgements in force, people's first."""
        return self.view().judgements()

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None."""
        return self.view().article(article_id)

    def versions(self, article_id: str) -> Sequence[str]:
        """Ids of all versions of an article, oldest first."""
        return self.view().versions(article_id)

    def statement(self, statement_id: str) -> Statement | None:
        """The statement of that id, or None."""
        return self.view().statement(statement_id)

    def statements(self, wanted: StatementFilter | None = None) -> Iterator[Statement]:
        """Statements that pass the filter, streamed in order of publication."""
        return self.view().statements(wanted)

    def page(self, page_id: str) -> Page | None:
        """The page of that id with its bytes, or None."""
        with self.reading() as connection:
            row = connection.execute(select(pages).where(pages.c.id == page_id)).first()
        return None if row is None else rows.read_page(row)

    def visited(self, urls: Sequence[str]) -> Mapping[str, datetime]:
        """When the pages at those addresses were last fetched, or found to hold no article; for those that were."""
        kept = select(pages.c.url, func.max(pages.c.fetched_at)).where(pages.c.url.in_(urls)).group_by(pages.c.url)
        barren = (
            select(skipped.c.locator, func.max(skipped.c.learned_at))
            .where(skipped.c.locator.in_(urls), skipped.c.stage == "read").group_by(skipped.c.locator)
        )  # fmt: skip
        found: dict[str, datetime] = {}
        with self.reading() as connection:
            for url, at in (*connection.execute(kept), *connection.execute(barren)):
                found[url] = max(at, found.get(url, at))
        return found

    def skipped(self) -> Iterator[Skipped]:
        """All that was skipped, in the order of learning."""
        with self.reading() as connection:
            for row in connection.execute(select(skipped).order_by(skipped.c.seq)):
                yield rows.read_skipped(row)

    def runs(self) -> Sequence[Run]:
        """The runs that made readings, oldest first."""
        with self.reading() as connection:
            found = connection.execute(select(runs).order_by(runs.c.seq)).all()
        return [Run(row.stage, row.code_version, row.model, row.config_hash) for row in found]

    def search(
        self,
        text: str,
        limit: int = 20,
        *,
        over: Literal["articles", "statements"] = "articles",
        expansions: Sequence[Sequence[str]] = (),
        since: date | None = None,
        as_of: date | None = None,
    ) -> list[Found]:
        """At most `limit` articles or statements that hold most words of `text`, the best first, with why."""
        return search(self.reading, text, limit, over=over, expansions=expansions, since=since, as_of=as_of)

    def check(self) -> Iterator[Fault]:
        """Every fault of the record, read again from end to end: ids, hashes, spans, columns, search."""
        return check_record(self.reading, None if self.read_only else self.writing)

    def facts(self) -> Facts:
        """The record in numbers."""
        with self.reading() as connection:
            counts = {table.name: _count(connection, table) for table in metadata.sorted_tables}
            first, last = connection.execute(select(func.min(pages.c.learned_at), func.max(pages.c.learned_at))).one()
            version, size = read_version(connection), dialect_of(connection).size_of(connection, self.where)
        return Facts(self.where, version or "", size, counts, first, last)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
