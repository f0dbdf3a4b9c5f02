"""Hands mails to the server, noting each step before and after it, so that a run that is killed can be taken up.

Three notes mark the way of a mail: nothing (it was not handed over: send it), handed (the server was given it and may
or may not have taken it), accepted. Between the server's taking and our note stands only the time of one reply.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from onrecord.desk.message import Mail
from onrecord.desk.plan import MailServer
from onrecord.desk.wire import CLOSING, Answer, Lost, Wire, open_wire
from onrecord.errors import MailRefused, MailUnreachable, OnrecordError, SenderBusy
from onrecord.model.mailing import Delivery, DeliveryState
from onrecord.ports import Clock

CONNECT_PAUSES_S = (1.0, 4.0, 16.0)
"""Seconds between attempts to reach the server: a restart of it is over by then, an outage is for the next run."""
RETRY_MINUTES = (5, 15, 30, 60, 120, 240)
"""Minutes until a deferred mail is tried again, by the number of tries: greylisting lasts 1 to 15 minutes mostly."""
MAILS_A_CONNECTION = 100
"""After so many mails a new connection is opened: many servers count, and hang up in the middle."""
LEASE_S = 600.0
"""How long a sender may be silent before another takes over: longer than any one mail can take."""


class Ledger(Protocol):
    """Where deliveries are noted."""

    def note(self, found: Sequence[Delivery], lease: tuple[str, str] | None = None, *, synced: bool = True) -> None:
        """The deliveries are kept; SenderBusy, and none is, if another holds the lease.

        Those that are not `synced` outlive the process, but perhaps not a loss of power.
        """

    def take_lease(self, name: str, holder: str, for_s: float) -> None:
        """`holder` alone may send under `name` for so many seconds."""


@dataclass(frozen=True, slots=True)
class Job:
    """A mail to be sent: of which issue and edition, and how often it was tried before."""

    mail: Callable[[], Mail]
    issue_id: str
    reader: str
    edition: str
    tries: int = 0


@dataclass(slots=True)
class _Note:
    delivery: Delivery
    done: bool = False
    error: Exception | None = None


@dataclass(slots=True)
class Notes:
    """Notes deliveries for several threads: those that wait at the same time are kept in one transaction."""

    book: Ledger
    clock: Clock
    lease: tuple[str, str]
    sync_handed: bool = True
    """False: that a mail is on its way need not outlive a loss of power, since it would be sent again in any case."""
    found: list[Delivery] = field(default_factory=list)
    _waiting: list[_Note] = field(default_factory=list)
    _gate: threading.Lock = field(default_factory=threading.Lock)
    _writing: threading.Lock = field(default_factory=threading.Lock)
    _renewed: datetime | None = None

    def note(self, delivery: Delivery) -> None:
        """The delivery is kept, for good, when this returns; SenderBusy if another sender took over."""
        note = _Note(delivery)
        with self._gate:
            self._waiting.append(note)
        with self._writing:
            if not note.done:
                with self._gate:
                    batch, self._waiting = self._waiting, []
                self._write(batch)
        if note.error:
            raise note.error

    def _write(self, batch: list[_Note]) -> None:
        """Mails may be handed over only under our lease; what became of those handed over is noted in any case."""
        handed = [n for n in batch if n.delivery.state == "handed"]
        answered = [n for n in batch if n.delivery.state != "handed"]
        try:
            self._renew()
            synced = bool(answered) or self.sync_handed
            self.book.note([n.delivery for n in batch], self.lease if handed else None, synced=synced)
        except SenderBusy as error:
            for note in handed:
                note.error = error
            if answered:
                self.book.note([n.delivery for n in answered])
        except Exception as error:
            for note in batch:
                note.error = error
        for note in batch:
            note.done = True
        self.found += [n.delivery for n in batch if not n.error]

    def _renew(self) -> None:
        now = self.clock.now()
        if self._renewed is None or now - self._renewed > timedelta(seconds=LEASE_S / 4):
            self.book.take_lease(*self.lease, LEASE_S)
            self._renewed = now


@dataclass(slots=True)
class Postman:
    """Sends mails over a few connections to one server."""

    server: MailServer
    notes: Notes
    pause: Callable[[float], None] = time.sleep
    pauses_s: tuple[float, ...] = CONNECT_PAUSES_S
    _stopped: OnrecordError | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def deliver(self, jobs: Iterable[Job]) -> None:
        """Every mail was offered once, and what became of it is noted.

        MailUnreachable or MailRefused if the server would have none: what was not sent by then is left for the
        next run. SenderBusy if another sender took over.
        """
        waiting = iter(jobs)
        count = self.server.connections
        with ThreadPoolExecutor(count, thread_name_prefix="post") as pool:
            for done in [pool.submit(self._work, waiting) for _ in range(count)]:
                done.result()
        if self._stopped:
            raise self._stopped

    def _work(self, waiting: Iterator[Job]) -> None:
        """One connection's share of the mails."""
        wire: Wire | None = None
        sent = 0
        while (job := self._next(waiting)) is not None:
            try:
                mail = job.mail()
                wire, answer = self._offer(wire, mail)
                if answer.fate == "ok":
                    wire = self._hand_over(wire, mail, job)
                else:
                    self._note(job, answer)
                sent += 1
                if wire and (sent % MAILS_A_CONNECTION == 0 or answer.code == CLOSING):
                    wire.close()
                    wire = None
            except OnrecordError as error:
                self._stopped = self._stopped or error
        if wire:
            wire.close()

    def _next(self, waiting: Iterator[Job]) -> Job | None:
        with self._lock:
            return None if self._stopped else next(waiting, None)

    def _offer(self, wire: Wire | None, mail: Mail) -> tuple[Wire, Answer]:
        """The server's answer to sender and reader; a broken connection is opened again as often as there are pauses.

        Nothing was handed over yet, so asking again can send nothing twice.
        """
        why = ""
        for pause_s in (*self.pauses_s, None):
            try:
                wire = wire or open_wire(self.server)
                return wire, wire.offer(mail)
            except MailRefused:
                if wire:
                    wire.close()
                raise
            except (Lost, MailUnreachable) as error:
                wire, why = None, error.why if isinstance(error, Lost) else error.what
            if pause_s is not None and not self._stopped:
                self.pause(pause_s)
        raise MailUnreachable(
            f"the mail server cannot be reached: {why}", where=f"{self.server.host}:{self.server.port}",
            next="Nothing is lost: what was not sent leaves with the next run.",
        )  # fmt: skip

    def _hand_over(self, wire: Wire, mail: Mail, job: Job) -> Wire | None:
        self.notes.note(self._delivery(job, "handed", Answer(0, "")))
        try:
            answer = wire.hand_over(mail)
        except Lost as error:
            why = f"no answer to the mail: {error.why}"
            self.notes.note(self._delivery(job, "handed", Answer(0, why)))
            return None
        self._note(job, answer)
        return wire

    def _note(self, job: Job, answer: Answer) -> None:
        states: dict[str, DeliveryState] = {"ok": "accepted", "later": "deferred", "never": "refused"}
        self.notes.note(self._delivery(job, states[answer.fate], answer))

    def _delivery(self, job: Job, state: DeliveryState, answer: Answer) -> Delivery:
        now, tries = self.notes.clock.now(), job.tries + 1
        wait = RETRY_MINUTES[min(tries, len(RETRY_MINUTES)) - 1]
        later = now + timedelta(minutes=wait) if state == "deferred" else None
        return Delivery(job.issue_id, job.reader, state, now, job.edition, tries, answer.code, answer.reply, later)
