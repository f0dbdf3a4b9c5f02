"""Names as they are compared, however they were romanised: their words, and each word by its sounds."""

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "bin", "ibn"})
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "al"})
"""Words of names that an acronym may leave out."""
_SOUNDS = (("dh", "z"), ("zh", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("q", "k"),
           ("ph", "f"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "v"), ("j", "i"))  # fmt: skip
"""Pairs of letters that romanisations of one sound differ in (Arabic, Persian, Russian names in the news)."""


@lru_cache(maxsize=16384)
def name_parts(written: str) -> tuple[str, ...]:
    """The words of a name in ASCII small letters, without articles such as "al-"."""
    words = re.findall(r"[a-z0-9]+", anyascii(written).lower().replace("'", ""))
    return tuple(word for word in words if word not in _ARTICLES) or tuple(words)


@lru_cache(maxsize=16384)
def sound_key(part: str) -> str:
    """One word of a name with the spellings of one sound made equal ("kadhimi", "kazemi" -> "kazimi")."""
    for written, plain in _SOUNDS:
        part = part.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", part)
