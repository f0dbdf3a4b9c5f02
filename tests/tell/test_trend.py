"""Trends: what is counted, beside what was read, what stands out, and how it is shown."""

import importlib
import json
import random
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from onrecord.contract.trends import trend_json
from onrecord.errors import ExtraMissing, NothingFound, SettingWrong
from onrecord.model import Account, Article, Cite, Copy, Occurrence, Party, Span, Statement, When
from onrecord.model.trend import Counted, PeriodRead, Tally, Trend
from onrecord.tell import Shelf, find_faults
from onrecord.tell.render import trend_picture
from onrecord.tell.render.columns import draw_group, draw_whole
from onrecord.tell.render.mail_chart import find_painter
from onrecord.tell.render.trend_page import render_trend_html
from onrecord.tell.render.trend_picture import render_trend_png, render_trend_svg
from onrecord.tell.render.trend_text import render_trend_text
from onrecord.tell.trend import ReadDay, TrendQuestion, choose_every, write_trend
from onrecord.tell.trend.counts import BEFORE, OPINION, SAME, SILENT
from onrecord.tell.trend.notable import at_least, at_most, find_standouts
from onrecord.tell.trend.periods import all_periods, find_dated, period_name, period_words, trim_days
from tell.build import account, event, make_article, measure, occurrence, reading, series, span_of

MONDAY = date(2020, 6, 1)
GROUPS = ("Harbour Watch", "Gulf Front", "River Guard", "Border Unit", "Coast Patrol", "Hill Band", "Plain Men")
PLACES = ("depot", "bridge", "port", "school", "market", "tower", "camp")


def on(day: date | None) -> When:
    """The day of publication."""
    return When(day, day, str(day), "published")


def raid(week: int, number: int, outlet: str = "Harbour Post") -> tuple[Article, Statement, Occurrence]:
    """A report of a raid in that week, by a group of its own number."""
    group, place = GROUPS[number % 7], PLACES[number // 7]
    day = MONDAY + timedelta(days=7 * week + number % 5)
    article = make_article(f"Gunmen of the {group} attacked a {place} on the coast road.", day, f"{outlet} {number}")
    told = event(article, "attacked")
    made = replace(occurrence(told), actors=(Party(None, group, f"group-{number}", group),))
    return article, told, made


def told_over(weeks: Sequence[int], **views: Any) -> Account:
    """An account with so many raids in each week."""
    found = [raid(week, n) for week, many in enumerate(weeks) for n in range(many)]
    readings = [reading(a, (s,)) for a, s, _ in found]
    return account(*readings, occurrences=tuple(o for *_, o in found), **views)


def read_of(whole: Account, more: Sequence[int] = ()) -> list[ReadDay]:
    """All articles of the account, and so many others of each week."""
    own = [ReadDay(a.id, a.published.end or MONDAY, a.outlet) for a in whole.articles]
    return own + [
        ReadDay(f"other-{week}-{n}", MONDAY + timedelta(days=7 * week), f"Outlet {n % 4}")
        for week, many in enumerate(more) for n in range(many)
    ]  # fmt: skip


WEEKS = (1, 2, 1, 0, 2, 1, 1, 2, 12, 1)
STEADY = (20,) * 10


@pytest.fixture(scope="module")
def rise() -> Trend:
    """Twelve raids in one week, one or two in those before, as much read as ever; and two counts of troops."""
    counts = [make_article(f"Some {n},000 US troops are in Iraq.", MONDAY + timedelta(days=20 * n), "Courier")
              for n in (1, 2, 3)]  # fmt: skip
    told = [measure(a, f"{n},000", n * 1000.0, on(a.published.end)) for n, a in enumerate(counts, start=1)]
    raids = told_over(WEEKS)
    whole = replace(
        raids, readings=(*raids.readings, *(reading(a, (s,)) for a, s in zip(counts, told, strict=True))),
        series=(series(*told),),
    )  # fmt: skip
    return write_trend(whole, TrendQuestion(every="week"), read_of(whole, STEADY))


def test_weeks_begin_on_monday_and_leave_no_gap() -> None:
    """Every day from the first to the last is in one week, named by its days."""
    weeks = all_periods(date(2020, 6, 3), date(2020, 7, 1), "week")
    assert [w.start.weekday() for w in weeks] == [0] * 5
    assert weeks[0].edtf == "2020-06-01/2020-06-07"
    assert period_words(weeks[1], "week") == "the week from 8 June 2020"
    assert period_name(weeks[1], "week") == "8 to 14 June 2020"
    assert [p.edtf for p in all_periods(date(2020, 1, 31), date(2020, 3, 1), "month")] == [
        "2020-01-01/2020-01-31", "2020-02-01/2020-02-29", "2020-03-01/2020-03-31",
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "every"), [(5, "day"), (100, "week"), (900, "month"), (9000, "year")])
def test_pieces_fit_the_time(days: int, every: str) -> None:
    """Without a wish, time is cut so that a reader takes all pieces in at once."""
    assert choose_every(MONDAY, MONDAY + timedelta(days=days)) == every


