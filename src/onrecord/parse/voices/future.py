"""What the speaker says will come: harm to others, deeds of his own, or his refusal."""

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.parse.voices.cues import cue_lexicon
from onrecord.parse.voices.said import Said
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, child, find_subject
from onrecord.parse.voices.wording import stance_words, uses_phrase

WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
REPORTED_WILL = WILL | {"would"}
GOING = frozenset(("going", "gonna"))
PLEDGES = frozenset(("commitment", "pledge", "promise"))


def stance_of_future(said: Said) -> Stance | None:
    """Threat, refusal or promise by what is said to come; None if it is none of them."""
    words, told = stance_words(), said.told
    will = WILL if said.quoted else REPORTED_WILL
    future = [] if told.isdisjoint(will) else [t for t in said.tokens if t.lower_ in will and t.dep_ == "aux"]
    if _threatens(said, future):
        return "threatens"
    bound = [t for t in future if _binds(t, said) and not _is_handed_on(t, said.tokens)]
    if any(_is_alternative(t.head) or _is_answer_to_harm(t.head) or _is_hostile(t.head) for t in bound):
        return "threatens"
    if any(_is_refusal(t.head) for t in bound):
        return "denies"
    if said.is_question:
        return None
    if bound or _goes_to_act(said) or (told & PLEDGES and _pledges(said.tokens)):
        return "promises"
    return "promises" if told & words["intending"] and any(_intends(t, said) for t in said.tokens) else None


def _threatens(said: Said, future: list[Token]) -> bool:
    """True for harm to others that is to come, in plain words or in an idiom."""
    threats = said.told & stance_words()["threatening"]
    if threats == {"price"} and "pay" not in said.told:
        threats = set()
    if threats and (any(menaces(t) for t in said.tokens) or (future and _threatens_in_clause(said.tokens, future))):
        return True
    return any(_burdens(t.head) for t in future) or uses_phrase("menacing", said.told, said.tokens)


def menaces(token: Token) -> bool:
    """True for harm to come: not for what was crushed, nor for the punishment of those who did wrong."""
    if token.lemma_.lower() not in stance_words()["menace"]:
        return False
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.tag_ in ("VBD", "VBN") and not any(c.lower_ in REPORTED_WILL for c in verb.children):
        return False
    return not _is_deserved(token)


def _is_deserved(harm: Token) -> bool:
    """True for the punishment of those who did wrong."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in stance_words()["wrongdoer"] for c in harm.children)


def _threatens_in_clause(tokens: list[Token], future: list[Token]) -> bool:
    """True if a word of threat stands in the clause of a "will", not in an "if" or "which" beside it."""
    heads = {t.head.i for t in future}
    threats = stance_words()["threat"]
    told = (t for t in tokens if t.lemma_.lower() in threats and t.dep_ != "compound")
    return any(_clause_of(t).i in heads and not _is_deserved(t) for t in told)


def _clause_of(token: Token) -> Token:
    """The verb of the token's clause; an infinitive counts to the clause above it."""
    at = token
    for _ in range(CLIMB_LIMIT):
        if (at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "xcomp")) or at.head.i == at.i:
            return at
        at = at.head
    return at


def _burdens(verb: Token) -> bool:
    """True for "will impose a tariff on them", "will be hit with a tariff"."""
    if verb.lemma_.lower() not in stance_words()["imposing"]:
        return False
    burden = child(verb, "dobj", "nsubjpass")
    return burden is not None and burden.lemma_.lower() in stance_words()["burden"]


def _is_alternative(verb: Token) -> bool:
    """True for the second half of "stop, or we will leave"."""
    return verb.dep_ == "conj" and any(c.lower_ == "or" for c in verb.head.children)


def _is_answer_to_harm(verb: Token) -> bool:
    """True for "if they strike, we will respond"."""
    return verb.lemma_.lower() in stance_words()["answering"] and any(
        c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.lefts) for c in verb.children)  # fmt: skip


def _is_hostile(verb: Token) -> bool:
    """True for "we will veto the bill", "he would sue the ministry"."""
    return verb.lemma_.lower() in stance_words()["hostile"] and child(verb, "neg") is None


def _is_refusal(verb: Token) -> bool:
    """True for "we will refuse to pay", "he would not negotiate"."""
    denied = any(c.dep_ == "neg" and c.lower_ != "never" for c in verb.children)
    return verb.lemma_.lower() in stance_words()["yielding" if denied else "refusal"]


def _binds(will: Token, said: Said) -> bool:
    """True for "we will act" and, reported, "he would act": the speaker's own future deed."""
    verb = will.head
    subject = find_subject(verb)
    if verb.lemma_ in stance_words()["stative"] or subject is None or subject.dep_ == "nsubjpass":
        return False
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    return said.is_speaker(subject) or (any(c.lower_ == "never" for c in verb.children) and can_speak(subject))


def _goes_to_act(said: Said) -> bool:
    """True for "we are going to rebuild it": the speaker's own future deed, not denied."""
    for token in said.tokens if said.told & GOING else ():
        subject = child(token, "nsubj") if token.lower_ in GOING else None
        deed = child(token, "xcomp") if subject is not None and said.is_speaker(subject) else None
        if deed is not None and child(token, "neg") is None and deed.lemma_ not in stance_words()["stative"]:
            return True
    return False


def _intends(token: Token, said: Said) -> bool:
    """True for "we plan to open a port": what the speaker means to do now."""
    if token.lemma_.lower() not in stance_words()["intending"] or token.tag_ not in ("VBP", "VBZ", "VBG"):
        return False
    if token.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    deed, subject = child(token, "xcomp"), find_subject(token)
    if deed is None or subject is None or child(token, "neg") is not None or not said.is_speaker(subject):
        return False
    return any(c.tag_ == "TO" for c in deed.children)


def _is_handed_on(will: Token, tokens: list[Token]) -> bool:
    """True for "would" in what the radio said: "the miners told him they would go", a vow of theirs, not its own."""
    teller = will.head.head
    told = will.head.dep_ == "ccomp" and tokens[0].i <= teller.i <= tokens[-1].i
    return told and child(teller, "nsubj") is not None and (teller.lemma_.lower(), "VERB") in cue_lexicon()


def _pledges(tokens: list[Token]) -> bool:
    """True for a content that is nothing but somebody's "commitment to ..."."""
    root = next((t for t in tokens if t.head not in tokens or t.head.i == t.i), None)
    return root is not None and root.lemma_.lower() in PLEDGES and any(
        c.lower_ == "to" or c.dep_ == "acl" for c in root.children)  # fmt: skip
