"""A small record of invented reports, read once for all tests of the export package."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.read import ReadSettings
from onrecord.record import Record
from onrecord.run.filling import fill_record
from onrecord.run.wiring import Wiring, record_for
from onrecord.testing import FixedClock
from onrecord.text.actors import load_actors

REPORTS = [
    ("2021-03-02", "Harbour Post", "Rockets at the base",
     "BAGHDAD - Rockets hit the Balad base on Monday, wounding two Iraqi soldiers, a military spokesman said.\n\n"
     "About 2,500 US troops are in Iraq, a spokesman for the coalition said.\n\n"
     "The United States and Iraq will hold talks in Baghdad on March 20, the foreign ministry said.\n\n"
     "=HYPERLINK(\"http://bad.example\") stood at the head of a leaflet, the spokesman said."),
    ("2021-03-05", "Northern Ledger", "Turkey sends a delegation",
     "Turkey will send a delegation to Erbil in April, the Turkish foreign minister said on Thursday.\n\n"
     "Iraq accused Turkey of shelling a village in Dohuk.\n\n"
     "Iran promised to reopen the border crossing by March 10."),
    ("2021-04-02", "Harbour Post", "A quiet month",
     "Iran closed an office in Basra on Wednesday, the governor said.\n\n"
     "The Iraqi army arrested three men in Mosul. The United States and Iraq held talks in Baghdad on March 20."),
    ("2021-05-20", "Harbour Post", "Another quiet month",
     "Turkey shelled a village in Dohuk on Tuesday, Iraq said. Some 2,400 US troops are in Iraq, an officer said."),
]  # fmt: skip


@pytest.fixture(scope="session")
def wiring() -> Wiring:
    """A clock that stands still, no network."""
    return Wiring(clock=FixedClock())


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline, wiring: Wiring) -> Path:
    """The file of a record of four reports by two outlets."""
    folder = tmp_path_factory.mktemp("export")
    rows = (
        {"id": f"r{n}", "outlet": outlet, "title": title, "published": day, "text": text,
         "url": f"https://{outlet.split()[0].lower()}.example/{n}" if n != 1 else "javascript:alert(1)"}
        for n, (day, outlet, title, text) in enumerate(REPORTS)
    )  # fmt: skip
    pages = folder / "reports.jsonl"
    pages.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    parser = StatementParser(pipeline, default_stages(load_actors(None)))
    path = folder / "record.db"
    with record_for(str(path), wiring) as record:
        fill_record(record, [str(pages)], ReadSettings(), wiring, parser)
    return path


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory: pytest.TempPathFactory, wiring: Wiring) -> Path:
    """The file of a record that holds nothing."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    with record_for(str(path), wiring):
        return path


@pytest.fixture
def record(record_path: Path, wiring: Wiring) -> Iterator[Record]:
    """The record, opened."""
    with record_for(str(record_path), wiring, must_exist=True) as opened:
        yield opened