def test_a_stray_date_does_not_stretch_the_time() -> None:
    """One in a hundred articles, a year and more from the others, is left out; the newest news never is."""
    days = [MONDAY + timedelta(days=n % 50) for n in range(199)]
    assert trim_days([*days, date(1944, 6, 6)])[0] == MONDAY
    assert trim_days([*days, date(2044, 6, 6)])[-1] == MONDAY + timedelta(days=49)
    assert trim_days([*days, MONDAY + timedelta(days=80)])[-1] == MONDAY + timedelta(days=80)
    assert trim_days([MONDAY, date(1944, 6, 6)]) == [date(1944, 6, 6), MONDAY]


def test_a_time_longer_than_a_piece_has_no_piece() -> None:
    """"In June" is of no week, "on Tuesday" is."""
    weeks = all_periods(MONDAY, date(2020, 6, 30), "week")
    article = make_article("Gunmen attacked a depot in June.", MONDAY)
    span = span_of(article, "June")
    assert find_dated(weeks, When(date(2020, 6, 1), date(2020, 6, 30), "2020-06", "stated", span)) is None
    assert find_dated(weeks, When(date(2020, 6, 9), date(2020, 6, 9), "2020-06-09", "stated", span)) == 1


def test_a_rise_is_told_with_a_cite_for_each_happening(rise: Trend) -> None:
    """The line names the week, the count, the counts before and what was read, and cites all twelve."""
    found = [n for n in rise.notable if n.period is not None]
    assert [(n.kind, n.group, n.period) for n in found] == [("rise", "Attacks", 8)]
    line = found[0].line
    assert line.text == (
        "Attacks: 12 in the week from 27 July 2020, more than in each of the 8 weeks before (at most 2); "
        "33 articles read, for which the rate before gives 1.9."
    )
    assert len({c.span for c in line.cites}) == 12
    assert line.when == "2020-07-27/2020-08-02"
    assert found[0].told


def test_lines_pass_the_audit(rise: Trend) -> None:
    """Each line that a trend tells stands the check that lines of a brief stand; a changed figure does not."""
    whole = told_over(WEEKS)
    shelf = Shelf(whole)
    lines = [line for n in rise.notable if n.period is not None for line in (n.line, *n.told)]
    assert len(lines) > 1
    assert [why for line in lines for why in find_faults(line, shelf)] == []
    wrong = replace(lines[0], text=lines[0].text.replace("12 in", "14 in"))
    assert list(find_faults(wrong, shelf))


def test_more_reading_is_no_rise() -> None:
    """Where as much more was read, the line says so, and is no rise."""
    whole = told_over(WEEKS)
    told = write_trend(whole, TrendQuestion(every="week"), read_of(whole, (20,) * 8 + (200, 20)))
    assert [n.kind for n in told.notable] == ["more read"]
    assert "more reading may explain it" in told.notable[0].line.text


def test_one_long_article_is_no_rise() -> None:
    """Twelve happenings told by one article are that article's length."""
    whole = told_over(WEEKS)
    last = [raid(8, n) for n in range(12)]
    text = " ".join(a.text for a, *_ in last)
    article = make_article(text, MONDAY + timedelta(days=56), "Long Reads")
    others = [r for r in whole.readings if r.article.published.end and r.article.published.end < article.published.end]
    first = {r.article.id for r in others}
    told = [event(article, w.group()) for w in re.finditer("attacked", text)][:1]
    parties = [
        replace(told[0], act=replace(told[0].act, trigger=Span(article.id, m.start(), m.end())), id="")
        for m in re.finditer("attacked", text)
    ]  # fmt: skip
    made = [replace(occurrence(s), actors=(Party(None, f"G{n}", f"g{n}", f"G{n}"),)) for n, s in enumerate(parties)]
    kept = tuple(o for r in others for o in whole.occurrences if o.statements[0] in {s.id for s in r.statements})
    both = account(*others, reading(article, tuple(parties)), occurrences=(*kept, *made))
    trend = write_trend(both, TrendQuestion(every="week"), read_of(both, STEADY))
    assert len(first) == 10
    assert trend.whole.counts[8] == 12
    assert trend.notable == ()


