"""What search asks of a database: which rows hold words, and how well. Words are cut by SQLite's FTS5 everywhere.

A server keeps the words as FTS5 cut them, so that a record there finds, ranks and shows what a file does.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
"""A word of the title tells four times as much of what an article is about as one of its text."""
WORDS_WEIGHT, NAMES_WEIGHT = 1.0, 0.5
"""A statement's resolved names count half: they are not its words."""

ARTICLE_WORDS, STATEMENT_WORDS = "article_words", "statement_words"
SEARCH_TABLES = (ARTICLE_WORDS, STATEMENT_WORDS)
WEIGHTS = {ARTICLE_WORDS: (TITLE_WEIGHT, TEXT_WEIGHT), STATEMENT_WORDS: (WORDS_WEIGHT, NAMES_WEIGHT)}
"""What a word counts in the first and the second column of a search table."""
TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
_OPEN, _CLOSE = "\x01", "\x02"
"""Around a word asked for. No kept text holds them: `storable` replaced them."""

Phrase = Sequence[str]
"""Adjacent words."""
Group = Sequence[Phrase]
"""Phrases of which any will do."""


@dataclass(frozen=True, slots=True)
class StoreFault:
    """A table or row that the database itself finds wrong."""

    where: str
    why: str


def any_of(groups: Sequence[Group]) -> str:
    """The groups as FTS5 asks for them: every word stands in quotes, so that none is read as an operator."""
    return " OR ".join(_quoted(phrase) for group in groups for phrase in group)


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase).replace('"', '""') + '"'


def highlighted(words: str) -> str:
    """The query for the second column of search table `words` with marks (`find_marks`): of a phrase, in a row."""
    shown = f"highlight({words}, 1, char({ord(_OPEN)}), char({ord(_CLOSE)}))"
    return f"SELECT {shown} FROM {words} WHERE {words} MATCH ? AND rowid = ?"


def find_marks(marked: str) -> list[tuple[int, int]]:
    """Where the marked pieces stand in the text without its marks, as half-open offsets."""
    hits, place = [], 0
    for piece in marked.split(_OPEN):
        inside, mark, after = piece.partition(_CLOSE)
        if mark:
            hits.append((place, place + len(inside)))
        place += len(inside) + len(after)
    return hits


def cut_words(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, in its order, without endings, accents and capitals."""
    found: list[list[str]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, content = '', {TOKENS})")
        memory.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance)")
        memory.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", enumerate(texts))
        for doc, word in memory.execute("SELECT doc, term FROM words ORDER BY doc, offset"):
            found[doc].append(word)
    return found


def find_words(title: str, text: str, groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Where the words asked for stand in `text`, as half-open offsets: what FTS5 would mark in an article."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE {ARTICLE_WORDS} USING fts5(title, text, {TOKENS})")
        memory.execute(f"INSERT INTO {ARTICLE_WORDS}(rowid, title, text) VALUES (1, ?, ?)", (title, text))
        row = memory.execute(highlighted(ARTICLE_WORDS), (any_of(groups), 1)).fetchone()
    return find_marks(row[0]) if row else []
