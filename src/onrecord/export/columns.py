"""The columns of each table that can be exported, from `columns.tsv`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

ColumnType = Literal["text", "number", "integer", "flag", "date", "list"]
Cell = str | int | float | bool | date | list[str] | None
Row = dict[str, Cell]
TableName = Literal["statements", "occurrences", "series", "commitments", "entities"]
TABLES: tuple[TableName, ...] = ("statements", "occurrences", "series", "commitments", "entities")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its cells (each may be empty), and what it means."""

    name: str
    type: ColumnType
    meaning: str


@cache
def table_columns(table: str) -> Sequence[Column]:
    """The columns of the table, in order; its last ones say where the words stand. KeyError if there is none."""
    found: dict[str, list[Column]] = {}
    for line in files("onrecord.export").joinpath("columns.tsv").read_text("utf-8").splitlines()[1:]:
        name, column, kind, meaning = line.split("\t")
        found.setdefault(name, []).append(Column(column, kind, meaning))  # type: ignore[arg-type]
    return (*found[table], *found["*"])
