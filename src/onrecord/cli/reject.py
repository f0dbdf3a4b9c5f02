"""`onrecord reject`: a person decides that a statement is wrong."""

from typing import Annotated

import typer

from onrecord.cli.decided import decide
from onrecord.cli.options import Actors, Because, By, NeededRecord, Within
from onrecord.run.deciding import Signature, reject


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement, happening, promise or article.")],
    record: NeededRecord,
    because: Because,
    by: By = "",
    about: Within = None,
    actors: Actors = None,
) -> None:
    """Reject a statement, or all that a happening, a promise or an article rests on: it is never told again."""
    signature = Signature(because, by)
    decide(record, about, actors, lambda directory, wiring: reject(directory, id, signature, wiring))
