"""What a measure is of: the counted noun, what became of those counted, and the plain key of the series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Amount, Mention, Span
from onrecord.parse.draft import Draft
from onrecord.parse.measures.words import load_words
from onrecord.text.actors import load_actors

PASSIVE = frozenset({"nsubjpass"})
ACTIVE_OBJECT = frozenset({"dobj"})
INTRANSITIVE = frozenset({"die", "perish", "drown"})
OUTCOME_STEPS = 3
"""How far up the parse an outcome is looked for: a noun, its conjunct, its verb."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted: its noun (None for a bare number), the outcome verb or noun, and both as words."""

    noun: Token | None
    outcome: Token | None
    outcome_key: str
    of: str


def find_subject(draft: Draft, amount: Amount, earlier: Sequence[Amount]) -> Subject:
    """The subject of the amount; a bare number takes its noun from an amount before it in the sentence."""
    number = draft.tokens(amount.number_span)
    noun = draft.tokens(amount.of_span).root if amount.of_span else None
    outcome = _outcome_of(noun if noun is not None else number.root) or _outcome_after(number.end, draft)
    key = load_words().outcome.get(outcome.lemma_.lower(), "") if outcome is not None else ""
    of = amount.of
    if noun is not None and load_words().outcome.get(noun.lemma_.lower()) and amount.of_span:
        return Subject(noun, noun, load_words().outcome[noun.lemma_.lower()], of)
    if outcome is not None:
        words = of or _borrowed(draft, number.sent.start_char, earlier)
        of = f"{words} {_participle(outcome)}".strip()
    return Subject(noun, outcome, key, of)


def _participle(outcome: Token) -> str:
    """The outcome as it stands after a noun: "killed", "dead"; an active verb in its participle."""
    if outcome.tag_ in ("VBN", "VBD") or outcome.pos_ in ("ADJ", "NOUN"):
        return outcome.lower_
    return load_words().outcome.get(outcome.lemma_.lower(), outcome.lower_)


def _borrowed(draft: Draft, start: int, earlier: Sequence[Amount]) -> str:
    """The noun of the last amount before in the same sentence: "One protester was killed and six wounded"."""
    for amount in reversed(earlier):
        if amount.span.start < start:
            break
        if amount.of and not amount.unit:
            return amount.of
    return ""


def _outcome_of(token: Token) -> Token | None:
    """The verb or participle that says what became of `token`."""
    known = load_words().outcome
    for child in token.children:
        if child.dep_ in ("acl", "amod") and child.i > token.i and known.get(child.lemma_.lower()):
            return child
    for _ in range(OUTCOME_STEPS):
        head = token.head
        if head.i == token.i:
            return None
        lemma = head.lemma_.lower()
        if lemma in known and _suffers(token, head):
            return head
        if token.dep_ in ("nsubj", "nsubjpass", "dobj") and (late := _complement(head, token)) is not None:
            return late
        if token.dep_ not in ("conj", "appos", "nummod", "pobj"):
            return None
        if token.dep_ == "pobj" and head.dep_ == "prep" and head.head.lemma_.lower() in known:
            return head.head if head.lower_ == "of" and head.head.pos_ == "NOUN" else None
        token = head
    return None


def _suffers(token: Token, verb: Token) -> bool:
    if verb.pos_ in ("NOUN", "ADJ"):
        return token.dep_ in ("compound", "poss", "nsubj")
    if verb.lemma_ == "lose":
        return False
    return token.dep_ in PASSIVE | ACTIVE_OBJECT or (token.dep_ == "nsubj" and (
        verb.lemma_ in INTRANSITIVE or any(c.dep_ == "auxpass" for c in verb.children) or verb.tag_ == "VBN"
    ))


def _complement(verb: Token, token: Token) -> Token | None:
    """The outcome after "left", "were" and the like: "left 40 people dead", "20 are missing"."""
    known = load_words().outcome
    for child in verb.children:
        tells = child.lemma_.lower() in known and child.pos_ in ("ADJ", "VERB")
        if tells and child.i > token.i and child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr"):
            return child
    return None


def _outcome_after(at: int, draft: Draft) -> Token | None:
    """The participle right after a bare number: "213 injured", "more than 50 dead"."""
    for token in draft.doc[at : at + 2]:
        if token.is_sent_start:
            return None
        if token.lemma_.lower() in load_words().outcome and token.lower_ in AFTER_NUMBER:
            return token
        if token.pos_ not in ("ADV", "AUX") and token.lower_ not in ("others", "people"):
            return None
    return None


AFTER_NUMBER = frozenset("killed dead wounded injured hurt missing arrested detained displaced infected".split())


def topic_of(draft: Draft, amount: Amount, subject: Subject) -> str:
    """The plain key of the quantity: entity ids and lemmas, sorted; places of happening are left out."""
    parts: set[str] = set()
    if amount.of_span is not None:
        parts.update(_keys(draft, amount.of_span))
    elif amount.of and subject.noun is None:
        parts.update(load_words().same.get(word.lower(), word.lower()) for word in amount.of.split())
    if amount.unit:
        parts.add(amount.unit)
        parts.update((amount.concepts and (word.lower() for word in amount.concepts)) or ())
    if subject.outcome_key:
        parts.add(subject.outcome_key)
    if subject.outcome is not None and subject.noun is None and not amount.of:
        parts.add("people")
    return " ".join(sorted(parts))


def _keys(draft: Draft, span: Span) -> Iterator[str]:
    """The keys of the words at `span`: names by their entity, other words by their lemma or its synonym."""
    words = load_words()
    held = [m for m in draft.mentions if m.span.overlaps(span)]
    for mention in held:
        yield from _entity_keys(mention)
    rest = [t for t in draft.tokens(span) if not any(m.span.start <= t.idx < m.span.end for m in held)]
    at = 0
    while at < len(rest):
        pair = " ".join(t.lemma_.lower() for t in rest[at : at + 2])
        lemma = rest[at].lemma_.lower()
        if pair in words.same:
            yield words.same[pair]
            at += 2
            continue
        at += 1
        if lemma in words.more:
            yield words.more[lemma]
        elif rest[at - 1].pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and lemma not in words.plain:
            yield words.same.get(lemma, words.outcome.get(lemma, lemma))


def _entity_keys(mention: Mention) -> Iterator[str]:
    """The entity of a name; for a state's armed forces the state and "troop", so that all names agree."""
    entity = mention.entity or (mention.name or "").lower()
    if entity.endswith("-military"):
        yield from load_actors().parents(entity)[:1]
        yield "troop"
    elif entity:
        yield entity
