"""One page of the account: everything that reports say of one happening, or of one figure over time."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.amount import Hedge
from onrecord.model.brief import Cite
from onrecord.model.mention import Party
from onrecord.model.statement import EventStatus


@dataclass(frozen=True, slots=True)
class PageReport:
    """One statement of a happening, as its report tells it.

    `said_by` are the voices, outermost first; `relayed_from` the outlet it is relayed from, in plain form; `copy_of`
    the id of the article whose words it carries; `leads` is true for the first of its article.
    """

    statement_id: str
    cite: Cite
    when: str | None
    place: str | None
    status: EventStatus
    actor: Party
    recipient: Party
    said_by: tuple[str, ...]
    relayed_from: str | None
    copy_of: str | None
    leads: bool


@dataclass(frozen=True, slots=True)
class PageCount:
    """One figure that one report gives, with what it stands beside; `as_of` is the EDTF of when it held, if told."""

    kind: str
    statement_id: str
    low: float
    high: float
    hedge: Hedge
    of: str
    as_of: str | None
    counted_by: str | None
    note: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class PageFacing:
    """Two statements face to face: the second, by `relation`, the first."""

    relation: str
    why: str
    first: Cite
    second: Cite


@dataclass(frozen=True, slots=True)
class AccountPage:
    """A happening or a series as an editor reads it: what, when and where; who told it first; what differs.

    `reports` and `counts` are in order of publication (a series: of the days they hold); `origins` counts independent
    outlets; `why` says in words why the reports were taken for one.
    """

    id: str
    kind: Literal["happening", "series"]
    title: str
    facts: tuple[str, ...]
    origins: int
    reports: tuple[PageReport, ...]
    counts: tuple[PageCount, ...]
    differs: tuple[str, ...]
    facings: tuple[PageFacing, ...]
    why: tuple[str, ...]
