"""What a reader asks about, as terms with the words that mean the same."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.text.actors import Actor, Gazetteer

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
STOP_WORDS = frozenset(
    "a an the of in on at to and or for by with from about is are was were be been has have had do does did its his her"
    " their this that what who when where why how latest news situation".split()
)
_ODD_CASES = "\u0130\u0131\u017f\u212a"
"""Letters that count as an i, an s or a k whatever their case, and are none to `lower` and `upper`."""
SHORTEST_NOUN = 4
"""Letters; shorter words ("was", "gas", "oil") are told best as they stand."""
_ONE_NUMBER = re.compile(r"(?:^(?:news|series|species|means|always|perhaps)|ics|[^e]ed)$")
"""Words in s that have no other number, and forms of verbs, which have none."""
_NUMBERS = tuple(
    (re.compile(pattern), swap)
    for pattern, swap in (
        (r"ies$", "y"), (r"(?<=[^aeiou])y$", "ies"), (r"(?<=ss|ch|sh)es$", ""), (r"(?<=x|z)es$", ""),
        (r"is$", "es"), (r"(?<=ss|us|ch|sh)$", "es"), (r"(?<=x|z)$", "es"), (r"(?<=[^s])s$", ""),
    )
)  # fmt: skip
"""Endings of one number, and those of the other; the first that fits."""
LAST_PART = 6
"""Letters of the last part of what is written in one word and in two: healthcare, airstrike, ceasefire."""
LONGEST_ACRONYM = 5
Terms = tuple[tuple[str, ...], ...]
_OUTLET = r"(?:Times|Journal|Post|Herald|Globe|Tribune|Examiner|Observer|Chronicle|Gazette)"
_MAY_HOLD = re.compile(rf"\b{_OUTLET}\b|\b(?:New Mexico|West Virginia|South Sudan|Guinea)\b")
_NAMESAKE = re.compile(
    rf"\b(?:[A-Z][\w.&’'-]* ){{1,3}}{_OUTLET}\b|\b(?:New Mexico|West Virginia|South Sudan|Papua New Guinea"
    r"|Equatorial Guinea|Guinea[- ]Bissau)\b"
)
"""Names of outlets and of places that hold the name of another place."""


def expand_terms(about: str, gazetteer: Gazetteer) -> Terms:
    """The subject `about` as terms, each with its synonyms: names with their aliases, nouns with their ring."""
    rest, terms = about, []
    for hit in reversed(gazetteer.find(about)):
        named = about[hit.start : hit.end]
        terms.append(tuple(dict.fromkeys((named, *_strong_names(hit.actor)))))
        rest = rest[: hit.start] + " " + rest[hit.end :]
    terms.reverse()
    words = _WORD.findall(rest)
    for at, word in enumerate(words):
        if _is_acronym(word, about):
            terms.append(_name_acronym(word, gazetteer))
        elif word.lower() not in STOP_WORDS:
            pairs = (words[max(0, at - 1) : at + 1], words[at : at + 2])
            joined = tuple(a + b for a, b in (p for p in pairs if len(p) == 2) if _is_compound(a, b))
            terms.append((*_ring(word.lower()), *joined))
    return tuple(terms)


def _strong_names(actor: Actor) -> tuple[str, ...]:
    """The actor's names but for those that are common words as well: "IS" is in every heading."""
    known = (alias.lstrip("?~") for alias in actor.aliases)
    return actor.name, *(alias for alias in known if alias.lower() not in STOP_WORDS)


def _is_acronym(word: str, about: str) -> bool:
    """True for a short word in capitals, unless the whole subject is: "WHO funding"."""
    return 1 < len(word) <= LONGEST_ACRONYM and word.isupper() and (about.strip() == word or not about.isupper())


def _name_acronym(word: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The acronym with the names of the actors that it stands for. It is looked for in capitals where it would be a
    word of every text: "WHO"."""
    own = word if word.lower() in STOP_WORDS else word.lower()
    return tuple(dict.fromkeys((own, *(name for actor in gazetteer.named(word) for name in _strong_names(actor)))))


def _is_compound(first: str, last: str) -> bool:
    """True for two common nouns that may be written in one word."""
    return (first + last).islower() and len(last) <= LAST_PART and STOP_WORDS.isdisjoint((first, last))


def _ring(word: str) -> tuple[str, ...]:
    """The word, what tells of the same, and each in its other number."""
    number = other_number(word)
    ring = ring_of(word) | (ring_of(number) if number else frozenset())
    ring |= {form for told in ring if (form := other_number(told))}
    return (word, *sorted(ring - {word}))


def ring_of(word: str) -> frozenset[str]:
    """What tells of the same as the word in small letters, with the word itself: of every ring that holds it."""
    return _rings().get(word, frozenset({word}))


@cache
def _rings() -> dict[str, frozenset[str]]:
    """The rings of rings.txt by each of their words."""
    rings: dict[str, frozenset[str]] = defaultdict(frozenset)
    lines = files("onrecord.text").joinpath("rings.txt").read_text("utf-8").splitlines()
    for line in (line for line in lines if not line.startswith("#")):
        ring = frozenset(word.replace("_", " ") for word in line.split())
        for word in ring:
            rings[word] |= ring
    return dict(rings)


def other_number(word: str) -> str | None:
    """The plural of a singular noun in small letters, the singular of a plural one, as they are mostly spelled."""
    if len(word) < SHORTEST_NOUN or not word.isalpha() or _ONE_NUMBER.search(word):
        return None
    for pattern, swap in _NUMBERS:
        if pattern.search(word):
            return pattern.sub(swap, word)
    return f"{word}s"


def without_namesakes(words: str, about: str) -> str:
    """The words without the names of outlets and places that hold another's ("New Mexico", "Wall Street Journal"), but
    for one that `about` asks for."""
    if _MAY_HOLD.search(words) is None:
        return words
    asked = about.lower()
    return _NAMESAKE.sub(lambda name: name[0] if " ".join(name[0].lower().split()[-2:]) in asked else " ", words)


def relevance(words: str, terms: Sequence[tuple[str, ...]]) -> float:
    """The share of the terms that `words` speak of, 0 to 1; 1 if there are no terms."""
    if not terms:
        return 1.0
    return sum(_pattern(term).search(words) is not None for term in terms) / len(terms)


@lru_cache(maxsize=256)
def _pattern(term: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the term's names as whole words; names in capitals ("US") are found in capitals only.

    It begins with one letter of a set, which is looked for many times as fast as the names themselves.
    """
    tails: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in filter(None, term):
        tails["" if name.isupper() else "i", name[0]].append(re.escape(name[1:]))
    letters = {case for _, letter in tails for case in (letter, letter.lower(), letter.upper()) if len(case) == 1}
    first = f"[{re.escape(''.join(sorted(letters)))}{_ODD_CASES}]"
    names = (f"(?{flag}:(?<={re.escape(c)})(?:{'|'.join(rest)}))" for (flag, c), rest in tails.items())
    return re.compile(rf"{first}(?<!\w{first})(?:{'|'.join(names)})(?!\w)")
