"""A single figure is told where its sentence says how many of what, where, and who asked."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Measure, Mention, Timex, When
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
        ("Not even the loss of 40 boats moved the council.", "40", False),
        ("With no help from the council, the yard built 40 boats.", "40", False),
        ("With all boats counted, the yard had built 40 of oak.", "40", True),
        ("The council-passed plan paid for 40 boats.", "40", True),
        ("The Senate-passed plan paid for 40 boats.", "40", False),
        ("The earlier bill paid for 40 boats.", "40", False),
        ("It was the sixth year in a row, and the sixth in a row with 40 boats.", "40", False),
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
        ("Older fishermen were more likely to row (40 percent).", False),
        ("In the April poll, 40 percent of fishermen say that the dyke will hold.", False),
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


@pytest.mark.parametrize(
    ("words", "number", "is_told"),
    [
        ("“The yard built 40 boats,” Lund said.", "40", False),
        ("The yard built 40 boats, “a record,” Lund said.", "40", True),
        ("In two dozen talks nobody spoke of the boats.", "two dozen", False),
        ("Two dozen fishermen were arrested.", "Two dozen", True),
        ("The 40 boats of Norholm stayed in the harbour.", "40", False),
        ("Norholm's 40 boats stayed in the harbour.", "40", False),
        ("Lund is one of 40 members who voted for the dyke.", "40", False),
        ("Lund of the Dyke Union, a group of 40 masons, left Norholm.", "40", False),
        ("A group of 40 masons left Norholm.", "40", True),
        ("The Dyke Union, with some 40 members, left Norholm.", "40", False),
        ("With 40 masons on the dyke, the union left Norholm.", "40", False),
        ("Lund and all 40 members of the council stood on the steps.", "40", False),
        ("The fire comes two weeks after a storm that sank 40 boats.", "40", False),
        ("Two weeks after the storm, Norholm built 40 boats.", "40", True),
        ("Of the 40 boats, nine were of oak.", "40", True),
        ("Lund said that 40 boats left the harbour.", "40", True),
        ("The yard, where 40 boats were built, is for sale.", "40", False),
        ("The yard, which has, by its own count, 40 boats, is for sale.", "40", False),
        ("The yard, which is for sale, built 40 boats.", "40", True),
        ("After the council bought 40 boats, Lund resigned.", "40", False),
        ("Lund resigned because the council bought 40 boats.", "40", False),
        ("The yard sold oak that cost 40 crowns to the council.", "40", False),
        ("A survey of 40 fishermen shows how few go out.", "40", False),
        ("The council has made 40 such orders.", "40", False),
        ("Norholm, a town of 40 houses, voted for the dyke.", "40", False),
        ("When the votes were counted, Lund had 40 seats.", "40", False),
        ("The remainder of the fleet is 40 boats.", "40", False),
        ("The yard built 40 boats, up from nine earlier in the month.", "40", False),
        ("The Orm Index ORMX, -0.55% ended 40 points higher.", "40", False),
        ("A blast in Norholm kills more than 40 people.", "more than 40", False),
    ],
)
def test_a_figure_told_in_passing_is_no_number_of_the_news(words: str, number: str, is_told: bool) -> None:
    """What is quoted, rounded to dozens, called known or told in a clause beside the news is left to its report."""
    assert (judge(words, number) is None) == is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Lund has a 40 percent favorable rating among fishermen.", False),
        ("Lund has a 40 percent favorable rating in a Norholm Institute poll.", True),
        ("The survey found 40 percent in favor of the dyke, a favorable sign.", False),
        ("Only 40 percent of fishermen trust papers to report the news.", False),
        ("Lund leads Orm in the north, 40 percent to 30.", False),
        ("Only 40 percent of fishermen back the dyke.", False),
        ("A recent poll found that 40 percent of Norholm fishermen fear the sea.", False),
        ("A recent poll by the Norholm Ledger found that 40 percent of fishermen fear the sea.", True),
        ("Most people say that the dyke will hold (40 percent).", False),
        ("With all ballots in, Lund leads Orm in the north, 40 percent to 30.", True),
    ],
)
def test_what_people_think_is_told_with_who_asked_them(words: str, is_told: bool) -> None:
    """A poll without its pollster is nobody's, and "report" is no word of one."""
    assert (judge(words, "40 percent", "percent") is None) == is_told


@pytest.mark.parametrize(
    ("words", "number", "unit", "is_told"),
    [
        ("Just 40 percent are of oak.", "Just 40 percent", "percent", False),
        ("Just 40 percent of boats are of oak.", "Just 40 percent", "percent", True),
        ("Lund leads Orm in the north, 40-36 percent.", "40", "", False),
    ],
)
def test_a_share_says_of_what_and_by_whom(words: str, number: str, unit: str, is_told: bool) -> None:
    """A bare share is of whom the sentence before names; the first of two shares has its unit behind the second."""
    article = make_article(words, DAY)
    found = measure(article, number, 40)
    assert isinstance(found.act, Measure)
    found = replace(found, act=replace(found.act, amount=replace(found.act.amount, unit=unit)))
    shelf = Shelf(account(reading(article, (found,))))
    assert (find_unclear_figure(shelf, found, has_unit=bool(unit)) is None) == is_told


@pytest.mark.parametrize(
    ("time", "start", "end", "told"),
    [
        ("In 2008", date(2008, 1, 1), date(2008, 12, 31), False),
        ("In 2020", date(2020, 1, 1), date(2020, 12, 31), True),
        ("Since 2008", date(2008, 1, 1), date(2008, 12, 31), True),
        ("On 15 August", date(2020, 8, 15), date(2020, 8, 15), False),
        ("On 15 August 2020", date(2020, 8, 15), date(2020, 8, 15), True),
    ],
)
def test_a_figure_of_a_time_long_gone_is_no_number_of_the_news(time: str, start: date, end: date, told: bool) -> None:
    """A figure of years ago, or of a day whose year is not sure, is told only where its sentence comes to now."""
    article = make_article(f"Rain fell on Norholm. {time}, the yard built 40 boats.", DAY)
    found = measure(article, "40", 40)
    stated = span_of(article, time.split(" ", 1)[1])
    when = When(start, end, f"{start}/{end}", "stated", stated)
    shelf = Shelf(account(replace(reading(article, (found,)), times=(Timex(stated, "DATE", when.edtf, None, when),))))
    assert (find_unclear_figure(shelf, found, has_unit=False) is None) == told
