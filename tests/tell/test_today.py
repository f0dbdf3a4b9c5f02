"""Relative days in a sentence: where "today" and "yesterday" become dates, and where they stay."""

from datetime import date

import pytest

from onrecord.model import Timex, When
from onrecord.tell.dates import apply_replacements, resolve_dates
from tell.build import make_article, span_of

FIFTH = date(2020, 5, 5)


def resolve(words: str, named: str) -> str:
    """The sentence of a report with the day that it names put in."""
    span = span_of(make_article(words, FIFTH), named)
    when = When(FIFTH, FIFTH, FIFTH.isoformat(), "relative", span)
    times = [Timex(span, "DATE", "2020-05-05", None, when)]
    return apply_replacements(words, resolve_dates(words, 0, times, year=None))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The court of Basra today lifted the ban.", "today"),
        ("The mayor, Ann Orm, today shook hands with the crews.", "today"),
        ("The mayor today finally sold the port.", "today"),
        ("The crews needed new nets today in the port of Basra.", "today"),
        ("The keeper was today named a judge.", "today"),
        ("The council faced the first test of its new and costly harbour plan today as the crews struck.", "today"),
        ("The mayor told the crews yesterday it was too late.", "yesterday"),
        ("A crane of Basra fell last night across two ships.", "last night"),
        ("Ann Orm was sworn in as mayor of Basra today.", "today"),
        ("Ann Orm returned to Basra today with a new plan.", "today"),
        ("The court gave him 'a fair hearing' yesterday when he spoke.", "yesterday"),
        ("The crews of Basra said Tuesday they had new nets.", "Tuesday"),
    ],
)
def test_a_day_of_the_past_becomes_a_date(words: str, named: str) -> None:
    """Beside a past tense, before its verb or behind it, the day of the report is the day that is meant."""
    assert resolve(words, named) == words.replace(named, f"on {'the night of ' * (named[-5:] == 'night')}5 May 2020")


def test_a_weekday_that_is_owned_stays() -> None:
    """The mark behind a plural owns the weekday, and closes no quotation."""
    words = "The mayor skipped the keepers' Tuesday meeting."
    assert resolve(words, "Tuesday") == words


def test_the_name_of_a_broadcast_is_no_day_nor_is_ones_last_night() -> None:
    """With a capital inside the sentence, "This Morning" is what somebody watches; "her last night" is of hers."""
    assert resolve("The mayor sang on her last night in office.", "last night").endswith("her last night in office.")
    words = "The mayor spoke of the port on Channel Nine This Morning on 5 May."
    assert resolve(words, "This Morning") == words
    assert "the morning of 5 May" in resolve(words.replace("This Morning", "this morning"), "this morning")


@pytest.mark.parametrize(
    "words",
    [
        "The ships of Basra were smaller than they are today.",
        "Some 40 of the boats of Basra are registered today.",
        "The firm was founded by exiles and today leads the trade.",
        "The port that the crews built is not the port of today.",
        "The crews of Basra today need new nets.",
        "The mayor will meet the crews today at the port.",
        "The crews struck as ships arrive today.",
        "The council decided to meet today.",
        "The strike led to the wealth of Basra today.",
    ],
)
def test_a_today_that_may_be_of_these_days_stays(words: str) -> None:
    """What is told in the present, or of now beside once, keeps its word; a line of it is refused elsewhere."""
    assert resolve(words, "today") == words
