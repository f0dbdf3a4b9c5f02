"""When an event was, by its own sentence: the time it is at, or one that the parse hung beside it."""

from bisect import bisect_left
from itertools import takewhile

from spacy.tokens import Token

from onrecord.model import TOLD_STATUSES, Timex, When
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, is_verbal
from onrecord.parse.events.finding import Found
from onrecord.parse.events.lexicon import rows
from onrecord.parse.events.places import WORDS_ONLY
from onrecord.parse.events.tying import hangs_on
from onrecord.parse.times import when_of
from onrecord.parse.times.attach import governor_at

DATING = frozenset({"on", "in", "at", "during", "early", "late", "by", "last"})
"""Prepositions of a time that says when a clause happened."""
NEAR_TIMES = 12
"""Times looked at under one trigger: a clause of news holds two or three."""
SPAN_DAYS = 31
"""A time longer than a month is a setting ("in recent years"), not the day of a deed the parse put elsewhere."""
SAYING = frozenset({"say", "tell", "announce", "declare", "reassure", "assure", "write", "add", "state", "insist"})


def own_time(draft: Draft, found: Found) -> When | None:
    """The time that the event's own sentence gives it, or None; what has happened has none after the article's day."""
    when = _stated_time(draft, found)
    coming = when is not None and when.start is not None and draft.anchor is not None and when.start > draft.anchor
    return None if coming and found.status in TOLD_STATUSES else when


def _stated_time(draft: Draft, found: Found) -> When | None:
    stated = when_of(draft, found.token)
    if stated is not None and not _is_of_object(draft, found, stated):
        return stated
    return _of_frame(draft, found) or _of_saying(draft, found) or _loose_time(draft, found)


def _is_of_object(draft: Draft, found: Found, when: When) -> bool:
    """True if the time is that of the deed which is praised or blamed ("denounced Monday's attack")."""
    if found.row.type not in WORDS_ONLY or not is_verbal(found.token) or when.span is None:
        return False
    governor = governor_at(draft, when.span)
    acted_on = governor.dep_ in ("dobj", "nsubjpass", "conj") or governor.head.lower_ in ("for", "of", "over")
    return governor.i != found.token.i and acted_on and _is_deed(governor)


def _of_frame(draft: Draft, found: Found) -> When | None:
    """The time of another mention of the deed that was joined in, or of the verb whose clause it is told in."""
    above = _frame_of(found.token)
    for word in (*found.absorbed, *((above,) if above is not None else ())):
        when = when_of(draft, word)
        if when is not None and when.days is not None and when.days <= SPAN_DAYS:
            return when
    return None


def _frame_of(token: Token) -> Token | None:
    """The verb at the same time as the deed: "the strike killed", "died in the strike", "by firing"."""
    head = token.head
    if token.dep_ == "nsubj" and is_verbal(head):
        return head
    if token.dep_ in ("pobj", "pcomp") and head.lower_ in ("in", "by", "during", "as") and is_verbal(head.head):
        return head.head
    return None


def _of_saying(draft: Draft, found: Found) -> When | None:
    """For praise, blame or a refusal told in the present, the time at which it was said."""
    if found.row.type not in WORDS_ONLY or found.token.tag_ not in ("VBZ", "VBP") or found.token.dep_ != "ccomp":
        return None
    saying = found.token.head
    return when_of(draft, saying) if saying.lemma_.lower() in SAYING else None


def _loose_time(draft: Draft, found: Found) -> When | None:
    """The one time below the trigger that tells when, though the parse hung it on a party of the clause."""
    if not is_verbal(found.token):
        return None
    first, last = found.token.left_edge, found.token.right_edge
    begin = bisect_left(draft.times, first.idx, key=lambda t: t.span.start)
    near = takewhile(lambda t: t.span.start <= last.idx, draft.times[begin : begin + NEAR_TIMES])
    loose = [t for t in near if _is_loose(draft, t, found.token)]
    return loose[0].when if len(loose) == 1 else None


def _is_loose(draft: Draft, timex: Timex, trigger: Token) -> bool:
    when = timex.when
    if when is None or timex.type not in ("DATE", "TIME") or when.days is None or when.days > SPAN_DAYS:
        return False
    word = draft.tokens(timex.span).root
    if word.i == trigger.i:
        return False
    if word.dep_ == "pobj" and word.head.lower_ in DATING:
        word = word.head
    elif word.dep_ not in ("npadvmod", "tmod"):
        return False
    return not _is_deed(word.head) and hangs_on(word, trigger)


def _is_deed(word: Token) -> bool:
    """True for a noun that tells of another deed: the time beside it is that one's."""
    return word.pos_ in ("NOUN", "PROPN") and (word.lemma_.lower(), "N") in rows() and not children(word, "nsubj")
