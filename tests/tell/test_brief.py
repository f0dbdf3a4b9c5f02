"""The brief as a whole: sections, figures, dresses, audit."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from onrecord.contract import brief_json
from onrecord.model import SECTION_NAMES, Account, Article, Brief, Copy, Facing, Timex, When
from onrecord.tell import BriefQuestion, all_lines, find_faults, find_series, write_brief, write_timeline
from onrecord.tell.figures import figure_words, number_words
from onrecord.tell.render import render_html, render_markdown, render_text
from onrecord.tell.render.marks import merge_spans
from onrecord.tell.shelf import Shelf
from tell.build import account, claim, event, make_article, measure, occurrence, reading, series, span_of

JUNE, MARCH = date(2020, 6, 12), date(2021, 3, 23)
TERMS = (("US", "American"), ("Iraq",))


def on(day: date) -> When:
    return When(day, day, day.isoformat(), "published")


@pytest.fixture(scope="module")
def told() -> tuple[Brief, Account]:
    """Two outlets on US troops in Iraq: a figure that halved, a raid, and a denial."""
    old = make_article("Some 5,000 US troops are in Iraq today. Gunmen attacked a US base in Iraq.", JUNE)
    new = make_article(
        "About 2,500 US troops are now in Iraq. Baghdad blamed a militia for the rockets on the US in Iraq. "
        "A spokesman of the US embassy in Iraq denied that the Anbar base had been hit.",
        MARCH, outlet="Gulf Ledger",
    )  # fmt: skip
    first, second = measure(old, "5,000", 5000, on(JUNE)), measure(new, "2,500", 2500, on(MARCH))
    raid = event(old, "attacked")
    blame = claim(new, "Baghdad", "blamed", "a militia for the rockets on the US in Iraq", "accuses")
    denial = claim(new, "A spokesman of the US embassy in Iraq", "denied", "the Anbar base had been hit")
    whole = account(
        reading(old, (first, raid)), reading(new, (second, blame, denial)),
        occurrences=(occurrence(raid),), series=(series(first, second),),
        facings=(Facing(blame.id, denial.id, "denies", "the same rockets"),),
    )  # fmt: skip
    return write_brief(whole, BriefQuestion("US troops in Iraq", terms=TERMS)), whole


def lines_of(brief: Brief, name: str) -> list[str]:
    return [line.text for s in brief.sections if s.name == name for line in s.lines]


def test_sections_stand_in_their_order(told: tuple[Brief, Account]) -> None:
    """Sections are those of the contract, in its order, none empty."""
    names = [section.name for section in told[0].sections]
    assert names == [name for name in SECTION_NAMES if name in names]
    assert all(section.lines for section in told[0].sections)
    assert {"What happened", "The numbers", "Who says what"} <= set(names)


def test_figures_stand_side_by_side(told: tuple[Brief, Account]) -> None:
    """One quantity is one line: each figure with its hedge, day and outlet, and no average."""
    assert lines_of(told[0], "The numbers") == [
        "US troops in Iraq: about 5,000 (reported 12 June 2020, Harbour Post); "
        "about 2,500 (reported 23 March 2021, Gulf Ledger)"
    ]


def test_no_sentence_is_told_twice(told: tuple[Brief, Account]) -> None:
    """Each line of the sections is a line of its own."""
    texts = [line.text for section in told[0].sections for line in section.lines]
    assert len(texts) == len(set(texts))


def test_every_line_passes_the_audit(told: tuple[Brief, Account]) -> None:
    """Cites are the words of the articles, and the lines say no more than they."""
    brief, whole = told
    lines = list(all_lines(brief))
    assert len(lines) >= 4
    assert [fault for line in lines for fault in find_faults(line, Shelf(whole))] == []


def test_the_audit_finds_a_forged_line(told: tuple[Brief, Account]) -> None:
    """A changed number or a changed cite is found."""
    brief, whole = told
    line = next(all_lines(brief))
    forged = replace(line, text=line.text.replace("US", "Chinese") + " 77")
    moved = replace(line, cites=(replace(line.cites[0], words="Other words."),))
    assert any("77" in fault for fault in find_faults(forged, Shelf(whole)))
    assert any("not in the article" in fault for fault in find_faults(moved, Shelf(whole)))


def test_the_text_shows_sources(told: tuple[Brief, Account]) -> None:
    """The terminal text numbers its sources and names outlets and days."""
    text = render_text(told[0])
    assert "THE NUMBERS" in text
    assert "[1] Harbour Post — A title (12 June 2020)" in text
    assert "[1, 12 June 2020]" in text


def test_the_markdown_quotes_as_footnotes(told: tuple[Brief, Account]) -> None:
    """Each footnote used is given, with the exact words."""
    text = render_markdown(told[0])
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    given = set(re.findall(r"(?m)^\[\^(\d+)\]:", text))
    assert used == given != set()
    assert "“Gunmen attacked a US base in Iraq.”" in text


def test_each_cite_of_the_page_leads_to_its_marked_words(told: tuple[Brief, Account]) -> None:
    """Every link within the page has its target, once; nothing is fetched from outside."""
    page = render_html(*told)
    targets = re.findall(r' id="([^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) == len(set(targets))
    assert links
    assert set(links) <= set(targets)
    assert re.findall(r'(?:src|href)="(?!#)', page) == []
    assert re.search(r'<mark id="c\d+">Gunmen attacked a US base in Iraq.</mark>', page)


def test_the_page_escapes_what_an_article_says() -> None:
    """Markup in an article's text stays text."""
    article = make_article("Gunmen attacked <script>alert(1)</script> a US base in Iraq.", JUNE)
    raid = event(article, "attacked")
    whole = account(reading(article, (raid,)), occurrences=(occurrence(raid),))
    page = render_html(write_brief(whole, BriefQuestion()), whole)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_json_is_the_contract(told: tuple[Brief, Account]) -> None:
    """Each cite's words are the article's words at its offsets."""
    brief, whole = told
    form = json.loads(json.dumps(brief_json(brief)))
    texts = {a.id: a.text for a in whole.articles}
    cites = [c for s in form["sections"] for line in s["lines"] for c in line["cites"]]
    assert cites
    assert all(texts[c["article"]][c["start"] : c["end"]] == c["words"] for c in cites)
    assert {"title", "as_of", "situation", "sections", "sources", "coverage"} <= set(form)


