"""A story that has turned into two: a raid and weeks later the trial, a launch announced and the launch.

A story is held to have turned on a day if its reports from that day on, and those before it, are each more alike among
themselves than across: as a whole, in headlines and in ledes. Copies are left out, which are alike whatever they tell
of, and so are turns that one or two outlets tell of: the reports of one house are alike by its style.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import numpy as np

from onrecord.thread.reports import Floats, Integers
from onrecord.thread.told import FLOOR, REPORTS_LEAST, REPORTS_MOST, Told, likeness_of_all, mean_of_three

HOUSES_LEAST = 3
"""Outlets on either side of a turn, where the story has as many. Without it 78 turns are found in 10,164 reports of the
corpora, with it 36: three reports of one outlet in its own words make no turn."""
APART = 1.15
"""How many times as alike the sides are within as across, in the geometric mean of the three likenesses. Between 1.15
and 1.2 Giveme5W1H comes out the same, at 1.12 and at 1.25 lower by .01; the gun violence data at all of them alike."""
AGREED = 0.95
"""The least of each of the three; between 0.9 and 0.95 nothing changes."""


@dataclass(frozen=True, slots=True)
class Split:
    """Where a story turned: the day, its first report, and how many times as alike the sides are within as across.

    `moved` are the numbers of the reports that tell of what came since: all from that day on, and those before it that
    are likelier to them (the launch that was announced for the week, a page that bears too early a day).
    """

    day: date
    first: int
    apart: float
    moved: frozenset[int]


def find_split(told: Sequence[Told]) -> Split | None:
    """Where the story turned, if it did; `told` are its reports in order of publication."""
    told = told[-REPORTS_MOST:]
    places = list(_find_places(told))
    if not places:
        return None
    pairs = likeness_of_all(told)
    ratios = _compare_sides(pairs)[:, np.array(places) - 1]
    apart = np.where(ratios.min(axis=0) >= AGREED, mean_of_three(ratios), 0.0)
    best = int(apart.argmax())
    first = told[places[best]]
    if apart[best] < APART or first.day is None:
        return None
    moved = [*_find_ahead(pairs, places[best]), *range(places[best], len(told))]
    return Split(first.day, first.number, float(apart[best]), frozenset(told[place].number for place in moved))


def _find_places(told: Sequence[Told]) -> Iterator[int]:
    """Places of the first reports of a day that have enough reports before and behind them, of enough outlets."""
    houses = [report.house for report in told]
    before, behind = _count_each(houses), _count_each(houses[::-1])[::-1]
    least = min(HOUSES_LEAST, len(set(houses)))
    for place in range(REPORTS_LEAST, len(told) - REPORTS_LEAST + 1):
        if told[place].day not in (None, told[place - 1].day) and min(before[place - 1], behind[place]) >= least:
            yield place


def _count_each(houses: Sequence[str]) -> list[int]:
    """How many different ones there are up to each place."""
    first = {house: place for place, house in reversed(list(enumerate(houses)))}
    return list(accumulate(int(first[house] == place) for place, house in enumerate(houses)))


def _compare_sides(pairs: Floats) -> Floats:
    """For each of the likenesses and each place but the first: the less alike side's mean, over the mean across."""
    lower = np.tril(pairs)
    before = lower.sum(axis=2).cumsum(axis=1)[:, :-1]
    after = lower.sum(axis=1)[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
    across = lower.sum(axis=(1, 2))[:, None] - before - after
    left = np.arange(1, pairs.shape[1])
    right = pairs.shape[1] - left
    within = np.minimum(before / _count_pairs(left), after / _count_pairs(right))
    compared: Floats = (within + FLOOR) / (across / (left * right) + FLOOR)
    return compared


def _find_ahead(pairs: Floats, place: int) -> list[int]:
    """Places of the reports before the place that are more like those behind it than like the others before."""
    own = pairs[:, :place, :place].sum(axis=2) / (place - 1)
    ratios: Floats = (pairs[:, :place, place:].mean(axis=2) + FLOOR) / (own + FLOOR)
    ahead: list[int] = np.flatnonzero((ratios.min(axis=0) >= AGREED) & (mean_of_three(ratios) >= APART)).tolist()
    return ahead


def _count_pairs(reports: Integers) -> Integers:
    """How many pairs so many reports make; one at least, to divide by."""
    pairs: Integers = np.maximum(reports * (reports - 1) // 2, 1)
    return pairs
