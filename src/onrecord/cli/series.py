"""`onrecord series`: one figure over time."""

from typing import Annotated

import typer

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
from onrecord.cli.output import leave, print_json, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.run.asking import find_points


def command(
    inputs: MaybeInputs = None,
    of: Annotated[str, typer.Option("--of", help='What is counted, e.g. "US troops".')] = "",
    place: Annotated[str | None, typer.Option("--place", help='Where, e.g. "Iraq".')] = None,
    record: RecordPath = None,
    least: Least = 0.0,
    outlet: Outlet = None,
    published: PublishedOn = None,
    title: Title = None,
    as_is: AsIs = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    actors: Actors = None,
    processes: Processes = 1,
    json: Json = False,
) -> None:
    """Follow one figure over time; each point keeps who counted and the words it stands in."""
    if not of.strip():
        raise typer.BadParameter("say what is counted, e.g. --of 'US troops'")
    settings = read_settings(outlet, published, title, as_is, allow_private)
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors, processes)
        with filled_record(inputs, record, settings, wiring) as (kept, intake):
            points = find_points(kept, of, place, wiring, least)
    if json:
        print_json(points)
    else:
        for point in points:
            words = point["cites"][0]["words"]
            print_text(f"{point['as_of'] or 'undated':<24} {point['value']:>12,g} {point['unit'] or ''}  “{words}”")
    leave(intake.skipped)
