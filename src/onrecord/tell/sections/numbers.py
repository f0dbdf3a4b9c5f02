"""The numbers: each quantity over time on one line; single figures in their source's own sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.model import PLACE_KINDS, Line, Point, Series
from onrecord.tell.coherence import SUPPOSED, keep_coherent
from onrecord.tell.figures import counted_points, heading, word_series
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import is_recent
from onrecord.tell.rank import fade, find_half_life, published_day
from onrecord.tell.single_figures import find_unclear_figure
from onrecord.tell.telling import Telling, told_when
from onrecord.tell.tolls import word_tolls
from onrecord.tell.wording import Wording
from onrecord.text.about import relevance

POINTS_AT_MOST = 6
"""Points on one line: the first, the last, and those between that change the figure."""
LEAST_SHARE = 0.5
"""Share of the question that the heading of a series must speak of: "US troops in Iran" is not of Iraq."""
LEAST_FIGURE = 10
"""A smaller single figure is a way of speaking as a rule ("three hostile players"), and no quantity that a reader
follows; one of a unit ("2 percent") is."""
RECENT_TIMES = 4
"""Times as far back as a happening that its toll, or a quantity, is still followed."""
GRAVE = 3.0
"""Times that a figure of the dead or hurt is worth another: it is what a reader asks for first."""
LEADING = 0.5
"""What a sentence that names all of what was asked at its beginning is worth more."""
OVERTAKEN_DAYS = 45
"""Days within which a later and higher figure of the dead or sick of one place is the same toll, as it rose: as far as
a memo looks back."""
_VICTIMS = re.compile(r"\b(?:killed|dead|died|deaths?|wounded|injured|hurt|missing|homeless|displaced)\b")
_TOLL = re.compile(
    r"(?:(?:people|persons|[a-z]+(?:ans|ians|ese|is|ish)) )?(?:killed|dead|died|deaths?|death toll|infected|infections)"
    r"|(?:[\w-]+ ){0,3}(?:cases|deaths)"
)
"""What is counted in a toll of all: "people killed" and "Norwegians killed", and not "sailors killed"."""
_OF_DEAD = re.compile(r"\b(?:killed|dead|died|deaths?)\b")
LONGEST_GAP = 400
"""Days between the reports of two points of one line: a figure is given once a year at the least, or forgotten."""
FADING_DAYS = 180
"""A quantity over time that was last reported half a year before the newest report is worth half; a single figure is
news, and fades as a happening does."""


def rank_series(telling: Telling) -> list[Series]:
    """The series that bear on the question, those with the most independent days first."""
    ranked = []
    for found in telling.shelf.account.series:
        series = _choose_told(telling, found)
        share = heading_share(telling, series) if len(series.points) > 1 else told_share(telling, series)
        if share >= LEAST_SHARE:
            ranked.append((-share * _weigh(telling, series), series.id, series))
    return [series for _, _, series in sorted(ranked, key=lambda r: r[:2])]


def _weigh(telling: Telling, series: Series) -> float:
    """What the series is worth: by its reports and their time if it is one; a single figure by how soon its sentence
    names what was asked, and how new it is."""
    if len(series.points) > 1:
        reports = len({p.article_id for p in series.points})
        return (1 + min(reports, 6)) * _freshness(telling, series, FADING_DAYS)
    sentence = telling.shelf.statements[series.points[0].statement_id].sentence
    grave = GRAVE if _VICTIMS.search(series.of) else 1.0
    return (
        grave
        * (1 + LEADING * telling.leads_with_subject(sentence))
        * _freshness(telling, series, find_half_life(telling))
    )


def _choose_told(telling: Telling, found: Series) -> Series:
    """The series with the points that count one thing or, if they do not, its newest figure by itself."""
    if len(found.points) > 1 and heading_share(telling, found) >= LEAST_SHARE:
        coherent = keep_coherent(telling.shelf, found)
        points = _follow_on(telling, coherent.points) if coherent else ()
        if coherent is not None and len(points) > 1:
            return replace(coherent, points=points)
    article = telling.shelf.article
    newest = max(found.points, key=lambda p: (published_day(article(p.article_id)) or date.min, p.statement_id))
    return replace(found, points=(newest,))


def _follow_on(telling: Telling, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points behind the last long gap: what was counted years before is hardly the same."""
    days = [published_day(telling.shelf.article(p.article_id)) for p in points]
    gaps = [n for n in range(1, len(points)) if (b := days[n]) and (a := days[n - 1]) and (b - a).days > LONGEST_GAP]
    return points[max(gaps, default=0) :]


def heading_share(telling: Telling, series: Series) -> float:
    """How much of the question the heading speaks of, 0 to 1; 0 if it counts in a place that was not asked for."""
    terms, place = telling.question.terms, telling.question.place_terms
    if series.place and place and relevance(series.place, place) < 1.0:
        return 0.0
    return relevance(f"{heading(series)} {series.unit}", terms)


