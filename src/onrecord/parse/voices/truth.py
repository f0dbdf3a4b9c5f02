"""What the speaker holds of what others say: false, refused, unsure or so."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.parse.voices.said import BINDING_SUBJECTS, Said
from onrecord.parse.voices.tree import child, find_subject, is_mark
from onrecord.parse.voices.wording import is_denied, is_open, stance_words, uses_phrase

NEWS = frozenset(("information", "intelligence"))
BELIEVING = frozenset(("believe", "think"))
SURE = frozenset(("clear", "sure", "certain", "convinced", "convince"))
ALSO_DENIED = frozenset(("innocent", "nothing", "true"))
FINITE = frozenset(("VBZ", "VBP", "VBD"))
UNSURE_OF = BELIEVING | SURE
ANSWERS: Mapping[str, Stance] = {"yes": "confirms", "yeah": "confirms", "no": "denies", "nope": "denies"}
ANSWER_WORDS = 3
"""Tokens at the start of what is said that may hold an answer: a mark, the answer, and a comma."""


def answer_in(tokens: list[Token]) -> Stance | None:
    """What "Yes, ..." and "No, ..." do to what was asked or reported; None for all other words."""
    said = [t for t in tokens[:ANSWER_WORDS] if not is_mark(t)]
    if len(said) < 2 or said[1].text not in (",", ".", "-", "—"):
        return None
    return ANSWERS.get(said[0].lower_)


def stance_of_truth(said: Said) -> Stance | None:
    """Denial, refusal, doubt or confirmation of what others say; None if it is none of them."""
    words, told, tokens = stance_words(), said.told, said.tokens
    if uses_phrase("untrue", told, tokens):
        return "denies"
    denying = not (told.isdisjoint(words["denial"]) and told.isdisjoint(NEWS) and told.isdisjoint(ALSO_DENIED))
    if denying and any(_denies(t) for t in tokens):
        return "denies"
    if told & words["refusal"] and any(_refuses(t, said) for t in tokens):
        return "denies"
    if not told.isdisjoint(words["charged"]) and any(_clears_own_side(t, said) for t in tokens):
        return "denies"
    unsure = told & words["doubt"] and any(_doubts(t) for t in tokens)
    if unsure or (told & UNSURE_OF and any(_disbelieves(t) for t in tokens)) or uses_phrase("ignorance", told, tokens):
        return "doubts"
    confirmed = "confirm" in told and any(t.lemma_ == "confirm" and _is_own_act(t) for t in tokens)
    return "confirms" if confirmed else None


def is_called_false(token: Token) -> bool:
    """True for "denounced the report as false"."""
    return token.lemma_.lower() in stance_words()["denial"] and token.head.lower_ == "as"


def _denies(token: Token) -> bool:
    """True for "is false", "isn't true", "innocent of", "nothing to do with"; "a false claim" accuses."""
    if token.lower_ == "true":
        return token.dep_ == "acomp" and token.head.tag_ in FINITE and is_denied(token)
    if token.lower_ == "innocent":
        return token.dep_ == "acomp" and any(c.lower_ == "of" for c in token.children) and not is_denied(token)
    if token.lemma_.lower() in stance_words()["denial"]:
        stated = token.dep_ in ("acomp", "attr", "ROOT", "oprd", "ccomp")
        subject = child(token.head, "nsubj") if stated else None
        return stated and not is_open(token.head) and not (subject is not None and child(subject, "relcl") is not None)
    if token.lower_ == "nothing":
        return any(c.lemma_ == "do" and c.tag_ == "VB" for c in token.children)
    return _misinformed(token)


def _misinformed(token: Token) -> bool:
    """True for "was given the wrong information", which denies what somebody said."""
    if token.lemma_ not in NEWS:
        return False
    if token.head.lemma_ not in ("give", "feed", "get", "receive"):
        return False
    return any(c.dep_ == "amod" and (c.lower_ in ("wrong", "bad") or c.lower_ in stance_words()["denial"])
               for c in token.children)  # fmt: skip


def _refuses(token: Token, said: Said) -> bool:
    """True for "we reject the plan": what the speaker says that he, or whom he speaks for, refuses."""
    if token.lemma_.lower() not in stance_words()["refusal"] or token.dep_ not in ("ROOT", "ccomp"):
        return False
    subject = child(token, "nsubj")
    return subject is not None and token.tag_ != "VBD" and said.is_speaker(subject)


def _clears_own_side(token: Token, said: Said) -> bool:
    """True for "we did not attack the ship", "our tests do not violate the pact": a misdeed that was not one's own."""
    if token.lemma_.lower() not in stance_words()["charged"]:
        return False
    if not is_denied(token) or token.dep_ not in ("ROOT", "ccomp", "acomp", "attr", "dobj", "conj", "advcl"):
        return False
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if any(c.tag_ == "MD" for c in verb.children):
        return False
    subject = find_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is None or (subject.lower_ == "it" and subject.i not in said.actors):
        return False
    return said.is_own(subject)


def _doubts(token: Token) -> bool:
    """True for "it is unclear" and "we doubt it"; not for "no doubt", nor for "under uncertain conditions"."""
    return token.lemma_.lower() in stance_words()["doubt"] and token.dep_ != "amod" and not is_denied(token)


def _disbelieves(token: Token) -> bool:
    """True for "I do not think", "it is not clear"."""
    if token.lemma_ in SURE:
        stated = token.head if token.dep_ == "acomp" else token if child(token, "auxpass") is not None else None
        return stated is not None and any(c.dep_ == "neg" for c in stated.children)
    return token.lemma_ in BELIEVING and any(c.dep_ == "neg" for c in token.children)


def _is_own_act(verb: Token) -> bool:
    """True for what "I" or "we" do."""
    return any(c.dep_ == "nsubj" and c.lower_ in BINDING_SUBJECTS for c in verb.children)
