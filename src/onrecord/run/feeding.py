"""The record goes out as it grows: a feed of happenings, a calendar of what was announced."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from onrecord.contract import calendar_json
from onrecord.errors import SettingWrong
from onrecord.export.feeds import Feed, FeedEntry, json_feed, write_atom
from onrecord.export.ics import write_ics
from onrecord.export.plain import published_at, web_address
from onrecord.export.tables import json_bytes
from onrecord.model import Account, Coming
from onrecord.record import Record
from onrecord.run.asking import Question, make_account, question_terms
from onrecord.run.wiring import Wiring
from onrecord.tell.announced_text import render_calendar
from onrecord.tell.brief import newest_day
from onrecord.tell.calendar import write_calendar
from onrecord.tell.latest import tell_latest
from onrecord.tell.telling import BriefQuestion

FeedFormat = Literal["atom", "json"]
CalendarFormat = Literal["text", "json", "ics"]
SILENT = frozenset({"now", "passed", "unreported", "lapsed"})
"""Statuses that no report brought, but time and silence."""
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""What an entry shows whose reports have no date; feeds need one, and it must be the same at each run."""


def make_feed(record: Record, question: Question, wiring: Wiring, address: str | None, limit: int) -> Feed:
    """The `limit` newest happenings that bear on the question, newest first; SettingWrong if `address` is none."""
    if address is not None and web_address(address) is None:
        raise SettingWrong(f"{address!r} is no address of the web", where="--url", next="Write it as https://…")
    account = make_account(record, question, wiring)
    latest = tell_latest(account, _asked(question, wiring), limit)
    entries = []
    for occurrence, line in latest:
        dates = _dates(account, occurrence.statements)
        tags = tuple(filter(None, (occurrence.type.lower(), occurrence.mode, occurrence.agreement)))
        entries.append(FeedEntry(occurrence.statements[0], line, dates[0], dates[-1], tags))
    entries.sort(key=lambda e: (e.updated, e.published, e.key), reverse=True)
    about = question.about
    title = f"onrecord: {about}" if about else "onrecord"
    updated = max((e.updated for e in entries), default=_dates(account, None)[-1])
    return Feed(title, about, entries, updated, address)


def render_feed(feed: Feed, format: FeedFormat) -> bytes:
    """The feed as Atom or JSON Feed."""
    return write_atom(feed) if format == "atom" else json_bytes(json_feed(feed), indent=2) + b"\n"


def make_calendar(record: Record, question: Question, wiring: Wiring) -> tuple[Sequence[Coming], Account]:
    """What was announced on the question, soonest first, and the account it was found in."""
    account = make_account(record, question, wiring)
    return write_calendar(account, _asked(question, wiring)), account


def render_entries(
    entries: Sequence[Coming], account: Account, question: Question, format: CalendarFormat
) -> bytes:
    """The calendar as text, JSON or iCalendar."""
    about, as_of = question.about, question.as_of
    if format == "text":
        return render_calendar(entries, as_of or newest_day(account)).encode("utf-8", "replace")
    if format == "json":
        return json_bytes(calendar_json(entries), indent=2) + b"\n"
    return write_ics(stamp_entries(entries, account), f"onrecord: {about}" if about else "onrecord")


def stamp_entries(entries: Sequence[Coming], account: Account) -> list[tuple[Coming, datetime]]:
    """Each entry with the instant of the newest report it rests on; silence rests on all that were read."""
    published = {a.id: published_at(a) for a in account.articles}
    newest = max((at for at in published.values() if at), default=UNDATED)
    stamped = []
    for entry in entries:
        cites = (*entry.line.cites, *([entry.outcome] if entry.outcome else []))
        dates = [at for c in cites if (at := published[c.span.article_id])]
        stamped.append((entry, newest if entry.status in SILENT else max(dates, default=UNDATED)))
    return stamped


def _asked(question: Question, wiring: Wiring) -> BriefQuestion:
    terms = question_terms(question.about, wiring)
    return BriefQuestion(question.about, question.since, question.as_of, question.size, terms)


def _dates(account: Account, statements: Sequence[str] | None) -> list[datetime]:
    """When the reports of the statements (None: all) were published, oldest first; never empty."""
    wanted = None if statements is None else set(statements)
    found = [
        at
        for reading in account.readings
        if (wanted is None or any(s.id in wanted for s in reading.statements)) and (at := published_at(reading.article))
    ]
    return sorted(found) or [UNDATED]
