"""`onrecord why`: the reasons behind one thing of the record, in words."""

from typing import Annotated

import typer

from onrecord.cli.options import Actors, Json, NeededRecord, Within, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import explanation_json
from onrecord.run.explaining import explain
from onrecord.run.finding import open_directory
from onrecord.tell.render.plain import quote


def command(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a statement, happening, entity, article, story, series or promise; or a name."
        ),
    ],
    record: NeededRecord,
    about: Within = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Say why: names joined, statements taken for one happening, an article in its story, a statement read so."""
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            explained = explain(open_directory(kept, wiring, about), id)
    if json:
        print_json(explanation_json(explained))
        return
    lines = [f"{explained.what} {explained.id}: {explained.name}", *(f"  {line}" for line in explained.lines)]
    lines += [f"  {quote(cite.words)} [{cite.page_name}, {cite.published or 'no date'}]" for cite in explained.cites]
    lines += [f"  decided: {told}" for told in explained.decisions]
    print_text("\n".join(lines))
