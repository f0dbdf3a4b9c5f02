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
        if token.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("by", "to"):
            verb = head.head.head if head.head.lower_ == "from" else head.head
            from_to = head.lower_ == "to" and (head.head.lower_ == "from" or _has_from(verb))
            return _direction(verb, quantity, from_to) if verb.pos_ == "VERB" else "="
        if token.dep_ in OBJECT and head.pos_ == "VERB":
            return _direction(head, quantity)
        if token.dep_ not in ("nummod", "quantmod", "nmod", "compound") or head.i == token.i:
            return "="
        token = head
    return "="


def _has_from(verb: Token) -> bool:
    return any(child.lower_ == "from" for child in verb.children)


def _direction(verb: Token, quantity: Quantity, from_to: bool = False) -> Change:
    """The direction of the verb; of verbs with other objects only where the figure is a share, or goes from-to."""
    direction, shares_only = load_lexicon().changes.get(verb.lemma_.lower(), ("=", False))
    unit = quantity.unit
    moving = from_to or (unit is not None and (unit.kind in MOVING_UNITS or unit.name in SMALL_MONEY))
    return "=" if shares_only and not moving else direction
