"""Text as tokens none of which is lost: what is no space is part of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_CONTRACTED = re.compile(r"n't$")
WordClass = str


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or one sign, at `[start, end)` of its text; `fold` is what it is compared by."""

    text: str
    start: int
    end: int
    fold: str

    @property
    def is_word(self) -> bool:
        """True for words and numbers, not for signs."""
        return self.text[0].isalnum()

    @property
    def is_number(self) -> bool:
        """True if a digit stands in it."""
        return any(c.isdigit() for c in self.text)

    @property
    def is_name(self) -> bool:
        """True if it begins with a capital."""
        return self.text[0].isupper()

    def has(self, *classes: WordClass) -> bool:
        """True if the word is in one of these classes of words.tsv; a digit makes a number, "n't" a negation."""
        if "number" in classes and self.is_number:
            return True
        if "negation" in classes and _CONTRACTED.search(self.fold):
            return True
        return any(self.fold in load_words()[name] for name in classes)


def read_tokens(text: str) -> list[Token]:
    """The tokens of `text`, in order; every character that is no space stands in just one of them."""
    return [Token(m[0], m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text)]


def fold(word: str) -> str:
    """The word without difference of case or of the form of quotation marks."""
    return word.translate(_QUOTES).casefold()


def folds(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What the tokens are compared by."""
    return tuple(token.fold for token in tokens)


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table of this package, split at tabs, without comments and blank lines."""
    content = resources.files("onrecord.guest").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in content.splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_words() -> dict[WordClass, frozenset[str]]:
    """The words of each class of words.tsv."""
    return {name: frozenset(words.split()) for name, words in read_rows("words.tsv")}
