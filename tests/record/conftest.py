"""Fixtures of the record's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, open_record

from .build import StepClock


@pytest.fixture
def clock() -> StepClock:
    """A clock that a test moves."""
    return StepClock()


@pytest.fixture
def record(tmp_path: Path, clock: StepClock) -> Iterator[Record]:
    """A new record."""
    with open_record(tmp_path / "record.db", clock) as opened:
        yield opened
