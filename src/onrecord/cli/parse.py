"""`onrecord parse`: articles become statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.cli.options import (
    Actors,
    AllowPrivate,
    AsIs,
    Json,
    Least,
    MaybeInputs,
    Model,
    Outlet,
    Processes,
    PublishedOn,
    RecordPath,
    Title,
    make_wiring,
    read_settings,
)
from onrecord.cli.output import leave, print_json, print_skipped, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.statements import describe_reading
from onrecord.contract import reading_json
from onrecord.model import Article, Page, Reading, Skipped
from onrecord.read import ReadSettings
from onrecord.run.filling import find_articles, renew_readings
from onrecord.run.wiring import Wiring, share_parser


def command(
    inputs: MaybeInputs = None,
    record: RecordPath = None,
    outlet: Outlet = None,
    published: PublishedOn = None,
    title: Title = None,
    as_is: AsIs = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    actors: Actors = None,
    processes: Processes = 1,
    least: Least = 0.0,
    json: Json = False,
) -> None:
    """Find what each article says: events, figures, claims with who makes them, promises, what is next.

    With --record what was found is kept; without inputs every article of the record is told that was kept, and first
    read again if older rules read it.
    """
    settings = read_settings(outlet, published, title, as_is, allow_private)
    skipped: list[Skipped] = []
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors, processes)
        for reading in _find_readings(inputs or (), record, settings, wiring, skipped):
            reading = replace(reading, statements=tuple(s for s in reading.statements if s.score >= least))
            if json:
                print_json(reading_json(reading))
            else:
                print_text(describe_reading(reading))
    leave(skipped)


def _find_readings(
    inputs: Sequence[str], record: str | None, settings: ReadSettings, wiring: Wiring, skipped: list[Skipped]
) -> Iterator[Reading]:
    """The readings of the inputs, or of all that the record holds, by the present rules."""
    if inputs and record is None:
        for reading in share_parser(wiring).parse(_articles(find_articles(inputs, settings, wiring), skipped)):
            wiring.progress.advance(reading.article.title or reading.article.source_id)
            yield reading
        return
    with filled_record(inputs, record, settings, wiring) as (kept, intake):
        if not inputs:
            renew_readings(kept, wiring)
        skipped += intake.skipped
        yield from kept.readings(intake.articles if inputs else kept.article_ids())


def _articles(found: Iterable[tuple[Page, Article] | Skipped], skipped: list[Skipped]) -> Iterator[Article]:
    for piece in found:
        if isinstance(piece, Skipped):
            skipped.append(piece)
            print_skipped(piece)
        else:
            yield piece[1]
