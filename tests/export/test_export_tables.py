"""CSV, Parquet and JSON lines, read as their users read them."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from onrecord.errors import ExtraMissing, NothingFound, SettingWrong
from onrecord.export import extras
from onrecord.export.cameo import cameo_codes, cameo_of
from onrecord.export.columns import TABLES, table_columns
from onrecord.export.tables import write_csv
from onrecord.model import PLOVER_TYPES
from onrecord.record import Record
from onrecord.run.asking import Question
from onrecord.run.exporting import OFS, Format, Of, export_record
from onrecord.run.wiring import Wiring


def written(record: Record, wiring: Wiring, format: Format, of: Of | None = None, about: str | None = None) -> bytes:
    """What the export writes."""
    out = io.BytesIO()
    export_record(record, Question(about), wiring, format, of, out)
    return out.getvalue()


def rows_of(csv_bytes: bytes) -> list[dict[str, str]]:
    """The rows as the csv module reads them."""
    return list(csv.DictReader(io.StringIO(csv_bytes.decode("utf-8"), newline="")))


@pytest.mark.parametrize("of", TABLES)
def test_every_row_points_to_its_exact_words(record: Record, wiring: Wiring, of: Of) -> None:
    """Each row of each table names an article in which its words stand between its offsets."""
    rows = [json.loads(line) for line in written(record, wiring, "jsonl", of).splitlines()]
    assert rows
    for row in rows:
        if row["article"] is None:
            assert of == "entities" and row["mentions"] == 0
            continue
        article = record.article(row["article"])
        assert article is not None
        assert article.text[row["start"] : row["end"]] == row["words"]
        assert row["words"].strip(" .") in row["sentence"]


@pytest.mark.parametrize("of", TABLES)
def test_the_three_forms_hold_the_same_rows(record: Record, wiring: Wiring, of: Of) -> None:
    """CSV, Parquet and JSON lines have the same columns in the same order, and as many rows."""
    names = [column.name for column in table_columns(of)]
    told = rows_of(written(record, wiring, "csv", of))
    table = pyarrow.parquet.read_table(io.BytesIO(written(record, wiring, "parquet", of)))
    lines = [json.loads(line) for line in written(record, wiring, "jsonl", of).splitlines()]
    assert list(told[0]) == table.schema.names == list(lines[0]) == names
    assert len(told) == table.num_rows == len(lines)
    for row, line in zip(table.to_pylist(), lines, strict=True):
        assert {k: str(v) if hasattr(v, "isoformat") else v for k, v in row.items()} == line


def test_a_second_run_writes_the_same_bytes(record: Record, wiring: Wiring) -> None:
    """No export depends on when it is made."""
    for format, ofs in OFS.items():
        for of in ofs:
            assert written(record, wiring, format, of) == written(record, wiring, format, of), (format, of)


def test_no_cell_can_run_as_a_formula(record: Record, wiring: Wiring) -> None:
    """A text that begins like a formula has an apostrophe before it, and the rest of it is whole."""
    columns = table_columns("statements")[:3]
    signs = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "＝1", "a=b", 'say "hi",\nyou', "nul\0"]
    out = io.BytesIO()
    write_csv(({"id": sign, "kind": None} for sign in signs), columns, out)
    cells = [row["id"] for row in rows_of(out.getvalue())]
    assert cells == [*(f"'{sign}" for sign in signs[:8]), "a=b", 'say "hi",\nyou', "nul\ufffd"]
    everything = rows_of(written(record, wiring, "csv"))
    assert not [c for row in everything for c in row.values() if c.startswith(("=", "+", "@"))]


def test_a_negative_number_stays_a_number() -> None:
    """Figures are no formulas: a fall of 3 is -3 in the cell."""
    columns = [column for column in table_columns("statements") if column.name == "value"]
    out = io.BytesIO()
    write_csv([{"value": -3.0}, {"value": 2.5}], columns, out)
    assert out.getvalue() == b"value\r\n-3\r\n2.5\r\n"


def test_half_a_surrogate_stops_no_export() -> None:
    """A text that is no UTF-8 is written with a mark in place of what cannot be."""
    out = io.BytesIO()
    assert write_csv([{"id": "bad \ud800 half"}], table_columns("statements")[:1], out) == 1
    assert out.getvalue() == b"id\r\nbad ? half\r\n"


def test_an_event_has_its_plover_and_cameo_codes(record: Record, wiring: Wiring) -> None:
    """The accusation of the sample has type, mode, code, root and quad class; a claim has none."""
    rows = rows_of(written(record, wiring, "csv", "statements"))
    accused = next(row for row in rows if row["plover_type"] == "ACCUSE")
    assert (accused["cameo_code"], accused["cameo_root"], accused["quad_class"]) == ("112", "11", "3")
    assert (accused["actor_id"], accused["recipient_id"]) == ("iraq", "turkey")
    assert all(not row["cameo_code"] for row in rows if row["kind"] != "event")


def test_the_subject_chooses_the_articles(record: Record, wiring: Wiring) -> None:
    """With a subject only articles about it are exported; a subject without articles is an error that says so."""
    about = rows_of(written(record, wiring, "csv", about="Erbil"))
    assert {row["source_id"] for row in about} == {"r1"}
    with pytest.raises(NothingFound, match="zebra"):
        written(record, wiring, "csv", about="zebra")


def test_a_format_says_what_it_holds(record: Record, wiring: Wiring) -> None:
    """What a format cannot hold is refused with what it can."""
    with pytest.raises(SettingWrong, match="It holds: brief"):
        written(record, wiring, "ninjs", "series")


@pytest.mark.parametrize(("format", "extra"), [("parquet", "parquet"), ("stix", "stix")])
def test_a_missing_package_names_its_installation(
    record: Record, wiring: Wiring, format: Format, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra's package the error gives the command that installs it."""

    def nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras.importlib, "import_module", nothing)
    with pytest.raises(ExtraMissing, match=rf"pip install 'onrecord\[{extra}\]'"):
        written(record, wiring, format)


