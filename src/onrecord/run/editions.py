"""An issue becomes mails: each reader's is cut to what is new to that reader; readers who know the same share one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from onrecord.desk.content import Cut, IssueContent, cut_content, recut_content, thread_of, unpack_content
from onrecord.desk.message import LEAVE_MARK, Mail, MailBody, MailMaker, message_id, picture_id
from onrecord.desk.plan import WEEKDAYS, MailServer, Newsletter, Reader
from onrecord.desk.post import Job
from onrecord.model.mailing import Delivery, Issue, Letter, Told
from onrecord.record import Mailbook
from onrecord.tell.brief import LIMITS
from onrecord.tell.render.mail import render_mail
from onrecord.text.edtf import edtf_words


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue as some readers get it, and what makes their mails."""

    id: str
    cut: Cut
    maker: MailMaker


@dataclass(slots=True)
class Press:
    """Makes the mails of one issue."""

    book: Mailbook
    server: MailServer
    letter: Newsletter
    issue: Issue
    content: IssueContent = field(init=False)
    thread: str = field(init=False)
    _editions: dict[frozenset[str], Edition] = field(default_factory=dict)
    _knowing: dict[tuple[object, ...], Cut] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content = unpack_content(self.issue.body)
        self.thread = thread_of(self.letter.desk, self.content)

    def cut_for(self, told: Sequence[Told]) -> Cut:
        """What of the issue is new to a reader who got these issues."""
        last = max((one.made_at for one in told if self._is_ours(one.newsletter)), default=None)
        key = (last, *(id(one.keys) for one in told))
        if key not in self._knowing:
            known = frozenset[str]().union(*(one.keys for one in told))
            self._knowing[key] = cut_content(self.content, known, last, LIMITS[self.letter.size])
        return self._knowing[key]

    def _is_ours(self, series: str) -> bool:
        """True for issues of this newsletter; one that leaves at once keeps those of each situation apart."""
        return series == self.issue.newsletter

    def jobs(
        self, readers: Iterable[Reader], states: Mapping[str, Delivery], told: Mapping[str, Sequence[Told]]
    ) -> Iterator[Job]:
        """The mails to those readers, each made when its turn comes."""
        for reader in readers:
            state, got = states.get(reader.id), told.get(reader.id, ())
            if state and state.state == "handed":
                # Nobody knows whether the reader has it: the very same mail again, under the same Message-ID.
                got = [one for one in got if one.at < state.at]
                edition = self._edition(recut_content(self.content, self.book.edition_keys(state.edition)))
            else:
                edition = self._edition(self.cut_for(got))
            make = partial(self._make, edition, reader, got)
            yield Job(make, self.issue.id, reader.id, edition.id, state.tries if state else 0)

    def preview(self, reader: Reader, told: Sequence[Told]) -> tuple[Cut, MailBody, Mail]:
        """What that reader would get now: cut, parts and mail."""
        cut = self.cut_for(told)
        body = self._write(cut)
        maker = MailMaker(
            self.server, self.letter, self.issue.id, self.issue.made_at, self.subject, body, self.thread
        )  # fmt: skip
        return cut, body, maker.make(reader, self._before(reader, told))

    @property
    def subject(self) -> str:
        """The same for all issues on one situation, so that mail programs keep them together; else with the day."""
        titles = [part.title for part in self.content.parts]
        day = edtf_words(self.content.day.isoformat(), None)
        return f"{self.letter.name}: {titles[0]}" if len(titles) == 1 else f"{self.letter.name}, {day}"

    def _make(self, edition: Edition, reader: Reader, told: Sequence[Told]) -> Mail:
        return edition.maker.make(reader, self._before(reader, told))

    def _before(self, reader: Reader, told: Sequence[Told]) -> list[str]:
        domain = self.server.list_domain
        return [message_id(one.issue_id, reader.id, domain) for one in told if one.thread == self.thread]

    def _edition(self, cut: Cut) -> Edition:
        if cut.keys not in self._editions:
            edition = self.book.keep_edition(self.issue.id, self.thread, cut.keys)
            maker = MailMaker(
                self.server, self.letter, self.issue.id, self.issue.made_at, self.subject, self._write(cut), self.thread
            )
            self._editions[cut.keys] = Edition(edition, cut, maker)
        return self._editions[cut.keys]

    def _write(self, cut: Cut) -> MailBody:
        leave = self.server.leave_url.replace("{token}", LEAVE_MARK)
        letter = Letter(
            self.letter.name, self.letter.desk, self.content.day, cut.parts, leave, say_why(self.letter), cut.quiet
        )  # fmt: skip
        words = render_mail(letter, lambda number: picture_id(number, self.server.list_domain))
        return MailBody(words.text, words.html, tuple(p for part in cut.parts for p in part.pictures))


def say_why(letter: Newsletter) -> str:
    """Why a reader gets the letter, and what it holds."""
    at = f"{letter.at:%H:%M}, {letter.zone.key} time"
    when = {
        "AM": f"every day at {at}", "PM": f"every day at {at}", "weekly": f"every {WEEKDAYS[letter.on]} at {at}",
        "at once": "when something changes",
    }[letter.cadence]  # fmt: skip
    return f"You get {letter.name} {when}. It tells only what is new to you; every line names its source."


def is_waiting(state: Delivery | None, now: datetime, is_open: bool, resend: bool) -> bool:
    """True if the reader is still to get the issue now: not tried (while its slot is open), due again, or in doubt."""
    if state is None:
        return is_open
    if state.state == "deferred":
        return state.not_before is None or state.not_before <= now
    return state.state == "handed" and resend
