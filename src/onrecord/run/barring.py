"""A reader's bar: what is less likely right than a reader asks for stays in the record and is not told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Judgement, Reading
from onrecord.ports import RecordView

LEAST_TOLD = 0.5
"""The bar of a brief: what is more likely wrong than right is not told. Of the statements of the half kept aside under
it 45 in 100 were right, from it on 73, from 0.8 on 82 (see docs/reference/parse.md)."""


@dataclass(slots=True)
class BarredView:
    """A view of a record without the statements whose score is under `least`; `below` counts those it left out.

    What somebody judged by name is never left out.
    """

    view: RecordView
    least: float
    below: int = 0
    _judged: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        named = (
            (one.left, one.right, *(trace.id for trace in (*one.left_of, *one.right_of)))
            for one in self.view.judgements()
        )
        self._judged = frozenset(name for names in named for name in names)

    def article_ids(
        self, *, about: str | None = None, since: date | None = None, as_of: date | None = None
    ) -> Sequence[str]:
        """The ids as the view gives them: the bar is for statements, not for articles."""
        return self.view.article_ids(about=about, since=since, as_of=as_of)

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The readings, each without the statements under the bar; untouched where there is no bar."""
        if not self.least:
            yield from self.view.readings(article_ids)
            return
        for reading in self.view.readings(article_ids):
            kept = tuple(s for s in reading.statements if s.score >= self.least or s.id in self._judged)
            self.below += len(reading.statements) - len(kept)
            yield reading.with_statements(kept)

    def judgements(self) -> Sequence[Judgement]:
        """The judgements as the view gives them."""
        return self.view.judgements()
