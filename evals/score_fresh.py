"""The parse against articles annotated by hand after the rules were made: offsets and labels only, no text.

    python -m evals.score_fresh [--shared ../shared] [--errors KIND]
    python -m evals.score_fresh --add FOLDER --part third --read measure,next     (keep records without their text)

`records_fresh.jsonl` holds a row an article: its id in the shared corpus, the day it was written, the `part` it came
with, `until` where the annotation ends, the `kinds` that are complete there, and the facts as in gold/records with
spans in place of strings. Floors are of a part, whose articles stay the same. `read` are the kinds whose errors were
read when rules were mended; the figures of `unread` leave those out, and are the ones to trust. One annotator each,
one pass.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.score_records import ROOT, make_article
from onrecord.contract import fact_json
from onrecord.run.wiring import Wiring, make_parser

ROWS = ROOT / "evals" / "records_fresh.jsonl"
STRINGS = {
    "event": ("actor_text", "recipient_text"), "measure": ("text",), "claim": ("source_text", "cue", "content"),
    "commitment": ("promise",), "next": ("what",),
}  # fmt: skip
NAMED = {"actor": "actor_text", "recipient": "recipient_text", "source": "source_text"}
"""Names that stand for a string of the text: left out where they are that string."""


def without_text(record: dict[str, Any], read: Iterable[str], part: str) -> dict[str, Any]:
    """The row of a record: its strings as spans, its own labels as they are."""
    facts = []
    for fact in record["facts"]:
        row = {key: value for key, value in fact.items() if key not in ("sentence", "alt_sentence_spans")}
        for name in STRINGS[fact["kind"]]:
            row.pop(name, None)
        for name, string in NAMED.items():
            if name in row and row[name] == fact[string]:
                del row[name]
        facts.append(row)
    kinds = record.get("kinds") or sorted(STRINGS)
    return {"id": record["id"], "published": record["published"], "part": part, "until": record["annotated_until"],
            "kinds": kinds, "read": sorted(read), "facts": facts}  # fmt: skip


def with_text(row: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    """The record of a row, its strings cut from the article's text."""
    text = article["text"]
    facts = []
    for kept in row["facts"]:
        fact = dict(kept, sentence=text[slice(*kept["sentence_span"])])
        for name in STRINGS[kept["kind"]]:
            span = kept.get(f"{name}_span")
            fact[name] = text[slice(*span)] if span else None
        for name, string in NAMED.items():
            if string in STRINGS[kept["kind"]]:
                fact.setdefault(name, fact[string])
        facts.append(fact)
    return {"id": row["id"], "outlet": article["outlet"], "title": article["title"], "published": row["published"],
            "annotated_until": row["until"], "text": text, "facts": facts}  # fmt: skip


def read_rows() -> list[dict[str, Any]]:
    """The rows of `records_fresh.jsonl`."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def find_articles(shared: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The articles of the shared corpus with these ids; SystemExit if one is missing."""
    found = {}
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    found[article["id"]] = article
    if wanted - found.keys():
        raise SystemExit(f"not in the shared corpus: {sorted(wanted - found.keys())}")
    return found


def score_rows(scorer: ModuleType, rows: list[dict[str, Any]], shared: Path, errors: list[Any]) -> dict[str, Any]:
    """Recall, precision and F1 of each kind over the rows that are complete in it: all, those not read, each part."""
    articles = find_articles(shared, {row["id"] for row in rows})
    records = [with_text(row, articles[row["id"]]) for row in rows]
    readings = make_parser(Wiring(model=None)).parse(make_article(record, record["id"]) for record in records)
    every: dict[str, Any] = defaultdict(scorer.Tally)
    some: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(scorer.Tally))
    for row, record, reading in zip(rows, records, readings, strict=True):
        facts = [fact_json(statement, record["text"]) for statement in reading.statements]
        tally: dict[str, Any] = defaultdict(scorer.Tally)
        scorer.score_article(record, facts, tally, errors)
        for kind in row["kinds"]:
            every[kind].update(tally[kind])
            some[row["part"]][kind].update(tally[kind])
            if kind not in row["read"]:
                some["unread"][kind].update(tally[kind])
    return {**_figures(every), **{name: _figures(tallies) for name, tallies in some.items()}}


def _figures(tallies: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, tally in sorted(tallies.items()):
        recall, precision, f1 = tally.prf()
        found[kind] = {"gold": tally["gold"], "predicted": tally["pred"], "matched": tally["hit"], "recall": recall,
                       "precision": precision, "f1": f1}  # fmt: skip
    if "event" in tallies:
        found["event_relaxed"] = dict(zip(("recall", "precision", "f1"), tallies["event"].prf("r_"), strict=True))
    return found


def main() -> None:
    """Print one JSON line of figures; with --add, keep more records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", default="", help="also print what is missed and extra of this kind")
    parser.add_argument("--add", type=Path, help="a folder of records in the form of gold/records")
    parser.add_argument("--read", default="", help="with --add: kinds whose errors were read")
    parser.add_argument("--part", default="second", help="with --add: the part that they make, or belong to")
    asked = parser.parse_args()
    sys.path.insert(0, str(asked.shared / "score"))
    import score_records as scorer  # noqa: PLC0415

    if asked.add:
        rows = {row["id"]: row for row in read_rows()} if ROWS.exists() else {}
        fresh, read = scorer.load_gold(asked.add), list(filter(None, asked.read.split(",")))
        rows |= {key: without_text(record, read, asked.part) for key, record in fresh.items()}
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for _, row in sorted(rows.items())]
        ROWS.write_text("".join(lines), encoding="utf-8")
        return
    errors: list[Any] = []
    figures = score_rows(scorer, read_rows(), asked.shared, errors)
    for what, kind, key, fact in errors:
        if kind == asked.errors:
            print(what, key, json.dumps(fact, ensure_ascii=False), file=sys.stderr)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
