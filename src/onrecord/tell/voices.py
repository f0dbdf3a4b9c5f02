"""How much a report lets others speak: where hardly anybody does, its writer tells what he makes of things."""

import re
from functools import lru_cache

from onrecord.model import Claim, Span
from onrecord.tell.quotations import own_text
from onrecord.tell.shelf import SAYING, Shelf

LEAST_SAYING = 12.0
"""Words of saying in a thousand of a report’s own, below which its writer talks most of the time. Of 157 lines without
speaker, day, figure and perfect that were read 40 stood in such a report, 30 of them unfit (of the others 45)."""
SHORT, LEAST_OF_SHORT = 20, 16.0
"""Words up to which a sentence without speaker, day, figure and perfect gives so little of its own that its report must
let others speak more. Of 94 such lines of reports between the two shares 60 were unfit."""
SHORT_OPENING = 18
"""Words up to which such a sentence that opens its report is its writer's way in, whoever speaks below: of 42 that were
read 25 were unfit, of the 17 of the last two readings 15."""
SHORTEST = 150
"""Words of a report from which its share of saying tells something; a flash of news names nobody."""
ALWAYS = 1000.0
"""More than any text has."""
_SAYING = re.compile(rf"\b(?:{SAYING})\b")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|according|wrote|writes|tweeted|announced|report(?:ed|s)|polls?)\b|[“”\"\d]"
    r"|\b(?:has|have)\b"
)
"""Somebody who speaks, or a figure, in the sentence itself; or the perfect, in which a writer too sums up what others
have done."""


def is_writers_own(shelf: Shelf, sentence: Span) -> bool:
    """True if nobody answers for the sentence, and it stands in a report in which hardly anybody speaks, or opens its
    report in few words: who tells it is its writer, and nothing in it can be looked up."""
    if not is_unanswered(shelf, sentence):
        return False
    length, saying = len(shelf.words(sentence).split()), hear_saying(shelf.article(sentence.article_id).text)
    if length <= SHORT_OPENING and shelf.sentence_above(sentence) is None:
        return saying < ALWAYS
    return saying < (LEAST_OF_SHORT if length <= SHORT else LEAST_SAYING)


def is_unanswered(shelf: Shelf, sentence: Span) -> bool:
    """True if the sentence gives no speaker, time, figure or perfect: it rests on the word of its writer."""
    return not gives_answer(shelf.words(sentence)) and next(shelf.times_in(sentence), None) is None and not any(
        isinstance(s.act, Claim) for s in shelf.statements_in(sentence)
    )  # fmt: skip


def gives_answer(words: str) -> bool:
    """True if the words give somebody who speaks or a figure, or sum up in the perfect."""
    return _SPOKEN.search(words) is not None


def is_spoken(shelf: Shelf, sentence: Span) -> bool:
    """True if somebody says what the sentence tells, as the parse reads it or its words show."""
    words = shelf.words(sentence)
    if "“" in words or '"' in words or _SAYING.search(words):
        return True
    return any(isinstance(s.act, Claim) for s in shelf.statements_in(sentence))


@lru_cache(maxsize=512)
def hear_saying(text: str) -> float:
    """Words of saying in a thousand words of the text that stand in no quotation; of a short one ALWAYS."""
    own = own_text(text)
    words = sum(1 for _ in _WORD.finditer(own))
    return 1000 * sum(1 for _ in _SAYING.finditer(own)) / words if words >= SHORTEST else ALWAYS
