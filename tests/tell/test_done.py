"""What was done is news whatever may follow from it; what somebody is or has is none."""

from datetime import date

import pytest

from onrecord.model import Timex, When
from onrecord.tell import BriefQuestion, Shelf, write_brief
from onrecord.tell.done import tells_being, tells_deed, tells_past
from onrecord.tell.forecasts import is_stale_forecast
from onrecord.tell.telling import Telling
from tell.build import account, event, make_article, occurrence, reading, span_of

ARDAN = BriefQuestion("Ardan", terms=(("Ardan",),))


@pytest.mark.parametrize(
    "words",
    [
        "The council of Ardan passed a bill on Tuesday that would close its harbour.",
        "The council on Tuesday passed harbour rules that could raise the toll.",
        "Ann Orm put on hold Thursday a plan that may cost the port its crews.",
        "Months after she said she would wait, Ann Orm has sent ships to Ardan.",
        "Ardan released two sailors who could have faced a court.",
        "The mayor was arrested as crews warned that the port might close.",
        "Warning that the port could close, Ann Orm on Monday asked the council for boats.",
        "Boldly declaring that Ardan is lost, the mayor sold its boats.",
    ],
)
def test_the_main_verb_tells_of_a_deed(words: str) -> None:
    """What may follow stands behind the verb of the main clause."""
    assert tells_deed(words)


@pytest.mark.parametrize(
    "words",
    [
        "The council of Ardan could pass a bill that closed the harbour.",
        "The council is expected to vote on a bill that passed the committee.",
        "A sailor who left Ardan on Monday may face a court.",
        "When the port of Ardan closed, it was a loss for its crews.",
        "Ann Orm said the crews opened the harbour.",
        "A closed harbour may cost Ardan its trade.",
        "Ann Orm won't return the ships that she seized.",
        "Ann Orm believed that the crews left.",
        "Ann Orm did not want to be in Ardan.",
        "Warning that the port could close, Ann Orm may ask the council for boats.",
        "Ann Orm denied the report that her crews would leave.",
    ],
)
def test_a_verb_beside_the_main_one_tells_of_no_deed(words: str) -> None:
    """What is said, supposed or told beside a noun is not what the sentence tells as done."""
    assert not tells_deed(words)


@pytest.mark.parametrize(
    ("words", "is_being"),
    [
        ("Ann Orm has an old boat in Ardan.", True),
        ("The port of Ardan was the largest of the coast.", True),
        ("After the storm, the mayor had some words for the crews.", True),
        ("Ann Orm sold the boat, which was the last in Ardan.", False),
        ("Ann Orm said that the port is a ruin.", False),
        ("The port was opened by Ann Orm.", False),
    ],
)
def test_what_somebody_is_or_has_is_no_deed(words: str, is_being: bool) -> None:
    """A main clause of being or having tells a state."""
    assert tells_being(words) == is_being


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("The council of Ardan is now selling its port.", True),
        ("The council of Ardan is weighing a sale.", False),
        ("The council of Ardan is going to sell its port.", False),
        ("The council of Ardan was due to sell its port.", False),
        ("Ann Orm did not like Ardan.", False),
    ],
)
def test_what_somebody_is_doing_is_told_as_what_was_done(words: str, is_told: bool) -> None:
    """What is only weighed, due or to come is not."""
    assert tells_past(words) == is_told


def test_a_deed_from_which_more_may_come_is_no_forecast() -> None:
    """Weeks later it is still told, unlike what was only expected."""
    told = {"Ardan passed a bill that would close its port.": False, "A bill would close the port of Ardan.": True}
    for words, is_stale in told.items():
        first = reading(make_article(words, date(2030, 5, 2)))
        telling = Telling(Shelf(account(first)), ARDAN, date(2030, 5, 30))
        assert is_stale_forecast(telling, first.sentences[0], None) == is_stale


def test_a_state_is_no_happening() -> None:
    """What the port has is not told as having happened."""
    happened = "Guards of Ardan attacked the port of Salder."
    for words in (happened, "Ardan has a fleet that attacked the port of Salder."):
        article = make_article(words, date(2030, 5, 2))
        found = event(article, "attacked")
        brief = write_brief(account(reading(article, (found,)), occurrences=(occurrence(found),)), ARDAN)
        told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
        assert told == ([happened] if words == happened else [])


@pytest.mark.parametrize(("day", "is_told"), [(date(2030, 4, 20), True), (date(2029, 11, 3), False)])
def test_what_a_report_tells_of_months_before_is_history(day: date, is_told: bool) -> None:
    """Behind its first sentence a report tells of what led to its news; of weeks before it may be news still."""
    told = f"Guards of Ardan attacked the port of Salder on {day.day} {day:%B} {day.year}."
    article = make_article(f"Gulls cried over the sea.\n\nBoats lay still.\n\n{told}", date(2030, 5, 2))
    span = span_of(article, told[told.index("on ") :].rstrip("."))
    when = When(day, day, day.isoformat(), "stated", span)
    found = event(article, "attacked", when=when)
    read = reading(article, (found,), (Timex(span, "DATE", day.isoformat(), None, when),))
    brief = write_brief(account(read, occurrences=(occurrence(found),)), ARDAN)
    assert any(s.name == "What happened" for s in brief.sections) == is_told
