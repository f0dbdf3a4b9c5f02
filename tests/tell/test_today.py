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
        ("The mayor today finally sold the port.", "today"),
        ("The keeper was today named a judge.", "today"),
        ("The council faced the first test of its new and costly harbour plan today as the crews struck.", "today"),
        ("The mayor told the crews yesterday it was too late.", "yesterday"),
        ("A crane of Basra fell last night across two ships.", "last night"),
    ],
)
def test_a_day_of_the_past_becomes_a_date(words: str, named: str) -> None:
    """Beside a past tense, before its verb or behind it, the day of the report is the day that is meant."""
    assert resolve(words, named) == words.replace(named, f"on {'the night of ' * (named[-5:] == 'night')}5 May 2020")


@pytest.mark.parametrize(
    "words",
    [
        "The ships of Basra were smaller than they are today.",
        "The firm was founded by exiles and today leads the trade.",
        "The port that the crews built is not the port of today.",
        "The crews of Basra today need new nets.",
        "The mayor will meet the crews today at the port.",
    ],
)
def test_a_today_that_may_be_of_these_days_stays(words: str) -> None:
    """What is told in the present, or of now beside once, keeps its word; a line of it is refused elsewhere."""
    assert resolve(words, "today") == words
