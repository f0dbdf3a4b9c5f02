"""How many: every quantity of a text with its range, unit, hedge, change and what it counts.

The grammar reads lexemes (figures, words, signs), not the parser's tokens, because those lose the scale
of "$1.2bn"; the parse then says what is counted and which way a figure moved. Measured against NewsQuant
(Almasian et al. 2023) by `evals/score_quantities.py`.
"""

from dataclasses import replace

from onrecord.parse.amounts.reading import read_amounts
from onrecord.parse.amounts.units import unit_name
from onrecord.parse.draft import Draft, Stage


def _run(draft: Draft) -> None:
    draft.amounts.extend(replace(amount, unit_name=unit_name(amount)) for amount in read_amounts(draft))


STAGE = Stage("amounts", frozenset({"doc", "sentences", "times"}), frozenset({"amounts"}), _run)

__all__ = ["STAGE", "read_amounts", "unit_name"]
