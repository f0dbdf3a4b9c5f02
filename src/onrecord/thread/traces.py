"""How a judged statement or article is found again when a run, a version or a reprint gives it another id."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Reading, Statement, Trace, content_id
from onrecord.thread.words import WORD

SAME_PLACE = 0.5
"""Share of two main spans in one sentence (intersection over union) from which they tell one thing."""
OWN_WORDS = 8
"""Words of a sentence that two pages do not share by chance: below that it must be the same page."""


def page_key(article: Article) -> str:
    """What all versions of one page share: its address, or its outlet and the id it was given."""
    return article.url or f"{article.outlet or ''}|{article.source_id}"


def trace_statement(article: Article, statement: Statement) -> Trace:
    """The statement of the article, described so that it is found again."""
    words = statement.sentence.words(article.text) or ""
    start, end = _place(statement)
    key = content_id("sentence", *WORD.findall(words))
    return Trace(statement.id, "statement", statement.kind, key, start, end, page_key(article))


def trace_article(article: Article) -> Trace:
    """The article, described so that a newer version of its page is found too."""
    return Trace(article.id, "article", page=page_key(article))


def _place(statement: Statement) -> tuple[int, int]:
    """Where its main span stands in its sentence; a span outside of it is taken for all of it."""
    main, sentence = statement.spans[0], statement.sentence
    return (main.start - sentence.start, main.end - sentence.start) if sentence.covers(main) else (0, 0)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A statement at its place, as traces are compared with it."""

    id: str
    page: str
    start: int
    end: int
    words: int


class Finder:
    """Finds what traces point at among the readings of an account."""

    def __init__(self, readings: Sequence[Reading], traces: Iterable[Trace]) -> None:
        wanted = list(traces)
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
        trace = trace_statement(article, statement)
        words = sum(1 for _ in WORD.finditer(statement.sentence.words(article.text) or ""))
        self._held.add(statement.id)
        standing = _Standing(statement.id, trace.page, trace.start, trace.end, words)
        self._standing[trace.kind, trace.sentence].append(standing)

    def find(self, trace: Trace) -> list[str]:
        """Ids that the trace stands for here: its own, and those of the same words in versions and reprints."""
        if trace.what == "entity":
            return [trace.id]
        if trace.what == "article":
            return list(dict.fromkeys([trace.id, *self._articles.get(trace.page, ())]))
        own = [trace.id] if trace.id in self._held else []
        told = (s.id for s in self._standing.get((trace.kind, trace.sentence), ()) if _same(trace, s))
        return list(dict.fromkeys([*own, *told]))


def _same(trace: Trace, standing: _Standing) -> bool:
    if standing.page != trace.page and standing.words < OWN_WORDS:
        return False
    shared = min(trace.end, standing.end) - max(trace.start, standing.start)
    whole = max(trace.end, standing.end) - min(trace.start, standing.start)
    return whole == 0 or shared / whole >= SAME_PLACE
