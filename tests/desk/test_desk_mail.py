"""The mail itself: its headers, its parts, its threads, and what its readers see."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.build import read_mail, text_of
from onrecord.desk.message import LEAVE_MARK, MailBody, MailMaker, message_id, picture_id, quote_text
from onrecord.desk.plan import MailServer, Newsletter, Reader
from onrecord.model import Cite, Line, Section, Span
from onrecord.model.mailing import Letter, LetterPart, Picture
from onrecord.tell.render.mail import render_mail

SERVER = MailServer(
    "mail.test", 25, "none", "desk@desk.test", "The Désk, Ltd", "bounces@desk.test", "https://desk.test/l/{token}",
    "list.desk.test", reply_to="editor@desk.test", leave_mail="leave@desk.test",
)  # fmt: skip
LETTER = Newsletter("Levant AM", "Levant", "AM", ZoneInfo("UTC"), time(7), 0, "brief", ())
READER = Reader("ana@home.test", "Ana Öst", "token_of-ana")
MADE = datetime(2020, 6, 15, 7, 30, tzinfo=UTC)
PICTURE = Picture("Troops", "Chart. Troops: 5 & 6", b"\x89PNG" + bytes(range(256)), 480, 240)
ISSUE = "0123456789abcdefabcd"


def make_mail(body: MailBody, reader: Reader = READER, before: tuple[str, ...] = ()) -> tuple[bytes, str]:
    """The bytes of a mail and where it comes back to."""
    mail = MailMaker(SERVER, LETTER, ISSUE, MADE, "Levant AM: Trôops", body, "thread").make(reader, before)
    return mail.content, mail.envelope_from


def test_the_headers_are_those_of_a_list() -> None:
    """One-click unsubscribe, list, thread and return address are as their standards want them."""
    raw, envelope = make_mail(MailBody("text", "<p>html</p>", ()), before=("<one@list.desk.test>",))
    mail = read_mail(raw)
    assert mail["list-unsubscribe"].split() == [
        "<https://desk.test/l/token_of-ana>,", "<mailto:leave@desk.test?subject=unsubscribe%20token_of-ana>"
    ]  # fmt: skip
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert mail["list-id"] == '"Levant AM" <levant-am.list.desk.test>'
    assert mail["message-id"] == message_id(ISSUE, READER.id, "list.desk.test")
    root, last = mail["references"].split()
    assert mail["in-reply-to"] == last == "<one@list.desk.test>" and root != last
    assert mail["to"].addresses[0].display_name == "Ana Öst" and mail["from"].addresses[0].domain == "desk.test"
    assert mail["subject"] == "Levant AM: Trôops" and mail["date"].datetime == MADE
    assert mail["reply-to"] == "editor@desk.test" and mail["auto-submitted"] == "auto-generated"
    assert envelope == f"bounces+{ISSUE[:8]}-{READER.id}@desk.test"
    assert not mail.defects and raw.isascii()


def test_the_same_letter_has_the_same_bytes() -> None:
    """Made again, a mail is the same to the last byte; to another reader it has another id and token."""
    body = MailBody(
        f"https://desk.test/l/{LEAVE_MARK}", f'<a href="https://desk.test/l/{LEAVE_MARK}">x</a>', (PICTURE,)
    )
    first, again = make_mail(body)[0], make_mail(body)[0]
    other = make_mail(body, replace(READER, address="bo@home.test", token="token_of-bo"))[0]
    assert first == again != other
    assert read_mail(first)["message-id"] != read_mail(other)["message-id"]
    assert b"token_of-ana" not in other and b"token_of-bo" not in first
    assert LEAVE_MARK.encode() not in first


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=300))
def test_any_text_survives(words: str) -> None:
    """Whatever stands in a letter comes out of the mail as it went in, around the reader's token, in short lines."""
    raw, _ = make_mail(MailBody(f"{words}{LEAVE_MARK}{words}", f"<p>{words}</p>", ()))
    read = text_of(read_mail(raw)).replace("\r\n", "\n").rstrip("\n")
    assert read == f"{words}{READER.token}{words}".rstrip("\n")
    assert all(len(line) < 998 for line in raw.split(b"\r\n"))
    assert all(len(line) <= 76 for line in quote_text(words).split("\n"))


@pytest.mark.parametrize(
    "name", ["Ana\\Bo", 'Ana "B" Co', "Ana, Bo", "Ana <x@y.test>", "Анна", "Ana: Bo;", "ana@home.test", ""]
)
def test_any_name_is_one_address(name: str) -> None:
    """No name makes a second address or header."""
    raw, _ = make_mail(MailBody("text", "html", ()), replace(READER, name=name))
    (address,) = read_mail(raw)["to"].addresses
    assert (address.display_name, address.addr_spec) == (name, "ana@home.test")


