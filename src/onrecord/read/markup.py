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
from onrecord.read.embedded import embedded_body
from onrecord.read.furniture import REPORT_WEIGHT, Kind, Line, read_table, weigh_line
from onrecord.read.spread import add_spread

MAX_TAGS = 150_000
"""More tags than this is no article (the largest of 374 collected pages has 17,000) and would take minutes."""
LONG_TAG = 20_000
"""Characters of one tag from which its attributes are dropped: the parser takes quadratic time over them."""
MAX_NAME_CHARACTERS = 300
"""Class and id beyond this are not looked at."""
PROSE_SHARE = 0.3
"""A block named like furniture that holds more of the page's prose than this is the article itself."""
PROSE_STRETCH = 60
"""Characters without a tag between them: entries of menus and headlines in lists of links are shorter."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no XML may hold; the parser takes them from references such as `&#1;`."""
ROOT_SHARE = 0.85
"""Share of a page's prose that the element around its article holds; the rest is notices and teasers."""
LONG_CELL = 400
"""A table row of more characters is no row of figures but a page laid out as a table."""
FEW_CHARACTERS = 250
"""A fast extraction of fewer characters is done again with all of trafilatura's fallbacks."""
FAST_SHARE = 0.5
"""...and so is one that found less than this share of the text in the page's paragraphs."""
CLEAN_SHARE = 0.9
"""A body of which less is in sentences is extracted again with trafilatura's strict settings (one page in four)."""
STRICT_SHARE = 0.7
"""...which are taken if they keep so much of the sentences; both were the best of a small grid on 314 pages."""
DROPPED_CHARACTERS = 500
"""How much of a cut block is kept in the account of what was dropped."""

_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,20}})[\s/][^<>]{{{LONG_TAG},}}>?")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_KEPT = frozenset(("html", "head", "body", "article", "main", "h1", "p", "script", "meta", "link", "title", "time"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKING = _HEADINGS | frozenset((
    "p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "th", "section", "article", "main", "header", "footer",
    "aside", "nav", "form", "blockquote", "pre", "hr", "dl", "dt", "dd", "figure", "figcaption", "center", "body",
    "fieldset",
))  # fmt: skip
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
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=_utf8_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if len(tree) else None


def _utf8_parser() -> HTMLParser:
    """A parser that reads bytes as UTF-8 whatever the page declares."""
    return HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")


def cut_furniture(tree: HtmlElement) -> list[Dropped]:
    """Takes scripts, and blocks that are furniture by their name, role or tag, out of `tree`; says what they were."""
    for element in list(tree.iter("script", "style")):
        if "ld+json" not in (element.get("type") or ""):
            _drop(element)
    prose, others = _prose_lengths(tree), _other_articles(tree)
    dropped: list[Dropped] = []
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        why = None if element.tag in _KEPT and element not in others else _furniture_reason(element)
        why = why or ("related" if element in others or _is_card(element) else None)
        if why is None or _is_article(element, prose):
            waiting.extend(reversed([child for child in element if isinstance(child.tag, str)]))
            continue
        words = tidy_line(" ".join(element.itertext()))
        if words:
            dropped.append(Dropped(words[:DROPPED_CHARACTERS], why))
        _drop(element)
    return dropped


def _drop(element: HtmlElement) -> None:
    """Take the element out; the text behind it stays, without the signs that a tree may hold and not be given."""
    if element.tail and _UNWRITABLE.search(element.tail):
        element.tail = _UNWRITABLE.sub(" ", element.tail)
    element.drop_tree()


def _is_card(element: HtmlElement) -> bool:
    """True for a link around whole blocks with a heading: the teaser of another story."""
    if element.tag != "a" or (element.get("href") or "#").startswith("#"):
        return False
    return next(element.iter("h2", "h3", "h4", "h5"), None) is not None


def _other_articles(tree: HtmlElement) -> set[HtmlElement]:
    """The article elements beside the only one that has the headline, where that one holds a report."""
    articles = list(tree.iter("article"))
    titled = [article for article in articles if next(article.iter("h1"), None) is not None]
    if len(titled) != 1 or sum(len(p.text_content()) for p in titled[0].iter("p")) < FEW_CHARACTERS:
        return set()
    inside = set(titled[0].iter("article"))
    return {article for article in articles if article not in inside}


def _is_article(element: HtmlElement, prose: tuple[int, int]) -> bool:
    """True if a block named like furniture holds the headline or much of the page's prose all the same."""
    much = any(own > PROSE_SHARE * whole for own, whole in zip(_prose_lengths(element), prose, strict=True))
    return much or next(element.iter("h1"), None) is not None


