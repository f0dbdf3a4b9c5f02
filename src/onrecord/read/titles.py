"""The headline of a page: without its site's name, and found among the first lines where no markup names it."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.read.decode import tidy_line
from onrecord.read.furniture import read_table
from onrecord.text.addresses import host_of

HEADLINE_WORDS = (3, 30)
"""Words of a headline: fewer is a section name, more is a sentence of the report."""
SITE_LETTERS = 4
"""Letters of a word of a site's name that is looked for in its host."""
MIN_TITLE = 12
"""Shorter forms of a title are its label, not the title without its site's name."""
DRESSED_SHARE = 0.75
"""Share of a title's letters that its headline has at least; less is another headline (seen: 0.77 to 0.87; 0.58)."""
MAX_KICKER = 25
"""Characters of a label before a headline."""
SUFFIX_WORDS = 6
"""A piece after the last bar or dash of at most so many words may be the site's name."""
GLUED_LETTERS = 2
"""Letters of a site or section name that is taken off without spaces around its bar; Korean has names of two."""
_GLUE = frozenset("|-–—_ㅣ｜")
_SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+|\s*\|\s*")
_AFTER = frozenset("|-–—·:：ㅣ»•[")
_PLAIN = re.compile(r"[^\w]+")


@cache
def load_kickers() -> frozenset[str]:
    """Labels that stand before a headline and are no part of it."""
    return frozenset(row[0] for row in read_table("kickers.tsv"))


def strip_kicker(title: str) -> str:
    """`title` without a known label ("Exclusive:", "Analysis:") at its start."""
    head, colon, rest = title.partition(":")
    rest = rest.strip()
    if colon and len(head) <= MAX_KICKER and tidy_line(head).lower() in load_kickers() and not rest[:1].islower():
        return rest or title
    return title


def squash(text: str) -> str:
    """`text` in lower case without spaces and punctuation, to compare titles."""
    return _PLAIN.sub("", text.lower())


def strip_site(title: str, names: Sequence[str], url: str | None, sections: Sequence[str] = ()) -> str:
    """`title` without a last piece that is the site's name ("... | The Courier"), nor a section before that name."""
    known = {squash(name) for name in names if name}
    host = squash(host_of(url))
    while True:
        if glued := next((name for name in names if _is_glued(title, name)), None):
            title, known = title[: -len(glued)].rstrip()[:-1].rstrip(), known | {squash(name) for name in sections}
            names = sections
            continue
        breaks = list(_SEPARATOR.finditer(title))
        if not breaks:
            return title
        piece = title[breaks[-1].end() :]
        plain = squash(piece)
        is_name = plain in known or (len(plain) > 2 and host and (plain in host or host.startswith(plain)))
        if not plain or (is_name and len(piece.split()) <= SUFFIX_WORDS and title[: breaks[-1].start()].strip()):
            title, known = title[: breaks[-1].start()].strip(), known | {squash(name) for name in sections}
            continue
        return title


def _is_glued(title: str, name: str) -> bool:
    """True if `name` ends a title right after a bar or dash, with or without spaces ("...-Sport_Courier")."""
    head = title[: -len(name)].rstrip() if len(name) >= GLUED_LETTERS and title.endswith(name) else ""
    return len(head) > MIN_TITLE and head[-1] in _GLUE


def site_in_title(title: str, host: str) -> str | None:
    """The site's name at the end of a page's title, if a word of it stands in the host ("Courier": courier.com)."""
    pieces = _SEPARATOR.split(title)
    last = pieces[-1].strip()
    if len(pieces) < 2 or not last or len(last.split()) > SUFFIX_WORDS:
        return None
    label = squash(host.rsplit(".", 1)[0])
    sounds = any(len(word) >= SITE_LETTERS and squash(word) in label for word in last.split())
    return last if sounds else None


def shortest_form(title: str, others: Sequence[str]) -> str:
    """The one of `others` that is `title` without a section and site after it ("... - World | Courier"), or `title`."""
    for other in others:
        rest = title[len(other) :].lstrip()
        if len(other) >= MIN_TITLE and title.startswith(other) and rest[:1] in _AFTER:
            title = other
    return title


def is_dressed(title: str, headline: str) -> bool:
    """True if `title` is `headline` with words put in for searchers: all its letters in order, and little beside.

    Nine of ten such pairs of og:title and JSON-LD have the shorter as their headline; a mere beginning may be cut off.
    """
    long, short = squash(title), squash(headline)
    if not DRESSED_SHARE * len(long) <= len(short) < len(long) or long.startswith(short):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def looks_like_headline(text: str) -> bool:
    """True if a line can be a headline: some words, a capital or digit first, no full stop at its end."""
    words = text.split()
    low, high = HEADLINE_WORDS
    if not low <= len(words) <= high or (text.endswith((".", ":", ",", ";")) and not text.endswith("U.S.")):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.isupper() or first.isdigit()
