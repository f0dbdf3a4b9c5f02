"""The sources of a page: what each says of itself, and its kept text with the cited words marked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.model import Article, PublishedBasis, Source
from onrecord.tell.render.explain import as_sentence
from onrecord.tell.render.marks import Anchors, MarkedParagraph
from onrecord.tell.render.plain import count
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words

BASIS_WORDS: dict[PublishedBasis, str] = {
    "given": "as given", "metadata": "from the page’s markup", "text": "from the page’s text",
    "dateline": "from the dateline", "inferred": "inferred: the page does not state it", "unknown": "none was found",
}  # fmt: skip
"""How the date of publication is known."""
WHY_SHOWN = frozenset({"inferred", "dateline"})
"""Bases whose reasons a reader should see without asking."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HOST = re.compile(r"[\w.-]+(?::\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """A source with its number and its text, the cited words marked; `copies` name those that carry its words."""

    number: int
    title: str
    outlet: str
    authors: str
    published: str
    basis: str
    is_inferred: bool
    why: str
    url: str | None
    host: str | None
    language: str | None
    copy_of: str | None
    copies: str
    length: str
    paragraphs: tuple[MarkedParagraph, ...]


@dataclass(frozen=True, slots=True)
class NamedReport:
    """A report that a page names without its text."""

    title: str
    outlet: str
    published: str
    url: str | None
    host: str | None


def name_report(source: Source) -> NamedReport:
    """The report as a page names it, with a link to where it stood."""
    url = safe_url(source.url)
    host = urlsplit(url).hostname if url else None
    return NamedReport(name_title(source), name_outlet(source.outlet), day_words(source.published), url, host)


def keep_article(shelf: Shelf, anchors: Anchors, source: Source, numbers: Mapping[str, int]) -> KeptArticle:
    """The source as a page shows it. `numbers` are those of all sources, by article id."""
    article = shelf.article(source.article_id)
    published = article.published
    url = safe_url(source.url)
    language = article.language if _LANGUAGE.fullmatch(article.language) and article.language != "en" else None
    return KeptArticle(
        numbers[source.article_id], name_title(source), name_outlet(source.outlet),
        ", ".join(article.authors), day_words(source.published), BASIS_WORDS[published.basis],
        published.basis == "inferred",
        as_sentence(clean(published.why)) if published.basis in WHY_SHOWN else "",
        url, urlsplit(url).hostname if url else None, language,
        _original(shelf, source, numbers), _copies(shelf, article, numbers),
        count(len(article.text.split()), "word"), tuple(anchors.mark(article)),
    )  # fmt: skip


def safe_url(url: str | None) -> str | None:
    """`url` if it is a plain web address that a page may link, else None (no scripts, no files, no passwords)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    return url if is_web and not re.search(r"[\s\x00-\x1f]", url or "") else None


def name_outlet(outlet: str | None) -> str:
    """The outlet, or that it is not known."""
    return clean(outlet or "") or "Outlet unknown"


def day_words(edtf: str | None) -> str:
    """The day of publication in words; the days it can be where it is not known to the day."""
    if not edtf:
        return "no date"
    first, _, last = edtf.partition("/")
    if last == "..":
        return f"{edtf_words(first, None)} or later"
    if first == "..":
        return f"{edtf_words(last, None)} or earlier"
    return edtf_words(edtf, None)


def name_title(source: Source) -> str:
    """The title, or what else the source is known by."""
    return clean(source.title or source.source_id) or "Untitled"


def _original(shelf: Shelf, source: Source, numbers: Mapping[str, int]) -> str | None:
    """Whose words a copy carries, or None if the report is its own."""
    return _name(shelf, source.copy_of, numbers) if source.copy_of in shelf.readings else None


def _copies(shelf: Shelf, article: Article, numbers: Mapping[str, int]) -> str:
    """The outlets that carry the article's words."""
    copies = sorted(i for i, original in shelf.copy_of.items() if original == article.id and i in shelf.readings)
    return _join([_name(shelf, i, numbers) for i in copies])


def _name(shelf: Shelf, article_id: str | None, numbers: Mapping[str, int]) -> str:
    article = shelf.article(str(article_id))
    number = f"source {numbers[article.id]}, " if article.id in numbers else ""
    named = f"{number}{name_outlet(article.outlet)}"
    return f"{named}, {day_words(article.published.edtf)}" if article.published.edtf else named


def _join(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(names))
