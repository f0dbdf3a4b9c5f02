"""`onrecord feed`: the newest happenings for a feed reader."""

from typing import Annotated

import typer

from onrecord.cli.options import About, Actors, AsOf, Least, Model, Output, make_wiring, parse_day, read_settings
from onrecord.cli.output import progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.run.asking import Question
from onrecord.run.barring import LEAST_TOLD
from onrecord.run.feeding import FeedFormat, make_feed, render_feed


def command(
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record that the feed is of.")],
    about: About = None,
    format: Annotated[FeedFormat, typer.Option("--format", help="Atom or JSON Feed.")] = "atom",
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many happenings at the most.")] = 50,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where the feed will be read, if that is known.")
    ] = None,
    as_of: AsOf = None,
    least: Least = LEAST_TOLD,
    output: Output = None,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Write the newest happenings as a feed: each with the words it rests on, under an id that stays."""
    question = Question(about, as_of=parse_day(as_of, "--as-of"), least=least)
    settings = read_settings()
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors)
        with filled_record(None, record, settings, wiring) as (kept, _):
            text = render_feed(make_feed(kept, question, wiring, url, limit), format)
    with open_output(output) as out:
        out.write(text)
