"""The text of a page with its menus and promotions in it becomes lines, and its headline is found."""

import re
from collections.abc import Sequence

from onrecord.read.decode import drop_hidden, tidy_line
from onrecord.read.furniture import REPORT_WEIGHT, Line, Verdict
from onrecord.read.titles import looks_like_headline, squash
from onrecord.text.sentences import is_hard_wrapped

HEADLINE_DISTANCE = 12
"""Lines between a headline and the report: share bars, a caption, a byline and a stamp may come between."""
_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·*–—-]|\d{1,2}[.)])\s+(?=\S)")
_PARAGRAPH = re.compile(r"\n\s*\n")


def split_lines(text: str) -> list[Line]:
    """The lines of a dump, tidy, in order; the lines of a hard-wrapped text are joined to its paragraphs."""
    text = drop_hidden(text)
    pieces = _PARAGRAPH.split(text) if is_hard_wrapped(text) else text.split("\n")
    lines = []
    for piece in pieces:
        bullet = _BULLET.match(piece)
        listed = bullet is not None and not piece.lstrip()[0].isdigit() and not piece.lstrip().startswith(("–", "—"))
        tidy = tidy_line(piece[bullet.end() :] if bullet and listed else piece)
        if tidy:
            lines.append(Line(tidy, "item" if listed else "p"))
    return lines


def find_headline(lines: Sequence[Line], verdicts: Sequence[Verdict], stated: str | None) -> int | None:
    """The index of the headline: the line that says the stated title, else the first like one above the report."""
    if stated:
        plain = squash(stated)
        return next((at for at, line in enumerate(lines) if squash(line.text) == plain), None)
    first = next((at for at, verdict in enumerate(verdicts) if _is_report(verdict)), None)
    if first is None:
        return None
    window = range(max(0, first - HEADLINE_DISTANCE), first)
    likely = [at for at in window if lines[at].kind == "p" and looks_like_headline(lines[at].text)]
    kept = [at for at in likely if verdicts[at].why is None]
    alone = [at for at in likely if verdicts[at].weight < 1.0]
    return next(iter(kept or alone), None)


def _is_report(verdict: Verdict) -> bool:
    """True for a kept line that is a sentence."""
    return verdict.why is None and verdict.weight <= REPORT_WEIGHT
