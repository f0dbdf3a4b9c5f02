"""Wire agencies that a page credits: in its dateline, in its credit lines, in its byline."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.read.furniture import read_table

DATELINE_CHARACTERS = 120
"""How far into a paragraph a dateline reaches."""
DATELINE_PARAGRAPHS = 3
"""A dateline opens the report; a standfirst and a caption may come before."""


@cache
def _dateline() -> re.Pattern[str]:
    """A dateline with an agency in brackets: "(CNN) --", "BAGHDAD (AP) —", "PARIS, June 2 (Reuters) -"."""
    names = "|".join(re.escape(row[0]) for row in read_table("agencies.tsv"))
    return re.compile(rf"^(?:[A-Z][\w .,'’/-]{{0,80}})?\(({names}|CNN)\)\s*(?:—|–|--|-|\||$)")


@cache
def _credited() -> re.Pattern[str]:
    """An agency's name anywhere in a credit line."""
    names = sorted((row[0] for row in read_table("agencies.tsv")), key=len, reverse=True)
    return re.compile(r"(?<![\w/])(" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


def find_agencies(paragraphs: Sequence[str], credits: Iterable[str], authors: Iterable[str]) -> tuple[str, ...]:
    """The agencies credited, as written, each once: by dateline, by credit line, by byline."""
    found: dict[str, None] = {}
    for paragraph in paragraphs[:DATELINE_PARAGRAPHS]:
        if match := _dateline().match(paragraph[:DATELINE_CHARACTERS]):
            found[match.group(1)] = None
    for line in (*credits, *authors):
        for match in _credited().finditer(line):
            found[match.group(1)] = None
    return tuple(found)
