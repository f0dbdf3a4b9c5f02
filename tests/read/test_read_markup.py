"""Bodies and headlines that markup hides: spread over containers, kept in scripts, dressed for searchers."""

import json
from collections.abc import Callable

import pytest

from onrecord.model import Article

PARAGRAPHS = [
    "The harbor authority said on Tuesday that it would close the old bridge after cracks were found in two piers.",
    "“We cannot wait for another winter,” Mara Quill, the authority's director, told reporters at the site.",
    "About 4,000 cars cross the bridge each day, according to a count made last year by the city's traffic office.",
    "The city council voted 9 to 2 for the plan, which will cost $3 million and take two years to carry out.",
    "Two ferries will run from May, the authority said, and a third was ordered from the yard at Old Mill Lane.",
    "Opponents had asked for a toll of $3 a month for residents, which the council's lawyers said was not legal.",
]


def page_of(body: str, head: str = "", title: str = "Old bridge to close | The Courier") -> str:
    """A page with a head and a body."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def test_a_body_spread_over_containers_is_read_whole(read: Callable[..., Article]) -> None:
    """Paragraphs in several containers of one class are one article, in the order of the page; boxes stay out."""
    chunks = ["".join(f"<p>{text * 3}</p>" for text in PARAGRAPHS[at : at + 2]) for at in (0, 2, 4)]
    between = '<div class="strip"><div class="ad">Buy</div></div>'
    inside = between.join(f'<div class="grid"><div class="chunk body">{chunk}</div></div>' for chunk in chunks)
    box = '<div class="chunk note"><p>The Courier is printed on Mondays.</p></div>'
    article = read(page_of(f"<main><h1>Old bridge to close</h1>{inside}</main>{box}"))
    assert article.text == "\n\n".join(text * 3 for text in PARAGRAPHS)


def test_a_body_kept_in_a_script_is_read(read: Callable[..., Article]) -> None:
    """Where a page's script writes the body, it is read from the script's data, also if that is quoted twice."""
    stored = json.dumps({"storyHtml": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)}).replace("<", "\\u003c")
    declared = '<meta property="og:type" content="article">'
    for script in (f"window.state = {stored};", f"self.push([1,{json.dumps(stored)}])"):
        article = read(page_of(f"<div id=app></div><script>{script}</script>", declared))
        assert article.text == "\n\n".join(PARAGRAPHS)


def test_teasers_and_other_stories_are_no_part_of_it(read: Callable[..., Article]) -> None:
    """Links around whole cards, and article elements beside the one with the headline, are other stories."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    card = '<a href="/ferry"><div><h3>Ferry crews ask for more pay</h3><p>They met the mayor on Monday.</p></div></a>'
    other = "<article><p>The winter market was moved to the quay because of the snow, its keeper said.</p></article>"
    article = read(page_of(f"<article><h1>Old bridge to close</h1>{body}{card}</article>{other * 3}"))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert {piece.why for piece in article.dropped} >= {"related"}


@pytest.mark.parametrize(
    ("social", "headline", "expected"),
    [
        ("Old bridge closes: latest news on the cracks", "Old bridge closes: news on the cracks", None),
        ("Old bridge to close in May-City_The Courier", "", "Old bridge to close in May"),
        ("Old bridge to close in May - City | The Courier", "", "Old bridge to close in May"),
        ("Two of its piers are cracked", "Old bridge to close in May", "Two of its piers are cracked"),
        ("The old bridge - what we know", "The old bridge - what we know", None),
        ("Bridge closes as two piers crack", "Bridge closes as two piers", "Bridge closes as two piers crack"),
        ("Why the <em>Marlin</em> sank", "", "Why the Marlin sank"),
    ],
)  # fmt: skip
def test_the_plainer_headline_is_the_title(
    social: str, headline: str, expected: str | None, read: Callable[..., Article]
) -> None:
    """Site and section go off a title; words put in for searchers go; another headline, or a cut one, is not taken."""
    stated = {"@type": "NewsArticle", "headline": headline, "publisher": {"name": "The Courier"}}
    head = (
        f'<meta property="og:title" content="{social}"><meta property="article:section" content="City">'
        f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    )
    body = "<article>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"
    assert read(page_of(body, head, "The Courier")).title == (expected or headline)
