"""`onrecord doctor`: what is installed, which language model is used, and what is missing."""

import platform
import sqlite3
from importlib.metadata import version as package_version
from typing import Annotated, Any

import typer

from onrecord import __version__
from onrecord.cli.main import FINISHED, REFUSED
from onrecord.cli.options import Json, Model, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.errors import LanguageModelMissing, OnrecordError
from onrecord.parse.language import installed_models, load_pipeline
from onrecord.run.filling import count_outdated
from onrecord.run.wiring import default_models_folder, record_for
from onrecord.text.actors import load_actors

COUNTED = ("pages", "articles", "readings", "statements", "judgements", "situations", "issues", "skipped")
"""Tables whose rows say how much a record holds."""


def command(
    record: Annotated[str | None, typer.Option("--record", metavar="PATH", help="A record to look at.")] = None,
    model: Model = None,
    json: Json = False,
) -> None:
    """Say which language model is loaded (version, hash), what the record holds, and what is missing."""
    missing: list[str] = []
    report: dict[str, Any] = {
        "onrecord": __version__,
        "python": platform.python_version(),
        "spacy": package_version("spacy"),
        "sqlite": f"{sqlite3.sqlite_version} ({'FTS5' if has_fts5() else 'no FTS5'})",
        "model": describe_model(model, missing),
        "models installed": installed_models(default_models_folder()),
        "actors": f"{len(load_actors()):,} known actors",
    }
    if not has_fts5():
        missing.append("SQLite was built without FTS5: search does not work. Use another build of Python.")
    if record:
        report["record"] = describe_record(record, model, missing)
    report["missing"] = missing
    if json:
        print_json(report)
    else:
        print_text("\n".join(f"{key:<17} {_plain(value)}" for key, value in report.items()))
    raise typer.Exit(REFUSED if missing else FINISHED)


def has_fts5() -> bool:
    """True if this Python's SQLite can search full text."""
    with sqlite3.connect(":memory:") as connection:
        options = [row[0] for row in connection.execute("PRAGMA compile_options")]
    return "ENABLE_FTS5" in options


def describe_model(name: str | None, missing: list[str]) -> str:
    """The model that is used, with its version and the hash of its files."""
    try:
        pipeline = load_pipeline(name, default_models_folder())
    except LanguageModelMissing as error:
        missing.append(str(error))
        return "none"
    return f"{pipeline.package} {pipeline.version} sha256:{pipeline.sha256}"


def describe_record(path: str, model: str | None, missing: list[str]) -> Any:
    """The record in numbers, and how many of its articles older rules read; or what is wrong with it."""
    try:
        with progress_bar() as bar, record_for(path, make_wiring(bar), read_only=True) as kept:
            facts = kept.facts()
            older = 0 if missing else count_outdated(kept, make_wiring(bar, model))
    except OnrecordError as error:
        missing.append(str(error))
        return "cannot be used"
    counts = ", ".join(f"{facts.rows[table]:,} {table}" for table in COUNTED)
    days = " to ".join(f"{at:%Y-%m-%d}" for at in (facts.first_learned, facts.last_learned) if at)
    learned = f", read from {days}" if days else ""
    told = f"{facts.where}, form {facts.schema_version}, {facts.size_bytes:,} bytes{learned}: {counts}"
    if not older:
        return told
    return f"{told}; {older:,} read by older rules: `onrecord parse --record {facts.where}` reads them again"


def _plain(value: Any) -> str:
    return ", ".join(str(v) for v in value) or "none" if isinstance(value, list) else str(value)
