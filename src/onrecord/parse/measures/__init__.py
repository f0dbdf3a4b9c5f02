"""How many of what, where and as of when: the amounts that an analyst would keep."""

from onrecord.parse.draft import Draft, Stage
from onrecord.parse.measures.finding import find_measures


def _run(draft: Draft) -> None:
    draft.statements.extend(find_measures(draft))


STAGE = Stage("measures", frozenset({"amounts", "mentions", "times"}), frozenset({"measures"}), _run)

__all__ = ["STAGE", "find_measures"]
