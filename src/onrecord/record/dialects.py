"""Which kind of database a record is in, and what each kind does in its own way."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection, Engine, Select, Subquery

from onrecord.errors import RecordError
from onrecord.record import postgres, sqlite
from onrecord.record.indexing import Group, StoreFault


class Dialect(Protocol):
    """The functions of `sqlite` and of `postgres`; their docstrings say what is true after each."""

    def translate(self, error: BaseException, where: str) -> RecordError:
        """What a user should read instead of the database's error."""

    def size_of(self, connection: Connection, where: str) -> int:
        """Bytes of the record `where`."""

    def mark_record(self, connection: Connection) -> None:
        """Write into the database that it is a record."""

    def is_marked(self, connection: Connection) -> bool:
        """True if the database says that it is a record."""

    def create_search_v1(self, connection: Connection) -> None:
        """Make the search tables of the first migration."""

    def index_article(self, connection: Connection, seq: int, title: str, text: str) -> None:
        """Let searches find an article."""

    def index_statements(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        """Let searches find statements by (number, words, names)."""

    def count_hits(self, words: str, groups: Sequence[Group]) -> Subquery:
        """Rows (seq, hits) of a search table."""

    def rank_hits(self, connection: Connection, words: str, groups: Sequence[Group]) -> Select[tuple[int, float]]:
        """Rows (seq, rank) of a search table."""

    def find_hits(self, connection: Connection, seq: int, groups: Sequence[Group]) -> list[tuple[int, int]]:
        """Where the words asked for stand in the text of an article."""

    def find_faults(self, connection: Connection) -> Iterator[StoreFault]:
        """What the database's own checks find."""

    def search_in_step(self, connection: Connection, words: str) -> bool:
        """True if a search table holds just the words of the rows it stands for."""


def dialect_of(database: Connection | Engine) -> Dialect:
    """What the database of that connection or engine does in its own way."""
    return sqlite if database.dialect.name == "sqlite" else postgres
