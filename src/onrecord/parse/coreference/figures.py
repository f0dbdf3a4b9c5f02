"""Who and what an article has told of so far: what a pronoun or a noun may refer back to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from onrecord.model import Mention
from onrecord.parse.coreference.phrases import Gender, Number, Phrase, people_nouns, referring_nouns
from onrecord.parse.coreference.words import TIMES

LOOK_BACK = 60
"""Figures looked at for one reference, so that time grows with the length of the text."""
MOST_PHRASES = 12
"""Phrases of one figure that are kept, the latest: no sentence of news has more, and time must not grow with them."""
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee")
"""Of nouns that may be people ("teacher", but "number" too)."""
_UNSURE = frozenset({"body", "name", "perhaps"})
"""Sorts of figures that are people if they are once told of as "he" or "she"."""
_NAMES = {"PERSON": "person", "GPE": "state", "LOC": "place", "FAC": "building", "ORG": "body", "GROUP": "group",
          "NORP": "people"}  # fmt: skip


@dataclass(slots=True)
class Figure:
    """Somebody or something told of: what agrees with it, how often it is told of, and where last.

    `sort` is what `sort_phrase` says; `first` and `sentence` are the numbers of the first and last sentence with it;
    `near` its phrases in the last one, `nouns` its common nouns; `words`: nouns and words of names told of it.
    """

    key: str
    kind: str
    gender: Gender
    number: Number
    sort: str
    first: int
    sentence: int
    told: int = 0
    mention: Mention | None = None
    name: Phrase | None = None
    near: list[Phrase] = field(default_factory=list)
    nouns: list[Phrase] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    @property
    def last(self) -> Phrase:
        """Its last phrase."""
        return self.near[-1]

    def add(self, phrase: Phrase) -> None:
        """Tell of it once more."""
        if phrase.sentence != self.sentence:
            self.near.clear()
        self.near = [*self.near[1 - MOST_PHRASES :], phrase]
        self.sentence = phrase.sentence
        self.told += 1
        if self.gender == "?":
            self.gender = phrase.gender
        if self.gender != "?" and self.sort in _UNSURE:
            self.sort = "person"
        if phrase.mention is not None and phrase.head.pos_ != "PRON":
            self._add_name(phrase, phrase.mention)
        elif phrase.head.pos_ in ("NOUN", "PROPN"):
            self.nouns = [*self.nouns[1 - MOST_PHRASES :], phrase]
            self.words.add(phrase.head.lemma_.lower())

    def _add_name(self, phrase: Phrase, mention: Mention) -> None:
        if self.name is None:
            self.name, self.mention = phrase, mention
        self.words |= phrase.roles
        if phrase.kind != "PERSON":
            self.words.update((mention.name or "").lower().split())


Candidate = tuple[Figure, list[str]]
"""A figure that a pronoun or noun may stand for, and the evidence on it."""


class Cast:
    """The figures of an article up to the word that is read."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}

    def add(self, phrase: Phrase) -> None:
        """Tell of the figure of the phrase's key once more: it is now the last told of."""
        figure = self._figures.pop(phrase.key, None) or Figure(
            phrase.key, phrase.kind, phrase.gender, phrase.number, sort_phrase(phrase), phrase.sentence, phrase.sentence
        )
        self._figures[phrase.key] = figure
        figure.add(phrase)

    def rename(self, key: str, phrase: Phrase) -> None:
        """The figure of the key is from now on that of the phrase, which has none yet."""
        figure = self._figures.pop(key)
        figure.key, figure.kind, figure.sort = phrase.key, phrase.kind, sort_phrase(phrase)
        self._figures[phrase.key] = figure

    def knows(self, key: str) -> bool:
        """True if a figure has that key."""
        return key in self._figures

    def latest(self) -> Iterator[Figure]:
        """The figures, the last told of first, LOOK_BACK of them at most."""
        return islice(reversed(self._figures.values()), LOOK_BACK)


def sort_phrase(phrase: Phrase) -> str:
    """What a phrase tells of, as far as references care: a person, body, state ... by name, or by what noun.

    Nouns: somebody, kin, crowd, institution, time, perhaps (a person by the noun's ending), thing; alone: a pronoun
    that stands for nobody told of before.
    """
    if phrase.head.tag_ in ("PRP", "PRP$"):
        return "alone"
    if phrase.kind != "NOUN":
        return _NAMES.get(phrase.kind, "name")
    noun = phrase.head.lemma_.lower()
    way = referring_nouns().get(noun, ("", frozenset()))[0]
    told = people_nouns().get(noun)
    if told == "many":
        return "crowd"
    if way or told:
        return {"own": "kin", "role": "somebody"}.get(way, "somebody" if told else "institution")
    if phrase.head.ent_type_ in TIMES:
        return "time"
    return "perhaps" if noun.endswith(PERSON_ENDINGS) else "thing"
