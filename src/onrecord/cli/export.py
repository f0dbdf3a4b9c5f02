"""`onrecord export`: the record as tables, annotations, a news item or a graph."""

from typing import Annotated

import typer

from onrecord.cli.main import FINISHED, REFUSED
from onrecord.cli.options import About, Actors, AsOf, Least, Model, Output, make_wiring, read_days, read_settings
from onrecord.cli.output import progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.errors import UsageError
from onrecord.run.asking import Question
from onrecord.run.exporting import Format, Of, choose_of, export_record
from onrecord.tell.render.plain import count

ROWS = ("csv", "jsonl", "parquet")
"""Formats that are tables; the others hold objects."""


def command(
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record to export.")],
    format: Annotated[Format, typer.Option("--format", help="The form it is written in.")],
    of: Annotated[Of | None, typer.Option("--of", help="What is written; none: what the format holds first.")] = None,
    about: About = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Use only what was published since that day.")
    ] = None,
    as_of: AsOf = None,
    least: Least = 0.0,
    output: Output = None,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Write a record out for other programs: each row with its article, its place in it and the exact words."""
    question = Question(about, *read_days(since, as_of)[:2], least=least)
    choose_of(format, of)
    if format == "parquet" and output is None:
        raise UsageError("Parquet is no text", where="--output", next="Name a file to write it to.")
    settings = read_settings()
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors)
        with filled_record(None, record, settings, wiring) as (kept, _), open_output(output) as out:
            exported = export_record(kept, question, wiring, format, of, out)
    if output:
        typer.echo(f"wrote {count(exported.written, 'row' if format in ROWS else 'object')} to {output}", err=True)
    if exported.left_out:
        advice = "name a subject (--about) or a time (--since)"
        typer.echo(f"left out the {exported.left_out:,} oldest articles: {advice}", err=True)
    raise typer.Exit(REFUSED if exported.left_out else FINISHED)
