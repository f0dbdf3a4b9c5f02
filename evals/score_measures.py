"""Scores the stage `measures` on the gold records and prints one JSON line with its F1 and attributes."""

import argparse
import json
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model import Article, Measure, Paragraph, Published, Statement
from onrecord.parse import amounts, measures, names, times
from onrecord.parse.language import load_pipeline
from onrecord.parse.stages import StatementParser

ROOT = Path(__file__).resolve().parent.parent
STAGES = [module.STAGE for module in (times, names, amounts, measures)]


def make_article(record: dict[str, Any]) -> Article:
    """The record's text as an article of its day."""
    day = date.fromisoformat(record["published"])
    stated = Published(day, day, "given", "gold")
    text = record["text"]
    paragraph = Paragraph(0, len(text))
    return Article("gold", record["id"], None, record["outlet"], record["title"], (), text, "en", stated, (paragraph,))


def as_fact(words: str, statement: Statement) -> dict[str, Any]:
    """A measure in the form of the gold records."""
    act = statement.act
    assert isinstance(act, Measure)
    amount, text = act.amount, statement.spans[0]
    return {
        "kind": "measure", "of": act.of, "place": statement.place.name if statement.place else None,
        "value": amount.low, "high": None if amount.low == amount.high else amount.high, "hedge": amount.hedge,
        "unit": amount.unit or amount.of, "as_of": statement.when.edtf if statement.when else None,
        "text": text.words(words), "text_span": text.pair(), "sentence_span": statement.sentence.pair(),
        "topic": act.topic, "counted_by": act.counted_by, "clause": act.clause.words(words),
        "score": statement.score, "made_by": statement.made_by,
    }  # fmt: skip


def main() -> None:
    """Runs times, names, amounts and measures over the gold records and scores the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="also print what is missed and extra")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import score_records  # noqa: PLC0415

    gold = score_records.load_gold(options.shared / "gold" / "records")
    predicted: dict[str, list[dict[str, Any]]] = {}
    parser_of_text = StatementParser(load_pipeline(), STAGES)
    for reading in parser_of_text.parse([make_article(record) for record in gold.values()]):
        for skipped in reading.skipped:
            print(skipped.stage, skipped.why, file=sys.stderr)
        predicted[reading.article.source_id] = [as_fact(reading.article.text, s) for s in reading.statements]
    tally: dict[str, Any] = defaultdict(score_records.Tally)
    errors: list[Any] = []
    for key, record in gold.items():
        score_records.score_article(record, predicted[key], tally, errors)
    report(tally["measure"], errors if options.errors else [])


def report(tally: Any, errors: list[Any]) -> None:
    """Prints recall, precision, F1 and the shares of right attributes."""
    recall, precision, f1 = tally.prf()
    attributes = {k[3:]: round(v / tally["n"], 3) for k, v in tally.items() if k.startswith("at_")}
    for what, kind, key, fact in errors:
        if kind == "measure":
            print(what, key, json.dumps(fact, ensure_ascii=False))
    print(json.dumps({"recall": recall, "precision": precision, "f1": f1, "counts": Counter(tally), **attributes}))


if __name__ == "__main__":
    main()
