"""Names in a text, and the actors they stand for."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

MentionKind = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "GROUP", "EVENT", "WEAPON", "WORK", "LAW", "PRODUCT",
]  # fmt: skip
PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
"""Names of where something is: of countries and towns, of regions and waters, of buildings and bases."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `span`. `entity` is the id of the actor it stands for, `name` that actor's plain name.

    For a name of the gazetteer the entity is the gazetteer's id (`us`, `us-gov`, `kataib-hezbollah`); for
    one the text introduces it is made from the article's own longest form. None: not resolved.
    """

    span: Span
    kind: MentionKind
    entity: str | None
    name: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name for a cluster of mentions. Facts about it live in statements.

    `parents` are ids of the states or umbrellas it belongs to without being them; `outside` are ids
    elsewhere ("wikidata:Q796"); `why` says in words how its names were joined.
    """

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Ids that were joined in it, its own among them; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part in a statement: the words that name it, and the actor they stand for."""

    span: Span | None
    text: str | None
    entity: str | None = None
    name: str | None = None
