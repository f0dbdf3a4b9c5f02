"""Where a report begins to tell: behind the bylines, headings and captions that its page puts before it."""

import re

from onrecord.model import Span
from onrecord.tell.captions import is_caption
from onrecord.tell.referents import has_verb
from onrecord.tell.shelf import Shelf
from onrecord.tell.unfit import SHORTEST, SILENT_ROLES, holds_button, repeats_title

MARGIN = 10
"""Sentences in which a report must begin: what pages put before it is a byline, a heading, some captions. Of 760
reports of nine months none began later, and 120 began behind their first sentence."""
_OF_PAGE = re.compile(
    r"^(?:Photos?\b|Photo illustration|Enlarge this image|(?:Last )?[Uu]pdated\b|This article is more than|Image:"
    r"|Loading\b|\|)|\btoggle caption\b"
)
"""First words of what a page says of itself or of its pictures."""
_CREDIT_BEHIND = re.compile(
    r"\s*(?:\(?(?:[A-Z]\w+ )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)(?: by)?: "
    r"|\((?:AP|AFP|EPA|Reuters|Getty)\b[^()\n]{0,60}\)\s)"
)
"""Behind a sentence that tells what a picture shows, who took it."""
_ENDS = re.compile(r"[.!?…:][\"”’)\]]*$")


def find_opening(shelf: Shelf, article_id: str, count: int) -> tuple[Span, ...]:
    """The first `count` sentences that the report tells, or fewer: none if the page's own words take its whole head."""
    sentences = shelf.readings[article_id].sentences
    told = [at for at, s in enumerate(sentences[:MARGIN]) if not _is_of_page(shelf, s)]
    first = next((at for at in told if not _is_beside_button(shelf, sentences[at])), next(iter(told), None))
    return () if first is None else sentences[first : first + count]


def _is_of_page(shelf: Shelf, sentence: Span) -> bool:
    """True for a byline, a heading, a caption and a button."""
    words, paragraph = shelf.words(sentence), shelf.paragraph_at(sentence)
    is_short = len(words.split()) < SHORTEST and not has_verb(words)
    if is_short or _OF_PAGE.search(words) or not _ENDS.search(words):
        return True
    silent = paragraph is not None and paragraph.role in SILENT_ROLES
    if _CREDIT_BEHIND.match(shelf.article(sentence.article_id).text, sentence.end):
        return True
    return silent or is_caption(words) or holds_button(words) or repeats_title(shelf, sentence)


def _is_beside_button(shelf: Shelf, sentence: Span) -> bool:
    """True for what goes on behind a button in its paragraph: the words under a film."""
    above = shelf.sentence_before(sentence)
    return above is not None and holds_button(shelf.words(above))
