"""Articles that tell of one development: a single pass in order of publication.

Each article is compared with those before it only (single-pass clustering of topic detection and tracking,
Allan et al. 1998): weighted words, names that only one story has told of, the days between, and how far the
likest story stands out from the next. A story that is seen to have turned (`splits`) is parted in two, and what it
told since the turn goes to a story of its own; two that are seen to be one (`joins`) go on under the id of the earlier.
What placing one article costs and what is remembered are bounded, whatever the record holds: a story that had no news
among the last articles (`recent.TURN`) is closed.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

import numpy as np

from onrecord.model import Article, content_id
from onrecord.text.addresses import domain_of, host_of
from onrecord.thread.joins import NEIGHBOURS, is_due, measure_likeness
from onrecord.thread.recent import TURN, Recent
from onrecord.thread.reports import Floats, ReportIndex, Shared
from onrecord.thread.splits import Split, find_split
from onrecord.thread.terms import read_terms
from onrecord.thread.told import REPORTS_MOST, Told, compare_with, line_up, read_parts

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
LIKEST = 64
"""The likest articles that are put in order first: who is in the story of none of them rarely counts."""
SHARED_SHOWN = 5
FIRST_OF_STORY = "the first article of its story"
TORN = 0.5
"""Of the worth of the story that an article joined: if the next has as much, the reason names it, for a person to
decide whether the two are one. In the gun violence data they were in 5 of 8 such cases: too few to join unasked."""


@dataclass(slots=True)
class Placed:
    """An article in its story as things stand: a split or a join may still move it, until it is forgotten.

    `original` is the number of the article whose words it carries, else its own; `names` are hashes.
    """

    number: int
    original: int
    article_id: str
    source_id: str
    title: str
    day: date | None
    names: "array[int]"
    story: str = ""
    why: str = ""
    parted_from: str = ""
    """The story in which it stood before that turned."""
    joined_from: tuple[str, ...] = ()
    """The stories in which it stood before they were found to be one with an earlier."""


@dataclass(slots=True)
class _Growing:
    """A story that is open: `members` are those of its articles that are remembered, `told` those that copy none."""

    id: str
    first: int
    title: str
    last_day: date | None = None
    members: list[Placed] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    joined: int = 0
    bounds: float = 0.0
    """How like the story those that joined it were, in the mean."""

    def add(self, placed: Placed) -> None:
        """The article is the story's newest."""
        placed.story = self.id
        self.members.append(placed)
        self.last_day = max(filter(None, (self.last_day, placed.day)), default=None)


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

    def place(self, article: Article, copied: Placed | None = None) -> Placed:
        """The article in its story, and why it stands there; one that carries another's words goes where that is."""
        index = self._index
        if index.read and index.read % TURN == 0:
            self._turn()
        terms, site = read_terms(article), _find_site(article)
        weights = index.weigh(terms.weights)
        likeness = index.look_up(weights, site)
        near = likeness.sum(index.first, index.read - index.first)
        placed = _make_placed(index.read, article, copied, terms.names)
        if copied is not None:
            placed.story, placed.why = copied.story, "carries the words of an article of this story"
        else:
            placed.story, placed.why = self._choose(placed, likeness, near)
        story = self._stories.get(placed.story) or self._begin(placed.story, placed)
        story.add(placed)
        self._learn_names(placed)
        index.add(likeness.vector, site, story.first)
        if copied is None:
            house = domain_of(site) or article.id
            told = Told(placed.number, placed.day, house, read_parts(terms, weights, likeness.vector))
            self._look_again(story, told, near)
        return placed

    def _look_again(self, story: _Growing, told: Told, near: Floats) -> None:
        """The story has a new report: it may be seen to have turned, or to be one with a neighbour."""
        before = story.told[-REPORTS_MOST:]
        whole = (near.item(one.number - self._index.first) for one in before)
        story.told.append(replace(told, like=compare_with(told, before, whole)))
        if split := find_split(story.told):
            self._part(story, split)
        elif is_due(len(story.told)):
            near_stories = (other for other, _ in self._likest_first(near, {}) if other is not story)
            alike = [(measure_likeness(story.told, other.told), other) for other in islice(near_stories, NEIGHBOURS)]
            best, other = max(alike, key=lambda pair: (pair[0], -pair[1].first), default=(0.0, story))
            if best:
                earlier, later = sorted((story, other), key=lambda one: one.members[0].number)
                self._join(earlier, later, best)

    def _learn_names(self, placed: Placed) -> None:
        for name in placed.names:
            told = self._named_in.newest(name)
            self._named_in.now[name] = placed.story if told in (None, placed.story) else ""

    def _begin(self, story_id: str, first: Placed) -> _Growing:
        story = _Growing(story_id, first.number, first.title)
        self._stories[story_id] = self._by_first[story.first] = story
        return story

    def _part(self, story: _Growing, split: Split) -> None:
        """What the story told since it turned goes to a story of its own, copies with their originals."""
        first = next(member for member in story.members if member.number == split.first)
        parted = self._begin(content_id("story", first.article_id), first)
        for one, side in ((parted, True), (story, False)):
            one.told = line_up(told for told in story.told if (told.number in split.moved) == side)
            one.joined = len(one.told) - 1
        parted.bounds = story.bounds
        why = (
            f"parted from story {story.id}, which turned on {split.day}: reports since then, and those before, are "
            f"{split.apart:.1f} times as like each other as across, in headlines, ledes and whole"
        )
        members, story.members, story.last_day = story.members, [], None
        for member in members:
            if member.original in split.moved:
                member.why, member.parted_from = f"{member.why}; {why}", story.id
                self._index.move(member.number, parted.first)
            (parted if member.original in split.moved else story).add(member)
        self._share_names(story, parted)

    def _join(self, story: _Growing, later: _Growing, alike: float) -> None:
        """The later story goes on in the earlier."""
        why = (
            f"story {later.id} was joined to story {story.id}: their reports are {alike:.1f} times as like each other "
            "across as within, in headlines, ledes and whole"
        )
        for member in later.members:
            placed = f"it began story {later.id}" if member.why == FIRST_OF_STORY else member.why
            member.why, member.joined_from = f"{placed}; {why}", (*member.joined_from, later.id)
            self._index.move(member.number, story.first)
            story.add(member)
        story.members.sort(key=lambda member: member.number)
        story.told = line_up([*story.told, *later.told])
        story.joined = len(story.told) - 1
        del self._stories[later.id], self._by_first[later.first]
        for name in {name for member in later.members for name in member.names}:
            if self._named_in.newest(name) == later.id:
                self._named_in.now[name] = story.id

    def _share_names(self, story: _Growing, parted: _Growing) -> None:
        """Names of both stories point to neither from now on."""
        kept = {name for member in story.members for name in member.names}
        for name in {name for member in parted.members for name in member.names}:
            if self._named_in.newest(name) == story.id:
                self._named_in.now[name] = "" if name in kept else parted.id

    def _turn(self) -> None:
        """What came before the last turn is forgotten; stories without an article since are closed."""
        kept = max(0, self._index.read - TURN)
        self._index.turn(kept)
        self._named_in.turn()
        for story in list(self._stories.values()):
            story.members = [member for member in story.members if member.number >= kept]
            story.told = [told for told in story.told if told.number >= kept]
            if not story.members:
                del self._stories[story.id], self._by_first[story.first]

    def _choose(self, placed: Placed, likeness: Shared, near: Floats) -> tuple[str, str]:
        """The likest story if it stands out, or a new one whose id is made from the article's."""
        pointed = Counter(filter(None, map(self._named_in.newest, placed.names)))
        best = rival = _NOBODY
        for story, bound in self._likest_first(near, pointed):
            if bound <= rival.worth or _stand_out(max(bound, best.worth), 0.0) < STANDS_OUT:
                break
            found = self._compare(placed.day, story, near, pointed[story.id])
            if (found.worth, found.story_id) > (best.worth, best.story_id):
                best, rival = found, best
            elif found.worth > rival.worth:
                rival = found
        if not best.story_id or _stand_out(best.worth, rival.worth) < STANDS_OUT:
            return content_id("story", placed.article_id), FIRST_OF_STORY
        story = self._stories[best.story_id]
        story.joined += 1
        story.bounds += (best.mean - story.bounds) / story.joined
        return best.story_id, self._explain(likeness, best, rival, pointed[best.story_id])

    def _likest_first(self, near: Floats, pointed: Mapping[str, int]) -> Iterator[tuple[_Growing, float]]:
        """Stories with what their worth cannot pass: those that names point to, then by their likest article."""
        seen = {story_id for story_id in pointed if story_id in self._stories}
        for story_id in sorted(seen):
            yield self._stories[story_id], math.inf
        for place in _highest_first(near):
            story = self._by_first[self._index.story(place + self._index.first)]
            if story.id not in seen:
                seen.add(story.id)
                yield story, float(near[place])

    def _compare(self, day: date | None, story: _Growing, near: Floats, names: int) -> _Candidate:
        """How like the article of that day is to the story; worth nothing if it shares no term with it."""
        values = [near.item(member.number - self._index.first) for member in story.members[-MEMBERS_MOST:]]
        top, mean = max(values), sum(values) / len(values)
        if not top:
            return _NOBODY
        nearest = story.members[values.index(top) - len(values)].number
        worth = (NEAREST_SHARE * top + (1 - NEAREST_SHARE) * mean) * (1 + min(names, NAMES_ENOUGH)) ** NAMED_POWER
        worth /= (1 + _quiet_days(story, day) / FADING_DAYS) ** FADING_POWER
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