def _prose_lengths(element: HtmlElement) -> tuple[int, int]:
    """Characters in an element's paragraphs, and in the stretches of its text too long for menus and links."""
    paragraphs = sum(len(p.text_content()) for p in element.iter("p"))
    scripts = sum(len(script.text or "") for script in element.iter("script"))
    return paragraphs, sum(len(piece) for piece in element.itertext() if len(piece) >= PROSE_STRETCH) - scripts


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


def extract_lines(tree: HtmlElement, url: str | None, live: bool = False) -> tuple[list[Line], bool]:
    """The lines of the article's body, in order, and whether they still hold the page's furniture.

    They do where no body could be found, as in pages laid out with tables: then they are all lines of the page.
    """
    lines = _run_trafilatura(tree, url, fast=True)
    found, there = _length(lines), sum(len(p.text_content().strip()) for p in tree.iter("p"))
    if found < FEW_CHARACTERS or found < FAST_SHARE * there:
        slow = _run_trafilatura(tree, url, fast=False)
        lines = slow if _length(slow) > found else lines
    laid_out = any(line.kind == "table" and len(line.text) > LONG_CELL for line in lines)
    if laid_out or not lines:
        return list(walk_lines(tree)), True
    return add_spread(tree, _cleaner_lines(tree, url, lines), live), False


def extract_embedded(text: str) -> list[Line]:
    """The lines of the body that a page keeps in a script; none if there is no such body."""
    body = embedded_body(text)
    tree = parse_tree(body) if body else None
    if tree is None:
        return []
    cut_furniture(tree)
    return [line for line in walk_lines(tree) if line.kind != "link"]


def _cleaner_lines(tree: HtmlElement, url: str | None, lines: list[Line]) -> list[Line]:
    """The lines of a stricter extraction where much in `lines` is no sentence and the stricter one keeps those."""
    prose = _prose_of(lines)
    if prose >= CLEAN_SHARE * _length(lines):
        return lines
    strict = _run_trafilatura(tree, url, fast=False, strict=True)
    return strict if strict and _prose_of(strict) >= STRICT_SHARE * prose else lines


def _prose_of(lines: list[Line]) -> int:
    """Characters of the lines that are sentences."""
    return sum(len(line.text) for line in lines if weigh_line(line).value <= REPORT_WEIGHT)


def _prose_root(tree: HtmlElement) -> HtmlElement:
    """The smallest element that holds nearly all of the page's prose."""
    body = tree.find("body")
    root = tree if body is None else body
    whole = _prose_lengths(root)[1]
    while whole:
        inner = next((child for child in root if _prose_lengths(child)[1] >= ROOT_SHARE * whole), None)
        if inner is None:
            break
        root = inner
    return root


def _length(lines: list[Line]) -> int:
    """Characters of all lines."""
    return sum(len(line.text) for line in lines)


def walk_lines(tree: HtmlElement) -> Iterator[Line]:
    """Every line of the part of a page that holds its prose."""
    return break_lines(_prose_root(tree))


def break_lines(root: HtmlElement) -> Iterator[Line]:
    """Every line of an element as a browser breaks them: at block elements and line breaks."""
    pieces: list[tuple[str, bool]] = []
    block, links = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BREAKING:
            yield from _broken_line(pieces, "heading" if element.tag in _HEADINGS and event == "end" else "p", block)
            pieces = []
            block += event == "start" and element.tag != "br"
        links += 0 if element.tag != "a" else 1 if event == "start" else -1
        if event == "end":
            pieces.append((element.tail or "", links > 0))
        elif element.tag != "script":
            pieces.append((element.text or "", links > 0))
    yield from _broken_line(pieces, "p", block)


def _broken_line(pieces: list[tuple[str, bool]], kind: Kind, block: int) -> Iterator[Line]:
    """The line that pieces of text make, each with whether it is a link; of kind link if all of them are."""
    text = tidy_line("".join(piece for piece, _ in pieces))
    if text:
        linked = kind == "p" and all(is_link for piece, is_link in pieces if piece.strip())
        yield Line(text, "link" if linked else kind, block)


def _run_trafilatura(tree: HtmlElement, url: str | None, fast: bool, strict: bool = False) -> list[Line]:
    """The body that trafilatura finds; nothing if it fails in any way (it meets hostile trees)."""
    try:
        found = bare_extraction(
            tree, url=url, fast=fast, favor_precision=strict, include_comments=False, with_metadata=False
        )
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
        inside = "" if child.tag in ("list", "item") else "".join(child.itertext())
        pieces.append(inside + (child.tail or ""))
    return " ".join(pieces)


def _tidy_lines(texts: Iterator[str] | list[str], kind: Kind) -> Iterator[Line]:
    """The texts that hold anything, as tidy lines of one kind."""
    for text in texts:
        tidy = tidy_line(text)
        if tidy:
            yield Line(tidy, kind)
