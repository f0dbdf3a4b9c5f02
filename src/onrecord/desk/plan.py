"""What a desk.toml says, once it is known to be right."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from onrecord.model.brief import BriefSize
from onrecord.model.mailing import reader_id

DeskKind = Literal["country", "topic", "industry"]
Cadence = Literal["AM", "PM", "weekly", "at once"]
Tls = Literal["starttls", "implicit", "none"]
Doubt = Literal["again", "leave"]
"""What becomes of a mail whose acknowledgement was lost: sent again under the same Message-ID, or left."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class MailServer:
    """How letters leave: the server, how it is spoken to, and in whose name."""

    host: str
    port: int
    tls: Tls
    sender: str
    sender_name: str
    bounces: str
    leave_url: str
    list_domain: str
    reply_to: str = ""
    leave_mail: str = ""
    login: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    connections: int = 2
    timeout_s: float = 30.0
    doubt: Doubt = "again"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets a newsletter: the address, a name, and the token that unsubscribes."""

    address: str
    name: str
    token: str

    @property
    def id(self) -> str:
        """What the record knows the reader by."""
        return reader_id(self.address)


@dataclass(frozen=True, slots=True)
class Filter:
    """What of a desk's situations is told; empty: all of it. Every name must match something of the record.

    Statements that score under `least` are not told; None: under the bar of a brief.
    """

    outlets: tuple[str, ...] = ()
    without_outlets: tuple[str, ...] = ()
    about: str = ""
    sections: tuple[str, ...] = ()
    least_origins: int = 1
    least: float | None = None


@dataclass(frozen=True, slots=True)
class DeskSituation:
    """What a desk follows: by words, by actors or by example articles; by none, the record's situation of the name."""

    name: str
    about: str = ""
    entities: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Newsletter:
    """What is sent, when, at which size and to whom. `on` is the weekday of a weekly one (0: Monday)."""

    name: str
    desk: str
    cadence: Cadence
    zone: ZoneInfo
    at: time
    on: int
    size: BriefSize
    readers: tuple[Reader, ...]
    situations: tuple[str, ...] = ()
    even_if_quiet: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """A country, a topic or an industry that is followed, and the newsletters on it."""

    name: str
    kind: DeskKind
    situations: tuple[DeskSituation, ...]
    filter: Filter
    newsletters: tuple[Newsletter, ...]
    line: int = 0

    def followed(self, letter: Newsletter) -> tuple[DeskSituation, ...]:
        """The situations that the newsletter tells: those it names, else all of the desk."""
        return tuple(s for s in self.situations if not letter.situations or s.name in letter.situations)


@dataclass(frozen=True, slots=True)
class GuestServer:
    """A language model that may shorten lines: its server, its name there, and the file that records what it says."""

    url: str
    model: str
    log: Path | None
    line: int


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """All desks of one desk.toml, the server their letters leave by (None: they can be read, not sent), and the guest
    that is asked about their lines (None: nobody is)."""

    path: Path
    mail: MailServer | None
    desks: tuple[Desk, ...]
    guest: GuestServer | None = None

    @property
    def newsletters(self) -> tuple[tuple[Desk, Newsletter], ...]:
        """Every newsletter with its desk, in the order of the file."""
        return tuple((desk, letter) for desk in self.desks for letter in desk.newsletters)
