"""Events: who did what to whom, as PLOVER types with mode, status, parties, place, time and clause."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.model import Act, Event, Party, Span, Statement
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.events.chance import chance_of
from onrecord.parse.events.clauses import clause_of
from onrecord.parse.events.dating import own_time
from onrecord.parse.events.finding import Found, bare_vote, find_in_sentence, mode_of, two_sides
from onrecord.parse.events.grammar import prepositional
from onrecord.parse.events.happenings import Told, make_told, settle
from onrecord.parse.events.joining import join_found
from onrecord.parse.events.lexicon import Row, tells_assault, word_classes
from onrecord.parse.events.places import place_of
from onrecord.parse.events.sayers import name_of
from onrecord.parse.events.scanning import scan_words
from onrecord.parse.events.somebody import role_of

LEAST_SCORE = 0.3
"""Events less likely than this are not written down: below it, rows were wrong more often than right."""
PARTIAL_FACTOR = 0.9
"""The same where only one side is named."""
STATUS_FACTOR = {"happened": 1.0, "ongoing": 0.95, "planned": 0.85, "hypothetical": 0.6, "denied": 0.6}
"""How much less sure an event of each status is: what has not happened is told with less certainty."""


def find_events(draft: Draft) -> None:
    """Append a statement for every event of the draft, in the order of the text."""
    words = scan_words(draft.doc)
    mishap = words.tell_mishap(0, len(draft.doc))
    told: list[Told] = []
    vote: Row | None = None
    for number, tokens in enumerate(draft.doc.sents):
        found = list(find_in_sentence(draft, words, tokens, mishap, vote))
        if not found:
            continue
        sentence = draft.sentence_at(found[0].token.idx)
        for event in join_found(draft, found):
            vote = vote or bare_vote(event)
            statement = _write(draft, event, sentence)
            if _evidence(event, statement.act) >= LEAST_SCORE:
                told.append(make_told(draft, event, statement, number))
    draft.statements.extend(settle(told))


def _write(draft: Draft, found: Found, sentence: Span) -> Statement:
    found = replace(found, actor=name_of(draft, found.actor))
    actor_word, recipient_word = two_sides(draft, found)
    kind = found.row.type
    actor = role_of(draft, actor_word, kind, receives=False, phrase=_stand_in(found))
    recipient = role_of(draft, name_of(draft, recipient_word), kind, receives=True)
    if actor.entity is not None and actor.entity == recipient.entity and actor.span != recipient.span:
        recipient = recipient if _is_many(draft, recipient) else Party(None, None)
    trigger = _trigger_span(draft, found)
    clause = clause_of(draft, found.token)
    event = Event(found.row.type, mode_of(found), found.status, actor, recipient, trigger, clause)
    score = chance_of(event, found.score, found.token.lemma_.lower())
    return Statement(
        draft.article.id, event, sentence, (clause, trigger), place_of(draft, found), own_time(draft, found), (),
        score, f"events {found.row.name}",
    )  # fmt: skip


def _stand_in(found: Found) -> Token | None:
    """The deed that stands for who did it: "the strike", or "the blast" in which people were killed; no "murder"."""
    if found.row.type not in ("ASSAULT", "PROTEST"):
        return None
    words = (found.token, *found.absorbed)
    nouns = [word for word in words if word.pos_ == "NOUN"]
    undergone = word_classes()["undergone"] | word_classes()["slaying"]
    done = [word for word in words if word.pos_ == "VERB" or word.lemma_.lower() in undergone]
    means = [prepositional(word, "in", "by", "during") for word in done]
    nouns += [noun for noun in means if noun is not None and tells_assault(noun)]
    told = (noun for noun in nouns if noun.lemma_.lower() not in undergone)
    return next((noun for noun in told if noun.tag_ == "NNS" or (any(noun.lefts) and not _is_owned(noun))), None)


def _is_owned(noun: Token) -> bool:
    """True for "their deadliest attack", which is named by whom it befell."""
    return any(child.tag_ == "PRP$" for child in noun.lefts)


def _is_many(draft: Draft, party: Party) -> bool:
    """True for a state, body or people, which can be on both sides of a deed; a person is not."""
    actor = draft.actors.actor(party.entity or "")
    return actor is not None and actor.kind != "PERSON"


def _evidence(found: Found, act: Act) -> float:
    """How much the row, the status and the filled roles speak for an event at all; of nobody there is none."""
    assert isinstance(act, Event)
    if act.actor.span is None and act.recipient.span is None:
        return 0.0
    whole = act.actor.span is not None and act.recipient.span is not None
    return found.score * STATUS_FACTOR[found.status] * (1.0 if whole else PARTIAL_FACTOR)


def _trigger_span(draft: Draft, found: Found) -> Span:
    """The trigger and the words that belong to it, where they stand close by; else the trigger alone."""
    words = [found.token]
    for extra in found.row.trigger[1:]:
        words += [c for c in found.token.children if extra in (c.lower_, c.lemma_.lower())][:1]
    first: Token = min(words, key=lambda t: t.i)
    last: Token = max(words, key=lambda t: t.i)
    if last.i - first.i > len(words) + 1:
        first = last = found.token
    return draft.span(first.idx, last.idx + len(last))


STAGE = Stage(
    "events", frozenset({"doc", "sentences", "mentions", "times", "coreference"}), frozenset({"events"}), find_events
)
