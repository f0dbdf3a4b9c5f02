"""Readings are read part by part: the part of a name stands in one place of a row only."""

import zlib
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from onrecord.errors import RecordDamaged
from onrecord.record.codec import from_bytes
from onrecord.record.kept import read_reading
from onrecord.record.rows import inflate, pack, reading_columns, reading_parts

from .build import NOON, make_news


def fields_within(hint: Any) -> set[str]:
    """The names of all fields of the nouns that a value of the type can hold."""
    found: set[str] = set()
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        for field in fields(hint):
            found |= {field.name} | fields_within(hints[field.name])
    return found.union(*(fields_within(inner) for inner in get_args(hint)))


def test_no_field_within_a_part_is_called_as_a_part_is() -> None:
    """A part is found by its name without reading the others: no noun in it may have a field of such a name."""
    within = set().union(*(fields_within(hint) for hint in reading_parts().values()))
    assert "span" in within
    assert not within & set(reading_parts())


def test_words_that_look_like_a_part_are_not_taken_for_it() -> None:
    """What an article says, a quotation mark and all, never passes for the part of that name."""
    _, article, reading = make_news(1, 3)
    row = reading_columns(reading, 1, len(reading.statements), NOON)
    body = from_bytes(inflate(row["body"]))
    body["skipped"] = [{"locator": '],"entities":[{"id":1}]', "stage": "parse", "why": '],"times":[7]'}]
    first = {"skipped": body.pop("skipped"), **body}
    read = read_reading(article, pack(first), reading.statements)
    assert read.skipped[0].why == '],"times":[7]'
    assert (read.entities, read.times, read.mentions) == (reading.entities, reading.times, reading.mentions)
    assert (read.sentences, read.attributions) == (reading.sentences, reading.attributions)


@pytest.mark.parametrize("body", [b"[]", b"\xff", b'{"mentions":[{"span":[0,1]'])
def test_a_row_that_is_no_reading_is_damaged(body: bytes) -> None:
    """A body that holds no JSON object is told as damage before a part is asked for."""
    _, article, reading = make_news(2, 1)
    with pytest.raises(RecordDamaged):
        read_reading(article, _packed(body), reading.statements)


def test_a_part_that_is_cut_off_is_damaged() -> None:
    """Damage within one part is told when that part is asked for."""
    _, article, reading = make_news(3, 1)
    with pytest.raises(RecordDamaged):
        _ = read_reading(article, _packed(b'{"mentions":[{"span":[0,}'), reading.statements).mentions


def _packed(body: bytes) -> bytes:
    """Bytes as a row holds them."""
    return zlib.compress(body)
