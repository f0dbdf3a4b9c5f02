"""Which words of a question belong together, and whether they do so in a sentence: "British" with "soldiers"."""

import re
from collections.abc import Sequence

from onrecord.model.tree import Tree
from onrecord.tell.answer.kin import WIDER
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.words import stem

CLOSE = (1.0, 1.0, 1.0, 0.7, 0.4)
"""What it is worth that two words stand so many steps from each other in the tree (our own judgement)."""
NEXT = 0.7
"""From which closeness two words belong to each other."""
Link = tuple[int, int]


def link_needs(
    tree: Tree, needs: Sequence[Need], hole: tuple[int, int] | None
) -> tuple[tuple[Link, ...], tuple[int, ...]]:
    """The pairs of needs, by number, of which one depends on the other in the question; and those beside its hole."""
    owner = {i: n for n, need in enumerate(needs) for i, w in enumerate(tree.words) if need.start <= w.start < need.end}
    asked = {i for i, w in enumerate(tree.words) if hole and hole[0] <= w.start and w.end <= hole[1]}
    links: dict[Link, None] = {}
    beside: dict[int, None] = {}
    loose: list[int] = []
    for number in range(len(needs)):
        top = next((i for i, own in owner.items() if own == number and owner.get(tree.words[i].head) != number), None)
        if top is None:
            continue
        above = _above(tree, top, owner, number)
        if above is not None:
            links[number, above] = None
        else:
            loose.append(number)
    for word in asked:
        above = owner.get(word)
        above = above if above is not None else _above(tree, word, owner, -1)
        if above is not None:
            beside[above] = None
    links |= {(number, loose[0]): None for number in loose[1:]}
    return tuple(links), tuple(beside)


def _above(tree: Tree, word: int, owner: dict[int, int], own: int) -> int | None:
    """The need that the word depends on, words between them aside."""
    while tree.words[word].head != word:
        word = tree.words[word].head
        if owner.get(word, own) != own:
            return owner[word]
    return None


def find_needs(tree: Tree, needs: Sequence[Need], named: Sequence[tuple[int, str]], first: int) -> list[frozenset[int]]:
    """For each need the words of the sentence that speak of it; `named` are the article's entities by their place."""
    return [_words_for(tree, need, named, first) for need in needs]


def _words_for(tree: Tree, need: Need, named: Sequence[tuple[int, str]], first: int) -> frozenset[int]:
    if not need.is_name:
        kin = need.kin
        return frozenset(
            i for i, w in enumerate(tree.words) if max(kin.get(stem(w.text), 0.0), kin.get(stem(w.lemma), 0.0)) >= WIDER
        )
    starts = {at - first for at, entity in named if need.entity and entity == need.entity}
    starts |= {m.start() for name in need.names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", tree.text)}
    return frozenset(i for i, w in enumerate(tree.words) if any(w.start <= at < w.end for at in starts))


def steps_between(tree: Tree, one: frozenset[int], other: frozenset[int]) -> int | None:
    """The fewest steps in the tree from a word of the one to a word of the other; None without both."""
    paths = [_path(tree, i) for i in one]
    found = [_meet(path, _path(tree, j)) for path in paths for j in other]
    return min(found, default=None)


def _path(tree: Tree, i: int) -> list[int]:
    path = [i]
    while tree.words[i].head != i and len(path) < len(tree.words):
        i = tree.words[i].head
        path.append(i)
    return path


def _meet(one: list[int], other: list[int]) -> int:
    places = {word: place for place, word in enumerate(one)}
    return next((places[word] + place for place, word in enumerate(other) if word in places), len(one) + len(other))


def closeness(steps: int | None) -> float:
    """1 for words that depend on each other, 0 for those far apart or missing."""
    return CLOSE[steps] if steps is not None and steps < len(CLOSE) else 0.0
