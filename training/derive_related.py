"""Derive the table of related words, src/onrecord/tell/answer/wordnet.tsv, from the files of WordNet 3.0.

    derive_related.py FOLDER     the folder with data.verb, data.noun (or data.noun1, data.noun2), index.sense, ...

A line of the table: a word; words that share a sense or a root with it; words that are broader or narrower. Rare senses
and words are left out, and so are the members of senses that hold many kinds.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "onrecord" / "tell" / "answer" / "wordnet.tsv"
HEAD = "# Derived from WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved; see wordnet.licence.\n"
PARTICLES = frozenset(
    "out off up down over back in on away through together apart aside forward along around about".split()
)
KINDS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
OF_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
LEAST_COUNT, LEAST_COUNT_WIDER = 2, 3
"""How often WordNet's own tagged texts have a word that is kept, and one that is only broader or narrower."""
LEAST_SHARE, SENSES_AT_MOST = 0.05, 5
"""Share of a word's uses that a sense has which is kept, and how many are."""
NARROWER_AT_MOST = 14
"""A sense with more kinds below it says too little of each."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The words of one sense, and its pointers: sign, part of speech and place of the other, and which word of each."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]

    def count(self, sign: str) -> int:
        """How many pointers of that sign it has."""
        return sum(pointer[0] == sign for pointer in self.pointers)


def read_senses(folder: Path) -> dict[tuple[str, str], Sense]:
    """All senses by part of speech and place."""
    found = {}
    for kind, name in KINDS.items():
        text = "".join(path.read_text("latin-1") for path in sorted(folder.glob(f"data.{name}*")))
        for line in text.splitlines():
            if not line.startswith("  ") and " | " in line:
                fields = line.split(" | ")[0].split()
                found[kind, fields[0]] = _read_sense(fields)
    return found


def _read_sense(fields: list[str]) -> Sense:
    size = int(fields[3], 16)
    words = tuple(fields[4 + 2 * i].split("(")[0].lower() for i in range(size))
    at = 5 + 2 * size
    rows = (fields[at + 4 * i : at + 4 * i + 4] for i in range(int(fields[at - 1])))
    pointers = (
        (s, kind.replace("s", "a"), place, int(ends[:2], 16), int(ends[2:], 16)) for s, place, kind, ends in rows
    )
    return Sense(words, tuple(pointers))


class Words:
    """The words that are kept, each with its usual senses."""

    def __init__(self, folder: Path) -> None:
        self.uses: dict[str, int] = defaultdict(int)
        self._senses: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
        for line in (folder / "index.sense").read_text("latin-1").splitlines():
            key, place, number, uses = line.split()
            word, rest = key.split("%")
            self._senses[word, OF_KEY[rest[0]]].append((int(number), place, int(uses)))
            self.uses[word] += int(uses)
        self.known = {w for w in self.uses if _is_plain(w) and (self.uses[w] >= LEAST_COUNT or "_" in w)}

    def senses(self, word: str, kind: str) -> list[str]:
        """The places of the senses that the word mostly has."""
        senses = sorted(self._senses[word, kind])
        total = sum(uses for _, _, uses in senses)
        if not total:
            return [place for _, place, _ in senses][: 3 if "_" in word else 1]
        return [p for _, p, uses in senses if uses and uses >= LEAST_SHARE * total][:SENSES_AT_MOST]


def _is_plain(word: str) -> bool:
    """True for a single word, or a verb with its particle."""
    first, _, particle = word.partition("_")
    return first.replace("-", "").isalpha() and (not particle or particle in PARTICLES)


def relate(word: str, words: Words, senses: dict[tuple[str, str], Sense]) -> tuple[set[str], set[str]]:
    """The words that share a sense or a root with the word, and those that are broader or narrower."""
    alike: set[str] = set()
    wider: set[str] = set()
    for kind in KINDS:
        for place in words.senses(word, kind):
            sense = senses[kind, place]
            alike |= set(sense.words)
            own = sense.words.index(word) + 1 if word in sense.words else 0
            for sign, other_kind, other_place, source, _ in sense.pointers:
                other = senses[other_kind, other_place]
                if sign in ("+", "\\") and source == own:
                    alike |= set(other.words)
                elif (sign == "@" and other.count("~") <= NARROWER_AT_MOST) or sign in ("*", ">", "$"):
                    wider |= set(other.words)
                elif sign == "~" and sense.count("~") <= NARROWER_AT_MOST:
                    wider |= {x for x in other.words if x in words.known and other_place in words.senses(x, other_kind)}
                elif sign == "&" and kind == "a":
                    wider |= set(other.words)
    alike = {x for x in alike & words.known if x != word}
    return alike, {x for x in (wider & words.known) - alike if x != word and words.uses[x] >= LEAST_COUNT_WIDER}


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    words, senses = Words(folder), read_senses(folder)
    rows = ((word, *relate(word, words, senses)) for word in sorted(words.known))
    lines = [
        f"{w}\t{' '.join(sorted(alike))}\t{' '.join(sorted(wider))}\n" for w, alike, wider in rows if alike or wider
    ]
    TABLE.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
