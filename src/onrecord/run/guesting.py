"""A guest is asked about the lines of a brief: what it proposes is judged, recorded, and told only if it holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx2

from onrecord.desk.plan import DeskPlan
from onrecord.errors import GuestFailed, SettingWrong
from onrecord.guest import (
    REPLY_KEPT,
    ChatServer,
    GuestEntry,
    Reply,
    Verdict,
    append_entry,
    bases_of,
    chat_address,
    judge_reply,
    make_messages,
)
from onrecord.model import Account, Brief, Line, LineKind
from onrecord.ports import Clock
from onrecord.read.fetch.transport import Deadline, GuardedBackend, GuardedTransport, SystemResolver
from onrecord.run.wiring import Wiring, default_models_folder
from onrecord.tell import Shelf, find_faults

KEY_NAME = "ONRECORD_GUEST_KEY"
"""The environment variable that holds the key of the guest's server."""
OFFERED: frozenset[LineKind] = frozenset({"event", "measure", "claim", "commitment", "next", "background"})
"""Kinds of line that are sentences of a source; series, changes and disputes are put together from parts."""
ANSWER_S = 60.0
"""Seconds that one answer may take: a small model on an old computer writes a line in ten to thirty."""
ALTOGETHER_S = 600.0
"""Seconds for all lines of a brief; what was not offered by then stays plain."""
WORTH_ASKING = 2
"""Words that some edit must save before a line is offered: the model is not asked about an "also" alone."""
SHOWN_REASONS = 4
"""Reasons for refusal that are named on standard error; the log has all."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A server that may be asked, and where what it says is recorded.

    `every_line` offers also sentences of which nothing may be changed: to see what a model does with them.
    """

    server: ChatServer
    log: Path
    clock: Clock
    answer_s: float = ANSWER_S
    altogether_s: float = ALTOGETHER_S
    every_line: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a guest's visit: the brief, verdicts counted, and why the guest left early (None: it did not)."""

    brief: Brief
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    failure: GuestFailed | None = None

    def describe(self) -> str:
        """The visit in words: why it ended early, if it did, and what became of the lines."""
        count = self.verdicts
        why = ", ".join(f"{reason} {n}" for reason, n in self.reasons.most_common(SHOWN_REASONS))
        refused = f"{count['refused']} refused{f' ({why})' if why else ''}"
        told = f"{count.total()} lines offered, {count['kept']} reworded, {count['same']} left as they were, {refused}"
        return f"onrecord: {self.failure}\nguest: {told}" if self.failure else f"guest: {told}"


def open_guest(
    url: str | None, model: str | None, log: Path | None, record: str | None, wiring: Wiring,
    environment: Mapping[str, str],
) -> Guest | None:  # fmt: skip
    """The guest that the options name, or None; SettingWrong where they do not fit together."""
    if url is None:
        if model is not None or log is not None:
            raise SettingWrong("no guest is named", where="--guest", next="Give the address of its server.")
        return None
    if not model or not model.isprintable():
        raise SettingWrong(
            "the guest's model is not named", where="--guest-model", next="Give the server's name for it."
        )
    return make_guest(chat_address(url), model, log or guest_log(record), wiring, environment)


def open_desk_guest(plan: DeskPlan, record: str, wiring: Wiring, environment: Mapping[str, str]) -> Guest | None:
    """The guest that desk.toml names, or None; SettingWrong if its server is no address."""
    if (named := plan.guest) is None:
        return None
    address = chat_address(named.url, f"{plan.path}, line {named.line}: guest.server")
    return make_guest(address, named.model, named.log or guest_log(record), wiring, environment)


def make_guest(address: str, model: str, log: Path, wiring: Wiring, environment: Mapping[str, str]) -> Guest:
    """The guest at that address, asked with the key that the environment holds."""
    resolver, secure = SystemResolver(), httpx2.create_ssl_context(trust_env=False)

    def open_transport(seconds: float) -> httpx2.BaseTransport:
        # the user names this server, so it may stand on this computer or in its network
        backend = GuardedBackend(resolver, Deadline.after(wiring.clock, seconds), allow_private=True)
        return GuardedTransport(backend, secure)

    server = ChatServer(address, model, open_transport, environment.get(KEY_NAME) or None)
    return Guest(server, log, wiring.clock)


