"""What a page sets above its report: a line under a picture, a second headline, who took the picture."""

import re

from onrecord.model import Span
from onrecord.tell.shelf import Shelf

LONGEST = 700
"""Characters of a paragraph above a report. At the head of 5,517 reports stood 553 paragraphs that end without a mark:
three longer ones were text, and none of some 60 shorter ones that we looked at."""
REACH = 2000
"""Characters of a page in which its report begins."""
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def stands_above(shelf: Shelf, sentence: Span) -> bool:
    """True if the sentence stands in a paragraph that ends without a mark, with none before it that ends with one: a
    heading has run into what tells of the picture or sums the report up. Of 13 such lines nine were unfit to print."""
    paragraph = shelf.paragraph_at(sentence)
    if paragraph is None or paragraph.end > REACH:
        return False
    text = shelf.article(sentence.article_id).text
    head = [piece for piece in text[: paragraph.end].split("\n") if piece.strip()]
    is_open = all(len(piece) <= LONGEST and not _ENDS.search(piece.strip()) for piece in head)
    return is_open and bool(text[paragraph.end :].strip())
