"""Offers weighed against each other and against nothing: the chance that each is the answer, with its reasons.

A softmax over all that the sentences offer, and over "nothing", whose weights `training/fit_answers.py` fits on our
own questions; offers of one answer by several sentences are taken together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.tell.answer.given import Given
from onrecord.tell.answer.offering import Offer
from onrecord.tell.answer.signs import Signs

NOTHING = "nothing: "
"""How the rows of the table begin that say how much "nothing" weighs, by what is asked for."""
ANY = "any"
"""What stands in such a row for all that has none of its own."""
REASONS = 3
"""Signs for, and against, that are told."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer with its chance, and in words what speaks most for and against it."""

    given: Given
    chance: float
    reasons: str


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each sign, and of nothing."""
    lines = files("onrecord.tell.answer").joinpath("weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def weigh_offers(offers: Sequence[Offer], hole: str) -> list[Weighed]:
    """The answers that are offered, the likeliest first; the best offer of each stands for it."""
    weights = load_weights()
    scores = [sum(weights.get(sign, 0.0) * value for sign, value in offer.signs.items()) for offer in offers]
    nothing = weights.get(NOTHING + hole, weights[NOTHING + ANY])
    top = max([*scores, nothing])
    total = exp(nothing - top) + sum(exp(score - top) for score in scores)
    best: dict[tuple[object, ...], Offer] = {}
    chances: dict[tuple[object, ...], float] = {}
    for score, offer in sorted(zip(scores, offers, strict=True), key=lambda pair: -pair[0]):
        best.setdefault(offer.given.key, offer)
        chances[offer.given.key] = chances.get(offer.given.key, 0.0) + exp(score - top) / total
    if hole == "when":
        chances = {key: sum(chance for other, chance in chances.items() if _bears_out(other, key)) for key in chances}
    weighed = [Weighed(best[key].given, chance, _reasons(best[key].signs, chance)) for key, chance in chances.items()]
    return sorted(weighed, key=lambda one: -one.chance)


def _bears_out(wide: tuple[object, ...], narrow: tuple[object, ...]) -> bool:
    """True if a time holds another, or is the same: a month bears out a day of it."""
    (first, last), (start, end) = wide, narrow
    return bool(first and last and start and end and first <= start and end <= last) or wide == narrow  # type: ignore[operator]


def _reasons(signs: Signs, chance: float) -> str:
    weights = load_weights()
    parts = {sign: weights.get(sign, 0.0) * value for sign, value in signs.items()}
    best = sorted((sign for sign in parts if parts[sign] > 0), key=lambda sign: -parts[sign])[:REASONS]
    worst = sorted((sign for sign in parts if parts[sign] < 0), key=lambda sign: parts[sign])[:REASONS]
    told = [f"chance {chance:.2f}", *([f"for it: {', '.join(best)}"] if best else [])]
    return "; ".join([*told, *([f"against it: {', '.join(worst)}"] if worst else [])])
