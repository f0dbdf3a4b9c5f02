"""What the reports of a time open with: the more of them use its words, the more a line tells of their main news."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import fsum, log2, sqrt

from onrecord.model import Span
from onrecord.tell.placing import find_day
from onrecord.tell.telling import HEAD_LENGTH, Telling, content_words
from onrecord.text.about import STOP_WORDS, relevance

NEAR_DAYS = 7
"""Days between two reports that may tell one piece of news."""
HALF_LIFE_DAYS = 5
"""Days in which news loses half of its weight as the first line of a brief: what five reports opened with a week ago
stands behind what three did yesterday (our judgement)."""

UNTITLED = 0.7
"""What a line is worth as the news on what was asked that is of a report whose title names nothing of it: of 342 such
lines of What happened 59 % were fit to print, of the 975 others 70 %."""


class Centre:
    """The words of the heads of the reports, by the day of their reports."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._asked = content_words(telling.question.about or "") | STOP_WORDS
        self._heads: list[tuple[date, frozenset[str]]] = []
        for reading in telling.shelf.account.readings:
            article, day = reading.article, reading.article.published.day
            if day and article.id not in telling.shelf.copy_of and telling.speaks_of(article.id):
                words = content_words(f"{article.title or ''} {article.text[:HEAD_LENGTH]}")
                self._heads.append((day, words - self._asked))
        self._counted: dict[date, Counter[str]] = {}

    def weigh(self, sentence: Span, times: int = 1) -> float:
        """How much the sentence tells of what the reports of its time open with, by the day that it tells of: the mean
        of how many share each of its words, less where the title of its report names nothing of what was asked; halved
        with its age, so many `times` as slowly (0: it does not fade)."""
        telling = self._telling
        day = find_day(telling, sentence) or telling.shelf.article(sentence.article_id).published.middle
        words = content_words(telling.shelf.words(sentence)) - self._asked
        if day is None or not words:
            return 0.0
        counted = self._near(day)
        shared = fsum(log2(max(1, counted[word])) for word in words) / sqrt(len(words))
        shared *= 1.0 if names_in_title(telling, sentence) else UNTITLED
        age = max(0, (telling.as_of - day).days) if telling.as_of and times else 0
        return shared * float(0.5 ** (age / (HALF_LIFE_DAYS * max(1, times))))

    def _near(self, day: date) -> Counter[str]:
        """In how many heads of the days about that one each word stands."""
        if day not in self._counted:
            heads = (words for at, words in self._heads if abs((at - day).days) <= NEAR_DAYS)
            self._counted[day] = _count(heads)
        return self._counted[day]


def names_in_title(telling: Telling, sentence: Span) -> float:
    """How much of what was asked the title of the sentence's report names, 0 to 1; 1 if nothing was asked."""
    title = telling.shelf.article(sentence.article_id).title or ""
    return relevance(title, telling.question.terms) if telling.question.terms else 1.0


def _count(heads: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(word for words in heads for word in words)
