"""What was awaited in an older report: forecasts and plans of a contest are no news when its end is told."""

import re
from datetime import date

from onrecord.model import Span
from onrecord.tell.done import tells_deed
from onrecord.tell.quotations import own_words
from onrecord.tell.telling import OPENING, Telling

FRESH_DAYS = 14
"""Days after which what somebody expected has come or not as a rule (our judgement)."""
_AWAITS = re.compile(
    r"\b(?:likely|poised|bracing|hop(?:es?|ing)|expect(?:s|ed)?|predict\w*|forecast\w*"
    r"|(?:is|are) (?:\w+ )?(?:pressing|urging|pushing|trying|seeking|planning|preparing|considering|weighing)"
    r"|call to action|volunteers?|campaign(?:ed|ing| trail)|get out the vote|pre-election|exit polls?"
    r"|too close to call)\b"
)
"""Words of what is awaited, and of the campaign for it."""
_MAY_BE = re.compile(r"\b(?:could|might|may|would(?! not)|should|if|prospects?|possibility)\b")
"""Words of what may come; beside a deed they say what it is to bring."""
_DECIDED = re.compile(
    r"\b(?:won|lost|wins|loses|beats?|defeat(?:s|ed)?|victory|concede[sd]?|upheld|struck down|ruled|acquitted|convicted"
    r"|confirmed as|sworn in|signed into law|(?:was|were|has been) (?:elected|passed|approved|rejected|confirmed))\b"
)
"""Words of an end: of an election, a vote, a case."""


def find_decided(telling: Telling) -> date | None:
    """The day of the newest report that opens with the end of all that was asked, or None."""
    shelf = telling.shelf
    for reading in reversed(shelf.account.readings) if telling.question.terms else ():
        opening = (s for s in reading.sentences[:OPENING] if _DECIDED.search(own_words(shelf.words(s))))
        if reading.article.published.day and any(telling.relevance(s) == 1.0 for s in opening):
            return reading.article.published.day
    return None


def is_stale_forecast(telling: Telling, sentence: Span, decided: date | None) -> bool:
    """True if the sentence awaits what by the day of the brief has come or not: its report is old and tells no deed
    from which the rest may follow, or a later one of the day `decided` tells the end."""
    day = telling.shelf.article(sentence.article_id).published.day
    words = telling.shelf.words(sentence)
    awaits = _AWAITS.search(words)
    if day is None or telling.as_of is None or not (awaits or _MAY_BE.search(words)):
        return False
    is_old = (telling.as_of - day).days > FRESH_DAYS and (awaits or not tells_deed(own_words(words)))
    return bool(is_old) or (decided is not None and day < decided)
