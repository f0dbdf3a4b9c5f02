"""Who is blamed for what: words that lay a deed at somebody's door, or judge a party, the speaker's side left out."""

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.condemning import JUDGED_THINGS, UNREAL, condemns, is_laid
from onrecord.parse.voices.culprits import (
    JUDGED_PEOPLE,
    RELATIVES,
    find_antecedent,
    find_doers,
    is_culprit,
    is_other,
    is_setting,
    is_to_come,
)
from onrecord.parse.voices.said import ACTOR_KINDS, Said
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, child, find_subject
from onrecord.parse.voices.wording import is_denied, is_open, stance_words, uses_phrase

MILD = frozenset(("disappointed", "disturbed"))
"""Feelings that blame only where it is said at what: "I am disgusted" blames by itself."""
JUDGED = JUDGED_PEOPLE | JUDGED_THINGS | {"him", "her", "them", "his", "their", "your"}
"""Pronouns that may stand for a party that is judged; a deed is laid only at the door of persons."""


def blames(said: Said) -> bool:
    """True if the words lay a deed at somebody's door, or judge a party, that is not the speaker's own side."""
    words, told = stance_words(), said.told
    asked = [judges for name, judges in JUDGING if not told.isdisjoint(words[name])]
    if any(judges(t, said) and not _is_of_own_deed(t, said) for judges in asked for t in said.tokens):
        return True
    slurred = not told.isdisjoint(words["slur"])
    if slurred and any(_slurs(t) and not _is_of_own_deed(t, said) for t in said.tokens):
        return any(_is_party(t, said) for t in said.tokens)
    if not uses_phrase("idiom", told, said.tokens):
        return False
    return uses_phrase("idiom", told, [t for t in said.tokens if not _is_of_own_deed(t, said)])


def _is_of_own_deed(token: Token, said: Said) -> bool:
    """True for what the speaker's side does or is: "French aircraft struck" of France's army, "we were wrong".

    That he condemns something, or is dismayed, is his judgement of others.
    """
    lemma, words = token.lemma_.lower(), stance_words()
    if lemma in words["voicing"] or lemma in words["dismay"]:
        return False
    at = token.head if token.dep_ in ("acomp", "attr") else token
    subject = child(at, "nsubj") if at.pos_ in ("VERB", "AUX") and at.i >= said.tokens[0].i else None
    return subject is not None and said.is_own(subject)


def _dismays(token: Token, said: Said) -> bool:
    """True for "is disappointed by the vote", "their troubling vote", not for what does not disappoint."""
    if token.lemma_.lower() not in stance_words()["dismay"] or is_denied(token):
        return False
    if token.dep_ == "amod":
        return is_laid(token.head, said, described=True)
    if token.lower_ in MILD and child(token, "prep", "agent", "ccomp", "xcomp") is None:
        return False
    return token.pos_ in ("ADJ", "VERB")


def _endangers(token: Token, said: Said) -> bool:
    """True for "the militia is a threat", "they pose a danger": what a party or its deeds are to others."""
    if token.lemma_.lower() not in stance_words()["danger"] or token.dep_ not in ("attr", "dobj") or is_denied(token):
        return False
    if any(c.lower_ in UNREAL for c in token.head.lefts):
        return False
    subject = find_subject(token.head) if token.head.lemma_ in ("be", "pose", "represent") else None
    if subject is None:
        return False
    return subject.lemma_.lower() in stance_words()["violence"] or is_culprit(subject, said)


def _deprives(token: Token, said: Said) -> bool:
    """True for "they denied him his rights", "he was stripped of his rights", unless his own side did or did not."""
    words = stance_words()
    if token.pos_ != "VERB" or token.lemma_.lower() not in words["depriving"] or is_denied(token):
        return False
    taken = [c for c in token.children if c.dep_ in ("dobj", "oprd")]
    of = _preposition(token, "of")
    taken += [c for c in of.children if c.dep_ == "pobj"] if of is not None else []
    return any(c.lemma_.lower() in words["entitlement"] for c in taken)


def _falls_short(token: Token, said: Said) -> bool:
    """True for "instead, he divides us": somebody does what he should not in the place of what he should."""
    if token.lower_ != "instead":
        return False
    verb = token.head
    for _ in range(CLIMB_LIMIT):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    subject = find_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is None or token.i > subject.i:
        return False
    return is_other(subject, said)


