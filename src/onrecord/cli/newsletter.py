"""`onrecord newsletter`: what is due, a look at it before it goes, the sending, and who leaves."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from onrecord.cli.main import FINISHED, REFUSED
from onrecord.cli.options import Actors, AsOf, Json, NeededRecord, make_wiring, parse_day
from onrecord.cli.output import json_line, print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.cli.writing import open_output
from onrecord.contract.mailing import due_json, preview_json, sent_json
from onrecord.desk.message import LEAVE_MARK
from onrecord.desk.plan import DeskPlan
from onrecord.desk.settings import read_plan
from onrecord.errors import InputMissing, UsageError
from onrecord.record import Record
from onrecord.run.guesting import open_desk_guest
from onrecord.run.newsletters import DueLetter, Newsroom, Preview, SendReport
from onrecord.run.subscribing import release_address, set_subscription, take_bounce
from onrecord.run.wiring import Wiring
from onrecord.tell.render.plain import count

Action = Literal["due", "preview", "send", "unsubscribe", "resubscribe", "bounced", "release"]
MailFormat = Literal["text", "html", "eml"]
DeskPath = Annotated[Path, typer.Option("--desk", metavar="FILE", help="The file that describes the desks.")]
NEEDED = {
    "preview": "the newsletter", "unsubscribe": "the reader's token", "resubscribe": "the reader's token",
    "bounced": "the file of the returned mail, or -", "release": "the address",
}  # fmt: skip
"""What each action must be given."""


def command(
    action: Annotated[
        Action, typer.Argument(metavar="ACTION", help="due, preview, send; unsubscribe, resubscribe; bounced, release.")
    ],
    record: NeededRecord,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="The newsletter; or the token, the returned mail, the address."),
    ] = None,
    desk: DeskPath = Path("desk.toml"),
    due: Annotated[bool, typer.Option("--due", help="Send only what is due now: what cron calls.")] = False,
    even_if_quiet: Annotated[
        bool, typer.Option("--even-if-quiet", help="Send a letter that says so when nothing is new.")
    ] = False,
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="ADDRESS", help="Preview what is new to this reader.")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[MailFormat, typer.Option("--format", help="The dress of the preview.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", help="Write the preview to this file.")] = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Send each reader what is new on the desk's situations, at least once and never twice."""
    if name is None and action in NEEDED:
        where = f"newsletter {action}"
        raise UsageError(f"{NEEDED[action]} is not named", where=where, next="Give it after the action.")
    plan = read_plan(desk, os.environ)
    failed = False
    with progress_bar() as bar:
        wiring = make_wiring(bar, None, actors)
        guest = open_desk_guest(plan, record, wiring, os.environ)
        with parsed_record(record, wiring) as kept:
            room = Newsroom(kept, plan, wiring, parse_day(as_of, "--as-of"), guest)
            match action:
                case "due":
                    for letter in room.due(name):
                        turn = letter.turn
                        told = due_json(turn.series, turn.slot, letter.state, letter.readers, letter.at)
                        _say(told, _due_words(letter), json)
                case "preview":
                    shown = room.preview(name or "", reader)
                    with open_output(output) as out:
                        out.write(_dress(shown, "json" if json else format))
                case "send":
                    for report in room.send(name, due, even_if_quiet):
                        _say(_sent_json(report), _sent_words(report), json)
                        failed |= not report.is_done
                        _warn(report)
                case _:
                    print_text(_keep(action, kept, plan, name or "", wiring))
    for visit in room.composer.visits:
        typer.echo(visit.describe(), err=True)
    raise typer.Exit(REFUSED if failed else FINISHED)


def _keep(action: str, record: Record, plan: DeskPlan, name: str, wiring: Wiring) -> str:
    """What the record learned of a reader, in words."""
    match action:
        case "bounced":
            return take_bounce(record, plan, _read_mail(name), wiring)
        case "release":
            return f"{name}: {'is written to again' if release_address(record, name, wiring) else 'was not held'}"
        case _:
            letter, address, new = set_subscription(record, plan, name, wiring, action == "resubscribe")
            said = "gets it again" if action == "resubscribe" else "gets it no more"
            return f"{letter}: {address} {said}{'' if new else ' (as before)'}"


def _read_mail(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputMissing(f"it cannot be read ({error.strerror})", where=name, next="Give the mail's file.") from error


def _dress(shown: Preview, dress: str) -> bytes:
    """The letter as text, page or mail, or what it tells as JSON."""
    if dress == "eml":
        return shown.mail.content
    if dress == "json":
        turn, cut = shown.turn, shown.cut
        words = json_line(preview_json(turn.series, turn.slot, shown.day, shown.subject, cut.parts, cut.quiet))
    else:
        words = (shown.body.html if dress == "html" else shown.body.text).replace(LEAVE_MARK, shown.mail.reader.token)
    return words.encode("utf-8", "replace")


def _say(told: dict[str, Any], words: str, json: bool) -> None:
    if json:
        print_json(told)
    else:
        print_text(words)


def _sent_json(report: SendReport) -> dict[str, Any]:
    error = str(report.error) if report.error else None
    return sent_json(report.turn.series, report.turn.slot, report.counts, report.refusals, error)


def _due_words(due: DueLetter) -> str:
    at = f"{due.at.astimezone(due.turn.letter.zone):%Y-%m-%d %H:%M %Z}" if due.at else ""
    said = {
        "faulty": f"{due.fault}",
        "due": f"due now for {count(due.readers, 'reader')}",
        "unsent": f"due now: it has yet to reach {count(due.readers, 'reader')}",
        "waiting": f"tried again at {at} for {count(due.readers, 'reader')}",
        "missed": f"missed; the next leaves at {at}",
        "done": f"done; the next leaves at {at}" if at else "done; nothing has changed since",
    }[due.state]
    return f"{due.turn.series} ({due.turn.slot}): {said}"


def _sent_words(report: SendReport) -> str:
    words = {"accepted": "sent", "quiet": "with nothing new", "deferred": "to be tried later", "refused": "refused",
             "handed": "without an answer"}  # fmt: skip
    nobody = "nothing was sent" if report.error else "nobody waits for it"
    counted = [f"{report.counts[state]} {said}" for state, said in words.items() if report.counts.get(state)]
    return f"{report.turn.series} ({report.turn.slot}): {', '.join(counted) or nobody}"


def _warn(report: SendReport) -> None:
    for address, one in report.refusals:
        later = f"; again after {one.not_before:%Y-%m-%d %H:%M} UTC" if one.not_before else ""
        typer.echo(f"{one.state} {address}: {one.code or ''} {one.reply}{later}", err=True)
    if report.error:
        typer.echo(f"onrecord: {report.error}", err=True)
