"""Whether the sentences above one set a time for it that its words would lose."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model import Span
from onrecord.tell.asides import stands_aside
from onrecord.tell.quotations import own_words
from onrecord.tell.shelf import Shelf

FIRST_WORDS = 20
"""Characters within which a sentence begins with a time."""
OWN_DAYS = 7
"""Days before its report that a reader takes an undated deed for: news of the week."""
_PRESENT = re.compile(r"\b(?:has|have|is|are|will|remains?|wants?)\b")
"""Words of what held on the day of the report, whatever was told before it."""
_GOES_ON = re.compile(r"^(?:However|But|And|Yet|Still|Meanwhile|Then|Later|Also)\b|^(?:\S+ ){1,3}(?:also|then|later)\b")
"""First words by which a paragraph goes on with the one above it, and is of its time."""
_THEN = re.compile(
    r"^(?:During|Throughout|In|On) (?:the|his|her|their|its) (?:[\w’'-]+ ){0,3}"
    r"(?:campaign|campaign trail|presidency|tenure|(?:first|second|last) term|primar(?:y|ies)|Cold War)\b"
    r"|\b(?:at the time|back then|in those days)\b"
)
"""A time of years ago without its year, or words that point back to one."""


def has_lost_time(shelf: Shelf, sentence: Span) -> bool:
    """True if the sentence gives no time, tells what is over, and the nearest time above it in its paragraph (or in the
    one that it goes on with) was over some days before its report.

    Of such lines a reader takes the day of the report for that of the deed.
    """
    published = shelf.article(sentence.article_id).published.day
    if published is None or any(_days(shelf, sentence)) or _PRESENT.search(own_words(shelf.words(sentence))):
        return False
    for above in _sentences_above(shelf, sentence):
        ended = _ended(shelf, above)
        if ended is not None:
            return (published - ended).days > OWN_DAYS
        if _THEN.search(own_words(shelf.words(above))):
            return True
    return False


def _sentences_above(shelf: Shelf, sentence: Span) -> Iterator[Span]:
    """The sentences above in the paragraph, the nearest first, and in the one before it if this goes on with it."""
    above = shelf.sentence_before(sentence)
    first = sentence
    while above:
        yield above
        first, above = above, shelf.sentence_before(above)
    above = shelf.sentence_above(first) if _GOES_ON.search(shelf.words(first)) else None
    while above:
        yield above
        above = shelf.sentence_before(above)


def _days(shelf: Shelf, sentence: Span) -> Iterator[tuple[Span, date]]:
    """The times of the sentence, each with the day on which it ends."""
    for time in shelf.times_in(sentence):
        if time.when and time.when.end and time.when.days and time.type in ("DATE", "TIME"):
            yield time.span, time.when.end


def _ended(shelf: Shelf, sentence: Span) -> date | None:
    """When the time that begins the sentence ended, else the last of those that its main clause gives; None if none."""
    words, begin = shelf.words(sentence), sentence.start
    own = [
        (span.start - begin, end)
        for span, end in _days(shelf, sentence)
        if not stands_aside(words, span.start - begin, span.end - begin)
    ]
    first = next((end for at, end in own if at < FIRST_WORDS), None)
    return first or max((end for _, end in own), default=None)
