"""Feeds and calendars, read by a feed parser, a calendar library and a schema."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import feedparser
import icalendar
import jsonschema
import pytest

from onrecord.errors import NothingFound
from onrecord.export.feeds import Feed, FeedEntry, json_feed, write_atom
from onrecord.export.ics import write_ics
from onrecord.export.plain import clean_text, instant, urn_of, web_address
from onrecord.model import Cite, Coming, Line, Span, When
from onrecord.record import Record
from onrecord.run.asking import Question
from onrecord.run.feeding import make_calendar, make_feed, render_entries, render_feed
from onrecord.run.wiring import Wiring
from onrecord.testing import FixedClock

NOON = FixedClock().now()


def coming(edtf: str, first: date, last: date, status: str = "ahead", key: str = "k") -> Coming:
    """One thing announced for those days."""
    span = Span("a", 0, 5)
    line = Line("Talks will be held; bring pens, please.", "next", (Cite(span, "Talks", "s", "Post"),))
    return Coming(key, "meeting", When(first, last, edtf, "stated", span), line, status, 0, None, "")  # type: ignore[arg-type]


def test_the_atom_feed_reads_cleanly(record: Record, wiring: Wiring) -> None:
    """feedparser finds nothing to mend: entries have ids, instants, outlets and the exact words."""
    read = feedparser.parse(render_feed(make_feed(record, Question(), wiring, "https://desk.example/f", 50), "atom"))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.entries
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert all(entry.updated_parsed and entry.title and entry.content[0].value for entry in read.entries)
    assert [e.updated for e in read.entries] == sorted((e.updated for e in read.entries), reverse=True)
    shelled = next(entry for entry in read.entries if "Turkey shelled a village" in entry.title)
    assert shelled.author == "Harbour Post"
    assert shelled.link == "https://harbour.example/3"
    assert "<q>Turkey shelled a village in Dohuk on Tuesday, Iraq said.</q>" in shelled.content[0].value


def test_the_json_feed_fits_its_schema(record: Record, wiring: Wiring) -> None:
    """The JSON Feed has the same entries as the Atom feed, and fits JSON Feed 1.1."""
    feed = make_feed(record, Question(), wiring, None, 50)
    told = json.loads(render_feed(feed, "json"))
    schema = json.loads((Path(__file__).parent / "schemas" / "jsonfeed.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    atom = feedparser.parse(render_feed(feed, "atom"))
    assert [item["id"] for item in told["items"]] == [entry.id for entry in atom.entries]
    for item in told["items"]:
        for cite in item["_onrecord"]["cites"]:
            article = record.article(cite["article"])
            assert article is not None
            assert article.text[cite["start"] : cite["end"]] == cite["words"]


def test_a_rerun_changes_no_byte(record: Record, wiring: Wiring) -> None:
    """Feed and calendar come from the record alone, not from the clock."""
    later = Wiring(clock=FixedClock(NOON + timedelta(days=400)))
    asked = Question(since=date(2021, 1, 1))
    for format in ("atom", "json"):
        first, second = (render_feed(make_feed(record, asked, w, None, 50), format) for w in (wiring, later))
        assert first == second
    one, two = (render_entries(*make_calendar(record, asked, w), asked, "ics") for w in (wiring, later))
    assert one == two


def test_an_older_record_has_the_ids_of_the_newer(record: Record, wiring: Wiring) -> None:
    """A happening keeps its id when later reports come in."""
    before = make_feed(record, Question(as_of=date(2021, 3, 6)), wiring, None, 50)
    after = make_feed(record, Question(), wiring, None, 50)
    assert before.entries
    assert {e.id for e in before.entries} <= {e.id for e in after.entries}


def test_hostile_words_stay_words() -> None:
    """Markup, control characters and script addresses in a report reach no feed reader as such."""
    cite = Cite(Span("a", 0, 3), "<b>&\0", "s", "A <i>\x08", "javascript:alert(1)", "2021-03-02")
    line = Line("<script>alert(1)</script> \ud800 said", "event", (cite,))
    feed = Feed("<title>", None, [FeedEntry("k", line, NOON, NOON)], NOON)
    read = feedparser.parse(write_atom(feed))
    assert not read.bozo
    assert read.entries[0].title == "<script>alert(1)</script> \ufffd said"
    html = json_feed(feed)["items"][0]["content_html"]
    assert "<script" not in html and "javascript" not in html and "&lt;b&gt;&amp;\ufffd" in html


def test_the_calendar_says_what_came_of_things(record: Record, wiring: Wiring) -> None:
    """Talks that were held are kept, what nobody tells of is not called done, and a month stays a month."""
    entries, _ = make_calendar(record, Question(since=date(2021, 1, 1)), wiring)
    by_when = {entry.when.edtf: entry for entry in entries}
    assert by_when["2021-03-20"].status in ("kept", "told")
    assert by_when["2021-03-20"].outcome is not None
    assert by_when["2021-04"].status == "passed"
    assert (by_when["2021-04"].when.start, by_when["2021-04"].when.end) == (date(2021, 4, 1), date(2021, 4, 30))


def test_what_lies_ahead_depends_on_the_day(record: Record, wiring: Wiring) -> None:
    """On 6 March the talks of 20 March lie ahead, and no later report is used."""
    entries, account = make_calendar(record, Question(as_of=date(2021, 3, 6)), wiring)
    assert {entry.status for entry in entries} <= {"ahead", "open"}
    assert {"2021-03-20", "2021-04"} <= {entry.when.edtf for entry in entries}
    text = render_entries(entries, account, Question(as_of=date(2021, 3, 6)), "text").decode()
    assert text.startswith("As of 6 March 2021\n\nAHEAD\n")


def test_the_calendar_is_read_by_icalendar(record: Record, wiring: Wiring) -> None:
    """Every entry has a UID that stays, all-day bounds that hold its whole time, and the words it rests on."""
    asked = Question(since=date(2021, 1, 1))
    entries, account = make_calendar(record, asked, wiring)
    calendar = icalendar.Calendar.from_ical(render_entries(entries, account, asked, "ics"))
    events = calendar.walk("VEVENT")
    assert len(events) == len(entries)
    for event, entry in zip(events, entries, strict=True):
        assert event["DTSTART"].dt == entry.when.start
        assert event["DTEND"].dt - timedelta(days=1) == entry.when.end
        assert entry.line.cites[0].words in event["DESCRIPTION"]
        assert not event.errors
    before, _ = make_calendar(record, Question(as_of=date(2021, 3, 6)), wiring)
    assert {entry.key for entry in before} <= {entry.key for entry in entries}


def test_a_month_says_that_no_day_is_given() -> None:
    """A month is an all-day span with a note; a day has none; lines fold at 75 octets and unfold to the same."""
    month = coming("2021-04", date(2021, 4, 1), date(2021, 4, 30))
    day = coming("2021-04-07", date(2021, 4, 7), date(2021, 4, 7), "unreported", "k2")
    written = write_ics([(month, NOON), (day, NOON)], "Tälks, “and” more")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    first, second = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert "No day is given: the reports say April 2021." in first["DESCRIPTION"]
    assert first["STATUS"] == "TENTATIVE"
    assert "No day is given" not in second["DESCRIPTION"]
    assert second["STATUS"] == "CONFIRMED"
    assert second["SUMMARY"] == "[no later report] Talks will be held; bring pens, please."
    assert first["UID"] != second["UID"]


def test_what_is_open_at_an_end_has_no_days() -> None:
    """A time without an end is no calendar entry."""
    span = Span("a", 0, 5)
    line = Line("Talks go on.", "next", (Cite(span, "Talks", "s"),))
    endless = Coming("k", "meeting", When(date(2021, 4, 1), None, "2021-04-01/..", "stated", span), line, "ahead", 0,
                     None, "")  # fmt: skip
    with pytest.raises(ValueError, match="open at an end"):
        write_ics([(endless, NOON)], "x")


def test_a_subject_without_articles_is_an_error(record: Record, wiring: Wiring) -> None:
    """Feed and calendar say that the record has nothing on it."""
    with pytest.raises(NothingFound, match="zebra"):
        make_feed(record, Question("zebra"), wiring, None, 5)
    with pytest.raises(NothingFound, match="zebra"):
        make_calendar(record, Question("zebra"), wiring)


def test_plain_forms() -> None:
    """Instants are UTC, ids are made from content, and only addresses of the web are addresses."""
    assert instant(date(2021, 3, 2)) == "2021-03-02T00:00:00Z"
    assert instant(datetime.fromisoformat("2021-03-02T01:30:00+03:00")) == "2021-03-01T22:30:00Z"
    assert urn_of("a", "b") == urn_of("a", "b") != urn_of("ab")
    assert clean_text("a\0b\ud800c\n") == "a\ufffdb\ufffdc\n"
    assert web_address("https://a.example/x?y=1") == "https://a.example/x?y=1"
    assert [web_address(u) for u in ("javascript:x", "file:///etc/passwd", "https://a b", None)] == [None] * 4
