"""A party of a statement as it is compared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is compared: its joined actor, what that belongs to, its words; neither: nobody known."""

    entity: str | None
    parents: frozenset[str]
    words: frozenset[str]
    person: bool
    broad: bool = False
    """True for a state or a part of the world: much happens there, and to it."""

    @property
    def known(self) -> bool:
        """True if there is anything to compare."""
        return self.entity is not None or bool(self.words)
