"""Turns of speech by which a writer comments on what a report tells."""

import re
from functools import cache
from importlib.resources import files


@cache
def load_comments() -> tuple[re.Pattern[str], tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]]:
    """One pattern for the turns that begin a sentence, and those that stand in it, each with the words in small letters
    of which it holds one: looked for first, as so many patterns take six times as long. Of some 40 lines with a turn
    that readers saw two were fit to print."""
    table = (files("onrecord.tell") / "comments.tsv").read_text("utf-8").splitlines()[1:]
    rows = [row.split("\t") for row in table]
    first = re.compile("|".join(row[0] for row in rows if not row[3]))
    return first, tuple((tuple(row[3].split("|")), re.compile(row[0])) for row in rows if row[3])


def is_comment(own: str) -> bool:
    """True if the words, those of others left out, hold such a turn."""
    first, inside = load_comments()
    if first.match(own):
        return True
    lowered = own.lower()
    return any(pattern.search(own) for words, pattern in inside if any(word in lowered for word in words))
