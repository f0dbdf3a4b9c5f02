"""`onrecord rename`: a person gives an entity its name."""

from typing import Annotated

import typer

from onrecord.cli.decided import decide
from onrecord.cli.options import Actors, Because, By, NeededRecord, Within
from onrecord.run.deciding import Signature, rename


def command(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The id or a name of the entity.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is to be called.")],
    record: NeededRecord,
    because: Because,
    by: By = "",
    about: Within = None,
    actors: Actors = None,
) -> None:
    """Call an entity by another name from now on; its other names stay with it."""
    signature = Signature(because, by)
    decide(record, about, actors, lambda directory, wiring: rename(directory, entity, name, signature, wiring))
