"""Score the stage `promises`: gold records' commitments and nexts, and manifesto sentences with and without a pledge.

    python evals/score_promises.py [--shared ../shared] [--limit N] [--errors N]

Prints one JSON line. A manifesto sentence counts as a pledge if the stage finds a commitment in it.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from evals.score_events import drafts, rows_of, score_records
from onrecord.model import Commitment
from onrecord.parse.language import Pipeline, load_pipeline


def score_pledges(pipeline: Pipeline, shared: Path, errors: int, limit: int) -> dict[str, Any]:
    """Precision, recall and F1 of "has a pledge" over manifesto sentences."""
    rows = rows_of(shared / "gold" / "commitments" / "mimac_pledges.dev.jsonl.gz", limit)
    tally = {(gold, found): 0 for gold in (True, False) for found in (True, False)}
    for row, draft in drafts(pipeline, rows):
        found = any(isinstance(s.act, Commitment) for s in draft.statements)
        gold = bool(row["pledge"])
        tally[gold, found] += 1
        if errors and gold != found:
            errors -= 1
            print("missed" if gold else "extra", row["text"])
    hit = tally[True, True]
    precision, recall = hit / max(1, hit + tally[False, True]), hit / max(1, hit + tally[True, False])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def main() -> None:
    """Print one JSON line with the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--limit", type=int, default=10_000, help="rows of each file at most")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong manifesto sentences")
    parser.add_argument("--model", default=None)
    options = parser.parse_args()
    pipeline = load_pipeline(options.model)
    records = score_records(pipeline, options.shared, 0, options.limit)
    pledges = score_pledges(pipeline, options.shared, options.errors, options.limit)
    print(json.dumps({"model": pipeline.package, "commitment": records["commitment"], "next": records["next"],
                      "pledge_sentences": pledges}))  # fmt: skip


if __name__ == "__main__":
    main()
