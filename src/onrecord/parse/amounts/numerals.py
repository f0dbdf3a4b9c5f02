"""Numbers as they are written: figures, words, fractions and scale words, read from lexemes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.parse.amounts.lexemes import DASHES, VULGAR, Lexeme
from onrecord.parse.amounts.lexicon import table_rows

LARGEST_DENOMINATOR = 1000
"""Above it "n/m" is a case, a ratio or a date rather than a share."""
SHARE_BASE = 100
"""The largest m of "n in m" read as a share; polls and surveys use 3, 4, 5, 10, 20, 100."""
ATTACKS = "9/11"
"""A name that looks like a fraction."""
HALF_BEFORE = frozenset({"the", "its", "his", "her", "their", "our", "my", "your", "all", "those", "these"})
"""Words after which "half" is a share of something: "half the houses"."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from lexemes `[first, stop)`; `mantissa` is what stood before its last scale word.

    `scaled` if it has a scale word; `share` if it is a fraction of something; `spelled` if in words.
    """

    value: float
    first: int
    stop: int
    mantissa: float
    scaled: bool = False
    share: bool = False
    spelled: bool = False


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Number words with their kind (unit, teen, ten, scale, suffix, glued, part) and value."""
    return {word: (kind, float(value)) for word, kind, value in table_rows("number_words.tsv")}


def _kind(lexemes: Sequence[Lexeme], at: int) -> str:
    if at >= len(lexemes) or lexemes[at].kind != "word":
        return ""
    return number_words().get(lexemes[at].low, ("", 0.0))[0]


def _value(lexeme: Lexeme) -> float:
    return number_words()[lexeme.low][1]


def word_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The lower-case text at `at`, or an empty string where there is none."""
    return lexemes[at].low if 0 <= at < len(lexemes) else ""


def read_numeral(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """The number that begins at lexeme `at`, longest reading first; None if there is none."""
    if at >= len(lexemes):
        return None
    kind = lexemes[at].kind
    if kind in ("figure", "fraction"):
        return _read_figure(lexemes, at)
    if kind != "word":
        return None
    found = _read_article(lexemes, at) or _read_half(lexemes, at) or _read_words(lexemes, at)
    return _as_share(lexemes, found) if found else None


def _read_figure(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    if lexemes[at].kind == "fraction":
        return _scaled(lexemes, VULGAR[lexemes[at].text], at, at + 1)
    whole = float(lexemes[at].text.replace(",", ""))
    if _is_fraction(lexemes, at):
        if "".join(x.text for x in lexemes[at : at + 3]) == ATTACKS:
            return None
        return _scaled(lexemes, whole / float(lexemes[at + 2].text), at, at + 3)
    if word_at(lexemes, at + 1) in VULGAR:
        return _scaled(lexemes, whole + VULGAR[lexemes[at + 1].text], at, at + 2)
    if whole.is_integer() and at + 1 < len(lexemes) and not lexemes[at + 1].glued and _is_fraction(lexemes, at + 1):
        part = float(lexemes[at + 1].text) / float(lexemes[at + 3].text)
        return _scaled(lexemes, whole + part, at, at + 4)
    found = _scaled(lexemes, whole, at, at + 1)
    return _as_share(lexemes, found) if not found.scaled else found


def _is_fraction(lexemes: Sequence[Lexeme], at: int) -> bool:
    """True if "n/m" with n < m stands at `at`, glued together, and no further figure follows."""
    if at + 2 >= len(lexemes) or lexemes[at + 1].text not in ("/", "⁄") or lexemes[at + 2].kind != "figure":
        return False
    if not (lexemes[at + 1].glued and lexemes[at + 2].glued) or word_at(lexemes, at + 3) in ("/", "⁄"):
        return False
    top, bottom = lexemes[at].text, lexemes[at + 2].text
    return top.isdecimal() and bottom.isdecimal() and 0 < int(top) < int(bottom) <= LARGEST_DENOMINATOR


def _scaled(lexemes: Sequence[Lexeme], value: float, first: int, stop: int, spelled: bool = False) -> Numeral:
    """The number with the scale words after it: "4 hundred million", "1.5-billion"."""
    mantissa, scaled = value, False
    while True:
        at = stop + 1 if word_at(lexemes, stop) in DASHES and _kind(lexemes, stop + 1) == "scale" else stop
        kind = _kind(lexemes, at)
        if kind not in ("scale", "suffix"):
            return Numeral(value, first, stop, mantissa, scaled, spelled=spelled)
        value = round(value * _value(lexemes[at]), 6)
        stop, scaled = at + 1, True


def _read_article(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a quarter of", "a half million" """
    if lexemes[at].low not in ("a", "an"):
        return None
    following = at + 2 if word_at(lexemes, at + 1) in DASHES else at + 1
    if _kind(lexemes, following) == "scale":
        found = _scaled(lexemes, 1.0, at, following, spelled=True)
        return _with_half(lexemes, found)
    if _kind(lexemes, following) == "part":
        return _read_part(lexemes, at, 1.0, following)
    return None


