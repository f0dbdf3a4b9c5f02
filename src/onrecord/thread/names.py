"""Names of people and bodies compared across articles: spellings, surnames, acronyms."""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "bin", "ibn"})
_SOUNDS = (("dh", "z"), ("zh", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("q", "k"),
           ("ph", "f"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "v"), ("j", "i"))  # fmt: skip
"""Letters in which romanisations of one sound differ (Arabic, Persian, Russian names in the news)."""
NEAR_SPELLING = 88
"""Percent of equal letters (Indel ratio) of two names in sound key that are spellings of one, if the text
bears it out too: "aditia"/"adithia" 92; two different given names with one surname are below 80."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "al"})


@lru_cache(maxsize=16384)
def name_parts(written: str) -> tuple[str, ...]:
    """The words of a name in ASCII small letters, without articles such as "al-"."""
    words = re.findall(r"[a-z0-9]+", anyascii(written).lower().replace("'", ""))
    return tuple(word for word in words if word not in _ARTICLES) or tuple(words)


@lru_cache(maxsize=16384)
def sound_key(part: str) -> str:
    """One word of a name with the spellings of one sound made equal."""
    for written, plain in _SOUNDS:
        part = part.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", part)


def spelled_alike(one: str, other: str) -> bool:
    """True if the two full names differ only in how the same sounds are written."""
    left, right = name_parts(one), name_parts(other)
    return len(left) > 1 and [sound_key(p) for p in left] == [sound_key(p) for p in right]


def spelled_nearly(one: str, other: str) -> bool:
    """True if the two full names have equally many parts, alike in sound but for a letter or two."""
    left, right = name_parts(one), name_parts(other)
    if len(left) != len(right) or len(left) < 2:
        return False
    pairs = zip(left, right, strict=True)
    return all(a[0] == b[0] and fuzz.ratio(sound_key(a), sound_key(b)) >= NEAR_SPELLING - 8 for a, b in pairs) and (
        fuzz.ratio(sound_key("".join(left)), sound_key("".join(right))) >= NEAR_SPELLING
    )


def initials(name: str) -> str:
    """The first letters of the name's words, small words left out: what an acronym of it would be."""
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", anyascii(name)) if w.lower() not in _SMALL).upper()
