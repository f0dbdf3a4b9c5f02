"""Denials that say themselves what they deny: "Orm denied that he had sold the port"."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.model import Claim, Span
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import is_recent
from onrecord.tell.printable import choose_printable
from onrecord.tell.rank import fade, published_day
from onrecord.tell.telling import Telling

_CHARGE = (
    r"(?:claims?|accusations?|allegations?|assertions?|contentions?|charges?|reports?|suggestions?|notions?|criticisms?"
    r"|insinuations?|rumors?|rumours?)"
)
"""What somebody else holds, as the denial calls it."""
_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|disput|refut|rebut|no evidence|baseless|unfounded|groundless|untrue"
    r"|(?:categorical|utter|complete)ly false)"
)
"""Of these words a denial has one: looked for first, as the patterns take ten times as long."""
_CONCEDES = re.compile(
    r"\b(?:not|never|nor|neither|without|refus\w+ to|declin\w+ to|stopped short of|confirm(?:ed|s)? (?:n?or)) (?:\w+ )?"
    r"(?:den(?:y|ies|ied|ying)|disput\w+|contest\w*|reject\w*|dismiss\w*)\b|n[’']t (?:den(?:y|ied)|disput\w+)\b"
)
"""Who does not deny disputes nothing."""
_WITH_OTHER = re.compile(
    r"\b(?:but|while|although|though|however|even as)\b"
    r"|\b(?:accus\w+|alleg\w+|claim\w*|assert\w*|contend\w*|contention)\b|\b(?:says?|said)\b.*\b(?:says?|said)\b"
)
"""Words by which the other side is heard in the sentence."""
WITH_OTHER = 1.5
"""Times as much as a denial is worth if its sentence lets the other side speak too."""
FADING_DAYS = 30
"""Days after which what was denied is worth half."""
DENIED_TIMES = 3
"""Times as far back as a happening that what was denied is still of the day: who denies mostly goes on to."""
LIKE = "Who says what"
"""The section whose weights tell how fit a denial is to print: of disputes too few were read."""
LEAST_CHANCE = 0.5


@cache
def load_denials() -> re.Pattern[str]:
    """The forms of a denial that gives what is denied."""
    rows = (files("onrecord.tell.sections") / "denials.tsv").read_text("utf-8").splitlines()[1:]
    patterns = "|".join(row.split("\t")[0] for row in rows)
    return re.compile(rf"\b(?:{patterns.replace('{charge}', _CHARGE)})")


def find_denials(telling: Telling) -> Iterator[Span]:
    """Sentences in which somebody denies what they tell, those first that let the other side speak, then the newest."""
    ranked = []
    for reading in telling.shelf.account.readings:
        article, day = reading.article, published_day(reading.article)
        if article.id in telling.shelf.copy_of or not is_recent(telling, day, DENIED_TIMES):
            continue
        for sentence in reading.sentences:
            words = telling.shelf.words(sentence)
            if not _CUE.search(words) or not _denies(telling, sentence, words):
                continue
            worth = telling.relevance(sentence) * fade(telling, day, FADING_DAYS)
            ranked.append((-worth * (WITH_OTHER if _WITH_OTHER.search(words) else 1), article.id, sentence))
    ranked.sort(key=lambda r: (r[0], r[1], r[2].start))
    chosen = choose_printable(telling, LIKE, ((-w, sentence, sentence) for w, _, sentence in ranked), LEAST_CHANCE)
    return (sentence for _, sentence in chosen)


def _denies(telling: Telling, sentence: Span, words: str) -> bool:
    """True if somebody who speaks in the sentence, of what was asked, says that something is not so, and what."""
    if _CONCEDES.search(words) or not load_denials().search(words) or not telling.is_on_subject(sentence):
        return False
    if telling.shelf.is_opinion_piece(sentence.article_id) or names_in_passing(telling, sentence):
        return False
    return any(isinstance(s.act, Claim) for s in telling.shelf.statements_in(sentence))
