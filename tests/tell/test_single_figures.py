"""A single figure is told where its sentence says how many of what, where, and who asked."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Measure, Mention
from onrecord.tell.shelf import Shelf
from onrecord.tell.single_figures import find_unclear_figure
from tell.build import account, make_article, measure, reading, span_of

DAY = date(2021, 3, 1)


def judge(words: str, number: str, unit: str = "", place: str | None = None) -> str | None:
    """Why the figure of the sentence is not told."""
    article = make_article(f"Rain fell on Norholm. {words}", DAY)
    found = measure(article, number, 40)
    assert isinstance(found.act, Measure)
    found = replace(found, act=replace(found.act, amount=replace(found.act.amount, unit=unit)))
    named = (Mention(span_of(article, place), "GPE", place.lower(), place),) if place else ()
    shelf = Shelf(account(replace(reading(article, (found,)), mentions=named)))
    return find_unclear_figure(shelf, found, has_unit=bool(unit))


@pytest.mark.parametrize(
    ("words", "number", "is_told"),
    [
        ("An additional 40 boats left the harbour.", "40", False),
        ("The remaining 40 boats left the harbour.", "40", False),
        ("The ferry took those 40 boats along.", "40", False),
        ("Forty of the new boats are of oak.", "Forty", False),
        ("More than 40 others took on water.", "40", False),
        ("The storm sank two boats, and 40 others took on water.", "40", True),
        ("Some 40 boats left the harbour.", "40", True),
        ("When it asked for 40 boats, the council gave none.", "40", False),
        ("And while it is small, the fund paid for 40 boats.", "40", False),
        ("The yard built 40 boats during the month, the most of all.", "40", False),
        ("The yard built 40 boats in the year of the flood.", "40", True),
        ("Only three of the 40 were of oak.", "40", False),
        ("Only three of the 40 boats were of oak.", "40", True),
        ("Some 40 boats came from the seven countries.", "40", False),
        ("Some 40 boats came from the seven countries of the north.", "40", True),
        ("By May that number had shrunk to 40.", "40", False),
        ("Some 40 boats tried, most of them small.", "40", False),
        ("Separately, the council sold 40 boats.", "40", False),
        ("The fishermen bought another 40 boats for the spring.", "40", True),
    ],
)
def test_a_figure_that_goes_on_from_another_sentence_is_not_told(words: str, number: str, is_told: bool) -> None:
    """What is counted besides, or of, those of the sentence before stands for nothing by itself."""
    assert (judge(words, number) is None) == is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Only 40 percent say that the dyke will hold.", False),
        ("Only 40 percent of fishermen say that the dyke will hold, the Norholm poll shows.", True),
        ("The council has a 40 percent approval rating.", False),
        ("The dyke lost 40 percent of its stones.", True),
        ("The poll has a margin of error of 40 percent.", False),
        ("The masons want 40 percent of the toll.", True),
    ],
)
def test_a_share_of_those_asked_says_who_asked(words: str, is_told: bool) -> None:
    """What people think is a figure of a poll, which the sentence names; how it was taken is no news."""
    assert (judge(words, "40 percent", "percent") is None) == is_told


@pytest.mark.parametrize(
    ("words", "place", "is_told"),
    [
        ("The storm left 40 dead.", None, False),
        ("The storm left 40 dead in Ardan.", "Ardan", True),
        ("Some 40 mills stand in the state.", None, False),
        ("Ardan counts 40 mills in the state.", "Ardan", True),
        ("Some 40 mills stand in the state of Ardan.", "Ardan", True),
    ],
)
def test_a_figure_says_where(words: str, place: str | None, is_told: bool) -> None:
    """Victims are of a place, and "the state" is one that the sentence names."""
    assert (judge(words, "40", place=place) is None) == is_told
