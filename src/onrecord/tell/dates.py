"""Relative dates in a sentence become dates that a reader of any day understands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Timex
from onrecord.text.edtf import edtf_words

_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_MONTH = re.compile(r"^\d{4}-(?:0\d|1[0-2])$")
_YEAR = re.compile(r"^\d{4}$")
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight"
    r"|\b(?:ago|earlier|later|before|after)$",
    re.I,
)
_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night)\b", re.I)
_EDGE = re.compile(r"^(earlier|later|early|late|mid)\b", re.I)
_PREPOSITION = re.compile(
    r"(?:^|\s)(on|in|by|since|until|till|before|after|from|of|for|through|during|between|and|to|the|about|around"
    r"|nearly)\s*$",
    re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AMERICAN = re.compile(rf"\b(?:{_MONTHS}|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b")
_PARTS = ("early", "late")
_MONTH_DAY = re.compile(rf"(?:{_MONTHS}|[A-Z][a-z]{{2,3}}\.) \d{{1,2}}|\d{{1,2}} (?:{_MONTHS})")
SURE_DAYS = 120
""""October 10" in a July article is of that year; in a January article it may be of either."""
_JOINS = "'’-–/"
_DETERMINERS = frozenset("a an the this that his her its their our my last next every each another".split())
_FUNCTION = frozenset(
    "that in to at for and after as with by from when where while before but on against over during about because if "
    "local or of into near outside inside amid following despite under until since said told says saying was were is "
    "are had has have would will could".split()
)
"""Words before which a bare weekday is an adverbial: "said Thursday that", "Thursday told"."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words `[start, end)` of a sentence, offsets counted from its start, and what stands there instead."""

    start: int
    end: int
    text: str
    rule: str


def resolve_dates(words: str, offset: int, times: Sequence[Timex], *, year: int | None) -> list[Replacement]:
    """Replacements for the relative dates of a sentence `words` that begins at `offset` of its article.

    Only dates with the precision of a day, month or year are replaced; "recently" stays as it is. The
    year is left out where it is `year`, the one that the brief speaks of.
    """
    found = (_replace(words, timex, offset, year) for timex in times)
    return [replacement for replacement in found if replacement]


def _replace(words: str, timex: Timex, offset: int, year: int | None) -> Replacement | None:
    when = timex.when
    if when is None or when.basis == "published" or timex.type not in ("DATE", "TIME"):
        return None
    start, end = timex.span.start - offset, timex.span.end - offset
    if not _stands_free(words, start, end):
        return None
    surface = words[start:end]
    if _MONTH_DAY.fullmatch(surface) and not _is_near(timex):
        return None
    if when.basis == "stated" and not _MONTH_DAY.fullmatch(surface):
        return None
    told = _tell(surface, when.edtf, year, bool(_AMERICAN.search(words)))
    if told is None or told.lower() == surface.lower():
        return None
    preposition, plain = told.split(" ", 1) if told.split(" ", 1)[0] in ("on", "in", "earlier", "later") else ("", told)
    text = plain if preposition in ("on", "in") and _PREPOSITION.search(words[:start]) else told
    if start == 0:
        text = text[:1].upper() + text[1:]
    return Replacement(start, end, text, f"relative date resolved: “{surface}” is {when.edtf}")


def _is_near(timex: Timex) -> bool:
    """True if the day is so near the article's own that its year is beyond doubt."""
    when, anchor = timex.when, timex.anchor
    return bool(when and when.start and anchor and abs((when.start - anchor).days) <= SURE_DAYS)


def _stands_free(words: str, start: int, end: int) -> bool:
    """True if the time is an adverbial of its own, no part of a name or noun phrase ("a Thursday meeting")."""
    before, after = words[:start].rstrip(), words[end:]
    if after[:1] in _JOINS or (before and before[-1] in _JOINS):
        return False
    last = before.split()[-1].lower() if before else ""
    if last in _DETERMINERS or last.endswith(("'s", "’s")):
        return False
    if not before or _PREPOSITION.search(words[:start]) or not after[:1].isspace():
        return True
    following = after.split()[0].lower().strip(",.;:")
    return following in _FUNCTION or following.endswith(("ed", "ing"))


def _tell(surface: str, edtf: str, year: int | None, american: bool) -> str | None:
    """The date in words with the preposition it takes, or None if `surface` is to stay."""
    day = edtf[:10]
    if _DAY.match(day) and "/" not in edtf and _WEEKDAY.search(surface):
        part, edge = _PART_OF_DAY.search(surface), _EDGE.match(surface)
        plain = date_words(day, year, american)
        if part:
            return f"on the {part.group(1).lower()} of {plain}"
        return f"{edge.group(1).lower()} on {plain}" if edge and edge.group(1).lower() in _PARTS else f"on {plain}"
    if _DAY.match(edtf) and _MONTH_DAY.fullmatch(surface) and edtf[:4] != str(year):
        return f"{surface}, {edtf[:4]}" if surface[0].isalpha() else f"{surface} {edtf[:4]}"
    if _MONTH.match(edtf) or _YEAR.match(edtf):
        edge = _EDGE.match(surface)
        plain = date_words(edtf, None, american)
        return f"{edge.group(1).lower()} in {plain}" if edge else f"in {plain}"
    return None


def date_words(edtf: str, year: int | None, american: bool = False) -> str:
    """The date in words, without its year where that is `year`; the month first if the sentence does so."""
    words = edtf_words(edtf, None)
    if not _DAY.match(edtf):
        return words
    number, month, stated = words.split(" ")
    if american:
        return f"{month} {number}" if year and stated == str(year) else f"{month} {number}, {stated}"
    return words.removesuffix(f" {year}") if year else words


def apply_replacements(words: str, replacements: Sequence[Replacement]) -> str:
    """`words` with every replacement made."""
    for replacement in sorted(replacements, key=lambda r: r.start, reverse=True):
        words = words[: replacement.start] + replacement.text + words[replacement.end :]
    return words
