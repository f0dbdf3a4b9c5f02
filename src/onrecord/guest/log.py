"""The record of a guest: each line offered, what was asked and answered, and what became of it."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import GuestFailed, InputMissing, InputUnreadable

REPLY_KEPT = 4000
"""Characters of a reply that are recorded; `reply_length` says how many it had."""


@dataclass(frozen=True, slots=True)
class GuestEntry:
    """One line offered to a guest. `verdict`: kept, same, refused, or failed (no answer that can be read).

    `at` is ISO 8601 in UTC; `cites` are `[article, start, end]`; `told` is what the brief says.
    """

    at: str
    server: str
    model: str
    answered_by: str
    messages: list[dict[str, str]]
    settings: dict[str, Any]
    line: str
    cites: list[list[Any]]
    reply: str
    reply_length: int
    verdict: str
    reasons: list[str] = field(default_factory=list)
    told: str = ""


def append_entry(path: Path, entry: GuestEntry) -> None:
    """The entry stands at the end of the file, as one line written at once; GuestFailed if it cannot be written."""
    row = json.dumps(asdict(entry)) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, row.encode("ascii"))
        finally:
            os.close(handle)
    except OSError as error:
        raise GuestFailed(
            f"what the guest says cannot be recorded ({error.strerror})", where=str(path),
            next="Name another file with --guest-log.",
        ) from error  # fmt: skip


def read_entries(path: Path) -> Iterator[GuestEntry | None]:
    """The entries of the file, oldest first; None for a line that is none (a writer that died)."""
    try:
        with path.open(encoding="ascii", errors="replace") as rows:
            for row in rows:
                yield _read_entry(row)
    except FileNotFoundError as error:
        raise InputMissing(
            "no guest has been recorded there", where=str(path), next="Name the file with --log."
        ) from error
    except OSError as error:
        raise InputUnreadable(
            f"it cannot be read ({error.strerror})", where=str(path), next="Check the file and its permissions."
        ) from error


def _read_entry(row: str) -> GuestEntry | None:
    try:
        return GuestEntry(**json.loads(row))
    except (ValueError, TypeError, RecursionError):
        return None
