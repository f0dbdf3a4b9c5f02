"""Names of people and bodies compared across articles: spellings, surnames, acronyms."""

import re

from anyascii import anyascii
from rapidfuzz import fuzz

from onrecord.text.spelling import SMALL_WORDS, name_parts, sound_key

NEAR_SPELLING = 88
"""Percent of equal letters (Indel ratio) of two names in sound key that are spellings of one, if the text
bears it out too: "aditia"/"adithia" 92; two different given names with one surname are below 80."""
NEAR_PART = 80
"""The same for each part of the names: one letter of a short part weighs more."""


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
    return all(a[0] == b[0] and fuzz.ratio(sound_key(a), sound_key(b)) >= NEAR_PART for a, b in pairs) and (
        fuzz.ratio(sound_key("".join(left)), sound_key("".join(right))) >= NEAR_SPELLING
    )


def initials(name: str) -> str:
    """The first letters of the name's words, small words left out: what an acronym of it would be."""
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", anyascii(name)) if w.lower() not in SMALL_WORDS).upper()
