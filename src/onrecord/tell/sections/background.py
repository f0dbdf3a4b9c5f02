"""Why it matters and Know more: the reports' own background and consequences; no opinion of ours."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from math import fsum, log1p, sqrt

from onrecord.model import Claim, Line, Span
from onrecord.tell.placing import holds_no_more
from onrecord.tell.printable import choose_printable
from onrecord.tell.rank import fade, find_oldest_day, published_day
from onrecord.tell.sections.coming import labelled_sentences
from onrecord.tell.sections.earlier import tell_earlier
from onrecord.tell.telling import Telling, content_words

EARLIER_SHARE = 0.8
"""Share of "Know more" that tells what happened before: it is what people write who write background."""
_SAYING = re.compile(r"\b(?:said|says?|told|according|opinion|argues?|argued|believes?|believed)\b", re.IGNORECASE)
"""Words by which a voice is heard, where the parse did not hear it."""
LEAST_WORDS = 10
"""A shorter sentence of consequence ("The council blocked the move.") leans on the one before it."""
STALE_DAYS = 180
"""Half a year after its report a stake is history; it belongs under Know more, where history is told."""
_POINTING = re.compile(
    r"^(?:Read|See|Watch|Listen)\b|\b[A-Z]\w+ (?:explain(?:ed|s)|report(?:ed|s)|wrote|writes|look(?:ed|s)) (?!that\b)"
)
"""Where an outlet points to what else it printed: "Lee Orm reported from Ardan on the vote"."""
FADING_DAYS = 90
"""What was at stake a quarter of a year before the newest report is worth half of what is now."""
Ranked = list[tuple[float, Span, Span]]
"""Sentences by their worth, in the form in which candidates are chosen."""
FIRST_SENTENCES = 2
"""Sentences of a labelled paragraph that are on its subject; later ones go into detail."""


@cache
def load_signs(kind: str) -> re.Pattern[str]:
    """The words, in small letters, by which news says what follows from a happening ("consequence") or what came
    before ("history")."""
    table = (files("onrecord.tell.sections") / "background.tsv").read_text("utf-8").splitlines()[1:]
    patterns = [row.split("\t")[1] for row in table if row.split("\t")[0] == kind]
    # Not IGNORECASE: so many alternatives are tried four times as fast in a sentence that was put in small letters.
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def tell_why(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` sentences on what is at stake: those the outlets label so first, then those that say it."""
    return telling.take(_why(telling), limit)


def _why(telling: Telling) -> Iterator[Line | None]:
    for sentence in labelled_sentences(telling, "why_it_matters", first=FIRST_SENTENCES):
        if not _is_stale(telling, sentence):
            yield telling.tell_sentence(sentence, "background")
    weighed = _weighed(telling, load_signs("consequence"), FADING_DAYS)
    for _, sentence in choose_printable(telling, "Why it matters", weighed):
        if _is_stale(telling, sentence) or _is_said(telling, sentence):
            continue
        if len(telling.shelf.words(sentence).split()) >= LEAST_WORDS:
            yield telling.tell_sentence(sentence, "background")


def _is_stale(telling: Telling, sentence: Span) -> bool:
    """True if the report is older than STALE_DAYS on the day of the brief, or may be: its day is not known."""
    day = telling.shelf.article(sentence.article_id).published.day
    return telling.as_of is not None and (day is None or (telling.as_of - day).days > STALE_DAYS)


def _is_said(telling: Telling, sentence: Span) -> bool:
    """True if somebody says it: one voice's judgement is told under its name, and not as what is at stake."""
    claimed = any(isinstance(s.act, Claim) for s in telling.shelf.statements_in(sentence))
    return claimed or bool(_SAYING.search(telling.shelf.words(sentence)))


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
    for _, sentence in choose_printable(telling, "Know more", _weighed(telling, load_signs("history"))):
        if next(telling.shelf.times_in(sentence), None) is None or holds_no_more(telling, sentence):
            continue
        if _is_before(telling, sentence, oldest):
            continue
        yield telling.tell_sentence(sentence, "background")


def _is_before(telling: Telling, sentence: Span, oldest: date) -> bool:
    day = published_day(telling.shelf.article(sentence.article_id))
    return day is not None and day < oldest


def _weighed(telling: Telling, pattern: re.Pattern[str], fading: int | None = None) -> Ranked:
    """Sentences in which the pattern is found: those that speak of the question, and of what the others speak of,
    first (their worth halved once by `fading` days of age); of equals the newest."""
    ranked = []
    for age, reading in enumerate(reversed(telling.shelf.account.readings)):
        if reading.article.id in telling.shelf.copy_of:
            continue
        fresh = fade(telling, published_day(reading.article), fading) if fading else 1.0
        for sentence in reading.sentences:
            words = telling.shelf.words(sentence)
            hits = len(pattern.findall(words.lower()))
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
