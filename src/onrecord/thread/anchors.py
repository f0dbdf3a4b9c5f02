"""How a judged statement or article is found again when a run, a version or a reprint gives it another id."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Anchor, Article, Reading, Statement, content_id
from onrecord.thread.words import WORD

SAME_PLACE = 0.5
"""Share of two main spans in one sentence (intersection over union) from which they tell one thing."""
OWN_WORDS = 8
"""Words of a sentence that two pages do not share by chance: below that it must be the same page."""


def page_key(article: Article) -> str:
    """What all versions of one page share: its address, or its outlet and the id it was given."""
    return article.url or f"{article.outlet or ''}|{article.source_id}"


def anchor_statement(article: Article, statement: Statement) -> Anchor:
    """The statement of the article, described so that it is found again."""
    words = statement.sentence.words(article.text) or ""
    start, end = _place(statement)
    key = content_id("sentence", *WORD.findall(words))
    return Anchor(statement.id, "statement", statement.kind, key, start, end, page_key(article))


def anchor_article(article: Article) -> Anchor:
    """The article, described so that a newer version of its page is found too."""
    return Anchor(article.id, "article", page=page_key(article))


def _place(statement: Statement) -> tuple[int, int]:
    """Where its main span stands in its sentence; a span outside of it is taken for all of it."""
    main, sentence = statement.spans[0], statement.sentence
    return (main.start - sentence.start, main.end - sentence.start) if sentence.covers(main) else (0, 0)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A statement at its place, as anchors are compared with it."""

    id: str
    page: str
    start: int
    end: int
    words: int


class Finder:
    """Finds what anchors point at among the readings of an account."""

    def __init__(self, readings: Sequence[Reading], anchors: Iterable[Anchor]) -> None:
        wanted = list(anchors)
        self._articles: dict[str, list[str]] = defaultdict(list)
        self._held: set[str] = set()
        self._standing: dict[tuple[str, str], list[_Standing]] = defaultdict(list)
        if not wanted:
            return
        kinds = {a.kind for a in wanted if a.what == "statement"}
        for reading in readings:
            self._held.add(reading.article.id)
            self._articles[page_key(reading.article)].append(reading.article.id)
            for statement in reading.statements:
                if statement.kind in kinds:
                    self._add(reading.article, statement)

    def _add(self, article: Article, statement: Statement) -> None:
        anchor = anchor_statement(article, statement)
        words = sum(1 for _ in WORD.finditer(statement.sentence.words(article.text) or ""))
        self._held.add(statement.id)
        standing = _Standing(statement.id, anchor.page, anchor.start, anchor.end, words)
        self._standing[anchor.kind, anchor.sentence].append(standing)

    def find(self, anchor: Anchor) -> list[str]:
        """Ids that the anchor stands for here: its own, and those of the same words in versions and reprints."""
        if anchor.what == "entity":
            return [anchor.id]
        if anchor.what == "article":
            return list(dict.fromkeys([anchor.id, *self._articles.get(anchor.page, ())]))
        own = [anchor.id] if anchor.id in self._held else []
        told = (s.id for s in self._standing.get((anchor.kind, anchor.sentence), ()) if _same(anchor, s))
        return list(dict.fromkeys([*own, *told]))


def _same(anchor: Anchor, standing: _Standing) -> bool:
    if standing.page != anchor.page and standing.words < OWN_WORDS:
        return False
    shared = min(anchor.end, standing.end) - max(anchor.start, standing.start)
    whole = max(anchor.end, standing.end) - min(anchor.start, standing.start)
    return whole == 0 or shared / whole >= SAME_PLACE
