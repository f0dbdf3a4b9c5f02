"""What the answer to a question must be about: its names and its words, each with all that may stand for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import PLACE_KINDS, Mention, Reading, Timex
from onrecord.tell.answer.kin import kin_of, phrase_kin
from onrecord.tell.answer.words import WORD, ring_of, stem, stop_words, word_stems
from onrecord.text.actors import Actor, Gazetteer

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "GROUP", "EVENT", "WORK", "LAW"})
PLACES = frozenset({"GPE", "NORP", "LOC", "FAC"})
_SMALL_NAME_WORDS = frozenset({"al", "el", "the", "of", "u", "s"})


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that the answer must be about: a name (by all its names, or its entity), or a word (by its ring)."""

    words: str
    start: int
    names: tuple[str, ...] = ()
    entity: str | None = None
    stems: frozenset[str] = frozenset()
    is_place: bool = False
    """True for the name of a place, a country or its people."""
    is_person: bool = False
    is_minor: bool = False
    """True for a word that only qualifies another of the question ("air" of "air strikes")."""
    qualifies: bool = False
    """True for what stands right before another of the question as its attribute ("British" of "British soldiers")."""
    carries: bool = False
    """True for a word that only carries the question ("GAVE the order", "in which TOWN"), which weighs little too."""
    phrase: str = ""
    """The stem with the particle that the question has behind it ("call off")."""

    @property
    def is_name(self) -> bool:
        """True for a name, which no other word may stand for."""
        return bool(self.names)

    @property
    def kin(self) -> Mapping[str, float]:
        """The stems that may stand for the word, each with its worth."""
        return kin_of(self.phrase or stem(self.words))

    @property
    def end(self) -> int:
        """Where it ends in the question."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Part:
    """A party that the question names: what it is, and the need that is its head word."""

    needs: tuple[Need, ...]
    head: Need | None


def find_names(text: str, reading: Reading, gazetteer: Gazetteer) -> list[Need]:
    """The names of the question, those of the gazetteer by all their forms.

    A state with a common noun ("Iraqi parliament") is the name of the state; the noun is a word like others.
    """
    found: list[Need] = []
    for hit in gazetteer.find(text):
        words = text[hit.start : hit.end]
        if (state := _state_of(words, gazetteer)) is not None:
            words = words.split()[0]
            actor = state
        else:
            actor = hit.actor
        aliases = (alias.lstrip("?~") for alias in actor.aliases)
        forms = tuple(dict.fromkeys((words, actor.name, *aliases)))
        placed = any(m.kind in PLACE_KINDS and m.span.start <= hit.start < m.span.end for m in reading.mentions)
        found.append(Need(words, hit.start, forms, actor.id, frozenset(), placed or state is not None))
    for mention in reading.mentions:
        taken = any(n.start < mention.span.end and mention.span.start < n.end for n in found)
        if not taken and mention.kind in NAMED and not text[mention.span.start : mention.span.end].islower():
            found.append(_name_of(text, mention))
    return found


def _state_of(words: str, gazetteer: Gazetteer) -> Actor | None:
    """The state that "Iraqi parliament" begins with, if what follows is a common noun."""
    first, _, rest = words.partition(" ")
    if not rest or not rest[0].islower():
        return None
    hits = gazetteer.find(first)
    return hits[0].actor if hits and hits[0].end - hits[0].start == len(first) else None


def _name_of(text: str, mention: Mention) -> Need:
    words = text[mention.span.start : mention.span.end]
    placed, person = mention.kind in PLACES, mention.kind == "PERSON"
    return Need(words, mention.span.start, (words,), mention.entity, frozenset(), placed, person)


def find_words(text: str, names: list[Need], times: list[Timex], hole: tuple[int, int] | None) -> list[Need]:
    """The words that are no names, no times, and say something."""
    taken = [(n.start, n.end) for n in names] + [(t.span.start, t.span.end) for t in times]
    found = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        held = any(left < match.end() and start < right for left, right in taken)
        if held or word.lower() in stop_words() or len(word) < 2:
            continue
        found.append(Need(word, start, (), None, ring_of(stem(word)), phrase=_phrase_at(text, match)))
    return found


def _phrase_at(text: str, verb: re.Match[str]) -> str:
    """The verb with the particle right behind it ("call off the trip"), if that has a meaning of its own."""
    behind = WORD.match(text, verb.end() + 1)
    particle = behind.group().lower() if behind else ""
    return phrase_kin(stem(verb.group()), particle) if particle else ""


def name_stems(need: Need) -> frozenset[str]:
    """The stems of the words of a name, small words aside."""
    return frozenset(s for s in word_stems(need.words) if s not in _SMALL_NAME_WORDS)
