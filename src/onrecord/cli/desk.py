"""`onrecord desk`: what a desk.toml describes, and whether all of it matches something."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.main import FINISHED, WRONG
from onrecord.cli.newsletter import DeskPath
from onrecord.cli.options import Actors, Json, NeededRecord, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.desk.plan import WEEKDAYS, Desk, Newsletter
from onrecord.desk.settings import read_plan
from onrecord.run.composing import Composer, find_plan_faults
from onrecord.tell.render.plain import count

Action = Literal["check", "list"]


def command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="check: all faults; list: what is described.")],
    record: NeededRecord,
    desk: DeskPath = Path("desk.toml"),
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Check the desks against the record, or list what they follow and send."""
    plan = read_plan(desk, os.environ)
    with progress_bar() as bar:
        wiring = make_wiring(bar, None, actors)
        with parsed_record(record, wiring) as kept:
            if action == "check":
                faults = list(find_plan_faults(kept, plan, wiring))
                for fault in faults:
                    typer.echo(f"onrecord: {fault}", err=True)
                readers = sum(len(letter.readers) for _, letter in plan.newsletters)
                if not faults:
                    counted = (len(plan.desks), "desk"), (len(plan.newsletters), "newsletter"), (readers, "reader")
                    print_text(f"{', '.join(count(*one) for one in counted)}: all is well")
                raise typer.Exit(WRONG if faults else FINISHED)
            composer = Composer(kept, plan, wiring)
            for one in plan.desks:
                counts = {s.name: len(composer.gather(one, s)[1].ids) for s in one.situations}
                if json:
                    print_json(_desk_json(one, counts))
                else:
                    print_text(_desk_words(one, counts))


def _desk_json(desk: Desk, counts: dict[str, int]) -> dict[str, object]:
    return {
        "desk": desk.name, "kind": desk.kind,
        "situations": [{"name": name, "articles": articles} for name, articles in counts.items()],
        "newsletters": [
            {"name": n.name, "cadence": n.cadence, "leaves": _leaves(n), "size": n.size, "readers": len(n.readers)}
            for n in desk.newsletters
        ],
    }  # fmt: skip


def _desk_words(desk: Desk, counts: dict[str, int]) -> str:
    lines = [f"{desk.name} ({desk.kind})"]
    lines += [f"  follows {name}: {count(articles, 'article')}" for name, articles in counts.items()]
    lines += [f"  sends {n.name}: {_leaves(n)}, {n.size}, {count(len(n.readers), 'reader')}" for n in desk.newsletters]
    return "\n".join(lines)


def _leaves(letter: Newsletter) -> str:
    if letter.cadence == "at once":
        return "at once when something changes"
    day = f"{WEEKDAYS[letter.on]}s" if letter.cadence == "weekly" else "daily"
    return f"{day} at {letter.at:%H:%M} {letter.zone.key}"
