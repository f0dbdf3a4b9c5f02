"""The word lists of measures, read once: outcomes, words that count the same thing, nouns left out."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Lemmas by what they do: `outcome`, `same`, `more` and `sums` map to the key they stand for."""

    outcome: dict[str, str]
    same: dict[str, str]
    more: dict[str, str]
    plain: frozenset[str]
    skip: frozenset[str]
    small: frozenset[str]
    happening: frozenset[str]
    moving: frozenset[str]
    resizing: frozenset[str]
    level: frozenset[str]
    opinion: frozenset[str]
    sums: dict[str, str]
    planning: frozenset[str]


@cache
def load_words() -> MeasureWords:
    """The lists of `words.tsv`."""
    found: dict[str, dict[str, str]] = {}
    text = files(__package__).joinpath("words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, what, key = line.split("\t")
            found.setdefault(what, {})[word] = key or word
    return MeasureWords(
        found["outcome"], found["same"], found["more"], frozenset(found["plain"]), frozenset(found["skip"]),
        frozenset(found["small"]), frozenset(found["happening"]), frozenset(found["moving"]),
        frozenset(found["resizing"]), frozenset(found["level"]), frozenset(found["opinion"]),
        found["sum"], frozenset(found["planning"]),
    )  # fmt: skip
