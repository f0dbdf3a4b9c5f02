"""`onrecord join`: a person decides that two are one."""

from typing import Annotated

import typer

from onrecord.cli.decided import decide
from onrecord.cli.options import Actors, Because, By, NeededRecord, Within
from onrecord.run.deciding import Signature, join


def command(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="An id or a name; its id stands for both.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="An id or a name of the same kind.")],
    record: NeededRecord,
    because: Because,
    by: By = "",
    about: Within = None,
    actors: Actors = None,
) -> None:
    """Join two entities, two happenings (or statements of them), or two stories (or articles)."""
    signature = Signature(because, by)
    decide(record, about, actors, lambda directory, wiring: join(directory, left, right, signature, wiring))
