"""The grammar of one sentence: its words, and which word each depends on."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence at `[start, end)` of the sentence's text.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the ClearNLP label of its link to the word with
    number `head` (its own number for the root).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence in order; `children` are the numbers of the words that depend on each."""

    text: str
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...] = field(default=())

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head != number:
                below[word.head].append(number)
        object.__setattr__(self, "children", tuple(tuple(kids) for kids in below))

    @property
    def root(self) -> int | None:
        """The number of the word that depends on no other; None if there are no words."""
        return next((i for i, word in enumerate(self.words) if word.head == i), None)

    def kids(self, number: int, *deps: str) -> list[int]:
        """The words that depend on that word, of these labels only if any are given."""
        return [i for i in self.children[number] if not deps or self.words[i].dep in deps]

    def subtree(self, number: int) -> list[int]:
        """The numbers of the word and of all that depend on it, in order."""
        found, waiting = [], [number]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting.extend(self.children[one])
        return sorted(found)
