"""A story that has turned into two: a raid and weeks later the trial, a launch announced and the launch.

A story is held to have turned on a day if its reports from that day on, and those before it, are each more alike among
themselves than across: as a whole, in headlines and in ledes. Any one of the three alone is often so by chance (one
writer, one photo caption), all three seldom. Copies are left out, which are alike whatever they tell of.
"""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from onrecord.thread.reports import Floats, Integers, Weight
from onrecord.thread.terms import Terms

REPORTS_LEAST = 3
"""Reports on either side of a turn: two are alike by chance."""
APART = 1.15
"""How many times as alike the sides are within as across, in the geometric mean of the three likenesses. Between 1.12
and 1.2 the stories of Giveme5W1H and of the gun violence data come out the same. Of 30 turns found among 10,473
other reports, which it was not chosen on, some 23 were turns to the eye."""
AGREED = 1.0
"""The least of each of the three."""
FLOOR = 0.03
"""Two reports on anything are so alike: added to both sides of a comparison, so that little over nothing is little."""
REPORTS_MOST = 100
"""Reports of a story that are compared: the newest."""
_LIKENESSES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Words and their weights, as a vector of length one; words are kept as their hashes."""

    keys: "array[int]"
    weights: "array[float]"

    def likeness(self, other: Mapping[int, float]) -> float:
        """Their cosine with `other`."""
        return sum(other[key] * weight for key, weight in zip(self.keys, self.weights, strict=True) if key in other)


@dataclass(frozen=True, slots=True)
class Heads:
    """The words of a headline and of a lede."""

    title: Words
    lede: Words


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story, by its number; `like` holds its three likenesses to each report of the story before it."""

    number: int
    day: date | None
    heads: Heads
    like: "array[float]" = field(default_factory=lambda: array("d"))


@dataclass(frozen=True, slots=True)
class Split:
    """Where a story turned: how many of its reports came since, and how many times as alike the sides are within."""

    since: int
    apart: float


def weigh_heads(terms: Terms, weights: Mapping[str, Weight]) -> Heads:
    """The words of headline and lede by how rare they are; those that weigh too little for the report are left out."""
    return Heads(_weigh(terms.title, weights), _weigh(terms.lede, weights))


def _weigh(words: set[str], weights: Mapping[str, Weight]) -> Words:
    rare = {hash(word): weights[word].rare for word in sorted(words) if word in weights}
    length = math.hypot(*rare.values()) or 1.0
    return Words(array("q", rare), array("d", (weight / length for weight in rare.values())))


def compare(number: int, day: date | None, heads: Heads, earlier: Sequence[Told], near: Floats, first: int) -> Told:
    """The report beside those of its story before it; `near` holds its likeness as a whole to number `first` and on."""
    told = Told(number, day, heads)
    title, lede = (dict(zip(words.keys, words.weights, strict=True)) for words in (heads.title, heads.lede))
    for one in earlier[-REPORTS_MOST:]:
        told.like.append(near.item(one.number - first))
        told.like.append(one.heads.title.likeness(title))
        told.like.append(one.heads.lede.likeness(lede))
    return told


def find_split(told: Sequence[Told]) -> Split | None:
    """Where the story turned, if it did; `told` are its reports in order of publication."""
    told = told[-REPORTS_MOST:]
    count = len(told)
    places = [
        place
        for place in range(REPORTS_LEAST, count - REPORTS_LEAST + 1)
        if told[place].day not in (None, told[place - 1].day)
    ]
    if not places:
        return None
    ratios = _compare_sides(told)[:, np.array(places) - 1]
    apart = np.where(ratios.min(axis=0) >= AGREED, ratios.prod(axis=0) ** (1 / _LIKENESSES), 0.0)
    best = int(apart.argmax())
    return Split(count - places[best], float(apart[best])) if apart[best] >= APART else None


def _compare_sides(told: Sequence[Told]) -> Floats:
    """For each of the likenesses and each place but the first: the less alike side's mean, over the mean across."""
    count = len(told)
    pairs = np.zeros((_LIKENESSES, count, count))
    for place in range(1, count):
        like = np.frombuffer(told[place].like).reshape(-1, _LIKENESSES)
        pairs[:, place, :place] = like[-place:].T
    before = pairs.sum(axis=2).cumsum(axis=1)[:, :-1]
    after = pairs.sum(axis=1)[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
    across = pairs.sum(axis=(1, 2))[:, None] - before - after
    left = np.arange(1, count)
    right = count - left
    within = np.minimum(before / _count_pairs(left), after / _count_pairs(right))
    compared: Floats = (within + FLOOR) / (across / (left * right) + FLOOR)
    return compared


def _count_pairs(reports: Integers) -> Integers:
    """How many pairs so many reports make; one at least, to divide by."""
    pairs: Integers = np.maximum(reports * (reports - 1) // 2, 1)
    return pairs
