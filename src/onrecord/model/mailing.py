"""What a desk sends: letters made of briefs, the issues they are kept as, and what was sent to whom.

These nouns are the desk's own; they need nothing but the model.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.model.brief import Section
from onrecord.model.ids import content_id

DeliveryState = Literal["handed", "accepted", "quiet", "deferred", "refused"]
"""handed: on its way, the server has not answered yet (an answer that never comes leaves it so); accepted: the
server took it; quiet: nothing was new to the reader, so nothing was sent; deferred: to be tried later; refused:
for good."""
StandingState = Literal["left", "back", "held", "free"]
"""left, back: a reader unsubscribed, or took it back; held, free: an address refuses mail for good, or works again."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a letter: a PNG, and all that it shows in words."""

    title: str
    text: str
    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LetterPart:
    """What a letter tells of one situation: the day it speaks for, from how many reports, sections of cited lines."""

    title: str
    as_of: date | None
    about: str
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as its reader sees it; `day` is that of the issue, `leave` the address to unsubscribe at, `quiet` the
    situations of which it has no news."""

    name: str
    desk: str
    day: date
    parts: tuple[LetterPart, ...]
    leave: str
    why: str
    quiet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One number of a newsletter, as it was made: `slot` says which ("2026-11-21 AM"), `body` holds its content."""

    newsletter: str
    slot: str
    made_at: datetime
    body: bytes

    @property
    def id(self) -> str:
        """The same newsletter and slot give the same issue: it is made once."""
        return content_id("issue", self.newsletter, self.slot)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an issue for one reader, at one instant; of several the newest holds.

    `edition` names the lines that were told (their keys are kept with it), `tries` counts from 1, `code` and
    `reply` are the mail server's, `not_before` is when a deferred one may be tried again.
    """

    issue_id: str
    reader: str
    state: DeliveryState
    at: datetime
    edition: str = ""
    tries: int = 0
    code: int = 0
    reply: str = ""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An issue that a reader got: when it was made and taken, on which thread, and the keys of the lines it told."""

    issue_id: str
    newsletter: str
    made_at: datetime
    at: datetime
    thread: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a reader stands with a newsletter (empty: with all) since an instant, and why; the newest holds."""

    reader: str
    newsletter: str
    state: StandingState
    at: datetime
    why: str


def reader_id(address: str) -> str:
    """The id of the reader at that address: capitals make no other reader."""
    return content_id("reader", address.strip().lower())
