"""`onrecord model get`: fetch a larger language model, checked by its hash before it is used."""

from typing import Annotated, Literal

import typer

from onrecord.cli.output import print_text
from onrecord.models import fetch_model
from onrecord.run.wiring import default_models_folder


def command(
    action: Annotated[Literal["get"], typer.Argument(help="What to do.")],
    name: Annotated[Literal["md"], typer.Argument(help="Which model: md, the medium English pipeline.")],
) -> None:
    """Fetch a larger language model: slower and bigger, better at names."""
    folder = fetch_model(name, default_models_folder())
    print_text(
        f"{folder.name} is in {folder}. It is used from now on; `onrecord doctor` says so. "
        "Delete that folder to go back."
    )
