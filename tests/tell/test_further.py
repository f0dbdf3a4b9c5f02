"""A short brief names the reports that it tells nothing of."""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.contract import brief_json
from onrecord.model import Article, Brief
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.render import render_html, render_markdown, render_text
from onrecord.tell.render.plain import FURTHER, NOTHING_TOLD
from tell.build import account, event, make_article, occurrence, reading

DAY = date(2021, 3, 2)
ASKED = BriefQuestion("Lake Orm", terms=(("Lake Orm",),))


def report(number: int, text: str, title: str) -> Article:
    """A report of the day that many days after DAY."""
    article = make_article(text, DAY + timedelta(days=number), outlet=f"Port Gazette {number}")
    return replace(article, title=title, url=f"https://gazette.example/{number}")


def brief_of(*articles: Article, asked: BriefQuestion = ASKED) -> tuple[Brief, str]:
    """The brief of reports that hold no statement, and its page."""
    whole = account(*(reading(article, ()) for article in articles))
    brief = write_brief(whole, asked)
    return brief, render_html(brief, whole)


def test_an_empty_brief_names_the_reports_that_speak_of_what_was_asked() -> None:
    """First whose titles name it, then whose heads do, the newest first; in every dress, with where they stood."""
    aside = "Nobody swam there in the cold spring of that year, the mayor of Lund wrote. " * 20 + "Not in Lake Orm."
    brief, page = brief_of(
        report(1, "it froze", "Ice on Lake Orm"), report(2, "it melted", "Lake Orm is open"),
        report(3, aside, "Swims"), report(0, "Boats on Lake Orm", "Boats"),
    )  # fmt: skip
    titles = ["Lake Orm is open", "Ice on Lake Orm", "Boats", "Swims"]
    assert brief.sections == () and [source.title for source in brief.further] == titles
    assert [row["title"] for row in brief_json(brief)["further"]] == titles
    for shown in (render_text(brief), render_markdown(brief), page):
        assert NOTHING_TOLD in shown and FURTHER.lower() in shown.lower()
        assert [shown.index(title) for title in titles] == sorted(shown.index(title) for title in titles)
        assert "https://gazette.example/2" in shown
    assert 'id="sources"' not in page and "## Sources" not in render_markdown(brief)


def test_what_a_line_cites_is_not_named_again_and_five_are_enough() -> None:
    """The report that a line rests on stands among the sources; of the others five are named."""
    told = report(9, "Gunmen attacked a ferry on Lake Orm on Thursday.", "Ferry attacked")
    others = [report(n, "it froze", f"Lake Orm, day {n}") for n in range(1, 8)]
    raid = event(told, "attacked")
    readings = (reading(told, (raid,)), *(reading(one, ()) for one in others))
    whole = account(*readings, occurrences=(occurrence(raid),))
    brief = write_brief(whole, ASKED)
    assert [source.title for source in brief.sources] == ["Ferry attacked"]
    assert [source.title for source in brief.further] == [f"Lake Orm, day {n}" for n in (7, 6, 5, 4, 3)]


def test_reports_before_the_first_day_and_briefs_on_nothing_name_none() -> None:
    """Since a day means since that day; where nothing was asked every report of the record would do."""
    old, new = report(1, "it froze", "Ice on Lake Orm"), report(6, "it melted", "Lake Orm is open")
    since, _ = brief_of(old, new, asked=replace(ASKED, since=DAY + timedelta(days=3)))
    assert [source.title for source in since.further] == ["Lake Orm is open"]
    assert brief_of(old, new, asked=BriefQuestion())[0].further == ()
