"""What a bare figure after "to" is the size of: "cut its force in the east to 2,500"."""

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.parse.measures.words import load_words

SIZED = ("dobj", "nsubjpass", "nsubj")
"""Relations to the verb of what grows or shrinks, the object first."""
SIZED_NOUNS = frozenset({"force", "contingent", "deployment", "presence", "garrison", "fleet", "staff", "workforce"})
"""Nouns in the singular that stand for many."""
STEPS = 3
"""Words between "to" and its verb that are climbed: "down", "from"."""


def find_resized(number: DocSpan) -> Token | None:
    """The noun whose new size the number gives, or None where it is no size or nothing of many stands there."""
    verb = resizing_verb(number)
    if verb is None:
        return None
    sized = (child for label in SIZED for child in verb.children if child.dep_ == label)
    noun = next(sized, None)
    return _counted(noun) if noun is not None else None


def resizing_verb(number: DocSpan) -> Token | None:
    """The verb of growing or shrinking that the number ends: "cut ... to 2,500", "from 5,200 to 3,000"."""
    to = number.root.head
    if number.root.dep_ != "pobj" or to.lower_ != "to":
        return None
    verb = to.head
    for _ in range(STEPS):
        if verb.pos_ in ("VERB", "AUX"):
            return verb if verb.lemma_.lower() in load_words().resizing else None
        verb = verb.head
    return None


def find_toll(number: DocSpan) -> Token | None:
    """The death of "the death toll rose to 34", or None."""
    verb = resizing_verb(number)
    tolls = [child for child in verb.children if child.lower_ == "toll" and child.dep_ in SIZED] if verb else []
    words = (inner for toll in tolls for inner in (toll, *toll.lefts))
    return next((word for word in words if word.lower_ == "death"), None)


def _counted(noun: Token) -> Token | None:
    """The noun itself where it is of many; the troops of "troop levels" and of "the number of troops"."""
    if noun.lemma_.lower() in load_words().level:
        of = (below for child in noun.children if child.lower_ == "of" for below in child.children)
        inner = [*of, *(child for child in noun.lefts if child.dep_ == "compound")]
        return next((word for word in inner if word.pos_ in ("NOUN", "PROPN")), None)
    many = noun.tag_ in ("NNS", "NNPS") or noun.lemma_.lower() in SIZED_NOUNS
    return noun if many and noun.pos_ in ("NOUN", "PROPN") else None
