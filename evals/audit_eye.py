"""What a person found of told lines, line by line, beside what stands in `audit_verdicts.jsonl`; prints one JSON line.

    audit_eye.py [--shown FILE --read FILE --state NAME --record NAME]

Two verdicts a line, kept apart: `support`, whether all that it says (who, what, how many, when, whether) stands in its
report, and `fit`, whether an editor would print it there (it stands alone, is in the right section, new, no
opinion and no repeat). `--shown` is a file of JSON lines with the number, key, brief, section and cites of each line
read; `--read` names the lines that failed, one a row: number, class of fault, and marks: P (partly) or N (not) where
the fault is one of support, W where a reader would believe a wrong who, how many, when or whether, and A where only the
whole article shows either: its cited words, with the day and title of their report, do hold the line. So every share is
counted twice: against the cited words, and, stricter, against the article. Rows are added without a word of the lines.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Json = dict[str, Any]
SUPPORT = {"P": "partly", "N": "not"}


def read_verdicts(path: Path) -> list[Json]:
    """The rows of a file of verdicts; none where there is no file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


@dataclass(frozen=True)
class Fault:
    """What failed of a line: its class, its support by the article, whether it is wrong, and whether only the article
    shows so."""

    name: str = ""
    support: str = "supported"
    wrong: bool = False
    beyond: bool = False


def read_faults(path: Path) -> dict[int, Fault]:
    """The faults of the lines that failed, by their number."""
    faults = {}
    for row in (row.split() for row in path.read_text("utf-8").splitlines() if row.strip()):
        marks = set(row[2:])
        if not marks <= {*SUPPORT, "W", "A"}:
            raise ValueError(f"{path}: line {row[0]}: marks are P, N, W and A, not {' '.join(sorted(marks))}")
        support = next((SUPPORT[mark] for mark in "NP" if mark in marks), "supported")
        faults[int(row[0])] = Fault(row[1], support, "W" in marks, "A" in marks)
    return faults


def make_rows(shown: Iterable[Json], faults: dict[int, Fault], state: str, record: str) -> list[Json]:
    """One row a line that was read."""
    rows = []
    for line in shown:
        fault = faults.get(line["n"], Fault())
        rows.append(
            {"key": line["key"], "by": "eye", "record": record, "state": state, "brief": line["brief"],
             "section": line["section"], "verdict": fault.support, "fit": not fault.name,
             "classes": [fault.name] if fault.name else [], "cites": line["cites"],
             "wrong": fault.wrong, "beyond": fault.beyond}
        )  # fmt: skip
    return rows


def count_states(rows: Iterable[Json]) -> Json:
    """Of each state with two verdicts: the lines, the shares supported and fit, and the faults by class; where it was
    marked, how many are wrong, and both by the cited words alone."""
    states: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        if "fit" in row:
            states[row["state"]].append(row)
    return {
        state: {
            "lines": len(held),
            "supported": round(sum(r["verdict"] == "supported" for r in held) / len(held), 3),
            "fit": round(sum(r["fit"] for r in held) / len(held), 3),
            "faults": dict(Counter(c for r in held for c in r["classes"]).most_common()),
            **(_count_marked(held) if all("wrong" in r for r in held) else {}),
        }
        for state, held in states.items()
    }


def _count_marked(held: list[Json]) -> Json:
    by_words = sum(r["verdict"] == "supported" or r["beyond"] for r in held)
    return {
        "wrong": sum(r["wrong"] for r in held),
        "supported_by_words": round(by_words / len(held), 3),
        "wrong_by_words": sum(r["wrong"] and not r["beyond"] for r in held),
    }


def main() -> None:
    """Add what was read, and print the shares."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shown", type=Path)
    options.add_argument("--read", type=Path)
    options.add_argument("--state")
    options.add_argument("--record", default="corpus")
    options.add_argument("--verdicts", type=Path, default=FOLDER / "audit_verdicts.jsonl")
    asked = options.parse_args()
    rows = read_verdicts(asked.verdicts)
    if asked.shown and asked.read and asked.state:
        shown = (json.loads(line) for line in asked.shown.read_text("utf-8").splitlines())
        rows += make_rows(shown, read_faults(asked.read), asked.state, asked.record)
        asked.verdicts.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    print(json.dumps({"stage": "briefs by eye", **count_states(rows)}))


if __name__ == "__main__":
    main()
