"""Reports of a morning's paper that stand online under the day before, so that their "yesterday" is that very day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import fsum, log, sqrt

from onrecord.model import Reading, Span, When
from onrecord.text.about import STOP_WORDS

OPENING = 5
"""Sentences that open a report: its news."""
SURE = 0.5
"""Likeness (cosine of words by rarity) from which two sentences tell one happening: of 27 pairs of one day that were
read, one telling it of "yesterday" and one of "today", all did; of nine between a quarter and that, one did not."""
COMPARED = 200
"""Openings of one day that are compared, the first ones: more would take long where a whole record is of one day."""
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

    article_id: str
    published: date
    words: frozenset[str]
    day: date | None
    surface: str

    @property
    def tells_of_eve(self) -> bool:
        """True if it tells of the day before that of the report, as "yesterday"."""
        return self.day == self.published - DAY and _EVE.match(self.surface) is not None


def mend_editions(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the days that such reports count from their own moved by one, in times and statements."""
    eves = find_eves(readings)
    return tuple(_move(reading) if reading.article.id in eves else reading for reading in readings)


def find_eves(readings: Sequence[Reading]) -> frozenset[str]:
    """The ids of the reports whose "yesterday" is the day under which they stand.

    Another report tells what they tell as of that day ("today", or by its weekday), and none is more like them that
    tells it of the day before or was published then.
    """
    openings = [opening for reading in readings for opening in _openings(reading)]
    if not any(opening.tells_of_eve for opening in openings):
        return frozenset()
    rarity = _weigh(openings)
    told: dict[date, list[_Opening]] = defaultdict(list)
    printed: dict[date, list[_Opening]] = defaultdict(list)
    for opening in openings:
        printed[opening.published].append(opening)
        if opening.day and not opening.tells_of_eve:
            told[opening.day].append(opening)
    found: set[str] = set()
    for opening in openings:
        if opening.tells_of_eve:
            same = _most_like(opening, told[opening.published], rarity)
            eve = opening.published - DAY
            if same >= SURE and same > _most_like(opening, (*told[eve], *printed[eve]), rarity):
                found.add(opening.article_id)
    return frozenset(found)


def _openings(reading: Reading) -> Iterator[_Opening]:
    """The first sentences of a report of a known day, but for those that give several days."""
    published, text = reading.article.published.day, reading.article.text
    if published is None or not date.min.year < published.year < date.max.year:
        return
    for sentence in reading.sentences[:OPENING]:
        times = [t for t in reading.times if sentence.covers(t.span) and t.when and t.when.days == 1]
        if len(times) <= 1:
            day = next((t.when.start for t in times if t.when), None)
            surface = "".join(t.span.words(text) or "" for t in times)
            yield _Opening(reading.article.id, published, _words(sentence.words(text) or ""), day, surface)


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in map(str.lower, _WORD.findall(text)) if w not in STOP_WORDS and w not in _OF_TIME)


def _weigh(openings: Sequence[_Opening]) -> dict[str, float]:
    """How rare each word is among the openings (inverse document frequency)."""
    held = Counter(word for opening in openings for word in opening.words)
    return {word: log(len(openings) / count) for word, count in held.items()}


def _most_like(opening: _Opening, others: Sequence[_Opening], rarity: dict[str, float]) -> float:
    """The likeness of the most alike opening of another report."""
    compared = [other for other in others if other.article_id != opening.article_id][:COMPARED]
    return max((_likeness(opening.words, other.words, rarity) for other in compared), default=0.0)


def _likeness(left: frozenset[str], right: frozenset[str], rarity: dict[str, float]) -> float:
    lengths = [sqrt(fsum(rarity[word] ** 2 for word in words)) for words in (left, right)]
    shared = fsum(rarity[word] ** 2 for word in left & right)
    return shared / (lengths[0] * lengths[1]) if shared else 0.0


def _move(reading: Reading) -> Reading:
    moved: dict[Span, When] = {}
    for timex in reading.times:
        when, surface = timex.when, timex.span.words(reading.article.text) or ""
        if when and when.start and when.days == 1 and when.basis == "relative" and _COUNTED.match(surface):
            day = when.start + DAY
            moved[timex.span] = replace(when, start=day, end=day, edtf=day.isoformat())
    times = (
        replace(t, when=moved[t.span], anchor=t.anchor and t.anchor + DAY) if t.span in moved else t
        for t in reading.times
    )
    statements = (
        replace(s, when=moved[s.when.span]) if s.when and s.when.span in moved else s for s in reading.statements
    )
    return replace(reading, times=tuple(times), statements=tuple(statements))
