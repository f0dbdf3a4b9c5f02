"""The page as a whole, without a browser: links, policy, escaping, headings, charts."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from onrecord.model import (
    Account,
    Article,
    Brief,
    Copy,
    Paragraph,
    Point,
    Published,
    Series,
    TimelineEntry,
    Timex,
    When,
)
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.render import render_html, render_markdown, render_text
from onrecord.tell.render.axes import day_ticks, figure_ticks, text_width
from onrecord.tell.render.chart import NARROW, WIDE, Chart, Label, Size, draw_chart
from onrecord.tell.render.explain import explain_rules
from onrecord.tell.render.kept import day_words, safe_url
from onrecord.tell.render.marks import Anchors
from onrecord.tell.render.plain import quote
from tell.build import account, claim, event, make_article, measure, occurrence, reading, series, span_of

JUNE, MARCH = date(2020, 6, 12), date(2021, 3, 23)
VOID = frozenset("meta br link input img".split())


class Outline(HTMLParser):
    """The tags of a page in order, each with its attributes and the tags that are open around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs, _ in self.tags if name in attrs]


def on(day: date) -> When:
    return When(day, day, day.isoformat(), "published")


def told_of(*articles: Article) -> tuple[Brief, Account]:
    """A brief on troops over articles that each say "Some N US troops are in Iraq", with a raid and a denial."""
    readings, counted, raids = [], [], []
    for article in articles:
        number = next(w for w in article.text.split() if w[0].isdigit())
        count = measure(article, number, float(number.replace(",", "")), on(article.published.end or JUNE))
        raid = event(article, "attacked") if "attacked" in article.text else None
        said = claim(article, "A spokesman", "denied", "the base was hit") if "denied" in article.text else None
        readings.append(reading(article, tuple(s for s in (count, raid, said) if s)))
        counted.append(count)
        raids += [occurrence(raid, origins=2)] if raid else []
    whole = account(*readings, occurrences=tuple(raids), series=(series(*counted),))
    question = BriefQuestion("US troops in Iraq", terms=(("US", "American"), ("Iraq",)))
    return write_brief(whole, question), whole


OLD = "Some 5,000 US troops are in Iraq today. Gunmen attacked a US base in Iraq."
NEW = "About 2,500 US troops are now in Iraq. A spokesman in Iraq denied that the base was hit."


@pytest.fixture(scope="module")
def page() -> str:
    """The page of two outlets on US troops in Iraq."""
    brief, whole = told_of(make_article(OLD, JUNE), make_article(NEW, MARCH, "Gulf Ledger"))
    return render_html(brief, whole)


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    """Its tags."""
    return Outline(page)


def test_ids_are_unique_and_links_have_targets(outline: Outline) -> None:
    """No id twice; every link within the page, and every aria reference, leads somewhere."""
    ids = outline.values("id")
    links = [h.removeprefix("#") for h in outline.values("href")]
    named = [i for value in outline.values("aria-labelledby") for i in value.split()]
    assert len(ids) == len(set(ids))
    assert len(links) > 10
    assert set(links + named) <= set(ids)


