"""Sections of a brief: what they tell beside each other, and what they leave out."""

from datetime import date

import pytest

from onrecord.model import Reading, Statement, When
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.sections.names import _is_short_for
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.unfit import find_broken_form
from tell.build import account, make_article, measure, reading, sentence_with, sentences_of, series

TERMS = (("US", "American"), ("Iraq",))


def count_troops(number: str, value: float, day: date, outlet: str) -> tuple[Reading, Statement]:
    """A report of so many US troops in Iraq on that day."""
    article = make_article(f"There are about {number} US troops in Iraq, the staff has counted.", day, outlet)
    found = measure(article, number, value, When(day, day, day.isoformat(), "published", None))
    return reading(article, (found,)), found


def tell(*counts: tuple[Reading, Statement]) -> dict[str, list[str]]:
    """The lines of a brief on these counts, by section."""
    readings, found = zip(*counts, strict=True)
    whole = account(*readings, series=(series(*found),))
    brief = write_brief(whole, BriefQuestion("US troops in Iraq", terms=TERMS))
    return {s.name: [line.text for line in s.lines] for s in brief.sections}


FIRST = count_troops("5,200", 5200, date(2020, 3, 1), "Harbour Post")
LAST = count_troops("2,500", 2500, date(2021, 2, 1), "Harbour Post")


def test_a_change_is_told_though_the_numbers_tell_its_figures() -> None:
    """Both sections tell the two figures, the one as a change."""
    told = tell(FIRST, LAST)
    assert told["What changed"] == [
        "US troops in Iraq: from about 5,200 (reported 1 March 2020, Harbour Post) "
        "to about 2,500 (reported 1 February 2021, Harbour Post)"
    ]
    assert "5,200" in told["The numbers"][0]


def test_a_change_refers_to_the_figures_between() -> None:
    """Where there are more figures than two, the line says where they stand."""
    middle = count_troops("3,000", 3000, date(2020, 9, 9), "Gazette")
    assert tell(FIRST, middle, LAST)["What changed"][0].endswith("; more under The numbers")


@pytest.mark.parametrize(("number", "value", "outlet"), [("2,500", 2500, "Gazette"), ("1,300", 1300, "Harbour Post")])
def test_figures_that_may_count_two_things_are_no_change(number: str, value: float, outlet: str) -> None:
    """Two outlets on two days, or figures four times apart, stand side by side and not as "from" and "to"."""
    told = tell(FIRST, count_troops(number, value, date(2021, 2, 1), outlet))
    assert "What changed" not in told
    assert number in told["The numbers"][0]


def test_a_line_that_another_holds_is_not_told_again() -> None:
    """The same sentence with more besides is told once, in the wording that comes first."""
    short = "The council of Norholm voted to rebuild the broken sea dyke with granite from the northern quarries."
    long = short[:-1] + ", a member told reporters late in the evening after hours of heated talk behind closed doors."
    article = make_article(f"{short}\n\n{long}", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(), None)
    first, second = (telling.tell_sentence(s, "event") for s in sentences_of(article))
    assert (first is not None, second, dict(telling.refused)) == (True, None, {})


def test_one_voice_does_not_say_why_it_matters() -> None:
    """A judgement that somebody makes is left to his name; what a report tells as a consequence is told."""
    article = make_article(
        "The dam of Norholm broke, and the flood led to shortages of bread in the whole county. "
        "In the opinion of a Norholm grocer the flood led to a panic that no council could have foreseen.",
        date(2021, 3, 1),
    )
    brief = write_brief(account(reading(article)), BriefQuestion())
    (why,) = (s for s in brief.sections if s.name == "Why it matters")
    assert [line.cites[0].span for line in why.lines] == [sentence_with(article, "The dam")]


@pytest.mark.parametrize(
    "words",
    [
        "Ana Torun/AP A boy looks on as the harbour of Norholm burns.",
        "The mayor of Norholm (C) opens the new harbour with his guests.",
        "7. Several mayors keep telling that Norholm pays too much.",
        "March 4, 2016: The harbour of Norholm is closed to all ships.",
    ],
)
def test_captions_and_items_of_lists_are_no_lines(words: str) -> None:
    """What stands under a picture or in a list leans on what is not told."""
    assert find_broken_form(words)


@pytest.mark.parametrize(
    ("short", "long", "plain"),
    [("NDF", "Norholm Dyke Fund", True), ("Norholm Guard", "Norholm Guards", True), ("Dykers", "Norholm Fund", False)],
)
def test_two_forms_of_one_name_need_no_line(short: str, long: str, plain: bool) -> None:
    """A reader joins an abbreviation or a longer form himself; another name he does not."""
    assert _is_short_for(short, long) == plain
