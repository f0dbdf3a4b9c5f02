"""Two stories that are one: reports that came late, or from another side, began a story of their own.

One report that is near to two stories says little. Once three reports of each are known, stories whose reports are as
alike across as within are held to be one: as a whole, in headlines and in ledes. It is what parts a story
(`splits`), the other way round.
"""

from collections.abc import Sequence

import numpy as np

from onrecord.thread.reports import Floats
from onrecord.thread.told import FLOOR, REPORTS_LEAST, REPORTS_MOST, Told, compare_all, likeness_of_all, mean_of_three

NEIGHBOURS = 3
"""Stories that a story is held against: those of the reports that are most like its newest."""
QUIET_MOST = 60
"""Days between the news of the two. Stories of one matter that lie further apart tell of two turns of it: of pairs in
10,164 reports that were as alike as this asks, the five within two months were one to the eye, of the others half. The
nearest pair that was two lay 64 days apart; the one pair of Giveme5W1H that is joined lies 55 apart."""
AS_ALIKE = 1.0
"""How alike they are across, over the less alike of the two within; each of the three likenesses must reach it."""


def is_due(count: int) -> bool:
    """True each time a story has as many reports as tell something, or twice as many as when it was last held
    against its neighbours: so that all in all it costs little."""
    times, rest = divmod(count, REPORTS_LEAST)
    return not rest and times > 0 and not times & (times - 1)


def measure_likeness(one: Sequence[Told], other: Sequence[Told]) -> float:
    """How alike two stories are across over within, in the mean of the three; 0 if they are not to be joined."""
    if min(len(one), len(other)) < REPORTS_LEAST or _count_days(one, other) > QUIET_MOST:
        return 0.0
    one, other = one[-REPORTS_MOST:], other[-REPORTS_MOST:]
    within = np.minimum(_mean_within(one), _mean_within(other))
    ratios = (compare_all(one, other).mean(axis=1) + FLOOR) / (within + FLOOR)
    return float(mean_of_three(ratios)) if ratios.min() >= AS_ALIKE else 0.0


def _mean_within(told: Sequence[Told]) -> Floats:
    mean: Floats = likeness_of_all(told).sum(axis=(1, 2)) / (len(told) * (len(told) - 1))
    return mean


def _count_days(one: Sequence[Told], other: Sequence[Told]) -> int:
    """Days from the last news of the story that ended first to the first of the other; none if they overlap."""
    spans = [[told.day for told in story if told.day is not None] for story in (one, other)]
    if not all(spans):
        return 0
    return max((min(spans[1]) - max(spans[0])).days, (min(spans[0]) - max(spans[1])).days, 0)
