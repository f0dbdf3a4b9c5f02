"""The time that a question names: which it is, how the answer's stands to it, and whether it only says which thing."""

import re

from onrecord.model import Reading, Timex
from onrecord.model.tree import Tree

_BARE = re.compile(
    r"(?:(?:early|mid|late)[ -])?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)(?: \d{1,2})?$", re.IGNORECASE,
)  # fmt: skip
"""A month without its year, which any year may be meant by."""
_BEFORE_TIME = re.compile(r"\b(in|on|by|since|after|before|until|during|between|of|at|for|from|to)\s+$", re.I)


def find_dated(reading: Reading) -> list[Timex]:
    """The times of a question that a day can be told from, in order."""
    text = reading.article.text
    times = (t for t in reading.times if t.type in ("DATE", "TIME") and t.when is not None)
    return [t for t in times if not _BARE.match(text[t.span.start : t.span.end])]


def is_label(tree: Tree, time: Timex) -> bool:
    """True for a time that stands before a noun as its attribute: "the APRIL 2021 talks"."""
    before = [w for w in tree.words if w.end <= time.span.start]
    behind = [w for w in tree.words if w.start >= time.span.end]
    linked = bool(before) and before[-1].pos == "ADP"
    return bool(behind) and not linked and behind[0].pos in ("NOUN", "ADJ")


def find_relation(text: str, times: list[Timex]) -> str:
    """How the answer's time stands to the first of these: "in", "by", "after" or "before"."""
    if not times:
        return "in"
    before = _BEFORE_TIME.search(text[: times[0].span.start])
    word = before.group(1).lower() if before else "in"
    return {"by": "by", "until": "by", "after": "after", "since": "after", "before": "before"}.get(word, "in")
