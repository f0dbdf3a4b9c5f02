"""What was so on the day of its report only: told in the present tense, it is no news some days later."""

from datetime import date

import pytest

from onrecord.tell import BriefQuestion
from onrecord.tell.fresh import tells_state
from onrecord.tell.placing import holds_no_more
from onrecord.tell.reported import tells_past_as_present
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Wording
from tell.build import account, make_article, reading, sentence_with


@pytest.mark.parametrize(
    ("words", "is_state"),
    [
        ("Ann Orm is in hospital.", True),
        ("Ann Orm, who is in hospital, wrote a book.", False),
        ("The town that was lost is still in their hands.", False),
        ("Ann Orm has freed the banker.", False),
        ("Ann Orm has been urging the banker to leave.", True),
        ("The council of Salder may vote on it.", True),
        ("The council could have voted on it.", False),
        ("The plan is dead, Ann Orm said.", False),
        ("“He is ill,” the council of Salder wrote.", False),
    ],
)
def test_a_state_is_told_in_the_present(words: str, is_state: bool) -> None:
    """The main clause and the report's own voice count; what somebody says is his, a deed in the perfect is done."""
    assert tells_state(words) == is_state


@pytest.mark.parametrize(("today", "is_over"), [(5, False), (20, True)])
def test_a_state_holds_for_a_week(today: int, is_over: bool) -> None:
    """A later report has mostly overtaken by then what was so."""
    article = make_article("Ann Orm of Salder remains in hospital after the crash of 1 March.", date(2021, 3, 2))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(), date(2021, 3, today))
    assert holds_no_more(telling, sentence_with(article, "Ann Orm")) == is_over


@pytest.mark.parametrize(
    ("words", "is_over"),
    [
        ("Ann Orm of Salder said that divers are looking for the ship.", True),
        ("Ann Orm of Salder said that divers left the ship.", False),
        ("“Divers are looking for the ship,” Ann Orm of Salder said.", False),
    ],
)
def test_what_somebody_said_was_under_way_is_over_a_week_later(words: str, is_over: bool) -> None:
    """Something has come of a search by then, whoever told of it; a quotation stays his."""
    article = make_article(words, date(2021, 3, 2))
    shelf, wording = Shelf(account(reading(article))), Wording(words, (article.span(0, len(words)),))
    assert not tells_past_as_present(shelf, wording, date(2021, 3, 6))
    assert tells_past_as_present(shelf, wording, date(2021, 3, 12)) == is_over
