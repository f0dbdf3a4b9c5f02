"""What was announced for a time: ahead of the day that is spoken for, or passed, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.account import CommitmentStatus
from onrecord.model.brief import Cite, Line
from onrecord.model.when import When

ComingKind = Literal["meeting", "vote", "deadline", "promise", "plan"]
ComingStatus = Literal["ahead", "now", "told", "unreported", "passed"] | CommitmentStatus
"""ahead; now: its time has begun; told: a later report tells of it; unreported: later reports that name its parties
do not; passed: nothing can be said; or what became of a promise."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing announced for `when`, told by `line`; `key` is the id of the statement that announced it first.

    `later_read` counts later articles that name its parties; `outcome` cites the report that tells what became of
    it; `why` says in words how its status is known.
    """

    key: str
    kind: ComingKind
    when: When
    line: Line
    status: ComingStatus
    later_read: int
    outcome: Cite | None
    why: str
