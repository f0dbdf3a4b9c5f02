"""Quotations signed below or behind a dash, as letters and readers' voices are: “...” — Jane Doe, Leeds."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.parse.voices.cues import SIGNATURE
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.places import DASHES
from onrecord.parse.voices.quotes import STRAIGHT
from onrecord.parse.voices.tree import Range, is_mark

NAME_WORDS = 8
"""Tokens of the longest name that signs a quotation."""
SHORTEST = 4
"""Tokens of the shortest line that is signed: three words and a mark; fewer may be a title."""
LONGEST_GAP = 2
"""Tokens of white space between the quotation and the dash: a space, or the end of its line."""
PARTICLES = frozenset(("de", "del", "della", "da", "di", "du", "van", "von", "der", "den", "bin", "al", "el", "la"))


def find_signed_voices(tokens: list[Token]) -> Iterator[Found]:
    """What each dash between a quoted line and a name yields; some of the dashes have the closing mark on them."""
    for dash in tokens:
        found = read_signature(dash)
        if found is not None:
            yield found


def read_signature(dash: Token) -> Found | None:
    """The quoted line before the dash as content, the name behind it as source, or None."""
    doc, end = dash.doc, dash.i
    if dash.text in DASHES:
        low = max(0, end - LONGEST_GAP)
        while end > low and doc[end - 1].is_space:
            end -= 1
        if end == 0 or not is_mark(doc[end - 1]):
            return None
    name = _name_behind(doc, dash.i + 1)
    if name is None:
        return None
    start = end - 1
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    if end - start < SHORTEST or not is_mark(doc[start]):
        return None
    if _is_broken(doc[start + 1 : end - 1]):
        return None
    return Found(SIGNATURE, dash, [(dash.i, dash.i + 1)], name, doc[name[1] - 1], [(start, end)], "signed", spoken=True)


def _is_broken(inside: Span) -> bool:
    """True if marks inside the quotation close it and open it again: its speaker is named between them."""
    marks = "".join(t.text for t in inside if is_mark(t))
    return any(mark in STRAIGHT for mark in marks) or "”“" in marks


def _name_behind(doc: Doc, start: int) -> Range | None:
    """The name that fills the line from `start`, or its part before a comma; None if there is something else."""
    end = start
    while end < len(doc) and end - start < NAME_WORDS and not doc[end].is_space and doc[end].text != ",":
        word = doc[end]
        if not (word.text[0].isupper() or word.lower_ in PARTICLES or (word.text == "." and end > start)):
            return None
        end += 1
    stopped = end == len(doc) or doc[end].text == "," or "\n" in doc[end].text
    while end > start and doc[end - 1].text == ".":
        end -= 1
    return (start, end) if stopped and end > start else None
