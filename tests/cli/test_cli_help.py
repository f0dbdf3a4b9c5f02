"""`--help` names all commands with their whole sentence, and the help of each ends with examples that work."""

import shlex
import subprocess
import sys

import pytest
import typer.main

from onrecord.cli.main import COMMANDS, SECTIONS, make_app, read_examples


def test_help_lists_every_command_whole_and_once() -> None:
    """No sentence of `--help` is cut off, every command stands in one section, and no line is wider than 80 columns."""
    done = subprocess.run([sys.executable, "-m", "onrecord.cli", "--help"], capture_output=True, text=True, check=True)
    told = " ".join(done.stdout.split())
    assert all(f" {name} {text} " in f"{told} " for name, text in COMMANDS.items())
    assert sum(map(len, SECTIONS.values())) == len(COMMANDS)
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_fit_their_command(name: str) -> None:
    """Each command has an example, which gives it only options and numbers of arguments that it takes."""
    command = typer.main.get_command(make_app(name)).commands[name]  # type: ignore[attr-defined]
    examples = read_examples()[name]
    assert examples
    for example in examples:
        program, called, *words = shlex.split(example)
        assert (program, called) == ("onrecord", name)
        command.make_context(name, words)
        assert example in " ".join(command.epilog.split("\n  "))
