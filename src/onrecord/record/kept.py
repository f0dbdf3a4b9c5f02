"""Readings as a record gives them: what was found in an article is made from its row when it is first asked for.

An account of hundreds of articles asks for the mentions of all and for the times, quotations and pronouns of a few.
"""

from typing import Any

from onrecord.model import Article, Reading, Statement
from onrecord.record.codec import Json, from_json
from onrecord.record.rows import reading_parts, unpack


class KeptReading(Reading):
    """A reading whose parts are made when they are first asked for; equal to the reading that was kept."""

    __slots__ = ("_found",)
    _found: dict[str, Json]

    def __getattr__(self, name: str) -> Any:
        """A part that was not made yet; RecordDamaged if its row does not hold what it should."""
        hint = reading_parts().get(name)
        if hint is None:
            raise AttributeError(name)
        part = from_json(hint, self._found.get(name, []), self.article.id)
        object.__setattr__(self, name, part)
        return part

    def with_statements(self, statements: tuple[Statement, ...]) -> Reading:
        """The same reading with these statements in the place of its own, its other parts still to be made."""
        return _make_reading(self.article, statements, self._found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reading):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Reading.__dataclass_fields__)

    __hash__ = Reading.__hash__


def _make_reading(article: Article, statements: tuple[Statement, ...], found: dict[str, Json]) -> KeptReading:
    made = KeptReading.__new__(KeptReading)
    for name, value in (("article", article), ("statements", statements), ("_found", found)):
        object.__setattr__(made, name, value)
    return made


def read_reading(article: Article, body: bytes, statements: tuple[Statement, ...]) -> Reading:
    """The reading of `article` from the body of its row and its statements; RecordDamaged if the body is."""
    return _make_reading(article, statements, unpack(body))