def _neglects(token: Token, said: Said) -> bool:
    """True for "the council does not do enough", "they never listened": what another leaves undone that he owes."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in stance_words()["owed"] or not is_denied(token):
        return False
    owed = child(token, "dobj") if token.lemma_ in ("do", "take") else None
    light = token.lemma_ in ("do", "take") and (owed is None or owed.lemma_.lower() not in stance_words()["due"])
    subject = None if light or is_to_come(token) else find_subject(token)
    return subject is not None and is_other(subject, said)


def _slurs(token: Token) -> bool:
    """True for "a cynical move", "he is a tyrant": a word by which somebody is judged, as predicate if it is a noun."""
    words = stance_words()
    if token.lemma_.lower() not in words["slur"] or is_denied(token) or is_open(token.head):
        return False
    if token.dep_ == "amod" and token.head.lemma_.lower() in words["legal"]:
        return False
    if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in (*token.children, *token.head.children)):
        return False
    if token.lemma_.lower() in words["verdict"]:
        return token.dep_ == "amod" and token.head.lemma_.lower() in words["policy"]
    return token.pos_ == "ADJ" or token.dep_ in ("attr", "oprd", "ROOT", "appos", "ccomp") or token.head.lower_ == "as"


def _is_party(token: Token, said: Said) -> bool:
    """True for a name or pronoun of somebody, the speaker's own side left out."""
    if said.is_speaker(token):
        return False
    return token.ent_type_ in ACTOR_KINDS or token.lower_ in JUDGED


def _fails(token: Token, said: Said) -> bool:
    """True for "the council failed to act"; that talks failed, or missiles to hit, blames nobody."""
    if token.lemma_ != "fail" or child(token, "xcomp") is None or token.pos_ != "VERB":
        return False
    agent = find_subject(token)
    return agent is None or (can_speak(agent) and not said.is_own(agent))


def names_culprit(token: Token, said: Said) -> bool:
    """True where a bad deed has a doer who is not the speaker: "attacks by X", "X launched a raid", "he robs us"."""
    words, lemma = stance_words(), token.lemma_.lower()
    if lemma not in words["harming"] or is_to_come(token) or is_setting(token, said):
        return False
    done = child(token, "dobj", "nsubjpass") if token.pos_ == "VERB" else None
    if done is not None and done.lemma_.lower() in words["motion"]:
        return False
    if (lemma in words["wage"] or lemma == "fire") and done is not None and not _is_violent(done):
        return False
    if lemma in words["misdeed"] and not is_denied(token):
        return any(is_other(doer, said) for doer in find_doers(token))
    return lemma in words["violence"] and any(is_culprit(doer, said) for doer in find_doers(token))


def _is_violent(noun: Token) -> bool:
    """True for "raids" and "rockets", by which waging, launching and carrying out do harm."""
    lemma = noun.lemma_.lower()
    return lemma in stance_words()["violence"] or lemma in word_classes()["weapon"] | word_classes()["attack"]


def _harms_by_policy(token: Token, said: Said) -> bool:
    """True for "the cuts hurt seniors", "this endangers us": who decided what does harm is judged."""
    if token.lemma_.lower() not in stance_words()["hurting"] or token.pos_ != "VERB":
        return False
    if is_denied(token) or is_open(token):
        return False
    subject = find_subject(token)
    if subject is None:
        return False
    if subject.lower_ in RELATIVES and subject.head.dep_ == "relcl":
        subject = find_antecedent(subject)
    return subject.lemma_.lower() in stance_words()["policy"] or subject.lower_ in JUDGED_THINGS


def _is_held_responsible(token: Token, said: Said) -> bool:
    """True for "is behind the raid", "responsible for the raid" and "was the work of the militia"."""
    words, lemma = stance_words(), token.lemma_.lower()
    link = {"behind": token, "responsible": _preposition(token, "for"), "work": _preposition(token, "of")}.get(lemma)
    named = child(link, "pobj", "pcomp") if link is not None else None
    if named is None or is_denied(token) or (lemma == "work" and token.dep_ != "attr"):
        return False
    return is_culprit(named, said) if lemma == "work" else named.lemma_.lower() in words["violence"]


def _preposition(token: Token, word: str) -> Token | None:
    return next((c for c in token.children if c.lower_ == word and c.dep_ == "prep"), None)


def _belies(token: Token, said: Said) -> bool:
    """True for "falsely claims", "illegally closed the port": the word says how wrong another's deed is."""
    if token.lower_ not in stance_words()["falsely"] or token.head.pos_ != "VERB":
        return False
    subject = find_subject(token.head)
    own = subject is not None and said.is_own(subject)
    return not (own or is_denied(token.head) or is_to_come(token.head))


def _reproaches(token: Token, said: Said) -> bool:
    """True for "they should have asked us": what another ought to have done."""
    if token.tag_ != "MD" or token.lower_ not in stance_words()["reproach"]:
        return False
    perfect = token.head.tag_ in ("VBN", "VBD") and any(c.lower_ == "have" for c in token.head.lefts)
    subject = child(token.head, "nsubj", "nsubjpass")
    return perfect and subject is not None and not said.is_own(subject)


JUDGING: tuple[tuple[str, Callable[[Token, Said], bool]], ...] = (
    ("condemning", condemns), ("dismay", _dismays), ("harming", names_culprit), ("danger", _endangers),
    ("hurting", _harms_by_policy), ("responsible", _is_held_responsible), ("failing", _fails), ("falsely", _belies),
    ("instead", _falls_short), ("owed", _neglects), ("depriving", _deprives), ("reproach", _reproaches),
)  # fmt: skip
"""The classes of words that may blame, and what must stand around each."""
