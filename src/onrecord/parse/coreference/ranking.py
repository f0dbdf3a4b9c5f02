"""Which figure a pronoun or noun stands for: the likeliest, by weights that training/train_coref.py fitted."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import inf

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Candidate, Figure
from onrecord.parse.coreference.pronouns import sort_pronoun

LEAST_LEAD = 0.5
"""By how much "he" must outweigh the next likeliest: below, it was right 29 times of 49 in GUM without its news."""
PARALLEL = "he both subjects"
"""Evidence with which it was right 9 times of 12 there, however small its lead."""


@cache
def evidence_weights() -> dict[str, float]:
    """The weight of each piece of evidence, from `weights.tsv`."""
    lines = (files(__package__) / "weights.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((x for x in lines if x and not x.startswith("#")), delimiter="\t")
    return {row["evidence"]: float(row["weight"]) for row in rows}


def choose_likeliest(word: Token, candidates: Sequence[Candidate], none: Sequence[str]) -> Figure | None:
    """The candidate with the most weight, the last told of first; None where that of `none` is as great.

    "He" and "she" stand for nobody where another candidate, or none, is nearly as likely, unless as subject for one.
    """
    weights = evidence_weights()
    best, chosen = sum(weights.get(sign, 0.0) for sign in none), None
    next_best, parallel = -inf, False
    for figure, evidence in candidates:
        weight = sum(weights.get(sign, 0.0) for sign in evidence)
        if weight > best:
            best, next_best, chosen, parallel = weight, best, figure, PARALLEL in evidence
        else:
            next_best = max(next_best, weight)
    unsure = best - next_best < LEAST_LEAD and not parallel and sort_pronoun(word.lower_) == "he"
    return None if unsure else chosen
