"""Any text of a user as words to look for: nothing in it is an operator, and no text fails.

Words that carry no meaning are dropped; each of the others is a group of phrases of which any will do
("US": us, "u s", and what the caller holds for the same).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MAX_GROUPS = 24
"""Words of a query that are looked for; a longer text says what it is about in its first ones."""
ACRONYM_LETTERS = (2, 5)
"""How many capitals make an acronym, which may also be written with full stops ("UK", "NATO")."""
NAMES_IN_CAPITALS = frozenset({"US", "WHO"})
"""The stop words that are names when written in capitals ("AND" is not one)."""
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: as it was written, and the phrases (tuples of words) that say it."""

    written: str
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What a text asks for: its terms, and its names of several words (which only raise the rank)."""

    terms: tuple[Term, ...]
    names: tuple[tuple[str, ...], ...]

    @property
    def most(self) -> int:
        """How many terms are most of them: more than half."""
        return len(self.terms) // 2 + 1


@cache
def stop_words() -> frozenset[str]:
    """Words too common to look for, from `stopwords.tsv`."""
    lines = files("onrecord.record").joinpath("stopwords.tsv").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split("\t")[0].split())


def build_query(text: str, expansions: Sequence[Sequence[str]] = ()) -> Query:
    """What `text` asks for. `expansions` are sets of names for one thing: any of them stands for all."""
    written = _WORD.findall(text)
    shouted = text.isupper() and len(written) > 1
    kept = [word for word in written if not _is_stop(word, shouted)] or written
    content = set(kept)
    terms: dict[tuple[str, ...], Term] = {}
    place = 0
    synonyms = _by_words(expansions)
    while place < len(written) and len(terms) < MAX_GROUPS:
        taken, phrases = _synonyms_at(written, place, synonyms)
        if taken or written[place] in content:
            own = _phrases(" ".join(written[place : place + max(taken, 1)]))
            term = Term(" ".join(written[place : place + max(taken, 1)]), tuple(dict.fromkeys((*own, *phrases))))
            if term.phrases:
                terms.setdefault(term.phrases[0], term)
        place += max(taken, 1)
    return Query(tuple(terms.values()), _names(written, shouted))


def _is_acronym(word: str) -> bool:
    low, high = ACRONYM_LETTERS
    letters = word.replace(".", "")
    return letters.isupper() and low <= len(letters) <= high


def _is_stop(word: str, shouted: bool) -> bool:
    return word.casefold() in stop_words() and (shouted or word not in NAMES_IN_CAPITALS)


def _words(text: str) -> tuple[str, ...]:
    """The words of a term as the search index cuts them: "al-Asad" is two."""
    return tuple(part.casefold() for part in _PARTS.findall(_POSSESSIVE.sub("", text)))


def _phrases(term: str) -> tuple[tuple[str, ...], ...]:
    """How a term may be written: "US" also as "U.S.", "U.S." also as "US"."""
    words = _words(term)
    if not words:
        return ()
    if "." in term and all(len(word) == 1 for word in words) and len(words) > 1:
        return (words, ("".join(words),))
    if len(words) == 1 and _is_acronym(term):
        return (words, tuple(words[0]))
    return (words,)


def _by_words(expansions: Sequence[Sequence[str]]) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Each name of each set, cut into words, with all names of its set."""
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for names in expansions:
        phrases = tuple(dict.fromkeys(phrase for name in names for phrase in _phrases(name)))
        for phrase in phrases:
            found[phrase] = (*found.get(phrase, ()), *phrases)
    return found


def _synonyms_at(
    written: Sequence[str], place: int, synonyms: dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """How many words at `place` are a name of a set (the longest one), and the names of that set."""
    longest = max(map(len, synonyms), default=0)
    for count in range(min(longest, len(written) - place), 0, -1):
        words = _words(" ".join(written[place : place + count]))
        if words in synonyms and not (count == 1 and _is_stop(written[place], shouted=False)):
            return count, synonyms[words]
    return 0, ()


def _names(written: Sequence[str], shouted: bool) -> tuple[tuple[str, ...], ...]:
    """Runs of two and more capitalised words, as phrases."""
    if shouted:
        return ()
    runs: list[list[str]] = [[]]
    for place, word in enumerate(written):
        if word[0].isupper() and (place or not _is_stop(word, shouted)):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return tuple(dict.fromkeys(_words(" ".join(run)) for run in runs if len(run) > 1))
