"""Which way a figure moved: "rose 5%", "down 9.2 percent", "fell to 3,000"."""

from collections.abc import Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.model import Change
from onrecord.parse.amounts.lexemes import Lexeme
from onrecord.parse.amounts.lexicon import load_lexicon
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import Quantity

MOVING_UNITS = frozenset({"share", "score"})
SMALL_MONEY = frozenset({"cent", "sen", "penny"})
OBJECT = frozenset({"dobj", "npadvmod", "attr", "oprd", "advmod", "nummod", "acomp", "obl", "dep"})
PARTICLES = frozenset({"up", "down", "higher", "lower", "upward"})


def find_direction(number: DocSpan, quantity: Quantity, lexemes: Sequence[Lexeme]) -> Change:
    """up or down where the words right before the number or the verb it belongs to say so, else "="."""
    before = word_at(lexemes, quantity.first - 1)
    if before == "by":
        before = word_at(lexemes, quantity.first - 2)
    if before in PARTICLES and word_at(lexemes, quantity.first - 1) != "to":
        return load_lexicon().changes[before][0]
    return _from_verb(number.root, quantity)


def _from_verb(root: Token, quantity: Quantity) -> Change:
    """The direction of the verb that the number is an object of, or hangs on by "by" or "to"."""
    token = root
    for _ in range(3):
        head = token.head
        if token.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("by", "to") and head.head.pos_ == "VERB":
            return _direction(head.head, quantity)
        if token.dep_ in OBJECT and head.pos_ == "VERB":
            return _direction(head, quantity)
        if token.dep_ not in ("nummod", "quantmod", "nmod", "compound") or head.i == token.i:
            return "="
        token = head
    return "="


def _direction(verb: Token, quantity: Quantity) -> Change:
    direction, shares_only = load_lexicon().changes.get(verb.lemma_.lower(), ("=", False))
    unit = quantity.unit
    moving = unit is not None and (unit.kind in MOVING_UNITS or unit.name in SMALL_MONEY)
    return "=" if shares_only and not moving else direction
