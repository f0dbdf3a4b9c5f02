"""How alike two names are, part by part: spellings, initials, order, titles, forms of companies, numbers.

The score says whether two names *can* be of one; it joins nobody by itself. `entities` asks for evidence besides.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import OSA

from onrecord.text.spelling import sound_key
from onrecord.thread.lexicon import read_classes, read_rows
from onrecord.thread.names import initials

SAME_NAME = 0.7
"""Score from which two names can be of one: a misprint or two, parts left out; chosen on one half of public pairs."""
EDIT_COST = 0.14
"""Of the score for each letter apart; two are the most."""
LEFT_OUT_COST = 0.05
INITIAL_COST, SHORT_COST, JOINED_COST = 0.08, 0.1, 0.02
LETTERS_PER_EDIT = 3
"""A part may differ in one letter if it has at least so many, and in a second from LONG_PART on."""
LONG_PART = 7
PARTS_HELD = 2
"""Parts of a person's name that both must hold where one name leaves parts out."""
SHORTEST_ACRONYM = 2
NameKind = Literal["person", "body"]
_FINER = (("sch", "s"), ("sh", "s"), ("tch", "c"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("x", "ks"))
_WORD = re.compile(r"[a-z0-9]+")
_DOTTED = re.compile(r"\b((?:[a-z]\.[ ]?){2,}[a-z]?)(?![a-z])")
_PLAIN_FORMS = ("company", "corporation")
"""Forms that are left out, or put beside another."""
_STATES = re.compile(r"\bunited states(?: of america)?\b|\busa\b|\bu\.s\.(?:a\.)?")
_SYLLABLES = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 (two) to 1 (one), and why in words."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """True if the two names can be of one."""
        return self.score >= SAME_NAME


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared: its telling parts; of a body its figures, and the family of its legal form."""

    parts: tuple[str, ...]
    figures: tuple[str, ...]
    form: str | None
    script: str
    """What it is written in where each sign is a syllable (Han, Hangul): one sign more or less is another name."""


def compare_names(one: str, other: str, kind: NameKind) -> Likeness:
    """How alike the two names of people or of bodies are, whatever their order, script and dress."""
    left, right = _read_name(one, kind), _read_name(other, kind)
    if not left.parts or not right.parts:
        same = left == right
        return Likeness(float(same), "the same words" if same else "nothing to compare")
    if not _forms_agree(left, right):
        return Likeness(0.0, "another legal form")
    if left.script and right.script and left.script != right.script:
        return Likeness(0.0, "other signs")
    if sorted(left.parts + left.figures) == sorted(right.parts + right.figures):
        return Likeness(1.0, "the same words")
    if kind == "body" and (_is_acronym_of(one, other) or _is_acronym_of(other, one)):
        return Likeness(0.8, "one is the acronym of the other")
    if _joined(left) == _joined(right):
        return Likeness(1.0 - JOINED_COST, "the same letters, spaced otherwise")
    return _compare_people(left, right) if kind == "person" else _compare_bodies(left, right)


def fills_in(short: str, full: str) -> Likeness:
    """Whether the fuller name of a person has first and last name of the short one, and what stands between."""
    left, right = _read_name(short, "person").parts, _read_name(full, "person").parts
    likeness = compare_names(short, full, "person")
    if min(len(left), len(right)) < PARTS_HELD or sound_key(left[-1]) != sound_key(right[-1]):
        return Likeness(0.0, "another surname")
    if not likeness.same or _person_parts(left[0], right[0]) not in (0.0, SHORT_COST):
        return Likeness(0.0, "another given name")
    return likeness


def has_initials_only(short: str, full: str) -> bool:
    """True if what the fuller name has besides is initials."""
    left, right = _read_name(short, "person").parts, _read_name(full, "person").parts
    return all(len(part) == 1 for part in right[1:-1] if part not in left)


def _compare_people(left: _Name, right: _Name) -> Likeness:
    """Every part of one name must stand in the other; parts of both that stand alone tell two people apart."""
    pairs, alone, others = _align(left.parts, right.parts, _person_parts)
    if alone and others:
        return Likeness(0.0, f"“{alone[0]}” against “{others[0]}”")
    left_out = len(alone) + len(others)
    if left_out and sum(len(p) > 1 for p, _, _ in pairs) < PARTS_HELD:
        return Likeness(0.0, "one part alone names nobody")
    return _sum_up(pairs, left_out)


def _compare_bodies(left: _Name, right: _Name) -> Likeness:
    """No part may stand alone: "Bank of China" and "Bank of China (Hong Kong)" are two."""
    if left.figures != right.figures:
        return Likeness(0.0, "other figures")
    pairs, alone, others = _align(left.parts, right.parts, _spelling_cost)
    if alone or others:
        return Likeness(0.0, f"“{(alone or others)[0]}” stands in one only")
    return _sum_up(pairs, 0)


def _sum_up(pairs: Sequence[tuple[str, str, float]], left_out: int) -> Likeness:
    told = [f"“{a}” for “{b}”" for a, b, cost in pairs if cost]
    if left_out:
        told.append(f"{left_out} part{'s' if left_out > 1 else ''} left out")
    score = 1.0 - sum(cost for _, _, cost in pairs) - LEFT_OUT_COST * left_out
    return Likeness(round(max(score, 0.0), 3), ", ".join(told) or "the same words")


Pairs = list[tuple[str, str, float]]


def _align(
    left: Sequence[str], right: Sequence[str], cost: Callable[[str, str], float | None]
) -> tuple[Pairs, list[str], list[str]]:
    """Parts of both names paired one to one, the cheapest first; what is left of either."""
    rated = [(c, m, n) for m, a in enumerate(left) for n, b in enumerate(right) if (c := cost(a, b)) is not None]
    used: tuple[set[int], set[int]] = set(), set()
    pairs: Pairs = []
    for price, m, n in sorted(rated):
        if m not in used[0] and n not in used[1]:
            used[0].add(m)
            used[1].add(n)
            pairs.append((left[m], right[n], price))
    alone = [p for k, p in enumerate(left) if k not in used[0]]
    return pairs, alone, [p for k, p in enumerate(right) if k not in used[1]]


def _person_parts(one: str, other: str) -> float | None:
    """The cost of taking two parts for one: an initial, a short form, a spelling; None: they are two."""
    if min(len(one), len(other)) == 1:
        return (0.0 if one == other else INITIAL_COST) if one[0] == other[0] else None
    spelled = _spelling_cost(one, other)
    if spelled is not None:
        return spelled
    short = short_forms()
    return SHORT_COST if other in short.get(one, ()) or one in short.get(other, ()) else None


def _spelling_cost(one: str, other: str) -> float | None:
    """The cost of taking two words for spellings of one; None: they are two."""
    if one == other:
        return 0.0
    if one.isdigit() or other.isdigit() or one.isascii() != other.isascii():
        return None
    keys = _fine_key(one), _fine_key(other)
    if keys[0] == keys[1]:
        return 0.02
    shortest = min(len(one), len(other))
    most = 0 if shortest < LETTERS_PER_EDIT else 1 if shortest < LONG_PART else 2
    edits = min(OSA.distance(one, other), OSA.distance(*keys))
    return edits * EDIT_COST if edits <= most else None


@lru_cache(maxsize=16384)
def _fine_key(part: str) -> str:
    for written, plain in _FINER:
        part = part.replace(written, plain)
    return sound_key(part)


def _joined(name: _Name) -> str:
    return "".join(name.parts + name.figures)


def _forms_agree(left: _Name, right: _Name) -> bool:
    return left.form == right.form or bool({left.form, right.form} & {None, *_PLAIN_FORMS})


def _is_acronym_of(short: str, full: str) -> bool:
    letters = short.replace(".", "").strip()
    if len(letters) < SHORTEST_ACRONYM or not letters.isupper() or not letters.isalpha():
        return False
    return " " in full and initials(full.replace("’s", "").replace("'s", "")) == letters


@lru_cache(maxsize=16384)
def _read_name(written: str, kind: NameKind) -> _Name:
    """The name in plain ASCII small letters, its titles, particles and legal form apart."""
    script = "".join(_SYLLABLES.findall(written))
    plain = anyascii(_CAMEL.sub(" ", written) if " " not in written.strip() else written).lower()
    plain = _STATES.sub("us", plain).replace("&", " and ").replace("'s ", " ").replace("'", "").replace("`", "")
    plain = _DOTTED.sub(lambda m: re.sub(r"[. ]", "", m.group(1)) + " ", plain)
    words = _WORD.findall(plain)
    form = None
    if kind == "body":
        words, form = _take_form(words)
    classes = read_classes("name_words")
    if kind == "person":
        return _Name(tuple(_take_titles(words, classes)), (), None, script)
    counted, parts = _take_figures([w for w in words if w not in classes["body"]] or words)
    return _Name(parts or counted, counted if parts else (), form, script)


def _take_titles(words: Sequence[str], classes: Mapping[str, frozenset[str]]) -> list[str]:
    """The words of a person's name without titles before, degrees behind, and particles; all, if none is left."""
    rest = list(words)
    while len(rest) > 1 and rest[0] in classes["title"]:
        rest = rest[1:]
    while len(rest) > 1 and rest[-1] in classes["suffix"]:
        rest = rest[:-1]
    telling = [w for n, w in enumerate(rest) if w not in classes["particle"] or (n == 0 and w == "ben")]
    return [w for n, w in enumerate(telling) if n == 0 or w != telling[n - 1]] or rest


def _take_figures(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures of a body's name ("forty four" is one), and its other words."""
    figures: list[str] = []
    parts: list[str] = []
    tens = False
    for word in words:
        figure = number_forms().get(word, word if word.isdigit() else None)
        if figure is None:
            parts.append(word)
        elif tens and len(figure) == 1:
            figures[-1] = str(int(figures[-1]) + int(figure))
        else:
            figures.append(figure)
        tens = figure is not None and len(figure) == 2 and figure.endswith("0") and not word.isdigit()
    return tuple(figures), tuple(parts)


def _take_form(words: Sequence[str]) -> tuple[list[str], str | None]:
    """The words without the longest legal form at their end or their beginning, and its family."""
    found = None
    rest = list(words)
    while True:
        for size in range(min(5, len(rest) - 1), 0, -1):
            family = legal_forms().get(" ".join(rest[-size:]))
            if family:
                rest = rest[:-size]
                break
            family = legal_forms().get(" ".join(rest[:size]))
            if family and family not in ("company", "nordic", "se", "sl"):
                rest = rest[size:]
                break
        else:
            return rest, found
        found = found if found not in (None, *_PLAIN_FORMS) else family


@cache
def legal_forms() -> dict[str, str]:
    """Written legal form -> its family."""
    return {form: family for family, forms in read_rows("name_forms") for form in forms.split("|")}


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Full given name -> the short forms it goes by."""
    return read_classes("name_short")


@cache
def number_forms() -> dict[str, str]:
    """A number's word, ordinal or Roman figure -> its digits."""
    return {form: figure for figure, forms in read_rows("name_numbers") for form in forms.split()}
