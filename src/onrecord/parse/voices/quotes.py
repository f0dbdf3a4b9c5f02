"""Where quotations stand: runs between quotation marks, paired inside their paragraph."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.parse.voices.places import tokens_holding

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(('"', "''", "``"))
MARKS = OPENING | CLOSING | frozenset("\"'`\n")
"""The characters of which quotation marks are made, and line breaks."""
_BETWEEN = re.compile(r"[.,!?…][”\"][A-Z]")
"""A mark that closes between two sentences without a space ("the pier.”Dockers")."""
ENDS = frozenset((",", ".", "?", "!", "...", "…"))
SPEECH_WORDS = 4
"""A quotation of fewer words may be a scare quote or a title; it is no sentence of its own (read by eye)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: tokens `[start, end)`, marks included; `closed` if its closing mark is there."""

    start: int
    end: int
    closed: bool
    words: int
    finished: bool
    """True if it begins with a capital and its last mark but one ends a clause."""

    @property
    def speech(self) -> bool:
        """True if it is long enough to be what somebody said, not a word held at arm's length."""
        return self.words >= SPEECH_WORDS or self.finished


@dataclass(frozen=True, slots=True)
class Quotes:
    """All quotations of a text, and for each token the index of the one it stands in, or -1."""

    found: tuple[Quote, ...]
    at: tuple[int, ...]
    breaks: tuple[int, ...] = ()
    """The tokens that hold a line break, in order."""

    def around(self, i: int) -> Quote | None:
        """The quotation that token `i` stands in (its marks included)."""
        if not 0 <= i < len(self.at):
            return None
        n = self.at[i]
        return self.found[n] if n >= 0 else None


def find_quotes(doc: Doc) -> Quotes:
    """All quotations of the text; one that no mark closes runs to the end of its line."""
    found: list[Quote] = []
    opened: int | None = None
    marks = tokens_holding(doc, MARKS)
    for token in marks:
        if opened is not None and "\n" in token.text:
            _close(doc, found, opened, token.i, False)
            opened = None
        side = _side(token, opened is not None)
        if side == "open":
            opened = token.i if opened is None else opened
        elif side == "end" and opened is not None:
            _close(doc, found, opened, token.i, True)
            opened = None
        elif side == "close" and opened is not None:
            _close(doc, found, opened, token.i + 1, True)
            opened = None
    if opened is not None:
        _close(doc, found, opened, len(doc), False)
    at = [-1] * len(doc)
    for n, quote in enumerate(found):
        at[quote.start : quote.end] = [n] * (quote.end - quote.start)
    return Quotes(tuple(found), tuple(at), tuple(t.i for t in marks if "\n" in t.text))


def _close(doc: Doc, found: list[Quote], start: int, end: int, closed: bool) -> None:
    words = sum(doc[i].is_alpha or doc[i].like_num for i in range(start, end))
    if words:
        capital = doc[start].text.strip("\"'“")[:1].isupper() or (start + 1 < end and doc[start + 1].is_title)
        ended = end - 2 > start and doc[end - 2].text in ENDS
        found.append(Quote(start, end, closed, words, closed and capital and ended))


def _side(token: Token, inside: bool) -> str | None:
    """Whether the token opens or closes a quotation, or only ends one that closed within it; straight marks are read by
    the spaces around them."""
    text = token.text
    if text in OPENING or text == "``":
        return "open"
    if text in CLOSING:
        return "close"
    if text not in STRAIGHT:
        return "end" if inside and _parts_sentences(token) else _glued_side(text, inside)
    spaced_before = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
    spaced_after = bool(token.whitespace_) or token.i + 1 == len(token.doc) or token.nbor(1).is_space
    if spaced_before and not spaced_after:
        return "open"
    if spaced_after and not spaced_before:
        return "close"
    return "close" if inside else "open"


def _parts_sentences(token: Token) -> bool:
    """True if a closing mark stands in the token between two sentences that no space parts."""
    before = token.nbor(-1) if token.i else None
    glued = before.text if before is not None and not before.whitespace_ else ""
    return _BETWEEN.search(f"{glued}{token.text}") is not None


def _glued_side(text: str, inside: bool) -> str | None:
    """The side of a mark that the tokenizer left on its word."""
    if len(text) < 2 or text.count('"') != 1:
        return None
    if text[0] == '"':
        return "open"
    return "close" if text[-1] == '"' and inside else None
