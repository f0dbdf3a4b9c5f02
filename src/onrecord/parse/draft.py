"""The work in hand on one article: what the stages have found so far."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from onrecord.model import (
    Amount,
    Article,
    Attribution,
    Entity,
    Mention,
    Reading,
    Skipped,
    Span,
    Statement,
    Timex,
)
from onrecord.text.actors import Gazetteer, load_actors


@dataclass(frozen=True, slots=True)
class Referent:
    """What a cluster of coreference stands for: its first span, and the first name in it."""

    first: Span
    mention: Mention | None


@dataclass(slots=True)
class Draft:
    """One article and its parsed `doc`, filled in by the stages in turn.

    `doc.text` is as long as `article.text` (its apostrophes and spaces are made plain), so `token.idx` is an
    offset into the article; its sentence bounds are `sentences` (line breaks always end a sentence). Lists are in
    order of their place in the text. `actors` are the known actors, in which every stage looks up ids;
    `referents` are what each word (by its number) refers to that heads a span of `coreference`.
    """

    article: Article
    doc: Doc
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    coreference: list[tuple[Span, ...]] = field(default_factory=list)
    referents: dict[int, Referent] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    actors: Gazetteer = field(default_factory=load_actors)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def anchor(self) -> date | None:
        """The day from which relative dates are counted, if the article has one."""
        return self.article.published.day

    def anchor_at(self, offset: int) -> date | None:
        """The day from which relative dates at `offset` are counted: in a live page that of the entry."""
        at = bisect_right(self.article.paragraphs, offset, key=lambda paragraph: paragraph.start)
        entry = self.article.paragraphs[at - 1] if at else None
        return entry.dated if entry and entry.dated else self.anchor

    def span(self, start: int, end: int) -> Span:
        """The characters `[start, end)` as a Span of this article."""
        return self.article.span(start, end)

    def span_of(self, tokens: DocSpan) -> Span:
        """The characters that `tokens` cover, without white space at their ends."""
        text = tokens.text
        start = tokens.start_char + len(text) - len(text.lstrip())
        return self.span(start, start + len(text.strip()))

    def tokens(self, span: Span) -> DocSpan:
        """The tokens that `span` touches (widened to whole tokens)."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"[{span.start}, {span.end}) covers no token")
        return found

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character at `offset`, or the last one before it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start)
        return self.sentences[max(0, at - 1)]

    def reading(self) -> Reading:
        """What was found, frozen."""
        return Reading(
            article=self.article,
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions),
            times=tuple(self.times),
            amounts=tuple(self.amounts),
            attributions=tuple(self.attributions),
            coreference=tuple(self.coreference),
            statements=tuple(self.statements),
            entities=tuple(self.entities),
            skipped=tuple(self.skipped),
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the parse: the fields of Draft it needs and those it gives, and the function that runs it."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Draft], None]
