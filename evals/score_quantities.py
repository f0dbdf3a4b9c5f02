"""Scores the stage `amounts` on the quantity gold data and prints one JSON line with F1 figures."""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model import Amount, Article, Paragraph, Published
from onrecord.parse.amounts import STAGE, unit_name
from onrecord.parse.draft import Draft
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.times import STAGE as TIMES

ROOT = Path(__file__).resolve().parent.parent
FILES = ("newsquant", "recognizers-age", "recognizers-currency", "recognizers-dimension", "recognizers-temperature")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_article(row: dict[str, Any]) -> Article:
    """An undated article that holds the row's sentence."""
    text = row["text"]
    day = date(2019, 6, 1)
    stated = Published(day, day, "given", "benchmark")
    return Article("gold", row["id"], None, None, None, (), text, "en", stated, (Paragraph(0, len(text)),))


def as_quantity(amount: Amount) -> dict[str, Any]:
    """The amount in the form of the benchmark."""
    value = amount.low if amount.low == amount.high else [amount.low, amount.high]
    return {
        "value": value, "normalized_unit": unit_name(amount), "change": amount.change,
        "concepts": list(amount.concepts),
    }  # fmt: skip


def predict(drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    """One row a draft, with the amounts found in it."""
    rows = []
    for draft in drafts:
        TIMES.run(draft)
        STAGE.run(draft)
        rows.append({"id": draft.article.source_id, "quantities": [as_quantity(a) for a in draft.amounts]})
    return rows


def main() -> None:
    """Runs the stage over each gold file and prints value, value+unit and value+change F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="also print what is missed and extra")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import score_quantities  # noqa: PLC0415

    pipeline = load_pipeline()
    scores: dict[str, Any] = {}
    for name in FILES:
        gold = read_rows(options.shared / "gold" / "quantities" / f"{name}.jsonl.gz")
        predicted = predict(draft_articles(pipeline, [make_article(row) for row in gold if row["text"].strip()]))
        by_id = {row["id"]: row for row in predicted}
        result = score_quantities.score({row["id"]: row for row in gold}, by_id)
        scores[name] = {k: v["f1"] if isinstance(v, dict) else v for k, v in result.items()}
        if options.errors:
            print_errors(gold, by_id)
    print(json.dumps(scores))


def print_errors(gold: list[dict[str, Any]], predicted: dict[str, Any]) -> None:
    """Prints each sentence whose values, units or changes differ from the gold."""
    for row in gold:
        want = [(q["value"], (q["normalized_unit"] or "").lower(), q.get("change") or "=") for q in row["quantities"]]
        got_rows = predicted.get(row["id"], {}).get("quantities", [])
        got = [(q["value"], q["normalized_unit"].lower(), q["change"]) for q in got_rows]
        missed, extra = [x for x in want if x not in got], [x for x in got if x not in want]
        if missed or extra:
            print(row["text"].strip()[:400], "\n    MISSED", missed, "\n    EXTRA", extra)


if __name__ == "__main__":
    main()
