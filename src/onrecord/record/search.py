"""Search over the record: what is found says why, and points at the words instead of copying them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from onrecord.model import Span
from onrecord.record.dialects import dialect_of
from onrecord.record.indexing import ARTICLE_WORDS, STATEMENT_WORDS, Group
from onrecord.record.query import Query, build_query
from onrecord.record.rows import read_article, read_parts, read_statement
from onrecord.record.tables import articles, readings, statements
from onrecord.record.views import Reads, View, newest_version, published_within

SNIPPETS = 2
"""Sentences that show why an article was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article, or a statement of it, that holds the words; `score` orders, `why` says what was found.

    `spans` are the sentences that show it (for a statement, its evidence), in the order of the text.
    """

    article_id: str
    statement_id: str | None
    score: float
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Hit:
    seq: int
    hits: int
    rank: float


def search(
    reads: Reads,
    text: str,
    limit: int,
    *,
    over: Literal["articles", "statements"] = "articles",
    expansions: Sequence[Sequence[str]] = (),
    since: date | None = None,
    as_of: date | None = None,
    view: View | None = None,
) -> list[Found]:
    """At most `limit` articles (or statements) that hold most words of `text`, the best first."""
    view = view or View(reads)
    query = build_query(text, expansions)
    if not query.terms or limit < 1:
        return []
    conditions: list[ColumnElement[bool]] = [newest_version(as_of, view.known_by), *published_within(since, as_of)]
    if view.known_by is not None:
        conditions.append(articles.c.learned_at <= view.known_by)
    with reads() as connection:
        if over == "statements":
            return list(_find_statements(connection, query, limit, [*conditions, *view.current()]))
        return list(_find_articles(connection, query, limit, conditions, view))


def _groups(query: Query) -> list[Group]:
    return [term.phrases for term in query.terms]


def _best(connection: Connection, words: str, query: Query, shown: Select[Any], limit: int) -> list[_Hit]:
    """The rows of `shown` that hold most terms: those that hold more of them first, then by rank."""
    dialect, names = dialect_of(connection), [[name] for name in query.names]
    hits = dialect.count_hits(words, _groups(query))
    ranks = dialect.rank_hits(connection, words, [*_groups(query), *names]).subquery()
    chosen = (
        shown.add_columns(hits.c.hits, ranks.c.rank)
        .join(hits, hits.c.seq == shown.selected_columns.seq)
        .join(ranks, ranks.c.seq == hits.c.seq)
        .where(hits.c.hits >= query.most)
        .order_by(hits.c.hits.desc(), ranks.c.rank.desc(), hits.c.seq)
        .limit(limit)
    )
    return [_Hit(row.seq, row.hits, row.rank) for row in connection.execute(chosen)]


def _say_why(query: Query, hit: _Hit) -> str:
    asked = ", ".join(term.written for term in query.terms)
    return f"holds {hit.hits} of {len(query.terms)} words asked for ({asked}); rank {hit.rank:.2f}"


def _score(hit: _Hit) -> float:
    """Orders as the search does: the terms held, then the rank as a fraction of one term."""
    return hit.hits + max(hit.rank, 0.0) / (1.0 + max(hit.rank, 0.0))


def _find_articles(
    connection: Connection, query: Query, limit: int, conditions: Sequence[ColumnElement[bool]], view: View
) -> Iterator[Found]:
    shown = select(articles.c.seq).where(*conditions)
    for hit in _best(connection, ARTICLE_WORDS, query, shown, limit):
        row = connection.execute(select(articles).where(articles.c.seq == hit.seq)).one()
        spans = _snippets(connection, row, query, view)
        yield Found(row.id, None, _score(hit), spans, _say_why(query, hit))


def _snippets(connection: Connection, row: Row[Any], query: Query, view: View) -> tuple[Span, ...]:
    """The sentences (or paragraphs, where it was not parsed) that hold the most different words asked for."""
    hits = dialect_of(connection).find_hits(connection, row.seq, _groups(query))
    body = connection.execute(
        select(readings.c.body).where(readings.c.article_id == row.id, *view.current())
    ).scalar()
    pieces: Sequence[Span] = read_parts(row.id, body, ("sentences",))["sentences"] if body else ()
    if not pieces:
        pieces = [Span(row.id, p.start, p.end) for p in read_article(row).paragraphs if p.start < p.end]
    held = {span: {row.text[s:e].casefold() for s, e in hits if span.start <= s and e <= span.end} for span in pieces}
    best = sorted(pieces, key=lambda span: (-len(held[span]), span.start))[:SNIPPETS]
    return tuple(sorted(span for span in best if held[span]))


def _find_statements(
    connection: Connection, query: Query, limit: int, conditions: Sequence[ColumnElement[bool]]
) -> Iterator[Found]:
    shown = (
        select(statements.c.seq)
        .join(readings, readings.c.seq == statements.c.reading)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(*conditions)
    )
    for hit in _best(connection, STATEMENT_WORDS, query, shown, limit):
        row = connection.execute(select(statements).where(statements.c.seq == hit.seq)).one()
        statement = read_statement(row)
        yield Found(row.article_id, row.id, _score(hit), statement.spans, _say_why(query, hit))