def test_every_type_and_mode_that_the_parse_gives_has_a_code() -> None:
    """The table knows each of the sixteen types, and each mode of the parse's own tables."""
    folder = Path(extras.__file__).parents[1] / "parse" / "events" / "lexicon"
    assert {kind for kind, mode in cameo_codes() if mode is None} == set(PLOVER_TYPES)
    wanted = set()
    for kind in PLOVER_TYPES:
        lines = (folder / f"{kind.lower()}.tsv").read_text("utf-8").splitlines()
        place = lines[0].split("\t").index("mode")
        wanted |= {(kind, line.split("\t")[place]) for line in lines[1:]}
    lines = (folder / "modes.tsv").read_text("utf-8").splitlines()[1:]
    wanted |= {tuple(line.split("\t")[:2]) for line in lines}
    known = {(kind, mode or "-") for kind, mode in cameo_codes()}
    assert len(wanted) > 50
    assert wanted - {(kind, "-") for kind in PLOVER_TYPES} <= known


def test_the_codes_lead_back_to_their_types(shared: Path) -> None:
    """Each code's root is one that the ontology's own table gives to the same PLOVER type."""
    lines = (shared / "gold" / "events" / "cameo_to_plover.tsv").read_text("utf-8").splitlines()[1:]
    roots: dict[str, set[str]] = {}
    for code, kind, *_ in (line.split("\t") for line in lines):
        roots.setdefault(kind, set()).add(code[:2])
    assert len(roots) >= 16
    strange = {k for k in cameo_codes() if cameo_of(*k).root not in roots[k[0]]}
    assert not strange


def test_every_column_is_described_in_the_reference() -> None:
    """The reference page has each column of each table with its type and meaning, and no other."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text("utf-8")
    shared_from = table_columns("series")[-11:]
    for table in TABLES:
        part = page.split(f"### {table}\n")[1].split("\n#")[0]
        told = [line for line in part.splitlines() if line.startswith("| `")]
        own = [column for column in table_columns(table) if column not in shared_from]
        assert told == [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in own]
    assert all(f"| `{c.name}` | {c.type} | {c.meaning} |" in page for c in shared_from)
