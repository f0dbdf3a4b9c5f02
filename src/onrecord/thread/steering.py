"""Stories as people judged them: joined, or an article set apart, also for the articles that come later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Article, Judgement, Story, Trace, content_id
from onrecord.thread.origins import Outlets
from onrecord.thread.placements import Placement
from onrecord.thread.traces import page_key
from onrecord.thread.union import newest_first


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a judgement: its articles, and whether it was a story as it was then."""

    judgement: Judgement
    left: bool
    story: bool

    @property
    def other(self) -> Sequence[Trace]:
        """The articles of the other side."""
        return self.judgement.right_of if self.left else self.judgement.left_of


class StoryJudge:
    """Places one article after another where people want it; what they did not judge stays where it was."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._sides: dict[str, list[_Side]] = defaultdict(list)
        for judgement in newest_first(judgements):
            if judgement.verdict in ("same", "different"):
                for left in (True, False):
                    self._add(judgement, left)
        self._story_of: dict[str, str] = {}
        self._moved: dict[str, str] = {}
        self._parted: dict[tuple[str, bool], str] = {}

    def _add(self, judgement: Judgement, left: bool) -> None:
        named, traces = (judgement.left, judgement.left_of) if left else (judgement.right, judgement.right_of)
        for trace in traces:
            if trace.what == "article":
                side = _Side(judgement, left, named not in {a.id for a in traces})
                for key in {trace.id, trace.page}:
                    self._sides[key].append(side)

    def __bool__(self) -> bool:
        return bool(self._sides)

    def place(self, article_id: str, page: str, story: str) -> tuple[str, str]:
        """The story that the article stands in, and why if a person decided it; `story` is where it was placed."""
        sides = list(dict.fromkeys([*self._sides.get(article_id, ()), *self._sides.get(page, ())]))
        chosen, why, decided = self._moved.get(story, story), "", None
        barred: dict[str, _Side] = {}
        for side in sides:
            there = self._there(side)
            if side.judgement.verdict == "different":
                barred = dict.fromkeys(there, side) | barred
            elif there and there[0] not in barred:
                chosen, why, decided = there[0], f"judged one story by {side.judgement.by}", side
                break
        if chosen in barred:
            decided = barred[chosen]
            judged = decided.judgement
            chosen = self._parted.setdefault((judged.id, decided.left), content_id("story", article_id))
            why = f"judged another story by {judged.by}"
        if decided is not None and decided.story:
            self._moved[story] = chosen
        self._story_of[article_id] = self._story_of[page] = chosen
        return chosen, why

    def _there(self, side: _Side) -> list[str]:
        """Stories in which articles of the other side stand."""
        found = (self._story_of.get(a.id) or self._story_of.get(a.page) for a in side.other)
        return list(dict.fromkeys(s for s in found if s))


@dataclass(slots=True)
class _Steered:
    """A story as judged."""

    title: str
    articles: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    formerly: dict[str, None] = field(default_factory=dict)


def steer_stories(
    stories: tuple[Story, ...], articles: Sequence[Article], judgements: Iterable[Judgement], outlets: Outlets
) -> tuple[Story, ...]:
    """The stories as people judged them, in order of their first article; `articles` in order of publication."""
    judge = StoryJudge(judgements)
    if not judge:
        return stories
    story_of = {article: story for story in stories for article in story.articles}
    steered: dict[str, _Steered] = {}
    for article in articles:
        placed = story_of[article.id]
        chosen, why = judge.place(article.id, page_key(article), placed.id)
        first = chosen not in steered
        title = placed.title if first and chosen == placed.id else article.title or ""
        one = steered.setdefault(chosen, _Steered(title))
        one.articles.append(article.id)
        if chosen == placed.id:
            one.formerly.update(dict.fromkeys(placed.formerly))
        if why:
            one.why.append(f"{article.source_id}: {why}")
        elif not first or chosen != placed.id:
            one.why.extend(w for w in placed.why if w.startswith(f"{article.source_id}: "))
    return tuple(_finish(key, one, outlets) for key, one in steered.items())


def _finish(key: str, story: _Steered, outlets: Outlets) -> Story:
    ids, why = tuple(story.articles), tuple(dict.fromkeys(story.why))
    return Story(key, story.title, ids, outlets.count_articles(ids), why, tuple(story.formerly))


def steer_placements(
    placements: Iterable[tuple[Placement, str]], judgements: Iterable[Judgement]
) -> Iterator[Placement]:
    """Each placement as people judged it; it comes with the key of its page (see `page_key`)."""
    judge = StoryJudge(judgements)
    for placement, page in placements:
        chosen, why = judge.place(placement.article_id, page, placement.story)
        yield replace(placement, story=chosen, why=f"{why}; {placement.why}" if why else placement.why)
