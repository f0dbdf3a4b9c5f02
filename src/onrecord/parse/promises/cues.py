"""The words that bind, schedule or expect, and the words that make a promise none."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

POS = {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "R"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: `kind` is commit (binds), say (binds if the speaker tells of himself) or next (schedules)."""

    word: str
    pos: str
    kind: str
    frame: str
    score: float
    example: str

    @property
    def name(self) -> str:
        """What `made_by` shows."""
        return f"{self.kind}:{self.word}:{self.frame}"


def _lines(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


@cache
def cues() -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """Cues by lemma and part of speech (V, N, A, R), in the order of the table."""
    found: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for word, pos, kind, frame, score, example in _lines("cues"):
        found[word, pos].append(Cue(word, pos, kind, frame, float(score), example))
    return {key: tuple(value) for key, value in found.items()}


def cues_at(token: Token) -> tuple[Cue, ...]:
    """The cues that the word is, by its lemma and part of speech."""
    return cues().get((token.lemma_.lower(), POS.get(token.pos_, "-")), ())


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class."""
    return {line[0]: frozenset(line[1].split()) for line in _lines("words")}[name]
