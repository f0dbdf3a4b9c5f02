"""Which counts stand out from those before them: by an exact test, beside what was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from onrecord.model.trend import ChangeOf, PeriodRead, Tally

PERIODS_BEFORE = 8
"""Periods that a count is held against: two months of weeks; older ones tell of other times."""
LEAST_BEFORE = 4
"""Periods in which something was read that must stand before it: fewer show no usual."""
LEAST_COUNT = 3
"""Articles: what fewer tell is no change, however rare it was."""
MOST_OF_IT = 0.8
"""Share of all happenings from which one group alone explains why they stand out."""
CHANCE = 0.05
"""The chance that a report in which nothing changes names any change; shared among all counts that are looked at."""


@dataclass(frozen=True, slots=True)
class Standout:
    """A count that stands out: of which tally and period, against which periods, with its chance.

    `expected` is what the rate of those periods, per article read, would give for the articles of this one.
    """

    kind: ChangeOf
    tally: Tally
    period: int
    before: tuple[int, ...]
    expected: float
    chance: float


def find_standouts(tallies: Sequence[Tally], read: Sequence[PeriodRead]) -> list[Standout]:
    """The counts that stand out, the least likely first."""
    looked = [(t, n, _before(n, read)) for t in tallies for n in range(len(read)) if read[n].articles]
    looked = [(t, n, before) for t, n, before in looked if len(before) >= LEAST_BEFORE]
    bar = CHANCE / max(1, len(looked))
    telling = {t.key: count_telling(t) for t in tallies}
    found = [s for t, n, before in looked if (s := _judge(t, telling[t.key], n, before, read, bar))]
    return sorted(found, key=lambda s: (s.chance, -s.period, s.tally.key))


def _before(period: int, read: Sequence[PeriodRead]) -> tuple[int, ...]:
    """The last periods before it in which anything was read."""
    return tuple(n for n in range(period) if read[n].articles)[-PERIODS_BEFORE:]


def _judge(
    tally: Tally, telling: Sequence[int], period: int, before: tuple[int, ...], read: Sequence[PeriodRead], bar: float
) -> Standout | None:
    """The count as a standout if its chance is at most `bar`, by the articles that tell of it: `telling` a period."""
    count, earlier = tally.counts[period], [tally.counts[n] for n in before]
    articles, base = read[period].articles, sum(read[n].articles for n in before)
    share, even = articles / (articles + base), 1 / (1 + len(before))
    own, usual = telling[period], [telling[n] for n in before]
    whole, expected = own + sum(usual), sum(earlier) * articles / base
    if own >= LEAST_COUNT and count > max(earlier) and own > max(usual):
        plain, rate = at_least(own, whole, even), at_least(own, whole, share)
        if plain <= bar:
            kind: ChangeOf = "rise" if rate <= bar else "more read"
            return Standout(kind, tally, period, before, expected, plain)
    if count < min(earlier) and period < len(read) - 1:
        chance = max(at_most(own, whole, share), at_most(own, whole, even))
        if chance <= bar:
            return Standout("fall", tally, period, before, expected, chance)
    return None


def count_telling(tally: Tally) -> tuple[int, ...]:
    """How many articles tell of the happenings of each period: those that one long article tells are one chance."""
    return tuple(len({c.cite.span.article_id for c in found}) for found in tally.happenings)


def at_least(count: int, whole: int, share: float) -> float:
    """The chance that of `whole` happenings `count` or more fall to a part that holds `share` of the chances.

    The exact test of two counts (Przyborowski and Wilenski 1940): the earlier counts may be few.
    """
    return min(1.0, sum(_binomial(whole, share, n) for n in range(count, whole + 1)))


def at_most(count: int, whole: int, share: float) -> float:
    """The chance that `count` or fewer fall to it."""
    return min(1.0, sum(_binomial(whole, share, n) for n in range(count + 1)))


def _binomial(whole: int, share: float, count: int) -> float:
    if share in (0.0, 1.0):
        return float(count == whole * share)
    ways = lgamma(whole + 1) - lgamma(count + 1) - lgamma(whole - count + 1)
    return exp(ways + count * log(share) + (whole - count) * log(1 - share))


def same_change(standouts: Sequence[Standout], whole: Tally) -> Iterator[Standout]:
    """The standouts without those of all happenings that one group alone explains."""
    for one in standouts:
        alone = any(
            s.period == one.period and s.kind == one.kind
            and s.tally.counts[s.period] >= MOST_OF_IT * one.tally.counts[one.period]
            for s in standouts if s.tally is not whole
        )  # fmt: skip
        if one.tally is not whole or not alone:
            yield one
