"""Who is blamed for what: words that lay a deed at somebody's door, or judge a party."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import child, find_subject

BINDING_SUBJECTS = frozenset(("i", "we"))
ACTOR_KINDS = frozenset(("NORP", "GPE", "ORG", "PERSON"))
OWN_SIDE = frozenset(("our", "we", "us", "u.s."))
JUDGED_PEOPLE = frozenset(("he", "she", "they", "you"))
JUDGED = JUDGED_PEOPLE | {"him", "her", "them", "his", "their", "your", "this", "that", "it", "these", "those"}
"""Pronouns that may stand for a party that is judged; a deed is laid only at the door of persons."""
NOBODY = frozenset(("nobody", "none", "nothing"))
RESPONSIBLE = frozenset(("responsible", "behind", "work"))
FALSELY = frozenset(("falsely", "wrongly"))


@cache
def stance_words() -> dict[str, frozenset[str]]:
    """The words of `stance.tsv` by their class, and by the unions of classes that are looked for together."""
    rows = read_table("stance.tsv")
    found = {name: frozenset(r["word"] for r in rows if r["class"] == name) for name in {r["class"] for r in rows}}
    unions = {"condemning": ("blame", "denial"), "harming": ("violence", "misdeed"), "asking": ("demand", "exhort")}
    return found | {name: found[one] | found[other] for name, (one, other) in unions.items()}


def blames(tokens: list[Token], lemmas: set[str], forms: set[str]) -> bool:
    """True if the words lay a deed at somebody's door, or judge a party."""
    words = stance_words()
    if not lemmas.isdisjoint(words["condemning"]) and any(_condemns(t) for t in tokens):
        return True
    if not lemmas.isdisjoint(words["slur"]) and any(_slurs(t) for t in tokens) and any(_is_party(t) for t in tokens):
        return True
    if not lemmas.isdisjoint(words["harming"]) and any(names_culprit(t) for t in tokens):
        return True
    if not lemmas.isdisjoint(RESPONSIBLE) and any(_is_held_responsible(t) for t in tokens):
        return True
    return ("fail" in lemmas and any(_fails(t) for t in tokens)) or (
        bool(forms & FALSELY) and any(_belies(t) for t in tokens))  # fmt: skip


def _condemns(token: Token) -> bool:
    """True for a word of blame that is not denied ("nobody was harmed") and is no term of law ("criminal charges")."""
    words = stance_words()
    if token.lemma_.lower() not in words["condemning"]:
        return False
    return not _is_denied(token) and not (token.dep_ == "amod" and token.head.lemma_.lower() in words["legal"])


def _slurs(token: Token) -> bool:
    """True for "a cynical move", "he is a tyrant": a word by which somebody is judged, as predicate if it is a noun."""
    if token.lemma_.lower() not in stance_words()["slur"] or _is_denied(token):
        return False
    return token.pos_ == "ADJ" or token.dep_ in ("attr", "oprd", "ROOT", "appos", "ccomp") or token.head.lower_ == "as"


def _is_denied(token: Token) -> bool:
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
    if lemma in stance_words()["misdeed"] and not _is_denied(token):
        return any(doer.lower_ in JUDGED_PEOPLE or _is_culprit(doer) for doer in _doers(token))
    return lemma in stance_words()["violence"] and any(_is_culprit(doer) for doer in _doers(token))


def _is_culprit(doer: Token) -> bool:
    """True for a named party, or militants of any name, none of them the speaker's own side."""
    around = list(doer.subtree) if doer.dep_ not in ("ROOT", "ccomp") else [doer]
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
        yield doer


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
    return token.lower_ in FALSELY and token.head.pos_ == "VERB" and not has_own_subject(token.head)


def has_own_subject(token: Token) -> bool:
    """True for what "I" or "we" do."""
    return any(c.dep_ == "nsubj" and c.lower_ in BINDING_SUBJECTS for c in token.children)
