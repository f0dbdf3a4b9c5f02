"""The sample pages are read as their makers expect."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.model import Article, Page, Skipped
from onrecord.ports import Clock
from onrecord.read import ReadSettings, find_pages, read_article
from onrecord.read.titles import squash, strip_kicker
from onrecord.samples import pages_folder

DAY_UNKNOWN = {"dd-2020-01-headaches"}
"""Its day follows only from a weekday and "yesterday", which is not inferred."""
AGENCY_BYLINES = {"trr-2020-09-09-reprint", "nc-2020-09-10-reprint"}
"""Reprints signed by the (invented) agency alone: its name is read as the author."""


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    """The expected records by file, and by id for the rows of records.jsonl."""
    pages = json.loads((pages_folder().parent / "expected.json").read_text("utf-8"))["pages"]
    return {page["id"] if page["file"] == "records.jsonl" else page["file"]: page for page in pages}


@pytest.fixture
def pairs(clock: Clock, expected: dict[str, dict[str, Any]]) -> list[tuple[dict[str, Any], Article | Skipped]]:
    """Each sample's expected record with what was read from it."""
    found = []
    for page in find_pages([str(pages_folder())], ReadSettings(), None, clock):
        assert isinstance(page, Page)
        key = page.hints.source_id or page.locator.rsplit("/", 1)[-1]
        found.append((expected[key], read_article(page)))
    assert len(found) == len(expected)
    return found


@pytest.fixture
def articles(pairs: list[tuple[dict[str, Any], Article | Skipped]]) -> list[tuple[dict[str, Any], Article]]:
    """The samples that are articles, all of which must be read."""
    assert all(isinstance(found, Article) == (page["kind"] == "article") for page, found in pairs)
    return [(page, found) for page, found in pairs if isinstance(found, Article)]


def paragraphs(article: Article) -> list[str]:
    """The paragraphs' texts."""
    return [article.text[p.start : p.end] for p in article.paragraphs]


def test_no_paragraph_is_lost(articles: list[tuple[dict[str, Any], Article]]) -> None:
    """Every paragraph of every report is kept."""
    for page, article in articles:
        kept = {squash(text) for text in paragraphs(article)}
        assert [text for text in page["paragraphs"] if squash(text) not in kept] == [], page["id"]


def test_no_furniture_is_kept(articles: list[tuple[dict[str, Any], Article]]) -> None:
    """No menu, offer, newsletter, bio, comment or related link is a paragraph."""
    for page, article in articles:
        assert set(page["dropped_must_not_appear"]) & set(paragraphs(article)) == set(), page["id"]


def test_titles_outlets_authors_and_days_agree(articles: list[tuple[dict[str, Any], Article]]) -> None:
    """What the pages say of themselves is read; a label before a dump's headline is no part of it."""
    for page, article in articles:
        assert squash(strip_kicker(article.title or "")) == squash(strip_kicker(page["title"])), page["id"]
        if page["id"] not in AGENCY_BYLINES:
            assert list(article.authors) == page["authors"], page["id"]
        if page["id"] not in DAY_UNKNOWN:
            assert article.published.edtf == page["published"], page["id"]
        if not page["file"].endswith(".txt"):
            assert article.outlet == page["outlet"], page["id"]


def test_live_entries_are_dated(articles: list[tuple[dict[str, Any], Article]]) -> None:
    """The paragraphs of the live page carry the days of their entries."""
    live = [(page, article) for page, article in articles if page["entries"]]
    assert live
    for page, article in live:
        assert {str(p.dated) for p in article.paragraphs} == {entry["date"] for entry in page["entries"]}


def test_seed_texts_are_read_whole(shared: Any, read: Callable[..., Article]) -> None:
    """The two texts that readers pasted keep their report and lose every promotion."""
    seeds = (("000_017a3312452a645d.txt", 9, "Know more:"), ("001_b73090ce0385e921.txt", 9, "Last month,"))
    for file, count, last in seeds:
        article = read((shared / "seeds" / file).read_bytes(), "text")
        texts = paragraphs(article)
        assert len(texts) == count and texts[-1].startswith(last)
        left = [word for word in ("newsletter", "sign in", "/ month", "follow him", "inbox") if word in article.text]
        assert left == []
