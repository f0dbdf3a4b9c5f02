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

from onrecord.model import Article, Copy, Reading, Story, content_id
from onrecord.text.addresses import host_of
from onrecord.thread.copies import CopyFinder
from onrecord.thread.origins import Outlets
from onrecord.thread.recent import TURN, Recent
from onrecord.thread.reports import Floats, ReportIndex, Shared
from onrecord.thread.terms import read_terms

STANDS_OUT = 0.36
"""Worth from which an article joins a story, over the worth of the next story to the power RIVAL_POWER. This and the
constants below were chosen on Giveme5W1H and one half of the gun violence data together, to one figure or two; each
may move by a fifth and the scores by less than 0.01."""
RIVAL_POWER = 0.4
RIVAL_LEAST = 0.03
"""Some other story is always so like an article, seen or not."""
NAMED_POWER = 0.4
NAMES_ENOUGH = 4
"""Worth grows with the names that only this story has told of: NAMES_ENOUGH of them make it nearly twice as much."""
FADING_POWER = 0.3
FADING_DAYS = 2
"""Worth fades with the days without news, fast at first and then ever slower: the sentence comes a year after the
deed. A third is left after two months, a fifth after a year."""
FREE_DAYS = 2
NEAREST_SHARE = 0.4
"""Weight of the likest article of a story; the rest is the mean over all its articles."""
LOOSE = 0.5
"""An article less than half as like a story as those that joined it before is outside its bounds, and counts less."""
BOUNDS_LEAST = 2
"""Articles that joined a story before it has bounds."""
MEMBERS_MOST = 1000
"""Articles of a story that another is compared with: the newest."""
LEAST_NEAR = 0.02
"""An article less alike than this is no rival."""
SHARED_SHOWN = 5
TORN = 0.5
"""Of the worth of the story that an article joined: if the next has as much, the reason names it, for a person to
decide whether the two are one. In the gun violence data they were in 5 of 8 such cases: too few to join unasked."""


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
    first: int
    title: str
    last_day: date | None
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    joined: int = 0
    bounds: float = 0.0
    """How like the story those that joined it were, in the mean."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that an article might join: what speaks for it, the mean likeness, and its likest article."""

    worth: float
    story_id: str
    mean: float
    nearest: int


_NOBODY = _Candidate(0.0, "", 0.0, -1)


