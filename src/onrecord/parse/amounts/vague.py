"""Round numbers without a figure: "thousands of protesters" are between one thousand and ten thousand."""

import re
from collections.abc import Iterator

from onrecord.model import Amount, Span
from onrecord.parse.amounts.units import counted_name
from onrecord.parse.draft import Draft

SCALES = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
TENFOLD = 10
"""How far such a word reaches: nobody says "hundreds" of two thousand (NewsQuant's reading too)."""
_VAGUE = re.compile(r"\b(?:(tens|hundreds) of )?(hundreds|thousands|millions|billions) of\b", re.IGNORECASE)
TIMES = frozenset({"years", "year", "days", "hours", "weeks", "months", "minutes", "miles", "kilometers"})


def find_vague(draft: Draft, sentence: Span) -> Iterator[Amount]:
    """Amounts told by a scale word alone in the sentence; the number is that word."""
    for found in _VAGUE.finditer(draft.text, sentence.start, sentence.end):
        of = draft.tokens(draft.span(found.end() - 2, found.end()))[0]
        nouns = [child for child in of.children if child.dep_ == "pobj" and child.tag_ in ("NNS", "NNPS", "NN")]
        if not nouns or nouns[0].lower_ in TIMES:
            continue
        first = nouns[0].left_edge
        if first.i <= of.i or first.ent_type_ == "MONEY":
            continue
        counted = draft.doc[first.i : nouns[0].i + 1]
        low = SCALES[found[2].lower()] * {"tens": 10, "hundreds": 100}.get((found[1] or "").lower(), 1)
        number = draft.span(found.start(), found.end() - 3)
        yield Amount(low, low * TENFOLD, "", counted.text, "about", "=", number, number,
                     draft.span_of(counted), (), counted_name(counted.text.split(), low))  # fmt: skip


def is_vague(draft: Draft, amount: Amount) -> bool:
    """True if the amount was told by a scale word alone: no figure that an analyst could keep."""
    start, end = amount.number_span.start, amount.number_span.end
    return draft.text[start:end].split()[-1].lower() in SCALES
