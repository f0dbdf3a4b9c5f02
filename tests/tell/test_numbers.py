"""The order of the numbers: the dead first, the newest first, and no toll that has risen since."""

from dataclasses import replace
from datetime import date

from onrecord.model import Mention, Reading, Series
from onrecord.tell import BriefQuestion
from onrecord.tell.sections.numbers import tell_numbers
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from tell.build import account, make_article, measure, reading, series, span_of

FIRST, THIRD, LAST = date(2021, 3, 1), date(2021, 3, 3), date(2021, 3, 8)
TERMS = (("Norholm",),)


def count(text: str, number: str, value: float, of: str, day: date) -> tuple[Reading, Series]:
    """A report of that day with one figure in Norholm, and its series."""
    article = make_article(text, day, f"Paper {number}")
    found = measure(article, number, value)
    named = (Mention(span_of(article, "Norholm"), "GPE", "norholm", "Norholm"),)
    return replace(reading(article, (found,)), mentions=named), replace(series(found), of=of, id=f"s{number}")


def tell(*counts: tuple[Reading, Series]) -> list[str]:
    """The numbers of Norholm."""
    readings, found = zip(*counts, strict=True)
    whole = account(*readings, series=tuple(found))
    telling = Telling(Shelf(whole), BriefQuestion("Norholm", terms=TERMS), LAST)
    return [line.text for line in tell_numbers(telling, 3)]


OLD = count("A flood in Norholm killed 40 people.", "40", 40, "people killed", FIRST)
RISEN = count("A flood of the river killed 90 people in Norholm.", "90", 90, "people killed", THIRD)
SAILORS = count("Some 30 sailors of Norholm drowned, and were found dead.", "30", 30, "sailors dead", FIRST)
BOATS = count("Norholm sold 70 boats to the council.", "70", 70, "boats", LAST)


def test_a_toll_that_rose_is_told_as_it_is_now() -> None:
    """The count of the first day is no number of the news once a later report counts more in that place."""
    assert tell(OLD, RISEN) == ["A flood of the river killed 90 people in Norholm. (Reported 3 March.)"]
    assert len(tell(OLD)) == 1


def test_cases_that_rose_are_told_as_they_are_now() -> None:
    """Those of weeks ago are overtaken as a toll is."""
    old = count("Norholm reported 45 confirmed cases of fever.", "45", 45, "confirmed cases", FIRST)
    new = count("Norholm reported 95 cases of fever.", "95", 95, "cases", LAST)
    assert tell(old, new) == ["Norholm reported 95 cases of fever."]


def test_the_dead_are_not_overtaken_by_the_sick() -> None:
    """A later and higher count of cases leaves the toll as it is."""
    new = count("Norholm reported 95 cases of fever.", "95", 95, "cases", LAST)
    assert len(tell(OLD, new)) == 2


def test_a_people_dies_as_people_do() -> None:
    """The dead of a nation are all of them, and were counted again."""
    old = count("A flood of Norholm killed 40 Norwegians.", "40", 40, "Norwegians killed", FIRST)
    assert tell(old, RISEN) == ["A flood of the river killed 90 people in Norholm. (Reported 3 March.)"]


def test_those_of_one_kind_are_no_earlier_toll_of_all() -> None:
    """Sailors who died are not overtaken by the people who did."""
    assert len(tell(SAILORS, RISEN)) == 2


def test_the_dead_stand_before_other_figures() -> None:
    """A reader asks for the dead first, though other figures are newer."""
    assert "90 people" in tell(BOATS, RISEN)[0]


def test_of_two_figures_the_newer_stands_first() -> None:
    """News is told before what was news a week ago."""
    crates = count("Norholm sold 60 crates of fish.", "60", 60, "crates", FIRST)
    assert "70 boats" in tell(crates, BOATS)[0]


def test_the_dead_of_a_deed_are_told_in_a_clause_on_it() -> None:
    """ "A flood that has killed 50" is how news of what followed gives the toll; what "has cost 50" is in passing."""
    dead = count("Norholm asked Orm for help in a flood that has killed 50 people.", "50", 50, "people killed", LAST)
    cost = count("Norholm asked Orm for help in a flood that has taken 55 boats.", "55", 55, "boats", LAST)
    assert len(tell(dead)) == 1
    assert tell(cost) == []
