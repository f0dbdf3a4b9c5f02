"""Where sentences stand: nupunkt's bounds, with every real line break ending a sentence."""

import re
import statistics
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from nupunkt import load, sent_spans
from nupunkt.core import tokens as splitter_tokens

WRAP_WIDTHS = (50, 100)
"""Median length of the lines of a hard-wrapped text (mail and wire services wrap at 60 to 80 characters)."""
WRAP_LINES = 5
"""A text of fewer lines is never taken for a hard-wrapped one."""
OF_STATES = ("U.S.", "U.N.", "U.K.")
STATE_BODIES = frozenset(
    "Ambassador Ambassadors Secretary Secretaries Undersecretary Under-Secretary Senator Senators Representative"
    " Congressman Congresswoman Attorney Marshal Marshals Envoy Forces General".split()
)
"""Words before which the splitter cuts behind the letters of a state ("U.S. Ambassador Holt"), and which hardly ever
begin a sentence of their own there."""
TITLES = frozenset(
    "Mr. Mrs. Ms. Dr. Drs. Messrs. Rep. Reps. Sen. Sens. Gov. Govs. Amb. Prof. Profs. Rev. Msgr. Supt. Insp. Det."
    " Lt. Gen. Gens. Col. Cols. Maj. Capt. Cpt. Adm. Cmdr. Brig. Sgt. Cpl. Pvt. Pfc. Spc.".split()
)
"""Ranks and titles, which a name or a further rank follows and no sentence ends with."""
LONGEST_TITLE = 12
"""Signs that hold any of them and what may stand close before it."""
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_STOP = re.compile(r"(?<![\w.@/'’-])([a-z]{2,})\.['\"”’]*[^\S\n]+(?=[\"“‘']*[A-Z])")
"""A plain word in small letters, a full stop and a capital."""
_UNBROKEN = re.compile(r"\S{2000,}")
"""Signs without a space between: no prose, and more than a reader of abbreviations takes in linear time."""
_DASHED = re.compile(r"(?:[—–]|--) ?[a-z]")
"""An aside, or the rest of a sentence behind one."""
_BLOCK = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")


def is_hard_wrapped(text: str) -> bool:
    """True if single line breaks in `text` stand inside sentences (a wrapped mail or wire dump)."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    if len(lengths) < WRAP_LINES or "\n" not in text:
        return False
    low, high = WRAP_WIDTHS
    return low <= statistics.median(lengths) and max(lengths) <= high and _broken_inside(text)


def _broken_inside(text: str) -> bool:
    """True if most single line breaks are followed by a lower-case letter or preceded by no full stop."""
    breaks = re.findall(r"([^\n])\n([^\n])", text)
    inside = sum(before not in ".!?:”\"'" for before, _ in breaks)
    return bool(breaks) and inside > len(breaks) / 2


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that no sentence crosses: its lines, or its paragraphs if it is hard-wrapped."""
    pattern = _BLOCK if is_hard_wrapped(text) else _LINE
    for found in pattern.finditer(text):
        yield found.span()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as half-open offsets, in order, without white space at their ends."""
    found: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        first_of_line = True
        for left, right in _cut(text[start:end]):
            words = text[start + left : start + right]
            stripped = words.strip()
            if not stripped:
                continue
            begin = start + left + len(words) - len(words.lstrip())
            if not first_of_line and _joins(text, found[-1][1], stripped):
                found[-1] = (found[-1][0], begin + len(stripped))
            else:
                found.append((begin, begin + len(stripped)))
            first_of_line = False
    return found


def _cut(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line; signs that go on without a space are one of their own."""
    at = 0
    for run in _UNBROKEN.finditer(line):
        yield from ((at + start, at + end) for start, end in _pieces(line[at : run.start()]))
        yield run.span()
        at = run.end()
    yield from ((at + start, at + end) for start, end in _pieces(line[at:]))


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line: nupunkt's, cut where it takes a plain word ("left port.") for an abbreviation."""
    for start, end in sent_spans(line):
        for stop in _STOP.finditer(line, start, end):
            if stop[1] not in _abbreviations():
                yield start, stop.end()
                start = stop.end()
        yield start, end


def forget_words() -> None:
    """Leave the splitter without memory of the words and places it has decided on: up to 131,072, some 30 MB.

    It offers no way to forget the words, so this reaches for them; a test fails should they move.
    """
    load("default").clear_decision_cache()
    splitter_tokens._derived_cache.clear()


@cache
def _abbreviations() -> frozenset[str]:
    text = files("onrecord.text").joinpath("abbreviations.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines()[2:] if line)


def _joins(text: str, end: int, piece: str) -> bool:
    """True if the piece is the rest of the sentence that was cut at `end`."""
    return _runs_on(piece) or _belongs_to_state(text, end, piece) or _follows_title(text, end, piece)


def _follows_title(text: str, end: int, piece: str) -> bool:
    """True if the piece begins with a capital and a rank or title stands before it: "Rear Adm." and a name."""
    last = text[max(0, end - LONGEST_TITLE) : end].split()[-1]
    return last.lstrip("“\"‘'(—–-") in TITLES and piece[0].isupper()


def _belongs_to_state(text: str, end: int, piece: str) -> bool:
    """True if the piece begins with an office or a body of the state with whose letters the text up to `end` ends."""
    return text.endswith(OF_STATES, 0, end) and piece.split(None, 1)[0].rstrip(",.") in STATE_BODIES


def _runs_on(piece: str) -> bool:
    """True if the piece goes on with the sentence before: `"Why?" he asked`, "(R-Ohio.) said", "(R-Ohio.) — who"."""
    return piece[0].islower() or piece[0] in ")],;:" or _DASHED.match(piece) is not None