def test_copies_are_no_origins() -> None:
    """Coverage counts outlets whose report is their own."""
    one, two = make_article("Gunmen attacked a base.", JUNE), make_article("Gunmen attacked a base.", JUNE, "Copyist")
    whole = account(reading(one), reading(two), copies=(Copy(two.id, one.id, 1.0, "all words"),))
    coverage = write_brief(whole, BriefQuestion()).coverage
    assert (coverage.outlets, coverage.origins, coverage.copies) == (2, 1, 1)


def test_a_minute_is_five_lines_at_most(told: tuple[Brief, Account]) -> None:
    """The smallest size keeps to five lines."""
    brief = write_brief(told[1], BriefQuestion("US troops in Iraq", size="minute", terms=TERMS))
    assert 1 <= sum(len(s.lines) for s in brief.sections) <= 5


def day_named(article: Article, words: str, day: date) -> Timex:
    """A time expression that names a day."""
    span = span_of(article, words)
    return Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "stated", span))


def test_the_timeline_has_days_that_sentences_name() -> None:
    """A happening whose day the text does not give is in no timeline."""
    article = make_article("Gunmen attacked a US base on 5 May. Rockets struck the port of Basra.", JUNE)
    day = date(2020, 5, 5)
    dated = event(article, "attacked", when=When(day, day, "2020-05-05", "stated", span_of(article, "5 May")))
    times = (day_named(article, "5 May", day),)
    whole = account(reading(article, (dated, event(article, "struck", when=on(JUNE))), times))
    entries = write_timeline(whole, None, None, 2)
    assert [(e.date, len(e.lines)) for e in entries] == [("2020-05-05", 1)]


