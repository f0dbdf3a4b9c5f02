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


def names_in_passing(telling: Telling, sentence: Span) -> bool:
    """True if what was asked is named only behind the words for what stands beside the news, and is no news of its
    report: it stands not in its title either."""
    beside = _BESIDE.search(telling.shelf.words(sentence), 1)
    if beside is None or not telling.question.terms:
        return False
    title = telling.shelf.article(sentence.article_id).title or ""
    if telling.is_lede(sentence) and relevance(title, telling.question.terms) == 1.0:
        return False
    before = replace(sentence, end=sentence.start + beside.start())
    return telling.relevance(before) < LEAST_NAMED
