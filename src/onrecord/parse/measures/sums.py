"""What a sum, a share or a length is of: the noun or the verb that the sentence gives it."""

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.parse.amounts.counted import counted_noun, noun_about
from onrecord.parse.measures.words import load_words

NOT_MEASURED = frozenset("half third quarter percent per % rest majority that number error margin".split())
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time"})
STEPS = 3
"""How far up the parse the verb of a sum is looked for."""
SPENDING = frozenset({"spend", "pay", "pour", "waste", "lavish", "invest"})
"""Verbs after which "on ..." names what the sum went to."""


def is_of_people(number: DocSpan) -> bool:
    """True for the share of those asked in a poll: "68 percent said", "opposed by 40 percent", "9 percent who said"."""
    root = number.root
    if any(c.dep_ == "relcl" and c.lemma_.lower() in load_words().opinion for c in root.children):
        return True
    verb = root.head.head if root.dep_ == "pobj" and root.head.dep_ == "agent" else root.head
    return root.dep_ in ("nsubj", "pobj") and verb.lemma_.lower() in load_words().opinion


def measured_noun(number: DocSpan, share: bool) -> Token | None:
    """The noun that the amount is of: after it, before it, or an argument of its verb; None if none has a size."""
    noun = (None if share else _object_of(number)) or noun_about(number, counted_noun(number))
    if noun is None or not _can_be_measured(noun):
        noun = _argument_of(number.root)
    if noun is not None and noun.lemma_.lower() in load_words().level:
        noun = _counted_under(noun) or noun
    return noun if noun is not None and _can_be_measured(noun) else None


def deed_of_sum(number: DocSpan) -> Token | None:
    """The verb of giving, spending or raising whose object the sum is: "the committee spent $400,000"."""
    token = number.root
    for _ in range(STEPS):
        if token.dep_ == "dobj":
            return token.head if token.head.lemma_.lower() in load_words().sums else None
        if token.dep_ not in ("conj", "appos"):
            return None
        token = token.head
    return None


def _can_be_measured(noun: Token) -> bool:
    """True for a noun of something that has a size: no person, body or place, length of time, share or pronoun."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", "GPE", "LOC", "FAC", "ORG")
    fits = noun.pos_ in ("NOUN", "PROPN") and len(noun) > 1 and noun.lemma_.lower() not in NOT_MEASURED
    return fits and not named and noun.lemma_ not in TIMES


def _object_of(number: DocSpan) -> Token | None:
    """The noun after "of", "in", "for" or "worth of" that follows the number; after "on" if it tells of spending."""
    at = number.end
    if at < len(number.doc) and number.doc[at].lower_ == "worth":
        at += 1
    if at >= len(number.doc) or number.doc[at].lower_ not in ("of", "in", "for", "on"):
        return None
    if number.doc[at].lower_ == "on" and number.root.head.lemma_.lower() not in SPENDING:
        return None
    objects = (c for c in number.doc[at].children if c.dep_ == "pobj" and c.pos_ == "NOUN")
    return next((c for c in objects if c.lower_ != "average"), None)


def _argument_of(root: Token) -> Token | None:
    """The object before the number, else the subject, of the verb it belongs to: "the deal is worth $3 billion".

    Another figure before it ("slid 18 percent to $14 billion") is passed over; "worth" is said of its noun.
    """
    for _, above in zip(range(STEPS), root.ancestors, strict=False):
        if above.lower_ == "worth" and above.dep_ == "amod":
            return above.head
        before = [c for c in above.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.right_edge.i < root.i]
        before = [c for c in before if c.pos_ not in ("NUM", "SYM") and c.lemma_.lower() not in ("percent", "%")]
        if before:
            return before[-1]
    return None


def _counted_under(level: Token) -> Token | None:
    """The checks of "the number of checks"."""
    of = (below for child in level.children if child.lower_ == "of" for below in child.children)
    return next((word for word in of if word.dep_ == "pobj"), None)
