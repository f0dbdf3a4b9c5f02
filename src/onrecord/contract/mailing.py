"""`onrecord newsletter due --json`, `onrecord newsletter preview --json` and `onrecord newsletter send --json`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from onrecord.contract.briefs import line_json
from onrecord.model.mailing import Delivery, LetterPart

Json = dict[str, Any]


def due_json(newsletter: str, slot: str, state: str, readers: int, at: datetime | None) -> Json:
    """How an issue stands: due, unsent, waiting, missed or done; `at` is when it goes on."""
    return {
        "newsletter": newsletter, "slot": slot, "state": state, "readers": readers,
        "at": at.isoformat() if at else None,
    }  # fmt: skip


def preview_json(
    newsletter: str, slot: str, day: date, subject: str, parts: Sequence[LetterPart], quiet: Sequence[str]
) -> Json:
    """What a reader would get: of each situation with news its sections of cited lines; `quiet` are the others."""
    return {
        "newsletter": newsletter, "slot": slot, "day": day.isoformat(), "subject": subject,
        "situations": [
            {"title": part.title, "as_of": part.as_of.isoformat() if part.as_of else None, "about": part.about,
             "sections": [{"name": s.name, "lines": [line_json(line) for line in s.lines]} for s in part.sections]}
            for part in parts
        ],
        "quiet": list(quiet),
    }  # fmt: skip


def sent_json(
    newsletter: str, slot: str, counts: Mapping[str, int], refusals: Sequence[tuple[str, Delivery]], error: str | None
) -> Json:
    """What became of an issue, in readers by state; `refusals` name those who were not reached, with why."""
    return {
        "newsletter": newsletter, "slot": slot, "readers": dict(counts),
        "refusals": [
            {"address": address, "state": d.state, "code": d.code, "reply": d.reply,
             "again": d.not_before.isoformat() if d.not_before else None}
            for address, d in refusals
        ],
        "error": error,
    }  # fmt: skip
