"""`onrecord brief`: the account as a brief in which every line cites its words."""

import os
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
    Output,
    Processes,
    PublishedOn,
    RecordPath,
    SituationName,
    Title,
    make_wiring,
    read_days,
    read_settings,
)
from onrecord.cli.output import leave, print_json, print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.contract import brief_json
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
    output: Output = None,
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
    first, last, learned = read_days(since, as_of, known)
    question = Question(about, first, last, size, situation, learned, least)
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
        with open_output(output) as out:
            out.write(text.encode("utf-8", "replace"))
    elif json:
        print_json(brief_json(brief))
    else:
        print_text(text)
    leave(intake.skipped)
