"""What was announced for a time as an iCalendar feed (RFC 5545): all-day spans of the precision that is known.

A month stays a month: its entry spans all its days and says so. UIDs come from the statement that announced the
thing first, stamps from the reports: the same record gives the same calendar, byte for byte.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from textwrap import shorten

from icalendar import Calendar, Event

from onrecord.export.plain import clean_text, unique, uuid_of, web_address
from onrecord.model import Coming
from onrecord.text.edtf import edtf_words, precision

TITLE_LENGTH = 120
STATUS_WORDS = {
    "told": "reported since", "unreported": "no later report", "passed": "passed", "kept": "kept", "broken": "broken",
    "lapsed": "no later report", "withdrawn": "called off",
}  # fmt: skip
"""What stands before the title of an entry that is no longer simply ahead."""


def write_ics(entries: Sequence[tuple[Coming, datetime]], title: str) -> bytes:
    """The entries, each with the instant of its latest report, as an iCalendar document."""
    calendar = Calendar()
    calendar.add("prodid", "-//onrecord//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean_text(title))
    for coming, stamp in entries:
        calendar.add_component(_event(coming, stamp))
    document: bytes = calendar.to_ical()
    return document


def _event(coming: Coming, stamp: datetime) -> Event:
    first, last = span_days(coming)
    event = Event()
    event.add("uid", f"{uuid_of('coming', coming.key)}@onrecord")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # DTEND is the day after the last (RFC 5545, 3.6.1)
    event.add("summary", describe_title(coming))
    event.add("description", clean_text(describe_entry(coming)))
    event.add("categories", [coming.kind, coming.status])
    event.add("status", _status(coming))
    event.add("transp", "TRANSPARENT")
    if address := next((a for c in coming.line.cites if (a := web_address(c.url))), None):
        event.add("url", address)
    return event


def span_days(coming: Coming) -> tuple[date, date]:
    """The first and last day; ValueError for a time that is open at an end."""
    if coming.when.start is None or coming.when.end is None:
        raise ValueError(f"{coming.when.edtf} is open at an end")
    return coming.when.start, coming.when.end


def _status(coming: Coming) -> str:
    """CONFIRMED for a day, TENTATIVE for what is known less exactly, CANCELLED for what was called off."""
    if coming.status == "withdrawn":
        return "CANCELLED"
    return "CONFIRMED" if precision(coming.when.edtf) == "day" else "TENTATIVE"


def describe_title(coming: Coming) -> str:
    """What is to come, with what became of it before it."""
    words = shorten(clean_text(coming.line.text), TITLE_LENGTH, placeholder=" …")
    return f"[{STATUS_WORDS[coming.status]}] {words}" if coming.status in STATUS_WORDS else words


def describe_entry(coming: Coming) -> str:
    """The line, how exact its time is, what became of it, and the words it rests on."""
    parts = [coming.line.text]
    if precision(coming.when.edtf) != "day":
        parts.append(f"No day is given: the reports say {edtf_words(coming.when.edtf)}.")
    parts += unique([coming.why])
    for cite in (*coming.line.cites, *([coming.outcome] if coming.outcome else [])):
        where = ", ".join(unique([cite.page_name, cite.published]))
        parts.append(f"{where}: “{cite.words}”" + (f"\n{address}" if (address := web_address(cite.url)) else ""))
    return "\n\n".join(parts)
