"""What happened before the news: the chief happenings of earlier reports, oldest first."""

import re
from collections.abc import Iterator
from datetime import date
from math import fsum, log1p, sqrt

from onrecord.model import TOLD_STATUSES, Article, Event, Line, Reading, Span
from onrecord.tell.forecasts import find_decided, is_stale_forecast
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import holds_no_more
from onrecord.tell.printable import choose_printable, has_room
from onrecord.tell.quotations import own_words
from onrecord.tell.rank import clause_share, find_fading, find_oldest_day, published_day
from onrecord.tell.sections.openings import LEAST_SCORE
from onrecord.tell.telling import Telling, content_words, overlap, told_when
from onrecord.text.about import STOP_WORDS

OPENING = 1
"""Sentences of a report that tell its news, whatever they tell of; others must tell a happening."""
TOLD_SHARE = 0.5
"""Share of its sentence that must tell the happening: half, because the happening is not the news of its report."""
OWN_WORDS = 0.4
"""Share of content words (Jaccard) from which a sentence only goes on with one told before it."""
_CONDITION = re.compile(r"\bwill\b.* if\b|\b[Ii]f\b.*\bwill\b")
"""What was to come if something else did: by now it has, or has not."""
_QUOTES = "“\"‘"
OLDEST_DAYS = 1100
"""Days (three years) after which a report's news is no background any more, however few reports there are."""


def tell_earlier(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` happenings of reports before the newest day, those first that most reports go on to speak of."""
    found: list[tuple[str, int, Line]] = []
    for chance, sentence in _rank_sentences(telling):
        if not has_room(telling, len(found), limit, chance):
            continue
        words = content_words(telling.shelf.words(sentence))
        if any(overlap(words, other.words) >= OWN_WORDS for other in telling.memory.told):
            continue
        line = telling.tell_sentence(sentence, "background", _when(telling, sentence))
        if line is not None:
            day = published_day(telling.shelf.article(sentence.article_id))
            found.append((day.isoformat() if day else "", sentence.start, line))
    return tuple(line for *_, line in sorted(found, key=lambda f: f[:2]))


def _rank_sentences(telling: Telling) -> Iterator[tuple[float, Span]]:
    """Sentences of earlier reports by how much of the question they speak of and how many reports use their words
    (their worth halves with age as that of a happening does), and by whether an editor would print them."""
    readings = [r for r in telling.shelf.account.readings if r.article.id not in telling.shelf.copy_of]
    weight = {word: log1p(count - 1) for word, count in telling.shelf.held.items()}
    fading_days, decided, oldest = find_fading(telling), find_decided(telling), find_oldest_day(telling)
    ranked = []
    for reading in readings:
        age, day = _age(telling, reading.article), published_day(reading.article)
        if 0 < age <= OLDEST_DAYS and day and day >= oldest:
            fading = 0.5 ** (age / fading_days)
            for sentence in _news(telling, reading, decided):
                words = _words(telling.shelf.words(sentence))
                shared = fsum(weight[word] for word in words) / sqrt(len(words) or 1)
                ranked.append((shared * telling.relevance(sentence) * fading, sentence))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].article_id, pair[1].start))
    return choose_printable(telling, "Know more", ((worth, sentence, sentence) for worth, sentence in ranked))


def _news(telling: Telling, reading: Reading, decided: date | None) -> Iterator[Span]:
    """The sentences on the subject that open the report or tell a happening; not what is quoted, or was awaited."""
    for number, sentence in enumerate(reading.sentences):
        if telling.shelf.words(sentence)[:1] in _QUOTES:
            continue
        news = number < OPENING or _tells_happening(telling, sentence)
        open_ = _CONDITION.search(own_words(telling.shelf.words(sentence))) if news else None
        if not news or open_ or is_stale_forecast(telling, sentence, decided) or names_in_passing(telling, sentence):
            continue
        if telling.relevance(sentence) > 0 and not holds_no_more(telling, sentence):
            yield sentence


def _tells_happening(telling: Telling, sentence: Span) -> bool:
    return any(
        isinstance(s.act, Event) and s.act.status in TOLD_STATUSES and s.score >= LEAST_SCORE
        and clause_share(s) >= TOLD_SHARE
        for s in telling.shelf.statements_in(sentence)
    )


def _when(telling: Telling, sentence: Span) -> str | None:
    """The time of the first happening in the sentence, as the sentence gives it."""
    happenings = (s for s in telling.shelf.statements_in(sentence) if isinstance(s.act, Event))
    return next((when for s in happenings if (when := told_when(s))), None)


def _age(telling: Telling, article: Article) -> int:
    """Days from the report to the day of the brief; 0 if either is not known."""
    day = published_day(article)
    return (telling.as_of - day).days if telling.as_of and day else 0


def _words(text: str) -> frozenset[str]:
    return content_words(text) - STOP_WORDS
