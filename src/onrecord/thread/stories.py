"""Articles that tell of one development: a single pass in order of publication.

Each article is compared with those before it only (single-pass clustering of topic detection and tracking,
Allan et al. 1998): weighted words, names in sequence, and the days between.
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
from onrecord.thread.words import find_words, plain_form

TITLE_WEIGHT = 1.5
LEDE_WEIGHT = 1.2
LEDE_LENGTH = 400
BODY_LENGTH = 3000
"""Characters: what a report adds later is mostly background that many stories share."""
SEQUENCE_WEIGHT = 0.25
"""A name in two words ("Capitol Hill") counts for itself besides its words."""
TERMS_KEPT = 120
LEAST_IDF = 1.0
PRIOR_DOCUMENTS = 200
"""The background counts as this many documents read before the first."""
SAME_STORY = 0.14
"""Likeness from which an article joins a story: best B-cubed on the development part of Giveme5W1H and the
first 1,200 articles of the gun violence data together (0.89 and 0.94; 0.12 to 0.16 differ by less than 0.01)."""
NEAREST_SHARE = 0.4
"""Weight of the likest article of a story; the rest is the mean over all its articles."""
HALF_LIFE_DAYS = 60
"""Days without news after which likeness counts half."""
FREE_DAYS = 2
POSTINGS_MOST = 2000
"""A term of more articles than this joins nothing."""
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


class StoryPlacer:
    """Places one article after another; what it learned of words comes from the articles before."""

    def __init__(self) -> None:
        self.stories: dict[str, _Growing] = {}
        self._frequency: Counter[str] = Counter()
        self._read = 0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._story_of: list[str] = []
        self._vectors: list[Vector] = []

    def place(self, article: Article, original_story: str | None = None) -> tuple[str, str]:
        """The id of the article's story and why it stands there; a copy goes where its original went."""
        vector = self._weigh(article)
        if original_story is not None:
            chosen, why = original_story, "carries the words of an article of this story"
        else:
            chosen, why = self._choose(article, vector)
        story = self.stories.get(chosen)
        if story is None:
            story = self.stories[chosen] = _Growing(chosen, article.title or "", article.published.day)
        self._remember(article, vector, story, why)
        return chosen, why

    def _remember(self, article: Article, vector: Vector, story: _Growing, why: str) -> None:
        number = len(self._story_of)
        self._story_of.append(story.id)
        self._vectors.append(vector)
        for term, weight in vector.items():
            self._postings[term].append((number, weight))
        story.articles.append(article.id)
        if len(story.articles) > 1:
            story.why.append(f"{article.source_id}: {why}")
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

    def _choose(self, article: Article, vector: Vector) -> tuple[str, str]:
        """The likest story, or a new one whose id is made from the article's."""
        likeness: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            postings = self._postings.get(term, ())
            if len(postings) <= POSTINGS_MOST:
                for number, other in postings:
                    likeness[number] += weight * other
        best, highest, nearest = "", 0.0, -1
        for story_id, (total, top, number) in self._by_story(likeness).items():
            story = self.stories[story_id]
            mean = total / len(story.articles)
            worth = (NEAREST_SHARE * top + (1 - NEAREST_SHARE) * mean) * _freshness(story, article)
            if (worth, story_id) > (highest, best):
                best, highest, nearest = story_id, worth, number
        if best and highest >= SAME_STORY:
            return best, self._explain(vector, nearest, self.stories[best])
        return content_id("story", article.id), "the first article of its story"

    def _by_story(self, likeness: Mapping[int, float]) -> dict[str, tuple[float, float, int]]:
        """For each story: the sum of likeness, the highest, and the article that has it."""
        found: dict[str, tuple[float, float, int]] = {}
        for number, value in likeness.items():
            total, top, nearest = found.get(self._story_of[number], (0.0, 0.0, -1))
            if value > top:
                top, nearest = value, number
            found[self._story_of[number]] = (total + value, top, nearest)
        return found

    def _explain(self, vector: Vector, nearest: int, story: _Growing) -> str:
        other = self._vectors[nearest]
        shared = sorted(vector.keys() & other.keys(), key=lambda t: (-vector[t] * other[t], t))
        words = ", ".join(f"“{term}”" for term in shared[:SHARED_SHOWN])
        first = f"; the story began with “{story.title}”" if story.title else ""
        return f"shares {words} with an earlier report{first}"


def count_terms(article: Article) -> dict[str, float]:
    """Terms of the title, the lede and the body with their weights; names in sequence are terms too."""
    counts: dict[str, float] = defaultdict(float)
    text = article.text
    _add_terms(counts, article.title or "", TITLE_WEIGHT)
    _add_terms(counts, text[:LEDE_LENGTH], LEDE_WEIGHT)
    _add_terms(counts, text[LEDE_LENGTH:BODY_LENGTH], 1.0)
    return counts


def _add_terms(counts: dict[str, float], text: str, weight: float) -> None:
    before = ""
    for word in find_words(text):
        plain = plain_form(word)
        counts[plain] += weight
        if word[0].isupper():
            if before:
                counts[f"{before} {plain}"] += weight * SEQUENCE_WEIGHT
            before = plain
        else:
            before = ""


def _freshness(story: _Growing, article: Article) -> float:
    day = article.published.day
    if day is None or story.last_day is None:
        return 1.0
    return 1 / (1 + max(0, abs((day - story.last_day).days) - FREE_DAYS) / HALF_LIFE_DAYS)


def place_readings(readings: Iterable[Reading]) -> Iterator[Placement]:
    """Each article's place as it comes, seeing only what came before it; `readings` in order of publication."""
    placer, finder = StoryPlacer(), CopyFinder()
    story_of: dict[str, str] = {}
    source_of: dict[str, str] = {}
    for reading in readings:
        article = reading.article
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
