"""Articles that tell of one development: a single pass in order of publication.

Each article is compared with those before it only (single-pass clustering of topic detection and tracking,
Allan et al. 1998): weighted words, names that only one story has told of, the days between, and how far the
likest story stands out from the next. What placing one article costs is bounded, whatever the record holds.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Article, Copy, Reading, Story, content_id
from onrecord.thread.copies import CopyFinder
from onrecord.thread.lexicon import background_shares
from onrecord.thread.origins import Outlets
from onrecord.thread.terms import count_terms, find_sequences

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
    """A story in the making."""

    id: str
    title: str
    last_day: date | None
    articles: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that an article might join: how like it is, and the article of it that is likest."""

    worth: float
    story_id: str
    nearest: int


class StoryPlacer:
    """Places one article after another; what it learned of words comes from the articles before."""

    def __init__(self) -> None:
        self.stories: dict[str, _Growing] = {}
        self._frequency: Counter[str] = Counter()
        self._read = 0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._story_of: list[str] = []
        self._vectors: list[Vector] = []
        self._named_in: dict[str, str | None] = {}
        """The one story that told of a name; None once there are several."""

    def place(self, article: Article, original_story: str | None = None) -> tuple[str, str]:
        """The id of the article's story and why it stands there; a copy goes where its original went."""
        vector, names = self._weigh(article), find_sequences(article)
        if original_story is not None:
            chosen, why = original_story, "carries the words of an article of this story"
        else:
            chosen, why = self._choose(article, vector, names)
        story = self.stories.get(chosen)
        if story is None:
            story = self.stories[chosen] = _Growing(chosen, article.title or "", article.published.day)
        self._remember(article, vector, names, story)
        if len(story.articles) > 1:
            story.why.append(f"{article.source_id}: {why}")
        return chosen, why

    def _remember(self, article: Article, vector: Vector, names: frozenset[str], story: _Growing) -> None:
        number = len(self._story_of)
        self._story_of.append(story.id)
        self._vectors.append(vector)
        for term, weight in vector.items():
            if len(self._postings[term]) <= POSTINGS_MOST:
                self._postings[term].append((number, weight))
        for name in names:
            told = self._named_in.setdefault(name, story.id)
            self._named_in[name] = story.id if told == story.id else None
        story.articles.append(article.id)
        day = article.published.day
        story.last_day = max(filter(None, (story.last_day, day)), default=None)

    def _weigh(self, article: Article) -> Vector:
        """The article's heaviest terms as a vector of length 1, weighed by what was read so far."""
        counts = count_terms(article)
        self._read += 1
        self._frequency.update(counts.keys())
        shares, total = background_shares(), self._read + PRIOR_DOCUMENTS
        weighed: list[tuple[float, str]] = []
        for term, count in counts.items():
            held = self._frequency[term] + PRIOR_DOCUMENTS * shares.get(term, 0.0) + 0.5
            idf = math.log(total / held)
            if idf > LEAST_IDF:
                weighed.append(((1 + math.log(count) if count > 1 else count) * idf, term))
        weighed.sort(key=lambda pair: (-pair[0], pair[1]))
        kept = weighed[:TERMS_KEPT]
        length = math.sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
        return {term: weight / length for weight, term in kept}

    def _choose(self, article: Article, vector: Vector, names: frozenset[str]) -> tuple[str, str]:
        """The likest story if it stands out, or a new one whose id is made from the article's."""
        pointed = Counter(filter(None, map(self._named_in.get, names)))
        best = rival = _Candidate(0.0, "", -1)
        for story_id, (total, top, nearest) in self._by_story(self._look_up(vector)).items():
            story = self.stories[story_id]
            mean = total / len(story.articles)
            worth = (NEAREST_SHARE * top + (1 - NEAREST_SHARE) * mean) * _freshness(story, article)
            worth += NAMED_WORTH * min(1.0, pointed[story_id] / NAMES_ENOUGH)
            found = _Candidate(worth, story_id, nearest)
            if (worth, story_id) > (best.worth, best.story_id):
                best, rival = found, best
            elif worth > rival.worth:
                rival = found
        if best.story_id and best.worth - RIVAL_SHARE * rival.worth >= SAME_STORY:
            return best.story_id, self._explain(vector, best, pointed[best.story_id])
        return content_id("story", article.id), "the first article of its story"

    def _look_up(self, vector: Vector) -> Mapping[int, float]:
        """Likeness to the earlier articles that share its terms, rarest terms first, LOOKS_MOST at most."""
        likeness: dict[int, float] = defaultdict(float)
        looks = 0
        for term in sorted(vector, key=lambda term: (len(self._postings.get(term, ())), term)):
            postings = self._postings.get(term, ())
            looks += len(postings)
            if len(postings) > POSTINGS_MOST or looks > LOOKS_MOST:
                break
            weight = vector[term]
            for number, other in postings:
                likeness[number] += weight * other
        return likeness

    def _by_story(self, likeness: Mapping[int, float]) -> dict[str, tuple[float, float, int]]:
        """For each story: the sum of likeness, the highest, and the article that has it."""
        found: dict[str, tuple[float, float, int]] = {}
        for number, value in likeness.items():
            total, top, nearest = found.get(self._story_of[number], (0.0, 0.0, -1))
            if value > top:
                top, nearest = value, number
            found[self._story_of[number]] = (total + value, top, nearest)
        return found

    def _explain(self, vector: Vector, found: _Candidate, names: int) -> str:
        story, other = self.stories[found.story_id], self._vectors[found.nearest]
        shared = sorted(vector.keys() & other.keys(), key=lambda t: (-vector[t] * other[t], t))
        words = ", ".join(f"“{term}”" for term in shared[:SHARED_SHOWN])
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
    story_of: dict[str, str] = {}
    source_of: dict[str, str] = {}
    for article in articles:
        copy = finder.add(article)
        original = copy.original_id if copy else None
        story, why = placer.place(article, story_of.get(original) if original else None)
        story_of[article.id], source_of[article.id] = story, article.source_id
        said = f"{copy.why}; {why}" if copy else why
        yield Placement(article.source_id, article.id, story, source_of[original] if original else None, said)


def group_stories(articles: Sequence[Article], copies: Sequence[Copy], outlets: Outlets) -> tuple[Story, ...]:
    """The stories of the articles, in order of their first article; every article stands in one."""
    original = {c.article_id: c.original_id for c in copies}
    placer = StoryPlacer()
    story_of: dict[str, str] = {}
    for article in articles:
        story_of[article.id], _ = placer.place(article, story_of.get(original.get(article.id, "")))
    return tuple(
        Story(s.id, s.title, tuple(s.articles), outlets.count_articles(s.articles), tuple(s.why))
        for s in placer.stories.values()
    )