def make_letter(text: str = "Troops left.", url: str | None = "https://a.test/?a=1&b=2") -> Letter:
    """A letter of one line and one series with its picture."""
    cite = Cite(Span("a", 0, 5), "words", "row", "The <Courier>", url, "2020-06-12")
    lines = (Line(text, "event", (cite, cite), origins=3), Line("Troops: 5; 6", "series", (cite,)))
    part = LetterPart(
        "Troops & bases", date(2020, 6, 12), "From 2 articles.", (Section("What happened", lines),), (PICTURE,)
    )
    return Letter("Levant AM", "Levant", date(2020, 6, 15), (part,), f"https://desk.test/l/{LEAVE_MARK}", "You get it.")


def render(letter: Letter):  # type: ignore[no-untyped-def]
    """Both dresses."""
    return render_mail(letter, lambda number: picture_id(number, "list.desk.test"))


def test_a_page_of_no_outlet_is_named_by_its_title() -> None:
    """A letter names such a source as a brief's page does."""
    cite = Cite(Span("a", 0, 5), "words", "row", None, None, "2020-06-12", "A quiet day")
    part = LetterPart("Troops", None, "", (Section("What happened", (Line("Troops left.", "event", (cite,)),)),), ())
    words = render(Letter("Levant AM", "Levant", date(2020, 6, 15), (part,), "https://desk.test/l", "You get it."))
    assert "A quiet day, 12 June 2020" in words.text and "A quiet day" in words.html


def test_a_line_stands_beside_the_title_of_its_report() -> None:
    """A reader of the letter sees what the report of a line is about."""
    cite = Cite(Span("a", 0, 5), "words", "row", "Courier", None, "2020-06-12", "Garrison <leaves>")
    part = LetterPart("Troops", None, "", (Section("What happened", (Line("Troops left.", "event", (cite,)),)),), ())
    words = render(Letter("Levant AM", "Levant", date(2020, 6, 15), (part,), "https://desk.test/l", "You get it."))
    assert "Courier, 12 June 2020: Garrison <leaves>" in words.text
    assert "Courier, 12 June 2020: Garrison &lt;leaves&gt;" in words.html


def test_a_letter_names_the_situations_without_news() -> None:
    """Both dresses do, behind what is told; a letter that tells of nothing says that instead, once."""
    words = render(replace(make_letter(), quiet=("Bases & ports", "Oil")))
    assert words.text.index("Troops left.") < words.text.index("No news of: Bases & ports · Oil.")
    assert "No news of: Bases &amp; ports · Oil." in words.html
    for letter in (make_letter(), replace(make_letter(), parts=(), quiet=("Oil",))):
        assert "No news of" not in render(letter).text + render(letter).html


def test_both_dresses_tell_the_same() -> None:
    """Text and HTML hold the line, its source with day and address, how many outlets, and the way out."""
    words = render(make_letter())
    for dress in (words.text, words.html):
        assert "Troops left." in dress and "3 independent outlets" in dress and "12 June 2020" in dress
        assert f"https://desk.test/l/{LEAVE_MARK}" in dress
    assert "https://a.test/?a=1&b=2" in words.text and "https://a.test/?a=1&amp;b=2" in words.html
    assert "The <Courier>" in words.text and "The &lt;Courier&gt;" in words.html
    assert max(map(len, words.text.splitlines())) <= 72


def test_pictures_have_words() -> None:
    """A picture stands with its series, in the mail itself, and all it shows is its text alternative."""
    letter = make_letter()
    words = render(letter)
    assert 'alt="Chart. Troops: 5 &amp; 6"' in words.html and 'src="cid:picture1@list.desk.test"' in words.html
    raw, _ = make_mail(MailBody(words.text, words.html, letter.parts[0].pictures))
    (picture,) = [p for p in read_mail(raw).walk() if p.get_content_type() == "image/png"]
    assert picture["content-id"] == "<picture1@list.desk.test>" and picture.get_content() == PICTURE.png


def test_nothing_of_a_page_becomes_markup() -> None:
    """Words and addresses of pages are shown, never run: no tag, no script address, no template."""
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ letter }} </mj-text> ]]> &lt;b&gt;"
    html = render(make_letter(hostile, "javascript:alert(1)")).html
    assert "<script" not in html and "<img src=x" not in html and "javascript:" not in html
    assert "&lt;script&gt;" in html and "{{ letter }}" in html and "&amp;lt;b&amp;gt;" in html


def test_nothing_is_fetched() -> None:
    """The HTML loads nothing from anywhere: no font, no script, no picture that tells who read the letter."""
    html = render(make_letter()).html
    assert not re.findall(r"(?:src|background)=\"(?!cid:)|@import|url\(|<link|<script", html)
    assert 'lang="en"' in html and "prefers-color-scheme: dark" in html
