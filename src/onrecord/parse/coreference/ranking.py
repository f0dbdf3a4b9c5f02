"""Which figure a pronoun or noun stands for: the likeliest, by weights that training/train_coref.py fitted."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Candidate, Figure


@cache
def evidence_weights() -> dict[str, float]:
    """The weight of each piece of evidence, from `weights.tsv`."""
    lines = (files(__package__) / "weights.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((x for x in lines if x and not x.startswith("#")), delimiter="\t")
    return {row["evidence"]: float(row["weight"]) for row in rows}


def choose_likeliest(word: Token, candidates: Sequence[Candidate], none: Sequence[str]) -> Figure | None:
    """The candidate with the most weight, the last told of first; None where that of `none` is as great."""
    weights = evidence_weights()
    best, chosen = sum(weights.get(sign, 0.0) for sign in none), None
    for figure, evidence in candidates:
        weight = sum(weights.get(sign, 0.0) for sign in evidence)
        if weight > best:
            best, chosen = weight, figure
    return chosen
