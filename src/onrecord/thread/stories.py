"""Articles that tell of one development: a single pass in order of publication.

Each article is compared with those before it only (single-pass clustering of topic detection and tracking,
Allan et al. 1998): weighted words, names that only one story has told of, the days between, and how far the
likest story stands out from the next. What placing one article costs and what is remembered are bounded, whatever
the record holds: a story that had no news among the last articles (`recent.TURN`) is closed.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Article, Copy, Reading, Story, content_id
from onrecord.thread.copies import CopyFinder
from onrecord.thread.lexicon import background_shares
from onrecord.thread.origins import Outlets
from onrecord.thread.recent import TURN, Recent
from onrecord.thread.terms import read_terms

TERMS_KEPT = 120
LEAST_IDF = 1.0
PRIOR_DOCUMENTS = 200
"""The background counts as this many documents read before the first."""
SAME_STORY = 0.11
"""Likeness, less what the next story takes away, from which an article joins a story. Chosen with the three
constants below on Giveme5W1H and the first 1,500 articles of the gun violence data together (B-cubed 0.90 and
0.94); each may move by a fifth and the scores by less than 0.01."""
RIVAL_SHARE = 0.7
"""Of the likeness of the next story: a report that is as near to two stories is in neither."""
NAMED_WORTH = 0.05
NAMES_ENOUGH = 4
"""Names that only one story has told of add up to NAMED_WORTH when NAMES_ENOUGH of them point to it."""
NEAREST_SHARE = 0.4
"""Weight of the likest article of a story; the rest is the mean over all its articles."""
HALF_LIFE_DAYS = 60
"""Days without news after which likeness counts half."""
FREE_DAYS = 2
POSTINGS_MOST = 2000
"""A term of more articles than this joins nothing."""
LOOKS_MOST = 20000
"""Articles looked up for one placement, those that share its rarest terms first."""
MEMBERS_MOST = 1000
"""Articles of a story that another is compared with: the newest."""
LEAST_NEAR = 0.02
"""An article less alike than this is no rival: it could take away little more than a hundredth."""
SHARED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs, said when it came: its story, the article it copies, and why in words."""

    source_id: str
    article_id: str
    story: str
    copy_of: str | None
    why: str


@dataclass(slots=True)
class _Growing:
    """A story that is open: `numbers` are those of its articles that are remembered."""

    id: str
    title: str
    last_day: date | None
    numbers: "array[int]" = field(default_factory=lambda: array("q"))


