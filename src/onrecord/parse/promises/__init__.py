"""Commitments and nexts: what somebody binds himself to, and what the text schedules or expects."""

from bisect import bisect_left
from calendar import day_name
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice, takewhile

from spacy.tokens import Span as DocSpan

from onrecord.model import Claim, Commitment, Next, Span, Statement, When
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.events.arcs import children
from onrecord.parse.promises.binders import binder_of
from onrecord.parse.promises.binding import Bound, find_bound, party_bound
from onrecord.parse.promises.coming import find_coming
from onrecord.parse.promises.deeds import Coming
from onrecord.parse.promises.places import find_places
from onrecord.parse.promises.tree import condition_of
from onrecord.parse.times import when_of
from onrecord.parse.voices.chain import Contents

WEEK = timedelta(days=7)
WEEKDAYS = frozenset(name.lower() for name in day_name)
PROMISED_SHARE = 0.6
"""Of what is said, for all of it to be a promise: more than half, so that who relays a promise makes none."""
OVER_DAYS = 31
"""A time less long before the article's day can be a month read a year too early, or an article printed late."""


def find_promises(draft: Draft) -> None:
    """Append a statement for every commitment and every next of the draft, in the order of the text."""
    contents = Contents(draft.attributions)
    promised: list[Span] = []
    for tokens, words in find_places(draft.doc):
        for bound in find_bound(draft, contents, words):
            draft.statements.append(_write_commitment(draft, contents, bound, _sentence_of(draft, tokens)))
            if not bound.rule.startswith("commit"):
                promised.append(bound.span)
        for coming in find_coming(draft, tokens, words):
            when = _time_of(draft, coming)
            if not _is_over(draft, when):
                sentence = _sentence_of(draft, tokens)
                draft.statements.append(_write_next(draft, contents, coming, when, sentence))
    _tell_promises(draft, promised)


def _sentence_of(draft: Draft, tokens: DocSpan) -> Span:
    return draft.sentence_at(draft.span_of(tokens).start)


def _tell_promises(draft: Draft, promised: list[Span]) -> None:
    """What somebody says that binds him, so far taken for a plain assertion, is told as a promise."""
    if not promised:
        return
    promised.sort(key=lambda one: one.start)
    draft.attributions = [
        replace(a, stance="promises") if a.stance == "asserts" and _is_promise(a.content, promised) else a
        for a in draft.attributions
    ]
    draft.statements = [_as_promise(s, promised) for s in draft.statements]


def _as_promise(statement: Statement, promised: list[Span]) -> Statement:
    act = statement.act
    if not isinstance(act, Claim) or act.stance != "asserts" or not _is_promise((act.content,), promised):
        return statement
    return replace(statement, act=replace(act, stance="promises"), id="")


def _is_promise(content: tuple[Span, ...], promised: list[Span]) -> bool:
    """True if one promise is most of what is said."""
    least = PROMISED_SHARE * sum(span.end - span.start for span in content)
    return any(one.end - one.start >= least for span in content for one in _promised_in(span, promised))


def _promised_in(span: Span, promised: list[Span]) -> Iterator[Span]:
    """The promises inside the span, of promises in the order of their starts."""
    begin = bisect_left(promised, span.start, key=lambda one: one.start)
    near = takewhile(lambda one: one.start < span.end, islice(promised, begin, None))
    return (one for one in near if span.covers(one))


def _write_commitment(draft: Draft, contents: Contents, bound: Bound, sentence: Span) -> Statement:
    due = _still_due(draft, when_of(draft, bound.verb))
    act = Commitment(party_bound(draft, contents, bound), binder_of(draft, contents, bound.to), bound.span, due, "open",
                     condition_of(draft, bound.verb))  # fmt: skip
    return Statement(draft.article.id, act, sentence, (bound.span,), None, due, (), bound.score,
                     f"promises {bound.rule}")  # fmt: skip


def _still_due(draft: Draft, when: When | None) -> When | None:
    """The time if it reaches beyond the article's day: "pledged on Monday to leave" says when it was pledged."""
    past = when is not None and draft.anchor is not None and when.end is not None and when.end <= draft.anchor
    return None if past else when


def _time_of(draft: Draft, coming: Coming) -> When | None:
    """When it is to come: its own time, or that of "when the court reconvenes in May"."""
    word = coming.at or coming.verb
    again = (c for c in children(word, "advcl") if any(m.lower_ == "when" for m in children(c, "advmod", "mark")))
    found = next(filter(None, (when_of(draft, place) for place in (word, *again))), None)
    return _looking_ahead(draft, found)


def _looking_ahead(draft: Draft, when: When | None) -> When | None:
    """The same time; a bare weekday just past is the next one of its name, for what is yet to come."""
    if when is None or when.span is None or draft.anchor is None or when.start is None or when.start != when.end:
        return when
    gone = 0 < (draft.anchor - when.start).days < WEEK.days
    if not gone or (when.span.words(draft.text) or "").lower() not in WEEKDAYS:
        return when
    day = when.start + WEEK
    return replace(when, start=day, end=day, edtf=day.isoformat())


def _is_over(draft: Draft, when: When | None) -> bool:
    """True for what lies well before the article's day: a plan of the past."""
    if when is None or draft.anchor is None or when.end is None:
        return False
    return (draft.anchor - when.end).days > OVER_DAYS


def _write_next(
    draft: Draft, contents: Contents, coming: Coming, when: When | None, sentence: Span
) -> Statement:
    expected_by = binder_of(draft, contents, coming.expected_by) if coming.expected_by is not None else None
    act = Next(coming.span, expected_by)
    return Statement(draft.article.id, act, sentence, (coming.span,), None, when, (),
                     coming.score, f"promises {coming.rule}")  # fmt: skip


STAGE = Stage(
    "promises", frozenset({"doc", "mentions", "times", "coreference"}), frozenset({"commitments", "nexts"}),
    find_promises,
)  # fmt: skip
