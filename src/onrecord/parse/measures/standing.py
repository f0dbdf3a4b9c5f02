"""Whether a figure was counted, is to come, or held in a time that is over, as the tree around it tells."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from onrecord.model import MeasureStanding, When
from onrecord.parse.events.lexicon import governors, word_classes
from onrecord.parse.events.standing import standing_of
from onrecord.parse.measures.words import load_words

STEPS = 6
"""Heads climbed from a figure to the verb of its clause: number, noun, preposition, noun, preposition, verb."""
MODIFYING = frozenset({"nummod", "nmod", "compound", "amod", "quantmod"})
DEFINITE = frozenset({"the", "these", "those", "all", "both"})
EXISTING = frozenset({"current", "remaining", "existing", "present"})
THERE = frozenset({"still", "already", "now", "currently"})
"""Words behind a counted noun that put it where it is told of today: "the troops still in the valley"."""
ASIDE = frozenset({"in", "on", "about", "against", "under", "among", "between", "after", "before", "since", "during"})
"""Prepositions behind which a figure is no part of what the verb above brings about: "will act on two raids"."""
CALLING = frozenset({"call", "ask", "push"})
"""Verbs with which "for" names what is wanted: "calls for 300 troops"."""
INFINITIVES = frozenset({"relcl", "acl", "ccomp"})
STATES = frozenset({"be", "have", "stand", "number", "total", "keep", "host", "employ", "hold"})
BYGONE = frozenset({"once", "formerly", "previously"})
HEIGHT = frozenset({"height", "peak", "heyday"})
TO_COME = frozenset({"planned", "hypothetical"})
"""How a deed stands that has not come about: what it counts nobody has counted."""


def find_standing(anchor: Token, number: Token, when: When | None, published: date | None) -> MeasureStanding:
    """How the figure stands whose counted noun (or outcome, or number) is `anchor`, as of `when`.

    Who is to leave, or to be struck, is there already; who is to come, or to be left after a cut, is planned.
    """
    if _is_there(anchor, number):
        return "holds"
    ahead = published and when is not None and when.basis != "published" and when.start and when.start > published
    if ahead and all(word.tag_ != "VBD" for word in _above(anchor)):
        return "planned"
    if _is_to_come(anchor):
        return "planned"
    return "past" if any(_is_bygone(word) for word in _above(anchor)) else "holds"


def _above(anchor: Token) -> Iterator[Token]:
    """The words from the figure up to the verb of its clause, as far as that verb tells how it stands."""
    node = anchor
    for _ in range(STEPS):
        yield node
        if node.pos_ in ("VERB", "AUX") or node.head.i == node.i or node.lower_ in ASIDE:
            return
        node = node.head


def _is_there(anchor: Token, number: Token) -> bool:
    """True for "the 2,000 troops", "its force of 2,000", "troops still in the valley", "from 5,200", "40 who died"."""
    nouns = {word.i: word for word in (anchor, number)}
    if number.dep_ in MODIFYING:
        nouns[number.head.i] = number.head
    lefts = [child for noun in nouns.values() for child in noun.lefts]
    if any(_is_new(child) for child in lefts):
        return False
    if any(child.lower_ in DEFINITE or child.lower_ in EXISTING or child.dep_ == "poss" for child in lefts):
        return True
    if any(noun.dep_ == "pobj" and noun.head.lower_ == "from" for noun in nouns.values()):
        return True
    behind = (word for child in anchor.rights for word in (child, *child.lefts))
    return any(word.lower_ in THERE or (word.dep_ == "relcl" and word.tag_ == "VBD") for word in behind)


def _is_new(word: Token) -> bool:
    """True for "the planned", "an additional", "the new"."""
    lemma = word.lemma_.lower()
    return lemma == "new" or lemma in load_words().more or lemma in word_classes()["future"]


def _is_to_come(anchor: Token) -> bool:
    """True for what a plan, an order or a "will" above the figure is to bring about."""
    planning = load_words().planning
    if any(child.lemma_.lower() in word_classes()["future"] for child in anchor.lefts):
        return True
    for word in _above(anchor):
        if word.pos_ in ("VERB", "AUX"):
            return _is_deed_to_come(word)
        ordered = word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_.lower() in planning
        if ordered or (word.i != anchor.i and word.lemma_.lower() in planning):
            return True
        if word.lower_ == "for" and word.head.lemma_.lower() in CALLING:
            return True
        if word.i != anchor.i and any(child.dep_ == "poss" or child.lower_ in EXISTING for child in word.lefts):
            return False
    return False


def _is_deed_to_come(verb: Token) -> bool:
    """True for "will send", "plans to send", "is due to"; what a hall "can" hold it holds, who "may have" died died."""
    told = (child.lemma_.lower() for child in verb.children if child.dep_ == "acomp")
    if any(governors().get((lemma, "A")) in TO_COME for lemma in told):
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    asked = any(child.dep_ == "mark" and child.lower_ == "for" for child in verb.children)
    if verb.tag_ in ("VB", "VBN") and "to" in helpers and (asked or verb.dep_ in INFINITIVES):
        return True
    standing = standing_of(verb)
    done = standing.status == "hypothetical" and not helpers.isdisjoint(("can", "have"))
    return standing.status in TO_COME and not done


def _is_bygone(word: Token) -> bool:
    """True for "once had", "used to have", "had 400 at the height of the war"."""
    if word.lemma_ not in STATES:
        return False
    used = word.dep_ == "xcomp" and word.head.lower_ == "used"
    return used or any(child.lower_ in BYGONE or _is_height(child) for child in word.children)


def _is_height(at: Token) -> bool:
    return at.lower_ == "at" and any(noun.lemma_.lower() in HEIGHT for noun in at.children)
