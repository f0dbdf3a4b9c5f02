"""Fit the weights that turn the signs of a sentence into the chance that an editor would print it.

    python training/fit_printable.py [--shared DIR] [--check]

Takes our own verdicts on lines of briefs (`evals/audit_verdicts.jsonl`, on articles of the corpus beside the
repository) and writes the weights into `src/onrecord/tell/printable.tsv`; the signs, their patterns and what each may
speak for stand there. Readers differ in strictness: each state of the rules has a weight of
its own here, which is not written. With --check nothing is written: each state of the rules is weighed by the
weights of the others, and printed is how often a fit line weighs more than an unfit one of its state (AUC), and the
share fit of all and of the better half. Needs numpy; the same verdicts give the same weights.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evals.judged_lines import KEPT, NEWER, OWN_ORDER, JudgedLine, read_judged_lines  # noqa: E402
from evals.score_printable import area_under, better_half  # noqa: E402
from onrecord.tell.printable import read_signs  # noqa: E402
from training.fit_scores import solve  # noqa: E402

TABLE = ROOT / "src" / "onrecord" / "tell" / "printable.tsv"
RIDGE = 60.0
"""Pull of each weight towards 0, in cases, where its sign varies by 1; 20 and 150 choose as well (AUC within .003)."""
OWN_RIDGE = 1.0
"""The same for what is the reader's own, or the section's."""
WAYS = {"+": 1, "-": -1, "": 0}
Floats = NDArray[np.float64]


def read_table() -> tuple[list[str], list[list[str]]]:
    """The lines above the rows of signs, and the rows."""
    lines = TABLE.read_text("utf-8").splitlines()
    head = 1 + next(n for n, line in enumerate(lines) if not line.startswith("#"))
    return lines[:head], [line.split("\t") for line in lines[head:]]


def fit_weights(lines: Sequence[JudgedLine], table: Floats, ways: Sequence[int]) -> Floats:
    """The weight of each column of the table, the intercept of a middling reader first.

    A sign that would speak against its way has no weight: it is left out, and the rest fitted again.
    """
    fit = np.array([float(line.fit) for line in lines])
    states = sorted({line.state for line in lines})
    own = np.array([[line.state == state for state in states] for line in lines], dtype=float)
    own -= own.mean(axis=0)
    spread, middle = np.where(np.array(ways) != 0, table.std(axis=0), 1.0), table.mean(axis=0)
    kept = [n for n in range(table.shape[1]) if spread[n] > 0]
    while True:
        scaled = (table[:, kept] - middle[kept]) / spread[kept]
        pull = np.r_[1e-6, np.full(own.shape[1], OWN_RIDGE), [RIDGE if ways[n] else OWN_RIDGE for n in kept]]
        found = solve(np.hstack([np.ones((len(lines), 1)), own, scaled]), fit, pull)
        weights = found[1 + own.shape[1] :] / spread[kept]
        against = [n for n, weight in zip(kept, weights, strict=True) if weight * ways[n] < 0]
        if not against:
            break
        kept = [n for n in kept if n not in against]
    full = np.zeros(table.shape[1])
    full[kept] = weights
    return np.r_[found[0] - full @ middle, full]


def check_states(lines: Sequence[JudgedLine], table: Floats, ways: Sequence[int]) -> None:
    """Print how well each state is told apart by the weights of the others."""
    for state in sorted({line.state for line in lines}):
        ours = np.array([line.state == state for line in lines])
        weights = fit_weights([line for line in lines if line.state != state], table[~ours], ways)
        told = table @ weights[1:]
        chosen = [n for n in np.flatnonzero(ours) if lines[n].place.section != OWN_ORDER]
        held = [(float(told[n]), lines[n]) for n in chosen]
        share = sum(line.fit for _, line in held) / len(held)
        row = [state, len(held), round(area_under(held), 3), round(share, 3), round(better_half(held), 3)]
        sys.stdout.write("\t".join(map(str, row)) + "\n")


def main() -> None:
    """Fit and write, or print the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    head, rows = read_table()
    names, ways = [row[0] for row in rows[1:]], [WAYS[row[3]] for row in rows[1:]]
    read = read_judged_lines(asked.shared)
    lines = [line for line in read if line.state not in KEPT and not line.state.startswith(NEWER)]
    signs = [read_signs(line.place) for line in lines]
    table = np.array([[one[name] for name in names] for one in signs])
    if asked.check:
        check_states(lines, table, ways)
        return
    weights = fit_weights(lines, table, ways)
    seen = [len(lines), *(int(np.count_nonzero(column)) for column in table.T)]
    for row, weight, count in zip(rows, weights, seen, strict=True):
        row[1:3] = [f"{weight:.3f}", str(count)]
    TABLE.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
