"""Who did what is told of: the doers of a deed, and which of them somebody may blame."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.said import ACTOR_KINDS, Said, phrase_words
from onrecord.parse.voices.tree import CLIMB_LIMIT, find_subject
from onrecord.parse.voices.wording import stance_words

JUDGED_PEOPLE = frozenset(("he", "she", "they", "you", "everybody", "everyone"))
RELATIVES = frozenset(("who", "which", "that"))
DEFINITE = frozenset(("the", "these", "this", "those", "that"))
SETTINGS = frozenset(("in", "after", "before", "during", "amid", "following", "since", "despite", "to", "from", "for"))
"""Prepositions that tie to a verb what it is done after, in answer to, or against."""


def is_other(subject: Token, said: Said) -> bool:
    """True for somebody who is not of the speaker's side."""
    if said.is_own(subject):
        return False
    lemma, classes = subject.lemma_.lower(), word_classes()
    known = lemma in classes["body"] or lemma in classes["person"]
    known = known and any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in subject.lefts)
    return known or subject.lower_ in JUDGED_PEOPLE or is_culprit(subject, said)


def is_culprit(doer: Token, said: Said) -> bool:
    """True for a named party, or the militants that one knows, none of them the speaker's own side.

    "Gunmen" and "a militia" are nobody whom one could blame.
    """
    if said.is_own(doer):
        return False
    if any(word.ent_type_ in ACTOR_KINDS for word in phrase_words(doer)):
        return True
    return doer.lemma_.lower() in stance_words()["foe"] and any(c.lower_ in DEFINITE for c in doer.lefts)


def find_doers(deed: Token) -> Iterator[Token]:
    """Who does the deed: its subject (of "continue to wage" too), "by X", "from X", or who carries it out."""
    for c in deed.children:
        if c.dep_ == "agent" or c.lower_ == "by" or (c.lower_ == "from" and deed.pos_ == "NOUN"):
            yield from (p for p in c.children if p.dep_ == "pobj")
    verb = deed.head if deed.dep_ == "dobj" and deed.head.lemma_ in stance_words()["wage"] else deed
    doer = find_subject(verb) if verb.pos_ == "VERB" else None
    if doer is not None:
        yield find_antecedent(doer) if doer.lower_ in RELATIVES else doer


def find_antecedent(relative: Token) -> Token:
    """What "which" stands for, also in "the militia, which it says killed three"; itself where nothing is found."""
    at = relative.head
    for _ in range(CLIMB_LIMIT):
        if at.dep_ == "relcl":
            return at.head
        at = at.head
    return relative


def is_to_come(deed: Token) -> bool:
    """True for what somebody will, may or would do, or has power to do: nobody is to blame for it yet."""
    helpers = [c for c in deed.children if c.dep_ == "aux"]
    if any(c.tag_ == "MD" for c in helpers):
        return True
    return deed.dep_ in ("acl", "advcl", "relcl") and any(c.tag_ == "TO" for c in helpers)


def is_setting(deed: Token, said: Said) -> bool:
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
