"""Words of a sentence with what the lexicon says of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d/\d{1,2}(?!\d)"
    r"|\d{1,2}:\d\d(?!\d)|['’‘`]?(?:\d\d)?(?:\d\ds|\d0['’]s)\b|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?"
    r"|[AaPp]\.\s?[Mm]\b\.?|[AaPp]\.?[Mm]\b\.?|Q[1-4]\b|['’](?:s|ll|d|re|ve)\b|[^\W\d_]+\.?|\S"
)
"""The kinds of word a time can be made of; alternatives do not nest, so it runs in linear time."""
WHOLE_MONTHS = frozenset({"march", "april", "may", "june", "july"})
"""Months as short as an abbreviation: a full stop after them is the sentence's."""
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word at `[start, end)` of the text: lower case, its apostrophe straight, without its full stop; its kinds in
    the lexicon."""

    word: str
    raw: str
    start: int
    end: int
    kinds: Mapping[str, str]


@cache
def lexicon() -> Mapping[str, Mapping[str, str]]:
    """Every word of `lexicon.tsv` with its kinds and their values."""
    found: dict[str, dict[str, str]] = {}
    for line in files("onrecord.parse.times").joinpath("lexicon.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, kind, value = line.split("\t")[:3]
            found.setdefault(word, {})[kind] = value
    return found


def _shape(word: str) -> Mapping[str, str]:
    """The kind of a word that holds figures or is a clock's half of the day."""
    first = word[0]
    if first.isdigit():
        return _figures(word)
    if word[:2] in ("a.", "p.") or word in ("am", "pm"):
        return {"half": word[0]}
    if first in "'’‘`" and len(word) > 2 and word[1].isdigit():
        return {"decade_figures": word.strip("'’‘`s")}
    if len(word) == 2 and first == "q" and word[1].isdigit():
        return {"quarter": word[1]}
    return _NONE


def _figures(word: str) -> Mapping[str, str]:
    """What a word of figures can be: a number, ordinal, clock time, decade or date; with m² and the like, none."""
    if not all(sign.isdecimal() for sign in word if sign.isdigit()):
        return _NONE
    if word.isdigit():
        return {"figures": word}
    if ":" in word:
        return {"clock": word}
    if word[-2:] in ("st", "nd", "rd", "th"):
        return {"ordinal": word[:-2]}
    if word.endswith("s"):
        return {"decade_figures": word.rstrip("s").rstrip("'’")}
    if "/" in word or word.count(".") == 2 or word.count("-") == 2:
        return {"date": word}
    return {"amount": word.replace(",", "")} if "," in word else {"figures": word}


def read_words(text: str, start: int, end: int) -> list[Lexeme]:
    """The words of `text[start:end]`, in order, with their offsets into `text`."""
    known = lexicon()
    found = []
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        begin, stop = match.span()
        word = raw.lower().replace("’", "'")
        kinds = known.get(word)
        if kinds is None and word.endswith(".") and len(word) > 2:
            kinds, word, raw, stop = _without_stop(known, word, raw, stop)
        found.append(Lexeme(word, raw, begin, stop, kinds if kinds is not None else _shape(word)))
    return found


def _without_stop(
    known: Mapping[str, Mapping[str, str]], word: str, raw: str, stop: int
) -> tuple[Mapping[str, str] | None, str, str, int]:
    """A word without the full stop after it; the stop stays in the span of an abbreviated month or day."""
    bare = word[:-1]
    kinds = known.get(bare)
    if word[:2] in ("a.", "p.") or bare in ("am", "pm"):
        return None, word, raw, stop
    short = len(bare) <= 5 and bare not in WHOLE_MONTHS
    if kinds is not None and short and ("month" in kinds or "weekday" in kinds):
        return kinds, bare, raw, stop
    return kinds, bare, raw[:-1], stop - 1
