"""`onrecord timeline`: what happened when."""

from typing import Annotated

import typer

from onrecord.cli.lines import wrap_line
from onrecord.cli.options import (
    About,
    Actors,
    AllowPrivate,
    AsIs,
    AsOf,
    Json,
    Known,
    Least,
    MaybeInputs,
    Model,
    Outlet,
    Processes,
    PublishedOn,
    RecordPath,
    SituationName,
    Title,
    check_forward,
    make_wiring,
    parse_day,
    read_settings,
)
from onrecord.cli.output import leave, print_json, print_not_read, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.contract import timeline_json
from onrecord.model import TimelineEntry
from onrecord.run.asking import Question, make_timeline
from onrecord.tell.render.plain import mark_reported
from onrecord.text.edtf import edtf_words


def command(
    inputs: MaybeInputs = None,
    about: About = None,
    record: RecordPath = None,
    dates: Annotated[int | None, typer.Option("--dates", min=1, help="How many dates at the most.")] = None,
    per_date: Annotated[int, typer.Option("--per-date", min=1, help="How many lines a date.")] = 2,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="The first day to be told.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day to be told.")] = None,
    as_of: AsOf = None,
    known: Known = None,
    situation: SituationName = None,
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
    """Tell what happened when: dates, oldest first, each with its cited lines."""
    settings = read_settings(outlet, published, title, as_is, allow_private)
    first, last = parse_day(since, "--since"), parse_day(until, "--until")
    check_forward(first, last, "--until")
    days = parse_day(as_of, "--as-of"), parse_day(known, "--known")
    question = Question(about, first, days[0], situation=situation, known=days[1], least=least)
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors, processes)
        with filled_record(inputs, record, settings, wiring) as (kept, intake):
            entries, account = make_timeline(kept, question, wiring, dates, per_date, last)
    if not entries:
        typer.echo("no report tells of a day on this subject", err=True)
    if json:
        print_json(timeline_json(entries))
    else:
        for entry in entries:
            print_text(describe_entry(entry))
    print_not_read(account)
    leave(intake.skipped)


def describe_entry(entry: TimelineEntry) -> str:
    """A date and its lines, each with the reports it cites."""
    lines = (wrap_line(line, note=mark_reported(line)) for line in entry.lines)
    return "\n".join([edtf_words(entry.date), *lines])
