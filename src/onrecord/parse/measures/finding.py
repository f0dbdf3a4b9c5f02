"""From amounts to measures: each amount worth keeping with its subject, place, time and source."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.model import Amount, Measure, Party, Span, Statement
from onrecord.parse.draft import Draft
from onrecord.parse.measures.clause import find_clause
from onrecord.parse.measures.counting import find_counter
from onrecord.parse.measures.dating import find_as_of
from onrecord.parse.measures.placing import carried_place, find_place
from onrecord.parse.measures.scenes import Scene, find_scene, is_of_scene, tells_harm
from onrecord.parse.measures.standing import find_standing
from onrecord.parse.measures.subject import Subject, find_subject, topic_of
from onrecord.parse.measures.worth import Worth, find_worth
from onrecord.parse.voices.chain import Contents

TELLING = 10
"""A figure smaller than this can stand twice in an article by chance, and is then not taken for the same one."""
NEAR = 300
"""Characters, some two sentences, within which counts of harm are of one happening at one place (chosen by reading)."""


def find_measures(draft: Draft) -> Iterator[Statement]:
    """A statement for each amount of the draft that is worth keeping, in order."""
    yield from _with_places_shared(list(_measures(draft)))


def _measures(draft: Draft) -> Iterator[Statement]:
    last: Statement | None = None
    scene = find_scene(draft) if draft.amounts else Scene()
    contents = Contents(draft.attributions)
    for place, amount in enumerate(draft.amounts):
        subject = find_subject(draft, place)
        worth = find_worth(draft, amount, subject)
        if worth is None or _is_bare_share(amount):
            continue
        found = _state(draft, amount, subject, worth, scene, contents, last)
        if worth.rule == "outcome":
            last = found
        yield found


def _is_bare_share(amount: Amount) -> bool:
    """True for "a third of the rockets": a share of an unknown number counts nothing."""
    return not amount.unit and 0 < amount.low < 1


def _with_places_shared(found: list[Statement]) -> Iterator[Statement]:
    """The measures; one without a place takes that of the same figure elsewhere in the article, if it is one place."""
    by_figure: dict[tuple[float, float, str], dict[tuple[str, str | None], Party]] = {}
    for each in found:
        if each.place is not None and _figure(each)[1] >= TELLING:
            by_figure.setdefault(_figure(each), {}).setdefault((_topic(each), each.place.entity), each.place)
    for statement in found:
        topic = set(_topic(statement).split())
        likes = {} if statement.place else by_figure.get(_figure(statement), {})
        places = {
            entity: place for (other, entity), place in likes.items()
            if topic <= set(other.split()) or topic >= set(other.split())
        }  # fmt: skip
        yield replace(statement, place=next(iter(places.values())), id="") if len(places) == 1 else statement


def _figure(statement: Statement) -> tuple[float, float, str]:
    assert isinstance(statement.act, Measure)
    amount = statement.act.amount
    return amount.low, amount.high, amount.unit


def _topic(statement: Statement) -> str:
    assert isinstance(statement.act, Measure)
    return statement.act.topic


def _state(
    draft: Draft, amount: Amount, subject: Subject, worth: Worth, scene: Scene, contents: Contents,
    last: Statement | None,
) -> Statement:
    anchor, phrase = _anchor(draft, amount, subject), phrase_span(draft, amount)
    clause, when = find_clause(draft, anchor, amount.span), find_as_of(draft, anchor, phrase)
    number, published = draft.tokens(amount.number_span).root, draft.anchor_at(amount.span.start)
    measure = Measure(
        amount=amount, of=subject.of or amount.of or amount.unit, topic=topic_of(draft, amount, subject),
        clause=clause, counted_by=find_counter(draft, contents, amount.span),
        standing=find_standing(anchor, number, when, published),
    )  # fmt: skip
    where = find_place(draft, anchor, clause, moved=not amount.unit)
    if tells_harm(anchor, subject.outcome_key):
        opens = is_of_scene(anchor, when, draft, scene.town)
        where = where or _place_beside(last, amount, 0)
        if opens:
            where = where or scene.town or _place_beside(last, amount, NEAR) or carried_place(draft, anchor)
        when = scene.day if opens and scene.day and when and when.basis == "published" else when
    return Statement(
        article_id=draft.article.id, act=measure, sentence=draft.sentence_at(amount.span.start),
        spans=(phrase, clause), place=where, when=when,
        voices=(), score=worth.score, made_by=f"measures/{worth.rule}",
    )  # fmt: skip


def _place_beside(last: Statement | None, amount: Amount, reach: int) -> Party | None:
    """The place of the count of harm before, if its sentence ends at most `reach` characters before this one."""
    near = last is not None and amount.span.start - last.sentence.end <= reach
    return last.place if last is not None and near else None


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
