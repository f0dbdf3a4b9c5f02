"""A sentence as the grammar reads it: its lexemes, the tokens of the parse behind them, and the fixed phrases."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from onrecord.parse.times.lexer import Lexeme

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]
"""First word of a phrase -> the phrases that begin so, longest first, each with the rest of its row."""


@cache
def read_phrases(name: str) -> Phrases:
    """The rows of a table whose first column is a phrase."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for line in files("onrecord.parse.times").joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase, *rest = line.split("\t")
            words = tuple(phrase.replace("-", " - ").replace("'s", " 's").split())
            found.setdefault(words[0], []).append((words, tuple(rest)))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


class Reader:
    """The lexemes of one sentence; every question about a place beyond its ends is answered with nothing."""

    def __init__(self, words: Sequence[Lexeme], token_at: Callable[[int], Token | None], year: int | None) -> None:
        self.words = words
        self.year = year
        self._token_at = token_at

    def word(self, at: int) -> str:
        """The lexeme at `at` in lower case, or ""."""
        return self.words[at].word if 0 <= at < len(self.words) else ""

    def raw(self, at: int) -> str:
        """The lexeme at `at` as written, or ""."""
        return self.words[at].raw if 0 <= at < len(self.words) else ""

    def kind(self, at: int, kind: str) -> str | None:
        """The value of the lexeme at `at` as a `kind` of word, or None if it is none."""
        return self.words[at].kinds.get(kind) if 0 <= at < len(self.words) else None

    def number(self, at: int, low: int, high: int) -> int | None:
        """The whole number written in figures at `at`, if it is from `low` to `high`."""
        figures = self.kind(at, "figures")
        if figures is None or not figures.isdecimal() or len(figures) > 4:
            return None
        return int(figures) if low <= int(figures) <= high else None

    def skip(self, at: int, *words: str) -> int:
        """`at`, or one further if one of `words` stands there."""
        return at + 1 if self.word(at) in words else at

    def token(self, at: int) -> Token | None:
        """The token of the parse at `at`, or None where the two are cut differently."""
        return self._token_at(self.words[at].start) if 0 <= at < len(self.words) else None

    def tag(self, at: int) -> str:
        """The fine part of speech at `at`, or ""."""
        token = self.token(at)
        return token.tag_ if token is not None else ""

    def is_capital(self, at: int) -> bool:
        """True if the lexeme at `at` begins with a capital letter."""
        return self.raw(at)[:1].isupper()

    def is_joined(self, at: int) -> bool:
        """True if nothing stands between the lexeme at `at` and the one before it."""
        return 0 < at < len(self.words) and self.words[at - 1].end == self.words[at].start

    def phrase(self, at: int, phrases: Phrases) -> tuple[int, tuple[str, ...]] | None:
        """The longest of `phrases` at `at`: the place after it and the rest of its row."""
        for words, rest in phrases.get(self.word(at), ()):
            if all(self.word(at + n) == word for n, word in enumerate(words)):
                return at + len(words), rest
        return None


def is_title(reader: Reader, at: int) -> bool:
    """True if the word at `at` is capitalised inside a sentence ("This Week", "USA Today"): a name, not a time."""
    if not reader.is_capital(at) or at == 0:
        return False
    before = reader.word(at - 1)
    return reader.is_capital(at - 1) and (at > 1 or before not in ("the", "in", "on", "by"))
