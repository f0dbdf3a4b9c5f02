"""`onrecord calendar`: what was announced for a time, and of what has passed whether a report tells of it."""

from typing import Annotated

import typer

from onrecord.cli.options import About, Actors, AsOf, Json, Least, Model, Output, make_wiring, read_days, read_settings
from onrecord.cli.output import print_json, print_not_read, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.contract import calendar_json
from onrecord.run.asking import Question
from onrecord.run.barring import LEAST_TOLD
from onrecord.run.feeding import CalendarFormat, make_calendar, render_entries


def command(
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record that the calendar is of.")],
    about: About = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Show what passed since that day; none: 60 days.")
    ] = None,
    as_of: AsOf = None,
    least: Least = LEAST_TOLD,
    format: Annotated[CalendarFormat, typer.Option("--format", help="Text, JSON or iCalendar.")] = "text",
    output: Output = None,
    model: Model = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Tell what is to come: talks, votes, deadlines, promised dates; and what passed without news."""
    question = Question(about, *read_days(since, as_of)[:2], least=least)
    settings = read_settings()
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors)
        with filled_record(None, record, settings, wiring) as (kept, _):
            entries, account = make_calendar(kept, question, wiring)
    print_not_read(account)
    if not entries:
        typer.echo("nothing was announced for a time that lies ahead or passed of late", err=True)
    if json and not output:
        print_json(calendar_json(entries))
        return
    with open_output(output) as out:
        out.write(render_entries(entries, account, question, "json" if json else format))
