"""As of when a measure holds."""

from spacy.tokens import Token

from onrecord.model import When
from onrecord.parse.draft import Draft
from onrecord.parse.times import when_of

STEPS = 5
"""How many heads are climbed from the number in search of a time: number, noun, preposition, verb, verb above."""


def find_as_of(draft: Draft, token: Token) -> When | None:
    """The time that the clause gives the figure; else the day it was published, told as "reported on"."""
    for _, node in zip(range(STEPS), (token, *token.ancestors), strict=False):
        if node.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ"):
            found = when_of(draft, node)
            if found is not None:
                return found
        if node.dep_ == "ccomp" and node.pos_ in ("VERB", "AUX"):
            break
    return published_on(draft)


def published_on(draft: Draft) -> When | None:
    """The article's day as a When of basis published, or None for an undated article."""
    stated = draft.article.published
    if stated.start is None or stated.end is None or stated.edtf is None:
        return None
    return When(stated.start, stated.end, stated.edtf, "published")
