"""Everything that the parse found in one article."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.model.amount import Amount
from onrecord.model.mention import Entity, Mention
from onrecord.model.page import Article, Skipped
from onrecord.model.span import Span
from onrecord.model.statement import Attribution, Statement
from onrecord.model.when import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 `type`, `value` and `mod` (None: none), and the days it means, if it does."""

    span: Span
    type: TimexType
    value: str
    mod: str | None
    when: When | None
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with all that was found in it; every span fits `article.text`."""

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    amounts: tuple[Amount, ...]
    attributions: tuple[Attribution, ...]
    coreference: tuple[tuple[Span, ...], ...]
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...] = ()
    """Actors named in this article, those of the gazetteer and those the text introduces."""
    skipped: tuple[Skipped, ...] = ()

    def with_statements(self, statements: tuple[Statement, ...]) -> "Reading":
        """The same reading with these statements in the place of its own."""
        return replace(self, statements=statements)

    @classmethod
    def unread(cls, article: Article, why: str, sentences: tuple[Span, ...] = ()) -> "Reading":
        """The reading of an article that was not parsed: the reason, and its sentences if they are known."""
        skipped = Skipped(article.source_id, "parse", why, article.id)
        return cls(article, sentences, (), (), (), (), (), (), skipped=(skipped,))
