"""Small sets of words, each in its row of `words.tsv`."""

from functools import cache
from importlib.resources import files


@cache
def _sets() -> dict[str, frozenset[str]]:
    text = files("onrecord.parse.times").joinpath("words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: frozenset(row[1].split()) for row in rows}


def word_set(name: str) -> frozenset[str]:
    """The words of the row `name`; KeyError if there is none."""
    return _sets()[name]
