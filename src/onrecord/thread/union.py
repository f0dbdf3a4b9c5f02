"""Joining things pair by pair, with what people decided about pairs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.model import Judgement, Trace

MACHINE = "machine:"
"""How the author of a machine's judgement begins."""
Ids = Callable[[str, Sequence[Trace]], Sequence[str]]
"""The single things that one side of a judgement stands for."""


class Groups:
    """Disjoint sets of ids; the one that was joined first stands for its group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

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
            self._members.setdefault(kept, [kept]).extend(self._members.pop(lost, [lost]))

    def members(self, root: str) -> Sequence[str]:
        """All ids of the group that `root` stands for."""
        return self._members.get(root, [root])


def newest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements in force by rank: people's before machines', the newer before the older."""
    held = [j for j in judgements if j.ended_at is None]
    held.reverse()
    return sorted(sorted(held, key=lambda j: j.at, reverse=True), key=lambda j: j.by.startswith(MACHINE))


def _named(side: str, traces: Sequence[Trace]) -> list[str]:
    return [a.id for a in traces] or [side]


class Verdicts:
    """Which pairs were judged to be one thing or two: a person outranks a machine, the newer the older."""

    def __init__(self, judgements: Iterable[Judgement], ids_of: Ids = _named) -> None:
        self._verdicts: dict[frozenset[str], tuple[str, str, Judgement]] = {}
        self._rivals: dict[str, set[str]] = defaultdict(set)
        for judgement in newest_first(judgements):
            if judgement.verdict not in ("same", "different"):
                continue
            for left in ids_of(judgement.left, judgement.left_of):
                for right in ids_of(judgement.right, judgement.right_of):
                    self._verdicts.setdefault(frozenset((left, right)), (left, right, judgement))
        for left, right, judgement in self._verdicts.values():
            if judgement.verdict == "different" and left != right:
                self._rivals[left].add(right)
                self._rivals[right].add(left)

    def apart(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """True if one of `left` was judged to be different from one of `right`."""
        if not self._rivals:
            return False
        return any(not self._rivals[one].isdisjoint(right) for one in left if one in self._rivals)

    def same(self) -> Sequence[tuple[str, str, Judgement]]:
        """Pairs that were judged to be one, each with its judgement: first those of the ids that were named."""
        found = [judged for judged in self._verdicts.values() if judged[2].verdict == "same" and judged[0] != judged[1]]
        return sorted(found, key=lambda s: (s[0] != s[2].left, s[1] != s[2].right, s[:2]))
