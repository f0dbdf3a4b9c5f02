"""Turns of speech by which a writer comments on what a report tells."""

import re
from functools import cache
from importlib.resources import files


@cache
def load_comments() -> re.Pattern[str]:
    """One pattern for all turns of the table. Of some 40 lines with one that readers saw, one was fit to print."""
    table = (files("onrecord.tell") / "comments.tsv").read_text("utf-8").splitlines()[1:]
    return re.compile("|".join(row.split("\t")[0] for row in table))


def is_comment(own: str) -> bool:
    """True if the words, those of others left out, hold such a turn."""
    return load_comments().search(own) is not None
