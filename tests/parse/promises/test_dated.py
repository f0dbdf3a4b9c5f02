"""Nexts without "will", told by the calendar: the present tense, "could", nouns with a day, headings."""

from collections.abc import Callable

import pytest

from onrecord.model import Next, Statement
from onrecord.parse import names, times
from onrecord.parse.draft import Draft
from onrecord.parse.promises import STAGE

Find = Callable[[str], list[tuple[str | None, str | None]]]


@pytest.fixture
def coming_in(read_with: Callable[..., Draft]) -> Find:
    """Words and day of each next of a text printed on Friday, 12 June 2020."""

    def find(text: str) -> list[tuple[str | None, str | None]]:
        found: list[Statement] = read_with(text, names.STAGE, times.STAGE, STAGE).statements
        return [(s.act.what.words(text), s.when.edtf if s.when else None) for s in found if isinstance(s.act, Next)]

    return find


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("Lawmakers vote on the bill on June 19.", "Lawmakers vote on the bill on June 19", "2020-06-19"),
        ("The envoy is flying to Oslo on June 15.", "The envoy is flying to Oslo on June 15", "2020-06-15"),
        ("The hearing is in July.", "The hearing is in July", "2020-07"),
        ("The law takes effect on July 1.", "The law takes effect on July 1", "2020-07-01"),
        ("The king must decide by June 30.", "The king must decide by June 30", "2020-06-30"),
        ("The ministry could sign the deal in July.", "The ministry could sign the deal in July", "2020-07"),
        ("The premier missed next week's talks in Oslo.", "next week's talks in Oslo", "2020-06-15/2020-06-21"),
    ],
)
def test_a_day_ahead_tells_what_is_coming(coming_in: Find, text: str, what: str, when: str) -> None:
    """The present tense, "is in", "must", "could" and a bare noun are nexts when their time lies ahead."""
    assert (what, when) in coming_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers vote on the bill.",
        "Lawmakers vote on bills every Friday.",
        "The hearing was in May.",
        "The ministry could sign the deal.",
        "The talks in Oslo last week failed.",
        "The envoy announced it in an August speech.",
        "The mayor cancelled a planned conference.",
        "The ministry could sign the deal in July if the king agrees.",
    ],
)
def test_without_a_day_ahead_nothing_is_coming(coming_in: Find, text: str) -> None:
    """Habits, mere chances, the past, what was called off and what hangs on something else are no nexts."""
    assert coming_in(text) == []


def test_a_bare_weekday_of_a_plan_is_the_next_one(coming_in: Find) -> None:
    """ "On Tuesday" with "will", printed on a Friday, is the Tuesday that comes."""
    assert coming_in("The two sides will hold talks in Geneva on Tuesday.") == [
        ("The two sides will hold talks in Geneva on Tuesday", "2020-06-16")]  # fmt: skip


def test_what_follows_when_lends_its_time(coming_in: Find) -> None:
    """A plan without a day of its own takes that of "when the court reconvenes in July"."""
    found = coming_in("The judges will review the order when the court reconvenes in July.")
    assert [when for _, when in found] == ["2020-07"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Norway to close its embassy in Oslo", "Norway to close its embassy in Oslo"),
        ("The talks followed an announcement that it will reopen the border.", "it will reopen the border"),
        ("The ministry will allow the ferries to sail.", "The ministry will allow the ferries to sail"),
        ("The council planned a march. A planned conference in Oslo drew notice.", "A planned conference in Oslo"),
        ("There are plans to build a second camp.", "There are plans to build a second camp"),
    ],
)
def test_headings_announcements_and_plans_tell_what_is_coming(coming_in: Find, text: str, what: str) -> None:
    """A heading's infinitive, what is announced, what will be allowed and what is planned are nexts without a day."""
    assert what in [words for words, _ in coming_in(text)]
