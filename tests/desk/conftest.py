"""A record with some made-up news, and a clock at a morning."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.record import Record, open_record
from onrecord.testing.fakes import FixedClock
from record.build import keep_all

MORNING = datetime(2020, 6, 15, 7, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Half past seven: the morning letter is due."""
    return FixedClock(MORNING)


@pytest.fixture
def record(tmp_path: Path, clock: FixedClock) -> Iterator[Record]:
    """A record of four articles."""
    with open_record(tmp_path / "record.db", clock) as record:
        keep_all(record, range(4))
        yield record
