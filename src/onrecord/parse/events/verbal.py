"""Attacks with words: a rival who "attacks" a rival, or a plan, in a sentence that tells of no violence."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.parse.draft import Draft
from onrecord.parse.events.grammar import object_of
from onrecord.parse.events.lexicon import Row, rows, word_classes
from onrecord.parse.events.needs import is_of_class, mention_kind

WORDY = (("attack",), ("assault",), ("clash",))
"""Triggers that persons do with words where no violence is told."""
BLAME_SCORE = 0.5
"""As sure as the row for "attacked the premier for the deal"."""
SPOKEN = frozenset({"verbal", "rhetorical", "partisan", "scathing", "ad", "hominem", "twitter", "televised"})
"""Adjectives of attacks that only words can be."""
JUDGED = ("policy", "legal", "motion", "utterance", "standing", "media", "partisan")
"""Classes of what is blamed with words: plans, papers, a good name, the press, rivals."""


def read_attack(draft: Draft, row: Row, token: Token, actor: Token | None, recipient: Token | None) -> Row | None:
    """The row, or the blame that it is where words attack; None if nobody is blamed ("the two clashed over taxes")."""
    if row.type != "ASSAULT" or row.trigger not in WORDY:
        return row
    spoken = any(child.lower_ in SPOKEN for child in token.children)
    if not spoken and (_tells_violence(token) or not _is_of_words(draft, token, actor, recipient)):
        return row
    blamed = recipient is not None and token.lemma_ == "attack" and (spoken or _is_judged(draft, token, recipient))
    return replace(_blame_row(), recipient=row.recipient) if blamed else None


def _is_of_words(draft: Draft, token: Token, actor: Token | None, recipient: Token | None) -> bool:
    """True for an attack by a person, words or a campaign, and for one on somebody's credit."""
    told = object_of(token) if token.pos_ == "VERB" else None
    if told is not None and is_of_class(draft, told, "standing"):
        return True
    if token.pos_ != "VERB":
        if recipient is None or not _is_judged(draft, token, recipient):
            return False
        if any(is_of_class(draft, child, "partisan") for child in token.lefts):
            return True
    if actor is None:
        return False
    person = mention_kind(draft, actor) == "PERSON" or actor.lower_ in ("he", "she", "himself", "herself")
    return person or any(is_of_class(draft, actor, name) for name in ("utterance", "partisan"))


def _is_judged(draft: Draft, token: Token, recipient: Token) -> bool:
    """True for who or what is blamed with words, not for a state, a town or a base."""
    if mention_kind(draft, recipient) in ("GPE", "FAC", "LOC"):
        return False
    told = object_of(token) if token.pos_ == "VERB" else None
    words = (recipient,) if told is None else (recipient, told)
    if any(is_of_class(draft, word, name) for word in words for name in JUDGED):
        return True
    if token.pos_ == "VERB":
        return recipient.lower_ in ("him", "her", "them") or is_of_class(draft, recipient, "human")
    return mention_kind(draft, recipient) == "PERSON"


def _tells_violence(token: Token) -> bool:
    """True if another word of the sentence tells of weapons, violence or victims."""
    words = word_classes()
    violent = words["violence"] | words["weapon"] | words["casualty"] | words["attack"]
    return any(word.lemma_.lower() in violent for word in token.sent if word.i != token.i)


def _blame_row() -> Row:
    found = next(row for row in rows()["attack", "V"] if row.type == "ACCUSE")
    return replace(found, score=BLAME_SCORE)
