"""What a page says of itself in its markup: JSON-LD, then meta tags."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from onrecord.read.decode import tidy_line

ARTICLE_TYPES = frozenset((
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "askpublicnewsarticle", "reviewnewsarticle", "liveblogposting", "blogposting", "report",
    "techarticle", "scholarlyarticle", "socialmediaposting", "medicalscholarlyarticle", "advertisercontentarticle",
    "review", "satiricalarticle",
))  # fmt: skip
"""Types of schema.org that stand for an article, in lower case."""
MAX_NODES = 2000
"""Nodes of JSON-LD that are looked at: no real page has more, and hostile ones nest without end."""
MAX_JSON = 2_000_000
"""Characters of one JSON-LD script that are read."""
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Markup:
    """The raw values of a page's markup, first come first: `article` from JSON-LD, `meta` from meta tags."""

    article: dict[str, Any]
    publisher: str | None
    meta: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """The first value that a meta tag of these names has, in the order of the names."""
        for name in names:
            for value in self.meta.get(name, ()):
                return value
        return None


def read_markup(tree: HtmlElement) -> Markup:
    """What the JSON-LD scripts and meta tags of `tree` say."""
    nodes = list(_nodes(tree))
    article = _best_article(nodes)
    publisher = name_of(article.get("publisher")) or _site_name(nodes)
    return Markup(article, publisher, _meta_values(tree))


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD script, outer before inner; broken scripts are passed over."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            waiting.append(_load(script.text[:MAX_JSON]))
    seen = 0
    while waiting and seen < MAX_NODES:
        seen += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node[: MAX_NODES - seen] + waiting
        elif isinstance(node, dict):
            yield node
            inner = (node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"))
            waiting.extend(value for value in inner if isinstance(value, list | dict))


def _load(text: str) -> Any:
    """The value of a JSON-LD script, or None if nothing can be read from it."""
    text = _COMMENT.sub("", text.strip()).strip().rstrip(";")
    for candidate in (text, text.replace("\\'", "'")):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, Any]) -> set[str]:
    """The types of a node, in lower case, without their namespace."""
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return {str(name).rsplit("/", 1)[-1].lower() for name in names if name}


def _best_article(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The node that stands for the article: the one of an article type that says the most of what we read."""
    wanted = ("headline", "datePublished", "author", "publisher", "articleBody")
    articles = [node for node in nodes if _types(node) & ARTICLE_TYPES]
    return max(articles, key=lambda node: sum(key in node for key in wanted), default={})


def _site_name(nodes: list[dict[str, Any]]) -> str | None:
    """The name of the organisation or site that the page belongs to."""
    for wanted in ("newsmediaorganization", "organization", "website"):
        for node in nodes:
            if wanted in _types(node) and isinstance(node.get("name"), str):
                return tidy_line(node["name"]) or None
    return None


def name_of(value: Any) -> str | None:
    """The name in a JSON-LD value: a string, an object with a name, or the first of a list."""
    return next(iter(names_of(value)), None)


def names_of(value: Any) -> list[str]:
    """All names in a JSON-LD value, in order."""
    if isinstance(value, str):
        return [tidy_line(html.unescape(value))] if value.strip() else []
    if isinstance(value, dict):
        return names_of(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:50] if not isinstance(item, list) for name in names_of(item)]
    return []


def _meta_values(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """The contents of the meta tags by property, name or itemprop, in lower case, in order."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = tidy_line(html.unescape(tag.get("content") or ""))
        for attribute in ("property", "name", "itemprop"):
            name = tag.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(values) for name, values in found.items()}
