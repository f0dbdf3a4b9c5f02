"""Names in capitals ("the GOA") are given in full where a brief first uses them, as their report gives them."""

import re
from dataclasses import replace

from onrecord.model import Line, Span
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

WELL_KNOWN = frozenset(
    "ABC AFP AIDS AP BBC CBS CEO CIA CNN COVID EU FBI GDP GOP HIV IRA IS ISIL ISIS MSNBC NASA NATO NBC NGO NPR NSA PLO"
    " PM UK UN US USA USSR VIP WMD".split()
)
"""What a reader of news knows, or knows by these letters better than by its name."""
_SHORT = re.compile(r"\b[A-Z]{3,6}\b(?![-.’'])")
_SMALL = frozenset("a an of for the and on in to de".split())
_NAME_WORD = re.compile(r"[\w’'&.-]+")
LONGEST_NAME = 10
"""Words of a name, its small ones included."""


def spell_out(shelf: Shelf, line: Line, known: set[str]) -> Line:
    """The line with the full name before its first short one that is not `known`, cited; `known` grows by it."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), line.text)
    for found in _SHORT.finditer(own):
        short = found.group()
        if short in known or short in WELL_KNOWN:
            continue
        known.add(short)
        full = _find_full(shelf, line.cites[0].span, short)
        if full is None or clean(shelf.words(full)) in line.text:
            continue
        text = f"{line.text[: found.start()]}{clean(shelf.words(full))} ({short}){line.text[found.end() :]}"
        cite = shelf.cite(shelf.sentence_at(full))
        cites = line.cites if cite in line.cites else (*line.cites, cite)
        rule = f"introduced as “{clean(shelf.words(full))}” at {full.start}"
        return replace(line, text=text, cites=cites, rules=(*line.rules, rule))
    return line


def _find_full(shelf: Shelf, told: Span, short: str) -> Span | None:
    """The name before "(GOA)", above what is told in its article, whose words begin with its letters."""
    article_id = told.article_id
    text = shelf.article(article_id).text
    at = text.find(f"({short})", 0, told.start)
    words = list(_NAME_WORD.finditer(text, max(0, at - 120), max(0, at)))[-LONGEST_NAME:] if at > 0 else []
    if not words or text[words[-1].end() : at].strip():
        return None
    for first in range(len(words) - 1, -1, -1):
        heads = [w.group()[0] for w in words[first:] if w.group() not in _SMALL]
        is_name = words[first].group()[0].isupper() and "\n" not in text[words[first].start() : at]
        if is_name and "".join(heads).upper() == short:
            return Span(article_id, words[first].start(), words[-1].end())
    return None
