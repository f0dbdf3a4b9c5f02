"""A record's view held in memory."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.model import Article, Judgement, Reading

_WORD = re.compile(r"\w+")


class MemoryView:
    """Shows readings held in memory (the port `RecordView`).

    `about` asks for articles whose title or text holds every word of it (no stop words, no stems: a real record
    finds more). An undated article is in no dated view, and comes last.
    """

    def __init__(self, readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        self._judgements = tuple(judgements)

    def article_ids(
        self, *, about: str | None = None, since: date | None = None, as_of: date | None = None
    ) -> Sequence[str]:
        """Ids of articles that hold all words of `about`, published from `since` to `as_of`, oldest first."""
        asked = set(_WORD.findall((about or "").casefold()))
        held = [reading.article for reading in self._readings.values()]
        shown = [a for a in held if _is_within(a, since, as_of) and asked <= _words_of(a)]
        return [article.id for article in sorted(shown, key=_order)]

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The reading of each article, in the order of the ids; one that is not held is left out."""
        for article_id in article_ids:
            if article_id in self._readings:
                yield self._readings[article_id]

    def judgements(self) -> Sequence[Judgement]:
        """The judgements in force, people's first (a machine's author begins with "machine:")."""
        in_force = [judgement for judgement in self._judgements if judgement.ended_at is None]
        return sorted(in_force, key=lambda judgement: judgement.by.startswith("machine:"))


def _words_of(article: Article) -> set[str]:
    return set(_WORD.findall(f"{article.title or ''} {article.text}".casefold()))


def _is_within(article: Article, since: date | None, as_of: date | None) -> bool:
    day = article.published.end
    if day is None:
        return since is None and as_of is None
    return (since is None or day >= since) and (as_of is None or day <= as_of)


def _order(article: Article) -> tuple[bool, date]:
    day = article.published.end
    return day is None, day or date.max
