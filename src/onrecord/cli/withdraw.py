"""`onrecord withdraw`: a decision holds no more."""

from typing import Annotated

import typer

from onrecord.cli.options import By, NeededRecord, make_wiring
from onrecord.cli.output import print_text, progress_bar
from onrecord.run.deciding import withdraw
from onrecord.run.explaining import describe_decision
from onrecord.run.wiring import record_for


def command(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The id of the decision, or how it begins.")],
    record: NeededRecord,
    by: By = "",
) -> None:
    """Withdraw a decision: it stays in the record with its end, and steers nothing any more."""
    with progress_bar() as bar, record_for(record, make_wiring(bar), must_exist=True) as kept:
        ended = withdraw(kept, decision, by)
        told = describe_decision(kept, ended)
    print_text(f"withdrawn: {told}")
