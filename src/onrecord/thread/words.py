"""Words in plain form, for comparing what two texts are about."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from onrecord.thread.lexicon import read_classes, read_rows

WORD = re.compile(r"[^\W_](?:(?<=\d)\d*+(?:[.,]\d++)++|[^\W_]*+(?:[’'-][^\W_]++)*+)")
"""A figure with its separators, or a word with its hyphens and apostrophes.

Both begin with the class of their first letter, which is looked for faster than the two forms."""
_HISSING = "sxhz"


@lru_cache(maxsize=65536)
def plain_form(word: str) -> str:
    """The word in small letters without the endings of plural, genitive and past; no dictionary is asked.

    Light on purpose (in the manner of the S-stemmer, Harman 1991): it must join "attacks" and "attacked",
    and never two names.
    """
    plain = word.lower().replace("’", "'")
    if plain.endswith("'s"):
        plain = plain[:-2]
    if len(plain) > 5 and plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif len(plain) > 4 and plain.endswith("es") and plain[-3] in _HISSING:
        plain = plain[:-2]
    elif len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us")):
        plain = plain[:-1]
    if len(plain) > 6 and plain.endswith("ing"):
        plain = plain[:-3]
    elif len(plain) > 5 and plain.endswith("ed"):
        plain = plain[:-2]
    return plain[:-1] if len(plain) > 5 and plain.endswith("e") else plain


def find_words(text: str) -> Iterator[str]:
    """The words of `text` as written, those of one letter left out unless they are figures."""
    return (word for word in WORD.findall(text) if len(word) > 1 or word.isdigit())


def content_words(text: str) -> frozenset[str]:
    """The plain forms of the words that say what `text` is about."""
    return frozenset(chain.from_iterable(map(_content_words, text.split())))


@lru_cache(maxsize=65536)
def _content_words(written: str) -> tuple[str, ...]:
    """The same for what stands between two blanks, mostly one word: looked up ten times as fast as it is read."""
    return tuple([plain for plain in map(plain_form, find_words(written)) if plain not in stop_words()])


@cache
def stop_words() -> frozenset[str]:
    """Plain forms that say nothing of what a sentence is about."""
    return frozenset(map(plain_form, frozenset().union(*read_classes("stopwords").values())))


@cache
def _ring_heads() -> dict[str, str]:
    heads: dict[str, str] = {}
    for head, same in read_rows("rings"):
        heads.update(dict.fromkeys(map(plain_form, (head, *same.split())), plain_form(head)))
    return heads


def ring_head(plain: str) -> str:
    """The plain form that stands for all nouns counting the same thing ("soldier": "troop")."""
    return _ring_heads().get(plain, plain)


@cache
def _families() -> dict[str, str]:
    heads: dict[str, str] = {}
    for head, same in read_rows("families"):
        for word in (head, *same.split()):
            heads.setdefault(word, head)
            heads.setdefault(plain_form(word), head)
    return heads


@lru_cache(maxsize=65536)
def deed_family(word: str) -> str:
    """The verb that stands for all words of one deed ("killing", "death": "kill"); else the word's plain form."""
    plain = word.lower()
    return _families().get(plain) or _families().get(plain_form(plain), plain_form(plain))


@cache
def class_forms(table: str, name: str) -> frozenset[str]:
    """The words of a class of a table in plain form."""
    return frozenset(map(plain_form, read_classes(table)[name]))


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared share of two sets of words; 0 if one is empty."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0
