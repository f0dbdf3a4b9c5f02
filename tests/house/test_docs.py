"""The documentation tells the truth: its words, commands, options and links are those of the code."""

import dataclasses
import re
import runpy
import shlex
from pathlib import Path

import pytest
import typer.main

import onrecord.model
from onrecord.cli.main import COMMANDS, make_app

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LEAST_COMMANDS = 12
_CALL = re.compile(r"(?m)^ {4,}(?:\.venv/bin/)?onrecord (?P<words>.+)$")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def calls() -> list[tuple[Path, list[str]]]:
    """Every `onrecord ...` line in the code blocks of the documentation."""
    found = []
    for page in PAGES:
        for match in _CALL.finditer(page.read_text(encoding="utf-8")):
            found.append((page, shlex.split(match["words"].split(" | ")[0].split(" > ")[0], comments=True)))
    return found


def test_the_pages_are_looked_at() -> None:
    """The guards below saw the documentation and its commands."""
    assert len(PAGES) >= 12
    assert len(calls()) >= LEAST_COMMANDS


@pytest.mark.parametrize(("page", "words"), calls(), ids=lambda v: v.name if isinstance(v, Path) else " ".join(v))
def test_every_command_in_the_docs_exists(page: Path, words: list[str]) -> None:
    """A command shown to a reader is one, and takes the options shown."""
    name = words[0]
    if name.startswith("-"):
        return
    assert name in COMMANDS, page
    command = typer.main.get_command(make_app(name)).commands[name]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    used = {word.split("=")[0] for word in words[1:] if word.startswith("--")}
    assert used <= known | {"--help"}, page


def test_every_command_is_in_the_reference() -> None:
    """Each command and each of its options is described in the reference."""
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"## onrecord {name}" in text
        command = typer.main.get_command(make_app(name)).commands[name]  # type: ignore[attr-defined]
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option in text, (name, option)


def test_every_noun_is_in_the_glossary() -> None:
    """Each type of the model stands in docs/words.md."""
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    nouns = [n for n in onrecord.model.__all__ if dataclasses.is_dataclass(getattr(onrecord.model, n))]
    assert len(nouns) > 30
    assert not [noun for noun in nouns if f"`{noun}`" not in words]


def test_links_between_pages_lead_somewhere() -> None:
    """No page links to a file that is not there."""
    links = [(page, link) for page in PAGES for link in _LINK.findall(page.read_text(encoding="utf-8"))]
    assert len(links) > 10
    assert not [(page.name, link) for page, link in links if not (page.parent / link).exists()]


def test_every_decision_is_listed() -> None:
    """The list of decisions holds each page of its folder."""
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [p.name for p in folder.glob("0*.md") if p.name not in listed]


def test_the_reference_of_commands_is_what_they_say() -> None:
    """commands.md is what docs/make_commands.py writes of the commands as they are."""
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert page == runpy.run_path(str(ROOT / "docs" / "make_commands.py"))["make_page"]()
