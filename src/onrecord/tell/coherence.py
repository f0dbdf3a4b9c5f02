"""Whether the points of a series count one thing: whose, where, and in one order of size."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from statistics import median

from onrecord.model import Measure, Point, Series, Span
from onrecord.tell.figures import counted_points
from onrecord.tell.shelf import Shelf
from onrecord.text.about import ring_of

FARTHEST = 5.0
"""Times the median that a point may be over or under it. In the lines that the audit of briefs read, figures farther
apart counted different things: a battalion beside an army, the dead of one raid beside those of a war."""
PAIR_FARTHEST, PAIR_DAYS = 2.0, 14
"""Two figures, all there are and of two outlets, that differ so many times within so many days count two things (of
three such pairs that were read all did: refugees in all and those to be moved, goods taxed in two rounds)."""
PAIR_FARTHEST_EVER = 3.0
"""The same for figures of any days: 16 sites of the one and 3 of the other are of two kinds."""
APART_AT_ONCE = 1.25
"""Times that the figures of two outlets may differ within `PAIR_DAYS`: a force does not grow by half in a week, but one
outlet counts its advisers and the other all of its men."""
PARTS = 3
"""Different figures for one time from which a report counts parts of a whole; two may be an estimate and its limit."""
_PART = re.compile(r" of (?:the|those|these|its|his|her|their)\b")
"""Behind a figure that counts a part of what is headed."""
LEVEL_DAYS = 45
"""Days of the time for which a level is given ("in May"); what is counted over a longer one comes to that time as a
whole, and stands beside nothing but the same of another time as long."""
LEAST_COUNT = 10
"""Counts that never reach it ("two bases", "three men") are of different cases as a rule, and no quantity over time."""
LEAST_KEPT = 0.5
"""Share of the points that must agree in size; otherwise nothing says which of them count the same."""
_OWNED = re.compile(
    r"\b(?:troops?|soldiers?|forces?|personnel|fighters?|advis[eo]rs?|bases?|servicemen|sailors|marines|militants?"
    r"|warplanes|jets|ships|officials|officers|members|people|civilians|men|women|children)$",
    re.I,
)
"""What several states and groups have: a count of it means nothing before it is said whose."""
BEFORE = 40
"""Characters before a figure in which its sentence says that it counts others besides."""
STEM = 4
"""Letters by which two forms of a word are known as one ("killed", "killing")."""
_LOST = re.compile(
    r"\b(?:killed|wounded|injured|hurt|died|dead|deaths?|casualt\w+|lives|lost|missing|arrested|detained)\b", re.I
)
"""Words of losses: they are of one deed each, which its toll tells; a sentence that holds one may count them, and not
those who stand."""
_UNSETTLED = re.compile(
    r"\b(?:propos\w+|(?:counter-?)?offer\w*|demand\w*|request(?:s|ing|ed)?|ask(?:s|ed|ing)? for|seek(?:s|ing)?|sought"
    r"|call(?:s|ing)? (?:for|on|upon)|aim\w*|goals?|targets?|expect\w*|forecasts?|foresees?|project(?:ed|s|ions?)"
    r"|predict\w*|anticipat\w*|possib\w+|options?|scenarios?|likely|set to|due to|scheduled|plan(?:s|ned|ning)?|will"
    r"|cap|limit|ceiling|suppos\w+|pledg\w+|promis\w+|vow\w*|package|bill|draft)\b",
    re.I,
)
"""Words of what is offered, asked for, expected or planned: a sentence that holds one may count nothing that is there.
Of 37 lines of figures side by side that were read, 17 set offers, bills, plans or forecasts beside each other."""
_ADDED = re.compile(
    r"\b(?:not|another|an additional|additional|an extra|extra|a further|on top of|in addition to|besides"
    r"|(?:the|those|these) (?:other|first|last|remaining))"
    r" (?:(?:the|some|about|around|roughly|nearly|up to) )*$",
    re.I,
)
"""Before a figure that is denied, or that counts those besides others."""
_MORE = re.compile(r"^ (?:more|additional|extra|other|further)\b")
"""Behind a figure that counts those besides others."""
_DIGIT = re.compile(r"\d")
SUPPOSED = re.compile(
    r"\b(?:should|could|would|might|(?-i:may)|if|unless|proposed|proposes|suggested|urged|recommend\w*|wanted|wants|requested"
    r"|called for|considering|possibility|potential|(?:would|['’]d) like|hopes?)\b",
    re.I,
)
"""Words of what is wished or possible: "we should have left 10,000" counts nobody."""
_RAISED = re.compile(
    r"\b(?:br[io]ng|brought|push|rais|r[io]s|climb|tak|took|dr[io]v|going|went|mov)\w*\b[^,.;]{0,40}\bup to \d"
)
"""Where "up to" is how far a figure rose, and no limit: "bringing the rate up to 14 percent"."""
_FROM = re.compile(r"\bfrom (?:(?:some|about|around|roughly|nearly|more than|over) )?$")
_SPENT = re.compile(
    r"\b(?:rockets?|missiles?|mortars?|shells?|bombs?|drones?|air ?strikes?|strikes?|attacks?|raids?|sorties|bombings?"
    r"|incidents?|arrests?|shots|rounds|tests?|launches)$",
    re.I,
)
"""What is fired or done, each time anew: two counts of it are of two stretches of time, and no level that moves."""
_FIRED = re.compile(
    r"\b(?:fired?|firing|launch(?:ed|es|ing)?|struck|hit|land(?:ed|ing)|fell|dropped|intercepted|carried out|conducted"
    r"|took place|taken place|there (?:were|have been|had been))\b",
    re.I,
)
"""Words by which a sentence tells that they were; else it may count a stock ("has 150,000 rockets")."""
_WORD = re.compile(r"[^\W\d_][\w.]*")
_CAPITAL = re.compile(r"[A-Z]")


def keep_coherent(shelf: Shelf, series: Series) -> Series | None:
    """The series with the points that count one thing; None if too few of several are left."""
    if len(series.points) < 2:
        return series
    of_nobody = _OWNED.search(series.of) and not (_CAPITAL.search(series.of) or "displaced" in series.of.lower())
    if of_nobody or not series.place or _LOST.search(series.of):
        return None
    points = [p for p in series.points if names_place(shelf, series, p) and names_counted(shelf, series, p)]
    points = [p for p in points if not (is_left_behind(shelf, points, p) or _stands_beside_part(shelf, series, p))]
    points = _keep_levels(shelf, points)
    counted = counted_points(replace(series, points=tuple(points)))
    if len(counted) < 2:
        return None
    middle = median(p.low for p in counted)
    near = tuple(p for p in points if middle / FARTHEST <= p.low <= middle * FARTHEST)
    if len([p for p in near if p in counted]) < 2:
        return None
    too_small = not series.unit and max(p.high for p in near or points) < LEAST_COUNT
    if len(near) == 2 and _is_far_pair(shelf, near):
        return None
    if _counts_parts(near) or _differs_at_once(shelf, near):
        return None
    sentences = {shelf.statements[p.statement_id].sentence for p in near}
    if len(near) < LEAST_KEPT * len(series.points) or too_small or len(sentences) < 2:
        return None
    return replace(series, points=near)


def _is_far_pair(shelf: Shelf, points: Sequence[Point]) -> bool:
    """True if two outlets give two figures that are too far apart to be of one thing, within days or at all."""
    first, second = (shelf.article(point.article_id) for point in points)
    days = [day for article in (first, second) if (day := article.published.middle)]
    low, high = sorted(point.low for point in points)
    near = len(days) == 2 and abs((days[0] - days[1]).days) <= PAIR_DAYS
    return first.outlet != second.outlet and high >= (PAIR_FARTHEST if near else PAIR_FARTHEST_EVER) * low


def _differs_at_once(shelf: Shelf, points: Sequence[Point]) -> bool:
    """True if two outlets give figures of one time that are too far apart to be of one thing."""
    told = [(shelf.article(p.article_id), p) for p in points if not p.is_planned]
    days = [(article.published.middle, article.outlet, point) for article, point in told]
    return any(
        day and other and (day - other).days in range(PAIR_DAYS + 1) and outlet != another
        and max(one.low, two.low) > APART_AT_ONCE * min(one.high, two.high)
        for day, outlet, one in days
        for other, another, two in days
    )  # fmt: skip


def _counts_parts(points: Sequence[Point]) -> bool:
    """True if one report gives three figures of one time: 900 troops in all, 500 at one base and 400 at another."""
    given = {(p.article_id, p.as_of.edtf if p.as_of else None, p.low, p.high) for p in points if not p.is_planned}
    return max(Counter(key[:2] for key in given).values(), default=0) >= PARTS


def _keep_levels(shelf: Shelf, points: list[Point]) -> list[Point]:
    """The points that are each of a day or month; all, if each is of a time as long, whose end its report saw."""
    long = [p.as_of for p in points if p.as_of and p.as_of.days and p.as_of.days > LEVEL_DAYS]
    if not long:
        return points
    days = sorted(when.days or 0 for when in long)
    alike = len(long) == len(points) and days[-1] - days[0] <= LEVEL_DAYS
    if alike and not any(_outlasts_report(shelf, p) for p in points):
        return points
    return [p for p in points if p.as_of is None or p.as_of not in long]


def _outlasts_report(shelf: Shelf, point: Point) -> bool:
    published = shelf.article(point.article_id).published.day
    return bool(published and point.as_of and point.as_of.end and point.as_of.end > published)


def is_left_behind(shelf: Shelf, points: Sequence[Point], point: Point) -> bool:
    """True for the old figure of "to 3,000 from 5,200": it held before the time that the sentence gives."""
    statement = shelf.statements[point.statement_id]
    if not isinstance(statement.act, Measure):
        return False
    before = replace(statement.sentence, end=max(statement.act.amount.span.start, statement.sentence.start + 1))
    others = (p for p in points if p.as_of == point.as_of and p.low != point.low)
    beside = any(shelf.statements[p.statement_id].sentence == statement.sentence for p in others)
    return beside and _FROM.search(shelf.words(before)) is not None


def _stands_beside_part(shelf: Shelf, series: Series, point: Point) -> bool:
    """True if the sentence gives another figure of the series, and neither as what the other came from: parts
    ("on top of 300 advisers and 130 men"), of which none is the level."""
    sentence = shelf.statements[point.statement_id].sentence
    beside = [p for p in series.points if shelf.statements[p.statement_id].sentence == sentence]
    differs = len({(p.low, p.high) for p in beside}) > 1
    return differs and not any(is_left_behind(shelf, beside, p) for p in beside)


def names_counted(shelf: Shelf, series: Series, point: Point) -> bool:
    """True if the sentence that gives the figure names what is counted, and whose: each word of the heading, or one of
    its ring ("soldiers" for troops); "US" may stand as "American"."""
    sentence = shelf.statements[point.statement_id].sentence
    words = shelf.words(sentence)
    unsettled = (SUPPOSED.search(words) or _UNSETTLED.search(words)) and not point.is_planned
    if unsettled or _LOST.search(words) or (_SPENT.search(series.of) and _FIRED.search(words)):
        return False
    if (point.hedge == "at_most" and _RAISED.search(words)) or _counts_part(shelf, point):
        return False
    missing = [word for word in _WORD.findall(series.of) if not _ring(word).search(words)]
    return all(_CAPITAL.match(word) and names_owner(shelf, series, sentence, word) for word in missing)


def _counts_part(shelf: Shelf, point: Point) -> bool:
    """True if the figure is of some of what is headed, or of more of it, or is denied."""
    statement = shelf.statements[point.statement_id]
    if not isinstance(statement.act, Measure):
        return False
    amount = statement.act.amount.span
    text = shelf.article(point.article_id).text
    digit = _DIGIT.search(text, amount.start, amount.end)  # "an additional 4,000" is read as one figure
    before = text[max(statement.sentence.start, amount.start - BEFORE) : digit.start() if digit else amount.start]
    behind = text[amount.end : statement.sentence.end]
    return any(found is not None for found in (_PART.match(behind), _MORE.match(behind), _ADDED.search(before)))


def names_owner(shelf: Shelf, series: Series, sentence: Span, word: str) -> bool:
    """True if the sentence names a body of the state that `word` of the heading means: the Pentagon for "American".

    Which state that is the other sentences of the series tell, where they use the word.
    """
    told = [shelf.statements[p.statement_id].sentence for p in series.points]
    named = (m for s in told for m in shelf.mentions_in(s) if m.entity)
    owners = {m.entity for m in named if _ring(word).search(shelf.words(m.span))}
    return any(owners & set(shelf.parents(m.entity)) for m in shelf.mentions_in(sentence) if m.entity)


@cache
def _ring(word: str) -> re.Pattern[str]:
    """Any form of the word or of those that mean the same."""
    if word.replace(".", "").upper() in ("US", "AMERICAN", "AMERICANS"):
        return re.compile(r"\bU\.?S\b|\bAmerican|\bUnited States\b")
    stems = sorted({re.escape(w[: max(STEM, len(w) - 3)]) for w in ring_of(word.lower())})
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.I)


def _is_listed(place: str, words: str) -> bool:
    """True if the place is one of several in a row, of all of which the figure may be ("in Lebanon, Turkey, Egypt")."""
    name = re.escape(place)
    first, last = rf"\b{name}(?:,? and|,) [A-Z][a-z]+(?:,| and)", rf"[A-Z][a-z]+,? and {name}\b"
    return bool(re.search(rf"{first}|{last}|[A-Z][a-z]+, {name},? and [A-Z]", words))


def names_place(shelf: Shelf, series: Series, point: Point) -> bool:
    """True if the sentence that gives the figure names the place that the series is headed by."""
    if not series.place:
        return True
    if _is_listed(series.place, shelf.words(shelf.statements[point.statement_id].sentence)):
        return False
    statement = shelf.statements[point.statement_id]
    place = statement.place
    if place is not None and place.span is not None and statement.sentence.covers(place.span):
        return True
    return series.place.lower() in shelf.words(statement.sentence).lower()
