"""The word lists of the grammar, read once from the tables beside this module."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Generic, Literal, TypeVar

from onrecord.model import Change, Hedge
from onrecord.parse.amounts.lexemes import Lexeme, cut_lexemes

T = TypeVar("T")


@dataclass(slots=True)
class PhraseTable(Generic[T]):
    """Phrases by their first piece, longest first; `exact` tells whether case counts."""

    exact: bool
    rows: dict[str, list[tuple[tuple[tuple[str, bool], ...], T]]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: T) -> None:
        """After the call `phrase` stands in the table (an earlier row for the same phrase wins)."""
        pieces = tuple((self._key(x), x.glued) for x in cut_lexemes(phrase, 0, len(phrase)))
        if not pieces:
            return
        held = self.rows.setdefault(pieces[0][0], [])
        if all(pieces != known for known, _ in held):
            held.append((pieces, meaning))
            held.sort(key=lambda row: -len(row[0]))

    def match(self, lexemes: Sequence[Lexeme], at: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that begins at lexeme `at`, and the index after it."""
        if at >= len(lexemes):
            return None
        for pieces, meaning in self.rows.get(self._key(lexemes[at]), ()):
            stop = at + len(pieces)
            if stop <= len(lexemes) and all(
                self._key(lexemes[at + n]) == piece and (n == 0 or not glued or lexemes[at + n].glued)
                for n, (piece, glued) in enumerate(pieces)
            ):
                return meaning, stop
        return None

    def _key(self, lexeme: Lexeme) -> str:
        return lexeme.text if self.exact else lexeme.low


SMALL_COINS = frozenset({"cent", "sen", "penny"})
"""Money too small for the sums that an analyst keeps, and for a change of more than a price."""

UnitKind = Literal[
    "share", "score", "times", "length", "area", "volume", "mass", "time", "rate", "energy", "temperature",
    "data_size", "money", "age", "count",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's plain name and what it measures."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Hedging:
    """How far a figure is to be trusted: the hedge, and the change sign of the benchmarks."""

    hedge: Hedge
    change: Change


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package as lists of cells; comments and blank lines are left out."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _plurals(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        if not word.endswith("s"):
            yield word + "s"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Units by word (any case) and by symbol (exact case), money before the number, hedges, change words."""

    words: PhraseTable[Unit]
    symbols: PhraseTable[Unit]
    money: PhraseTable[Unit]
    hedges_before: PhraseTable[Hedging]
    hedges_after: PhraseTable[Hedging]
    changes: dict[str, tuple[Change, bool]]
    """Direction by lemma, and whether it moves percentages and points only."""


@cache
def load_lexicon() -> Lexicon:
    """The word lists, read once."""
    words: PhraseTable[Unit] = PhraseTable(exact=False)
    symbols: PhraseTable[Unit] = PhraseTable(exact=True)
    money: PhraseTable[Unit] = PhraseTable(exact=True)
    for name, kind, spelled, signs, *_ in table_rows("units.tsv"):
        _add_unit(words, symbols, Unit(name, kind), spelled, signs)  # type: ignore[arg-type]
    for name, spelled, before, after, *_ in table_rows("currencies.tsv"):
        unit = Unit(name, "money")
        _add_unit(words, symbols, unit, spelled, after)
        for form in _split(before):
            money.add(form, unit)
    before_table: PhraseTable[Hedging] = PhraseTable(exact=False)
    after_table: PhraseTable[Hedging] = PhraseTable(exact=False)
    for phrase, place, hedge, change in table_rows("hedges.tsv"):
        table = before_table if place == "before" else after_table
        table.add(_reversed(phrase) if place == "before" else phrase, Hedging(hedge, change))  # type: ignore[arg-type]
    return Lexicon(words, symbols, money, before_table, after_table, _read_changes())


@cache
def money_names() -> frozenset[str]:
    """The plain names of all currencies."""
    return frozenset(row[0] for row in table_rows("currencies.tsv"))


def _read_changes() -> dict[str, tuple[Change, bool]]:
    directions: dict[str, Change] = {"up": "up", "down": "down"}
    return {word: (directions[way], moved == "share") for word, way, moved in table_rows("change_words.tsv")}


def _reversed(phrase: str) -> str:
    return " ".join(x.text for x in reversed(cut_lexemes(phrase, 0, len(phrase))))


def _add_unit(words: PhraseTable[Unit], symbols: PhraseTable[Unit], unit: Unit, spelled: str, signs: str) -> None:
    for word in _plurals(_split(spelled)):
        words.add(word, unit)
    for sign in _split(signs):
        symbols.add(sign, unit)
