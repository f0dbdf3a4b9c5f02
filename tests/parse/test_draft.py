"""The work in hand: where sentences and days stand."""

from dataclasses import replace
from datetime import date

from onrecord.model import Article, Paragraph
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.parse.times import STAGE

FIRST, SECOND = "Lawmakers voted on Sunday to send the soldiers away.", "A convoy was hit on Friday near the port."


def live_page(article: Article) -> Article:
    """The article as a live page of two entries, the newer one first."""
    cut = len(FIRST)
    entries = (
        Paragraph(0, cut, dated=date(2020, 1, 5)),
        Paragraph(cut + 2, cut + 2 + len(SECOND), dated=date(2020, 1, 3)),
    )
    return replace(article, paragraphs=entries, id="")


def test_entries_of_a_live_page_have_their_own_days(pipeline: Pipeline, make_article) -> None:  # type: ignore[no-untyped-def]
    """A weekday in an entry is counted from the entry's day, not from the page's."""
    article = live_page(make_article(f"{FIRST}\n\n{SECOND}", "2020-01-03"))
    draft = next(iter(draft_articles(pipeline, [article])))
    STAGE.run(draft)
    assert [time.value for time in draft.times] == ["2020-01-05", "2020-01-03"]
