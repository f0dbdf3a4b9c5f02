"""Full names that the text gives only behind the bare surname of somebody else: a brother, a namesake."""

import re
from collections.abc import Iterable

from onrecord.text.spelling import name_parts

_KIN = (
    r"(?:brother|sister|sibling|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|widow|widower"
    r"|grand(?:son|daughter|father|mother)|(?:father|mother|brother|sister|son|daughter)-in-law)s?"
)
_BEFORE = re.compile(rf"\b{_KIN},? (?:[A-Z]\w+ and )?$")
_BEHIND = re.compile(rf",? (?:his|her|the \w+[’']s|[A-Z]\w+[’']s) (?:\w+ )?{_KIN}\b")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms)\. $")
NEAR = 60
"""Signs beside a name that may say whose brother or wife it is."""


def find_latecomers(text: str, people: Iterable[tuple[int, str]]) -> set[tuple[str, ...]]:
    """The parts of the full names for which no surname of the text stands alone, from its `people` (start, words).

    Such a name first stands behind its bare surname, which had a courtesy before it ("Mr. Holt": a report that begins
    so takes for known whom it means) or of whose bearer it is kin ("his brother Ivo Holt").
    """
    bare: dict[str, int] = {}
    late: set[tuple[str, ...]] = set()
    seen: set[tuple[str, ...]] = set()
    for start, words in people:
        parts = name_parts(words)
        if len(parts) == 1:
            bare.setdefault(parts[0], start)
        elif parts and parts not in seen:
            seen.add(parts)
            first = bare.get(parts[-1])
            if first is not None and (_has_courtesy(text, first) or _is_kin(text, start, start + len(words))):
                late.add(parts)
    return late


def _has_courtesy(text: str, start: int) -> bool:
    return _COURTESY.search(text, max(0, start - NEAR), start) is not None


def _is_kin(text: str, start: int, end: int) -> bool:
    """True if the words beside the name make it that of somebody's kin."""
    return bool(_BEFORE.search(text, max(0, start - NEAR), start) or _BEHIND.match(text, end, end + NEAR))
