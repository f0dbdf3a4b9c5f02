"""Articles in their stories: one after another as they are published, or all those of an account."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Copy, Reading, Story, content_id
from onrecord.thread.copies import CopyFinder
from onrecord.thread.origins import Outlets
from onrecord.thread.recent import TURN, Recent
from onrecord.thread.stories import FIRST_OF_STORY, Placed, StoryPlacer


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs, said when it came: its story, the article it copies, and why in words."""

    source_id: str
    article_id: str
    story: str
    copy_of: str | None
    why: str


def place_readings(readings: Iterable[Reading]) -> Iterator[Placement]:
    """As `place_articles`, from what was read in the articles."""
    return place_articles(reading.article for reading in readings)


def place_articles(articles: Iterable[Article]) -> Iterator[Placement]:
    """Each article's place, seeing only what came before it; `articles` in order of publication.

    A place comes once no split and no join can change it any more: after two turns (`recent.TURN`), or at the end.
    """
    placer, finder = StoryPlacer(), CopyFinder()
    known: Recent[str, Placed] = Recent()
    waiting: deque[tuple[Placed, Copy | None, str | None]] = deque()
    for number, article in enumerate(articles):
        if number % TURN == 0:
            known.turn()
            while waiting and waiting[0][0].number < number - TURN:
                yield _settle(*waiting.popleft())
        copy = finder.add(article)
        original = known.newest(copy.original_id) if copy else None
        placed = known.now[article.id] = placer.place(article, original)
        waiting.append((placed, copy, original.source_id if original else None))
    yield from (_settle(*one) for one in waiting)


def _settle(placed: Placed, copy: Copy | None, copy_of: str | None) -> Placement:
    why = f"{copy.why}; {placed.why}" if copy else placed.why
    return Placement(placed.source_id, placed.article_id, placed.story, copy_of, why)


def group_stories(articles: Sequence[Article], copies: Sequence[Copy], outlets: Outlets) -> tuple[Story, ...]:
    """The stories of the articles, in order of their first article; every article stands in one."""
    original = {c.article_id: c.original_id for c in copies}
    placer = StoryPlacer()
    placed: dict[str, Placed] = {}
    for article in articles:
        placed[article.id] = placer.place(article, placed.get(original.get(article.id, "")))
    members: dict[str, list[Placed]] = defaultdict(list)
    parted: dict[str, list[Placed]] = defaultdict(list)
    for one in placed.values():
        members[one.story].append(one)
        if one.parted_from and one.story == content_id("story", one.article_id):
            parted[one.parted_from].append(one)
    return tuple(_make_story(story, told, parted[story], outlets) for story, told in members.items())


def _make_story(story_id: str, told: Sequence[Placed], parted: Iterable[Placed], outlets: Outlets) -> Story:
    """The story of what is `told`; `parted` are the first articles of the stories that it turned into."""
    ids = tuple(one.article_id for one in told)
    why = [f"{one.source_id}: {one.why}" for one in told if one.why != FIRST_OF_STORY]
    why += (f"{one.source_id}: here the story turned, and story {one.story} was parted from it" for one in parted)
    formerly = {former: None for one in told for former in one.joined_from if former != story_id}
    return Story(story_id, told[0].title, ids, outlets.count_articles(ids), tuple(why), tuple(formerly))
