"""`--help` names all commands with their whole sentence, and the help of each ends with examples that work."""

import shlex
import subprocess
import sys

import pytest
import typer.main

from onrecord.cli.main import COMMANDS, SECTIONS, make_app, read_examples

NAMELESS = ("read", "show", "decisions", "withdraw", "demo", "check", "doctor", "model", "guest")
"""Commands to which names mean nothing, or only those of the samples; `check` and `doctor` look at what is there."""


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

@pytest.mark.parametrize("name", COMMANDS)
def test_what_reads_names_takes_a_table_of_actors(name: str) -> None:
    """Who works with actors of his own gives them to every command that parses, joins or finds names."""
    command = typer.main.get_command(make_app(name)).commands[name]  # type: ignore[attr-defined]
    options = {option for parameter in command.params for option in parameter.opts}
    assert ("--actors" in options) is (name not in NAMELESS)
