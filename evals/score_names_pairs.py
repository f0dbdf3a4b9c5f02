"""Score the comparison of two names on pairs of public name tests; prints one JSON line.

    score_names_pairs.py [--shared DIR] [--errors half]

The rules were written reading errors in the pairs of even number only ("read"); "unread" is the other half.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.thread.likeness import SAME_NAME, NameKind, compare_names

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]


def kind_of(row: Json) -> NameKind:
    """People are compared as people, all else as bodies."""
    return "person" if row["schema"] == "Person" else "body"


def count(rows: Sequence[Json], least: float) -> Json:
    """Precision, recall and F1 of "match"."""
    found = [compare_names(r["name1"], r["name2"], kind_of(r)).score >= least for r in rows]
    right = sum(f and r["match"] for f, r in zip(found, rows, strict=True))
    precision = right / sum(found) if any(found) else 0.0
    recall = right / sum(r["match"] for r in rows)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "pairs": len(rows)}


def main() -> None:
    """Print the scores, and the errors of the half that may be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that may be read")
    asked = parser.parse_args()
    with gzip.open(asked.shared / "gold/names/name_bench.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if asked.errors:
        for row in rows[::2]:
            likeness = compare_names(row["name1"], row["name2"], kind_of(row))
            if likeness.same != row["match"]:
                print(row["id"], "missed" if row["match"] else "false", row["name1"], "|", row["name2"], likeness)
    people = [r for r in rows if r["schema"] == "Person"]
    print(json.dumps({
        "stage": "names_pairs", "threshold": SAME_NAME, "all": count(rows, SAME_NAME),
        "read": count(rows[::2], SAME_NAME), "unread": count(rows[1::2], SAME_NAME),
        "people": count(people, SAME_NAME), "bodies": count([r for r in rows if r not in people], SAME_NAME),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
