"""Which articles are read for a question, where more bear on it than can be read at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.record.dialects import dialect_of
from onrecord.record.indexing import ARTICLE_WORDS
from onrecord.record.query import Query
from onrecord.record.tables import articles

BEST_SHARE, POOL = 2 / 3, 3
"""Of what is read for a question two thirds are the articles that speak most of it, a third the newest of the next best
(three times as many as are read): what happened last is told before anybody has written about it at length."""
PORTION = 500
"""Articles measured by one query."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How much is read at once: so many articles, and so many characters of text."""

    articles: int
    characters: int

    def fit(self, article_ids: Iterable[str], lengths: dict[str, int]) -> list[str]:
        """Those of the articles, the first ones first, that are within the limit; too long ones are passed over."""
        kept: list[str] = []
        left = self.characters
        for article_id in article_ids:
            if len(kept) == self.articles:
                break
            if lengths[article_id] <= left:
                kept.append(article_id)
                left -= lengths[article_id]
        return kept


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of the articles that are read, oldest first, and how many more bear on the question."""

    ids: tuple[str, ...]
    left_out: int


def find_telling(connection: Connection, chosen: Select[tuple[str]], query: Query) -> Sequence[Row[Any]]:
    """Of the articles chosen, in their order, those that hold most of the terms asked for: id, seq, last day."""
    if not query.terms:
        return []
    groups = [term.phrases for term in query.terms]
    hits = dialect_of(connection).count_hits(ARTICLE_WORDS, groups)
    counted = chosen.add_columns(articles.c.seq, articles.c.published_end, hits.c.hits)
    counted = counted.join(hits, hits.c.seq == articles.c.seq)
    # Asked first for those that hold all terms: mostly there are some, and few of those that hold most.
    rows = connection.execute(counted.where(hits.c.hits == len(groups))).all()
    rows = rows or connection.execute(counted.where(hits.c.hits >= query.most)).all()
    most = max((row.hits for row in rows), default=0)
    return [row for row in rows if row.hits == most]


def choose_telling(connection: Connection, telling: Sequence[Row[Any]], query: Query, limit: Limit) -> Chosen:
    """As many of the articles that tell of the question as the limit allows: those that speak most of it, and the
    newest of those that speak of it next to most."""
    ids = tuple(row.id for row in telling)
    if len(ids) <= limit.articles and sum(_measure(connection, ids).values()) <= limit.characters:
        return Chosen(ids, 0)
    ranked = _rank(connection, telling, query)[: limit.articles * POOL]
    lengths = _measure(connection, [row.id for row in ranked])
    best = Limit(round(limit.articles * BEST_SHARE), round(limit.characters * BEST_SHARE))
    held = set(best.fit((row.id for row in ranked), lengths))
    rest = [row for row in ranked if row.id not in held]
    rest.sort(key=lambda row: row.published_end or date.min, reverse=True)
    room = Limit(limit.articles - len(held), limit.characters - sum(lengths[i] for i in held))
    held.update(room.fit((row.id for row in rest), lengths))
    # Something is read, however long it is.
    held = held or {ranked[0].id}
    return Chosen(tuple(i for i in ids if i in held), len(ids) - len(held))


def choose_newest(connection: Connection, article_ids: Sequence[str], limit: Limit) -> Chosen:
    """As many of the last of the articles as the limit allows."""
    last = article_ids[-limit.articles * POOL :]
    held = set(limit.fit(reversed(last), _measure(connection, last))) or set(last[-1:])
    return Chosen(tuple(i for i in last if i in held), len(article_ids) - len(held))


def _measure(connection: Connection, article_ids: Sequence[str]) -> dict[str, int]:
    """How many characters each of the articles has."""
    found: dict[str, int] = {}
    for start in range(0, len(article_ids), PORTION):
        asked = articles.c.id.in_(article_ids[start : start + PORTION])
        rows = connection.execute(select(articles.c.id, func.length(articles.c.text)).where(asked))
        found.update((article_id, length) for article_id, length in rows)
    return found


def _rank(connection: Connection, telling: Sequence[Row[Any]], query: Query) -> list[Row[Any]]:
    """The articles, those that speak most of the question first."""
    groups = [*(term.phrases for term in query.terms), *([name] for name in query.names)]
    ranks = dialect_of(connection).rank_hits(connection, ARTICLE_WORDS, groups)
    rank = {row.seq: row.rank for row in connection.execute(ranks).all()}
    return sorted(telling, key=lambda row: (-rank[row.seq], row.seq))
