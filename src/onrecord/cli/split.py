"""`onrecord split`: a person decides that two are different."""

from typing import Annotated

import typer

from onrecord.cli.decided import decide
from onrecord.cli.options import Actors, Because, By, NeededRecord, Within
from onrecord.run.deciding import Signature, split


def command(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="An id or a name.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="What it is not, or what it is wrongly part of.")],
    record: NeededRecord,
    because: Because,
    by: By = "",
    about: Within = None,
    actors: Actors = None,
) -> None:
    """Keep two apart for good: entities, statements of happenings, articles of stories."""
    signature = Signature(because, by)
    decide(record, about, actors, lambda directory, wiring: split(directory, left, right, signature, wiring))
