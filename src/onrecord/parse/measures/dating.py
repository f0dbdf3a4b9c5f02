"""As of when a measure holds."""

from bisect import bisect_left

from spacy.tokens import Token

from onrecord.model import Span, When
from onrecord.parse.draft import Draft
from onrecord.parse.times import when_of

STEPS = 5
"""How many heads are climbed from the number in search of a time: number, noun, preposition, verb, verb above."""


def find_as_of(draft: Draft, token: Token, phrase: Span) -> When | None:
    """The time right after the figure, else that of its clause, else the publication day, told as "reported on"."""
    stated = _right_after(draft, phrase)
    if stated is not None:
        return stated
    for _, node in zip(range(STEPS), (token, *token.ancestors), strict=False):
        if node.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ"):
            found = when_of(draft, node)
            if found is not None:
                return found
        if node.dep_ == "ccomp" and node.pos_ in ("VERB", "AUX"):
            break
    return published_on(draft)


def _right_after(draft: Draft, phrase: Span) -> When | None:
    """The date that follows the figure with no more than a preposition between: "10 percent in 2012"."""
    place = bisect_left(draft.times, phrase.end, key=lambda time: time.span.start)
    if place == len(draft.times) or draft.times[place].type != "DATE":
        return None
    following = draft.times[place]
    between = draft.text[phrase.end : following.span.start].strip().lower()
    return following.when if between in ("", "in", "on", "by", "during") else None


def published_on(draft: Draft) -> When | None:
    """The article's day as a When of basis published, or None for an undated article."""
    stated = draft.article.published
    if stated.start is None or stated.end is None or stated.edtf is None:
        return None
    return When(stated.start, stated.end, stated.edtf, "published")
