"""What a run is made of: the clock, the fetcher, the parser and the record; tests replace any part."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from onrecord import __version__
from onrecord.model import content_id
from onrecord.parse.language import choose_model, load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.parse.version import hash_rules
from onrecord.ports import Clock, Fetcher, Parser, Progress
from onrecord.record import Record, Run, open_record
from onrecord.run.workers import WorkerPool
from onrecord.text.actors import load_actors


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class NoProgress:
    """Shows nothing."""

    def advance(self, what: str) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a run is made of; tests replace any part of it."""

    clock: Clock = field(default_factory=SystemClock)
    fetcher: Fetcher | None = None
    progress: Progress = field(default_factory=NoProgress)
    model: str | None = None
    models_folder: Path | None = None
    actors: Path | None = None
    processes: int = 1


def default_models_folder() -> Path:
    """Where `onrecord model get` puts language models."""
    return Path.home() / ".local" / "share" / "onrecord" / "models"


def make_parser(wiring: Wiring) -> StatementParser:
    """The parser with the best language pipeline there is; LanguageModelMissing if there is none."""
    pipeline = load_pipeline(wiring.model, wiring.models_folder or default_models_folder())
    parser = StatementParser(pipeline, default_stages(load_actors(wiring.actors)))
    # Models and tables stay to the end: the collector need not go through them again and again (3% of the parse).
    gc.freeze()
    return parser


def share_parser(wiring: Wiring) -> Parser:
    """The parser as `make_parser` makes it, or as many processes of it as are wanted; their readings are the same."""
    if wiring.processes == 1:
        return make_parser(wiring)
    choose_model(wiring.model, wiring.models_folder or default_models_folder())
    alone = Wiring(model=wiring.model, models_folder=wiring.models_folder, actors=wiring.actors)
    return WorkerPool(partial(make_parser, alone), wiring.processes)


def parse_run(wiring: Wiring) -> Run:
    """What makes readings now: our version with a hash of the rules (PEP 440), the language model, the actors given."""
    model = choose_model(wiring.model, wiring.models_folder or default_models_folder())
    given = content_id("actors", wiring.actors.read_text(encoding="utf-8")) if wiring.actors else ""
    return Run("parse", f"{__version__}+{hash_rules()}", f"{model.package} {model.version}", given)


@contextmanager
def record_for(
    path: str | None, wiring: Wiring, *, read_only: bool = False, must_exist: bool = False
) -> Iterator[Record]:
    """The record at `path`, or a new one that is thrown away at the end."""
    if path:
        with open_record(path, wiring.clock, read_only=read_only, must_exist=must_exist) as record:
            yield record
        return
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        open_record(Path(folder) / "record.db", wiring.clock) as record,
    ):
        yield record
