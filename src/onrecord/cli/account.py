"""`onrecord account`: one page of the account, report by report."""

from typing import Annotated

import typer

from onrecord.cli.options import Actors, Json, NeededRecord, Within, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import account_page_json
from onrecord.run.paging import open_page
from onrecord.tell import render_page


def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help='The id of a happening or a series; or words: "missile attack bases".')
    ],
    record: NeededRecord,
    about: Within = None,
    actors: Actors = None,
    every: Annotated[bool, typer.Option("--every", help="Show every statement, not one of each article.")] = False,
    json: Json = False,
) -> None:
    """Show a happening or a figure on one page: who told it first, who relays whom, who counted, what differs."""
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            page = open_page(kept, id, about, wiring)
    if json:
        print_json(account_page_json(page))
    else:
        print_text(render_page(page, every))
