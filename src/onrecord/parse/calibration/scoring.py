"""From evidence to a probability: one logistic model a kind, its weights in `weights.tsv`.

`training/fit_scores.py` fits the weights on statements that were read one by one against their sentences
(`evals/judged`); half of those articles are kept aside to see whether the scores hold (`evals/calibration.py`).
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from math import exp

from onrecord.parse.calibration.evidence import evidence_of
from onrecord.parse.draft import Draft, Stage

SUREST = 0.97
"""No statement claims more: of the two hundred read that seemed surest a few were wrong."""
UNLIKELIEST = 0.03


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """By kind of statement, the weight of each piece of evidence; `always` is the intercept."""
    weights: dict[str, dict[str, float]] = {}
    lines = (resources.files(__package__) / "weights.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith(("#", "kind\t")):
            kind, name, weight, _ = line.split("\t")
            weights.setdefault(kind, {})[name] = float(weight)
    return weights


def chance_of(kind: str, evidence: Mapping[str, float]) -> float:
    """The probability that a statement of that kind is wholly right, given its evidence."""
    weights = load_weights()[kind]
    total = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return round(min(SUREST, max(UNLIKELIEST, 1 / (1 + exp(-total)))), 3)


def score_statements(draft: Draft) -> None:
    """Every statement of the draft has the chance that it is right as its score; ids stay."""
    draft.statements = [
        replace(statement, score=chance_of(statement.kind, evidence_of(statement, draft.article)))
        for statement in draft.statements
    ]


STAGE = Stage("scores", frozenset({"statements", "voices"}), frozenset({"scores"}), score_statements)