def test_headings_are_in_order(outline: Outline) -> None:
    """One h1; no level is skipped going down."""
    levels = [int(tag[1]) for tag, _, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_the_skip_link(outline: Outline) -> None:
    """The first link leads to the brief; header, navigation, main and footer are there once."""
    tags = [tag for tag, _, _ in outline.tags]
    assert [tags.count(name) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert outline.values("href")[0] == "#brief"
    assert next(attrs for tag, attrs, _ in outline.tags if tag == "main")["id"] == "brief"


def test_the_policy_allows_this_style_and_this_script_alone(page: str, outline: Outline) -> None:
    """The policy has the hashes of the page's one style and one script; no style or handler stands in a tag."""
    policy = next(a["content"] for t, a, _ in outline.tags if a.get("http-equiv") == "Content-Security-Policy")
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert len(found) == 1
        assert f"{name}-src 'sha256-{b64encode(sha256(found[0].encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert not [k for _, attrs, _ in outline.tags for k in attrs if k == "style" or k.startswith("on")]


def test_nothing_is_fetched(page: str, outline: Outline) -> None:
    """No image, font, frame or stylesheet from anywhere."""
    assert not {tag for tag, _, _ in outline.tags} & {"img", "link", "iframe", "object", "embed", "video", "audio"}
    assert not re.search(r"url\(|@import|@font-face", page)


def test_dress_for_dark_and_for_paper(page: str) -> None:
    """The page follows the reader's colours and prints its evidence."""
    assert "@media (prefers-color-scheme: dark)" in page
    assert "@media print" in page
    assert "::details-content" in page


def luminance(colour: str) -> float:
    """The relative luminance of a colour "#rrggbb" (WCAG 2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(page: str, scheme: int) -> None:
    """Text has 4.5:1 and dots have 3:1 against all that they stand on, which no checker sees inside a drawing."""
    sets = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    names: dict[str, str] = {}
    for one in sets[: scheme + 1]:
        names |= {n: c if len(c) == 7 else "#" + "".join(2 * x for x in c[1:])
                  for n, c in re.findall(r"--(\w[\w-]*): (#\w{3,6});", one)}  # fmt: skip
    texts = [(ink, on) for ink in ("ink", "soft", "link") for on in ("paper", "panel")]
    texts += [("ink", "mark"), ("ink", "target"), ("link", "mark"), ("badge-ink", "badge")]
    assert {(a, b): contrast(names[a], names[b]) for a, b in texts if contrast(names[a], names[b]) < 4.5} == {}
    dots = [f"kind{n}" for n in range(5)]
    assert [d for d in dots if contrast(names[d], names["panel"]) < 3] == []


def test_all_text_is_escaped() -> None:
    """Markup in a title, an outlet, a subject or a text stays text."""
    bad = "<img src=x onerror=alert(1)>"
    article = make_article(OLD.replace("attacked", f"attacked {bad}"), JUNE, bad)
    brief, whole = told_of(replace(article, title=f"{bad}</style>", id=""))
    page = render_html(replace(brief, title=f"</title>{bad}"), whole)
    assert "<img" not in page
    assert "&lt;img" in page
    assert "</title><" not in page.replace("</title>\n", "")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//no.example/a",
     "http://user:secret@news.example/", "https://", "http://[::1", "https://a.example/\njavascript:x", "", None],
)  # fmt: skip
def test_only_web_addresses_are_linked(url: str | None) -> None:
    """What is no plain web address is no link."""
    assert safe_url(url) is None


def test_a_script_as_address_is_dropped() -> None:
    """The source stays, without the link; a web address is linked."""
    for url, linked in (("javascript:alert(1)", False), ("https://news.example/a?b=1&c=2", True)):
        brief, whole = told_of(replace(make_article(OLD, JUNE), url=url, id=""))
        outside = [h for h in Outline(render_html(brief, whole)).values("href") if not h.startswith("#")]
        assert outside == ([url] if linked else [])


def test_an_inferred_date_says_so() -> None:
    """The source says plainly that its date was inferred, and from what; so does each quotation."""
    inferred = Published(JUNE, JUNE, "inferred", "inferred from the text: it names the vote of that week")
    brief, whole = told_of(replace(make_article(OLD, JUNE), published=inferred, id=""))
    page = render_html(brief, whole)
    assert "(inferred: the page does not state it)" in page
    assert "it names the vote of that week" in page
    assert "(date inferred)" in page


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2024-05-03", "3 May 2024"), ("2024-05-03/..", "3 May 2024 or later"), ("../2024-05-03", "3 May 2024 or earlier"),
     ("2024-05-03/2024-05-09", "3 to 9 May 2024"), (None, "no date")],
)  # fmt: skip
def test_a_day_of_publication_keeps_its_precision(edtf: str | None, words: str) -> None:
    """A date known only from one side says so."""
    assert day_words(edtf) == words


def test_copies_are_marked_as_copies() -> None:
    """A source that carries another's words says whose; the other says who carries them."""
    one, two = make_article(OLD, JUNE), make_article(OLD.replace("5,000", "4,900"), MARCH, "Copyist")
    brief, whole = told_of(one, two)
    copied = replace(whole, copies=(Copy(two.id, one.id, 0.98, "nearly all words"),))
    brief = write_brief(copied, BriefQuestion("US troops in Iraq"))
    page = render_html(brief, copied)
    assert "A copy: it carries the words of source 1, Harbour Post, 12 June 2020" in page
    assert "Also carried by source 2, Copyist, 23 March 2021" in page


def test_evidence_shows_words_outlet_day_and_badge(page: str) -> None:
    """Under a line: who says it and when, the exact words, and how many outlets stand behind it."""
    assert "2 independent outlets" in page
    assert "<blockquote>“Gunmen attacked a US base in Iraq.”</blockquote>" in page
    assert re.search(r'<a href="#c\d+">Harbour Post, “A title”</a>, <span class="day">12 June 2020</span>', page)


def test_a_line_of_one_report_stands_beside_its_title() -> None:
    """Who reads a line sees what its report is about, without opening the evidence."""
    page = render_html(*told_of(make_article(OLD, JUNE)))
    assert '<span class="from">Harbour Post, 12 June 2020: “A title”</span>' in page


def test_a_mark_leads_back_to_its_line(page: str) -> None:
    """After the cited words stands a link to each line that rests on them."""
    assert re.search(r'Gunmen attacked a US base in Iraq\.</mark><a class="back" href="#l\d+"', page)


def test_what_only_the_timeline_cites_is_a_source_too() -> None:
    """Every cite of the page has its kept article, also where no section tells of it."""
    article = make_article("Gunmen attacked a US base on 5 May.", JUNE)
    day = date(2020, 5, 5)
    dated = event(article, "attacked", when=When(day, day, "2020-05-05", "stated", span_of(article, "5 May")))
    named = Timex(dated.when.span, "DATE", "2020-05-05", None, dated.when) if dated.when and dated.when.span else None
    whole = account(reading(article, (dated,), (named,) if named else ()), occurrences=(occurrence(dated),))
    brief = replace(write_brief(whole, BriefQuestion()), sections=(), sources=())
    page = render_html(brief, whole)
    assert brief.timeline
    assert '<mark id="c1">Gunmen attacked' in page
    assert '<time datetime="2020-05-05">5 May 2020</time>' in page


def test_no_word_of_an_article_is_lost() -> None:
    """Text outside the paragraphs is shown, and a cite that begins there has its anchor."""
    text = "Gunmen attacked a base.\n\nIt burned."
    article = replace(make_article(text, JUNE), paragraphs=(Paragraph(25, 35),), id="")
    span = article.span(8, 30)
    anchors = Anchors([span])
    marked = anchors.mark(article)
    assert "".join(piece.text for p in marked for piece in p.pieces).replace("\n", "") == text.replace("\n", "")
    assert [piece.anchor for p in marked for piece in p.pieces if piece.anchor is not None] == ["c1", ""]
    assert [piece.last for p in marked for piece in p.pieces if piece.last] == ["c1"]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("relative date resolved: “Thursday” is 2020-06-11",
         "“Thursday” is 11 June 2020, counted from the day of the report."),
        ("date of the figure: 2020-01~", "The text dates its figure: about January 2020."),
        ("“he” is Ada Lund, named before in the article", "“he” is Ada Lund, who is named earlier in the article."),
        ("the words “A dozen troops stand in pro…” give 12", "“A dozen troops stand in …” gives the figure 12."),
        ("introduced as “Ada Lund, a pilot” at 40",
         "Named in full here, where the brief first names the person: “Ada Lund, a pilot”."),
        ("denies: the same rockets", "Told side by side because one goes against the other: the same rockets."),
        ("some new rule", "Some new rule."),
    ],
)  # fmt: skip
def test_rules_are_told_in_plain_words(rule: str, told: str) -> None:
    """A terse rule becomes a sentence with dates in words; one of an unknown form is told as it is."""
    assert explain_rules([rule, rule]) == [told]


