"""Where an event was: the nearest place that the clause names."""

from spacy.tokens import Token

from onrecord.model import Party
from onrecord.parse.draft import Draft
from onrecord.parse.events.finding import Found
from onrecord.parse.events.grammar import climb, first_child, is_verbal
from onrecord.parse.events.needs import mention_kind
from onrecord.parse.events.roles import make_party

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "on", "over", "from", "to",
                      "into", "throughout", "within", "along"})  # fmt: skip
PLACES = frozenset({"GPE", "LOC", "FAC"})
CLAUSE_STEPS = 3
"""Words above the trigger whose places still count: the carrier, the verb it follows, that one's own."""


def place_of(draft: Draft, found: Found) -> Party | None:
    """The nearest place named after a locative preposition in the event's clause, else a recipient that is one."""
    for word in (found.token, *found.absorbed, found.recipient, found.actor):
        noun = _place_under(draft, word) if word is not None else None
        if noun is not None:
            return make_party(draft, noun)
    for steps, above in enumerate(climb(found.token)):
        if steps >= CLAUSE_STEPS:
            break
        noun = _place_under(draft, above) if is_verbal(above) else None
        if noun is not None:
            return make_party(draft, noun)
    target = found.recipient
    return make_party(draft, target) if target is not None and mention_kind(draft, target) in PLACES else None


def _place_under(draft: Draft, word: Token) -> Token | None:
    """The place after a locative preposition of the word, also one that stands before its noun ("Baghdad's ...")."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in LOCATIVE:
            noun = first_child(child, "pobj")
            if noun is None:
                continue
            if mention_kind(draft, noun) in PLACES:
                return noun
            inner = [c for c in noun.children if c.dep_ in ("compound", "poss") and mention_kind(draft, c) in PLACES]
            if inner and child.lower_ != "to":
                return inner[0]
    return None
