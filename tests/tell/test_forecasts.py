"""What was awaited is stale once it has come; what is named in passing is no news of the subject."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.tell import BriefQuestion, Shelf
from onrecord.tell.forecasts import find_decided, is_stale_forecast
from onrecord.tell.passing import names_in_passing
from onrecord.tell.telling import Telling
from tell.build import account, make_article, reading

VOTE = BriefQuestion("Salder vote", terms=(("Salder",), ("vote",)))


@pytest.mark.parametrize(
    ("words", "later", "is_stale"),
    [
        ("Ann Orm could win the Salder vote.", "Kim Stahl won the Salder vote.", True),
        ("Ann Orm could win the Salder vote.", "Kim Stahl spoke of the Salder vote.", False),
        ("Ann Orm spoke in Salder of the vote.", "Kim Stahl won the Salder vote.", False),
    ],
)
def test_a_forecast_is_stale_when_a_later_report_tells_the_end(words: str, later: str, is_stale: bool) -> None:
    """What might be is told until a report opens with what was decided; what was done stays."""
    first = reading(make_article(words, date(2030, 5, 2)))
    second = reading(make_article(later, date(2030, 5, 6), "Dock News"))
    telling = Telling(Shelf(account(first, second)), VOTE, date(2030, 5, 7))
    assert is_stale_forecast(telling, first.sentences[0], find_decided(telling)) == is_stale


def test_a_forecast_of_weeks_ago_is_stale_by_itself() -> None:
    """After two weeks what was expected has come or not, whatever is reported."""
    first = reading(make_article("Ann Orm could win the Salder vote.", date(2030, 5, 2)))
    shelf = Shelf(account(first))
    for day, is_stale in ((date(2030, 5, 10), False), (date(2030, 5, 20), True)):
        assert is_stale_forecast(Telling(shelf, VOTE, day), first.sentences[0], None) == is_stale


@pytest.mark.parametrize(
    ("words", "in_passing"),
    [
        ("A port in Ardan closed amid the Salder vote.", True),
        ("A sailor of Ardan won a race since the Salder vote began.", True),
        ("The Salder vote closed amid rain.", False),
        ("Sailors came for the Salder vote.", False),
        ("A port of Ardan fears contests like the Lund, Borin and Salder vote.", True),
        ("Ardan, Borin and Lund fear the Salder vote.", False),
    ],
)
def test_what_the_news_stands_beside_is_not_what_it_is_about(words: str, in_passing: bool) -> None:
    """A subject named only behind "amid", or as one example of several, is named in passing."""
    told = reading(make_article(words, date(2030, 5, 2)))
    assert names_in_passing(Telling(Shelf(account(told)), VOTE, None), told.sentences[0]) == in_passing


def test_what_the_title_gives_is_not_named_in_passing() -> None:
    """A first sentence may name the cause behind its news, if the title says that the report is on it."""
    article = make_article("The mayor of Ardan resigned amid anger at the Salder vote.", date(2030, 5, 2))
    for title, in_passing in (("Mayor goes", True), ("Salder vote: mayor goes", False)):
        told = reading(replace(article, title=title))
        assert names_in_passing(Telling(Shelf(account(told)), VOTE, None), told.sentences[0]) == in_passing


def test_a_first_sentence_may_leave_the_rest_to_its_title_only() -> None:
    """What the body names besides does not make another vote one of Salder."""
    article = make_article("Ann Orm lost the vote of her party. She is of Salder.", date(2030, 5, 2))
    for title, is_on in (("Orm loses", False), ("Salder mayor loses", True)):
        told = reading(replace(article, title=title))
        assert Telling(Shelf(account(told)), VOTE, None).names_subject(told.sentences[0]) == is_on