def _highest_first(near: Floats) -> Iterator[int]:
    """Places of the likenesses from LEAST_NEAR on, the highest first; the few that are mostly asked for are cheap."""
    places = np.flatnonzero(near >= LEAST_NEAR)
    values = near[places]
    bar = np.partition(values, -LIKEST)[-LIKEST] if len(values) > LIKEST else LEAST_NEAR
    for chosen in (values >= bar, values < bar):
        here = places[chosen]
        yield from here[np.argsort(-near[here], kind="stable")].tolist()


def _stand_out(worth: float, next_worth: float) -> float:
    """How far a story stands out from the next: a report that is as near to two stories is in neither."""
    apart: float = worth / (next_worth + RIVAL_LEAST) ** RIVAL_POWER
    return apart


def _quiet_days(story: _Growing, day: date | None) -> int:
    """Days since the story's last news, but for the first."""
    if day is None or story.last_day is None:
        return 0
    return max(0, abs((day - story.last_day).days) - FREE_DAYS)


def _make_placed(number: int, article: Article, copied: Placed | None, names: Iterable[str]) -> Placed:
    original = copied.original if copied else number
    hashes, day = array("q", sorted(set(map(hash, names)))), article.published.day
    return Placed(number, original, article.id, article.source_id, article.title or "", day, hashes)


def _find_site(article: Article) -> str:
    """What the pages of one outlet have in common: its name, else the host; empty if neither is known."""
    return article.outlet or host_of(article.url)
