"""Whether the words around those of a line set a time for it that it would lose."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from onrecord.model import Span
from onrecord.tell.asides import stands_aside
from onrecord.tell.doubtful import OWN_DAY
from onrecord.tell.quotations import QUOTED, own_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.weekdays import is_written_on
from onrecord.text.about import STOP_WORDS

FIRST_WORDS = 20
"""Characters within which a sentence begins with a time."""
OWN_DAYS = 7
"""Days before its report that a reader takes an undated deed for: news of the week."""
CUE_WORDS = 15
"""Words in which a paragraph says no more than who spoke the quotation that it holds: "he said in a statement"."""
FARTHEST = 12
"""Sentences above that are read: longer paragraphs are hardly of one time (our judgement)."""
LOOKED_BACK = 30
"""Days before its report of a time from which its further paragraphs go on looking back. Of 894 lines that three
readers judged 15 stood so: four were wrong in when and four more unfit."""
_BOX = re.compile(r"\b(?:Hide|Show) [Cc]aption\b|\bShow Hide\b")
"""Buttons of a gallery, and of a chronology that goes on being written after the report, on a page that was read as one
paragraph."""
_PRESENT = re.compile(r"\b(?:has|have|is|are|will|remains?|wants?|says?)\b")
"""Words of what held on the day of the report, whatever was told before it."""
_GOES_ON = re.compile(
    r"^(?:However|But|And|Yet|Still|Meanwhile|Then|Later|Also|Asked|Pressed|Questioned)\b"
    r"|^(?:\S+ ){1,3}(?:also|then|later)\b"
)
"""First words by which a paragraph goes on with the one above it, and is of its time."""
_AT_THE_TIME = (
    r"\b(?:[Aa]t the time|[Bb]ack then|[Ii]n those days)\b(?! (?:of|when|that|he|she|they|it|the|an?)\b)"
    r"|(?<!\bover )(?<!\bin )(?<!\bfor )(?<!\bwithin )(?<!\bduring )(?<!\bby )\bthe (?:next|following) (?:month|year)\b"
)
_THAT_TIME = re.compile(
    rf"{_AT_THE_TIME}|\b(?:that (?:morning|afternoon|evening|night)|(?:earlier|later) (?:in the|that) day"
    r"|the (?:next|following|previous) (?:day|morning|night)|the day before)\b"
    r"(?! (?:that|when|the|his|her|their|an?)\b)"
)
"""Words that point back to a time that was told."""
_THEN = re.compile(
    r"^(?:During|Throughout|In|On) (?:the|his|her|their|its) (?:[\w’'-]+ ){0,3}"
    r"(?:campaign|campaign trail|presidency|tenure|(?:first|second|last) term|primar(?:y|ies)|Cold War)\b"
    rf"|^(?:\w+ )?(?:days?|weeks?|months?|years?) later\b|{_AT_THE_TIME}"
)
"""A time of years ago without its year, one counted from another of the story, or words that point back to one."""
_AT_OCCASION = re.compile(r"\b(?:in|at|during|from) (?:an?|the|that|his|her|their|its) (?:[a-z-]+ )?$")
_OCCASION = re.compile(
    r"^ (?:[\w-]+ ){0,2}(?:debate|interview|speech|address|campaign|conference|hearing|statement|letter|memo|report"
    r"|column|op-ed|article|book|video|tape|post|testimony|visit|trip|meeting|ruling|opinion)\b"
)
"""Behind a time, what it dates with all that is said there: "in an October debate"."""
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|spoke|added|called|asked|argued|warned|announced|declared|promised|testified"
    r"|debate|interview|speech|address|statement|letter|memo)\b"
)
_SAID = re.compile(r"\b(?:said|told|telling|added)\b")
"""Verbs of what is mostly said to the report itself."""
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.I)
_NAME = re.compile(r"\b[A-Z][a-z][\w’'-]+")
_MARKS = ("“", '"')
_OPENED = re.compile(r"“[^”]*$")
"""A quotation that its sentence does not close."""
_CLOSED = re.compile(r"^[^“]*”")
_THE_OCCASION = re.compile(
    r"\bthe (debate|interview|speech|hearing|letter|memo|video|tape|testimony|rally|visit)\b(?! (?:of|to|on|in|with)\b)"
)
"""What a paragraph names as known: the one above has told of it."""


def has_lost_time(shelf: Shelf, told: Span) -> bool:
    """True if the sentence gives no time, tells what is over, and the nearest time above it in its paragraph (or in the
    one that it goes on with) was over some days before its report.

    Of such lines a reader takes the day of the report for that of the deed.
    """
    sentence = shelf.sentence_at(told)
    published = shelf.article(sentence.article_id).published.day
    if published is None:
        return False
    if _is_in_note(shelf, sentence):
        return True
    own = _own_words(shelf.words(sentence))
    if _is_in_row(shelf, sentence, published):
        return True
    if any(_own_days(shelf, sentence)):
        return False
    if _THAT_TIME.search(own) or is_written_on(shelf, sentence, published):
        return True
    if _PRESENT.search(own):
        return False
    said = own if _SAID.search(own) else ""
    return _is_of_past_above(shelf, sentence, published) or _looks_back(shelf, sentence, published, said)


def _is_in_row(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True for a sentence of a chronology that gives no full day itself: what it tells, and what it calls "Wednesday",
    is of the day at the head of its row, where that is not the report's."""
    row = shelf.row_above(sentence)
    if row is None or row.when is None or row.when.start is None or row.when.start >= published:
        return False
    return not any(OWN_DAY.search(shelf.words(time.span)) for time in shelf.times_in(sentence))


