"""What a page sets above its report is no sentence of it."""

from datetime import date

import pytest

from onrecord.tell import BriefQuestion
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal, Wording
from tell.build import account, make_article, reading


@pytest.mark.parametrize(
    "page",
    [
        "Ann Orm wept in Norholm. Orm frees a sailor\n\n",
        "Ann Orm wept in Norholm. | Kim Stahl/Ledger Orm frees a sailor\n\nBy Ann Lee\n\n",
        "(Click here for what came later.)\n\n",
    ],
)
def test_a_report_begins_behind_a_line_under_a_headline(page: str) -> None:
    """A paragraph that ends in a heading, or bids the reader press, stands above the report."""
    article = make_article(f"{page}The court of Norholm freed a sailor.\n\nGulls cried.", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(size="minute"), date(2021, 3, 1))
    first, *_ = telling.opening(article.id)
    assert telling.shelf.words(first) == "The court of Norholm freed a sailor."


def test_a_line_under_a_headline_is_not_told() -> None:
    """What stands in a paragraph that runs into a heading is of the page; a whole text without a last mark is not."""
    article = make_article("Ann Orm wept in Norholm. Orm frees a sailor\n\nAnn Orm freed a sailor.", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(size="minute"), date(2021, 3, 1))
    assert telling.word(reading(article).sentences[0]) == Refusal("stands above its report")
    whole = make_article("Ann Orm freed a sailor. Gulls cry", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(whole))), BriefQuestion(size="minute"), date(2021, 3, 1))
    assert isinstance(telling.word(reading(whole).sentences[0]), Wording)
