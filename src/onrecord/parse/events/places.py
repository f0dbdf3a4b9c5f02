"""Where an event was: the nearest place that its own clause names."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from onrecord.model import PLACE_KINDS, Party
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import TEMPORAL, children, first_child
from onrecord.parse.events.finding import Found
from onrecord.parse.events.needs import is_of_class, is_state, mention_kind
from onrecord.parse.events.tying import hangs_on, same_clause
from onrecord.parse.names.parties import mention_at

LOCATIVE = frozenset("in at near outside inside around across off over throughout within along".split())
AIMED = {
    "to": frozenset({"MOBILIZE", "CONSULT", "AID", "COOPERATE"}),
    "into": frozenset({"MOBILIZE", "ASSAULT", "AID"}),
    "from": frozenset({"RETREAT", "REJECT", "CONCEDE"}),
}
"""Prepositions of a way, and the types of deed that are at its end: troops "to", a withdrawal "from"."""
WORDS_ONLY = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types done by words: a place under whom or what they are about is not where they were said."""
STAYING = frozenset({"patrol", "visit", "tour", "guard", "live", "stay", "work", "serve", "travel", "cross", "fight",
                     "attend", "report"})  # fmt: skip
"""What people do in a place where something befalls them."""
NEAR_NAMES = 30
"""Names looked at under one trigger: a clause of news holds a handful."""


def place_of(draft: Draft, found: Found) -> Party | None:
    """The nearest place named after a locative preposition in the event's clause, else a recipient that is one."""
    noun = _place_near(draft, found)
    if noun is None and found.row.type not in WORDS_ONLY:
        noun = _place_loose(draft, found)
    if noun is not None:
        return _named(draft, noun)
    target = _as_place(draft, found.recipient)
    if target is None:
        return None
    undergone = found.row.type == "RETREAT" or (found.row.type == "ASSAULT" and not is_state(draft, target))
    visited = found.row.type in ("MOBILIZE", "CONSULT") and found.token.lemma_ in ("visit", "deploy", "send", "tour")
    return _named(draft, target) if undergone or visited else None


def _as_place(draft: Draft, noun: Token | None) -> Token | None:
    """The place that the noun names, itself or inside its phrase ("the town of Manbij")."""
    if noun is None or mention_kind(draft, noun) in PLACE_KINDS:
        return noun
    return _place_inside(draft, noun) if is_of_class(draft, noun, "site") else None


def _where_they_were(draft: Draft, trigger: Token) -> Token | None:
    """The place that those were in, patrolled or visited to whom it happened ("killed while patrolling the town")."""
    for clause in children(trigger, "advcl", "prep"):
        verb = clause if clause.dep_ == "advcl" else first_child(clause, "pcomp")
        if verb is None or verb.lemma_.lower() not in STAYING or verb.tag_ != "VBG":
            continue
        noun = _as_place(draft, first_child(verb, "dobj")) or _place_under(draft, verb, "ASSAULT")
        if noun is not None:
            return noun
    return None


def _named(draft: Draft, noun: Token) -> Party | None:
    """The place itself: a capital in this role is a town, never its government."""
    mention = mention_at(draft, noun.idx)
    if mention is None:
        return None
    return Party(mention.span, mention.span.words(draft.text), mention.entity, mention.name)


def _place_near(draft: Draft, found: Found) -> Token | None:
    """The place under the trigger, its roles, or the words above it in its own clause."""
    trigger = found.token
    own = [*found.absorbed, found.recipient, found.actor, *same_clause(trigger)]
    above = [w for w in own if w is not None] if found.row.type not in WORDS_ONLY else []
    words = [trigger, *above, *(c for c in children(trigger, "advcl") if c.tag_ == "VBG" and c.i < trigger.i)]
    for word in words:
        noun = _place_under(draft, word, found.row.type)
        if noun is not None:
            return noun
    return _where_they_were(draft, trigger)


def _place_loose(draft: Draft, found: Found) -> Token | None:
    """A place that the parse hung on another word of the clause ("killed men working for the army in Mali")."""
    first, last = found.token.left_edge, found.token.right_edge
    begin = bisect_left(draft.mentions, first.idx, key=lambda m: m.span.start)
    near = takewhile(lambda m: m.span.start <= last.idx, draft.mentions[begin : begin + NEAR_NAMES])
    for mention in near:
        if mention.kind not in PLACE_KINDS:
            continue
        noun = draft.tokens(mention.span).root
        head = noun.head
        if head.lower_ == "of" and head.head.dep_ == "pobj":
            head = head.head.head
        if noun.dep_ == "pobj" and _is_where(draft, head.lower_, noun, found.row.type) and hangs_on(head, found.token):
            return noun
    return None


def _place_under(draft: Draft, word: Token, kind: str, deep: bool = True) -> Token | None:
    """The place after a locative preposition of the word, also inside what stands there ("in the town of ...")."""
    for preposition, noun in _prepositional(word):
        if mention_kind(draft, noun) in PLACE_KINDS:
            if _is_where(draft, preposition, noun, kind):
                return noun
            continue
        if preposition not in LOCATIVE and kind not in AIMED.get(preposition, ()):
            continue
        deeper = deep and noun.ent_type_ not in TEMPORAL
        inner = _place_inside(draft, noun) or (_place_under(draft, noun, kind, deep=False) if deeper else None)
        if inner is not None:
            return inner
    return None


def _prepositional(word: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions of the word and their nouns ("back into Mali" is "into", "in and around Basra" both)."""
    for child in children(word, "prep"):
        noun = first_child(child, "pobj")
        if noun is not None:
            yield child.lower_, noun
        for inner in children(child, "prep", "conj"):
            deeper = first_child(inner, "pobj") if inner.pos_ == "ADP" else None
            if deeper is not None:
                yield inner.lower_, deeper
    for adverb in children(word, "advmod"):
        for inner in children(adverb, "prep"):
            deeper = first_child(inner, "pobj")
            if deeper is not None:
                yield inner.lower_, deeper


def _is_where(draft: Draft, preposition: str, noun: Token, kind: str) -> bool:
    if preposition == "on":
        return mention_kind(draft, noun) in ("LOC", "FAC")
    return preposition in LOCATIVE or kind in AIMED.get(preposition, ())


def _place_inside(draft: Draft, noun: Token) -> Token | None:
    """The place in a phrase about a thing there: "the town of Manbij", "Baghdad's airport", not "a U.S. strike"."""
    for child in noun.children:
        if mention_kind(draft, child) in PLACE_KINDS and child.dep_ in ("compound", "poss", "appos"):
            if child.dep_ != "compound" or not is_state(draft, child):
                return child
        elif child.dep_ == "prep" and child.lower_ == "of":
            inner = first_child(child, "pobj")
            if inner is not None and mention_kind(draft, inner) in PLACE_KINDS:
                return inner
    return None
