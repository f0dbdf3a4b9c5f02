"""The words of a document that references are made of, picked out at once: a walk over all words costs as much."""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

OPENING, CLOSING = "“«", "”»"
_TIMES = ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY", "ORDINAL")
TIMES = frozenset(_TIMES)
"""What the language pipeline calls times and numbers, which nobody refers to."""
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "dep")
"""Relations in which a noun heads no phrase of its own."""
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative")
"""Places of a name in a clause; elsewhere words with capital letters are headlines, lists and tables."""


@dataclass(frozen=True, slots=True)
class Words:
    """Numbers of tokens, in order: personal pronouns, nouns that may head a phrase, names in a clause, and so on.

    "old" is such a noun in "the 34-year-old".

    `marks`: quotation marks and white space; `proper` has every proper noun that no modifier is; `sentence_of` tells
    the number of each token's sentence.
    """

    sentence_of: list[int]
    pronouns: list[int]
    common: list[int]
    proper: list[int]
    arguments: frozenset[int]
    marks: list[int]


def pick_words(doc: Doc) -> Words:
    """The words of the document that references are made of."""
    table = doc.to_array(["POS", "TAG", "DEP", "ENT_TYPE", "SENT_START", "ORTH", "IS_SPACE"])
    pos, tag, dep, kind, begins, form, space = (table[:, column] for column in range(7))
    starts = begins == 1
    starts[:1] = True
    free = ~np.isin(dep, _ids(doc, _MODIFIERS))
    proper = pos == _ids(doc, ("PROPN",))[0]
    arguments = proper & np.isin(dep, _ids(doc, _ARGUMENTS)) & ~np.isin(kind, _ids(doc, _TIMES))
    hyphened = np.r_[False, form[:-1] == _ids(doc, ("-",))[0]]
    aged = np.isin(form, _ids(doc, ("old", "olds"))) & hyphened & np.isin(dep, _ids(doc, _ARGUMENTS))
    return Words(
        sentence_of=(np.cumsum(starts) - 1).tolist(),
        pronouns=np.flatnonzero(np.isin(tag, _ids(doc, ("PRP", "PRP$")))).tolist(),
        common=np.flatnonzero(((pos == _ids(doc, ("NOUN",))[0]) | aged) & free).tolist(),
        proper=np.flatnonzero(proper & free).tolist(),
        arguments=frozenset(np.flatnonzero(arguments).tolist()),
        marks=np.flatnonzero((space == 1) | np.isin(form, _ids(doc, (*OPENING, *CLOSING, '"')))).tolist(),
    )


def _ids(doc: Doc, names: tuple[str, ...]) -> np.ndarray:
    """The numbers by which the document's vocabulary knows the names."""
    return np.array([doc.vocab.strings[name] for name in names], dtype=np.uint64)
