"""When two written forms are one name: folded spellings of people and acronyms of organisations."""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

LONG_GIVEN = 6
"""Letters from which a given name one letter off, before the same surname, is a misspelling ("Kristin", "Kristen")."""

_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "bin", "ibn"})
_SOUNDS = (("dh", "z"), ("zh", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("q", "k"),
           ("ph", "f"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "v"), ("j", "i"))  # fmt: skip
"""Pairs of letters that romanisations of one sound differ in (Arabic, Persian, Russian names in the news)."""


def name_parts(written: str) -> tuple[str, ...]:
    """The words of a name in ASCII small letters, without articles such as "al-"."""
    words = re.findall(r"[a-z0-9]+", anyascii(written).lower().replace("'", ""))
    kept = tuple(word for word in words if word not in _ARTICLES)
    return kept or tuple(words)


@lru_cache(maxsize=4096)
def sound_key(part: str) -> str:
    """One word of a name with the spellings of one sound made equal ("kadhimi", "kazemi" -> "kazimi")."""
    for written, plain in _SOUNDS:
        part = part.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", part)


def parts_agree(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True if the words of `short` stand in `full` in order, ending both alike; initials stand for names."""
    if not short or len(short) > len(full) or sound_key(short[-1]) != sound_key(full[-1]):
        return False
    place = 0
    for word in short[:-1]:
        while place < len(full) - 1 and not _same_given(word, full[place]):
            place += 1
        if place >= len(full) - 1:
            return False
        place += 1
    return True


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return sound_key(one) == sound_key(other) or (
        min(len(one), len(other)) >= LONG_GIVEN and Levenshtein.distance(one, other, score_cutoff=1) <= 1)  # fmt: skip


def spells_acronym(acronym: str, words: list[str]) -> bool:
    """True if the letters of the acronym begin words of the phrase in order, the first word among them.

    After Schwartz and Hearst (2003), with word beginnings only: precise enough for names of bodies.
    """
    letters = [c for c in acronym.lower() if c.isalnum()]
    starts = [word[0].lower() for word in words]
    if not letters or not starts or letters[0] != starts[0]:
        return False
    place = 0
    for letter in letters:
        while place < len(starts) and starts[place] != letter:
            if words[place][0].isupper() and place and words[place].lower() not in _SKIPPED:
                return False
            place += 1
        if place == len(starts):
            return False
        place += 1
    return all(not w[0].isupper() or w.lower() in _SKIPPED for w in words[place:])


_SKIPPED = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "al"})
