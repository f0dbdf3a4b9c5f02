"""What a happening to come is made of, and whether what is told ahead is a deed that can be waited for."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child, is_passive
from onrecord.parse.promises.binders import THIRD_PERSON, is_body, is_quoted
from onrecord.parse.promises.cues import words


@dataclass(frozen=True, slots=True)
class Coming:
    """Something to come before it is written down: its verb and words, and who expects it."""

    verb: Token
    span: Span
    expected_by: Token | None
    score: float
    rule: str
    at: Token | None = None
    """The word whose time it has, where that is not its verb."""


def is_deed(draft: Draft, verb: Token, subject: Token | None) -> bool:
    """True for what a party is to do, or what is to be done, in the reporter's words.

    In a quotation it is mostly fear, hope or threat; what a thing will do is mostly an effect.
    """
    if subject is None or is_quoted(draft.text, verb.idx) or is_effect(verb):
        return False
    if is_passive(verb) and (subject.pos_ == "NOUN" or subject.lower_ == "it"):
        return first_child(verb, "agent") is None
    if not is_body(draft, subject):
        return False
    return subject.pos_ in ("NOUN", "PROPN") or subject.lower_ in THIRD_PERSON


def is_effect(verb: Token) -> bool:
    """True for verbs of states, effects, talk and harm, which nobody puts in a calendar."""
    return verb.lemma_.lower() in words("mental") | words("effect") | words("idle") | words("harm")


def is_conditional(verb: Token) -> bool:
    """True for "if the truce holds", "without a deal it will ...", "as long as ..."."""
    bare = any(c.lower_ == "without" and c.i < verb.i for c in children(verb, "prep"))
    clauses = children(verb, "advcl")
    if any(c.lower_ in ("if", "unless") for clause in clauses for c in children(clause, "mark", "advmod")):
        return True
    return bare or any("as long as" in c.doc[c.left_edge.i : c.i + 1].text.lower() for c in clauses)
