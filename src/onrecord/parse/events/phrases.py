"""The phrase that names a party: which words around its noun belong to it, and who is named inside it."""

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child
from onrecord.parse.events.grammar import prepositional
from onrecord.parse.events.lexicon import tells_assault
from onrecord.parse.events.needs import is_of_class, is_party, is_state, is_target, mention_kind

INNER = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
"""Relations of a name that stands before its noun ("the Turkish offensive")."""
OPENERS = frozenset({"and", "or", "also", "both", "how"})
"""Words at the start of a phrase that do not name it ("how many guards")."""
KEPT_RIGHT = frozenset({"of"})
"""Prepositions after a noun that still help to name it ("the president of Armenia")."""
LEFT_OUT = frozenset({"relcl", "acl", "cc", "punct", "advcl", "appos", "nsubj", "aux", "ccomp", "mark"})
"""Relations of words beside a noun that do not name it; the last four are of a verb that the tagger took for one."""


def inner_party(draft: Draft, head: Token) -> Token | None:
    """The party named inside a phrase about something else: "Senegalese" in "a Senegalese peace plan".

    A town before an attack ("the Basra attacks") is where it befell, and a person whom. "His remarks" are said by him.
    """
    told = is_of_class(draft, head, "utterance")
    for child in head.lefts:
        kind = mention_kind(draft, child) if child.dep_ in INNER else None
        if kind in ("GPE", "PERSON") and child.dep_ != "poss" and tells_assault(head) and not is_state(draft, child):
            continue
        if kind in ("GPE", "NORP", "ORG", "GROUP", "PERSON") or (child.dep_ == "poss" and is_party(draft, child)):
            return child
        if told and child.tag_ == "PRP$":
            return child
    for preposition in ("of", "by", "from", *(["with"] if is_of_class(draft, head, "deal") else [])):
        inner = prepositional(head, preposition)
        if inner is not None and is_party(draft, inner):
            return inner
    return None


def phrase_span(draft: Draft, head: Token, whole: bool = False) -> Span:
    """The shortest phrase around `head` that names the party: no relative clause, apposition or adverbial.

    A name inside a phrase about something else is cut out of it, unless the `whole` phrase is wanted.
    """
    if not (whole or is_target(draft, head)):
        head = inner_party(draft, head) or head
    first, last = _left_end(head), _right_end(head)
    doc = head.doc
    while first.i < last.i and (first.is_punct or first.lower_ in OPENERS):
        first = doc[first.i + 1]
    while last.i > first.i and (last.is_punct or last.tag_ == "POS"):
        last = doc[last.i - 1]
    return draft.span(first.idx, last.idx + len(last))


def _left_end(head: Token) -> Token:
    kept = [child.left_edge for child in head.lefts if child.dep_ not in LEFT_OUT and not children(child, "nsubj")]
    return min([head, *kept], key=lambda t: t.i)


def _right_end(head: Token) -> Token:
    last = head
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            last = _right_end(child)
        elif child.dep_ in ("case", "nummod", "quantmod"):
            last = child
        elif child.dep_ == "prep" and child.lower_ in KEPT_RIGHT and (inner := first_child(child, "pobj")) is not None:
            last = _right_end(inner)
        elif child.dep_ not in ("cc", "punct", "compound"):
            break
    return last if last.i >= head.i else head
