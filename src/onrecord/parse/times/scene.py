"""From which days a time expression is counted while the text is read from its start to its end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.parse.times.granule import DAYS, MONTHS, Granule
from onrecord.parse.times.meaning import Calendar, Clock, Counted, Expression, Length, Meaning, Named
from onrecord.parse.times.tense import Tense

HISTORY_YEARS = 3
"""An article whose dates lie further back than this tells history: a lone month is then of the year told of."""
HISTORY_MENTIONS = 5
"""Fewer dates with years than this do not make an article a history."""
HISTORY_SHARE = 0.7
"""Share of dates with years that lie so far back (chosen on the training half; 0.6 to 0.9 give the same)."""


FENCE = 1.5
"""Years outside the quartiles by more than this share of their distance are told in passing (Tukey's fences)."""
FENCE_YEARS = 10
"""Years that close to the quartiles are always of the story."""


@dataclass(slots=True)
class Scene:
    """The publication day, and the times the text spoke of last."""

    anchor: date | None
    history: bool = False
    span: tuple[int, int] | None = None
    """The years that a history tells of; what lies outside is mentioned in passing, and the story goes on before it."""
    story: Granule | None = None
    day: Granule | None = None
    quarter: Granule | None = None
    sentence_day: Granule | None = None
    sentence_year: int | None = None
    tense: Tense = field(default="")
    lead: str = ""
    """The word before the expression."""

    def begin_sentence(self) -> None:
        """Forget what only the last sentence said."""
        self.sentence_day, self.sentence_year = None, None

    def remember(self, granule: Granule, stated_year: bool) -> None:
        """Take `granule` for the time the text now speaks of, unless a history mentions it in passing."""
        if self.span and not self.span[0] <= granule.first.year <= self.span[1]:
            return
        self.story = granule
        if granule.unit == "day":
            self.day = self.sentence_day = granule
        self.quarter = granule if granule.unit == "quarter" else self.quarter
        if stated_year and granule.unit == "year":
            self.sentence_year = granule.first.year

    def base(self, unit: str) -> date | None:
        """The day that "a `unit` later" counts from: None where the text speaks of nothing so exact."""
        if unit == "day":
            return self.day.first if self.day else None
        if self.story is None:
            return None
        return self.story.first if _length(self.story.unit) <= _length(unit) else None


def _length(unit: str) -> int:
    return MONTHS.get(unit, 0) * 30 or DAYS.get(unit, 1)


def story_span(expressions: Sequence[Expression]) -> tuple[int, int] | None:
    """The first and last year that a text tells of, but for those in passing; None where it names no year."""
    meanings = [e.meaning.day if isinstance(e.meaning, Clock) and e.meaning.day else e.meaning for e in expressions]
    years = sorted(m.year for m in meanings if isinstance(m, (Calendar, Named)) and m.year is not None)
    if not years:
        return None
    low, high = years[len(years) // 4], years[len(years) * 3 // 4]
    reach = max(FENCE_YEARS, round(FENCE * (high - low)))
    return low - reach, high + reach


def tells_history(expressions: Sequence[Expression], anchor: date | None) -> bool:
    """True if the dates of a text lie mostly years before `anchor`, and hardly any is counted from it."""
    if anchor is None:
        return False
    meanings = [e.meaning.day if isinstance(e.meaning, Clock) and e.meaning.day else e.meaning for e in expressions]
    years = [m.year for m in meanings if isinstance(m, (Calendar, Named)) and m.year is not None]
    near = sum(_is_near(meaning) for meaning in meanings)
    old = sum(anchor.year - year >= HISTORY_YEARS for year in years)
    placed = sum(not isinstance(meaning, Length) for meaning in meanings)
    return len(years) >= HISTORY_MENTIONS and old >= HISTORY_SHARE * len(years) and near * 10 <= placed


def _is_near(meaning: Meaning) -> bool:
    """True for what is counted from the day of writing: yesterday, last week, a bare weekday."""
    if isinstance(meaning, Counted):
        return meaning.base == "speech" and not meaning.about
    return isinstance(meaning, Named) and meaning.unit == "weekday"
