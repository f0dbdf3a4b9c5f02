"""A question as a statement with a hole: what is asked for, and what must hold of it."""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Event, Mention, Reading, Timex, When
from onrecord.tell.answer.words import WORD, forms_of, ring_of, stem, stop_words, word_stems
from onrecord.text.actors import Gazetteer

Hole = Literal[
    "who", "whom", "when", "where", "many", "much", "said", "promise", "became", "changed", "next", "yesno", "other"
]
_AUX = r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)"
_KINDS = "group|groups|country|countries|militia|party|company|outlet|general|leader|official|minister|organi[sz]ation"
_PATTERNS: tuple[tuple[Hole, str], ...] = (
    ("became", r"what (?:became|has become|happened|came) (?:of|to)\b"),
    ("became", r"(?:was|were|is) (?:the |its )?promises? .*\bkept"),
    ("became", rf"{_AUX} [\w ]+ (?:keep|kept|break|broken|broke) (?:its|his|her|their|the) promise"),
    ("changed", r"how (?:did|has|have) .*\bchanged?\b|what (?:has )?changed\b"),
    ("next", r"what(?:'s| is| comes| will come| will happen) next\b|what will happen\b"),
    ("many", r"(?:[a-z]+ )?how many\b"),
    ("much", r"(?:[a-z]+ )?how much\b"),
    ("when", r"(?:by |since |until )?when\b|(?:on |in |by )?(?:what|which) (?:day|date|month|year)\b"),
    ("where", r"where\b|(?:in|at|to|from) (?:what|which) (?:town|city|place|country|province|base|district)\b"),
    ("promise", rf"what {_AUX} .*\b(?:promise|pledge|commit|vow|undertake)"),
    ("said", rf"what {_AUX} .*\b(?:say|tell|declare|state|announce|reply|answer|call|write|think|want|ask|tweet)\b"),
    ("whom", rf"whom\b|who {_AUX} (?!not )[A-Z]|(?:what|which) (?:{_KINDS}) {_AUX} [A-Z]"),
    ("who", rf"who\b|by whom\b|(?:what|which) (?:\w+ )?(?:{_KINDS})\b"),
    ("yesno", rf"{_AUX}\b"),
)  # fmt: skip
_HOLES = tuple((hole, re.compile(pattern, re.IGNORECASE)) for hole, pattern in _PATTERNS)
_PASSIVE = re.compile(r"(?:is|are|was|were|has been|have been|will be|to be|been|being)$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|due|is to|are to|to be|next|scheduled|planned|expected)\b", re.IGNORECASE)
_BY_WHOM = re.compile(r"\bby whom\b", re.IGNORECASE)
_NOMINAL = re.compile(
    r"\b(?:the|a|an|of|on|in|at|for|its|his|their|with|about|by|from|this|that)(?: (?-i:[a-z]+))? $", re.IGNORECASE
)
"""Before a noun, not before a verb."""
_BEFORE_TIME = re.compile(r"\b(in|on|by|since|after|before|until|during|between|of|at|for|from|to)\s+$", re.I)
PLACES = frozenset({"GPE", "NORP", "LOC", "FAC"})
_SMALL_NAME_WORDS = frozenset({"al", "el", "the", "of", "u", "s"})
_PLURALS = frozenset({"people", "children", "men", "women", "personnel", "staff", "aircraft", "police", "dead"})


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

    @property
    def is_name(self) -> bool:
        """True for a name, which no other word may stand for."""
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its hole, what it counts or asks the kind of, its act, and what must hold of the answer.

    `noun` is what "how many" counts (not among the needs); `act` the need that is its verb; `passive` if the hole
    of "who" suffers the act; `relation` how the answer's time stands to `when` ("in", "by", "after", "before").
    """

    text: str
    hole: Hole
    noun: Need | None
    act: Need | None
    passive: bool
    needs: tuple[Need, ...]
    when: When | None
    relation: str = "in"

    @property
    def search_words(self) -> str:
        """The words to search the record for."""
        return " ".join(n.words for n in (*self.needs, *([self.noun] if self.noun else [])))

    @property
    def search_terms(self) -> tuple[tuple[str, ...], ...]:
        """For each of them, the words that may stand for it."""
        asked = (*self.needs, *([self.noun] if self.noun else []))
        return tuple(n.names or (n.words, *forms_of(n.stems)) for n in asked)

    @property
    def is_ahead(self) -> bool:
        """True if the question is of what is to come, as seen from the report that answers."""
        return _AHEAD.search(self.text) is not None

    @property
    def subject(self) -> tuple[Need, ...]:
        """The names that stand before the act."""
        return tuple(n for n in self.needs if n.is_name and self.act and n.start < self.act.start)

    @property
    def object(self) -> tuple[Need, ...]:
        """The names that stand behind the act."""
        return tuple(n for n in self.needs if n.is_name and self.act and n.start > self.act.start)


def read_asked(reading: Reading, gazetteer: Gazetteer) -> Asked:
    """The question whose text is the reading's article."""
    text = reading.article.text
    hole, opened = _find_hole(text)
    times = [t for t in reading.times if t.type in ("DATE", "TIME") and t.when is not None]
    names = _find_names(text, reading, gazetteer)
    words = _find_words(text, opened, names, times)
    noun = _find_noun(text, opened, words) if hole in ("many", "changed") else None
    rest = [w for w in words if w is not noun]
    act, passive = _find_act(reading, hole, rest, names)
    needs = tuple(sorted((*names, *rest), key=lambda n: n.start))
    when = times[0].when if times else None
    return Asked(text, hole, noun, act, passive, needs, when, _relation(text, times, hole))