def _read_part(lexemes: Sequence[Lexeme], at: int, top: float, where: int) -> Numeral | None:
    """ "a third of", "two-thirds", "a quarter of a million", "a half million" """
    value = top / _value(lexemes[where])
    stop = where + 1
    if _kind(lexemes, stop) == "scale":
        return _scaled(lexemes, value, at, stop, spelled=True)
    if word_at(lexemes, stop) == "of" and word_at(lexemes, stop + 1) == "a" and _kind(lexemes, stop + 2) == "scale":
        return _scaled(lexemes, value, at, stop + 2, spelled=True)
    if word_at(lexemes, stop) == "of" or word_at(lexemes, at - 1) == "by":
        return Numeral(value, at, stop, value, share=True, spelled=True)
    return None


def _read_half(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "half a million", "half of", "half the", "by half" """
    if lexemes[at].low != "half" or _kind(lexemes, at - 1) in ("unit", "teen") or word_at(lexemes, at - 1) in DASHES:
        return None
    stop = at + 1
    if word_at(lexemes, stop) in DASHES:
        stop += 1
    if word_at(lexemes, stop) in ("a", "an") and _kind(lexemes, stop + 1) == "scale":
        return _scaled(lexemes, 0.5, at, stop + 1, spelled=True)
    if _kind(lexemes, stop) == "scale":
        return _scaled(lexemes, 0.5, at, stop, spelled=True)
    after, before = word_at(lexemes, at + 1), word_at(lexemes, at - 1)
    if (after == "of" and before not in ("first", "second", "other", "top", "bottom", "latter")) or (
        after in HALF_BEFORE or before in ("by", "in", "than")
    ):
        return Numeral(0.5, at, at + 1, 0.5, share=True, spelled=True)
    return None


def _read_words(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "twenty-five thousand", "three thousand six hundred and four", "two and a half million", "two-thirds" """
    first = at
    total = group = 0.0
    last = 0.0
    scaled = False
    largest = float("inf")
    while True:
        kind = _kind(lexemes, at)
        if kind in ("unit", "teen", "ten"):
            if not _follows(group, kind, at == first):
                break
            group += _value(lexemes[at])
            last = group
        elif kind in ("scale", "suffix") and at > first:
            scale = _value(lexemes[at])
            if scale in (12.0, 100.0):
                group = max(group, 1.0) * scale if group else 0.0
            elif scale < largest:
                total, group, largest = total + group * scale, 0.0, scale
            else:
                total, group = (total + group) * scale, 0.0
            scaled = True
        else:
            break
        at = _next_word(lexemes, at + 1, scaled)
    stop = _last_word(lexemes, first, at)
    if stop == first:
        return None
    found = Numeral(total + group, first, stop, last, scaled, spelled=True)
    part = stop + 1 if word_at(lexemes, stop) in DASHES else stop
    if not scaled and number_words().get(word_at(lexemes, part).rstrip("s"), ("",))[0] == "part":
        return _read_parts(lexemes, found, part)
    return _with_half(lexemes, found)


def _read_parts(lexemes: Sequence[Lexeme], top: Numeral, where: int) -> Numeral | None:
    """ "one third of", "two-thirds of", "three quarters" """
    word = lexemes[where].low
    bottom = number_words()[word.rstrip("s")][1]
    plural = word.endswith("s")
    if not (plural or word_at(lexemes, where + 1) == "of") or top.value >= bottom:
        return None
    value = top.value / bottom
    return Numeral(value, top.first, where + 1, value, share=True, spelled=True)


def _follows(group: float, kind: str, first: bool) -> bool:
    """True if a word of `kind` may follow what the group holds ("twenty" before "five", never "five six")."""
    rest = group % 100
    if first or group == 0 or rest == 0:
        return True
    return kind == "unit" and rest >= 20 and rest % 10 == 0


def _next_word(lexemes: Sequence[Lexeme], at: int, scaled: bool) -> int:
    """The index of the next number word: over a hyphen, and over "and" after a scale word."""
    if word_at(lexemes, at) in DASHES and _kind(lexemes, at + 1) in ("unit", "scale"):
        return at + 1
    if scaled and word_at(lexemes, at) == "and" and _kind(lexemes, at - 1) == "scale":
        small = _kind(lexemes, at + 1) in ("unit", "teen", "ten") and lexemes[at - 1].low in ("hundred", "thousand")
        after = word_at(lexemes, at + 2)
        if small and after not in ("hundred", "dozen") and not _between_at(lexemes, at):
            return at + 1
    return at


def _between_at(lexemes: Sequence[Lexeme], at: int) -> bool:
    """True if "between" stands a little before "and", which then joins two numbers."""
    return any(word_at(lexemes, at - n) == "between" for n in range(2, 6))


def _last_word(lexemes: Sequence[Lexeme], first: int, at: int) -> int:
    """The index after the last number word before `at`."""
    while at > first and _kind(lexemes, at - 1) not in ("unit", "teen", "ten", "scale", "suffix"):
        at -= 1
    return at


def _with_half(lexemes: Sequence[Lexeme], found: Numeral) -> Numeral:
    """ "two and a half million", "a million and a half" """
    at = found.stop
    if [word_at(lexemes, at + n) for n in range(3)] != ["and", "a", "half"]:
        return found
    if found.scaled:
        return Numeral(found.value * 1.5, found.first, at + 3, found.mantissa, True, spelled=True)
    return _scaled(lexemes, found.value + 0.5, found.first, at + 3, spelled=True)


def _as_share(lexemes: Sequence[Lexeme], found: Numeral) -> Numeral:
    """ "one in five", "nine out of ten": the share they name; anything else unchanged."""
    at = found.stop
    if found.scaled or found.share or found.value >= SHARE_BASE or not found.value.is_integer():
        return found
    if word_at(lexemes, at) == "out" and word_at(lexemes, at + 1) == "of":
        at += 2
    elif word_at(lexemes, at) == "in":
        at += 1
    else:
        return found
    if word_at(lexemes, at) == "every":
        at += 1
    bottom = _plain(lexemes, at)
    if bottom is None or not found.value < bottom.value <= SHARE_BASE or bottom.value < 3:
        return found
    return Numeral(found.value / bottom.value, found.first, bottom.stop, found.value, share=True, spelled=found.spelled)


def _plain(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """A whole number without scale at `at`."""
    if at >= len(lexemes):
        return None
    if lexemes[at].kind == "figure":
        text = lexemes[at].text
        return Numeral(float(text), at, at + 1, float(text)) if text.isdecimal() else None
    found = _read_words(lexemes, at) if _kind(lexemes, at) in ("unit", "teen", "ten", "scale") else None
    return found if found and not found.scaled and found.value.is_integer() else None
