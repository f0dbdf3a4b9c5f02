"""Turns in a life or an office: elections, trials, treaties, deaths."""

import re
from functools import cache
from importlib.resources import files

_DESCRIBES = r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!['’]s )(?<!newly )(?<!who was )(?<!who were )"
"""Before a turn that only says who somebody is: "the deposed premier", "who was elected in May"."""


@cache
def _load(column: int, before: str) -> re.Pattern[str]:
    rows = (files("onrecord.tell") / "turns.tsv").read_text("utf-8").splitlines()[1:]
    patterns = "|".join(pattern for row in rows if (pattern := row.split("\t")[column]))
    return re.compile(rf"{before}\b(?:{patterns})\b", re.IGNORECASE)


def speaks_of_turn(words: str) -> bool:
    """True if the words speak of a turn, done or only under way ("the trial went on")."""
    return _load(0, "").search(words) is not None


def tells_turn(words: str) -> bool:
    """True if the words tell a turn as done ("was sentenced"), and not only under way or by whom it befell."""
    return _load(1, _DESCRIBES).search(words) is not None
