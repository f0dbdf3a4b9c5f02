"""Where the words stand that the readers look at, found in the parse at once instead of word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
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
def _hashes(pos: str) -> Any:
    """The hashes of the words that a cue of this part of speech may be or begin with, as the parser keeps them."""
    strings = StringStore()
    return np.array([strings[word] for word in sorted(cue_words(pos))], dtype=np.uint64)


def find_places(doc: Doc, breaks: Sequence[int]) -> Places:
    """The tokens that each reader looks at; `breaks` are the places of the tokens with a line break."""
    if not len(doc):
        return Places([], [], [], [], [], [])
    table: Any = doc.to_array(["POS", "LOWER", "ORTH", "PREFIX", "LEMMA"])
    kinds, lower, whole, first, lemmas = (table[:, n] for n in range(5))
    prose = np.zeros(len(doc), dtype=bool)
    for sent in doc.sents:
        prose[sent.start : sent.end] = len(sent) <= LONGEST_SENTENCE
    strings = doc.vocab.strings

    verb, aux, noun, adjective = (strings[kind] for kind in ("VERB", "AUX", "NOUN", "ADJ"))

    def pick(mask: Any) -> list[Token]:
        return [doc[i] for i in np.flatnonzero(mask & prose).tolist()]

    felt = np.isin(kinds, (noun, adjective, verb)) & np.isin(lower, _hashes("ADJ"))
    return Places(
        verbs=pick(np.isin(kinds, (verb, aux)) & np.isin(lemmas, _hashes("VERB"))),
        nouns=pick((kinds == noun) & np.isin(lemmas, _hashes("NOUN")) | felt),
        openers=pick(np.isin(lower, [strings[word] for word in PHRASE_OPENERS])),
        marks=pick((whole == strings[":"]) | (first == strings["@"])),
        signs=pick(np.isin(whole, [strings[sign] for sign in SIGNS])),
        breaks=[doc[i] for i in breaks if prose[i]],
    )


def tokens_holding(doc: Doc, marks: Iterable[str]) -> list[Token]:
    """The tokens whose text holds one of the characters `marks`, in order."""
    if not len(doc):
        return []
    whole: Any = doc.to_array("ORTH")
    wanted, strings = frozenset(marks), doc.vocab.strings
    held = [word for word in set(whole.tolist()) if not wanted.isdisjoint(strings[word])]
    return [doc[i] for i in np.flatnonzero(np.isin(whole, np.array(held, dtype=whole.dtype))).tolist()]
