"""What the speaker wants done by others, and does not only ask about."""

from spacy.tokens import Token

from onrecord.parse.voices.future import REPORTED_WILL
from onrecord.parse.voices.said import BINDING_SUBJECTS, Said
from onrecord.parse.voices.tree import child, find_subject
from onrecord.parse.voices.wording import stance_words

HAVE = frozenset(("have", "get", "got", "need"))
"""Words that oblige with an infinitive: "we have to act", "they need to leave"."""
OPENERS = frozenset(("whether", "if", "how", "when", "where"))
PRESENT = frozenset(("VB", "VBP", "VBZ", "VBG"))
ADDRESSED = BINDING_SUBJECTS | {"you"}


def is_wish(said: Said) -> bool:
    """True for "must go", "we need answers", "we urge them to stop", "stop it"."""
    asking = not (said.told.isdisjoint(stance_words()["asking"]) and said.told.isdisjoint(HAVE))
    wanted = asking and not said.is_question
    return (wanted and any(_demands(t, said) for t in said.tokens)) or _is_imperative(said.tokens)


def _demands(token: Token, said: Said) -> bool:
    """True for "must go", "we need", "we have to act", "I urge them": what the speaker wants done."""
    words, lemma = stance_words(), token.lemma_.lower()
    if lemma not in words["asking"] and lemma not in HAVE:
        return False
    if token.tag_ == "MD":
        return lemma in words["demand"] and not _is_mild(token.head) and not _is_asked(token.head)
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "relcl"):
        return token.dep_ == "ROOT" and lemma == "need"
    subjects = [c.lower_ for c in token.children if c.dep_ == "nsubj"]
    if lemma in HAVE and not (lemma == "need" and subjects and subjects[0] in ADDRESSED):
        obliges = any(c.dep_ == "xcomp" and any(x.tag_ == "TO" for x in c.children) and c.lemma_ not in words["musing"]
                      for c in token.children)  # fmt: skip
        return obliges and token.tag_ in ("VBP", "VBZ", "VBN") and bool(subjects) and "i" not in subjects
    return _asks_others(token, said)


def _asks_others(verb: Token, said: Said) -> bool:
    """True for what the speaker asks of others now, not for what he will or does not ask."""
    subject = find_subject(verb) if verb.dep_ == "conj" or _goes_on(verb) else child(verb, "nsubj")
    if subject is None or verb.dep_ == "relcl" or not said.is_speaker(subject) or verb.tag_ not in PRESENT:
        return False
    around = [verb, verb.head] if verb.dep_ == "ccomp" else [verb]
    if verb.lemma_ == "call" and child(verb, "prep", "prt") is None:
        return False
    return not any(c.dep_ == "neg" or c.lower_ in REPORTED_WILL for at in around for c in at.children)


def _goes_on(verb: Token) -> bool:
    """True for "we continue to press them", "we want to ask them"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in stance_words()["continuing"]


def _is_asked(verb: Token) -> bool:
    """True for "the debate is about whether he should go", "how we should go": what to do is left open."""
    openers = (c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return verb.dep_ in ("ccomp", "pcomp", "csubj") and any(word in OPENERS for word in openers)


def _is_mild(verb: Token) -> bool:
    """True for "they should be glad", "should have asked": an opinion or a reproach, no demand."""
    if verb.dep_ in ("relcl", "advcl"):
        return True
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    return perfect or (verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children))


def _is_imperative(tokens: list[Token]) -> bool:
    """True for "stop it"; "imagine", "let me say" and their like ask for nothing but to be heard."""
    first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
    if first is None or first.tag_ != "VB" or first.lemma_.lower() in stance_words()["aside"]:
        return False
    return first.dep_ in ("ROOT", "ccomp") and all(c.dep_ not in ("nsubj", "aux", "mark") for c in first.children)
