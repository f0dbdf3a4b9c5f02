"""Reports of a morning's paper that stand online under the day before, so that their "yesterday" is that very day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from math import fsum, log, sqrt

from onrecord.model import Article, Reading, Span, Timex, When
from onrecord.text.about import STOP_WORDS

OPENING = 5
"""Sentences that open a report: its news."""
SURE = 0.5
"""Likeness (cosine of words by rarity) from which two sentences tell one happening: of 27 pairs of one day that were
read, one telling it of "yesterday" and one of "today", all did; of nine between a quarter and that, one did not."""
COMPARED = 100
"""Openings of one day that are compared, the first ones: more would take long where a whole record is of one day."""
ALIKE = 0.25
"""Likeness from which a report of the day before leaves "yesterday" where it is: of 59 such pairs one told another
happening."""
HABIT = 2
"""Reports of one outlet, found out within a year, after which its other reports may stand under the day before as well:
of ten whose happening could be looked up, four did."""
YEAR = timedelta(days=365)
DAY = timedelta(days=1)
_EVE = re.compile(r"(?:yesterday|last night)\b", re.I)
_COUNTED = re.compile(
    r"(?:(?:late|early|earlier) )?(?:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))\b",
    re.I,
)
"""Days that are counted from the day of the paper; a weekday or a date is not."""
_WORD = re.compile(r"[^\W_]{3,}")
_OF_TIME = frozenset("yesterday today tonight tomorrow last night".split())


@dataclass(frozen=True, slots=True)
class _Opening:
    """A sentence that opens a report, with the one day that it gives (None: none) and in which words."""

    article: Article
    published: date
    text: str
    day: date | None
    surface: str

    @property
    def tells_of_eve(self) -> bool:
        """True if it tells of the day before that of the report, as "yesterday"."""
        return self.day == self.published - DAY and _EVE.match(self.surface) is not None


@dataclass(frozen=True, slots=True)
class Eves:
    """Ids of reports: those whose "yesterday" is the day under which they stand, and those of which it may be."""

    found: frozenset[str]
    unsure: frozenset[str]


def mend_editions(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the days that a report counts from its own moved by one where it is of the next day's paper,
    and taken away where it may be; in times and statements."""
    eves = find_eves(readings)
    return tuple(_mend(reading, eves) for reading in readings)


def find_eves(readings: Sequence[Reading]) -> Eves:
    """Which reports stand under the day before their paper's.

    Another report tells what they tell as of that day ("today", or by its weekday), and none is more like them that
    tells it of the day before or was published then. Unsure are those of which no other report says either, and which
    do not open with "today" themselves, if their outlet was found out twice within a year.
    """
    openings = [opening for reading in readings for opening in _openings(reading)]
    asked = [opening for opening in openings if opening.tells_of_eve]
    days = {day for opening in asked for day in (opening.published, opening.published - DAY)}
    scale = _Scale([opening for opening in openings if opening.published in days or opening.day in days])
    told: dict[date, list[_Opening]] = defaultdict(list)
    printed: dict[date, list[_Opening]] = defaultdict(list)
    for opening in openings:
        printed[opening.published].append(opening)
        if opening.day and not opening.tells_of_eve:
            told[opening.day].append(opening)
    found: dict[str, _Opening] = {}
    settled = {o.article.id for o in openings if o.day == o.published}
    for opening in asked:
        eve = opening.published - DAY
        same = scale.most_like(opening, told[opening.published])
        before = max(scale.most_like(opening, told[eve]), scale.most_like(opening, printed[eve]))
        if same >= SURE and same > before:
            found[opening.article.id] = opening
        elif before >= ALIKE:
            settled.add(opening.article.id)
    open_still = (o for o in asked if o.article.id not in found and o.article.id not in settled)
    return Eves(frozenset(found), frozenset(o.article.id for o in open_still if _is_habit(o, found.values())))


def _is_habit(opening: _Opening, found: Iterable[_Opening]) -> bool:
    """True if enough reports of the same outlet were found out in the same year."""
    alike = (o for o in found if o.article.outlet == opening.article.outlet)
    return sum(abs(o.published - opening.published) <= YEAR for o in alike) >= HABIT


def _openings(reading: Reading) -> Iterator[_Opening]:
    """The first sentences of a report of a known day, but for those that give several days."""
    published, text = reading.article.published.day, reading.article.text
    if not reading.sentences or published is None or not date.min.year < published.year < date.max.year:
        return
    sentences = reading.sentences[:OPENING]
    days = [t for t in reading.times if t.span.start < sentences[-1].end and t.when and t.when.days == 1]
    for sentence in sentences:
        times = [t for t in days if sentence.covers(t.span)]
        if len(times) <= 1:
            day = next((t.when.start for t in times if t.when), None)
            surface = "".join(t.span.words(text) or "" for t in times)
            yield _Opening(reading.article, published, sentence.words(text) or "", day, surface)


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in map(str.lower, _WORD.findall(text)) if w not in STOP_WORDS and w not in _OF_TIME)


class _Scale:
    """How alike two openings are: the cosine of their words, weighed by how rare they are among all openings."""

    def __init__(self, openings: Sequence[_Opening]) -> None:
        self._words = {opening.text: _words(opening.text) for opening in openings}
        held = Counter(word for opening in openings for word in self._words[opening.text])
        self._squares = {word: log(len(openings) / count) ** 2 for word, count in held.items()}
        self._lengths = {text: sqrt(self._sum(words)) for text, words in self._words.items()}

    def _sum(self, words: frozenset[str]) -> float:
        return fsum(self._squares[word] for word in words)

    def most_like(self, opening: _Opening, others: Iterable[_Opening]) -> float:
        """The likeness of the most alike opening of another report among the first ones."""
        compared = islice((o for o in others if o.article.id != opening.article.id), COMPARED)
        return max((self._likeness(opening.text, other.text) for other in compared), default=0.0)

    def _likeness(self, left: str, right: str) -> float:
        shared = self._sum(self._words[left] & self._words[right])
        return shared / (self._lengths[left] * self._lengths[right]) if shared else 0.0


def _mend(reading: Reading, eves: Eves) -> Reading:
    is_found = reading.article.id in eves.found
    if not is_found and reading.article.id not in eves.unsure:
        return reading
    mended: dict[Span, When | None] = {}
    times: list[Timex] = []
    for timex in reading.times:
        when, surface = timex.when, timex.span.words(reading.article.text) or ""
        if when and when.start and when.days == 1 and when.basis == "relative" and _COUNTED.match(surface):
            day = when.start + DAY
            mended[timex.span] = replace(when, start=day, end=day, edtf=day.isoformat()) if is_found else None
            anchor = timex.anchor + DAY if timex.anchor and is_found else timex.anchor
            timex = replace(timex, when=mended[timex.span], anchor=anchor)
        times.append(timex)
    statements = (
        replace(s, when=mended[s.when.span]) if s.when and s.when.span in mended else s for s in reading.statements
    )
    return replace(reading, times=tuple(times), statements=tuple(statements))
