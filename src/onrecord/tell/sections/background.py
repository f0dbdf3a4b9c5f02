"""Why it matters and Know more: the reports' own background and consequences; no opinion of ours."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from importlib.resources import files
from math import fsum, log1p, sqrt

from onrecord.model import Line, Span
from onrecord.tell.forecasts import find_decided, is_stale_forecast
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import holds_no_more
from onrecord.tell.printable import choose_printable
from onrecord.tell.rank import fade, find_oldest_day, published_day
from onrecord.tell.sections.coming import labelled_sentences
from onrecord.tell.sections.earlier import tell_earlier
from onrecord.tell.sections.stakes import find_stakes
from onrecord.tell.telling import ON_SUBJECT, Telling, content_words

EARLIER_SHARE = 0.8
"""Share of "Know more" that tells what happened before: it is what people write who write background."""
LEAST_WORDS = 10
"""A shorter sentence of consequence ("The council blocked the move.") leans on the one before it."""
LIKE = "Know more"
"""The section whose weights tell how fit a stake is to print: those of Why it matters were fitted on weaker signs."""
LEAST_CHANCE = 0.46
"""Chance below which a stake is told only on a page with next to nothing: lower than elsewhere, since the signs speak
for it."""
STALE_DAYS = 180
"""Half a year after its report a stake is history; it belongs under Know more, where history is told."""
_POINTING = re.compile(
    r"^(?:Read|See|Watch|Listen)\b|\b[A-Z]\w+ (?:explain(?:ed|s)|report(?:ed|s)|wrote|writes|look(?:ed|s)) (?!that\b)"
)
"""Where an outlet points to what else it printed: "Lee Orm reported from Ardan on the vote"."""
_OF_A_YEAR = re.compile(r"(?:In|By) (?:1[5-9]|20)\d\d\b")
FADING_DAYS = 90
"""What was at stake a quarter of a year before the newest report is worth half of what is now."""
Ranked = list[tuple[float, Span, Span]]
"""Sentences by their worth, in the form in which candidates are chosen."""
FIRST_SENTENCES = 2
"""Sentences of a labelled paragraph that are on its subject; later ones go into detail."""


@cache
def load_signs() -> re.Pattern[str]:
    """The words, in small letters, by which news says what came before."""
    table = (files("onrecord.tell.sections") / "background.tsv").read_text("utf-8").splitlines()[1:]
    patterns = [row.split("\t")[0] for row in table]
    # Not IGNORECASE: so many alternatives are tried four times as fast in a sentence that was put in small letters.
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def tell_why(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` sentences on what is at stake: those the outlets label so first, then those that say it."""
    return telling.take(_why(telling), limit)


def _why(telling: Telling) -> Iterator[Line | None]:
    for sentence in labelled_sentences(telling, "why_it_matters", first=FIRST_SENTENCES):
        if not _is_stale(telling, sentence):
            yield telling.tell_sentence(sentence, "background")
    decided = find_decided(telling)
    weighed = _weighed(telling, partial(_count_stakes, telling), FADING_DAYS)
    for _, sentence in choose_printable(telling, LIKE, weighed, LEAST_CHANCE):
        if not _is_overtaken(telling, sentence, decided):
            yield telling.tell_sentence(sentence, "background")


def _count_stakes(telling: Telling, sentence: Span) -> int:
    """The kinds of signs of a stake in the sentence; none in a short one, or if what was asked stands beside it. Where
    nothing was asked a first or a record is of any matter; that of a year that begins the sentence is history."""
    if telling.relevance(sentence) <= ON_SUBJECT or len(telling.shelf.words(sentence).split()) < LEAST_WORDS:
        return 0
    found = find_stakes(telling.shelf, sentence)
    if not telling.question.terms or _OF_A_YEAR.match(telling.shelf.words(sentence)):
        found -= {"rank"}
    return len(found) if found and not names_in_passing(telling, sentence) else 0


def _is_overtaken(telling: Telling, sentence: Span, decided: date | None) -> bool:
    """True if it is history by now, holds no more (a record does), or tells what could come of what has come or not."""
    if _is_stale(telling, sentence) or is_stale_forecast(telling, sentence, decided):
        return True
    return "rank" not in find_stakes(telling.shelf, sentence) and holds_no_more(telling, sentence)


def _is_stale(telling: Telling, sentence: Span) -> bool:
    """True if the report is older than STALE_DAYS on the day of the brief, or may be: its day is not known."""
    day = telling.shelf.article(sentence.article_id).published.day
    return telling.as_of is not None and (day is None or (telling.as_of - day).days > STALE_DAYS)


def tell_more(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` sentences of background: what happened before, oldest first, then what the outlets point to."""
    earlier = tell_earlier(telling, round(limit * EARLIER_SHARE))
    return (*earlier, *telling.take(_more(telling), max(0, limit - len(earlier))))


def _more(telling: Telling) -> Iterator[Line | None]:
    oldest = find_oldest_day(telling)
    for role in ("know_more", "background"):
        for sentence in labelled_sentences(telling, role):
            if _POINTING.search(telling.shelf.words(sentence)) or _is_before(telling, sentence, oldest):
                continue
            yield telling.tell_sentence(sentence, "background")
    for _, sentence in choose_printable(telling, "Know more", _weighed(telling, partial(_count_history, telling))):
        if next(telling.shelf.times_in(sentence), None) is None or holds_no_more(telling, sentence):
            continue
        if _is_before(telling, sentence, oldest):
            continue
        yield telling.tell_sentence(sentence, "background")


def _count_history(telling: Telling, sentence: Span) -> int:
    return len(load_signs().findall(telling.shelf.words(sentence).lower()))


def _is_before(telling: Telling, sentence: Span, oldest: date) -> bool:
    day = published_day(telling.shelf.article(sentence.article_id))
    return day is not None and day < oldest


def _weighed(telling: Telling, count: Callable[[Span], int], fading: int | None = None) -> Ranked:
    """Sentences in which `count` finds signs: those that speak of the question, and of what the others speak of,
    first (their worth halved once by `fading` days of age); of equals the newest."""
    ranked = []
    for age, reading in enumerate(reversed(telling.shelf.account.readings)):
        if reading.article.id in telling.shelf.copy_of:
            continue
        fresh = fade(telling, published_day(reading.article), fading) if fading else 1.0
        for sentence in reading.sentences:
            words = telling.shelf.words(sentence)
            hits = count(sentence)
            if hits and (relevance := telling.relevance(sentence)) > 0:
                ranked.append((relevance * min(hits, 3) * fresh, age, sentence, content_words(words)))
    held = Counter(word for *_, words in ranked for word in words)
    weighed = sorted((-worth * _centrality(words, held), age, sentence) for worth, age, sentence, words in ranked)
    return [(-worth, sentence, sentence) for worth, _, sentence in weighed]


def _centrality(words: frozenset[str], held: Counter[str]) -> float:
    """How much the sentence is about what all of them are about: by the words it shares with them, 1 and more."""
    # Added exactly: in another order of the set the last digit would be another, and with it the order of equals.
    shared = fsum(log1p(held[word] - 1) for word in words)
    return 1.0 + shared / sqrt(len(words)) if words else 1.0
