"""`onrecord ids`: the ids that other commands are given."""

from typing import Annotated

import typer

from onrecord.cli.options import Actors, Json, NeededRecord, Within, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.run.finding import TargetKind, open_directory


def command(
    kind: Annotated[
        TargetKind,
        typer.Argument(metavar="KIND", help="entity, occurrence, statement, article, story, series or promise."),
    ],
    record: NeededRecord,
    about: Within = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """List the ids of one kind with what each is called, and how many single things it holds."""
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            found = open_directory(kept, wiring, about).listed(kind)
    for target in found:
        if json:
            print_json({"id": target.id, "kind": target.what, "name": target.name, "holds": len(target.traces)})
        else:
            print_text(f"{target.id}  {len(target.traces):>3}  {target.name}")
