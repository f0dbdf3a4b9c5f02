"""The trend of an account: counts by period and group, figures, and the changes that stand out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.errors import NothingFound, SettingWrong
from onrecord.model import Account, Cite, Series
from onrecord.model.trend import Counted, Every, Notable, Period, PeriodRead, Tally, Trend, TrendBy, TrendCoverage
from onrecord.tell.brief import choose_charts
from onrecord.tell.figures import point_span
from onrecord.tell.rank import published_day
from onrecord.tell.series import find_series
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from onrecord.tell.trend.counts import Counting, count_happenings, entity_names, group_keys
from onrecord.tell.trend.notable import CHANCE, LEAST_BEFORE, LEAST_COUNT, PERIODS_BEFORE, find_standouts, same_change
from onrecord.tell.trend.periods import (
    PERIODS_AT_MOST,
    all_periods,
    choose_every,
    count_periods,
    find_period,
    trim_days,
)
from onrecord.tell.trend.wording import EACH, tell_figures, tell_standout
from onrecord.text.about import Terms

GROUPS_AT_MOST = 6
"""Groups drawn each for itself; the rest are counted together."""
FIGURES_AT_MOST = 4
FIGURE_CHANGES = 3
"""Changes of figures told beside those of happenings; a trend of a quantity tells them all."""
NOTABLE_AT_MOST = 10
WHOLE, OTHERS = "All happenings", "Others"
NAMELESS = frozenset({"others", "none"})
"""Keys of the tallies that stand for no single group."""
NOT_NAMED = {"type": "", "actor": "No actor named", "place": "No place named"}


@dataclass(frozen=True, slots=True)
class ReadDay:
    """An article that was read, as far as counting needs it: its day, outlet and id."""

    article_id: str
    day: date
    outlet: str | None


@dataclass(frozen=True, slots=True)
class TrendQuestion:
    """What is asked: a subject (with its terms), from when, how grouped, in which pieces (None: as fits).

    `of` and its terms name a quantity: then only figures are followed.
    """

    about: str | None = None
    terms: Terms = ()
    since: date | None = None
    as_of: date | None = None
    by: TrendBy = "type"
    every: Every | None = None
    of: str | None = None
    of_terms: Terms = ()


def write_trend(account: Account, question: TrendQuestion, read: Sequence[ReadDay]) -> Trend:
    """The trend; `read` are all articles of the record, on the subject or not.

    NothingFound if no article on the subject has a day, SettingWrong if there would be more periods than can be drawn.
    """
    telling = Telling(Shelf(account), BriefQuestion(question.about, None, question.as_of, "memo", question.terms), None)
    periods, every = choose_periods(telling, question)
    amounts = read_amounts(telling, periods, read)
    counting = count_happenings(telling, periods)
    whole = Tally(WHOLE, "all", tuple(tuple(c for c, _ in found) for found in counting.found))
    groups = tuple(make_groups(telling, counting, question.by)) if question.of is None else ()
    figures = choose_figures(telling, account, question)
    notable = choose_notable(telling, whole, groups, figures, periods, amounts, every) if question.of is None else [
        n for s in figures for n in tell_figures(telling, s)
    ]  # fmt: skip
    copies = sum(a.copies for a in amounts)
    return Trend(
        make_title(question), question.about, question.as_of or periods[-1].end, every, question.by, periods, amounts,
        whole, groups, figures, tuple(figure_cites(telling, figures)), tuple(notable), tell_rule(every),
        TrendCoverage(len(account.readings), copies, whole.total, tuple(counting.left_out.most_common())),
    )  # fmt: skip


def make_title(question: TrendQuestion) -> str:
    """What is followed, with a capital."""
    named = question.of or question.about or "All that was read"
    return named[:1].upper() + named[1:]


def choose_periods(telling: Telling, question: TrendQuestion) -> tuple[tuple[Period, ...], Every]:
    """The periods from the first article on the subject (or `since`) to the last."""
    days = [d for a in telling.shelf.account.articles if (d := published_day(a))]
    days = [d for d in days if question.since is None or d >= question.since]
    if not days:
        raise NothingFound(
            "no article on this has a known day in that time", next="Ask with other words, or for a longer time."
        )
    kept = trim_days(days)
    first, last = question.since or kept[0], kept[-1]
    every = question.every or choose_every(first, last)
    if count_periods(first, last, every) > PERIODS_AT_MOST:
        raise SettingWrong(
            f"{count_periods(first, last, every):,} {EACH[every]} from {first} to {last} cannot be shown apart",
            where=f"--every {every}",
            next=f"Name a longer piece, or a later --since (at most {PERIODS_AT_MOST} pieces).",
        )  # fmt: skip
    return all_periods(first, last, every), every


def read_amounts(telling: Telling, periods: Sequence[Period], read: Iterable[ReadDay]) -> tuple[PeriodRead, ...]:
    """What was read of each period: in all, and on the subject (the articles of the account)."""
    articles: list[set[str]] = [set() for _ in periods]
    outlets: list[set[str]] = [set() for _ in periods]
    for one in read:
        at = find_period(periods, one.day)
        if at is not None:
            articles[at].add(one.article_id)
            outlets[at].update(filter(None, [one.outlet]))
    shelf = telling.shelf
    return tuple(
        PeriodRead(len(a), len(o), len(a & set(shelf.readings)), len(a & set(shelf.copy_of)))
        for a, o in zip(articles, outlets, strict=True)
    )


def make_groups(telling: Telling, counting: Counting, by: TrendBy) -> Iterator[Tally]:
    """The largest groups, then all others together; what has no actor or place named stands last."""
    names, last = entity_names(telling), len(counting.periods)
    held: dict[str, list[list[Counted]]] = defaultdict(lambda: [[] for _ in range(last)])
    for at, found in enumerate(counting.found):
        for counted, occurrence in found:
            for key in list(group_keys(occurrence, by, names)) or [""]:
                held[key][at].append(counted)
    ranked = sorted((k for k in held if k), key=lambda k: (-sum(map(len, held[k])), k))
    for key in ranked[:GROUPS_AT_MOST]:
        yield Tally(type_names().get(key, key) if by == "type" else key, key, tuple(map(tuple, held[key])))
    rest = ranked[GROUPS_AT_MOST:]
    if rest:
        merged = [list({c.id: c for k in rest for c in held[k][at]}.values()) for at in range(last)]
        yield Tally(OTHERS, "others", tuple(map(tuple, merged)))
    if "" in held:
        yield Tally(NOT_NAMED[by], "none", tuple(map(tuple, held[""])))


@cache
def type_names() -> dict[str, str]:
    """The headings of the PLOVER types."""
    lines = (files("onrecord.tell.trend") / "types.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def choose_figures(telling: Telling, account: Account, question: TrendQuestion) -> tuple[Series, ...]:
    """The series that count what was asked for; without that, those of the subject that make a picture."""
    if question.of is None:
        return choose_charts(telling, FIGURES_AT_MOST)
    found = find_series(account, question.of_terms)
    if not found:
        raise NothingFound(
            f"no series counts {question.of!r}",
            next="Name what is counted in the reports' words, or see `onrecord ids series`.",
        )  # fmt: skip
    return tuple(found[:FIGURES_AT_MOST])


def figure_cites(telling: Telling, figures: Iterable[Series]) -> Iterator[tuple[str, Cite]]:
    """A cite for each point, by the id of its statement."""
    for series in figures:
        for point in series.points:
            yield point.statement_id, telling.shelf.cite(point_span(telling.shelf, point))


def choose_notable(
    telling: Telling, whole: Tally, groups: Sequence[Tally], figures: Sequence[Series], periods: Sequence[Period],
    read: Sequence[PeriodRead], every: Every,
) -> list[Notable]:  # fmt: skip
    """The changes that stand out most, newest first, then those of figures."""
    named = [g for g in groups if g.key not in NAMELESS]
    standouts = list(same_change(find_standouts([whole, *named], read), whole))[:NOTABLE_AT_MOST]
    standouts.sort(key=lambda s: (-s.period, s.tally.key))
    told = [n for s in standouts if (n := tell_standout(telling, s, periods, read, every))]
    return told + [n for s in figures for n in tell_figures(telling, s)][:FIGURE_CHANGES]


def tell_rule(every: Every) -> str:
    """When a change stands out, in words."""
    return (
        f"A count stands out if it is higher than each of the {PERIODS_BEFORE} {EACH[every]} before it (at least "
        f"{LEAST_BEFORE}) in which anything was read, if at least {LEAST_COUNT} articles tell of it, more than in each "
        "of those, and if chance alone would hardly make it so high: an exact test of two counts, made with the "
        "articles that tell of it, since one may tell much, and so strict that of "
        f"{round(1 / CHANCE)} reports in which nothing changes at most one names a change. It is told as a rise only "
        "if it passes the same test per article read; else it is said what may explain it. A fall is told in the same "
        f"way, but not of the last {every}, whose reports may still come. A figure stands out if it is above or below "
        "all before it, three at the least."
    )
