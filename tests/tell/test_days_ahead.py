"""What a brief tells as next by a day to come that its sentence gives, whatever the parse made of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.model import Timex, When
from onrecord.tell import BriefQuestion
from onrecord.tell.sections.coming import tell_coming
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from tell.build import account, make_article, reading, span_of

DAY = date(2030, 5, 2)


def tells(text: str, words: str = "9 May", last: date = date(2030, 5, 9), about: str = "", back: int = 0) -> bool:
    """True if a brief of DAY on `about` tells what the report, so many days old, sets for the time of the `words`."""
    article = replace(make_article(text, DAY - timedelta(back)), title="The farm bill of Salder")
    first = last if last.day == 9 else date(2030, 5, 1)
    edtf = str(last) if first == last else f"{first:%Y-%m}"
    when = When(first, last, edtf, "stated" if first == last else "relative", span_of(article, words))
    held = replace(reading(article, ()), times=(Timex(span_of(article, words), "DATE", "", None, when),))
    terms = tuple((word.lower(),) for word in about.split())
    return bool(tell_coming(Telling(Shelf(account(held)), BriefQuestion(about or None, terms=terms), DAY), 3))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Salder will vote on the port on 9 May.", True),
        ("Tomas Lund said the council of Salder would vote on 9 May.", True),
        ("The council of Salder has until 9 May to tell Orm of the port.", True),
        ("The council of Salder has to choose a premier by 9 May.", True),
        ("That must be done in Salder by 9 May.", False),
        ("The vote in Salder isn't until 9 May.", True),
        ("The council of Salder will not return until 9 May.", True),
        ("The council of Salder will not vote on 9 May.", False),
        ("A ruling in Salder could come as early as 9 May.", True),
        ("A ruling in Salder could come on 9 May.", False),
        ("The first hearing in Salder will be on 9 May.", True),
        ("Even though it rains, the sailors of Salder go to the polls on 9 May.", True),
        ("On 9 May the council of Salder will vote on the port.", True),
        ("Orm still holds the feast of Salder, which is now scheduled for 9 May.", True),
        ("Ann Orm lost a seat in Salder and is scheduled to leave the port on 9 May.", True),
    ],
)
def test_what_is_set_for_a_day_to_come_is_next(text: str, is_told: bool) -> None:
    """A deadline, an aside that sets a day, and what begins then are next; what may be, or will not, is not."""
    assert tells(text) == is_told


@pytest.mark.parametrize(
    "text",
    [
        "Salder will watch Ann Orm, who was a sailor until 9 May.",
        "Ann Orm of Salder said nobody knows which town will vote on 9 May.",
        "If it rains Salder will vote on 9 May.",
        "As Salder will vote on 9 May, its sailors rest.",
        "Ann Orm of Salder will speak of the 9 May election.",
        "The latest sign that Salder plans to vote on 9 May came from Orm.",
        "Ann Orm of Salder will win on 9 May.",
        'Ann Orm of Salder said "we will vote on 9 May" and left.',
    ],
)
def test_a_day_to_come_in_passing_sets_nothing(text: str) -> None:
    """A day of another clause, a question, a condition, an occasion, an outcome or a quotation is none of it."""
    assert not tells(text)


@pytest.mark.parametrize(("back", "is_told"), [(2, True), (20, False)])
def test_a_deadline_beside_the_news_is_told_while_the_news_is_fresh(back: int, is_told: bool) -> None:
    """What hurries on to a deadline is next in the days of its report."""
    assert tells("The council of Salder is counting votes before a 9 May deadline.", back=back) == is_told


@pytest.mark.parametrize(("back", "is_told"), [(2, True), (20, False)])
def test_later_in_a_time_that_has_begun_lies_ahead_of_a_fresh_report(back: int, is_told: bool) -> None:
    """What was to come "later this month" may be past some weeks on."""
    words, last = "The council of Salder will vote later this month.", date(2030, 5, 31)
    assert tells(words, "later this month", last, back=back) == is_told


@pytest.mark.parametrize(("about", "is_told"), [("farm bill", True), ("Salder", False)])
def test_a_report_on_a_matter_tells_what_is_next_for_it(about: str, is_told: bool) -> None:
    """Where the title says all of a matter that was asked, what is set need not name it; a country is no matter."""
    assert tells("The council of Orm will meet in Lund on 9 May.", about=about) == is_told