def test_a_day_named_by_more_articles_and_longer_is_chosen_first() -> None:
    """Of two days that reports name, the one still named a month later is told, and the timeline says why."""
    first, raid, vote = date(2020, 6, 2), date(2020, 6, 1), date(2020, 6, 2)
    told = make_article("Gunmen raided the port of Basra on 1 June. The council of Basra voted on 2 June.", first)
    recalled = make_article("The port of Basra is shut since gunmen raided it on 1 June.", date(2020, 7, 9), "Post")
    readings = (
        reading(told, (), (day_named(told, "1 June", raid), day_named(told, "2 June", vote))),
        reading(recalled, (), (day_named(recalled, "1 June", raid),)),
    )
    (entry,) = write_timeline(account(*readings), None, 1, 1)
    why = "named by 2 articles of 2 outlets, in 2 different months, 1 published on the next day, as old news in 1"
    assert (entry.date, entry.why) == ("2020-06-01", why)


def test_a_timeline_does_not_say_its_day_twice() -> None:
    """Where "on Monday" became a date, the date stands beside the line and not in it."""
    article = make_article("Gunmen raided the port of Basra on Monday, the council said.", JUNE)
    monday, span = date(2020, 6, 8), span_of(article, "Monday")
    named = Timex(span, "DATE", "2020-06-08", None, When(monday, monday, "2020-06-08", "relative", span), JUNE)
    again = make_article("Gunmen raided the port of Basra on Monday and left.", JUNE, "Post")
    span = span_of(again, "Monday")
    other = Timex(span, "DATE", "2020-06-08", None, When(monday, monday, "2020-06-08", "relative", span), JUNE)
    (kept,) = write_timeline(account(reading(article, (), (named,))), None, None, 1)
    (left,) = write_timeline(account(reading(again, (), (other,))), None, None, 1)
    assert kept.lines[0].text == "Gunmen raided the port of Basra on 8 June 2020, the council said."
    assert left.lines[0].text == "Gunmen raided the port of Basra and left."


def test_a_day_that_is_only_awaited_is_in_no_timeline() -> None:
    """A vote set for a day after the report has not happened by that report."""
    article = make_article("The council of Basra will vote on 9 July.", JUNE)
    ahead = reading(article, (), (day_named(article, "9 July", date(2020, 7, 9)),))
    assert write_timeline(account(ahead), None, None, 1) == ()


def test_a_series_is_found_by_what_it_counts() -> None:
    """"US troops" in "Iraq" finds the series, "ships" does not."""
    article = make_article("Some 5,000 US troops are in Iraq today.", JUNE)
    counted = measure(article, "5,000", 5000, on(JUNE))
    whole = account(reading(article, (counted,)), series=(series(counted),))
    assert [s.id for s in find_series(whole, (("US",), ("troops",)), (("Iraq",),))] == ["s1"]
    assert find_series(whole, (("ships",),)) == []


@pytest.mark.parametrize(
    ("value", "words"), [(5000, "5,000"), (1.2e9, "1.2 billion"), (3.5e6, "3.5 million"), (0.5, "0.5"), (34, "34")]
)
def test_numbers_are_written_as_a_desk_writes_them(value: float, words: str) -> None:
    """Separators, millions and billions."""
    assert number_words(value) == words


def test_a_range_keeps_both_ends() -> None:
    """A range is never made one number."""
    assert figure_words(30, 40, "about") == "about 30 to 40"


def test_overlapping_cites_share_a_mark() -> None:
    """Marks never cross."""
    article = make_article("Gunmen attacked a base in the night.", JUNE)
    assert merge_spans([article.span(0, 10), article.span(5, 15), article.span(20, 25)]) == [(0, 15), (20, 25)]
