"""Whom "I", "we" and "you" stand for: who speaks, the body that he speaks for, or a voice that nobody names."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.parse.coreference.phrases import Phrase
from onrecord.parse.coreference.speech import Speech

_PERSONS = {
    "I": frozenset({"i", "me", "my", "myself", "mine"}),
    "we": frozenset({"we", "us", "our", "ours", "ourselves"}),
    "you": frozenset({"you", "your", "yours", "yourself", "yourselves"}),
}
_SORTS = {word: sort for sort, words in _PERSONS.items() for word in words}
_BODIES = frozenset({"ORG", "GROUP", "GPE"})
"""Kinds of names that say "we" of themselves."""


def sort_participant(word: str) -> str:
    """"I", "we" or "you" for these in all their forms, "" for other words."""
    return _SORTS.get(word, "")


def speaker_key(token: Token, speech: Speech, at_head: Mapping[int, Phrase], bodies: Mapping[str, str]) -> str | None:
    """Whom "I" stands for: who speaks in its quotation or signs its paragraph; "we": the body that he speaks for."""
    phrase, sort = _speaker(token, speech, at_head), sort_participant(token.lower_)
    if phrase is None or phrase.number == "pl" or sort == "you":
        return None
    body = phrase.kind in _BODIES
    if sort == "I":
        return None if body or phrase.kind == "FAC" else phrase.key
    return phrase.key if body else bodies.get(phrase.key)


def voice_key(token: Token, speech: Speech, at_head: Mapping[int, Phrase]) -> str:
    """The key of the "I", "we" or "you" of one voice: of a speaker, of a quotation without one, of the text itself."""
    phrase = _speaker(token, speech, at_head)
    voice = phrase.key if phrase is not None else f"quotation {speech.inside(token)}"
    return f"{sort_participant(token.lower_)} of {voice}"


def _speaker(token: Token, speech: Speech, at_head: Mapping[int, Phrase]) -> Phrase | None:
    """Who speaks in the token's quotation; outside quotations the person who signs the paragraph."""
    quoted = speech.inside(token)
    speaker = speech.speaker(token) if quoted else speech.signer(token)
    phrase = at_head.get(speaker.i) if speaker is not None else None
    return phrase if quoted or (phrase is not None and phrase.kind == "PERSON") else None
