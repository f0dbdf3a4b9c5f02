"""Who can be a party: what is neither a name, people, a body, a place nor a deed or weapon stands in no role."""

from spacy.tokens import Token

from onrecord.model import Party
from onrecord.parse.draft import Draft
from onrecord.parse.events.finding import ABSTRACT
from onrecord.parse.events.lexicon import rows, word_classes
from onrecord.parse.events.needs import is_of_class, is_party, mention_kind
from onrecord.parse.events.roles import JUDGING, make_party

ANSWERING = frozenset({"AGREE", "REQUEST"})
"""Types done to somebody who can answer: "agreed to sell more oil" and "asked for more forces" name nobody."""
COUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
VAGUE = frozenset({"this", "that", "these", "those", "what", "which", "whatever", "something", "there",
                   "own", "same"})  # fmt: skip
ASKING = frozenset({"what", "whatever", "which"})
"""Words before a noun that ask who or what it is."""
STANDING_CLASSES = ("site", "weapon", "attack", "captive", "utterance", "force")


def role_of(draft: Draft, head: Token | None, kind: str, receives: bool, phrase: Token | None = None) -> Party:
    """The party in a role, or an empty one where the words name nobody ("brutal fashion", "July", "talks")."""
    judged = receives and kind in JUDGING
    party = make_party(draft, head, phrase, judged)
    word = head if head is not None else phrase
    if word is None or party.span is None:
        return party
    root = draft.tokens(party.span).root
    if receives and kind in ANSWERING and not _answers(draft, root, party):
        return Party(None, None)
    return party if names_somebody(draft, root, party, judged) else Party(None, None)


def _answers(draft: Draft, word: Token, party: Party) -> bool:
    """True for a name, people, a body or ships: not "agreed to sell more oil"."""
    return party.entity is not None or mention_kind(draft, word) is not None or is_party(draft, word) or is_of_class(
        draft, word, "site")  # fmt: skip


def names_somebody(draft: Draft, word: Token, party: Party, judged: bool) -> bool:
    """True if the word can name a party, or, where deeds are judged, what somebody did or plans."""
    if party.entity is not None or mention_kind(draft, word) is not None:
        return True
    measured = word.ent_type_ in COUNTS and not (word.ent_type_ == "QUANTITY" and is_party(draft, word))
    if measured or word.lower_ in VAGUE or any(c.lower_ in ASKING for c in word.lefts):
        return False
    if is_party(draft, word) or any(is_of_class(draft, word, name) for name in STANDING_CLASSES):
        return True
    lemma = word.lemma_.lower()
    if lemma in word_classes()["thing"]:
        return judged and lemma not in word_classes()["time"]
    deed = (lemma, "N") in rows()
    return judged or deed or not lemma.endswith(ABSTRACT)
