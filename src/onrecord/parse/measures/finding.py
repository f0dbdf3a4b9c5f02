"""From amounts to measures: each amount worth keeping with its subject, place, time and source."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.model import Amount, Measure, Span, Statement
from onrecord.parse.draft import Draft
from onrecord.parse.measures.clause import find_clause
from onrecord.parse.measures.counting import find_counter
from onrecord.parse.measures.dating import find_as_of
from onrecord.parse.measures.placing import find_place
from onrecord.parse.measures.subject import Subject, find_subject, topic_of
from onrecord.parse.measures.worth import Worth, find_worth

NEAR = 300
"""Characters, some two sentences, within which counts of harm are of one happening at one place (chosen by reading)."""


def find_measures(draft: Draft) -> Iterator[Statement]:
    """A statement for each amount of the draft that is worth keeping, in order."""
    last: Statement | None = None
    for place, amount in enumerate(draft.amounts):
        subject = find_subject(draft, place)
        worth = find_worth(draft, amount, subject)
        if worth is None:
            continue
        found = _state(draft, amount, subject, worth)
        if worth.rule == "outcome":
            if found.place is None and last is not None and found.sentence.start - last.sentence.end <= NEAR:
                found = replace(found, place=last.place, id="")
            last = found
        yield found


def _state(draft: Draft, amount: Amount, subject: Subject, worth: Worth) -> Statement:
    anchor, phrase = _anchor(draft, amount, subject), phrase_span(draft, amount)
    clause = find_clause(draft, anchor, amount.span)
    measure = Measure(
        amount=amount, of=subject.of or amount.of or amount.unit, topic=topic_of(draft, amount, subject),
        clause=clause, counted_by=find_counter(draft, amount.span),
    )  # fmt: skip
    where = find_place(draft, anchor, clause, moved=not amount.unit, carried=bool(subject.outcome_key))
    return Statement(
        article_id=draft.article.id, act=measure, sentence=draft.sentence_at(amount.span.start),
        spans=(phrase, clause), place=where, when=find_as_of(draft, anchor, phrase),
        voices=(), score=worth.score, made_by=f"measures/{worth.rule}",
    )  # fmt: skip


def _anchor(draft: Draft, amount: Amount, subject: Subject) -> Token:
    """The word that stands for the measure in the parse: the counted noun, its outcome, else its number."""
    if subject.noun is not None and amount.of_span is not None:
        return subject.noun
    if subject.outcome is not None:
        return subject.outcome
    return draft.tokens(amount.number_span).root


def phrase_span(draft: Draft, amount: Amount) -> Span:
    """The number with its hedge, unit and counted noun: "some 3,000 American troops"."""
    if amount.of_span is None or amount.of_span.end <= amount.span.end:
        return amount.span
    return draft.span(amount.span.start, amount.of_span.end)