def test_a_figure_that_the_words_show_needs_no_rule() -> None:
    """The quotation beside it says it already."""
    assert explain_rules(["the words “Some 5,000 US troops are in Iraq…” give 5,000"]) == []


def counts(*points: tuple[date, float, float, str, str]) -> Series:
    """A series of points: day, low, high, hedge, note; statements s0, s1, ..."""
    return Series(
        "s", "troops", "Iraq", "",
        tuple(Point(f"s{n}", "a", on(d), low, high, h, None, note) for n, (d, low, high, h, note) in enumerate(points)),  # type: ignore[arg-type]
    )  # fmt: skip


def plain(*values: tuple[int, float]) -> Series:
    """Exact figures, each so many days after June 2020."""
    return counts(*((JUNE + timedelta(days=d), v, v, "exactly", "") for d, v in values))


CHARTS = {
    "two days": plain((0, 5000), (284, 2500)),
    "one day": plain((0, 34), (0, 41), (0, 38)),
    "next day": plain((0, 4), (1, 4)),
    "equal values": plain((0, 3000), (90, 3000), (200, 3000)),
    "all zero": plain((0, 0), (5, 0)),
    "huge values": plain((0, 3.2e17), (500, 7.81e17)),
    "tiny values": plain((0, 0.0004), (40, 0.00031)),
    "below zero": plain((0, -3.5), (30, 2.1)),
    "forty points": plain(*((n * 9, 1000 + (n * 37) % 11 * 300) for n in range(40))),
    "forty on a day": plain(*((0, 1000 + n * 20) for n in range(40))),
    "forty alike": plain(*((n // 20, 1000) for n in range(40))),
    "centuries": counts((date(1, 1, 1), 5, 5, "exactly", ""), (date(9999, 12, 31), 9, 9, "exactly", "")),
    "ranges": counts((JUNE, 30, 40, "about", ""), (MARCH, 55, 55, "at_least", "competing: 12 (x)")),
    "millions": plain((0, 1_250_000), (3, 1_750_000), (6, 2_100_000)),
}  # fmt: skip


def boxes(chart: Chart) -> Iterator[tuple[float, float, float, float]]:
    """Every label of the drawing as a box; those of the figures' axis end at their `x`."""
    for row in chart.rows:
        yield row.x - text_width(row.text), row.y - 9, row.x, row.y + 3
    for label in (*chart.columns, *chart.years, *chart.figures):
        yield label.box


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda s: s.name)
@pytest.mark.parametrize("name", CHARTS)
def test_labels_keep_clear_of_each_other_and_stay_inside(name: str, size: Size) -> None:
    """No label touches another or leaves the drawing, and no dot leaves it either."""
    chart = draw_chart(CHARTS[name], size)
    assert chart is not None
    placed = list(boxes(chart))
    assert len(chart.columns) >= 1
    for n, (left, top, right, bottom) in enumerate(placed):
        assert left >= 0 and top >= 0 and right <= size.width and bottom <= size.height
        for other in placed[n + 1 :]:
            assert not (left < other[2] and other[0] < right and top < other[3] and other[1] < bottom), chart
    for dot in chart.dots:
        assert chart.left <= dot.x - 5 and dot.x + 5 <= size.width
        assert 0 <= dot.top <= dot.y <= size.height


def test_the_figures_begin_at_zero() -> None:
    """The axis holds zero and reaches the highest figure, in whole numbers where things are counted."""
    for name, whole in (("two days", True), ("below zero", False), ("millions", True)):
        values = [v for p in CHARTS[name].points for v in (p.low, p.high)]
        levels = figure_ticks(min(values), max(values), whole)
        assert any(abs(v) < 1e-9 for v in levels)
        assert levels[-1] >= max(values)
        assert levels[0] <= min(values)
        assert len(levels) <= 7
        assert not whole or all(v == int(v) for v in levels)


def test_one_figure_of_one_day_is_no_chart() -> None:
    """What would be a single dot is not drawn."""
    assert draw_chart(plain((0, 5))) is None
    assert draw_chart(plain((0, 5), (0, 5))) is None
    assert draw_chart(plain((0, float("inf")), (1, 5))) is None


def test_competing_counts_are_told_apart_and_stand_beside_the_line() -> None:
    """Each outlet has its own kind of dot; the line does not run through a competing count."""
    told = counts(
        (JUNE, 30, 30, "exactly", ""), (JUNE, 55, 55, "at_least", "competing: 30 (Harbour Post)"),
        (MARCH, 31, 31, "exactly", ""),
    )  # fmt: skip
    chart = draw_chart(told, WIDE, {"s0": "Harbour Post", "s1": "Gulf Ledger", "s2": "Harbour Post"})
    assert chart is not None
    assert chart.kinds == ("Harbour Post", "Gulf Ledger")
    assert [d.kind for d in chart.dots] == [0, 1, 0]
    assert [d.hollow for d in chart.dots] == [False, True, False]
    assert ["a" in d.path for d in chart.dots] == [True, False, True]
    assert len(chart.joints) == 1
    assert "competing: 30" in chart.summary


def test_more_outlets_than_shapes_share_the_last() -> None:
    """Eight outlets: four have a shape of their own, the others one between them, and the key says so."""
    told = plain(*((n, n + 1) for n in range(8)))
    chart = draw_chart(told, WIDE, {f"s{n}": f"Outlet {n}" for n in range(8)})
    assert chart is not None
    assert chart.kinds == ("Outlet 0", "Outlet 1", "Outlet 2", "Outlet 3", "4 others")
    assert {d.kind for d in chart.dots} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [(3, ("12 Jun", "2020"), ("15 Jun", "")), (400, ("Jul", "2020"), ("Jul", "")), (9000, ("2022", ""), ("2044", ""))],
)
def test_days_are_named_as_finely_as_fits(days: int, first: tuple[str, str], last: tuple[str, str]) -> None:
    """Days for days, months for a year, years for decades; the year stands where it is new."""
    ticks = day_ticks(JUNE, JUNE + timedelta(days=days), 540)
    assert (ticks[0].text, ticks[0].year) == first
    assert (ticks[-1].text, ticks[-1].year) == last
    assert 3 <= len(ticks) <= 12


def test_a_chart_has_its_words(page: str, outline: Outline) -> None:
    """A chart is described in words and as a table; each of its dots is a link to the words, in both drawings."""
    assert re.search(r'aria-label="Chart: US troops in Iraq\. [^"]*5,000[^"]*2,500[^"]*"', page)
    assert "<caption" in page
    assert page.count('class="kind0" href="#c') == page.count('class="kind1" href="#c') == 2
    assert [a["class"] for t, a, _ in outline.tags if t == "svg" and "role" in a] == ["wide", "narrow"]


def test_a_label_knows_its_box() -> None:
    """The box of a label lies around its middle."""
    left, top, right, bottom = Label(50, 20, "5,000").box
    assert left < 50 < right
    assert top < 20 < bottom


def test_a_memo_has_its_timeline_and_tables_in_every_dress() -> None:
    """In text and Markdown too: dates with their lines, each figure in a row with its source; a brief has neither."""
    whole = told_of(make_article(OLD, JUNE), make_article(NEW, MARCH, "Gulf Ledger"))[1]
    question = BriefQuestion("US troops in Iraq", size="memo", terms=(("US", "American"), ("Iraq",)))
    memo = write_brief(whole, question)
    entry = TimelineEntry("2020-06-12", (memo.sections[0].lines[0],), "named by 1 article")
    memo = replace(memo, timeline=(entry,))
    text, marked = render_text(memo), render_markdown(memo)
    assert "TIMELINE\n  12 June 2020\n  • " in text
    assert re.search(r"reported 12 June 2020 +about 5,000 +\[1\]", text)
    assert "### 12 June 2020" in marked
    assert re.search(r"\| reported 23 March 2021 \| about 2,500 \| Gulf Ledger: A title \(23 March 2021\) \|", marked)
    short = replace(memo, size="brief")
    assert "TIMELINE" not in render_text(short) and "| When |" not in render_markdown(short)


def test_a_minute_names_its_sources_on_one_line_each() -> None:
    """Five lines are read in a minute: their sources are outlet and day."""
    brief = replace(told_of(make_article(OLD, JUNE))[0], size="minute")
    assert "\n  [1] Harbour Post (12 June 2020)\n" in render_text(brief)


def test_the_page_is_the_same_each_time() -> None:
    """The same brief makes the same page."""
    told = told_of(make_article(OLD, JUNE), make_article(NEW, MARCH, "Gulf Ledger"))
    assert render_html(*told) == render_html(*told)


def test_a_statement_of_the_series_needs_no_line() -> None:
    """A dot leads to its words even where no line cites them."""
    days = [JUNE + timedelta(days=40 * n) for n in range(9)]
    articles = [make_article(f"Some {n},000 US troops are in Iraq.", day) for n, day in enumerate(days, start=1)]
    outline = Outline(render_html(*told_of(*articles)))
    dots = [a["href"] for t, a, _ in outline.tags if t == "a" and a.get("class", "").startswith("kind")]
    assert len(dots) == 18
    assert set(dots) <= {f"#{i}" for i in outline.values("id")}




def test_a_brief_without_lines_says_so() -> None:
    """A text that can tell nothing says that, and lists no sources."""
    shown = render_text(replace(told_of(make_article(OLD, JUNE))[0], sections=(), sources=()))
    assert "Nothing can be told of it" in shown
    assert "SOURCES" not in shown


@pytest.mark.parametrize(("words", "shown"), [("Guards\nleft.", "“Guards left.”"), ("“We left,” he said.", None)])
def test_words_stand_in_one_pair_of_quotation_marks(words: str, shown: str | None) -> None:
    """Words that begin with a quotation mark get no second one."""
    assert quote(words) == (shown or words)
