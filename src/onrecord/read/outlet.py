"""The outlet of a dump, where nobody says it: named by the page's own furniture ("© 2021 ...", "Join ... PRO")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.model import Dropped
from onrecord.text.actors import Gazetteer, load_actors

_NAME = r"(?P<name>(?:The |the )?[A-Z][\w.&'’-]*(?: (?:of |and |& )?[A-Z][\w.&'’-]*){0,4})"
_RIGHTS = re.compile(rf"(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\s*,?\s*)?(?:by )?{_NAME}")
_OFFER = re.compile(rf"\b(?:Join|Subscribe to|Support|Follow|About|Welcome to|(?:Sign|Log) in to|members? of) {_NAME}")
_AFTER = (
    r"(?:PRO|Pro|Plus|Premium|Membership|Member|Newsletters?|Today|Start|All|Media|Company|Group|Corporation|Corp|"
    r"Holdings|Publishing|Publications|Network|Inc|Ltd|LLC|Limited)"
)
"""What stands behind an outlet's name and is no part of it."""
_TAIL = re.compile(rf"(?: {_AFTER})+\.?$")
_RUNS_ON = re.compile(rf" (?!{_AFTER}\b)[A-Z]")
"""A capital after a known name: the name may be a longer one ("The National" in "The National Courier")."""
_OWNS = re.compile(r"(?<=['’]s) [a-z]")
"""Behind an offer: "Join the region's best reporters" names no outlet."""
RIGHTS_WEIGHT = 3
"""A copyright line names its owner; an offer may name a product."""
LEAST_WEIGHT = 2
"""One offer alone ("Join Facebook") names no outlet."""
FURNITURE_AT_MOST = 300
"""Pieces of furniture that are read; a page has some dozens."""


def find_outlet(dropped: Iterable[Dropped], gazetteer: Gazetteer | None = None) -> str | None:
    """The outlet that the left-out pieces of a page name most, or None if they name none surely."""
    weights: Counter[str] = Counter()
    known = gazetteer or load_actors()
    for _, piece in zip(range(FURNITURE_AT_MOST), dropped, strict=False):
        for name, weight in _named(piece.text, known):
            weights[name] += weight
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < LEAST_WEIGHT or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _named(text: str, known: Gazetteer) -> Iterator[tuple[str, int]]:
    for hit in known.find(text):
        if "outlet" in hit.actor.flags and not _RUNS_ON.match(text, hit.end):
            yield hit.actor.name, 1
    for pattern, weight in ((_RIGHTS, RIGHTS_WEIGHT), (_OFFER, 1)):
        for found in pattern.finditer(text):
            name = _TAIL.sub("", found["name"].split(". ")[0].strip(" .,"))
            if name and not (pattern is _OFFER and _OWNS.match(text, found.end())):
                yield name, weight
