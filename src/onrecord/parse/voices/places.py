"""Where the words stand that the readers look at, found in the parse at once instead of word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import cue_words

LONGEST_SENTENCE = 400
"""Tokens; what runs on longer is a table or a trap, and reading it could take time that grows with its square."""
HEARSAY = ("reportedly", "allegedly", "supposedly", "purportedly")
"""Adverbs that say that somebody else says so."""
PHRASE_OPENERS = ("according", "in", *HEARSAY)
DASHES = ("—", "–", "―", "-", "--")
SIGNS = (*DASHES, *(mark + dash for mark in ("”", "»", '"', "''") for dash in DASHES))
"""The tokens that may stand between a quotation and who signed it; the tokenizer leaves some closing marks on them."""


@dataclass(frozen=True, slots=True)
class Places:
    """The tokens of the text that may be cues, by kind and in order, tables and traps left out."""

    verbs: list[Token]
    nouns: list[Token]
    """Nouns that may be cues, and words that may be adjectives that are (the parser takes "is worried" for a verb)."""
    openers: list[Token]
    """The words that open a phrase with a voice: "according to", "in a poll"; and "allegedly"."""
    marks: list[Token]
    """Colons, and names of accounts."""
    signs: list[Token]
    """Dashes, behind which a name may sign a quotation."""
    breaks: list[Token]
    """Line breaks."""


@cache
def _hashes(pos: str) -> frozenset[int]:
    """The hashes of the words that a cue of this part of speech may be or begin with, as the parser keeps them."""
    return _hashes_of(cue_words(pos))


@cache
def _hashes_of(words: tuple[str, ...] | frozenset[str]) -> frozenset[int]:
    strings = StringStore()
    return frozenset(strings[word] for word in words)


def find_places(doc: Doc, breaks: Sequence[int]) -> Places:
    """The tokens that each reader looks at; `breaks` are the places of the tokens with a line break."""
    if not len(doc):
        return Places([], [], [], [], [], [])
    table: Any = doc.to_array(["POS", "LOWER", "ORTH", "PREFIX", "LEMMA"])
    kinds, lower, whole, first, lemmas = (table[:, n].tolist() for n in range(5))
    prose = [len(sent) <= LONGEST_SENTENCE for sent in doc.sents for _ in range(len(sent))]
    strings = doc.vocab.strings

    def pick(words: list[int], wanted: frozenset[int], *parts: str) -> set[int]:
        of = {strings[part] for part in parts}
        held = [i for i, word in enumerate(words) if word in wanted]
        return {i for i in held if prose[i] and (not of or kinds[i] in of)}

    def tokens(found: set[int]) -> list[Token]:
        return [doc[i] for i in sorted(found)]

    return Places(
        verbs=tokens(pick(lemmas, _hashes("VERB"), "VERB", "AUX")),
        nouns=tokens(pick(lemmas, _hashes("NOUN"), "NOUN") | pick(lower, _hashes("ADJ"), "NOUN", "ADJ", "VERB")),
        openers=tokens(pick(lower, _hashes_of(PHRASE_OPENERS))),
        marks=tokens(pick(whole, _hashes_of((":",))) | pick(first, _hashes_of(("@",)))),
        signs=tokens(pick(whole, _hashes_of(SIGNS))),
        breaks=[doc[i] for i in breaks if prose[i]],
    )


def tokens_holding(doc: Doc, marks: Iterable[str]) -> list[Token]:
    """The tokens whose text holds one of the characters `marks`, in order."""
    if not len(doc):
        return []
    table: Any = doc.to_array("ORTH")
    whole = table.tolist()
    wanted, strings = frozenset(marks), doc.vocab.strings
    held = {word for word in set(whole) if not wanted.isdisjoint(strings[word])}
    return [doc[i] for i, word in enumerate(whole) if word in held]
