"""Mail that came back: whom it was for, which issue it was, and whether the address is dead (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import default

from onrecord.desk.wire import Answer

_VERP = re.compile(r"\+([0-9a-f]{8})-([0-9a-f]{20})@")
_ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Return-Path")
_CODE = re.compile(r"\b([45]\d\d)\b")


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that came back: how the issue's id begins, the reader's id, and what the far server said."""

    issue_begins: str
    reader: str
    is_failure: bool
    answer: Answer


def read_bounce(raw: bytes) -> Bounce | None:
    """What the returned mail tells; None if it is none of ours (an automatic reply, advertising)."""
    message = message_from_bytes(raw, policy=default)
    whom = next((found for text in _addresses(message) if (found := _VERP.search(text))), None)
    report = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    if whom is None or report is None:
        return None
    fields = {name.lower(): str(value) for block in _blocks(report) for name, value in block.items()}
    status, said = fields.get("status", ""), fields.get("diagnostic-code", "")
    code = _CODE.search(said)
    first = status[:1] if status[:1] in ("4", "5") else "5"
    answer = Answer(int(code[1]) if code else int(f"{first}50"), f"{status} {said}".strip()[:300])
    return Bounce(whom[1], whom[2], fields.get("action", "").strip().lower() == "failed", answer)


def _addresses(message: Message) -> Iterator[str]:
    """What may hold our address: the headers of the mail that came, then those of the one it returns."""
    for part in message.walk():
        yield from (str(value) for name in _ADDRESSED for value in part.get_all(name, ()))


def _blocks(report: Message) -> Iterator[Message]:
    payload = report.get_payload()
    for block in payload if isinstance(payload, list) else ():
        if isinstance(block, Message):
            yield block
