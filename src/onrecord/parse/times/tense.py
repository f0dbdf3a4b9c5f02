"""Whether a time lies behind or ahead of the text, as its verb and preposition tell it."""

from typing import Literal

from spacy.tokens import Token

from onrecord.parse.times.words import word_set

Tense = Literal["past", "future", ""]
CLIMB_LIMIT = 6
"""Words climbed in search of a finite verb: deeper nesting says nothing about the time any more."""


def tense_at(governor: Token) -> Tense:
    """Past or future by the verb over `governor` (itself, if it is one), "" if neither is told."""
    node = governor
    for _ in range(CLIMB_LIMIT):
        if node.pos_ in ("VERB", "AUX"):
            found = _verb_tense(node)
            if found != "inherit":
                return found
        elif node.dep_ == "poss" or node.lower_ in word_set("planned"):
            return "future" if node.lower_ in word_set("planned") else ""
        if node.head.i == node.i:
            return ""
        node = node.head
    return ""


def is_planned_noun(word: Token) -> bool:
    """True for the visit of "the slated visit in September": its day is still to come."""
    return word.pos_ == "NOUN" and any(
        child.dep_ == "amod" and child.lower_ in word_set("planned") | COMING for child in word.children)


COMING = frozenset({"upcoming", "forthcoming", "coming", "proposed"})


def reaches_on(verb: Token) -> bool:
    """True if what the verb tells lasts beyond the text: "has been closed until", "extended the truce until"."""
    present = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("has", "have", "is", "are") for c in verb.children)
    return present or verb.lemma_.lower() in word_set("extending")


def _verb_tense(verb: Token) -> Tense | Literal["inherit"]:
    """The tense of one verb with its auxiliaries; inherit: it has none of its own."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if verb.lower_ in word_set("planned") and verb.tag_ == "VBN" and _plans(verb, words):
        return "future"
    if words & word_set("will"):
        return "past" if _is_unreal_past(verb, words) else "future"
    if _is_subjunctive(verb, words):
        return "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        return _participle(words)
    if verb.tag_ == "VBG":
        return _progressive(words)
    if verb.tag_ == "VB":
        return "past" if words & {"did", "didn't"} else _infinitive(verb, words)
    if verb.tag_ in ("VBZ", "VBP"):
        return _present(verb)
    return "inherit"


def _plans(verb: Token, words: set[str]) -> bool:
    """True for "is scheduled for"; not for "had been scheduled" or "was originally scheduled", nor for a record "set
    on" a day."""
    if "had" in words or any(child.lower_ in FORMERLY for child in verb.children):
        return False
    return verb.lower_ != "set" or any(c.dep_ == "xcomp" or c.lower_ in ("for", "to") for c in verb.children)


FORMERLY = frozenset({"originally", "initially", "previously"})
"""Adverbs of a plan that came to nothing."""


def _is_unreal_past(verb: Token, words: set[str]) -> bool:
    """True for "would have met" and "could not be reached": told of what is over."""
    if words & {"will", "wo", "'ll", "’ll"}:
        return False
    could_not = "could" in words and any(child.dep_ == "neg" for child in verb.children)
    return could_not or "have" in words


def _participle(words: set[str]) -> Tense:
    """The tense of a participle: "was heard" and "heard" are past, "to be heard" ahead, "is heard" open."""
    if "to" in words and not words & {"have", "had"}:
        return "future"
    return "" if words & {"is", "are", "'s", "'re"} and not words & {"been", "has", "have"} else "past"


def _is_subjunctive(verb: Token, words: set[str]) -> bool:
    """True for what somebody asked for: "they requested that the talks be held", "demanded he leave"."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in word_set("asking") or not words <= SUBJUNCTIVE:
        return False
    bare = verb.tag_ == "VBP" and verb.lower_ == verb.lemma_ and verb.head.tag_ == "VBD"
    return verb.tag_ == "VB" or "be" in words or bare


SUBJUNCTIVE = frozenset({"be", "not"})
"""The auxiliaries of a subjunctive: it has no tense of its own."""


def _progressive(words: set[str]) -> Tense | Literal["inherit"]:
    if words & {"was", "were", "been"}:
        return "past"
    return "future" if words & {"is", "are", "'s", "'re", "am"} else "inherit"


def _infinitive(verb: Token, words: set[str]) -> Tense | Literal["inherit"]:
    """"to meet" is ahead, but not after a past verb of motion or purpose ("flew in to meet him on Friday"), nor after
    one that tells the same ("tried to meet him", "caused prices to fall")."""
    if "to" in words:
        tried = verb.dep_ == "xcomp" and verb.head.lemma_ in word_set("catenative")
        tells_same = tried or (verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in word_set("causing"))
        return "inherit" if verb.dep_ == "advcl" or tells_same else "future"
    return "inherit" if not words else ""


def _present(verb: Token) -> Tense:
    if verb.lemma_ in word_set("reporting"):
        return "past"
    return "future" if verb.lemma_ in word_set("upcoming") else ""
