"""Fit the weights that turn the evidence of a statement into the chance that it is right.

    python training/fit_scores.py [--shared ../shared] [--check]

Takes the verdicts of `evals/judged` on the articles of the half named `fit`, parses those articles, and writes
`src/onrecord/parse/calibration/weights.tsv`. With --check nothing is written; the error of both halves is printed.
Needs numpy and the corpus; the same verdicts and the same parse give the same weights.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evals.judged_statements import (  # noqa: E402
    Seen,
    corpus_articles,
    half_of,
    read_verdicts,
    see_verdicts,
    unscored_parser,
)

KINDS = ("event", "measure", "claim", "commitment", "next")
RIDGE = 2.0
"""Pull of each weight towards 0, in cases; chosen among 1, 2, 4 and 8 by the log-likelihood of the verdicts, each
fifth of the articles predicted from the others."""
FAMILIES = ("rule ", "type ", "stance ", "cue ")
"""One weight for each value: pulled harder, since most values are rare and any sign may come of it."""
FAMILY_PULL = 3.0
FOR = frozenset({"row", "dated", "placed", "direct", "hedged", "actor near", "recipient near"})
"""Evidence that can only speak for a statement; all other evidence outside the families is ground for doubt."""
FEWEST = 4
"""Evidence seen in fewer statements gets no weight."""
STEPS = 50
OUTPUT = ROOT / "src" / "onrecord" / "parse" / "calibration" / "weights.tsv"
HEAD = """# The weight of each piece of evidence in the log-odds that a statement of a kind is right, and how many of
# the statements it was fitted on showed it. Made by training/fit_scores.py from evals/judged; do not edit by hand.
kind\tevidence\tweight\tseen
"""


def fit_kind(seen: Sequence[Seen], ridge: float = RIDGE) -> tuple[dict[str, float], Counter[str]]:
    """The weights for statements of one kind, by evidence (`always`: the intercept), and how often each was seen.

    Evidence whose sign is known beforehand has that sign or no weight: it is left out, and the rest fitted again.
    """
    counts = Counter(name for one in seen for name in one.evidence)
    names = sorted(name for name, count in counts.items() if FEWEST <= count < len(seen) or name == "row")
    right = np.array([float(one.right) for one in seen])
    while True:
        table = np.array([[1.0, *(one.evidence.get(name, 0.0) for name in names)] for one in seen])
        pull = [ridge * (FAMILY_PULL if name.startswith(FAMILIES) else 1.0) for name in names]
        found = solve(table, right, np.array([1e-6, *pull]))
        against = {name for name, weight in zip(names, found[1:], strict=True) if weight * sign_of(name) < 0}
        if not against:
            break
        names = [name for name in names if name not in against]
    counts["always"] = len(seen)
    return dict(zip(("always", *names), (round(float(w), 2) for w in found), strict=True)), counts


def sign_of(name: str) -> int:
    """1 for evidence that can only speak for a statement, -1 against it, 0 where the verdicts alone decide."""
    if name.startswith(FAMILIES):
        return 0
    return 1 if name in FOR else -1


def solve(table: np.ndarray, right: np.ndarray, pull: np.ndarray) -> np.ndarray:
    """Weights of a ridge logistic regression by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - pull * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def chance(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """The probability that these weights give, before any bound."""
    total = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return float(1 / (1 + np.exp(-total)))


def deviance(seen: Sequence[Seen], weights: Mapping[str, float]) -> float:
    """The mean negative log-likelihood of the verdicts."""
    told = np.clip([chance(weights, one.evidence) for one in seen], 0.01, 0.99)
    right = np.array([one.right for one in seen])
    return float(-np.mean(np.where(right, np.log(told), np.log(1 - told))))


def fit_all(seen: Sequence[Seen]) -> list[str]:
    """The rows of the table of weights, fitted on the half named `fit`; prints how well each kind does on both."""
    lines = []
    for kind in KINDS:
        mine = [one for one in seen if one.verdict.kind == kind]
        fit = [one for one in mine if half_of(one.verdict.article) == "fit"]
        kept = [one for one in mine if half_of(one.verdict.article) == "kept"]
        weights, counts = fit_kind(fit)
        lines += [f"{kind}\t{name}\t{weight}\t{counts[name]}" for name, weight in weights.items()]
        share = float(np.mean([one.right for one in fit]))
        plain = {"always": float(np.log(share / (1 - share)))}
        told = {"fit": deviance(fit, weights), "kept": deviance(kept, weights), "kept_by_share": deviance(kept, plain)}
        told = {name: round(value, 3) for name, value in told.items()}
        sys.stdout.write(json.dumps({"kind": kind, "fitted": len(fit), "kept": len(kept), "deviance": told}) + "\n")
    return lines


def main() -> None:
    """Fit, write, and print the deviance of both halves by kind beside that of the plain share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    verdicts = read_verdicts()
    articles = corpus_articles(asked.shared, {v.article for v in verdicts})
    lines = fit_all(see_verdicts(verdicts, list(unscored_parser().parse(articles))))
    if not asked.check:
        OUTPUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
