"""`onrecord trend`: how often what happened, and how figures went, beside what was read."""

import sys
from typing import Annotated

import typer

from onrecord.cli.options import (
    About,
    Actors,
    AsOf,
    Json,
    Known,
    Least,
    Model,
    NeededRecord,
    Output,
    SituationName,
    make_wiring,
    read_days,
    read_settings,
)
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.contract.trends import trend_json
from onrecord.errors import SettingWrong
from onrecord.model.trend import Every, TrendBy
from onrecord.run.asking import Question
from onrecord.run.barring import LEAST_TOLD
from onrecord.run.trending import TrendDress, TrendSettings, make_trend, render_trend


def command(
    record: NeededRecord,
    about: About = None,
    situation: SituationName = None,
    by: Annotated[TrendBy, typer.Option("--by", help="Group by type, by actor or by place.")] = "type",
    every: Annotated[
        Every | None, typer.Option("--every", help="Count by day, week, month or year; none: as fits.")
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="QUANTITY", help='Follow this figure alone, e.g. "US troops".')
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Count from that day on.")] = None,
    as_of: AsOf = None,
    known: Known = None,
    least: Least = LEAST_TOLD,
    format: Annotated[TrendDress, typer.Option("--format", help="The dress of the report.")] = "text",
    output: Output = None,
    model: Model = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Count happenings and follow figures over time, beside what was read, and say what stands out."""
    first, last, learned = read_days(since, as_of, known)
    question = Question(about, first, last, situation=situation, known=learned, least=least)
    if of is not None and not of.strip():
        raise SettingWrong("says nothing", where="--of", next='Say what is counted, e.g. --of "US troops".')
    if format == "png" and output is None and sys.stdout.isatty():
        raise SettingWrong("a picture cannot be shown here", where="--format png", next="Name a file: --output FILE.")
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors)
        settings = read_settings()
        with filled_record(None, record, settings, wiring) as (kept, _):
            trend, left_out = make_trend(kept, question, TrendSettings(by, every, of), wiring)
    if left_out:
        typer.echo(f"{left_out:,} older articles on this were left out: count a shorter time with --since", err=True)
    if json and output is None:
        print_json(trend_json(trend))
    elif format == "text" and output is None and not json:
        print_text(render_trend(trend, "text").decode())
    else:
        told = render_trend(trend, "json" if json else format)
        with open_output(output) as out:
            out.write(told)
