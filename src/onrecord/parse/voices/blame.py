"""Who is blamed for what: words that lay a deed at somebody's door, or judge a party."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, child, find_subject

BINDING_SUBJECTS = frozenset(("i", "we"))
ACTOR_KINDS = frozenset(("NORP", "GPE", "ORG", "PERSON", "LOC"))
OWN_SIDE = frozenset(("our", "we", "us", "u.s."))
JUDGED_PEOPLE = frozenset(("he", "she", "they", "you", "everybody", "everyone"))
JUDGED = JUDGED_PEOPLE | {"him", "her", "them", "his", "their", "your", "this", "that", "it", "these", "those"}
"""Pronouns that may stand for a party that is judged; a deed is laid only at the door of persons."""
NOBODY = frozenset(("nobody", "none", "nothing"))
NOT = frozenset(("not", "no", "nothing"))
"""Words of denial, which a phrase may hold itself ("cannot be trusted")."""
RELATIVES = frozenset(("who", "which", "that"))
PHRASE_GAP = 3
"""Words that may stand between two words of a phrase: "went much too far"."""


@cache
def stance_words() -> dict[str, frozenset[str]]:
    """The words of `stance.tsv` by their class, and by the unions of classes that are looked for together."""
    rows = read_table("stance.tsv")
    found = {name: frozenset(r["word"] for r in rows if r["class"] == name) for name in {r["class"] for r in rows}}
    unions = {"condemning": ("blame", "denial"), "harming": ("violence", "misdeed"), "asking": ("demand", "exhort"),
              "threatening": ("threat", "menace")}  # fmt: skip
    return found | {name: found[one] | found[other] for name, (one, other) in unions.items()}


def blames(tokens: list[Token], told: set[str]) -> bool:
    """True if the words, of which `told` are lemmas and forms, lay a deed at somebody's door, or judge a party."""
    words = stance_words()
    if any(not told.isdisjoint(words[name]) and any(judges(t) for t in tokens) for name, judges in JUDGING.items()):
        return True
    if not told.isdisjoint(words["slur"]) and any(_slurs(t) for t in tokens) and any(_is_party(t) for t in tokens):
        return True
    return uses_phrase("idiom", told, tokens)


def uses_phrase(name: str, told: set[str], tokens: list[Token]) -> bool:
    """True if one of the phrases of the class stands in the words, of which `told` are lemmas and forms."""
    known = _phrases(name)
    begun = (phrase for word in known.keys() & told for phrase in known[word])
    return any(told.issuperset(phrase) and _stand_in_order(phrase, tokens) for phrase in begun)


