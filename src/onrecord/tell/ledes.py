"""Where a report begins to tell: behind the bylines, headings and captions that its page puts before it."""

import re

from onrecord.model import Paragraph, Span
from onrecord.tell.captions import LONGEST_CAPTION, is_caption
from onrecord.tell.decks import stands_above
from onrecord.tell.referents import has_verb
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.unfit import SHORTEST, SILENT_ROLES, holds_button, repeats_title
from onrecord.text.about import STOP_WORDS

MARGIN = 10
"""Sentences in which a report must begin: what pages put before it is a byline, a heading, some captions. Of 760
reports of nine months none began later, and 120 began behind their first sentence."""
_OF_PAGE = re.compile(
    r"^(?:Photos?\b|Photo illustration|Enlarge this image|(?:Last )?[Uu]pdated\b|This article is more than|Image:"
    r"|Loading\b|\||\(?Click here\b)|\btoggle caption\b"
)
"""First words of what a page says of itself or of its pictures."""
_OF_OUTLET = re.compile(
    r"\b[Ss]ign up (?:here|to|for)\b|\byour inbox\b|\bnonprofit newsroom\b"
    r"|^\(?This (?:story|article|post|report|piece) (?:is|was|has|first|originally)\b"
    r"|\b(?:version|edition) of this (?:post|story|article|report)\b|^A (?:daily|weekly) (?:roundup|digest)\b"
    r"|^The (?:opinions|views) expressed\b"
    r"|^[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ){1,2}(?:is|was) (?:an?|the) [^.,]{0,50}"
    r"\b(?:reporter|correspondent|editor|columnist|contributor|staff writer)\b"
)
"""What an outlet says before a report of itself, of its letters and of its writer: it stood before 2 % of 5,517."""
_CREDIT_BEHIND = re.compile(
    r"\s*(?:\(?(?:[A-Z]\w+ )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)(?: by)?: "
    r"|\((?:AP|AFP|EPA|Reuters|Getty)\b[^()\n]{0,60}\)\s)"
)
"""Behind a sentence that tells what a picture shows, who took it."""
_CREDIT_LAST = re.compile(r"\([^()\n]{0,60}\b(?:AP|AFP|EPA|Reuters|Getty)\b[^()\n]{0,40}\)\s*$")
"""At the end of a paragraph, who took the picture that it tells of."""
STEM = 4
"""Letters by which two forms of a word are known as one."""
LEAST_OF_TITLE, TITLE_SHARE = 2, 0.4
"""Words, and share of the words, of a title that a first sentence gives which tells its news. Of twenty such sentences
that name nothing of what was asked seven had nothing to do with it; six of them give less."""
_SMALL_WORDS = STOP_WORDS | frozenset("after against amid before between during into over under".split())
_ENDS = re.compile(r"[.!?…:][\"”’)\]]*$")


def find_opening(shelf: Shelf, article_id: str, count: int) -> tuple[Span, ...]:
    """The first `count` sentences that the report tells, or fewer: none if the page's own words take its whole head."""
    sentences = shelf.readings[article_id].sentences
    begin = next((at for at, s in enumerate(sentences) if not stands_above(shelf, s)), 0)
    told = [at for at, s in enumerate(sentences[: begin + MARGIN]) if at >= begin and not _is_of_page(shelf, s)]
    first = next((at for at in told if not _is_beside_button(shelf, sentences[at])), next(iter(told), None))
    return () if first is None else sentences[first : first + count]


def _is_of_page(shelf: Shelf, sentence: Span) -> bool:
    """True for a byline, a heading, a caption and a button."""
    words, paragraph = shelf.words(sentence), shelf.paragraph_at(sentence)
    is_short = len(words.split()) < SHORTEST and not has_verb(words)
    of_page = _OF_PAGE.search(words) or _OF_OUTLET.search(words)
    if is_short or of_page or not _ENDS.search(words):
        return True
    silent = paragraph is not None and paragraph.role in SILENT_ROLES
    credited = _CREDIT_BEHIND.match(shelf.article(sentence.article_id).text, sentence.end)
    if credited or _is_beside_picture(shelf, paragraph, sentence.article_id):
        return True
    return silent or is_caption(words) or holds_button(words) or repeats_title(shelf, sentence)


def _is_beside_picture(shelf: Shelf, paragraph: Paragraph | None, article_id: str) -> bool:
    """True for a short paragraph that ends in the credit of its picture."""
    if paragraph is None or paragraph.end - paragraph.start > LONGEST_CAPTION:
        return False
    return _CREDIT_LAST.search(shelf.article(article_id).text, paragraph.start, paragraph.end) is not None


def gives_title(shelf: Shelf, sentence: Span, asked: str) -> bool:
    """True if the sentence gives so much of what the title of its report says besides what was asked that it tells its
    news: a title may name many whom the first sentence has nothing to do with."""
    title = content_words(shelf.article(sentence.article_id).title or "") - _SMALL_WORDS - content_words(asked)
    stems = {word[:STEM] for word in title}
    shared = stems & {word[:STEM] for word in content_words(shelf.words(sentence))}
    return len(shared) >= max(LEAST_OF_TITLE, TITLE_SHARE * len(stems))


def _is_beside_button(shelf: Shelf, sentence: Span) -> bool:
    """True for what goes on behind a button in its paragraph: the words under a film."""
    above = shelf.sentence_before(sentence)
    return above is not None and holds_button(shelf.words(above))