def _find_hole(text: str) -> tuple[Hole, int]:
    """What is asked for, and where the words that ask end."""
    for hole, pattern in _HOLES:
        found = pattern.match(text)
        if found:
            asks = re.match(r"(?:\w+ )?(?:how \w+|who\w*|what|which|when|where)\b", text, re.IGNORECASE)
            return hole, asks.end() if asks and hole != "yesno" else 0
    return "other", 0


def _find_names(text: str, reading: Reading, gazetteer: Gazetteer) -> list[Need]:
    found: list[Need] = []
    for hit in gazetteer.find(text):
        aliases = (alias.lstrip("?~") for alias in hit.actor.aliases)
        words = text[hit.start : hit.end]
        forms = tuple(dict.fromkeys((words, hit.actor.name, *aliases)))
        placed = any(m.kind in PLACES and m.span.start <= hit.start < m.span.end for m in reading.mentions)
        found.append(Need(words, hit.start, forms, hit.actor.id, frozenset(), placed))
    for mention in reading.mentions:
        if not any(n.start < mention.span.end and mention.span.start < n.start + len(n.words) for n in found):
            found.append(_name_of(text, mention))
    return found


def _name_of(text: str, mention: Mention) -> Need:
    words = text[mention.span.start : mention.span.end]
    return Need(words, mention.span.start, (words,), mention.entity, frozenset(), mention.kind in PLACES)


def _find_words(text: str, opened: int, names: list[Need], times: list[Timex]) -> list[Need]:
    """The words that are no names, no times, and say something."""
    taken = [(n.start, n.start + len(n.words)) for n in names] + [(t.span.start, t.span.end) for t in times]
    found = []
    for match in WORD.finditer(text, opened):
        word, start = match.group(), match.start()
        held = any(left < match.end() and start < right for left, right in taken)
        if held or word.lower() in stop_words() or len(word) < 2:
            continue
        found.append(Need(word, start, (), None, ring_of(stem(word))))
    return found


def _find_noun(text: str, opened: int, words: list[Need]) -> Need | None:
    """What is counted: the first plural after "how many"; people in general are no noun to look for."""
    for match in WORD.finditer(text, opened):
        word = match.group()
        if word.lower() in _PLURALS or (word[-1] == "s" and not word.endswith(("ss", "'s")) and word.islower()):
            return next((n for n in words if n.start == match.start()), None)
    return None


def _find_act(reading: Reading, hole: Hole, words: list[Need], names: list[Need]) -> tuple[Need | None, bool]:
    """The verb of the question, as far as its place tells; and whether the hole suffers it."""
    text = reading.article.text
    if not words:
        return None, False
    if hole in ("whom", "said", "promise", "yesno", "when", "where"):
        return _verb(reading, words, names), False
    act = _trigger(reading, words) or words[0]
    passive = bool(_PASSIVE.search(text[: act.start].rstrip())) and not _BY_WHOM.search(text)
    return act, passive


def _verb(reading: Reading, words: list[Need], names: list[Need]) -> Need:
    """The verb behind a subject: what the parse took for an act, the question's last word, or the first word behind."""
    text = reading.article.text
    if (trigger := _trigger(reading, words)) is not None:
        return trigger
    first = min((n.start for n in names), default=0)
    behind = [w for w in words if w.start > first] or words
    last = behind[-1]
    ends = text.rstrip("? ").endswith(last.words) and not _NOMINAL.search(text[: last.start])
    return last if ends else behind[0]


def _trigger(reading: Reading, words: list[Need]) -> Need | None:
    """The first word that the parse took for an act, nouns of happenings ("the attack") aside."""
    text = reading.article.text
    triggers = {s.act.trigger.start for s in reading.statements if isinstance(s.act, Event)}
    return next((w for w in words if w.start in triggers and not _NOMINAL.search(text[: w.start])), None)


def _relation(text: str, times: list[Timex], hole: Hole) -> str:
    if not times:
        return "in"
    before = _BEFORE_TIME.search(text[: times[0].span.start])
    word = before.group(1).lower() if before else "in"
    return {"by": "by", "until": "by", "after": "after", "since": "after", "before": "before"}.get(word, "in")


def name_stems(need: Need) -> frozenset[str]:
    """The stems of the words of a name, small words aside."""
    return frozenset(s for s in word_stems(need.words) if s not in _SMALL_NAME_WORDS)
