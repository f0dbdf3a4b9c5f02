"""Where a telling command takes its record from: the one named, inputs read into it, or both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from onrecord.cli.output import print_skipped
from onrecord.errors import NothingFound, UsageError
from onrecord.read import ReadSettings
from onrecord.record import Record
from onrecord.run.filling import Intake, fill_record, keep_articles, parse_missing
from onrecord.run.wiring import Wiring, record_for, share_parser


@contextmanager
def filled_record(
    inputs: Sequence[str] | None, path: str | None, settings: ReadSettings, wiring: Wiring, *, parsed: bool = True
) -> Iterator[tuple[Record, Intake]]:
    """The record at `path` (or one that is thrown away) with `inputs` read into it, and what came of them.

    With `parsed` false nothing is parsed now: a later command parses what is missing.
    """
    if not inputs and not path:
        raise UsageError("nothing to tell from", next="Name pages to read, or a record with --record PATH.")
    with record_for(path, wiring, must_exist=not inputs) as record:
        intake = Intake()
        if inputs:
            intake = (
                fill_record(record, inputs, settings, wiring, share_parser(wiring)) if parsed
                else keep_articles(record, inputs, settings, wiring)
            )  # fmt: skip
            for skipped in intake.skipped:
                print_skipped(skipped)
            if not intake.articles and not path:
                raise NothingFound("what was named gave no article", next="Name other pages; the lines above say why.")
        elif parsed:
            parse_missing(record, wiring)
        yield record, intake


@contextmanager
def parsed_record(path: str, wiring: Wiring) -> Iterator[Record]:
    """The record at `path`, which must exist; what was kept and never parsed is parsed first."""
    with record_for(path, wiring, must_exist=True) as record:
        parse_missing(record, wiring)
        yield record
