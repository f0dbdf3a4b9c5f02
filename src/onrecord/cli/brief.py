"""`onrecord brief`: the account as a brief in which every line cites its words."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import (
    About,
    Actors,
    AllowPrivate,
    AsIs,
    AsOf,
    GuestLog,
    GuestModel,
    GuestUrl,
    Json,
    Known,
    Least,
    MaybeInputs,
    Model,
    Outlet,
    Processes,
    PublishedOn,
    RecordPath,
    SituationName,
    Title,
    make_wiring,
    parse_day,
    read_settings,
)
from onrecord.cli.output import leave, print_json, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.contract import brief_json
from onrecord.errors import RecordFull
from onrecord.model import BriefSize
from onrecord.run.asking import Dress, Question, make_brief, render
from onrecord.run.barring import LEAST_TOLD
from onrecord.run.guesting import invite_guest, open_guest


def command(
    inputs: MaybeInputs = None,
    about: About = None,
    record: RecordPath = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Tell what changed since that day.")
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    situation: SituationName = None,
    least: Least = LEAST_TOLD,
    size: Annotated[BriefSize, typer.Option("--size", help="Five lines, a page, or several pages.")] = "brief",
    format: Annotated[Dress, typer.Option("--format", help="The dress of the brief.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", help="Write it to this file.")] = None,
    outlet: Outlet = None,
    published: PublishedOn = None,
    title: Title = None,
    as_is: AsIs = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    actors: Actors = None,
    processes: Processes = 1,
    guest: GuestUrl = None,
    guest_model: GuestModel = None,
    guest_log: GuestLog = None,
    json: Json = False,
) -> None:
    """Write a brief: what happened, why it matters, what is next, the numbers, who says what."""
    settings = read_settings(outlet, published, title, as_is, allow_private)
    days = [parse_day(*given) for given in ((since, "--since"), (as_of, "--as-of"), (known, "--known"))]
    question = Question(about, days[0], days[1], size, situation, days[2], least)
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors, processes)
        invited = open_guest(guest, guest_model, guest_log, record, wiring, os.environ)
        with filled_record(inputs, record, settings, wiring) as (kept, intake):
            brief, account = make_brief(kept, question, wiring)
        visit = invite_guest(brief, account, invited) if invited else None
    if visit:
        brief = visit.brief
        typer.echo(visit.describe(), err=True)
    text = render(brief, account, "json" if json and output else format) if output or not json else ""
    if output:
        write_file(output, text)
    elif json:
        print_json(brief_json(brief))
    else:
        print_text(text)
    leave(intake.skipped)


def write_file(path: Path, text: str) -> None:
    """`text` stands in the file at `path`, or what was there before with an error that says what to do."""
    try:
        _replace_file(path.resolve(), text)
    except OSError as error:
        raise RecordFull(
            f"cannot be written ({error.strerror})", where=str(path), next="Free some space, or name another file."
        ) from error


def _replace_file(path: Path, text: str) -> None:
    """The file is the new one as soon as that is whole; a device (/dev/stdout) is written to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", errors="replace")
        return
    beside = path.with_name(f".{path.name[:99]}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
