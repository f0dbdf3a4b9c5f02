"""The words of an article that may tell events, found in the parse at once instead of word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from onrecord.parse.events.lexicon import word_classes

POS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
MISHAP_POS = frozenset({"VERB", "NOUN", "PROPN"})
SPORT_WORDS = 2
"""Words of sport in a sentence that make its attacks and strikes a game's: one may be a figure of speech."""
SHOUTED_WORDS, SHOUTED_SHARE = 5, 0.8
"""Words from which a sentence counts as a line in capitals, and the share of them in capitals."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the parse says of each token of a text: lemma (lower case), part of speech, and whether it is shouted."""

    lemmas: list[str]
    kinds: list[str]
    capitals: list[int]
    """1 for a word in capitals, -1 for another word, 0 for what is no word of two letters or more."""

    gerunds: list[bool]
    """True for verbs in -ing."""

    def tell_mishap(self, first: int, last: int) -> bool:
        """True if the tokens `[first, last)` speak more often of crashes, floods or crushes than of attacks."""
        mishap, attack = word_classes()["mishap"], word_classes()["attack"] | word_classes()["violence"]
        balance = 0
        for lemma, kind in zip(self.lemmas[first:last], self.kinds[first:last], strict=True):
            if kind in MISHAP_POS:
                balance += (lemma in mishap) - (lemma in attack)
        return balance > 0

    def triggers(self, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        """Place, lemma and V, N or A of each word of the sentence `[first, last)` that may tell an event.

        None in sport, nor in a line in capitals: a headline within the text, which the parser cannot read.
        """
        told = [(at, self.lemmas[at], pos) for at in range(first, last) if (pos := POS.get(self.kinds[at])) is not None]
        sport = word_classes()["sport"]
        if sum(lemma in sport for _, lemma, _ in told) < SPORT_WORDS and not self._is_shouted(first, last):
            yield from told

    def _is_shouted(self, first: int, last: int) -> bool:
        signs = self.capitals[first:last]
        shouted = signs.count(1)
        letters = shouted + signs.count(-1)
        return letters >= SHOUTED_WORDS and shouted > SHOUTED_SHARE * letters


def scan_words(doc: Doc) -> Words:
    """What each token of the text is."""
    if not len(doc):
        return Words([], [], [], [])
    table: Any = doc.to_array(["LEMMA", "POS", "IS_ALPHA", "IS_UPPER", "LENGTH", "TAG"])
    strings = doc.vocab.strings
    lemmas, kinds = table[:, 0].tolist(), table[:, 1].tolist()
    names = {word: strings[word].lower() for word in set(lemmas)}
    parts = {part: strings[part] for part in set(kinds)}
    words = table[:, 2] * (table[:, 4] > 1)
    capitals = words.astype(int) * (2 * table[:, 3].astype(int) - 1)
    gerunds = (table[:, 5] == strings["VBG"]).tolist()
    return Words([names[word] for word in lemmas], [parts[part] for part in kinds], capitals.tolist(), gerunds)