Vector = dict[str, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that an article might join: how like it is, and the article of it that is likest."""

    worth: float
    story_id: str
    nearest: int


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What an article shares with earlier ones, term by term: the first `ends[n]` numbers and parts are of n terms."""

    terms: list[str]
    ends: list[int]
    numbers: NDArray[np.int64]
    parts: Floats

    def sum(self, first: int, count: int) -> Floats:
        """Likeness to each of `count` articles from number `first` on."""
        found: Floats = np.bincount(self.numbers - first, weights=self.parts, minlength=count).astype(np.float64)
        return found

    def shared(self, number: int) -> list[str]:
        """The terms shared with that article, those that weigh most first."""
        found = np.flatnonzero(self.numbers == number)
        terms = (self.terms[i] for i in np.searchsorted(self.ends, found, side="right"))
        return [term for _, term in sorted(zip((-self.parts[found]).tolist(), terms, strict=True))]


class StoryPlacer:
    """Places one article after another; what it learned of words comes from the articles before.

    Terms and names are kept as their hashes, which takes half of the memory: of a million, two meet once in ten
    million runs.
    """

    def __init__(self) -> None:
        self._stories: dict[str, _Growing] = {}
        self._frequency: Recent[int, int] = Recent()
        self._postings: Recent[int, array[float]] = Recent()
        """For each term: number of an article, weight, number, weight ..."""
        self._named_in: Recent[int, str] = Recent()
        """The one story that told of a name; empty once there are several."""
        self._read = self._first = 0
        """How many articles came, and the number of the first that is remembered."""
        self._story_of: list[str] = []

    def place(self, article: Article, original_story: str | None = None) -> tuple[str, str]:
        """The id of the article's story and why it stands there; a copy goes where its original went."""
        if self._read and self._read % TURN == 0:
            self._turn()
        terms = read_terms(article)
        vector, names = self._weigh(terms.weights), [hash(name) for name in terms.names]
        if original_story is not None:
            chosen, why = original_story, "carries the words of an article of this story"
        else:
            chosen, why = self._choose(article, vector, names)
        story = self._stories.get(chosen)
        if story is None:
            story = self._stories[chosen] = _Growing(chosen, article.title or "", article.published.day)
        self._remember(article, vector, names, story)
        return chosen, why

    def _turn(self) -> None:
        """What came before the last turn is forgotten; stories without an article since are closed."""
        kept = max(0, self._read - TURN)
        self._story_of = self._story_of[kept - self._first :]
        self._first = kept
        self._frequency.turn()
        self._postings.turn()
        self._named_in.turn()
        for story in list(self._stories.values()):
            story.numbers = array("q", (n for n in story.numbers if n >= kept))
            if not story.numbers:
                del self._stories[story.id]

    def _remember(self, article: Article, vector: Vector, names: Sequence[int], story: _Growing) -> None:
        number, postings = self._read, self._postings.now
        self._read += 1
        self._story_of.append(story.id)
        story.numbers.append(number)
        for term, weight in vector.items():
            held = postings.get(key := hash(term))
            if held is None:
                postings[key] = array("d", (number, weight))
            elif len(held) <= 2 * POSTINGS_MOST:
                held.extend((number, weight))
        for name in names:
            told = self._named_in.newest(name)
            self._named_in.now[name] = story.id if told in (None, story.id) else ""
        day = article.published.day
        story.last_day = max(filter(None, (story.last_day, day)), default=None)

    def _weigh(self, counts: dict[str, float]) -> Vector:
        """The article's heaviest terms as a vector of length 1, weighed by what was read so far."""
        now, before = self._frequency.now, self._frequency.before
        shares, total = background_shares(), self._read - self._first + 1 + PRIOR_DOCUMENTS
        weighed: list[tuple[float, str]] = []
        for term, count in counts.items():
            key = hash(term)
            now[key] = seen = now.get(key, 0) + 1
            held = seen + before.get(key, 0) + PRIOR_DOCUMENTS * shares.get(term, 0.0) + 0.5
            idf = math.log(total / held)
            if idf > LEAST_IDF:
                weighed.append((-(1 + math.log(count) if count > 1 else count) * idf, term))
        weighed.sort()
        kept = weighed[:TERMS_KEPT]
        length = math.sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
        return {term: -weight / length for weight, term in kept}

    def _choose(self, article: Article, vector: Vector, names: Sequence[int]) -> tuple[str, str]:
        """The likest story if it stands out, or a new one whose id is made from the article's."""
        pointed = Counter(filter(None, map(self._named_in.newest, names)))
        likeness = self._look_up(vector)
        near = likeness.sum(self._first, self._read - self._first)
        best = rival = _Candidate(0.0, "", -1)
        for story, bound in self._likest_first(near, pointed):
            if bound <= rival.worth or max(bound, best.worth) < SAME_STORY:
                break
            found = self._compare(article, story, near, pointed[story.id])
            if (found.worth, found.story_id) > (best.worth, best.story_id):
                best, rival = found, best
            elif found.worth > rival.worth:
                rival = found
        if best.story_id and best.worth - RIVAL_SHARE * rival.worth >= SAME_STORY:
            return best.story_id, self._explain(likeness, best, pointed[best.story_id])
        return content_id("story", article.id), "the first article of its story"

    def _look_up(self, vector: Vector) -> _Likeness:
        """Likeness to the earlier articles that share its terms, rarest terms first, LOOKS_MOST at most."""
        found = [(term, list(self._postings.find(hash(term)))) for term in vector]
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
        pairs = np.array([]) if not chunks else np.frombuffer(b"".join(chunks))
        pairs = pairs.reshape(-1, 2)
        weights = np.repeat([vector[term] for term in terms], np.diff([0, *ends]))
        return _Likeness(terms, ends, pairs[:, 0].astype(np.int64), pairs[:, 1] * weights)

    def _likest_first(self, near: Floats, pointed: Mapping[str, int]) -> Iterator[tuple[_Growing, float]]:
        """Stories with what their worth cannot pass: those that names point to, then by their likest article."""
        seen = {story_id for story_id in pointed if story_id in self._stories}
        for story_id in sorted(seen):
            yield self._stories[story_id], math.inf
        places = np.flatnonzero(near >= LEAST_NEAR)
        for place in places[np.argsort(-near[places], kind="stable")].tolist():
            story_id = self._story_of[place]
            if story_id not in seen:
                seen.add(story_id)
                yield self._stories[story_id], float(near[place])

    def _compare(self, article: Article, story: _Growing, near: Floats, names: int) -> _Candidate:
        """How like the article is to the story; worth nothing if it shares no term with it."""
        values = [near.item(number - self._first) for number in story.numbers[-MEMBERS_MOST:]]
        top = max(values)
        if not top:
            return _Candidate(0.0, "", -1)
        nearest = values.index(top) - len(values)
        worth = (NEAREST_SHARE * top + (1 - NEAREST_SHARE) * sum(values) / len(values)) * _freshness(story, article)
        worth += NAMED_WORTH * min(1.0, names / NAMES_ENOUGH)
        return _Candidate(worth, story.id, story.numbers[nearest])

    def _explain(self, likeness: _Likeness, found: _Candidate, names: int) -> str:
        story = self._stories[found.story_id]
        words = ", ".join(f"“{term}”" for term in likeness.shared(found.nearest)[:SHARED_SHOWN])
        only = f", and {names} names that only this story has told of" if names > 1 else ""
        first = f"; the story began with “{story.title}”" if story.title else ""
        return f"shares {words} with an earlier report{only}{first}"


def _freshness(story: _Growing, article: Article) -> float:
    day = article.published.day
    if day is None or story.last_day is None:
        return 1.0
    return 1 / (1 + max(0, abs((day - story.last_day).days) - FREE_DAYS) / HALF_LIFE_DAYS)


def place_readings(readings: Iterable[Reading]) -> Iterator[Placement]:
    """As `place_articles`, from what was read in the articles."""
    return place_articles(reading.article for reading in readings)


def place_articles(articles: Iterable[Article]) -> Iterator[Placement]:
    """Each article's place as it comes, seeing only what came before it; `articles` in order of publication."""
    placer, finder = StoryPlacer(), CopyFinder()
    placed: Recent[str, Placement] = Recent()
    for number, article in enumerate(articles):
        if number % TURN == 0:
            placed.turn()
        copy = finder.add(article)
        original = placed.newest(copy.original_id) if copy else None
        story, why = placer.place(article, original.story if original else None)
        said = f"{copy.why}; {why}" if copy else why
        source_id = article.source_id
        placement = Placement(source_id, article.id, story, original.source_id if original else None, said)
        placed.now[article.id] = placement
        yield placement


def group_stories(articles: Sequence[Article], copies: Sequence[Copy], outlets: Outlets) -> tuple[Story, ...]:
    """The stories of the articles, in order of their first article; every article stands in one."""
    original = {c.article_id: c.original_id for c in copies}
    placer = StoryPlacer()
    story_of: dict[str, str] = {}
    members: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    for article in articles:
        story, why = placer.place(article, story_of.get(original.get(article.id, "")))
        story_of[article.id] = story
        members[story].append((article, why))
    return tuple(_make_story(story, told, outlets) for story, told in members.items())


def _make_story(story_id: str, told: Sequence[tuple[Article, str]], outlets: Outlets) -> Story:
    ids = tuple(article.id for article, _ in told)
    why = tuple(f"{article.source_id}: {why}" for article, why in told[1:])
    return Story(story_id, told[0][0].title or "", ids, outlets.count_articles(ids), why)
