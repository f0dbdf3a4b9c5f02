"""Whether two parties of two statements can be one."""

from enum import IntEnum

from onrecord.model import Party, Span
from onrecord.thread.desk import Desk
from onrecord.thread.side import Side
from onrecord.thread.words import content_words, jaccard

WORDS_ALIKE = 0.5
"""Share of words from which two unresolved parties are taken for one ("rocket attack", "the attack")."""
WORDS_LEAST = 2
"""Words that two unresolved parties must share to be one: "people" and "people" may be anybody."""
_PRONOUNS = frozenset("he she it they we i him her them us who which that this these those someone".split())


class Kin(IntEnum):
    """How two parties stand to each other, worst first."""

    DIFFERENT = 0
    UNKNOWN = 1
    KIN = 2
    """Of one state or umbrella, or with words in common."""
    WITHIN = 3
    """One lies in, or belongs to, a state that is the other."""
    PART = 4
    """One belongs to the other, which is no state."""
    SAME = 5


NOBODY = Side(None, frozenset(), frozenset(), False)


def read_side(desk: Desk, party: Party | None) -> Side:
    """The party as it is compared; a pronoun that was not resolved is nobody."""
    if party is None:
        return NOBODY
    entity, written = desk.entity(party), party.name or party.text or ""
    # Where it stands says only of one that is not resolved whom its words name.
    key = entity, written, party.span if entity is None else None
    known = desk.sides.get(key)
    if known is None:
        known = desk.sides[key] = _read_side(desk, *key)
    return known


def _read_side(desk: Desk, entity: str | None, written: str, span: Span | None) -> Side:
    if entity is None and written.lower() in _PRONOUNS:
        return NOBODY
    parents = desk.actors.parents.get(entity, frozenset()) if entity else frozenset()
    if span is not None:
        parents = desk.entities_in(span)
    words = frozenset(w for w in content_words(written) if not w[0].isdigit())
    return Side(entity, parents, words, desk.is_person(entity), desk.is_broad(entity))


def compare_sides(left: Side, right: Side) -> Kin:
    """How the two stand to each other, as far as their names say."""
    if not left.known or not right.known:
        return Kin.UNKNOWN
    if left.entity is not None and left.entity == right.entity:
        return Kin.SAME
    # None, for no known actor, is nobody's parent.
    if right.entity in left.parents or left.entity in right.parents:
        return Kin.WITHIN if left.broad or right.broad else Kin.PART
    if left.person and right.person:
        return Kin.DIFFERENT
    if left.parents & right.parents:
        return Kin.KIN
    if left.entity is None and right.entity is None:
        alike = jaccard(left.words, right.words) >= WORDS_ALIKE
        if alike and len(left.words & right.words) >= WORDS_LEAST:
            return Kin.SAME
        return Kin.KIN if alike else Kin.UNKNOWN
    if left.words & right.words:
        return Kin.KIN
    return Kin.DIFFERENT if left.entity and right.entity else Kin.UNKNOWN