def guest_log(record: str | None) -> Path:
    """Where guests are recorded: beside the record's file, or in the user's folder where the record is no file."""
    if record and "://" not in record:
        return Path(f"{record}.guest.jsonl")
    return default_models_folder().parent / "guest.jsonl"


def invite_guest(brief: Brief, account: Account, guest: Guest) -> Visit:
    """The brief with those lines reworded that the guest shortened without changing what they say.

    Only lines that allow some change are offered, one at a time. The first answer that is none ends the visit: the
    lines after it are plain. Nothing is told that was not recorded before.
    """
    host = _Host(guest, Shelf(account))
    sections = tuple(
        replace(section, lines=tuple(host.offer(line) for line in section.lines)) for section in brief.sections
    )
    return Visit(replace(brief, sections=sections), host.verdicts, host.reasons, host.failure)


def is_offered(line: Line) -> bool:
    """True if the line is a source's own sentence and something of it may be changed."""
    return line.kind in OFFERED and any(
        base.why or any(edit.shortens >= WORTH_ASKING for edit in base.edits) for base in bases_of(line)
    )


class _Host:
    """Offers lines until the guest fails or the time is over."""

    def __init__(self, guest: Guest, shelf: Shelf) -> None:
        self._guest, self._shelf = guest, shelf
        self._end = guest.clock.now().timestamp() + guest.altogether_s
        self.verdicts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.failure: GuestFailed | None = None

    def offer(self, line: Line) -> Line:
        """The line as it is to be told."""
        wanted = line.kind in OFFERED if self._guest.every_line else is_offered(line)
        if self.failure or not wanted:
            return line
        messages = make_messages(line.text, bases_of(line))
        try:
            reply = self._guest.server.ask(messages, self._seconds())
        except GuestFailed as error:
            self._end_visit(line, messages, error)
            return line
        verdict, told = self._judge(line, reply)
        try:
            append_entry(self._guest.log, self._entry(line, messages, reply, verdict.kind, verdict.reasons, told.text))
        except GuestFailed as error:
            self.failure = error
            return line
        self.verdicts[verdict.kind] += 1
        if verdict.kind == "refused":
            self.reasons.update(verdict.reasons[:1])
        return told

    def _seconds(self) -> float:
        left = self._end - self._guest.clock.now().timestamp()
        if left <= 0:
            raise GuestFailed("its time is over", where=f"guest {self._guest.server.url}", next="The rest is plain.")
        return min(left, self._guest.answer_s)

    def _judge(self, line: Line, reply: Reply) -> tuple[Verdict, Line]:
        """The verdict, and the line in its words; both gates must hold: the edits, and the audit of every line."""
        verdict = judge_reply(line, reply.text)
        if not verdict.is_kept:
            return verdict, line
        rules = (*line.rules, f"reworded with a guest: {'; '.join(verdict.reasons)}")
        told = replace(line, text=verdict.text, rules=rules)
        if any(find_faults(told, self._shelf)):
            return Verdict("refused", line.text, ("not in the cited words",)), line
        return verdict, told

    def _end_visit(self, line: Line, messages: list[dict[str, str]], error: GuestFailed) -> None:
        self.failure = error
        try:
            entry = self._entry(line, messages, Reply("", ""), "failed", (error.what,), line.text)
            append_entry(self._guest.log, entry)
        except GuestFailed:
            return  # nothing it said is told, and what the reader is to know is said already

    def _entry(
        self, line: Line, messages: list[dict[str, str]], reply: Reply, kind: str, reasons: tuple[str, ...], told: str
    ) -> GuestEntry:
        server = self._guest.server
        at = self._guest.clock.now().isoformat(timespec="seconds")
        cites = [[c.span.article_id, c.span.start, c.span.end] for c in line.cites]
        return GuestEntry(
            at, server.url, server.model, reply.model, messages, server.settings, line.text, cites,
            reply.text[:REPLY_KEPT], len(reply.text), kind, list(reasons), told,
        )  # fmt: skip
