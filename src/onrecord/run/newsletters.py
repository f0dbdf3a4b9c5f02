"""Newsletters: what is due, the issue made once, and each reader sent what is new, at least once and never twice."""

import os
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from onrecord.desk.cadence import newest_slot, next_slot
from onrecord.desk.content import Cut, IssueContent, pack_content, unpack_content
from onrecord.desk.message import Mail, MailBody
from onrecord.desk.plan import Desk, DeskPlan, DeskSituation, MailServer, Newsletter, Reader
from onrecord.desk.post import CONNECT_PAUSES_S, LEASE_S, Notes, Postman
from onrecord.desk.toml import advise
from onrecord.desk.wire import Answer
from onrecord.errors import MailError, OnrecordError, SettingWrong
from onrecord.model.ids import content_id
from onrecord.model.mailing import Delivery, Issue, Standing, Told
from onrecord.record import Mailbook, Record
from onrecord.run.composing import Composer
from onrecord.run.editions import Press, is_waiting
from onrecord.run.guesting import Guest
from onrecord.run.wiring import Wiring

LEASE = "newsletters"
"""One sender at a time for a record: what one letter tells, another to the same reader need not."""
NO_SERVER = MailServer(
    "", 0, "none", "desk@localhost", "The desk", "desk@localhost", "https://localhost/leave/{token}", "localhost"
)
"""What a preview is made with where desk.toml has no [mail]."""
SOMEBODY = Reader("reader@localhost", "", "preview-token")


@dataclass(frozen=True, slots=True)
class Turn:
    """One issue that could be sent: its newsletter, the name its issues are kept under, slot, day and situations."""

    desk: Desk
    letter: Newsletter
    series: str
    slot: str
    day: date
    situations: tuple[DeskSituation, ...]
    is_open: bool
    next: datetime | None


@dataclass(frozen=True, slots=True)
class DueLetter:
    """How an issue stands: due (to be made and sent), unsent (readers wait), waiting (until `at`), missed, done, or
    faulty: a situation or filter of its desk matches nothing, as `fault` says."""

    turn: Turn
    state: str
    readers: int
    at: datetime | None = None
    fault: SettingWrong | None = None

    @property
    def is_due(self) -> bool:
        """True if `send --due` would send it now."""
        return self.state in ("due", "unsent")