def told_share(telling: Telling, series: Series) -> float:
    """How much of the question the heading of a single figure speaks of, or LEAST_SHARE if its sentence speaks of all
    of it; 0 for one that is no quantity, is supposed, or is no news."""
    (point,) = series.points
    statement = telling.shelf.statements[point.statement_id]
    words = telling.shelf.words(statement.sentence)
    whole = LEAST_SHARE if relevance(words, telling.question.terms) == 1.0 else 0.0
    share = heading_share(telling, series) or whole
    recent = is_recent(telling, published_day(telling.shelf.article(point.article_id)))
    if share < LEAST_SHARE or not recent or (point.high < LEAST_FIGURE and not series.unit):
        return 0.0
    if SUPPOSED.search(words) or names_in_passing(telling, statement.sentence):
        return 0.0
    return 0.0 if find_unclear_figure(telling.shelf, statement, has_unit=bool(series.unit)) else share


def tell_numbers(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` quantities."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    told: set[str] = set()
    for occurrence in telling.shelf.account.occurrences:
        for wording, counts in word_tolls(telling.shelf, occurrence):
            if _is_followed(telling, wording):
                told.update(c.statement_id for c in occurrence.counts)
                origins = len({telling.shelf.article(c.span.article_id).outlet for c in counts})
                yield telling.tell(wording, "measure", origins=origins)
    ranked = rank_series(telling)
    tolls = [series for series in ranked if len(series.points) == 1 and _TOLL.fullmatch(series.of.lower())]
    for series in ranked:
        if series in tolls and any(_has_risen(telling, series, other) for other in tolls):
            continue
        points = choose_points(series)
        newest = published_day(telling.shelf.article(points[-1].article_id))
        if all(p.statement_id in told for p in series.points) or not is_recent(telling, newest, RECENT_TIMES):
            continue
        if len(points) > 1:
            wording = word_series(telling.shelf, series, points)
            yield telling.tell(wording, "series", origins=count_origins(telling, points))
        else:
            statement = telling.shelf.statements[points[0].statement_id]
            yield telling.tell_sentence(statement.sentence, "measure", told_when(statement))


def _has_risen(telling: Telling, series: Series, other: Series) -> bool:
    """True if the other toll is a later and higher one of the same place, of dead as this one or of sick: the first is
    overtaken."""
    (one,), (two,) = series.points, other.points
    if bool(_OF_DEAD.search(series.of)) != bool(_OF_DEAD.search(other.of)):
        return False
    days = [published_day(telling.shelf.article(point.article_id)) for point in (one, two)]
    if one.low >= two.low or not days[0] or not days[1]:
        return False
    return 0 <= (days[1] - days[0]).days <= OVERTAKEN_DAYS and bool(_places(telling, one) & _places(telling, two))


def _places(telling: Telling, point: Point) -> set[str]:
    """The places and peoples that the figure's sentence names, each with those that it lies in or is of."""
    shelf = telling.shelf
    mentions = shelf.mentions_in(shelf.statements[point.statement_id].sentence)
    named = (m for m in mentions if m.kind in PLACE_KINDS or m.kind == "NORP")
    entities = {m.entity for m in named if m.entity}
    return entities.union(*(shelf.parents(entity) for entity in entities))


def _is_followed(telling: Telling, wording: Wording) -> bool:
    """True if one of the sentences speaks of all that was asked, and one of them is news."""
    days = (published_day(telling.shelf.article(span.article_id)) for span in wording.spans)
    asked = max(telling.relevance(span) for span in wording.spans) == 1.0
    return asked and any(is_recent(telling, day, RECENT_TIMES) for day in days)


def _freshness(telling: Telling, series: Series, fading_days: float) -> float:
    days = [day for p in series.points if (day := published_day(telling.shelf.article(p.article_id)))]
    return fade(telling, max(days, default=None), fading_days)


def choose_points(series: Series) -> tuple[Point, ...]:
    """The first and last point and, between them, the latest of those that change the figure.

    What was only planned is left out, but for a single figure.
    """
    told = counted_points(series) if len(series.points) > 1 else list(series.points)
    fresh = [p for n, p in enumerate(told) if n == 0 or _differs(p, told[n - 1])]
    if len(fresh) <= POINTS_AT_MOST:
        return tuple(fresh)
    return (fresh[0], *fresh[-(POINTS_AT_MOST - 1) :])


def _differs(point: Point, before: Point) -> bool:
    return (point.low, point.high) != (before.low, before.high) or point.is_competing


def count_origins(telling: Telling, points: tuple[Point, ...]) -> int:
    """How many outlets gave the points, copies aside."""
    shelf = telling.shelf
    return len({shelf.article(p.article_id).outlet for p in points if p.article_id not in shelf.copy_of}) or 1
