"""`onrecord`: finds the command that was called and loads only that one, so that help is quick."""

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer

from onrecord import __version__
from onrecord.errors import OnrecordError, UsageError

COMMANDS = {
    "read": "Turn pages into clean articles.",
    "parse": "Find statements in articles: events, figures, claims, promises, what is next.",
    "thread": "Place articles in stories, in order of publication.",
    "timeline": "Tell what happened when.",
    "series": "Follow one figure over time.",
    "trend": "Count happenings and figures over time, beside what was read.",
    "brief": "Write a brief in which every line cites its words.",
    "ask": "Answer a question from a record, with cites, or say that it does not say.",
    "calendar": "Tell what is to come, and what passed without news.",
    "feed": "Write the newest happenings as Atom or JSON Feed.",
    "export": "Write a record out for other programs.",
    "join": "Decide that two are one: entities, happenings, stories.",
    "split": "Decide that two are different, or that a part belongs elsewhere.",
    "reject": "Decide that a statement is wrong: it is never told again.",
    "correct": "Correct a figure, a date, a place or a type of a statement.",
    "rename": "Give an entity another name.",
    "decisions": "List what people decided.",
    "withdraw": "Withdraw a decision.",
    "account": "Show a happening or a figure over time on one page, report by report.",
    "why": "Say in words why something of the record is as it is.",
    "ids": "List ids of one kind: what the other commands are given.",
    "situation": "Follow a situation: what a desk wants told again and again.",
    "desk": "Check the desks that a desk.toml describes, or list what they follow and send.",
    "newsletter": "Send each reader what is new on a desk's situations; preview it; say what is due.",
    "changes": "Say what is new, changed, corrected and resolved between two days.",
    "edits": "Show what pages changed when they were read again.",
    "show": "Show one article or statement of a record, with its evidence.",
    "search": "Search a record.",
    "check": "Re-read every span of a record against its page.",
    "doctor": "Say what is installed, which language model is used, and what is missing.",
    "model": "Fetch a larger language model.",
    "guest": "Show what a guest language model was asked, what it answered, and what became of it.",
    "demo": "Brief yourself on the sample pages that come with onrecord.",
}
"""Every command and its one-line help; the command `x` is the function `command` of `onrecord.cli.x`."""
FINISHED, REFUSED, WRONG = 0, 1, 2
"""Exit codes: done; done but something was refused or failed; the command was wrong."""


def make_app(called: str | None) -> typer.Typer:
    """The command line with only the `called` command loaded; the others are names with their help."""
    app = typer.Typer(
        name="onrecord", no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        help="Read the news on a situation and keep the record: every line cites its words.",
        pretty_exceptions_enable=False,
    )  # fmt: skip
    app.callback()(_options)
    for name, text in COMMANDS.items():
        app.command(name, help=None if name == called else text)(_load(name) if name == called else _unloaded)
    return app


def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True),
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit(FINISHED)


def _unloaded() -> None:
    """A command that was not called."""


def _load(name: str) -> Callable[..., Any]:
    command: Callable[..., Any] = importlib.import_module(f"onrecord.cli.{name}").command
    return command


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; errors are one sentence on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    called = next((word for word in words if not word.startswith("-")), None)
    try:
        make_app(called)(words, standalone_mode=True)
    except UsageError as error:
        _leave(error, WRONG)
    except OnrecordError as error:
        _leave(error, REFUSED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FINISHED)
    except KeyboardInterrupt:
        typer.echo("onrecord: stopped; what was read is kept", err=True)
        sys.exit(130)


def _leave(error: OnrecordError, code: int) -> None:
    typer.echo(f"onrecord: {error}", err=True)
    sys.exit(code)
