"""Readings as a record gives them: what was found in an article is read from its row when it is first asked for.

An account of hundreds of articles asks for the mentions of all and for the times, quotations and pronouns of a few.
"""

from typing import Any

from onrecord.errors import RecordDamaged
from onrecord.model import Article, Reading, Statement
from onrecord.record.codec import DECODER, Json, from_json
from onrecord.record.rows import inflate, reading_parts


class KeptReading(Reading):
    """A reading whose parts are made when they are first asked for; equal to the reading that was kept."""

    __slots__ = ("_found",)
    _found: str
    """The body of its row, "]," in the place of its "{": JSON, of which only the parts that are asked for are read."""

    def __getattr__(self, name: str) -> Any:
        """A part that was not made yet; RecordDamaged if its row does not hold what it should."""
        hint = reading_parts().get(name)
        if hint is None:
            raise AttributeError(name)
        part = from_json(hint, _find_part(self._found, name), self.article.id)
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


def _find_part(body: str, name: str) -> Json:
    """The part of that name; empty where the body has none. No field within a part is called as a part is, and in words
    a quotation mark stands behind a backslash: the name can stand in one place only."""
    named = f'],"{name}":'
    at = body.find(named)
    try:
        return DECODER.raw_decode(body, at + len(named))[0] if at >= 0 else []
    except ValueError as error:
        raise RecordDamaged(f"a kept {name} is not JSON: {error}") from error


def _make_reading(article: Article, statements: tuple[Statement, ...], found: str) -> KeptReading:
    made = KeptReading.__new__(KeptReading)
    for name, value in (("article", article), ("statements", statements), ("_found", found)):
        object.__setattr__(made, name, value)
    return made


def read_reading(article: Article, body: bytes, statements: tuple[Statement, ...]) -> Reading:
    """The reading of `article` from the body of its row and its statements; RecordDamaged if the body is."""
    try:
        found = inflate(body).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise RecordDamaged(f"a kept reading is no text: {error}") from error
    if not (found.startswith("{") and found.endswith("}")):
        raise RecordDamaged("a kept reading is no JSON object")
    # The first part, too, has the end of another before its name.
    return _make_reading(article, statements, f"],{found[1:]}")
