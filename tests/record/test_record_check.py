"""A check reads everything again: a sound record has no fault, and each kind of damage is found and named."""

import hashlib
import sqlite3
import zlib
from pathlib import Path

import pytest

from onrecord.record import Record, open_record
from onrecord.record.rows import squeeze

from .build import NOON, StepClock, keep_all
from .places import NewPlace


def found_after(record: Record, change: str) -> set[str]:
    """Change the file behind the record's back; what a check then says, as "table: why"."""
    with sqlite3.connect(record.where) as connection:
        connection.execute(change)
    connection.close()
    return {f"{fault.where.split()[0]}: {fault.why}" for fault in record.check()}


def test_a_sound_record_has_no_fault(new_place: NewPlace) -> None:
    """All that was kept checks, also when opened only for reading."""
    place = new_place()
    with open_record(place, StepClock()) as record:
        keep_all(record, range(12))
        assert list(record.check()) == []
    with open_record(place, StepClock(), read_only=True) as frozen:
        assert list(frozen.check()) == []


_OTHER = zlib.compress(b"other bytes").hex()
_EMPTY = squeeze(b"{}").hex()
DAMAGE = {
    f"UPDATE pages SET body = x'{_OTHER}' WHERE seq = 2": "pages: its bytes do not match their hash",
    "UPDATE pages SET body = x'00' WHERE seq = 2": "pages: kept bytes cannot be unpacked",
    "UPDATE articles SET text = replace(text, 'troops', 'TROOPS')": "articles: its id does not match its content",
    "UPDATE articles SET text = substr(text, 1, 40)": "readings: sentences: [",
    "UPDATE articles SET lineage = 'x'": "articles: column lineage does not match its content",
    "UPDATE articles SET title = 'x'": "article_words: the search index does not match",
    "UPDATE statements SET topic = 'x' WHERE kind = 'measure'": "statements: column topic does not match its content",
    "UPDATE statements SET id = 'x'": "statements: its id does not match its content",
    f"UPDATE statements SET facts = x'{_EMPTY}' WHERE seq = 3": "statements: a kept Statement cannot be read",
    "UPDATE statements SET facts = substr(facts, 1, 50)": "statements: a kept statement is cut off",
    "UPDATE statements SET facts = 'text' WHERE seq = 3": "statements: a kept statement cannot be unpacked",
    "UPDATE statements SET names = 'x'": "statement_words: the search index does not match",
    "DELETE FROM statements WHERE seq = 3": "readings: it has 14 statements where 15 were kept",
    "DELETE FROM parties WHERE role = 'voice'": "statements: its parties do not match its content",
    "DELETE FROM articles WHERE seq = 1": "readings: points to a row of articles that is not there",
    "UPDATE readings SET body = x'00' WHERE seq = 2": "readings: kept bytes cannot be unpacked",
}


@pytest.mark.parametrize("change", DAMAGE, ids=lambda change: change[:45])
def test_damage_is_found_and_named(file_record: Record, change: str) -> None:
    """Each change behind the record's back is a fault that says where and why."""
    keep_all(file_record, range(3))
    found = found_after(file_record, change)
    assert any(fault.startswith(DAMAGE[change]) for fault in found), found


def test_a_page_made_to_look_right_is_still_found(file_record: Record) -> None:
    """Bytes changed together with their hash no longer make the page's id."""
    keep_all(file_record, range(2))
    body, digest = zlib.compress(b"forged").hex(), hashlib.sha256(b"forged").hexdigest()
    found = found_after(file_record, f"UPDATE pages SET body = x'{body}', body_hash = '{digest}' WHERE seq = 1")
    assert "pages: column id does not match its content" in found


def test_torn_pages_of_the_file_are_found(tmp_path: Path) -> None:
    """Bytes overwritten in the middle of the file are found, by the check or at the door."""
    path = tmp_path / "record.db"
    with open_record(path, StepClock(NOON)) as record:
        keep_all(record, range(20))
    body = bytearray(path.read_bytes())
    for place in range(len(body) // 2, len(body) // 2 + 40960):
        body[place] ^= 0x5A
    path.write_bytes(body)
    with open_record(path, StepClock(NOON)) as record:
        assert list(record.check())
