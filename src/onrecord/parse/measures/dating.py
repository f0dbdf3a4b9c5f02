"""As of when a measure holds."""

from bisect import bisect_left

from spacy.tokens import Token

from onrecord.model import Span, When
from onrecord.parse.draft import Draft
from onrecord.parse.times import when_of
from onrecord.parse.times.attach import is_present

STEPS = 5
"""How many heads are climbed from the number in search of a time: number, noun, preposition, verb, verb above."""
CLAUSES = frozenset({"relcl", "acl", "advcl", "conj", "parataxis"})
"""Relations of a clause to the one above, whose time it shares only if it is told in the same breath."""
BETWEEN = ("in", "on", "by", "during")
"""Prepositions between a figure and its time."""
NEAR_TIMES = 4
"""Times looked at under "according to": it holds one, seldom two."""


def find_as_of(draft: Draft, token: Token, phrase: Span) -> When | None:
    """The time right after the figure, else that of its clause, of what it was said in, or of publication."""
    stated = _right_after(draft, phrase)
    if stated is not None:
        return stated
    for _, node in zip(range(STEPS), (token, *token.ancestors), strict=False):
        if node.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ"):
            found = when_of(draft, node)
            if found is not None and not _is_of_another(draft, found, phrase):
                return found
        if node.pos_ not in ("VERB", "AUX"):
            continue
        if node.dep_ == "ccomp":
            return _day_of_saying(draft, node.head) or _time_of_source(draft, token) or published_on(draft)
        if node.dep_ in CLAUSES and not _is_told_as_past(node):
            break
        if node.dep_ == "relcl" and (named := _time_at(draft, node.head)) is not None:
            return named
    return _time_of_source(draft, token) or published_on(draft)


def _time_of_source(draft: Draft, token: Token) -> When | None:
    """The time of what the figure is taken from: "according to a poll in March 2007"."""
    for word in token.sent:
        if word.lower_ == "according":
            first, last = word.left_edge.idx, word.right_edge.idx + len(word.right_edge)
            place = bisect_left(draft.times, first, key=lambda time: time.span.start)
            inside = [time for time in draft.times[place : place + NEAR_TIMES] if time.span.end <= last]
            return next((time.when for time in inside if time.type == "DATE" and time.when is not None), None)
    return None


def _is_told_as_past(verb: Token) -> bool:
    """True for a simple past or a verb without tense: "which killed 30", "killing 30"; not "which has killed 30"."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return not perfect and not is_present(verb)


def _time_at(draft: Draft, word: Token) -> When | None:
    """The time that `word` is part of, if it is: "in October 2007, when 139 people died"."""
    place = bisect_left(draft.times, word.idx + 1, key=lambda time: time.span.start) - 1
    if place < 0 or draft.times[place].span.end <= word.idx:
        return None
    return draft.times[place].when


def _day_of_saying(draft: Draft, saying: Token) -> When | None:
    """The day on which the figure was given: "the ministry said on Friday that 34 were hurt"."""
    when = when_of(draft, saying)
    return when if when is not None and when.days == 1 else None


def _right_after(draft: Draft, phrase: Span) -> When | None:
    """The date that follows the figure with no more than a preposition between: "10 percent in 2012"."""
    place = bisect_left(draft.times, phrase.end, key=lambda time: time.span.start)
    if place == len(draft.times) or draft.times[place].type != "DATE":
        return None
    following = draft.times[place]
    return following.when if _stands_after(draft, phrase, following.span) else None


def _is_of_another(draft: Draft, found: When, phrase: Span) -> bool:
    """True if the time stands right after another figure: "3,000, against 5,200 a year ago"."""
    if found.span is None or found.span.start < phrase.end:
        return False
    words = draft.text[phrase.end : found.span.start].lower().split()
    if words and words[-1] in BETWEEN:
        words.pop()
    return bool(words) and words[-1].replace(",", "").isdigit()


def _stands_after(draft: Draft, phrase: Span, time: Span) -> bool:
    """True if no more than a preposition stands between the figure and the time."""
    return draft.text[phrase.end : time.start].strip().lower() in ("", *BETWEEN)


def published_on(draft: Draft) -> When | None:
    """The article's day as a When of basis published, or None for an undated article."""
    stated = draft.article.published
    if stated.start is None or stated.end is None or stated.edtf is None:
        return None
    return When(stated.start, stated.end, stated.edtf, "published")
