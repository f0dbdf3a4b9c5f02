"""The pieces a number phrase is made of: figures, words and signs, each with its place in the text."""

import re
from dataclasses import dataclass
from typing import Literal

LexemeKind = Literal["figure", "fraction", "word", "sign"]

VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
DASHES = frozenset("-–—‐‑−")

_PIECE = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?![\d,]*\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<fraction>[½¼¾⅓⅔⅛⅜⅝⅞])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A figure, a vulgar fraction, a run of letters or a single sign; `glued` if nothing parts it from the last."""

    kind: LexemeKind
    text: str
    start: int
    end: int
    glued: bool

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def cut_lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of `text[start:end]` in order, with offsets into `text`."""
    found: list[Lexeme] = []
    last = -1
    for piece in _PIECE.finditer(text, start, end):
        kind: LexemeKind = piece.lastgroup  # type: ignore[assignment]
        left, right = piece.span()
        found.append(Lexeme(kind, piece.group(), left, right, left == last))
        last = right
    return found
