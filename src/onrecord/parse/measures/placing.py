"""Where a measure holds: the place that its clause names."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.model import Mention, Party
from onrecord.parse.draft import Draft

PLACE_PREPOSITIONS = frozenset(
    "in at near across around outside inside throughout within on from to into along over off against".split()
)
PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
BACK = frozenset({"country", "region", "city", "area", "there", "here", "province", "territory", "town", "capital"})
"""Words that stand for a place named before."""
WEAK = frozenset({"to", "into", "from", "against", "on", "over", "off"})
"""Prepositions whose place counts only where no better one stands in the clause."""
STEPS = 6
"""How many heads are climbed from the number to the end of its clause."""


def find_place(draft: Draft, token: Token) -> Party | None:
    """The place of the clause around `token`, or None where it names none."""
    fallback: Party | None = None
    for node in _climb(token):
        for preposition in node.children:
            if preposition.dep_ in ("prep", "agent") and preposition.lower_ in PLACE_PREPOSITIONS:
                place = _place_under(draft, preposition, token)
                if place is not None and preposition.lower_ not in WEAK:
                    return place
                fallback = fallback or place
            elif preposition.dep_ == "advmod" and preposition.lower_ == "there":
                place = _earlier_place(draft, preposition, token)
                if place is not None:
                    return place
    return fallback


def _climb(token: Token) -> Iterator[Token]:
    """The token and what stands above it, to the end of its sentence's main clause."""
    yield token
    for _, above in zip(range(STEPS), token.ancestors, strict=False):
        yield above


def _place_under(draft: Draft, preposition: Token, counted: Token) -> Party | None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            if child.lower_ in BACK and any(x.lower_ in ("the", "that", "this") for x in child.children):
                return _earlier_place(draft, child, counted)
            for word in (child, *(x for x in child.children if x.dep_ in ("compound", "appos", "nmod"))):
                mention = _mention_of(draft, word)
                if mention is not None and mention.kind in PLACE_KINDS:
                    text = mention.span.words(draft.text)
                    return Party(mention.span, text, mention.entity, mention.name or text)
        elif child.dep_ == "prep":
            found = _place_under(draft, child, counted)
            if found is not None:
                return found
    return None


def _mention_of(draft: Draft, token: Token) -> Mention | None:
    for mention in draft.mentions:
        if mention.span.start <= token.idx < mention.span.end:
            return mention
        if mention.span.start > token.idx:
            break
    return None


def _earlier_place(draft: Draft, word: Token, counted: Token) -> Party | None:
    """The place last named before `word`, unless the counted things are its own ("US troops in the country")."""
    owners = {m.entity for m in draft.mentions if counted.sent.start_char <= m.span.start < counted.idx + len(counted)
              and m.span.end <= counted.idx and counted.idx - m.span.end < OWNER_REACH}  # fmt: skip
    subject = {m.entity for m in draft.mentions if m.span.start == counted.sent.start_char}
    for mention in reversed(draft.mentions):
        if mention.span.end <= word.idx and mention.kind == "GPE" and mention.entity not in owners | subject | {"us"}:
            return Party(draft.span(word.idx, word.idx + len(word)), word.text, mention.entity, mention.name)
    return None


OWNER_REACH = 30
"""Characters before a noun in which its owner's name stands."""