def tally_of(counts: Sequence[int]) -> Tally:
    """A tally of so many happenings a period, each of an article of its own."""
    made = Counted("o", "ASSAULT", True, None, 1, 1, Cite(Span("a", 0, 1), "x", "s"))
    return Tally("Attacks", "ASSAULT", tuple(
        tuple(replace(made, cite=replace(made.cite, span=Span(f"a{p}-{n}", 0, 1))) for n in range(c))
        for p, c in enumerate(counts)
    ))  # fmt: skip


def test_chance_alone_names_hardly_any_change() -> None:
    """Of a hundred reports over happenings at one steady rate, however much is read, at most five name a change."""
    chance = random.Random(7)
    named, more_read = 0, 0
    for _ in range(100):
        articles = [chance.randint(5, 40) for _ in range(20)]
        tallies = [tally_of([sum(chance.random() < 0.2 for _ in range(a)) for a in articles]) for _ in range(2)]
        kinds = {s.kind for s in find_standouts(tallies, [PeriodRead(a, 3, a, 0) for a in articles])}
        named += bool(kinds & {"rise", "fall"})
        more_read += "more read" in kinds
    assert named <= 5
    assert more_read > 5


def test_a_fall_is_told_but_not_of_the_last_piece() -> None:
    """A week with nothing after weeks of twelve is a fall; the newest week may still be reported on."""
    read = [PeriodRead(30, 3, 10, 0)] * 11
    steady = (12, 11, 12, 13, 12, 11, 12, 12)
    assert [(s.kind, s.period) for s in find_standouts([tally_of((*steady, 0, 12, 12))], read)] == [("fall", 8)]
    assert find_standouts([tally_of((*steady, 12, 12, 0))], read) == []


def test_a_piece_of_which_nothing_was_read_says_nothing() -> None:
    """Silence where nothing was read is no fall, and is no part of what is usual."""
    read = [PeriodRead(30, 3, 10, 0)] * 8 + [PeriodRead(0, 0, 0, 0)] + [PeriodRead(30, 3, 10, 0)] * 2
    assert find_standouts([tally_of((12, 11, 12, 13, 12, 11, 12, 12, 0, 12, 12))], read) == []


def test_the_exact_test_is_that_of_the_books() -> None:
    """Ten and more heads of ten throws: one in 1,024; the two tails share the middle."""
    assert at_least(10, 10, 0.5) == pytest.approx(1 / 1024)
    assert at_most(0, 10, 0.5) == pytest.approx(1 / 1024)
    assert at_least(4, 9, 0.3) + at_most(3, 9, 0.3) == pytest.approx(1)
    assert at_least(0, 5, 0.0) == 1
    assert at_least(1, 5, 0.0) == 0


def test_a_happening_counts_once() -> None:
    """Two reports of one raid are one; a plan, a raid of last year and a nameless repeat are none."""
    first, told, made = raid(1, 0)
    second, again, _ = raid(1, 0, "Gulf Ledger")
    planned = replace(raid(1, 1)[2], status="planned")
    article, repeat, unnamed = raid(1, 0, "River Times")
    old = make_article("Gunmen attacked a depot on 3 May 2019, and 9 June 2020 was quiet.", date(2020, 6, 9))
    day = date(2019, 5, 3)
    past = event(old, "attacked", when=When(day, day, "2019-05-03", "stated", span_of(old, "3 May 2019")))
    plan_article, plan, _ = raid(1, 1)
    own = make_article("I think we are lost, and my view is that gunmen attacked our hopes.", MONDAY, "Views")
    thought = event(own, "attacked")
    whole = account(
        reading(first, (told,)), reading(second, (again,)), reading(plan_article, (plan,)), reading(article, (repeat,)),
        reading(old, (past,)), reading(own, (thought,)),
        occurrences=(
            replace(made, statements=(told.id, again.id), origins=2), planned, unnamed, occurrence(past),
            replace(occurrence(thought), id="thought"),
        ),
        copies=(Copy(second.id, first.id, 1.0, "the same words"),),
    )  # fmt: skip
    trend = write_trend(whole, TrendQuestion(every="week"), read_of(whole))
    assert trend.whole.counts == (0, 1)
    assert trend.whole.happenings[1][0].reports == 2
    assert dict(trend.coverage.left_out) == {SILENT: 1, BEFORE: 1, SAME: 1, OPINION: 1}
    assert [(r.articles, r.outlets, r.copies) for r in trend.read] == [(1, 1, 0), (5, 5, 1)]


