"""What goes to standard output (only what was asked for) and to standard error (progress, warnings)."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.cli.main import FINISHED, REFUSED
from onrecord.model import Account, Skipped


def json_line(value: Any) -> str:
    """`value` as one line of JSON."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def print_json(value: Any) -> None:
    """`value` stands on standard output as one line of JSON, at once; escaped where the output has no such letters."""
    try:
        sys.stdout.write(json_line(value))
    except UnicodeEncodeError:
        sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def print_text(text: str) -> None:
    """`text` stands on standard output; "?" stands for letters that the output does not have."""
    known = text.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8", "replace")
    sys.stdout.write(known if known.endswith("\n") else known + "\n")
    sys.stdout.flush()


def print_skipped(skipped: Skipped) -> None:
    """What was skipped, and why, stands on standard error."""
    typer.echo(f"skipped {skipped.locator}: {skipped.why}", err=True)


def print_not_read(account: Account) -> None:
    """How many articles on the subject were not read for the account stands on standard error, if any."""
    if account.not_read:
        typer.echo(f"not read for it: {account.not_read:,} more articles; name a narrower subject or time", err=True)


def leave(skipped: Sequence[Skipped]) -> None:
    """Leave with 0, or with 1 if anything was refused."""
    raise typer.Exit(REFUSED if skipped else FINISHED)


class Bar:
    """A progress bar on standard error; silent where that is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(
            *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def advance(self, what: str) -> None:
        """One more article is done; its title is shown."""
        self._progress.update(self._task, advance=1, description=what[:48])


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """A bar that is shown while long work goes on."""
    with Bar() as bar:
        yield bar