@cache
def _phrases(name: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of the class by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(stance_words()[name]):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def _stand_in_order(phrase: tuple[str, ...], tokens: list[Token]) -> bool:
    """True if the words stand one after the other, nearly side by side, as lemmas or as written."""
    for start in range(len(tokens)):
        at, left = start, list(phrase)
        while left and at < len(tokens) and at - start <= PHRASE_GAP * (len(phrase) - len(left)):
            if left[0] in (tokens[at].lemma_.lower(), tokens[at].lower_):
                left.pop(0)
            elif at == start:
                break
            at += 1
        if not left:
            return not (NOT.isdisjoint(phrase) and _is_denied_phrase(tokens[start]))
    return False


def _is_denied_phrase(first: Token) -> bool:
    """True for "is not out of touch": its first word, or the verb that the word hangs on, is denied."""
    return is_denied(first) or (first.head.pos_ in ("VERB", "AUX") and is_denied(first.head))


def _condemns(token: Token) -> bool:
    """True for a word of blame that is not denied ("nobody was harmed") and is no term of law ("criminal charges")."""
    words = stance_words()
    if token.lemma_.lower() not in words["condemning"]:
        return False
    return not is_denied(token) and not (token.dep_ == "amod" and token.head.lemma_.lower() in words["legal"])


def _dismays(token: Token) -> bool:
    """True for "is disappointed", "a troubling vote", not for what does not disappoint."""
    return token.lemma_.lower() in stance_words()["dismay"] and token.pos_ in ("ADJ", "VERB") and not is_denied(token)


def _endangers(token: Token) -> bool:
    """True for "the militia is a threat", "they pose a danger": what a party or its deeds are to others."""
    if token.lemma_.lower() not in stance_words()["danger"] or token.dep_ not in ("attr", "dobj") or is_denied(token):
        return False
    subject = find_subject(token.head) if token.head.lemma_ in ("be", "pose", "represent") else None
    if subject is None:
        return False
    return subject.lemma_.lower() in stance_words()["violence"] or _is_culprit(subject)


def _falls_short(token: Token) -> bool:
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
    return subject.lower_ in JUDGED_PEOPLE or _is_culprit(subject)


def _slurs(token: Token) -> bool:
    """True for "a cynical move", "he is a tyrant": a word by which somebody is judged, as predicate if it is a noun."""
    if token.lemma_.lower() not in stance_words()["slur"] or is_denied(token):
        return False
    return token.pos_ == "ADJ" or token.dep_ in ("attr", "oprd", "ROOT", "appos", "ccomp") or token.head.lower_ == "as"


def is_denied(token: Token) -> bool:
    """True for what is not so: "is not false", "no one was harmed"."""
    around = [token, token.head] if token.dep_ in ("acomp", "attr", "dobj", "oprd") else [token]
    for at in around:
        for c in at.children:
            if c.dep_ == "neg" or c.lower_ == "no":
                return True
            if c.dep_ in ("nsubj", "nsubjpass") and (c.lower_ in NOBODY or any(d.lower_ == "no" for d in c.children)):
                return True
    return False


def _is_party(token: Token) -> bool:
    """True for a name or pronoun of somebody, the speaker's own side left out."""
    if token.lower_ in OWN_SIDE or token.lower_ == "i":
        return False
    return token.ent_type_ in ACTOR_KINDS or token.lower_ in JUDGED


def _fails(token: Token) -> bool:
    """True for "the council failed to act"; that talks failed, or missiles to hit, blames nobody."""
    children = list(token.children) if token.lemma_ == "fail" else []
    agents = [c for c in children if c.dep_ == "nsubj"]
    return any(c.dep_ == "xcomp" for c in children) and all(can_speak(c) for c in agents)


def names_culprit(token: Token) -> bool:
    """True where a bad deed has a doer who is not the speaker: "attacks by X", "X launched a raid", "he robs us"."""
    lemma = token.lemma_.lower()
    if any(c.dep_ == "dobj" and c.lemma_.lower() in stance_words()["motion"] for c in token.children):
        return False
    if lemma in stance_words()["misdeed"] and not is_denied(token):
        return any(doer.lower_ in JUDGED_PEOPLE or _is_culprit(doer) for doer in _doers(token))
    return lemma in stance_words()["violence"] and any(_is_culprit(doer) for doer in _doers(token))


def _is_culprit(doer: Token) -> bool:
    """True for a named party, or militants of any name, none of them the speaker's own side."""
    around = [doer]
    if doer.dep_ not in ("ROOT", "ccomp"):
        clause = child(doer, "relcl")
        around = [t for t in doer.subtree if clause is None or t.i < clause.left_edge.i]
    named = any(t.ent_type_ in ACTOR_KINDS for t in around) or doer.lemma_.lower() in stance_words()["foe"]
    return named and not any(t.lower_ in OWN_SIDE for t in around)


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


def _harms_by_policy(token: Token) -> bool:
    """True for "the cuts hurt seniors": what somebody decided does harm, so that he is judged who decided it."""
    if token.lemma_.lower() not in stance_words()["hurting"] or token.pos_ != "VERB" or is_denied(token):
        return False
    subject = find_subject(token)
    return subject is not None and subject.lemma_.lower() in stance_words()["policy"]


def _is_held_responsible(token: Token) -> bool:
    """True for "is behind the raid", "responsible for the raid" and "was the work of the militia"."""
    words, lemma = stance_words(), token.lemma_.lower()
    link = {"behind": token, "responsible": _preposition(token, "for"), "work": _preposition(token, "of")}.get(lemma)
    named = child(link, "pobj", "pcomp") if link is not None else None
    if named is None or (lemma == "work" and token.dep_ != "attr"):
        return False
    return _is_culprit(named) if lemma == "work" else named.lemma_.lower() in words["violence"]


def _preposition(token: Token, word: str) -> Token | None:
    return next((c for c in token.children if c.lower_ == word and c.dep_ == "prep"), None)


def _belies(token: Token) -> bool:
    """True for "falsely claims": what another says is called a lie."""
    return token.lower_ in stance_words()["falsely"] and token.head.pos_ == "VERB" and not has_own_subject(token.head)


def has_own_subject(token: Token) -> bool:
    """True for what "I" or "we" do."""
    return any(c.dep_ == "nsubj" and c.lower_ in BINDING_SUBJECTS for c in token.children)


JUDGING: Mapping[str, Callable[[Token], bool]] = {
    "condemning": _condemns, "dismay": _dismays, "harming": names_culprit, "danger": _endangers,
    "hurting": _harms_by_policy, "responsible": _is_held_responsible, "failing": _fails, "falsely": _belies,
    "instead": _falls_short,
}  # fmt: skip
"""The classes of words that may blame, and what must stand around each."""
