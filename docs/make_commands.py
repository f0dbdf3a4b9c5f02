"""Writes docs/reference/commands.md from the command line itself."""

from pathlib import Path
from typing import Any, get_args

import typer.main

from onrecord.cli.main import COMMANDS, make_app, read_examples

INTRO = """# Commands

Made by `python docs/make_commands.py` from the commands themselves.

Exit codes: 0 done; 1 done, but something was refused or failed, and it says what; 2 the command was wrong. Progress and
warnings go to standard error; standard output holds only what was asked for. JSON is printed one object a line, each
as soon as it is ready; offsets are character offsets into `text`, half-open.
"""


def describe(name: str) -> str:
    """One command: what it does, its arguments and its options."""
    command = typer.main.get_command(make_app(name)).commands[name]  # type: ignore[attr-defined]
    lines = [f"## onrecord {name}", "", (command.help or COMMANDS[name]).strip(), ""]
    lines += ["| argument or option | what it does |", "|---|---|"]
    for parameter in command.params:
        dashed = [option for option in parameter.opts if option.startswith("-")]
        shown = ", ".join(dashed) or str(parameter.metavar or parameter.name).upper()
        values = describe_values(parameter) if dashed else ""
        lines.append(f"| `{shown}` | {getattr(parameter, 'help', None) or ''}{values} |")
    lines += ["", *(f"    {example}" for example in read_examples()[name])]
    return "\n".join(lines) + "\n"


def describe_values(parameter: Any) -> str:
    """The words that an option takes, if those are given ones, and what holds without it."""
    words = [word for word in get_args(parameter.type_descriptor.annotation) if isinstance(word, str)]
    said = f" `{'`, `'.join(words)}`." if words else ""
    default = parameter.default
    plain = isinstance(default, str | int | float | Path) and not isinstance(default, bool) and default not in ("", 0.0)
    return f"{said} Without it `{default}`." if plain else said


def make_page() -> str:
    """The whole page."""
    return INTRO + "\n" + "\n".join(describe(name) for name in COMMANDS)


if __name__ == "__main__":
    (Path(__file__).parent / "reference" / "commands.md").write_text(make_page(), encoding="utf-8")