@pytest.mark.parametrize(("by", "names"), [("type", ["Attacks"]), ("actor", sorted(GROUPS[:2])), ("place", [])])
def test_groups(by: Any, names: list[str]) -> None:
    """Happenings are grouped by type, actor or place; without a name they are counted as such."""
    whole = told_over((2, 2))
    trend = write_trend(whole, TrendQuestion(by=by, every="week"), read_of(whole))
    assert sorted(g.name for g in trend.groups if g.key not in ("none", "others")) == names
    assert sum(g.total for g in trend.groups) == trend.whole.total == 4
    assert [g.name for g in trend.groups if g.key == "none"] == (["No place named"] if by == "place" else [])


def test_a_quantity_is_followed_alone() -> None:
    """With a quantity, its figures are told, and a new height or depth stands out; no other is found for it."""
    articles = [make_article(f"Some {n},000 US troops are in Iraq.", MONDAY + timedelta(days=9 * k), f"Outlet {k}")
                for k, n in enumerate((5, 4, 5, 4, 2))]  # fmt: skip
    numbers = [a.text.split()[1] for a in articles]
    told = [
        measure(a, n, float(n.replace(",", "")), on(a.published.end)) for a, n in zip(articles, numbers, strict=True)
    ]
    whole = account(*(reading(a, (s,)) for a, s in zip(articles, told, strict=True)), series=(series(*told),))
    asked = TrendQuestion(of="US troops", of_terms=(("US",), ("troops",)), every="week")
    trend = write_trend(whole, asked, read_of(whole))
    assert [(n.kind, n.group) for n in trend.notable] == [("low", "US troops in Iraq")]
    assert "from about 4,000" in trend.notable[0].line.text and "to about 2,000" in trend.notable[0].line.text
    assert trend.groups == ()
    assert "US TROOPS IN IRAQ" in render_trend_text(trend)
    with pytest.raises(NothingFound, match="no series counts"):
        write_trend(whole, replace(asked, of="ships", of_terms=(("ships",),)), read_of(whole))


def test_too_many_pieces_are_refused() -> None:
    """Days over years are no picture: the error says how to ask."""
    whole = told_over((1,) + (0,) * 60 + (1,))
    with pytest.raises(SettingWrong, match=r"days from 2020-06-01 to .* cannot be shown apart"):
        write_trend(whole, TrendQuestion(every="day"), read_of(whole))
    with pytest.raises(NothingFound, match="known day"):
        write_trend(whole, TrendQuestion(since=date(2030, 1, 1)), read_of(whole))


def test_the_page_leads_from_each_column_to_its_words(rise: Trend) -> None:
    """Every link of the page has its place in it, and every happening has its words there."""
    page = render_trend_html(rise)
    ids = re.findall(r' id="([^"]+)"', page)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert len(ids) == len(set(ids))
    assert targets and targets <= set(ids)
    assert page.count("<blockquote>“Gunmen of the Harbour Watch attacked a depot") == len([w for w in WEEKS if w])
    assert {f"w{n}-1" for n, many in enumerate(WEEKS) if many > 1} <= targets
    assert 'aria-labelledby="f1-t f1-d"' in page and "<desc id=\"f1-d\">" in page
    assert "<script" not in page and "default-src &#39;none&#39;" in page
    assert page.count("<caption") >= page.count("<figure>")


def test_one_sentence_of_two_happenings_has_one_place() -> None:
    """Words that tell two happenings stand in both lists; a link to them leads to the first."""
    article = make_article("Gunmen attacked a depot and protested at the gate of the port.", MONDAY)
    told = event(article, "attacked"), event(article, "protested", "PROTEST")
    whole = account(reading(article, told), occurrences=tuple(map(occurrence, told)))
    page = render_trend_html(write_trend(whole, TrendQuestion(), read_of(whole)))
    assert page.count("<blockquote>“Gunmen attacked a depot") == 2
    assert page.count(' id="c1"') == 1


