"""Reports as their story remembers them: what one is compared by when the story is looked at again.

Two reports are compared three times: as a whole, by their headlines and by their ledes. Any one of the three is often
high by chance (one writer, one photo caption), all three seldom.
"""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from onrecord.thread.reports import Floats, Weight
from onrecord.thread.terms import Terms

LIKENESSES = 3
REPORTS_LEAST = 3
"""Reports of a side that is held against another: two are alike by chance."""
REPORTS_MOST = 100
"""Reports of a story that are compared: the newest."""
FLOOR = 0.03
"""Two reports on anything are so alike: added to both sides of a comparison, so that little over nothing is little."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words and their weights, as a vector; words are kept as their hashes."""

    keys: "array[int]"
    weights: "array[float]"

    def mapping(self) -> dict[int, float]:
        """Word -> weight."""
        return dict(zip(self.keys, self.weights, strict=True))

    def likeness(self, other: Mapping[int, float]) -> float:
        """Their product with `other`: the cosine, if both are of length one."""
        return sum(other[key] * weight for key, weight in zip(self.keys, self.weights, strict=True) if key in other)


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story, by its number; `house` is whose it is, the same for all editions of one outlet.

    `parts` are its words as a whole, of the headline and of the lede; `like` holds its three likenesses to each of
    the REPORTS_MOST reports of the story before it.
    """

    number: int
    day: date | None
    house: str
    parts: tuple[Words, Words, Words]
    like: "array[float]" = field(default_factory=lambda: array("d"))


def read_parts(terms: Terms, weights: Mapping[str, Weight], vector: Mapping[str, float]) -> tuple[Words, Words, Words]:
    """The words of a report by how rare they are; those that weigh too little for the report are left out."""
    whole = Words(array("q", map(hash, vector)), array("d", vector.values()))
    return whole, _weigh(terms.title, weights), _weigh(terms.lede, weights)


def _weigh(words: Iterable[str], weights: Mapping[str, Weight]) -> Words:
    rare = {hash(word): weights[word].rare for word in sorted(words) if word in weights}
    length = math.hypot(*rare.values()) or 1.0
    return Words(array("q", rare), array("d", (weight / length for weight in rare.values())))


def compare_with(told: Told, others: Sequence[Told], whole: Iterable[float] | None = None) -> "array[float]":
    """The three likenesses of a report to each of `others`, one after another; `whole` if those of all words are known.

    They are two thirds of the work, and looked up already where a report has just been placed.
    """
    words, title, lede = (part.mapping() for part in told.parts)
    like = array("d")
    known = whole if whole is not None else (other.parts[0].likeness(words) for other in others)
    for other, one in zip(others, known, strict=True):
        like.extend((one, other.parts[1].likeness(title), other.parts[2].likeness(lede)))
    return like


def compare_all(one: Sequence[Told], other: Sequence[Told]) -> Floats:
    """The likenesses of each report of one story to each of the other: of shape (LIKENESSES, pairs)."""
    pairs: Floats = np.concatenate([np.frombuffer(compare_with(told, other)) for told in one])
    return pairs.reshape(-1, LIKENESSES).T


def line_up(reports: Iterable[Told]) -> list[Told]:
    """The reports in order of publication, each compared anew with those before it."""
    told: list[Told] = []
    for report in sorted(reports, key=lambda report: report.number):
        told.append(replace(report, like=compare_with(report, told[-REPORTS_MOST:])))
    return told


def likeness_of_all(told: Sequence[Told]) -> Floats:
    """The likenesses of each two reports of a story, REPORTS_MOST at most: of shape (LIKENESSES, reports, reports)."""
    count = len(told)
    pairs: Floats = np.zeros((LIKENESSES, count, count))
    for place in range(1, count):
        like = np.frombuffer(told[place].like).reshape(-1, LIKENESSES)
        pairs[:, place, :place] = like[-place:].T
    return pairs + pairs.transpose(0, 2, 1)


def mean_of_three(ratios: Floats) -> Floats:
    """The geometric mean of three ratios, which stand along the first axis."""
    mean: Floats = ratios.prod(axis=0) ** (1 / LIKENESSES)
    return mean
