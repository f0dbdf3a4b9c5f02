"""Words of questions and reports made comparable: endings taken off, and rings of words that may stand for another."""

import re
from functools import cache
from importlib.resources import files

WORD = re.compile(r"\d[\d,.]*\d|(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
SHORTEST_STEM = 3
"""Letters that a word keeps when its ending is taken off."""
_ENDINGS = ("ing", "ed", "es", "s", "e")


@cache
def stem(word: str) -> str:
    """The word in lower case without its ending: "rockets" and "rocket", "fires" and "fired" become one."""
    plain = _POSSESSIVE.sub("", word.lower()).replace(".", "")
    return _irregular().get(plain) or _cut(plain)


def _cut(plain: str) -> str:
    if plain.endswith(("ies", "ied")) and len(plain) >= 2 + SHORTEST_STEM:
        return plain[:-3] + "y"
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM and not plain.endswith("ss"):
            plain = plain[: -len(ending)]
            break
    if len(plain) > SHORTEST_STEM and plain[-1] == plain[-2] and plain[-1] not in "sl":
        plain = plain[:-1]
    return plain.removesuffix("e") if len(plain) > SHORTEST_STEM else plain


def word_stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order; a word with a hyphen gives itself and its parts."""
    found = []
    for word in WORD.findall(text):
        found.append(stem(word))
        if "-" in word:
            found += [stem(part) for part in word.split("-") if part]
    return found


def _lines(name: str) -> list[str]:
    lines = files("onrecord.tell.answer").joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _irregular() -> dict[str, str]:
    return {form: _cut(line.split()[0]) for line in _lines("irregular.tsv") for form in line.split()}


@cache
def _rings() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _lines("rings.tsv"):
        first, *others = (stem(word) for word in line.split())
        found[first] = found.get(first, frozenset()) | {*others}
        for other in others:
            found[other] = found.get(other, frozenset()) | {first}
    return found


@cache
def ring_of(stemmed: str) -> frozenset[str]:
    """All stems of reports that may stand for this one of a question, itself among them."""
    return _rings().get(stemmed, frozenset()) | {stemmed}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The words of the tables by their stems, as they are written."""
    found: dict[str, list[str]] = {}
    for line in (*_lines("rings.tsv"), *_lines("irregular.tsv")):
        for word in line.split():
            found.setdefault(stem(word), []).append(word)
    return {stemmed: tuple(dict.fromkeys(words)) for stemmed, words in found.items()}


def forms_of(stems: frozenset[str]) -> tuple[str, ...]:
    """Words that have one of the stems, for a search that knows no irregular forms."""
    return tuple(dict.fromkeys(word for one in sorted(stems) for word in _forms().get(one, ())))


@cache
def stop_words() -> frozenset[str]:
    """Words of a question that are not looked for."""
    return frozenset(word for line in _lines("stop.tsv") for word in line.split())


@cache
def words_of(table: str) -> frozenset[str]:
    """The stems of the words of one of the tables."""
    return frozenset(stem(word) for line in _lines(table) for word in line.split())


@cache
def rows_of(table: str) -> dict[str, frozenset[str]]:
    """The words of each row of a table behind the first, by the first."""
    rows = (line.split() for line in _lines(table))
    return {first: frozenset(others) for first, *others in rows}
