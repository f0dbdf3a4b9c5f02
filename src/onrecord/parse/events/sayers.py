"""Pronouns that stand for who speaks: in "the army said it had shelled the town" the army is named, not "it"."""

from spacy.tokens import Token

from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import is_passive, is_verbal
from onrecord.parse.events.needs import is_of_class, is_party, mention_kind
from onrecord.parse.events.phrases import phrase_span
from onrecord.parse.events.roles import verb_actor
from onrecord.parse.names.parties import resolve_span

OWN = frozenset({"it", "they", "he", "she"})
"""Pronouns with which somebody speaks of himself in the third person."""


def name_of(draft: Draft, word: Token | None) -> Token | None:
    """Who says it, where `word` is the pronoun that stands for him in what he says; else the word itself."""
    if word is None or word.lower_ not in OWN or word.dep_ not in ("nsubj", "nsubjpass"):
        return word
    clause, verb = word.head, word.head.head
    if clause.dep_ != "ccomp" or verb.i > word.i or not is_verbal(verb) or is_passive(verb):
        return word
    sayer = verb_actor(verb)
    if sayer is None or sayer.pos_ not in ("NOUN", "PROPN") or not is_party(draft, sayer):
        return word
    if not _agree(draft, word, sayer):
        return word
    meant = resolve_span(draft, draft.span(word.idx, word.idx + len(word))).entity
    return sayer if meant in (None, resolve_span(draft, phrase_span(draft, sayer)).entity) else word


def _agree(draft: Draft, pronoun: Token, noun: Token) -> bool:
    """True if the pronoun can stand for the noun: "it" for no person, "he" for one, "they" for several or a body."""
    person = mention_kind(draft, noun) == "PERSON" or is_of_class(draft, noun, "human")
    if pronoun.lower_ == "they":
        return is_of_class(draft, noun, "plural") or not person
    plural = noun.tag_ in ("NNS", "NNPS")
    return not plural and person == (pronoun.lower_ != "it")
