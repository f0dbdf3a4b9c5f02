"""`onrecord thread`: articles are placed in stories, each seeing only what came before it."""

from typing import Annotated

import typer

from onrecord.cli.options import (
    Actors,
    AllowPrivate,
    AsIs,
    Json,
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
from onrecord.cli.output import leave, print_json, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.run.threading import link_facts, place_inputs


def command(
    inputs: MaybeInputs = None,
    record: RecordPath = None,
    outlet: Outlet = None,
    published: PublishedOn = None,
    title: Title = None,
    as_is: AsIs = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    actors: Actors = None,
    processes: Processes = 1,
    links: Annotated[
        bool, typer.Option("--links", help="Last, one object with the joins between facts of several articles.")
    ] = False,
    json: Json = False,
) -> None:
    """Place articles in stories, in order of publication; say which are copies, and why."""
    settings = read_settings(outlet, published, title, as_is, allow_private)
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors, processes)
        with filled_record(inputs, record, settings, wiring, parsed=links) as (kept, intake):
            for placement in place_inputs(kept):
                row = {
                    "id": placement.source_id, "article": placement.article_id, "story": placement.story,
                    "copy_of": placement.copy_of, "why": placement.why,
                }  # fmt: skip
                if json:
                    print_json(row)
                else:
                    print_text(f"{placement.source_id}  story {placement.story}  {placement.why}")
            if links:
                print_json(link_facts(kept, wiring))
    leave(intake.skipped)
