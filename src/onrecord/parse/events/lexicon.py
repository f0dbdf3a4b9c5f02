"""The event lexicon: which words, in which company, tell which PLOVER type."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from spacy.tokens import Token

from onrecord.model import PLOVER_TYPES

Effect = Literal["happened", "ongoing", "planned", "hypothetical", "denied", "drop", "absorb"]
NEED = re.compile(r"(!?)([a-z_-]+)(?:=(.+))?")
BARE_WEIGHT = 0.9
"""A need for anything in a slot counts less than one for certain words there: "pledge comp=attack" goes first."""
PARTICLE_WEIGHT = 2
"""A row that names a particle or fixed object counts as two needs: "pull out" goes before "pull obj=...". """


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on the company of a trigger: one of the `slots` is there (or `absent`), with a word or class."""

    slots: tuple[str, ...]
    absent: bool
    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lexicon: `trigger` words, their `pos`, needs, and what they tell."""

    type: str
    trigger: tuple[str, ...]
    pos: str
    needs: tuple[Need, ...]
    mode: str | None
    recipient: tuple[str, ...]
    score: float
    name: str
    example: str

    @property
    def weight(self) -> tuple[float, float]:
        """How specific the row is: rows that ask for more are tried first, then the likelier ones."""
        asked = sum(0.5 if need.absent else 1.0 if need.words or need.classes else BARE_WEIGHT for need in self.needs)
        return (asked + PARTICLE_WEIGHT * (len(self.trigger) - 1), self.score)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A light verb: what its subject is to the event that it carries, and how the event stands."""

    subject: str
    status: Effect


def _lines(name: str) -> list[dict[str, str]]:
    """The rows of a table of this package, by column name."""
    text = (resources.files(__package__) / "lexicon" / f"{name}.tsv").read_text("utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines() if line)
    return [dict(zip(head, row, strict=True)) for row in rows]


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Words (lemmas, lower case) of each class; `party` holds persons, bodies, forces and number words."""
    found = {line["class"]: frozenset(line["words"].split()) for line in _lines("classes")}
    found["party"] = found["person"] | found["body"] | found["force"] | found["group"]
    return found


def _read_need(text: str) -> Need:
    match = NEED.fullmatch(text)
    if match is None:
        raise ValueError(f"no need: {text!r}")
    values = match[3].split(",") if match[3] else []
    classes = frozenset(v[1:] for v in values if v.startswith("@"))
    unknown = classes - word_classes().keys() - {"named", "plural", "human", "joined", "place"}
    if unknown:
        raise ValueError(f"unknown class in {text!r}")
    return Need((match[2],), bool(match[1]), frozenset(v for v in values if not v.startswith("@")), classes)


def _read_needs(text: str) -> tuple[Need, ...]:
    """Needs are joined by spaces; "comp,for" asks for either of two slots."""
    needs = []
    for part in text.split():
        slot, _, value = part.partition("=")
        names = slot.lstrip("!").split(",")
        values = f"={value}" if value else ""
        mark = "!" if slot.startswith("!") else ""
        read = [_read_need(f"{mark}{name}{values}") for name in names]
        needs.append(Need(tuple(names), read[0].absent, read[0].words, read[0].classes))
    return tuple(needs)


@cache
def rows() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    """The rows by the trigger's first lemma and its part of speech (V, N or A), the most specific first."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for kind in PLOVER_TYPES:
        for number, line in enumerate(_lines(kind.lower()), start=1):
            trigger = tuple(line["trigger"].split())
            row = Row(
                kind, trigger, line["pos"], () if line["needs"] == "-" else _read_needs(line["needs"]),
                None if line["mode"] == "-" else line["mode"],
                () if line["recipient"] == "-" else tuple(p.strip() for p in line["recipient"].split(",")),
                float(line["score"]), f"{kind}:{number}:{line['trigger']}", line["example"],
            )  # fmt: skip
            found[trigger[0], line["pos"]].append(row)
    return {key: tuple(sorted(value, key=lambda r: r.weight, reverse=True)) for key, value in found.items()}


@cache
def governors() -> Mapping[tuple[str, str], Effect]:
    """What a verb, noun or adjective (lemma and V, N, A) says of the standing of the deed that depends on it."""
    return {(line["governor"], line["pos"]): _effect(line["effect"]) for line in _lines("governors")}


@cache
def carriers() -> Mapping[str, Carrier]:
    """Light verbs by their words ("carry out")."""
    return {line["carrier"]: Carrier(line["subject"], _effect(line["status"])) for line in _lines("carriers")}


def _effect(text: str) -> Effect:
    for known in ("happened", "ongoing", "planned", "hypothetical", "denied", "drop", "absorb"):
        if text == known:
            return known
    raise ValueError(f"unknown effect {text!r}")


@cache
def modes() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """For each type, the modes that words beside the trigger give, in the order they are tried."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for line in _lines("modes"):
        found[line["type"]].append((line["mode"], frozenset(line["words"].split())))
    return {kind: tuple(pairs) for kind, pairs in found.items()}


def tells_assault(noun: Token) -> bool:
    """True if the noun itself names an attack ("blast", "raid")."""
    return noun.pos_ == "NOUN" and any(row.type == "ASSAULT" for row in rows().get((noun.lemma_.lower(), "N"), ()))
