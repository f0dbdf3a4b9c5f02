"""When two written forms are one name: folded spellings of people and acronyms of organisations."""

from rapidfuzz.distance import Levenshtein

from onrecord.text.spelling import SMALL_WORDS, sound_key

LONG_GIVEN = 6
"""Letters from which a given name one letter off, before the same surname, is a misspelling ("Kristin", "Kristen")."""


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
            if words[place][0].isupper() and place and words[place].lower() not in SMALL_WORDS:
                return False
            place += 1
        if place == len(starts):
            return False
        place += 1
    return all(not w[0].isupper() or w.lower() in SMALL_WORDS for w in words[place:])
