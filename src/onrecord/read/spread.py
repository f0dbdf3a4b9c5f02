"""Bodies spread over several containers of one make, of which an extractor found only some."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from onrecord.read.decode import tidy_line
from onrecord.read.furniture import REPORT_WEIGHT, Kind, Line, weigh_line
from onrecord.read.titles import squash

HOLDER_SHARE = 0.5
"""Containers of one class that hold so much of the found prose are those of the article."""
MISSING_SHARE = 0.15
"""Other containers of that class are read too if they hold so much of the prose; less is a box of the same make."""
KEY_LETTERS = 60
"""Letters by which a paragraph is found again."""
MAX_BLOCKS = 3000
"""Pages of more paragraphs are left as they are (the longest of 374 collected pages has 900)."""
_KINDS: dict[str, Kind] = {"p": "p", "h2": "heading", "h3": "heading", "h4": "heading"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or heading of the page, with the element that it stands in and that element's class."""

    text: str
    kind: Kind
    holder: HtmlElement
    make: frozenset[str]
    at: int
    """The index of the line that it is; -1 if it was not found."""


def add_spread(tree: HtmlElement, lines: list[Line], live: bool = False) -> list[Line]:
    """`lines` with what stands in containers of the same class as most of them, where nothing was found; page order.

    Of a `live` page, whose entries extractors shuffle, all lines are put in page order, with the entries' headings.
    """
    blocks = _read_blocks(tree, lines)
    if live:
        lines, blocks = _in_page_order(lines, blocks)
    make = _article_make(blocks)
    read = {block.holder for block in blocks if block.at >= 0}
    alike = [block for block in blocks if make and block.at < 0 and _is_like(block.make, make)]
    missing = [block for block in alike if block.holder not in read]
    prose = sum(len(b.text) for b in missing if weigh_line(Line(b.text, b.kind)).value <= REPORT_WEIGHT)
    if prose <= MISSING_SHARE * (prose + sum(len(line.text) for line in lines)):
        missing = []
    headings = [block for block in alike if live and block.kind == "heading"]
    return list(_merge(blocks, lines, {*missing, *headings})) if missing or headings else lines


def _read_blocks(tree: HtmlElement, lines: Sequence[Line]) -> list[_Block]:
    """The paragraphs and headings of a page in order; none of a page that has too many."""
    starts = {_key(line.text): at for at, line in reversed(list(enumerate(lines)))}
    whole = squash("".join(line.text for line in lines))
    elements = [(e, e.getparent()) for e in tree.iter(*_KINDS)]
    blocks = []
    for element, holder in elements if len(elements) <= MAX_BLOCKS else ():
        text = tidy_line(element.text_content())
        key = _key(text)
        if not key or holder is None or (key not in starts and key in whole):
            continue
        make = frozenset((holder.get("class") or "")[:300].split())
        blocks.append(_Block(text, _KINDS[element.tag], holder, make, starts.get(key, -1)))
    return blocks


def _in_page_order(lines: list[Line], blocks: list[_Block]) -> tuple[list[Line], list[_Block]]:
    """The lines as they follow each other in the page; what is no block stays below the line that it stood below."""
    places = {block.at: place for place, block in reversed(list(enumerate(blocks))) if block.at >= 0}
    last, order = -1, []
    for at in range(len(lines)):
        last = places.get(at, last)
        order.append((last, at))
    order.sort()
    new = {at: rank for rank, (_, at) in enumerate(order)}
    return [lines[at] for _, at in order], [replace(b, at=new.get(b.at, -1)) for b in blocks]


def _article_make(blocks: Sequence[_Block]) -> frozenset[str]:
    """The class of the containers that hold most of the found prose; empty if they have none, or no such share."""
    sizes: Counter[frozenset[str]] = Counter()
    for block in blocks:
        sizes[block.make] += len(block.text) if block.at >= 0 else 0
    best, size = sizes.most_common(1)[0] if sizes else (frozenset[str](), 0)
    return best if size >= HOLDER_SHARE * sum(sizes.values()) else frozenset()


def _is_like(make: frozenset[str], other: frozenset[str]) -> bool:
    """True for one class, or one with a word more or less ("body article", "body article last")."""
    return bool(make) and (make <= other or other <= make)


def _merge(blocks: Sequence[_Block], lines: Sequence[Line], missing: set[_Block]) -> Iterator[Line]:
    """The lines, and each missing block after the found line that stands before it in the page."""
    told = 0
    for block in blocks:
        if block.at >= 0:
            yield from lines[told : block.at + 1]
            told = max(told, block.at + 1)
        elif block in missing:
            yield Line(block.text, block.kind)
    yield from lines[told:]


def _key(text: str) -> str:
    """The first letters of a paragraph."""
    return squash(text[: 2 * KEY_LETTERS])[:KEY_LETTERS]
