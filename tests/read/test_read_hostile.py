"""Hostile bytes: read_article never raises, and its work grows with the page."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Page, PageForm, Skipped
from onrecord.read import read_article
from robust.work import count_calls

FEWEST_CALLS = 50_000
"""What reading any page may take: below it, four times the page says nothing. `python -m bench hostile` has seconds."""
TEXT_BYTES = 1_000_000
"""How much of each is read as plain text, which has no markup to go wrong."""
BOMBS = {
    "nested": "<html><body>" + "<div>" * 100_000 + "<p>text</p>",
    "attributes": "<html><body><div " + " ".join(f"a{n}=1" for n in range(1_000_000)) + "><p>text</p></div>",
    "tags": "<html><body>" + "<p>a</p>" * 200_000,
    "lists": "<html><body>" + "<ul><li>" * 30_000,
    "entities": "<html><body><p>" + "&amp;" * 400_000,
    "json": '<html><head><script type="application/ld+json">' + "[" * 100_000 + "</script></head><body><p>x</p>",
    "one line": "a" * 2_000_000,
    "spaces": "By " + " " * 500_000 + "x",
    "dots": "<html><body><p>" + ". " * 300_000 + "</p></body></html>",
    "brackets": "<" * 100_000,
    "colons": "A:" * 300_000,
    "lines": "Join us\n" * 50_000,
    "capitals": "Mara Quill " * 60_000 + "is",
    "turns": "AB: cd ef.\n\n" * 20_000,
    "posts": "— A (@a)\n" * 20_000,
    "stored": '<meta property="og:type" content="article"><script>' + '{"body":"' * 60_000 + "</script>",
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("form", ["html", "text"])
def test_bombs_are_defused(name: str, form: PageForm, make_page: Callable[..., Page]) -> None:
    """Deep nesting, a million attributes and endless lines end in an article or a sentence, after linear work."""
    bomb = BOMBS[name][: TEXT_BYTES if form == "text" else None]
    found: list[Article | Skipped] = []
    eighth = count_calls(lambda: found.append(read_article(make_page(bomb[: len(bomb) // 8], form))))
    half = count_calls(lambda: found.append(read_article(make_page(bomb[: len(bomb) // 2], form))))
    found.append(read_article(make_page(bomb, form)))
    assert all(isinstance(one, Article | Skipped) for one in found)
    assert half < 8 * max(eighth, FEWEST_CALLS)


@settings(max_examples=60)
@given(body=st.binary(max_size=400), form=st.sampled_from(["html", "text", "page_text", "as_is"]))
def test_any_bytes_are_read(body: bytes, form: PageForm, make_page: Callable[..., Page]) -> None:
    """Whatever the bytes, the answer is an article whose offsets fit, or a sentence."""
    found = read_article(make_page(body, form))
    if isinstance(found, Article):
        assert all(0 <= p.start < p.end <= len(found.text) for p in found.paragraphs)
    else:
        assert found.why


@settings(max_examples=60)
@given(text=st.text(max_size=400))
def test_any_text_inside_markup_is_read(text: str, make_page: Callable[..., Page]) -> None:
    """Any characters inside a page's markup are read without an error."""
    page = f"<html><head><title>{text}</title></head><body><article><p>{text * 3}</p></article></body></html>"
    assert isinstance(read_article(make_page(page.encode("utf-8", "replace"))), Article | Skipped)


def test_cleaned_text_holds_no_control_characters(make_page: Callable[..., Page]) -> None:
    """Control and bidirectional characters of a page do not reach the cleaned text."""
    text = "The council said\u202e on Tuesday\x00 that the bridge\u2066 would be closed for two years of repairs. " * 4
    found = read_article(make_page(text, "text"))
    assert isinstance(found, Article)
    assert not any(letter in found.text for letter in "\x00\u202e\u2066")


@pytest.mark.parametrize("sign", ["&#1;", "&#xFFFE;", "&#xFFFF;", "&#8;", "\x01", "\ufffe"])
def test_signs_that_no_tree_may_be_given_are_read(sign: str, make_page: Callable[..., Page]) -> None:
    """Such a sign right behind a script or a menu spoils nothing of the article."""
    prose = "The port of Salder was shut on Monday after the storm, the harbour office said in a long statement. " * 4
    body = f"<article><h1>Port shut</h1><p>{prose}<script>x</script>{sign} It opens on Friday.</p></article>"
    found = read_article(make_page(f"<html><body><nav>Menu</nav>{sign}{body}</body></html>", "html"))
    assert isinstance(found, Article)
    assert "It opens on Friday." in found.text
