"""Which way a figure moved: "rose 5%", "down 9.2 percent", "fell to 3,000"."""

from collections.abc import Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.model import Change
from onrecord.parse.amounts.lexemes import Lexeme
from onrecord.parse.amounts.lexicon import SMALL_COINS, load_lexicon
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import Quantity

MOVING_UNITS = frozenset({"share", "score"})
OBJECT = frozenset({"dobj", "npadvmod", "attr", "oprd", "advmod", "nummod", "acomp", "obl", "dep"})
CLOSING = frozenset({"go", "be", "end", "close", "finish", "open", "trade", "creep", "come", "move", "trend", "edge"})
"""Verbs after which "up 5%" still tells a change."""
FROM_TO = 10
"""Words between the parts of "fell from A in May to B"."""
PARTICLES = frozenset({"up", "down", "higher", "lower", "upward"})


def find_direction(number: DocSpan, quantity: Quantity, lexemes: Sequence[Lexeme]) -> Change:
    """up or down where the words right before the number or the verb it belongs to say so, else "="."""
    before = word_at(lexemes, quantity.first - 1)
    if before == "by":
        before = word_at(lexemes, quantity.first - 2)
    if before in PARTICLES and word_at(lexemes, quantity.first - 1) != "to" and not _is_phrasal(number):
        return load_lexicon().changes[before][0]
    return _from_to(number, quantity, lexemes) or _from_verb(number.root, quantity)


def _is_phrasal(number: DocSpan) -> bool:
    """True where "up" or "down" belongs to a verb that tells no change: "gave up 500 rifles"."""
    before = [token for token in number.doc[max(0, number.start - 3) : number.start] if token.dep_ == "prt"]
    return any(token.head.lemma_ not in CLOSING and token.head.i < token.i for token in before)


def _from_to(number: DocSpan, quantity: Quantity, lexemes: Sequence[Lexeme]) -> Change | None:
    """The direction of the word before "from" where the number ends "from A to B"; None elsewhere."""
    if word_at(lexemes, quantity.first - 1) != "to":
        return None
    doc, first = number.doc, number.sent.start
    for at in range(number.start - 2, max(first, number.start - FROM_TO) - 1, -1):
        if doc[at].lower_ == "from":
            for token in reversed(doc[max(first, at - FROM_TO) : at]):
                if token.lemma_.lower() in load_lexicon().changes:
                    return load_lexicon().changes[token.lemma_.lower()][0]
            return None
    return None


def _from_verb(root: Token, quantity: Quantity) -> Change:
    """The direction of the verb that the number is an object of, or hangs on by "by" or "to"."""
    token = root
    for _ in range(3):
        head = token.head
        if token.dep_ == "pobj" and head.dep_ in ("prep", "agent") and head.lower_ in ("by", "to"):
            return _direction(head.head, quantity) if head.head.pos_ == "VERB" else "="
        if token.dep_ in OBJECT and head.pos_ == "VERB":
            return _direction(head, quantity)
        if token.dep_ not in ("nummod", "quantmod", "nmod", "compound") or head.i == token.i:
            return "="
        token = head
    return "="


def _direction(verb: Token, quantity: Quantity) -> Change:
    """The direction of the verb; of verbs that have other objects too only where the figure is a share."""
    direction, shares_only = load_lexicon().changes.get(verb.lemma_.lower(), ("=", False))
    unit = quantity.unit
    moving = unit is not None and (unit.kind in MOVING_UNITS or unit.name in SMALL_COINS)
    return "=" if shares_only and not moving else direction
