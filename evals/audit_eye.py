"""What a person found of told lines, line by line, beside what stands in `audit_verdicts.jsonl`; prints one JSON line.

    audit_eye.py [--shown FILE --read FILE --state NAME --record NAME]

Two verdicts a line, kept apart: `support`, whether all that it says (who, what, how many, when, whether) stands in its
cited words, and `fit`, whether an editor would print it there (it stands alone, is in the right section, new, no
opinion and no repeat). `--shown` is a file of JSON lines with the number, key, brief, section and cites of each line
read; `--read` names the lines that failed, one a row: number, class of fault, and P (partly) or N (not) where the fault
is one of support. Their rows are added without a word of the lines, and the shares of each state are printed.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Json = dict[str, Any]
SUPPORT = {"P": "partly", "N": "not"}


def read_verdicts(path: Path) -> list[Json]:
    """The rows of a file of verdicts; none where there is no file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def read_faults(path: Path) -> dict[int, tuple[str, str]]:
    """The class of each faulty line, and its support, by its number."""
    rows = (row.split() for row in path.read_text("utf-8").splitlines() if row.strip())
    return {int(row[0]): (row[1], SUPPORT[row[2]] if len(row) > 2 else "supported") for row in rows}


def make_rows(shown: Iterable[Json], faults: dict[int, tuple[str, str]], state: str, record: str) -> list[Json]:
    """One row a line that was read."""
    rows = []
    for line in shown:
        fault, support = faults.get(line["n"], ("", "supported"))
        rows.append(
            {"key": line["key"], "by": "eye", "record": record, "state": state, "brief": line["brief"],
             "section": line["section"], "verdict": support, "fit": not fault, "classes": [fault] if fault else [],
             "cites": line["cites"]}
        )  # fmt: skip
    return rows


def count_states(rows: Iterable[Json]) -> Json:
    """Of each state with two verdicts: the lines, the shares supported and fit, and the faults by class."""
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
        }
        for state, held in states.items()
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
