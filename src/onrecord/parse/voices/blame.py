"""Who is blamed for what: words that lay a deed at somebody's door, or judge a party, the speaker's side left out."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.said import ACTOR_KINDS, Said, phrase_words
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, child, find_subject
from onrecord.parse.voices.wording import is_denied, stance_words, uses_phrase

JUDGED_PEOPLE = frozenset(("he", "she", "they", "you", "everybody", "everyone"))
JUDGED_THINGS = frozenset(("this", "that", "it", "these", "those"))
JUDGED = JUDGED_PEOPLE | JUDGED_THINGS | {"him", "her", "them", "his", "their", "your"}
"""Pronouns that may stand for a party that is judged; a deed is laid only at the door of persons."""
UNREAL = frozenset(("would", "could", "might"))
"""What would be bad judges nobody yet."""
RELATIVES = frozenset(("who", "which", "that"))
DEFINITE = frozenset(("the", "these", "this", "those", "that"))
SETTINGS = frozenset(("in", "after", "before", "during", "amid", "following", "since", "despite", "to", "from", "for"))
"""Prepositions that tie to a verb what it is done after, in answer to, or against."""


def blames(said: Said) -> bool:
    """True if the words lay a deed at somebody's door, or judge a party, that is not the speaker's own side."""
    words, told = stance_words(), said.told
    asked = [judges for name, judges in JUDGING if not told.isdisjoint(words[name])]
    slurred = not told.isdisjoint(words["slur"])
    if not (asked or slurred or uses_phrase("idiom", told, said.tokens)):
        return False
    judged = [t for t in said.tokens if not _is_of_own_deed(t, said)]
    if any(judges(t, said) for judges in asked for t in judged):
        return True
    if slurred and any(_slurs(t) for t in judged):
        return any(_is_party(t, said) for t in said.tokens)
    return uses_phrase("idiom", told, judged)


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


def _condemns(token: Token, said: Said) -> bool:
    """True for a word of blame that is not denied ("nobody was harmed") and is no term of law ("criminal charges")."""
    words = stance_words()
    if token.lemma_.lower() not in words["condemning"]:
        return False
    if token.dep_ == "amod" and token.head.lemma_.lower() in words["legal"]:
        return False
    aside = token.pos_ == "NOUN" and token.head.lower_ != "in" and _is_setting(token, said)
    return not aside and not is_denied(token)


def _dismays(token: Token, said: Said) -> bool:
    """True for "is disappointed", "a troubling vote", not for what does not disappoint."""
    return token.lemma_.lower() in stance_words()["dismay"] and token.pos_ in ("ADJ", "VERB") and not is_denied(token)


def _endangers(token: Token, said: Said) -> bool:
    """True for "the militia is a threat", "they pose a danger": what a party or its deeds are to others."""
    if token.lemma_.lower() not in stance_words()["danger"] or token.dep_ not in ("attr", "dobj") or is_denied(token):
        return False
    subject = find_subject(token.head) if token.head.lemma_ in ("be", "pose", "represent") else None
    if subject is None:
        return False
    return subject.lemma_.lower() in stance_words()["violence"] or _is_culprit(subject, said)


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
    return _is_other(subject, said)


def _neglects(token: Token, said: Said) -> bool:
    """True for "the council does not do enough", "they never listened": what another leaves undone that he owes."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in stance_words()["owed"] or not is_denied(token):
        return False
    owed = child(token, "dobj") if token.lemma_ in ("do", "take") else None
    light = token.lemma_ in ("do", "take") and (owed is None or owed.lemma_.lower() not in stance_words()["due"])
    subject = None if light or _is_to_come(token) else find_subject(token)
    return subject is not None and _is_other(subject, said)


def _is_other(subject: Token, said: Said) -> bool:
    """True for somebody who is not of the speaker's side."""
    if said.is_own(subject):
        return False
    known_body = subject.lemma_.lower() in word_classes()["body"] and any(c.lower_ in DEFINITE for c in subject.lefts)
    return known_body or subject.lower_ in JUDGED_PEOPLE or _is_culprit(subject, said)


def _slurs(token: Token) -> bool:
    """True for "a cynical move", "he is a tyrant": a word by which somebody is judged, as predicate if it is a noun."""
    words = stance_words()
    if token.lemma_.lower() not in words["slur"] or is_denied(token):
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
    if lemma not in words["harming"] or _is_to_come(token) or _is_setting(token, said):
        return False
    done = child(token, "dobj", "nsubjpass") if token.pos_ == "VERB" else None
    if done is not None and done.lemma_.lower() in words["motion"]:
        return False
    if lemma in words["wage"] and done is not None and not _is_violent(done):
        return False
    if lemma in words["misdeed"] and not is_denied(token):
        return any(_is_other(doer, said) for doer in _doers(token))
    return lemma in words["violence"] and any(_is_culprit(doer, said) for doer in _doers(token))


def _is_to_come(deed: Token) -> bool:
    """True for what somebody will, may or would do, or has power to do: nobody is to blame for it yet."""
    helpers = [c for c in deed.children if c.dep_ == "aux"]
    if any(c.tag_ == "MD" for c in helpers):
        return True
    return deed.dep_ in ("acl", "advcl", "relcl") and any(c.tag_ == "TO" for c in helpers)


