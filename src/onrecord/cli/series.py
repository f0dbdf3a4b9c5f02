"""`onrecord series`: one figure over time."""

from typing import Annotated, Any

import typer

from onrecord.cli.lines import wrap
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
from onrecord.cli.output import leave, print_json, print_not_read, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.run.asking import find_points
from onrecord.tell.figures import figure_words
from onrecord.tell.render.plain import quote
from onrecord.text.edtf import edtf_words


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
            points, account = find_points(kept, of, place, wiring, least)
    if not points:
        typer.echo(f"no report gives a figure of {of!r}{f' in {place!r}' if place else ''}", err=True)
    if json:
        print_json(points)
    else:
        for point in points:
            print_text(describe_point(point))
    print_not_read(account)
    leave(intake.skipped)


def describe_point(point: dict[str, Any]) -> str:
    """The figure with its hedge, when it held, who counted, the report that gives it, and the words."""
    cite = point["cites"][0]
    when = edtf_words(point["as_of"]) if point["as_of"] else "undated"
    said = f"reported {when}" if point["basis"] == "published" else when
    high = point["value"] if point["high"] is None else point["high"]
    figure = f"{figure_words(point['value'], high, point['hedge'])} {point['unit'] or ''}".rstrip()
    counted = f", counted by {point['counted_by']}" if point["counted_by"] else ""
    note = f" ({point['note']})" if point["note"] else ""
    day = edtf_words(cite["published"]) if cite["published"] else "no date"
    head = f"{said}: {figure}{counted}{note} [{cite['outlet'] or 'outlet unknown'}, {day}]"
    return f"{wrap(head, rest='  ')}\n{wrap(quote(cite['words']), '    ')}"
