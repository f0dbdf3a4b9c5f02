"""`onrecord decisions`: what people decided."""

from onrecord.cli.options import Json, NeededRecord, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.contract import decision_json
from onrecord.run.deciding import list_decisions
from onrecord.run.explaining import describe_decision
from onrecord.run.wiring import record_for


def command(record: NeededRecord, json: Json = False) -> None:
    """List what people decided, oldest first: who, when, why, and what was withdrawn."""
    with progress_bar() as bar, record_for(record, make_wiring(bar), must_exist=True) as kept:
        told = [(j, describe_decision(kept, j)) for j in list_decisions(kept)]
    for judgement, words in told:
        if json:
            print_json(decision_json(judgement))
        else:
            print_text(words)