class StoryPlacer:
    """Places one article after another; what it learned of words comes from the articles before."""

    def __init__(self) -> None:
        self._index = ReportIndex()
        self._stories: dict[str, _Growing] = {}
        self._by_first: dict[int, _Growing] = {}
        self._named_in: Recent[int, str] = Recent()
        """The one story that told of a name (its hash); empty once there are several."""

    def place(self, article: Article, original_story: str | None = None) -> tuple[str, str]:
        """The id of the article's story and why it stands there; a copy goes where its original went."""
        index = self._index
        if index.read and index.read % TURN == 0:
            self._turn()
        terms, site = read_terms(article), _find_site(article)
        likeness = index.look_up(index.weigh(terms.weights), site)
        names = [hash(name) for name in terms.names]
        if original_story is not None:
            chosen, why = original_story, "carries the words of an article of this story"
        else:
            chosen, why = self._choose(article, likeness, names)
        story = self._stories.get(chosen) or self._begin(chosen, article)
        story.numbers.append(index.add(likeness.vector, site, story.first))
        for name in names:
            told = self._named_in.newest(name)
            self._named_in.now[name] = story.id if told in (None, story.id) else ""
        story.last_day = max(filter(None, (story.last_day, article.published.day)), default=None)
        return chosen, why

    def _begin(self, story_id: str, article: Article) -> _Growing:
        story = _Growing(story_id, self._index.read, article.title or "", article.published.day)
        self._stories[story_id] = self._by_first[story.first] = story
        return story

    def _turn(self) -> None:
        """What came before the last turn is forgotten; stories without an article since are closed."""
        kept = max(0, self._index.read - TURN)
        self._index.turn(kept)
        self._named_in.turn()
        for story in list(self._stories.values()):
            story.numbers = array("q", (n for n in story.numbers if n >= kept))
            if not story.numbers:
                del self._stories[story.id], self._by_first[story.first]

    def _choose(self, article: Article, likeness: Shared, names: Sequence[int]) -> tuple[str, str]:
        """The likest story if it stands out, or a new one whose id is made from the article's."""
        index, pointed = self._index, Counter(filter(None, map(self._named_in.newest, names)))
        near = likeness.sum(index.first, index.read - index.first)
        best = rival = _NOBODY
        for story, bound in self._likest_first(near, pointed):
            if bound <= rival.worth or _stand_out(max(bound, best.worth), 0.0) < STANDS_OUT:
                break
            found = self._compare(article, story, near, pointed[story.id])
            if (found.worth, found.story_id) > (best.worth, best.story_id):
                best, rival = found, best
            elif found.worth > rival.worth:
                rival = found
        if not best.story_id or _stand_out(best.worth, rival.worth) < STANDS_OUT:
            return content_id("story", article.id), "the first article of its story"
        story = self._stories[best.story_id]
        story.joined += 1
        story.bounds += (best.mean - story.bounds) / story.joined
        return best.story_id, self._explain(likeness, best, rival, pointed[best.story_id])

    def _likest_first(self, near: Floats, pointed: Mapping[str, int]) -> Iterator[tuple[_Growing, float]]:
        """Stories with what their worth cannot pass: those that names point to, then by their likest article."""
        seen = {story_id for story_id in pointed if story_id in self._stories}
        for story_id in sorted(seen):
            yield self._stories[story_id], math.inf
        places = np.flatnonzero(near >= LEAST_NEAR)
        for place in places[np.argsort(-near[places], kind="stable")].tolist():
            story = self._by_first[self._index.story(place + self._index.first)]
            if story.id not in seen:
                seen.add(story.id)
                yield story, float(near[place])

    def _compare(self, article: Article, story: _Growing, near: Floats, names: int) -> _Candidate:
        """How like the article is to the story; worth nothing if it shares no term with it."""
        values = [near.item(number - self._index.first) for number in story.numbers[-MEMBERS_MOST:]]
        top, mean = max(values), sum(values) / len(values)
        if not top:
            return _NOBODY
        nearest = story.numbers[values.index(top) - len(values)]
        worth = (NEAREST_SHARE * top + (1 - NEAREST_SHARE) * mean) * (1 + min(names, NAMES_ENOUGH)) ** NAMED_POWER
        worth /= (1 + _quiet_days(story, article) / FADING_DAYS) ** FADING_POWER
        if story.joined >= BOUNDS_LEAST:
            worth *= min(1.0, mean / (LOOSE * story.bounds))
        return _Candidate(worth, story.id, mean, nearest)

    def _explain(self, likeness: Shared, found: _Candidate, rival: _Candidate, names: int) -> str:
        story = self._stories[found.story_id]
        words = ", ".join(f"“{term}”" for term in likeness.shared(found.nearest)[:SHARED_SHOWN])
        only = f", and {names} names that only this story has told of" if names > 1 else ""
        first = f"; the story began with “{story.title}”" if story.title else ""
        near = f"; half as near or nearer to story {rival.story_id}" if rival.worth >= TORN * found.worth else ""
        return f"shares {words} with an earlier report{only}{first}{near}"


def _stand_out(worth: float, next_worth: float) -> float:
    """How far a story stands out from the next: a report that is as near to two stories is in neither."""
    apart: float = worth / (next_worth + RIVAL_LEAST) ** RIVAL_POWER
    return apart


def _quiet_days(story: _Growing, article: Article) -> int:
    """Days since the story's last news, but for the first."""
    day = article.published.day
    if day is None or story.last_day is None:
        return 0
    return max(0, abs((day - story.last_day).days) - FREE_DAYS)


def _find_site(article: Article) -> str:
    """What the pages of one outlet have in common: its name, else the host; empty if neither is known."""
    return article.outlet or host_of(article.url)


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