def test_words_of_a_page_are_escaped() -> None:
    """What an article says is text, wherever it stands."""
    article = make_article("Gunmen attacked <b>a depot</b> & a school.", MONDAY, "<i>Post</i>")
    told = event(article, "attacked")
    whole = account(reading(article, (told,)), occurrences=(occurrence(told),))
    trend = write_trend(whole, TrendQuestion('<script>"'), read_of(whole))
    for shown in (render_trend_html(trend), render_trend_svg(trend)):
        assert "<b>" not in shown and "<i>" not in shown and "<script" not in shown


def test_the_picture_stands_alone(rise: Trend) -> None:
    """The SVG is well formed, says in words what it shows, and has a dark dress."""
    picture = ET.fromstring(render_trend_svg(rise))
    names = {e.tag.split("}")[1] for e in picture.iter()}
    assert {"title", "desc", "rect", "text"} <= names
    assert "prefers-color-scheme: dark" in "".join(e.text or "" for e in picture.iter() if e.tag.endswith("style"))


def test_a_picture_as_png(rise: Trend) -> None:
    """With the extra installed the picture is a PNG."""
    pytest.importorskip("vl_convert", reason="needs the extra charts")
    assert render_trend_png(rise).startswith(b"\x89PNG\r\n")


def test_without_the_extra_the_error_names_it(rise: Trend, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the error says what to install."""
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    monkeypatch.setattr(trend_picture, "find_painter", find_painter.__wrapped__)  # none that was found before
    with pytest.raises(ExtraMissing, match=r"pip install 'onrecord\[charts\]'"):
        render_trend_png(rise)


def test_columns_stay_inside_and_a_gap_is_shown() -> None:
    """No column leaves its panel; a week of which nothing was read has a ground of its own."""
    whole = told_over((3, 0, 0, 9, 1))
    trend = write_trend(whole, TrendQuestion(every="week"), read_of(whole))
    for chart in (draw_whole(trend, 640), draw_whole(trend, 330), draw_group(trend, trend.groups[0], 308)):
        assert len(chart.gaps) == 1
        for panel in chart.panels:
            for column in panel.columns:
                assert chart.left <= column.x and column.x + column.width <= chart.size.width
                assert panel.top - 0.1 <= column.top <= column.pale <= column.base == panel.base


def test_json_and_text_say_the_same(rise: Trend) -> None:
    """Counts, what was read, and cites of each happening are in the JSON; the text shows the same counts."""
    told = json.loads(json.dumps(trend_json(rise)))
    assert [p["happenings"] for p in told["periods"]] == list(WEEKS)
    assert told["periods"][8]["articles_read"] == 33 and told["periods"][8]["per_article"] == round(12 / 33, 4)
    for period in told["periods"]:
        assert len([h for h in period["all"] if h["cites"][0]["words"]]) == period["happenings"]
    assert told["groups"][0]["counts"] == list(WEEKS)
    text = render_trend_text(rise)
    assert re.search(r"27 July to 2 August 2020 +12 +0 +33 ", text)
    assert max(map(len, text.splitlines())) <= 88


def test_empty_weeks_stand_on_one_line() -> None:
    """Of three weeks and more in which nothing was read one line tells; two, or weeks that were read, have theirs."""
    long, short = (1, 0, 0, 0, 2), (1, 0, 0, 2)
    for weeks, more, folded in ((long, (), True), (short, (), False), (long, STEADY, False)):
        raids = told_over(weeks)
        text = render_trend_text(write_trend(raids, TrendQuestion(every="week"), read_of(raids, more)))
        assert ("3 weeks in which nothing was read" in text) == folded


def test_axe_finds_nothing(tmp_path: Path) -> None:
    """The page has no violation of axe's rules, on a phone in the dark, with every table open."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs a chromium browser")
    path = tmp_path / "trend.html"
    whole = told_over((1, 0, 3))
    path.write_text(render_trend_html(write_trend(whole, TrendQuestion(every="week"), read_of(whole))), "utf-8")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
        page = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark").new_page()
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        found = axe.Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        browser.close()
    assert len(found["passes"]) > 15
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    assert wide <= 0
