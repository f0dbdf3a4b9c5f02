"""HTML: the body, the metadata, and pages that hold no article."""

from collections.abc import Callable

import pytest

from onrecord.model import Article, Page, Skipped
from onrecord.read import read_article

JSON_LD = '<script type="application/ld+json">'
PARAGRAPHS = [
    "The harbor authority said on Tuesday that it would close the old bridge after cracks were found in two piers.",
    "“We cannot wait for another winter,” Mara Quill, the authority's director, told reporters at the site.",
    "About 4,000 cars cross the bridge each day, according to a count made last year by the city's traffic office.",
    "The city council voted 9 to 2 for the plan, which will cost $3 million and take two years to carry out.",
]


def page_of(head: str = "", before: str = "", after: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    """A page with a headline, furniture and a body."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html><head><title>Old bridge to close | The Courier</title>{head}</head><body>"
        "<nav><a href='/a'>World</a><a href='/b'>Sport</a></nav><article><h1>Old bridge to close</h1>"
        f"{before}{body}{after}</article><footer>© 2020 The Courier</footer></body></html>"
    )


def test_furniture_blocks_are_cut(read: Callable[..., Article]) -> None:
    """Blocks that are named as furniture go, with their reason; the headline is no part of the text."""
    box = '<div class="newsletter-box"><h3>The Morning Line</h3><p>What moved on the waterfront, each day.</p></div>'
    more = '<section aria-label="Related stories"><p>Ferry crews ask for more pay than the city has.</p></section>'
    article = read(page_of(before=box, after=more))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == "Old bridge to close"
    assert {"newsletter", "related"} <= {piece.why for piece in article.dropped}


def test_a_form_around_the_page_is_not_cut(read: Callable[..., Article]) -> None:
    """A block named like furniture that holds the article is the article."""
    page = page_of().replace("<body>", '<body><form class="subscribe">').replace("</body>", "</form></body>")
    assert read(page).text == "\n\n".join(PARAGRAPHS)


def test_pages_laid_out_with_tables_are_read(read: Callable[..., Article]) -> None:
    """A page of table cells and line breaks gives its paragraphs, not its links."""
    body = "<br>".join(PARAGRAPHS)
    page = (
        "<html><head><title>Bulletin</title></head><body><table><tr><td><a href='/1'>Main</a> | <a href='/2'>News</a>"
        f"</td></tr><tr><td>Weather: dry</td><td><div>{body}</div><a href='/3'>Council returns from its summer break"
        "</a></td></tr></table></body></html>"
    )
    assert read(page).text == "\n\n".join(PARAGRAPHS)


def test_json_ld_gives_authors_and_the_stated_day(read: Callable[..., Article]) -> None:
    """Graphs, lists and control characters in JSON-LD are read; the day is the one that the page writes."""
    script = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite",
      "name": "Courier"}, {"@type": ["NewsArticle"], "headline": "Old bridge\tto close", "datePublished":
      "2020-05-08T23:30:00-05:00", "author": [{"name": "By Mara Quill, staff writer"}, {"name": "Tom Reed"}],
      "publisher": {"name": "The Courier"}}]}</script>"""
    article = read(page_of(head=script))
    assert article.authors == ("Mara Quill", "Tom Reed")
    assert article.published.edtf == "2020-05-08" and article.published.basis == "metadata"
    assert article.published.at is not None and article.published.at.isoformat() == "2020-05-09T04:30:00+00:00"
    assert article.outlet == "The Courier"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2020-05-08T10:00:00Z">', "2020-05-08"),
        ('<meta name="date" content="8 May 2020">', "2020-05-08"),
        (f'{JSON_LD}{{"@type": "Report", "datePublished": "May 8, 2020"}}</script>', "2020-05-08"),
        ('<meta name="date" content="0001-01-01"><meta name="pubdate" content="20200508">', "2020-05-08"),
    ],
)
def test_days_in_markup_are_read(head: str, day: str, read: Callable[..., Article]) -> None:
    """Each place and form in which pages state their day is read; a system's default day is none."""
    assert read(page_of(head=head)).published.edtf == day


def test_a_page_without_a_day_has_no_made_up_day(read: Callable[..., Article]) -> None:
    """Where nothing says when a page was published, no day is made up."""
    published = read(page_of()).published
    assert (published.start, published.end, published.basis) == (None, None, "unknown")


def test_what_is_given_wins(read: Callable[..., Article]) -> None:
    """Title, outlet, authors and day that come with the page win over what it says."""
    head = '<meta property="article:published_time" content="2020-05-08">'
    hints = {"published": "2020-05-01", "outlet": "Harbor News", "title": "Bridge", "authors": ("M. Q.",)}
    article = read(page_of(head=head), **hints)
    assert (article.published.edtf, article.published.basis) == ("2020-05-01", "given")
    assert (article.outlet, article.title, article.authors) == ("Harbor News", "Bridge", ("M. Q.",))


def test_live_pages_date_their_paragraphs(read: Callable[..., Article]) -> None:
    """Paragraphs of a live page carry the day of the entry they stand in."""
    days = ["2020-05-08", "2020-05-07", "2020-05-06", "2020-05-05"]
    stamped = zip(days, PARAGRAPHS, strict=True)
    entries = "".join(f'<div><time datetime="{day}">x</time></div><p>{text}</p>' for day, text in stamped)
    article = read(page_of(before=entries, paragraphs=[]))
    assert [str(p.dated) for p in article.paragraphs] == days


