"""The reports that came last, by their words: what a new one shares with each of them.

Words are weighed by how rare they were among the reports before (and in a small background table), and by how rare
they are in the outlet's other stories: the menu, the credit lines and the spokesman that come back on every page of an
outlet say nothing of what the page is about. What one look-up costs and what is remembered are bounded, whatever the
record holds. Terms are kept as their hashes, which takes half of the memory: of a million, two meet once in ten
million runs.
"""

import math
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.thread.arrays import each_once
from onrecord.thread.lexicon import background_shares
from onrecord.thread.recent import Recent

TERMS_KEPT = 120
"""Terms kept of a report, the heaviest: the rest of a long one is background. Set by hand."""
LEAST_IDF = 1.0
"""Terms that more than a third of the reports hold (1 / e) say nothing of what one is about. Set by hand."""
PRIOR_DOCUMENTS = 200
"""The background counts as this many documents read before the first."""
PRIOR_STORIES = 3
"""An outlet counts as having told this many stories before its first, so that two alike do not make a habit."""
USUAL_LENGTH = 50.0
"""Length of the vector of a report of some 300 words, where a term's weight is its idf."""
SLOPE = 0.25
"""Share of a vector's length that is left: two long reports on one thing share more than their cosine says (pivoted
normalisation, Singhal, Buckley and Mitra 1996, with their usual slope)."""
POSTINGS_MOST = 2000
"""A term of more articles than this joins nothing."""
LOOKS_MOST = 20000
"""Articles looked up for one placement, those that share its rarest terms first."""

Vector = dict[str, float]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weight:
    """How often a term stands in a report, dampened, and how rare it is."""

    often: float
    rare: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What a report shares with earlier ones, term by term: the first `ends[n]` numbers and parts are of n terms."""

    vector: Vector
    terms: list[str]
    ends: list[int]
    numbers: Integers
    parts: Floats

    def sum(self, first: int, count: int) -> Floats:
        """Likeness to each of `count` reports from number `first` on."""
        found: Floats = np.bincount(self.numbers - first, weights=self.parts, minlength=count).astype(np.float64)
        return found

    def shared(self, number: int) -> list[str]:
        """The terms shared with that report, those that weigh most first."""
        found = np.flatnonzero(self.numbers == number)
        terms = (self.terms[i] for i in np.searchsorted(self.ends, found, side="right"))
        return [term for _, term in sorted(zip((-self.parts[found]).tolist(), terms, strict=True))]


class ReportIndex:
    """The reports of this turn and the one before, each under the number in which it came."""

    def __init__(self) -> None:
        self.read = self.first = 0
        """How many reports came, and the number of the first that is remembered."""
        self.frequency: Recent[int, int] = Recent()
        self.postings: Recent[int, array[float]] = Recent()
        """For each term: number of a report, weight, number, weight ..."""
        self._sites = array("q")
        self._stories = array("q")

    def turn(self, kept: int) -> None:
        """The reports before number `kept` and their words are forgotten."""
        self._sites, self._stories = self._sites[kept - self.first :], self._stories[kept - self.first :]
        self.first = kept
        self.frequency.turn()
        self.postings.turn()

    def story(self, number: int) -> int:
        """The number of the first report of the story that the report is in."""
        return self._stories[number - self.first]

    def move(self, number: int, story: int) -> None:
        """The report goes to the story whose first report has the number `story`."""
        self._stories[number - self.first] = story

    def add(self, vector: Vector, site: str, story: int) -> int:
        """The number of the report, which is remembered from now on; `story` is that of its story's first report."""
        number, postings = self.read, self.postings.now
        self.read += 1
        self._sites.append(hash(site))
        self._stories.append(story)
        for term, weight in vector.items():
            held = postings.get(key := hash(term))
            if held is None:
                postings[key] = array("d", (number, weight))
            elif len(held) <= 2 * POSTINGS_MOST:
                held.extend((number, weight))
        return number

    def weigh(self, counts: Mapping[str, float]) -> dict[str, Weight]:
        """The heaviest terms of a report that is read now, weighed by what was read so far."""
        now, before = self.frequency.now, self.frequency.before
        shares, total = background_shares(), self.read - self.first + 1 + PRIOR_DOCUMENTS
        weighed: list[tuple[float, str, float, float]] = []
        for term, count in counts.items():
            key = hash(term)
            now[key] = seen = now.get(key, 0) + 1
            held = seen + before.get(key, 0) + PRIOR_DOCUMENTS * shares.get(term, 0.0) + 0.5
            idf = math.log(total / held)
            if idf > LEAST_IDF:
                often = 1 + math.log(count) if count > 1 else count
                weighed.append((-often * idf, term, often, idf))
        weighed.sort()
        return {term: Weight(often, idf) for _, term, often, idf in weighed[:TERMS_KEPT]}

    def look_up(self, weights: Mapping[str, Weight], site: str) -> Shared:
        """Likeness to the earlier reports that share its terms, rarest terms first, LOOKS_MOST at most."""
        found = [(term, list(self.postings.find(hash(term)))) for term in weights]
        sized = sorted((sum(map(len, held)) // 2, term, held) for term, held in found if held)
        terms: list[str] = []
        ends: list[int] = []
        chunks: list[array[float]] = []
        looks = 0
        for size, term, held in sized:
            looks += size
            if size > POSTINGS_MOST or looks > LOOKS_MOST:
                break
            terms.append(term)
            ends.append(looks)
            chunks += held
        pairs = np.frombuffer(b"".join(chunks)).reshape(-1, 2) if chunks else np.zeros((0, 2))
        numbers, sizes = pairs[:, 0].astype(np.int64), np.diff([0, *ends])
        vector = _scale(weights, self._habits(terms, np.repeat(np.arange(len(terms)), sizes), numbers, site))
        own = np.repeat([vector[term] for term in terms], sizes)
        return Shared(vector, terms, ends, numbers, pairs[:, 1] * own)

    def _habits(self, terms: Iterable[str], owners: Integers, numbers: Integers, site: str) -> dict[str, float]:
        """Share of the outlet's stories that hold each term, one story left out: the one that may be told on."""
        if not site:
            return {}
        sites, stories = np.asarray(self._sites), np.asarray(self._stories)
        told = len(each_once(stories[sites == hash(site)])) + PRIOR_STORIES
        there = sites[numbers - self.first] == hash(site)
        # A term and a story as one number: told apart in a tenth of the time that pairs take.
        pairs = each_once(owners[there] * (self.read + 1) + stories[numbers[there] - self.first])
        counts = np.bincount(pairs // (self.read + 1))
        return {term: (held - 1) / told for term, held in zip(terms, counts.tolist(), strict=False) if held > 1}


def _scale(weights: Mapping[str, Weight], habits: Mapping[str, float]) -> Vector:
    """The weights as a vector, brought to usual length but for SLOPE; `habits` bound how rare a term is."""
    scaled = {
        term: weight.often * (min(weight.rare, -math.log(habits[term])) if term in habits else weight.rare)
        for term, weight in weights.items()
    }
    length = math.sqrt(sum(weight * weight for weight in scaled.values())) or 1.0
    divisor = length ** (1 - SLOPE) * USUAL_LENGTH**SLOPE
    return {term: weight / divisor for term, weight in scaled.items()}
