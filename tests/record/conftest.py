"""Fixtures of the record's tests: each that takes `record` or `new_place` runs on a server too, where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, open_record

from .build import StepClock
from .places import KINDS, NO_SERVER, SERVER, NewPlace, open_places


@pytest.fixture
def clock() -> StepClock:
    """A clock that a test moves."""
    return StepClock()


@pytest.fixture(params=KINDS)
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewPlace]:
    """Gives places for new records: files, or databases of the server."""
    with open_places(request.param, tmp_path) as places:
        yield places


@pytest.fixture
def record(new_place: NewPlace, clock: StepClock) -> Iterator[Record]:
    """A new record."""
    with open_record(new_place(), clock) as opened:
        yield opened


@pytest.fixture
def file_record(tmp_path: Path, clock: StepClock) -> Iterator[Record]:
    """A new record in a file, for tests that look behind its back."""
    with open_record(tmp_path / "record.db", clock) as opened:
        yield opened


@pytest.fixture
def server_place(tmp_path: Path) -> Iterator[NewPlace]:
    """Gives places on the server; the test is skipped where none is named."""
    if not SERVER:
        pytest.skip(NO_SERVER)
    with open_places("server", tmp_path) as places:
        yield places
