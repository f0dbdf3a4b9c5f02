"""`onrecord correct`: a person corrects one field of a statement."""

from typing import Annotated

import typer

from onrecord.cli.decided import decide
from onrecord.cli.options import Actors, Because, By, NeededRecord, Within
from onrecord.run.deciding import Signature, correct


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement, or a happening: then all its statements.")],
    field: Annotated[
        str,
        typer.Argument(metavar="FIELD", help="amount, when, place, type, status, actor ... (the error lists them)."),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is to be: 34, 2020-01-08, Erbil ...")],
    record: NeededRecord,
    because: Because,
    by: By = "",
    about: Within = None,
    actors: Actors = None,
) -> None:
    """Correct one field: it is told as corrected from now on, with who says so and when."""
    signature = Signature(because, by)
    decide(record, about, actors, lambda directory, wiring: correct(directory, id, field, value, signature, wiring))