def _is_in_note(shelf: Shelf, sentence: Span) -> bool:
    """True if a sentence above opened a bracket that is not closed, a gallery or a chronology: all are often of another
    time than the report."""
    paragraph = shelf.paragraph_at(sentence)
    above = shelf.article(sentence.article_id).text[paragraph.start : sentence.start] if paragraph else ""
    is_open = above.count("[") > above.count("]") or above.count("(") > above.count(")")
    return is_open or _BOX.search(above + shelf.words(sentence)) is not None


def _is_of_past_above(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True if the nearest sentence above that sets a time sets one that was over some days before the report."""
    for above in islice(_sentences_above(shelf, sentence), FARTHEST):
        ended = _ended(shelf, above)
        if ended is not None:
            return (published - ended).days > OWN_DAYS
        if _THEN.search(_own_words(shelf.words(above))):
            return True
    return False


def _looks_back(shelf: Shelf, sentence: Span, published: date, said: str) -> bool:
    """True if the report goes on, from one paragraph to the next, with what it tells of a time well before its own: no
    sentence between gives another time or tells in the present what held on its day. What is `said` is said to the
    report, unless the time is told of who is named beside it, or of "him"."""
    for above in islice(_told_above(shelf, sentence), FARTHEST):
        ended, own = _ended(shelf, above), _own_words(shelf.words(above))
        if ended is not None:
            is_same = not said or _PRONOUN.search(own) or not _names(said).isdisjoint(_names(own))
            return bool(is_same) and (published - ended).days > LOOKED_BACK
        if _THEN.search(own) or _PRESENT.search(own):
            return not said and _THEN.search(own) is not None
    return False


def _told_above(shelf: Shelf, sentence: Span) -> Iterator[Span]:
    """The sentences above in the whole report, the nearest first, but for the words beside its pictures."""
    above = shelf.sentence_above(sentence)
    while above:
        paragraph = shelf.paragraph_at(above)
        if paragraph is None or paragraph.role not in ("caption", "note"):
            yield above
        above = shelf.sentence_above(above)


def _sentences_above(shelf: Shelf, sentence: Span) -> Iterator[Span]:
    """The sentences above in the paragraph, the nearest first, and in those before it that it goes on with."""
    above = shelf.sentence_above(sentence)
    while above:
        if shelf.paragraph_at(above) != shelf.paragraph_at(sentence) and not _goes_on(shelf, sentence, above):
            return
        yield above
        sentence, above = above, shelf.sentence_above(above)


def _goes_on(shelf: Shelf, sentence: Span, above: Span) -> bool:
    """True if a paragraph that begins with the sentence goes on with what the one above tells, or its speaker says."""
    said = _own_words(shelf.words(above))
    occasion = _THE_OCCASION.search(_own_words(shelf.words(sentence)))
    if _GOES_ON.search(shelf.words(sentence)) or (occasion and occasion[1] in said):
        return True
    paragraph = shelf.paragraph_at(sentence)
    text = shelf.article(sentence.article_id).text
    words = text[sentence.start : paragraph.end if paragraph else sentence.end]
    cue = own_words(words)
    if not words.startswith(_MARKS) or len(cue.split()) > CUE_WORDS or not _SPEAKS.search(said):
        return False
    return bool(_PRONOUN.search(cue)) or not _names(cue).isdisjoint(_names(said))


def _names(words: str) -> set[str]:
    """The words with a capital that are no small words at the beginning of a sentence."""
    return {name for name in _NAME.findall(words) if name.lower() not in STOP_WORDS}


def _own_words(words: str) -> str:
    """The words without what is quoted, and without the part of a quotation that other sentences begin or end."""
    if words.count("“") != words.count("”") and '"' in words:  # opened by one kind of mark and closed by the other
        words = words.replace("“", '"').replace("”", '"')
    return _CLOSED.sub("", _OPENED.sub("", own_words(words)))


def _own_days(shelf: Shelf, sentence: Span) -> Iterator[tuple[Span, date]]:
    """The times that the sentence gives outside its quotations, each with the day on which it ends."""
    quoted = [(sentence.start + q.start(), sentence.start + q.end()) for q in QUOTED.finditer(shelf.words(sentence))]
    for time in shelf.times_in(sentence):
        end = time.when.end if time.when and time.when.days and time.type in ("DATE", "TIME") else None
        if end and not any(opens < time.span.start < closes for opens, closes in quoted):
            yield time.span, end


def _ended(shelf: Shelf, sentence: Span) -> date | None:
    """When the time that begins the sentence ended, else the last of those that its main clause gives; None if none."""
    words, begin = shelf.words(sentence), sentence.start
    own = [
        (span.start - begin, end)
        for span, end in _own_days(shelf, sentence)
        if not _is_aside(words, span.start - begin, span.end - begin)
    ]
    first = next((end for at, end in own if at < FIRST_WORDS), None)
    return first or max((end for _, end in own), default=None)


def _is_aside(words: str, start: int, end: int) -> bool:
    """True if the time dates nothing that is told or said there; that of an occasion dates what is said at it."""
    if _AT_OCCASION.search(words[:start]) and _OCCASION.match(words[end:]):
        return False
    return stands_aside(words, start, end)
