"""Light verbs: "launched a strike" and "came under attack" tell what their noun names."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.parse.events.arcs import is_verbal
from onrecord.parse.events.grammar import counting_noun
from onrecord.parse.events.lexicon import carriers


@dataclass(frozen=True, slots=True)
class Carried:
    """The verb that carries an event noun: the verb, and what its subject is to the event."""

    verb: Token
    subject: str
    status: str


def carrier_of(noun: Token) -> Carried | None:
    """The light verb that carries the noun ("launched a strike", "come under attack"), if one does."""
    noun = counting_noun(noun)
    verb = _verb_over(noun)
    if verb is None:
        return None
    for words in _carrier_names(verb, noun):
        carrier = carriers().get(words)
        if carrier is not None:
            return Carried(verb, carrier.subject, carrier.status)
    return None


def _verb_over(noun: Token) -> Token | None:
    """The verb whose object (direct, passive, or after a preposition) the noun is."""
    while noun.dep_ == "conj":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and is_verbal(head):
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        above = head.head
        if is_verbal(above):
            return above
        if above.dep_ == "dobj" and above.lemma_.lower() in ("responsibility", "credit"):
            return above.head
    return None


def _carrier_names(verb: Token, noun: Token) -> list[str]:
    lemma = verb.lemma_.lower()
    extra = [c.lower_ for c in verb.children if c.dep_ in ("prt", "prep")]
    extra += [c.lemma_.lower() for c in verb.children if c.dep_ == "dobj" and c.i != noun.i]
    names = [f"{lemma} {word}" for word in extra]
    direct = noun.dep_ in ("dobj", "nsubjpass", "conj")
    answered = noun.head.lower_ == "with" and lemma in ("respond", "retaliate")
    return [*names, lemma] if direct or answered else names
