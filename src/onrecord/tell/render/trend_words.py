"""What a trend's page, picture and text all say of its counts, in the same words."""

from collections.abc import Iterator

from onrecord.model.trend import Period, Tally, Trend
from onrecord.tell.render.plain import count
from onrecord.tell.trend.periods import period_name


def describe_trend(trend: Trend) -> str:
    """Over which time, from how much."""
    first, last = trend.periods[0], trend.periods[-1]
    span = f"{period_name(first, trend.every)} to {period_name(last, trend.every)}"
    if trend.every == "week" or first == last:
        span = period_name(Period(first.start, last.end), trend.every)
    read = sum(r.articles for r in trend.read)
    return (
        f"By {trend.every}, {span}. {count(trend.whole.total, 'happening')}, each counted once, from "
        f"{count(trend.coverage.articles, 'article')} on the subject; in all {count(read, 'article')} of that time "
        f"{'was' if read == 1 else 'were'} read."
    )


def explain_marks(trend: Trend, has_pale: bool, has_gaps: bool, has_marks: bool) -> Iterator[str]:
    """What full, pale, empty and marked columns mean, where there are any."""
    if has_pale:
        yield "Full: the reports state the day. Pale: they do not, and the day of the first report stands in."
    if has_gaps:
        yield "Grey ground: nothing published then was read, so little is known of that time."
    if has_marks:
        yield "Triangle: stands out; hollow: as a count, but not per article read."


def describe_coverage(trend: Trend) -> Iterator[str]:
    """What was counted and what was not, a sentence each."""
    coverage = trend.coverage
    copies = f", {count(coverage.copies, 'copy').replace('copys', 'copies')} among them counted with what they copy"
    yield f"Counted from {count(coverage.articles, 'article')}{copies if coverage.copies else ''}."
    yield "A happening is counted once, in its own period where its day is stated, else in that of its first report."
    yield from (f"Not counted: {number:,} {why}." for why, number in coverage.left_out)


def all_tallies(trend: Trend) -> tuple[Tally, ...]:
    """The tally of all happenings, then the groups."""
    return (trend.whole, *trend.groups)


def dated_share(tally: Tally, at: int) -> int:
    """How many happenings of that period have a stated day."""
    return sum(c.is_dated for c in tally.happenings[at])
