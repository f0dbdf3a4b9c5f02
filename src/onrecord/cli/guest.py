"""`onrecord guest log`: what a language model was asked, what it answered, and what became of it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.main import FINISHED, REFUSED
from onrecord.cli.options import Json, RecordPath
from onrecord.cli.output import print_json, print_text
from onrecord.guest import GuestEntry, read_entries
from onrecord.run.guesting import guest_log

Action = Literal["log"]
Only = Literal["kept", "same", "refused", "failed"]


def command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="log: what was asked and answered.")],
    record: RecordPath = None,
    log: Annotated[Path | None, typer.Option("--log", metavar="FILE", help="The log, if not the record's.")] = None,
    only: Annotated[
        Only | None, typer.Option("--only", metavar="VERDICT", help="kept, same, refused or failed.")
    ] = None,
    prompts: Annotated[bool, typer.Option("--prompts", help="Show the messages that were sent too.")] = False,
    json: Json = False,
) -> None:
    """Show what a guest was asked, what it answered, and what became of it; oldest first."""
    damaged = 0
    for entry in read_entries(log or guest_log(record)):
        if entry is None:
            damaged += 1
        elif only in (None, entry.verdict):
            if json:
                print_json(asdict(entry))
            else:
                print_text(_describe(entry, prompts))
    if damaged:
        typer.echo(f"onrecord: {damaged} lines of the log cannot be read", err=True)
    raise typer.Exit(REFUSED if damaged else FINISHED)


def _describe(entry: GuestEntry, prompts: bool) -> str:
    """The entry as a few lines of text."""
    rows = [f"{entry.at}  {entry.model} at {entry.server}: {entry.verdict}"]
    if prompts:
        rows += [f"  {message.get('role')}: {_plain(str(message.get('content')))}" for message in entry.messages]
    rows += [f"  line:  {_plain(entry.line)}", f"  reply: {_plain(entry.reply)}"]
    if entry.reasons:
        rows.append(f"  why:   {_plain('; '.join(entry.reasons))}")
    if entry.verdict == "kept":
        rows.append(f"  told:  {_plain(entry.told)}")
    return "\n".join(rows) + "\n"


def _plain(words: str) -> str:
    """The words on one line, signs that command a terminal or hide text written as escapes."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in words)
