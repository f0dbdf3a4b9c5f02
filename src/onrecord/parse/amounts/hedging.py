"""How far a figure is to be trusted: the words right before and after it."""

from collections.abc import Sequence

from onrecord.parse.amounts.lexemes import DASHES, Lexeme
from onrecord.parse.amounts.lexicon import Hedging, load_lexicon
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import Quantity

LONGEST = 6
"""No hedge of the table has more pieces."""
PREPOSITIONS = frozenset({"about", "around"})
"""Before "the" these are no hedges: "talks about the 30 hostages"."""
EXACT = Hedging("exactly", "=")


def find_hedge(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[Hedging, int, int]:
    """The hedge of the quantity, and the lexemes `[first, stop)` of quantity and hedge together."""
    table = load_lexicon().hedges_before
    first, found = quantity.first, EXACT
    for _ in range(2):
        at = first - 1 if word_at(lexemes, first - 1) in ("the", "those", "these", *DASHES) else first
        before = list(reversed(lexemes[max(0, at - LONGEST) : at]))
        match = table.match(before, 0)
        if match is None or (at < first and match[0].hedge == "about" and match[1] == 1 and lexemes[at].low == "the"
                             and before[0].low in PREPOSITIONS):  # fmt: skip
            break
        found = match[0] if match[0].change != "=" else found
        first = at - match[1]
    if word_at(lexemes, first - 1) == "between" and quantity.low < quantity.high:
        first -= 1
    after = load_lexicon().hedges_after.match(lexemes, _over_dash(lexemes, quantity.number_stop))
    stop = quantity.stop
    if after and after[1] > quantity.number_stop:
        found, stop = after[0], max(stop, after[1])
    elif quantity.stop > quantity.number_stop:
        late = load_lexicon().hedges_after.match(lexemes, quantity.stop)
        if late and lexemes[quantity.stop].low == "or":
            found, stop = late[0], late[1]
    return found, first, stop


def _over_dash(lexemes: Sequence[Lexeme], at: int) -> int:
    return at + 1 if word_at(lexemes, at) in DASHES else at
