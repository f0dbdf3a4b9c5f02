"""`onrecord`: finds the command that was called and loads only that one, so that help is quick."""

import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.errors import OnrecordError, UsageError

SECTIONS: dict[str, dict[str, str]] = {
    "Read": {
        "read": "Turn pages into clean articles.",
        "parse": "Find statements in articles: events, figures, claims, promises, what is next.",
        "thread": "Place articles in stories, in order of publication.",
        "show": "Show one article or statement of a record, with its evidence.",
        "search": "Search a record.",
    },
    "Tell": {
        "brief": "Write a brief in which every line cites its words.",
        "timeline": "Tell what happened when.",
        "series": "Follow one figure over time.",
        "trend": "Count happenings and figures over time, beside what was read.",
        "ask": "Answer a question from a record, with cites, or say that it does not say.",
        "calendar": "Tell what is to come, and what passed without news.",
        "changes": "Say what is new, changed, corrected and resolved between two days.",
        "account": "Show a happening or a figure over time on one page, report by report.",
    },
    "Decide": {
        "why": "Say in words why something of the record is as it is.",
        "ids": "List ids of one kind: what the other commands are given.",
        "join": "Decide that two are one: entities, happenings, stories.",
        "split": "Decide that two are different, or that a part belongs elsewhere.",
        "reject": "Decide that a statement is wrong: it is never told again.",
        "correct": "Correct a figure, a date, a place or a type of a statement.",
        "rename": "Give an entity another name.",
        "decisions": "List what people decided.",
        "withdraw": "Withdraw a decision.",
        "edits": "Show what pages changed when they were read again.",
    },
    "Follow and send": {
        "situation": "Follow a situation: what a desk wants told again and again.",
        "desk": "Check the desks that a desk.toml describes, or list what they follow and send.",
        "newsletter": "Send each reader what is new on a desk's situations; preview it; say what is due.",
        "feed": "Write the newest happenings as Atom or JSON Feed.",
        "export": "Write a record out for other programs.",
    },
    "Look after it": {
        "demo": "Brief yourself on the sample pages that come with onrecord.",
        "check": "Re-read every span of a record against its page.",
        "doctor": "Say what is installed, which language model is used, and what is missing.",
        "model": "Fetch a larger language model.",
        "guest": "Show what a guest language model was asked, what it answered, and what became of it.",
    },
}
"""Every command and its one-line help, as `--help` lists them; the command `x` is the function `command` of
`onrecord.cli.x`."""
COMMANDS = {name: text for commands in SECTIONS.values() for name, text in commands.items()}
FINISHED, REFUSED, WRONG = 0, 1, 2
"""Exit codes: done; done but something was refused or failed; the command was wrong."""


START = "Begin with `onrecord demo`. The help of a command (`onrecord COMMAND --help`) ends with examples."


class Sections(TyperGroup):
    """The group of all commands, whose help lists them in sections, each with its whole sentence."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands stand under the names of their sections."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))


@cache
def read_examples() -> dict[str, list[str]]:
    """The examples of examples.tsv, by command."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in resources.files("onrecord.cli").joinpath("examples.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, _, example = line.partition("\t")
            found[name].append(example)
    return found


def _epilog(name: str) -> str:
    """What stands under a command's help; `\b` keeps its lines apart."""
    examples = read_examples()[name]
    return "\n".join(["\b", "Example:" if len(examples) == 1 else "Examples:", *(f"  {one}" for one in examples)])


def make_app(called: str | None) -> typer.Typer:
    """The command line with only the `called` command loaded; the others are names with their help."""
    app = typer.Typer(
        name="onrecord", cls=Sections, epilog=START, no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        help="Read the news on a situation and keep the record: every line cites its words.",
        pretty_exceptions_enable=False,
    )  # fmt: skip
    app.callback()(_options)
    for name, text in COMMANDS.items():
        if name == called:
            app.command(name, epilog=_epilog(name))(_load(name))
        else:
            app.command(name, help=text)(_unloaded)
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