def test_indexes_and_stubs_are_no_articles(make_page: Callable[..., Page]) -> None:
    """A list of links, an empty page and a script shell are skipped with a sentence."""
    links = "".join(f"<li><a href='/{n}'>Council and ferry, part {n}</a></li>" for n in range(80))
    for body in (f"<html><body><ul>{links}</ul></body></html>", "<html></html>", "", "<div id=app></div>"):
        found = read_article(make_page(body))
        assert isinstance(found, Skipped) and found.stage == "read" and len(found.why) > 20


def test_reading_is_deterministic(make_page: Callable[..., Page]) -> None:
    """The same page always gives the same article, with the same id."""
    assert read_article(make_page(page_of())) == read_article(make_page(page_of()))


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Laura June Quill", ("Laura June Quill",)),
        ("Mara Quill, March 18 at 3:57 PM", ("Mara Quill",)),
        ("By Mara Quill Friday, 8 May 2020", ("Mara Quill",)),
        ("Mara (Anna Maria) Quill", ("Mara Quill",)),
        ("Mara Quill (The Courier)", ("Mara Quill",)),
        ("Mara Quill, MD, and Tom Reed, Jr.", ("Mara Quill", "Tom Reed Jr")),
        ("Last updated on 8 May", ()),
        ("June 3, 2020", ()),
    ],
)
def test_authors_are_names_without_days_and_degrees(
    stated: str, names: tuple[str, ...], read: Callable[..., Article]
) -> None:
    """Days, degrees, outlets and further names in brackets are no part of a name; a month may be."""
    assert read(page_of(head=f'<meta name="author" content="{stated}">')).authors == names


def test_a_byline_that_links_its_authors_names_them(read: Callable[..., Article]) -> None:
    """Of "By Mara Quill, Courier Health News" only what leads to an author's page is a name."""
    byline = '<div class="byline">By <a rel="author" href="/q">Mara Quill</a> Courier Health News</div>'
    assert read(page_of(before=byline)).authors == ("Mara Quill",)


@pytest.mark.parametrize(
    ("stated", "first", "names"),
    [
        ("The Courier", "Mara Quill", ("Mara Quill",)),
        ("Courier Desk", "Mara Quill/Tom Reed", ("Mara Quill", "Tom Reed")),
        ("Courier Desk", "MARA QUILL", ("Mara Quill",)),
        ("Tom Reed", "Mara Quill", ("Tom Reed",)),
        ("The Courier", "Bridge closed", ("The Courier",)),
    ],
)
def test_who_signs_above_a_report_wrote_it(
    stated: str, first: str, names: tuple[str, ...], read: Callable[..., Article]
) -> None:
    """Where the markup names the outlet alone as author, a line of names above the report is the byline."""
    head = f'<meta property="og:site_name" content="Courier News"><meta name="author" content="{stated}">'
    assert read(page_of(head=head, paragraphs=[first, *PARAGRAPHS])).authors == names


@pytest.mark.parametrize(("stated", "above"), [("", "<p>Harbor Notes</p>"), ("The Courier", "<h3>Harbor Notes</h3>")])
def test_a_heading_above_a_report_signs_nothing(stated: str, above: str, read: Callable[..., Article]) -> None:
    """A heading is no byline, and no line is where the markup names nobody."""
    head = f'<meta property="og:site_name" content="Courier News"><meta name="author" content="{stated}">'
    assert read(page_of(head=head, before=above)).authors == ((stated,) if stated else ())


def test_a_section_in_the_h1_is_no_headline(read: Callable[..., Article]) -> None:
    """Where the page's title holds nothing of the h1, the title is the headline."""
    page = page_of(head='<meta property="og:site_name" content="The Courier">')
    page = page.replace("<h1>Old bridge to close</h1>", "<h1>Harbor Center</h1>")
    assert read(page).title == "Old bridge to close"


@pytest.mark.parametrize(
    "line",
    [
        "posted on May 8, 2020, at 4:10 p.m.",
        "08.05.2020 16:10",
        "Friday 8 May 2020 by Mara Quill",
        "Loading comments...",
        "This feature is temporarily unavailable. Please try again later.",
        "(All photos: Courier staff)",
        "Photos by Mara Quill, Tom Reed (Courier)",
        "[Read: Ferry crews ask for more pay]",
        "Learn more: How the harbor keeps its bridges",
        "Would you like to be part of the Courier team? Join our contributors and share your voice.",
    ],
)
def test_a_line_of_furniture_inside_the_body_goes(line: str, read: Callable[..., Article]) -> None:
    """Stamps, credits, offers and leads elsewhere are dropped between two paragraphs of the report."""
    article = read(page_of(paragraphs=[*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_other_columns_close_a_page(read: Callable[..., Article]) -> None:
    """Below the report, a heading of other columns or slide shows ends it, whatever sentences follow."""
    after = "<h3>Other opinion columns</h3><p>Tom Reed said on Monday that ferries had seen better days in spring.</p>"
    assert read(page_of(after=after)).text == "\n\n".join(PARAGRAPHS)
