"""Joining things pair by pair, with what people decided about pairs."""

from collections.abc import Iterable, Sequence

from onrecord.model import Judgement


class Groups:
    """Disjoint sets of ids; the one that was joined first stands for its group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, one: str) -> str:
        """The id that stands for the group of `one`."""
        root = one
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(one, one)) != root:
            self._above[one] = root
            one = above
        return root

    def join(self, keeper: str, other: str) -> None:
        """Both ids are in one group; that of `keeper` stands for it."""
        kept, lost = self.find(keeper), self.find(other)
        if kept != lost:
            self._above[lost] = kept


class Verdicts:
    """Which pairs were judged to be one thing or two; a person's judgement outranks a machine's."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._verdicts: dict[frozenset[str], Judgement] = {}
        for judgement in judgements:
            if judgement.ended_at is None and judgement.verdict != "unsure":
                self._verdicts.setdefault(frozenset((judgement.left, judgement.right)), judgement)

    def different(self, left: str, right: str) -> bool:
        """True if the two were judged to be different."""
        found = self._verdicts.get(frozenset((left, right)))
        return found is not None and found.verdict == "different"

    def same(self) -> Sequence[Judgement]:
        """Judgements that two are one, in a stable order."""
        found = [j for j in self._verdicts.values() if j.verdict == "same"]
        return sorted(found, key=lambda j: (j.left, j.right))
