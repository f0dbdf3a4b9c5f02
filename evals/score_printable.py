"""Score how lines are weighed by whether an editor would print them, on readings that no weight was fitted on.

    score_printable.py [--shared DIR] [--verdicts FILE]

Of the lines of each state of the rules (without What happened, which chooses by other means): `auc`, how often a line
that a reader found fit weighs more than one that he did not; `fit`, the share fit; `better`, the share fit of the
better half by weight. Prints one JSON line.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from evals.audit_eye import FOLDER
from evals.judged_lines import KEPT, OWN_ORDER, JudgedLine, read_judged_lines
from onrecord.tell.printable import chance_printed

Weighed = Sequence[tuple[float, JudgedLine]]


def area_under(lines: Weighed) -> float:
    """How often a fit line weighs more than an unfit one, equals counted by half; a half where there is no pair."""
    fit, unfit = ([weight for weight, line in lines if line.fit == verdict] for verdict in (True, False))
    pairs = [(left > right) + 0.5 * (left == right) for left in fit for right in unfit]
    return sum(pairs) / len(pairs) if pairs else 0.5


def better_half(lines: Weighed) -> float:
    """The share fit of the half that weighs most."""
    ranked = sorted(lines, key=lambda told: -told[0])[: (len(lines) + 1) // 2]
    return sum(line.fit for _, line in ranked) / max(1, len(ranked))


def main() -> None:
    """Print one JSON line with the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--verdicts", type=Path, default=FOLDER / "audit_verdicts.jsonl")
    asked = parser.parse_args()
    states: dict[str, list[tuple[float, JudgedLine]]] = defaultdict(list)
    for line in read_judged_lines(asked.shared, asked.verdicts):
        if line.state in KEPT and line.place.section != OWN_ORDER:
            states[line.state].append((chance_printed(line.place), line))
    lines = sum(map(len, states.values()))
    means = {
        name: round(sum(measure(held) * len(held) for held in states.values()) / max(1, lines), 3)
        for name, measure in (("auc", area_under), ("fit", _share_fit), ("better", better_half))
    }
    print(json.dumps({"stage": "printable", "lines": lines, "states": len(states), **means}))


def _share_fit(lines: Weighed) -> float:
    return sum(line.fit for _, line in lines) / max(1, len(lines))


if __name__ == "__main__":
    main()
