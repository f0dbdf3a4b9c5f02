"""HTML becomes lines: known furniture is cut out, trafilatura finds the body, its blocks are read in order."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from onrecord.model import Dropped, DropReason
from onrecord.read.decode import drop_hidden, tidy_line
from onrecord.read.furniture import Kind, Line, read_table

MAX_TAGS = 150_000
"""More tags than this is no article (the largest of 374 collected pages has 17,000) and would take minutes."""
LONG_TAG = 20_000
"""Characters of one tag from which its attributes are dropped: the parser takes quadratic time over them."""
MAX_NAME_CHARACTERS = 300
"""Class and id beyond this are not looked at."""
PROSE_SHARE = 0.3
"""A block named like furniture that holds more of the page's prose than this is the article itself."""
FEW_CHARACTERS = 250
"""A fast extraction of fewer characters is done again with all of trafilatura's fallbacks."""
FAST_SHARE = 0.5
"""...and so is one that found less than this share of the text in the page's paragraphs."""
DROPPED_CHARACTERS = 500
"""How much of a cut block is kept in the account of what was dropped."""

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[\s/][^<>]{%d,}>?" % LONG_TAG)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_KEPT = frozenset(("html", "head", "body", "article", "main", "h1", "p", "script", "meta", "link", "title", "time"))
_KINDS: dict[str, Kind] = {"head": "heading", "quote": "quote", "p": "p", "table": "table", "list": "item", "ab": "p"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class BlockRule:
    """One row of furniture_blocks.tsv."""

    why: DropReason
    where: str
    pattern: re.Pattern[str]


@cache
def load_block_rules() -> tuple[BlockRule, ...]:
    """The rules of furniture_blocks.tsv."""
    return tuple(
        BlockRule(row[0], row[1], re.compile(row[2]))  # type: ignore[arg-type]
        for row in read_table("furniture_blocks.tsv")
    )


@cache
def _any_rule(where: str) -> re.Pattern[str]:
    """All patterns of one place as one, so that most elements cost one look."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in load_block_rules() if rule.where == where))


def parse_tree(text: str) -> HtmlElement | None:
    """The tree of a page, or None if it has no element or more than MAX_TAGS of them."""
    if text.count("<") > MAX_TAGS:
        return None
    text = _LONG_TAG.sub(r"<\1>", drop_hidden(text))
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        parser = HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=_utf8(parser))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if len(tree) else None


def _utf8(parser: HTMLParser) -> HTMLParser:
    """A parser that reads bytes as UTF-8 whatever the page declares."""
    return HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")


def cut_furniture(tree: HtmlElement) -> list[Dropped]:
    """Takes blocks that are furniture by their name, role or tag out of `tree`, and says what they were."""
    prose = sum(len(p.text_content()) for p in tree.iter("p"))
    dropped = []
    for element in [e for e in tree.iter(etree.Element) if e.tag not in _KEPT]:
        why = _furniture_reason(element)
        if why is None or element.getparent() is None or not _is_attached(element, tree):
            continue
        inside = sum(len(p.text_content()) for p in element.iter("p"))
        if inside > PROSE_SHARE * prose or next(element.iter("h1"), None) is not None:
            continue
        words = tidy_line(element.text_content())
        if words:
            dropped.append(Dropped(words[:DROPPED_CHARACTERS], why))
        element.drop_tree()
    return dropped


def _is_attached(element: HtmlElement, tree: HtmlElement) -> bool:
    """False if the element stood inside a block that was cut before."""
    return element.getroottree().getroot() is tree


def _furniture_reason(element: HtmlElement) -> DropReason | None:
    """The sort of furniture that an element's tag, role, label or names tell, or None."""
    found = element.attrib
    name = ""
    if "class" in found or "id" in found:
        name = f"{found.get('class', '')} {found.get('id', '')}"[:MAX_NAME_CHARACTERS]
        name = _CAMEL.sub("-", name).lower()
    facts = {"tag": element.tag, "role": found.get("role"), "label": found.get("aria-label"), "name": name}
    for where, value in facts.items():
        if not value or not _fits(where, _any_rule(where), value.lower()):
            continue
        return next(r.why for r in load_block_rules() if r.where == where and _fits(where, r.pattern, value.lower()))
    return None


def _fits(where: str, pattern: re.Pattern[str], value: str) -> bool:
    """Names are searched, everything else must match as a whole."""
    return (pattern.search(value) if where == "name" else pattern.fullmatch(value)) is not None


def extract_lines(tree: HtmlElement, url: str | None) -> list[Line]:
    """The lines of the article's body, in order, hidden characters dropped; empty if there is no article."""
    lines = _run_trafilatura(tree, url, fast=True)
    found = sum(len(line.text) for line in lines)
    there = sum(len(p.text_content().strip()) for p in tree.iter("p"))
    if found < FEW_CHARACTERS or found < FAST_SHARE * there:
        slow = _run_trafilatura(tree, url, fast=False)
        if sum(len(line.text) for line in slow) > found:
            return slow
    return lines


def _run_trafilatura(tree: HtmlElement, url: str | None, fast: bool) -> list[Line]:
    """The body that trafilatura finds; nothing if it fails in any way (it meets hostile trees)."""
    try:
        found = bare_extraction(tree, url=url, fast=fast, include_comments=False, with_metadata=False)
    except Exception:
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(_lines_of(body))


def _lines_of(body: HtmlElement) -> Iterator[Line]:
    """The blocks of trafilatura's body as lines; list items and table rows each on their own."""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "list":
            yield from _tidy_lines((_item_text(item) for item in element.iter("item")), "item")
        elif element.tag == "table":
            rows = (" ".join(tidy_line(" ".join(cell.itertext())) for cell in row) for row in element.iter("row"))
            yield from _tidy_lines(rows, "table")
        else:
            yield from _tidy_lines("".join(element.itertext()).split("\n"), _KINDS.get(element.tag, "p"))
        if element.tail and element.tail.strip():
            yield from _tidy_lines([element.tail], "p")


def _item_text(item: HtmlElement) -> str:
    """The text of a list item without that of the lists inside it."""
    pieces = [item.text or ""]
    for child in item:
        pieces.append(child.tail or "" if child.tag in ("list", "item") else "".join(child.itertext()) + (child.tail or ""))
    return " ".join(pieces)


def _tidy_lines(texts: Iterator[str] | list[str], kind: Kind) -> Iterator[Line]:
    """The texts that hold anything, as tidy lines of one kind."""
    for text in texts:
        tidy = tidy_line(text)
        if tidy:
            yield Line(tidy, kind)
