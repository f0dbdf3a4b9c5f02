"""Whether a sentence names what was asked only for what its news stands beside ("amid the strike")."""

import re
from dataclasses import replace

from onrecord.model import Span
from onrecord.tell.telling import LEAST_NAMED, Telling
from onrecord.text.about import relevance

_BESIDE = re.compile(
    r"\b(?:amid|in the (?:wake|midst|aftermath) of|ahead of|despite|when considering|coincided with"
    r"|(?:as|since|before) the (?:[\w-]+ ){1,4}(?:beg[ai]ns?|t(?:ook|akes) hold|spread|continues?|unfold(?:s|ed)?))\b"
)
"""Words behind which a sentence names what its news stands beside."""
_NAME = r"(?:the )?[A-Z][\w.’'-]+(?: (?:of )?[A-Z][\w.’'-]+)*"
_LIST = re.compile(
    r"\b(?:like|including|such as|between|among|from|(?:allies|countries|nations|states|senators|candidates|lawmakers"
    rf"|leaders|companies)):? (?:{_NAME}(?:,| and) )+{_NAME},? (?:and|or) {_NAME}"
)
"""Three names and more in a row, as examples: none of them is what the sentence is about. Of three lines with what was
asked in one none was fit."""


def names_in_passing(telling: Telling, sentence: Span) -> bool:
    """True if what was asked is named only behind the words for what stands beside the news, or as one in a list, and
    is no news of its report: it stands not in its title either."""
    words = telling.shelf.words(sentence)
    beside, listed = _BESIDE.search(words, 1), _LIST.search(words)
    if not (beside or listed) or not telling.question.terms:
        return False
    title = telling.shelf.article(sentence.article_id).title or ""
    if telling.is_lede(sentence) and relevance(title, telling.question.terms) == 1.0:
        return False
    if listed and relevance(title, telling.question.terms) < 1.0 <= relevance(words, telling.question.terms):
        return relevance(_LIST.sub(" ", words), telling.question.terms) < LEAST_NAMED
    if beside is None:
        return False
    return telling.relevance(replace(sentence, end=sentence.start + beside.start())) < LEAST_NAMED
