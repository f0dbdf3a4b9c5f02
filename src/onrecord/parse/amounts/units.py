"""The names of units, and of what is counted, as quantity benchmarks write them."""

from collections.abc import Sequence

from onrecord.model import Amount

BENCHMARK_NAMES = {"percent": "percentage", "percentage point": "percentage point"}
"""Where the benchmarks' name differs from ours."""
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "police": "police", "staff": "staff",
    "series": "series", "species": "species", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
    "feet": "foot", "teeth": "tooth", "aircraft": "aircraft", "forces": "force", "crises": "crisis", "data": "data",
    "mice": "mouse", "halves": "half", "thieves": "thief", "media": "media", "personnel": "personnel",
    "policemen": "policeman", "gunmen": "gunman", "servicemen": "serviceman", "militiamen": "militiaman",
    "businesses": "business", "buses": "bus", "viruses": "virus", "bosses": "boss", "bus": "bus", "dead": "dead",
}  # fmt: skip
LEFT_OUT = frozenset({"and", "or", "the", "a", "an", "of", "most", "more", "his", "her", "its", "their"})
"""Words that the benchmarks leave out of a unit."""
SUPERLATIVES = {
    "largest": "large", "biggest": "big", "best": "good", "worst": "bad", "highest": "high", "lowest": "low",
    "oldest": "old", "newest": "new", "longest": "long", "richest": "rich", "poorest": "poor", "hottest": "hot",
    "coldest": "cold", "fastest": "fast", "strongest": "strong", "greatest": "great", "deadliest": "deadly",
    "busiest": "busy", "smallest": "small", "closest": "close", "safest": "safe", "finest": "fine",
    "earliest": "early", "proudest": "proud", "toughest": "tough", "youngest": "young", "tallest": "tall",
}  # fmt: skip
"""The benchmarks name units by lemma: "one of the largest ports" counts a "large port"."""


def singular(word: str) -> str:
    """The singular of an English noun; a word that is no plural stays as it is."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")):
        return word[:-1]
    return word


def unit_name(amount: Amount) -> str:
    """The amount's unit as the benchmarks name it: "percentage", "dollar per barrel", "heart transplant".

    For a bare count it is what is counted, with its last word in the singular ("% " before it for a share);
    "-" if nothing is named.
    """
    if amount.unit:
        name, per, rest = amount.unit.partition(" per ")
        return BENCHMARK_NAMES.get(name, name) + per + rest
    return amount.unit_name or counted_name(amount.of.split(), amount.low)


def counted_name(words: Sequence[str], low: float) -> str:
    """What is counted by `words`, as the benchmarks name it."""
    kept = [word for word in words if word.lower() not in LEFT_OUT]
    if not kept:
        return "-"
    if "of" in words:
        kept[0] = singular(kept[0])
    kept = [SUPERLATIVES.get(word.lower(), word) for word in kept]
    share = "% " if 0 < low < 1 else ""
    return share + " ".join([*kept[:-1], singular(kept[-1])])