@dataclass(frozen=True, slots=True)
class SendReport:
    """What became of one issue in one run, in readers; `error` is what stopped it."""

    turn: Turn
    counts: Mapping[str, int]
    refusals: tuple[tuple[str, Delivery], ...]
    error: OnrecordError | None = None

    @property
    def is_done(self) -> bool:
        """True if no reader is left to be sent to later, and none was refused."""
        return not self.error and not {"deferred", "refused", "handed"} & set(self.counts)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader would get now: turn, day and subject of its issue, what it tells, and the mail with its parts."""

    turn: Turn
    day: date
    subject: str
    cut: Cut
    body: MailBody
    mail: Mail


@dataclass(slots=True)
class Newsroom:
    """All newsletters of a plan over one record."""

    record: Record
    plan: DeskPlan
    wiring: Wiring
    as_of: date | None = None
    guest: Guest | None = None
    pause: Callable[[float], None] = lambda seconds: time.sleep(seconds)
    pauses_s: tuple[float, ...] = CONNECT_PAUSES_S
    composer: Composer = field(init=False)
    book: Mailbook = field(init=False)

    def __post_init__(self) -> None:
        self.composer = Composer(self.record, self.plan, self.wiring, self.as_of, self.guest)
        self.book = Mailbook(self.record, self.wiring.clock)

    def find(self, name: str | None) -> list[tuple[Desk, Newsletter]]:
        """The newsletters of that name (None: all); SettingWrong, with the nearest name, if there is none."""
        found = [(d, n) for d, n in self.plan.newsletters if name is None or n.name.lower() == name.lower()]
        if not found:
            known = [n.name for _, n in self.plan.newsletters]
            raise SettingWrong(f"no newsletter is called {name!r}" if name else "no desk has a newsletter",
                               where=str(self.plan.path), next=advise(name or "", known))  # fmt: skip
        return found

    def turns(self, desk: Desk, letter: Newsletter) -> Iterator[Turn]:
        """The newest issue of the newsletter, made or not; of one that leaves at once, one for each situation. It is of
        the day that it speaks for, if that was asked.

        SettingWrong if a situation or filter matches nothing.
        """
        followed, now = desk.followed(letter), self.wiring.clock.now()
        if letter.cadence != "at once":
            slot, after = newest_slot(letter, now), next_slot(letter, now)
            day = self.as_of or slot.day
            yield Turn(desk, letter, letter.name, slot.name, day, followed, slot.is_open(now), after.opens)
            return
        day = self.as_of or now.astimezone(letter.zone).date()
        for situation in followed:
            _, chosen = self.composer.gather(desk, situation)
            series = f"{letter.name}: {situation.name}"
            yield Turn(desk, letter, series, f"after {content_id(*chosen.ids)}", day, (situation,), True, None)

    def due(self, name: str | None = None) -> Iterator[DueLetter]:
        """How the newest issue of each newsletter stands."""
        for desk, letter in self.find(name):
            try:
                turns = list(self.turns(desk, letter))
            except SettingWrong as fault:
                yield DueLetter(_no_turn(desk, letter), "faulty", len(letter.readers), None, fault)
            else:
                yield from map(self._stand, turns)

    def _stand(self, turn: Turn) -> DueLetter:
        issue = self.book.issue(turn.series, turn.slot)
        readers = self.subscribed(turn.letter)
        if issue is None:
            return DueLetter(turn, "due" if turn.is_open else "missed", len(readers), turn.next)
        states = self.book.states(issue.id)
        waiting = [r for r in readers if self._is_waiting(states.get(r.id), turn.is_open)]
        later = [s.not_before for r in readers if (s := states.get(r.id)) and s.state == "deferred" and s.not_before]
        if waiting:
            return DueLetter(turn, "unsent", len(waiting))
        return DueLetter(turn, "waiting", len(later), min(later)) if later else DueLetter(turn, "done", 0, turn.next)

    def _is_waiting(self, state: Delivery | None, is_open: bool) -> bool:
        doubt = self.plan.mail.doubt if self.plan.mail else "leave"
        return is_waiting(state, self.wiring.clock.now(), is_open, doubt == "again")

    def subscribed(self, letter: Newsletter) -> list[Reader]:
        """The readers who did not leave, at addresses that take mail."""
        left = self.book.standings([r.id for r in letter.readers])

        def stays(reader: Reader) -> bool:
            own, address = left.get((reader.id, letter.name)), left.get((reader.id, ""))
            return not (own and own.state == "left") and not (address and address.state == "held")

        return [reader for reader in letter.readers if stays(reader)]

    def send(self, name: str | None, only_due: bool, even_if_quiet: bool = False) -> Iterator[SendReport]:
        """The newest issue of each newsletter (or those that are due) is with its readers; a report for each.

        SettingWrong where desk.toml has no [mail]; SenderBusy if another sender is at work. All else stands in the
        reports: what the mail server refuses, that it cannot be reached, that a situation or filter matches nothing.
        What stops one newsletter does not stop the others.
        """
        server = self.plan.mail
        if server is None:
            raise SettingWrong("there is no mail server to send by", where=str(self.plan.path),
                               next="Add [mail] with host, from and unsubscribe.")  # fmt: skip
        with self._leased() as lease:
            for desk, letter in self.find(name):
                try:
                    for turn in self.turns(desk, letter):
                        if not only_due or self._stand(turn).is_due:
                            yield self._send_turn(turn, server, lease, only_due, even_if_quiet)
                except SettingWrong as fault:
                    yield SendReport(_no_turn(desk, letter), {}, (), fault)

    @contextmanager
    def _leased(self) -> Iterator[tuple[str, str]]:
        """The right to send, which no other process has meanwhile; that of a process that died is taken over."""
        holder = f"{socket.gethostname()} process {os.getpid()} of {self.wiring.clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
        held = self.book.lease_holder(LEASE)
        self.book.take_lease(LEASE, holder, LEASE_S, (held,) if held and _is_gone(held) else ())
        try:
            yield LEASE, holder
        finally:
            self.book.end_lease(LEASE, holder)

    def _send_turn(
        self, turn: Turn, server: MailServer, lease: tuple[str, str], only_due: bool, even_if_quiet: bool
    ) -> SendReport:
        issue = self.find_or_make(turn)
        press = Press(self.book, server, turn.letter, issue)
        readers = self.subscribed(turn.letter)
        states, told = self.book.states(issue.id), self.book.told([r.id for r in readers])
        is_open = turn.is_open or not only_due
        waiting = [r for r in readers if self._is_waiting(states.get(r.id), is_open)]
        notes = Notes(self.book, self.wiring.clock, lease, server.doubt == "leave")
        if not (even_if_quiet or turn.letter.even_if_quiet):
            waiting = self._pass_quiet(waiting, press, states, told, notes)
        error: MailError | None = None
        postman = Postman(server, notes, self.pause, self.pauses_s)
        try:
            postman.deliver(press.jobs(waiting, states, told))
        except MailError as stopped:
            error = stopped
        final = {d.reader: d for d in notes.found}
        counts = Counter[str](d.state for d in final.values())
        named = {r.id: r.address for r in readers}
        refused = tuple((named[d.reader], d) for d in final.values() if d.state in ("refused", "deferred", "handed"))
        self._hold_dead(refused)
        return SendReport(turn, counts, refused, error)

    def _pass_quiet(
        self,
        waiting: Sequence[Reader],
        press: Press,
        states: Mapping[str, Delivery],
        told: Mapping[str, Sequence[Told]],
        notes: Notes,
    ) -> list[Reader]:
        """Those to whom the issue says something; that it is quiet to the others is noted."""
        kept: list[Reader] = []
        quiet: list[Delivery] = []
        for reader in waiting:
            state = states.get(reader.id)
            if (state and state.state == "handed") or not press.cut_for(told.get(reader.id, ())).is_quiet:
                kept.append(reader)
            else:
                quiet.append(Delivery(press.issue.id, reader.id, "quiet", self.wiring.clock.now()))
        if quiet:
            self.book.note(quiet, notes.lease)
            notes.found += quiet
        return kept

    def _hold_dead(self, refused: Sequence[tuple[str, Delivery]]) -> None:
        """Addresses at which nobody is are written to no more."""
        for _, delivery in refused:
            if delivery.state == "refused" and is_dead(delivery):
                why = f"{delivery.code} {delivery.reply}"
                self.book.keep_standing(Standing(delivery.reader, "", "held", delivery.at, why))

    def find_or_make(self, turn: Turn) -> Issue:
        """The issue of that turn: made and kept now if it was not before."""
        return self.book.issue(turn.series, turn.slot) or self.book.keep_issue(self.make(turn))

    def make(self, turn: Turn) -> Issue:
        """The issue of that turn as it would be now; not kept."""
        content = self.composer.compose(turn.desk, turn.letter, turn.situations, turn.day, self._since(turn))
        now = self.wiring.clock.now()
        return Issue(turn.series, turn.slot, now - timedelta(microseconds=now.microsecond), pack_content(content))

    def _since(self, turn: Turn) -> date | None:
        """The newest day that the issue before spoke for."""
        before = self.book.newest_issue(turn.series)
        content: IssueContent | None = unpack_content(before.body) if before else None
        return max((part.as_of for part in content.parts if part.as_of), default=None) if content else None

    def preview(self, name: str, address: str | None) -> Preview:
        """What that reader (None: a new one) would get now; nothing is kept or sent."""
        desk, letter = self.find(name)[0]
        reader = next((r for r in letter.readers if address and r.address.lower() == address.lower()), None)
        if address and reader is None:
            raise SettingWrong(f"{letter.name} has no reader {address!r}", where=str(self.plan.path),
                               next=advise(address, [r.address for r in letter.readers]))  # fmt: skip
        turn = next(iter(self.turns(desk, letter)))
        issue = self.book.issue(turn.series, turn.slot) if self.as_of is None else None
        press = Press(self.book, self.plan.mail or NO_SERVER, letter, issue or self.make(turn))
        got = self.book.told([reader.id]).get(reader.id, ()) if reader else ()
        told = [one for one in got if one.issue_id != press.issue.id]
        cut, body, mail = press.preview(reader or SOMEBODY, told)
        return Preview(turn, press.content.day, press.subject, cut, body, mail)


def _no_turn(desk: Desk, letter: Newsletter) -> Turn:
    """What stands for an issue that cannot be made."""
    return Turn(desk, letter, letter.name, "not made", date.min, (), False, None)


def is_dead(delivery: Delivery) -> bool:
    """True if the refusal says that nobody is at the address."""
    return Answer(delivery.code, delivery.reply).is_dead_address


def _is_gone(holder: str) -> bool:
    """True if the holder was a process of this computer that lives no more."""
    words = holder.split()
    if len(words) < 3 or words[0] != socket.gethostname() or words[1] != "process" or not words[2].isdigit():
        return False
    try:
        os.kill(int(words[2]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
