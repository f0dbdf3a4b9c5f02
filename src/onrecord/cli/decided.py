"""What the commands share by which people decide: the record opened, the decision kept, and said back."""

from collections.abc import Callable
from pathlib import Path

from onrecord.cli.options import make_wiring
from onrecord.cli.output import print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.model import Judgement
from onrecord.run.explaining import describe_decision
from onrecord.run.finding import Directory, open_directory
from onrecord.run.wiring import Wiring


def decide(
    record: str, about: str | None, actors: Path | None, decision: Callable[[Directory, Wiring], Judgement]
) -> None:
    """The decision is kept in the record at that path, and told on standard output."""
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            made = decision(open_directory(kept, wiring, about), wiring)
            told = describe_decision(kept, made)
    print_text(told)
