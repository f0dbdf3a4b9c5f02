"""Where the words stand that may promise or schedule, found in the parse at once instead of word by word."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.parse.promises.cues import POS, cues, words

LAST_TOKENS = 2
"""Tokens at the end of a sentence that may hold its question mark: the mark, and a quotation mark behind it."""


@cache
def _hashes(kind: str) -> frozenset[int]:
    """The hashes of the cues of one part of speech and, of nouns, of what somebody plans, as the parser keeps them."""
    lemmas = {lemma for lemma, pos in cues() if pos == kind} | (words("deed") if kind == "N" else frozenset())
    strings = StringStore()
    forms = {form for lemma in lemmas for form in (lemma, lemma.title(), lemma.upper())}
    return frozenset(strings[form] for form in forms)


def find_places(doc: Doc) -> Iterator[tuple[DocSpan, list[Token]]]:
    """Each sentence that may promise or schedule something and asks nothing, with its verbs, cues and planned deeds."""
    if not len(doc):
        return
    table: Any = doc.to_array(["POS", "LEMMA"])
    strings = doc.vocab.strings
    verbal = {strings["VERB"], strings["AUX"]}
    cue_words = {strings[name]: _hashes(kind) for name, kind in POS.items() if kind != "V"}
    nothing = frozenset[int]()
    held = zip(table[:, 0].tolist(), table[:, 1].tolist(), strict=True)
    places = [at for at, (kind, word) in enumerate(held) if kind in verbal or word in cue_words.get(kind, nothing)]
    for sentence in doc.sents:
        first, last = bisect_left(places, sentence.start), bisect_left(places, sentence.end)
        if first < last and not any(token.text == "?" for token in sentence[-LAST_TOKENS:]):
            yield sentence, [doc[i] for i in places[first:last]]
