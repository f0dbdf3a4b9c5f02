"""`onrecord check`: every span of a record is read again against its page, every line against its cites."""

from typing import Annotated

import typer

from onrecord.cli.main import FINISHED, REFUSED
from onrecord.cli.options import make_wiring
from onrecord.cli.output import print_text, progress_bar
from onrecord.run.checking import check_lines
from onrecord.run.wiring import record_for


def command(
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record to check.")],
) -> None:
    """Re-read every span of the record and every line told from it; print what fails."""
    failed = 0
    with progress_bar() as bar:
        wiring = make_wiring(bar)
        with record_for(record, wiring, must_exist=True) as kept:
            for fault in kept.check():
                failed += 1
                print_text(f"{fault.where}: {fault.why}")
            lines, broken = check_lines(kept, wiring)
            for why in broken:
                failed += 1
                print_text(why)
            counts = kept.facts().rows
    told = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("pages", "articles", "statements"))
    print_text(f"checked {told} and {lines:,} lines: {'no fault' if not failed else f'{failed:,} faults'}")
    raise typer.Exit(REFUSED if failed else FINISHED)
