"""`onrecord calendar --json`."""

from collections.abc import Sequence
from typing import Any

from onrecord.contract.briefs import cite_json
from onrecord.model import Coming

Json = dict[str, Any]


def calendar_json(entries: Sequence[Coming]) -> list[Json]:
    """What was announced, soonest first, each with its status and its cites."""
    return [
        {
            "id": entry.key, "kind": entry.kind, "when": entry.when.edtf, "start": _day(entry.when.start),
            "end": _day(entry.when.end), "text": entry.line.text, "status": entry.status, "why": entry.why,
            "later_read": entry.later_read, "cites": [cite_json(c) for c in entry.line.cites],
            "outcome": cite_json(entry.outcome) if entry.outcome else None,
        }
        for entry in entries
    ]  # fmt: skip


def _day(day: object) -> str | None:
    return str(day) if day else None
