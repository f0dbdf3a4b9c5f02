"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.errors import SettingWrong
from onrecord.read import ReadSettings
from onrecord.run.wiring import Wiring

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="A file, a folder, a URL, or - for standard input.")
]
MaybeInputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Files, folders, URLs or -; without any, the record is told from."),
]
RecordPath = Annotated[
    str | None, typer.Option("--record", metavar="PATH", help="The record to use; none: one that is thrown away.")
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="The outlet, where a page does not say.")]
PublishedOn = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="The day of publication, where a page does not say.")
]
Title = Annotated[str | None, typer.Option("--title", help="The title, where a page does not say.")]
AsIs = Annotated[bool, typer.Option("--as-is", help="Keep a .txt file as it is, uncleaned.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Allow addresses of private and local networks.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Model = Annotated[str | None, typer.Option("--model", help="The language model to use (see `onrecord doctor`).")]
Actors = Annotated[
    Path | None, typer.Option("--actors", help="A table of more actors and their names (see docs/guides/actors.md).")
]
Processes = Annotated[
    int, typer.Option("--processes", min=1, metavar="N", help="Parse with so many processes (700 MB each).")
]
About = Annotated[str | None, typer.Option("--about", metavar="TEXT", help='The subject, e.g. "US troops in Iraq".')]
NeededRecord = Annotated[str, typer.Option("--record", metavar="PATH", help="The record.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why: kept with the decision.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; without it the login name.")]
Within = Annotated[
    str | None,
    typer.Option("--about", metavar="TEXT", help="Look among the articles about this; without it among the newest."),
]
SituationName = Annotated[
    str | None, typer.Option("--situation", metavar="NAME", help="A situation that the record follows.")
]
Known = Annotated[
    str | None, typer.Option("--known", metavar="DATE", help="Use only what the record had learned by that day.")
]
Least = Annotated[
    float,
    typer.Option("--least", metavar="SCORE", min=0.0, max=1.0, help="Leave out statements that score less (0 to 1)."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Use only what was published by that day.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write it to this file; none: to standard output.")
]
GuestUrl = Annotated[
    str | None,
    typer.Option("--guest", metavar="URL", help="A language model's server, which may propose shorter lines."),
]
GuestModel = Annotated[
    str | None, typer.Option("--guest-model", metavar="NAME", help="The guest's model, as its server names it.")
]
GuestLog = Annotated[
    Path | None, typer.Option("--guest-log", metavar="FILE", help="Record the guest there; without it by the record.")
]


def read_settings(
    outlet: str | None = None, published: str | None = None, title: str | None = None, as_is: bool = False,
    allow_private: bool = False,
) -> ReadSettings:  # fmt: skip
    """The settings of reading; SettingWrong if the day of publication is no date."""
    parse_day(published, "--published")
    return ReadSettings(outlet=outlet, published=published, title=title, as_is=as_is, allow_private=allow_private)


def parse_day(text: str | None, option: str) -> date | None:
    """The day that `text` names (ISO 8601), or None for None; SettingWrong if it is none."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise SettingWrong(f"{text!r} is no date", where=option, next="Write it as 2020-06-12.") from error


def read_days(
    since: str | None, as_of: str | None, known: str | None = None
) -> tuple[date | None, date | None, date | None]:
    """The days of --since, --as-of and --known; SettingWrong if one is none, or they run backwards."""
    first, last = parse_day(since, "--since"), parse_day(as_of, "--as-of")
    check_forward(first, last, "--as-of")
    return first, last, parse_day(known, "--known")


def check_forward(since: date | None, last: date | None, option: str) -> None:
    """SettingWrong if the `last` day, which `option` gave, lies before the day of --since."""
    if since and last and last < since:
        raise SettingWrong("the days do not run forward", where=f"--since, {option}", next="Give --since a day before.")


def make_wiring(
    progress: Any, model: str | None = None, actors: Path | None = None, processes: int = 1
) -> Wiring:
    """The real clock, network and model, with `progress` shown."""
    if actors is not None and not actors.is_file():
        raise SettingWrong("there is no such file", where=f"--actors {actors}", next="Give the path of a .tsv file.")
    return Wiring(progress=progress, model=model, actors=actors, processes=processes)