def _is_violent(noun: Token) -> bool:
    """True for "raids" and "rockets", by which waging, launching and carrying out do harm."""
    lemma = noun.lemma_.lower()
    return lemma in stance_words()["violence"] or lemma in word_classes()["weapon"] | word_classes()["attack"]


def _is_setting(deed: Token, said: Said) -> bool:
    """True for a deed that is only the setting of what is said: "we acted after attacks by X", "to deter X from"."""
    at, first = deed, said.tokens[0].i
    for _ in range(CLIMB_LIMIT):
        if at.head.i == at.i or at.head.i < first:
            return False
        if at.dep_ == "advcl" or (at.dep_ == "dobj" and at.head.lemma_.lower() in stance_words()["averting"]):
            return True
        if at.dep_ in ("prep", "pcomp") and at.lower_ in SETTINGS and at.head.pos_ == "VERB":
            subject = find_subject(at.head)
            return subject is not None and said.is_own(subject)
        at = at.head
    return False


def _is_culprit(doer: Token, said: Said) -> bool:
    """True for a named party, or the militants that one knows, none of them the speaker's own side.

    "Gunmen" and "a militia" are nobody whom one could blame.
    """
    if said.is_own(doer):
        return False
    if any(word.ent_type_ in ACTOR_KINDS for word in phrase_words(doer)):
        return True
    return doer.lemma_.lower() in stance_words()["foe"] and any(c.lower_ in DEFINITE for c in doer.lefts)


def _doers(deed: Token) -> Iterator[Token]:
    """Who does the deed: its subject (of "continue to wage" too), "by X", "from X", or who carries it out."""
    for c in deed.children:
        if c.dep_ == "agent" or c.lower_ == "by" or (c.lower_ == "from" and deed.pos_ == "NOUN"):
            yield from (p for p in c.children if p.dep_ == "pobj")
    verb = deed.head if deed.dep_ == "dobj" and deed.head.lemma_ in stance_words()["wage"] else deed
    doer = find_subject(verb) if verb.pos_ == "VERB" else None
    if doer is not None:
        yield _antecedent(doer) if doer.lower_ in RELATIVES else doer


def _antecedent(relative: Token) -> Token:
    """What "which" stands for, also in "the militia, which it says killed three"; itself where nothing is found."""
    at = relative.head
    for _ in range(CLIMB_LIMIT):
        if at.dep_ == "relcl":
            return at.head
        at = at.head
    return relative


def _harms_by_policy(token: Token, said: Said) -> bool:
    """True for "the cuts hurt seniors", "this endangers us": who decided what does harm is judged."""
    if token.lemma_.lower() not in stance_words()["hurting"] or token.pos_ != "VERB" or is_denied(token):
        return False
    subject = find_subject(token)
    if subject is None:
        return False
    if subject.lower_ in RELATIVES and subject.head.dep_ == "relcl":
        subject = _antecedent(subject)
    return subject.lemma_.lower() in stance_words()["policy"] or subject.lower_ in JUDGED_THINGS


def _is_held_responsible(token: Token, said: Said) -> bool:
    """True for "is behind the raid", "responsible for the raid" and "was the work of the militia"."""
    words, lemma = stance_words(), token.lemma_.lower()
    link = {"behind": token, "responsible": _preposition(token, "for"), "work": _preposition(token, "of")}.get(lemma)
    named = child(link, "pobj", "pcomp") if link is not None else None
    if named is None or is_denied(token) or (lemma == "work" and token.dep_ != "attr"):
        return False
    return _is_culprit(named, said) if lemma == "work" else named.lemma_.lower() in words["violence"]


def _preposition(token: Token, word: str) -> Token | None:
    return next((c for c in token.children if c.lower_ == word and c.dep_ == "prep"), None)


def _belies(token: Token, said: Said) -> bool:
    """True for "falsely claims": what another says is called a lie."""
    subject = child(token.head, "nsubj")
    own = subject is not None and said.is_own(subject)
    return token.lower_ in stance_words()["falsely"] and token.head.pos_ == "VERB" and not own


def _reproaches(token: Token, said: Said) -> bool:
    """True for "they should have asked us": what another ought to have done."""
    if token.tag_ != "MD" or token.lower_ not in stance_words()["reproach"]:
        return False
    perfect = token.head.tag_ in ("VBN", "VBD") and any(c.lower_ == "have" for c in token.head.lefts)
    subject = child(token.head, "nsubj", "nsubjpass")
    return perfect and subject is not None and not said.is_own(subject)


JUDGING: tuple[tuple[str, Callable[[Token, Said], bool]], ...] = (
    ("condemning", _condemns), ("dismay", _dismays), ("harming", names_culprit), ("danger", _endangers),
    ("hurting", _harms_by_policy), ("responsible", _is_held_responsible), ("failing", _fails), ("falsely", _belies),
    ("instead", _falls_short), ("owed", _neglects), ("depriving", _deprives), ("reproach", _reproaches),
)  # fmt: skip
"""The classes of words that may blame, and what must stand around each."""
