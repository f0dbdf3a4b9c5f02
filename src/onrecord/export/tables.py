"""Rows as CSV, JSON lines and Parquet, written as they come."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from onrecord.export.columns import Cell, Column, Row
from onrecord.export.extras import load_extra
from onrecord.export.plain import clean_text

ROWS_A_GROUP = 4_096
"""Rows of one Parquet row group: some 4 MB of text in memory, and few enough groups to read fast."""
JOINT = " | "
"""Between the parts of a list in one CSV cell."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula at the head of a text (OWASP, "CSV Injection"), wide forms included."""


def write_csv(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> int:
    """The rows stand in `out` as CSV (RFC 4180, UTF-8) under a line of names; how many.

    A text that a spreadsheet could run as a formula has an apostrophe before it.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in columns])
        count = 0
        for row in rows:
            writer.writerow([_csv_cell(row.get(column.name)) for column in columns])
            count += 1
        return count
    finally:
        text.detach()


def _csv_cell(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return int(cell) if cell == int(cell) else cell
        case date():
            return cell.isoformat()
        case list():
            return _unarmed(JOINT.join(cell))
        case _:
            return _unarmed(cell)


def _unarmed(text: str) -> str:
    """`text` that no spreadsheet runs."""
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text


def write_jsonl(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> int:
    """The rows stand in `out` as JSON, one object a line with all columns; how many."""
    count = 0
    for row in rows:
        told = {column.name: row.get(column.name) for column in columns}
        out.write(json_bytes(told) + b"\n")
        count += 1
    return count


def json_bytes(value: Any, indent: int | None = None) -> bytes:
    """`value` as JSON in UTF-8; days as ISO 8601, half surrogates as "?"."""
    return json.dumps(value, ensure_ascii=False, default=str, indent=indent).encode("utf-8", "replace")


def write_json_list(head: dict[str, Any], name: str, values: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """A JSON object stands in `out`: `head`, then `name` with the values, each written as it comes; how many."""
    opened = json_bytes(head)[:-1]
    out.write(opened + (b", " if head else b"") + json_bytes(name) + b": [")
    count = 0
    for value in values:
        out.write((b",\n" if count else b"\n") + json_bytes(value))
        count += 1
    out.write(b"\n]}\n")
    return count


def write_parquet(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> int:
    """The rows stand in `out` as Parquet with typed columns; how many. ExtraMissing without pyarrow."""
    arrow = load_extra("pyarrow", "parquet")
    parquet = load_extra("pyarrow.parquet", "parquet")
    types = {
        "text": arrow.string(), "number": arrow.float64(), "integer": arrow.int64(), "flag": arrow.bool_(),
        "date": arrow.date32(), "list": arrow.list_(arrow.string()),
    }  # fmt: skip
    fields = [arrow.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in columns]
    schema = arrow.schema(fields)
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            told = [{c.name: _plain_cell(row.get(c.name)) for c in columns} for row in group]
            writer.write_table(arrow.Table.from_pylist(told, schema=schema))
            count += len(group)
    return count


def _plain_cell(cell: Cell) -> Cell:
    """The cell as Arrow can hold it: only half surrogates are no UTF-8."""
    if isinstance(cell, str):
        return cell if cell.isascii() else clean_text(cell)
    return [clean_text(part) for part in cell] if isinstance(cell, list) else cell


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while group := list(islice(rest, ROWS_A_GROUP)):
        yield group
