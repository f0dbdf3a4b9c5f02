"""A change that stands out becomes a cited line, and lines that tell what happened then."""

from collections.abc import Iterator, Sequence

from onrecord.model import Line, Point, Series
from onrecord.model.trend import ChangeOf, Counted, Every, Notable, Period, PeriodRead
from onrecord.tell.account_page import stated_edtf
from onrecord.tell.figures import heading, is_dated, word_change
from onrecord.tell.rank import WEIGHT_OF_TYPE
from onrecord.tell.sections.numbers import count_origins
from onrecord.tell.telling import Telling
from onrecord.tell.trend.notable import Standout
from onrecord.tell.trend.periods import period_words
from onrecord.tell.wording import Wording

TOLD_AT_MOST = 2
"""Happenings told below a change, as examples of what it is made of."""
EXPLAINED = 2.0
"""Where the rate before gives half of a count and more, reading explains as much of it as anything else."""
LEAST_EARLIER = 3
"""Earlier figures that a new one must pass: of two, one is always the higher."""
LEAST_CHANGE = 0.1
"""A figure that differs by less from the one before is another count of the same."""
EACH = {"day": "days", "week": "weeks", "month": "months", "year": "years"}


def tell_standout(
    telling: Telling, standout: Standout, periods: Sequence[Period], read: Sequence[PeriodRead], every: Every
) -> Notable | None:
    """The change as a line that cites each happening it counts; None if the line cannot be told."""
    counts, at = standout.tally.counts, standout.period
    cited = standout.tally.happenings[at] or next(
        found for n in reversed(standout.before) if (found := standout.tally.happenings[n])
    )
    name = standout.tally.name
    text = f"{name}: {_count_words(standout, counts, periods[at], every)}; {_rate_words(standout, read)}."
    rules = (
        f"counted: {counts[at]} of {name} in {periods[at].edtf}, one passage cited for each" if counts[at]
        else f"counted: none of {name}, no passage, in {periods[at].edtf}; cited are the last before",
        f"the {len(standout.before)} {EACH[every]} before: {', '.join(str(counts[n]) for n in standout.before)}",
        f"articles read: {read[at].articles} then, {', '.join(str(read[n].articles) for n in standout.before)} before",
        f"the rate before and the articles read then give {_rounded(standout.expected)}",
    )  # fmt: skip
    spans = tuple(dict.fromkeys(c.cite.span for c in cited))
    line = telling.tell(Wording(text, spans, rules), "change", periods[at].edtf, _origins(cited))
    if line is None:
        return None
    told = telling.take(_examples(telling, standout.tally.happenings[at]), TOLD_AT_MOST)
    return Notable(standout.kind, name, at, line, told)


def _count_words(standout: Standout, counts: Sequence[int], period: Period, every: Every) -> str:
    earlier = [counts[n] for n in standout.before]
    when, many = period_words(period, every), f"the {len(earlier)} {EACH[every]} before"
    if standout.kind == "fall":
        return f"{counts[standout.period] or 'none'} in {when}, fewer than in each of {many} (at least {min(earlier)})"
    most = f"at most {max(earlier)}" if max(earlier) else "none at all"
    return f"{counts[standout.period]} in {when}, more than in each of {many} ({most})"


def _rate_words(standout: Standout, read: Sequence[PeriodRead]) -> str:
    articles = read[standout.period].articles
    usual = _rounded(standout.expected)
    read_then = f"{articles} article{'s'[: articles != 1]} read, for which the rate before gives {usual}"
    if standout.kind == "more read":
        by_reading = standout.expected * EXPLAINED >= standout.tally.counts[standout.period]
        return f"{read_then}: {'more reading' if by_reading else 'per article read, chance'} may explain it"
    return read_then


def _rounded(value: float) -> str:
    """Whole numbers for tens, one digit behind the point for less."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")


def _origins(cited: Sequence[Counted]) -> int:
    return len({c.cite.outlet for c in cited if c.cite.outlet}) or 1


def _examples(telling: Telling, happenings: Sequence[Counted]) -> Iterator[Line | None]:
    """The happenings that most outlets tell, each in a sentence that stands alone."""
    for one in sorted(happenings, key=lambda c: (-c.origins, not c.is_dated, -WEIGHT_OF_TYPE[c.type], _place(c))):
        yield telling.tell_sentence(one.cite.span, "event", stated_edtf(one.when), one.origins)


def _place(counted: Counted) -> tuple[int, str]:
    """Where it is told: what a report tells early is its news."""
    return counted.cite.span.start, counted.id


def tell_figures(telling: Telling, series: Series) -> Iterator[Notable]:
    """The changes of a figure that passes all its earlier ones, each with both figures cited."""
    counted = [p for p in series.points if _is_sure(p)]
    for n in range(LEAST_EARLIER, len(counted)):
        before, point = counted[n - 1], counted[n]
        if before.as_of == point.as_of or not _differs(before, point):
            continue
        kind = _passes(counted[:n], point)
        if kind is None:
            continue
        wording = word_change(telling.shelf, series, before, point)
        line = telling.tell(wording, "change", None, count_origins(telling, (before, point)))
        if line is not None:
            yield Notable(kind, heading(series), None, line)


def _is_sure(point: Point) -> bool:
    """True for a figure that was counted, of a day that is not itself a guess."""
    guessed = point.as_of is not None and any(c in "?~%" for c in point.as_of.edtf)
    return is_dated(point) and not guessed and point.stands_alone


def _differs(before: Point, point: Point) -> bool:
    middle, other = (before.low + before.high) / 2, (point.low + point.high) / 2
    return abs(other - middle) >= LEAST_CHANGE * abs(middle)


def _passes(earlier: Sequence[Point], point: Point) -> ChangeOf | None:
    """high or low, if the figure lies outside the range of all before it."""
    if point.low > max(p.high for p in earlier):
        return "high"
    return "low" if point.high < min(p.low for p in earlier) else None
