"""`onrecord changes`: what is new, changed, corrected and resolved."""

from typing import Annotated

import typer

from onrecord.cli.lines import wrap_line
from onrecord.cli.options import About, Actors, Json, Known, Least, NeededRecord, SituationName, make_wiring, parse_day
from onrecord.cli.output import print_json, print_not_read, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import line_json
from onrecord.run.asking import Question
from onrecord.run.barring import LEAST_TOLD
from onrecord.run.changing import Clock, find_changes


def command(
    record: NeededRecord,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="What was said by that day is old.")],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="What was said by that day; without it, now.")
    ] = None,
    about: About = None,
    situation: SituationName = None,
    clock: Annotated[
        Clock, typer.Option("--clock", help="Days of publication, or days on which the record learned of it.")
    ] = "published",
    known: Known = None,
    least: Least = LEAST_TOLD,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Say what changed between two days: each line cites the report that changed it."""
    days = [parse_day(*given) for given in ((since, "--since"), (until, "--until"), (known, "--known"))]
    question = Question(about, days[0], days[1], situation=situation, known=days[2], least=least)
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            found, account = find_changes(kept, question, wiring, clock)
    print_not_read(account)
    if json:
        kinds = {kind: [line_json(line) for line in lines] for kind, lines in found.items()}
        print_json({"since": since, "until": until, "clock": clock, **kinds})
        return
    if not found:
        print_text("Nothing new, changed, corrected or resolved can be told of that time.")
    for kind, lines in found.items():
        print_text("\n".join([kind.upper(), *map(wrap_line, lines), ""]))
