"""Situations: what a desk follows by name, kept in the record and gathered anew each time it is told."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from onrecord.errors import NothingFound, UsageError
from onrecord.model import Reading, Situation
from onrecord.record import Record, View
from onrecord.run.wiring import Wiring
from onrecord.text.about import expand_terms
from onrecord.text.actors import load_actors
from onrecord.thread import place_readings

LIKE_ENTITIES = 3
"""Telling actors and places of an example article: those it names most, of those few articles name."""
LIKE_SHARED = 2
"""How many of them an article must name to be like the example."""
NAMED_TWICE = 2
COMMON_SHARE = 1 / 3
"""An actor that more of the record's articles name than this says nothing of what one is about."""
FEW_ARTICLES = 12
"""Below so many articles shares mean little: nobody is too common to tell."""
LEAST_STORIES, LEAST_DAYS = 2, 14
"""A situation found by itself spans two stories and two weeks: less is a story."""
OVERLAP = 0.5
"""Share of stories from which two situations are one."""
PROPOSED = 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """A situation found by itself: the actors that its stories share, and why it is proposed."""

    entities: tuple[str, ...]
    name: str
    stories: tuple[str, ...]
    articles: tuple[str, ...]
    first: date
    last: date
    why: str


def add_situation(record: Record, situation: Situation) -> bool:
    """The situation is kept under its name, in the place of an older one; False if the very same already was.

    UsageError if it says nothing of what belongs to it, NothingFound if an example article is not in the record.
    """
    if not situation.name.strip():
        raise UsageError("a situation needs a name", next="Name it in a few words.")
    if not (situation.about or situation.entities or situation.like):
        raise UsageError("a situation needs something to gather by", where=situation.name,
                         next="Give --about TEXT, --entity ID or --like ARTICLE.")  # fmt: skip
    for article_id in situation.like:
        if record.article(article_id) is None:
            raise NothingFound(f"the record has no article {article_id!r}", next="Find ids with `onrecord search`.")
    return record.keep_situation(situation)


def find_situation(view: View, name: str) -> Situation:
    """The situation of that name (capitals do not matter); NothingFound with the names there are."""
    followed = view.situations()
    found = next((s for s in followed if s.name.lower() == name.lower()), None)
    if found is None:
        known = ", ".join(s.name for s in followed) or "none yet"
        raise NothingFound(f"no situation is called {name!r}", next=f"Followed: {known}.")
    return found


def gather_articles(view: View, situation: Situation, as_of: date | None, wiring: Wiring) -> Sequence[str]:
    """Ids of the articles of the situation that were published by `as_of`, oldest first."""
    found: set[str] = set()
    if situation.about:
        terms = expand_terms(situation.about, load_actors(wiring.actors))
        found.update(view.article_ids(about=situation.about, as_of=as_of, about_terms=terms))
    if situation.entities:
        found.update(set.intersection(*(set(view.naming(ids, as_of)) for ids in situation.entities)))
    for article_id in situation.like:
        found.update(_like(view, article_id, as_of))
    return [i for i in view.article_ids(as_of=as_of) if i in found]


def subject_of(situation: Situation, wiring: Wiring) -> str | None:
    """What lines of the situation are to speak of; None where only example articles say it."""
    if situation.about:
        return situation.about
    gazetteer = load_actors(wiring.actors)
    known = ((ids[0], gazetteer.actor(ids[0])) for ids in situation.entities)
    return ", ".join(a.name if a else e.split(":")[-1].replace("-", " ") for e, a in known) or None


def _like(view: View, article_id: str, as_of: date | None) -> set[str]:
    """Articles that name most of the telling actors of the example, and the example itself."""
    total = len(view.article_ids())
    naming: dict[str, Sequence[str]] = {}
    for reading in view.readings([article_id]):
        counts = Counter(m.entity for m in reading.mentions if m.entity)
        for entity, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
            if len(naming) == LIKE_ENTITIES or count < NAMED_TWICE:
                break
            articles = view.naming([entity], as_of)
            if total < FEW_ARTICLES or len(articles) <= total * COMMON_SHARE:
                naming[entity] = articles
    shared = Counter(i for articles in naming.values() for i in articles)
    least = min(LIKE_SHARED, len(naming))
    return {article_id, *(i for i, count in shared.items() if least and count >= least)}


@dataclass(slots=True)
class _Told:
    """A story as situations are found from it."""

    articles: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)


def propose_situations(record: Record) -> Sequence[Proposal]:
    """Pairs of actors that several stories share over weeks, most stories first; the record is read once."""
    names: dict[str, str] = {}
    stories = _read_stories(record, names)
    spread: dict[str, list[str]] = defaultdict(list)
    for story, told in stories.items():
        for entity, count in told.named.items():
            if 2 * count >= len(told.articles):
                spread[entity].append(story)
    most = max(LEAST_STORIES, COMMON_SHARE * len(stories))
    telling = {e: frozenset(s) for e, s in spread.items() if LEAST_STORIES <= len(s) <= most}
    found = []
    for left, right in combinations(sorted(telling), 2):
        shared = telling[left] & telling[right]
        proposal = _propose(stories, names, (left, right), shared) if len(shared) >= LEAST_STORIES else None
        if proposal:
            found.append(proposal)
    found.sort(key=lambda p: (-len(p.stories), -len(p.articles), p.entities))
    return _without_overlap(found)[:PROPOSED]


def _read_stories(record: Record, names: dict[str, str]) -> Mapping[str, _Told]:
    """The stories with whom their articles name in sum; `names` learns what they are called."""
    days: dict[str, date | None] = {}
    named: dict[str, frozenset[str]] = {}

    def note(readings: Iterator[Reading]) -> Iterator[Reading]:
        for reading in readings:
            counts = Counter(m.entity for m in reading.mentions if m.entity)
            days[reading.article.id] = reading.article.published.day
            named[reading.article.id] = frozenset(e for e, count in counts.items() if count >= NAMED_TWICE)
            names.update((e.id, e.name) for e in reading.entities)
            yield reading

    stories: dict[str, _Told] = defaultdict(_Told)
    for placement in place_readings(note(record.readings(record.article_ids()))):
        told, day = stories[placement.story], days.pop(placement.article_id)
        told.articles.append(placement.article_id)
        told.named.update(named.pop(placement.article_id))
        if day:
            told.days.append(day)
    return stories


def _propose(
    stories: Mapping[str, _Told], names: Mapping[str, str], pair: tuple[str, str], shared: frozenset[str]
) -> Proposal | None:
    days = sorted(day for story in shared for day in stories[story].days)
    if not days or days[-1] - days[0] < timedelta(days=LEAST_DAYS):
        return None
    told = [i for story in sorted(shared) for i in stories[story].articles]
    called = " and ".join(names.get(e, e) for e in pair)
    why = f"{len(shared)} stories of {len(told)} articles name both, from {days[0]} to {days[-1]}"
    return Proposal(pair, called, tuple(sorted(shared)), tuple(told), days[0], days[-1], why)


def _without_overlap(found: Sequence[Proposal]) -> list[Proposal]:
    """Of proposals that share half of their stories, the first."""
    kept: list[Proposal] = []
    for proposal in found:
        own = set(proposal.stories)
        if all(len(own & set(k.stories)) < OVERLAP * min(len(own), len(k.stories)) for k in kept):
            kept.append(proposal)
    return kept
