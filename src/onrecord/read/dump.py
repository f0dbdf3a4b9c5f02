"""The text of a page with its menus and promotions in it becomes lines, and its headline is found."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.decode import drop_hidden, tidy_line
from onrecord.read.furniture import REPORT_WEIGHT, SHORT_WEIGHT, Line, Verdict
from onrecord.read.inserts import read_caption, read_gallery
from onrecord.read.published import stamp_days
from onrecord.read.spoken import is_signature, space_signature
from onrecord.read.titles import looks_like_headline, squash
from onrecord.text.boxes import cut_boxes
from onrecord.text.sentences import is_hard_wrapped

HEADLINE_DISTANCE = 12
"""Lines between a headline and the report: share bars, a caption, a byline and a stamp may come between."""
MENU_BLOCK = 4
"""A block of more lines than this is a menu, not a headline with its kicker and standfirst."""
STANDFIRST_WORDS = 5
"""Fewer words below a headline are a name or a section."""
STANDFIRST_SCORE = 2.5
"""A line right above the best one that is so like a headline is the headline, and the other its standfirst."""
BYLINE_DISTANCE = 2
"""A byline or a stamp within so many lines below speaks for a headline."""
ECHO_SCORE = 1.5
"""What it speaks for a headline that all its words come again in the report: as much as a stamp right below it."""
STEM_LETTERS = 6
"""Words are compared by so many letters: "closes" and "closed" are one."""
_WORDS = re.compile(r"[^\W\d_]{4,}")
_CREDITED = re.compile(
    r"\b(?:[Cc]redit|[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture)\s*[:/]|[a-z]{2}\.\s+[A-Z]|\bby [A-Z]\w+ [A-Z]"
    r"|(?:Getty Images|Reuters|AFP|AP)$|\w (?:for|via|/) The [A-Z]\w+ [A-Z]|^(?:Story highlights|Media playback)\b"
)
_BYLINE = re.compile(r"^(?:posted|published|written|updated|by)\b", re.I)
_BULLET = re.compile(r"^\s*[•●▪■◦‣·*-]\s+(?=\S)")
_PARAGRAPH = re.compile(r"\n\s*\n")


def split_lines(text: str) -> list[Line]:
    """The lines of a dump, tidy, in order; the lines of a hard-wrapped text are joined to its paragraphs."""
    text = cut_boxes(drop_hidden(text))
    lines: list[Line] = []
    wrapped = is_hard_wrapped(text)
    for number, block in enumerate(_PARAGRAPH.split(text)):
        for piece in [block] if wrapped else block.split("\n"):
            bullet = _BULLET.match(piece)
            tidy = tidy_line(piece[bullet.end() :] if bullet else piece)
            if captions := [*read_gallery(tidy)] or [*filter(None, [read_caption(tidy)])]:
                lines += (Line(caption, "caption", number) for caption in captions)
            elif tidy:
                lines.append(Line(tidy, "item" if bullet else "p", number))
    return lines


def join_posts(lines: Sequence[Line]) -> list[Line]:
    """The lines, each that only signs a post ("— Ada Hale (@adahale) May 7, 2020") joined to the line above it."""
    joined: list[Line] = []
    for line in lines:
        if joined and is_signature(line.text) and not is_signature(joined[-1].text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(replace(line, text=space_signature(line.text)) if "(@" in line.text else line)
    return joined


def find_headline(lines: Sequence[Line], verdicts: Sequence[Verdict], stated: str | None) -> int | None:
    """The index of the headline: the line that says the stated title, else the first like one above the report."""
    if stated:
        plain = squash(stated)
        return next((at for at, line in enumerate(lines) if squash(line.text) == plain), None)
    first = next((at for at, line in enumerate(lines) if _is_report(line, verdicts[at])), None)
    if first is None:
        return None
    window = range(max(0, first - HEADLINE_DISTANCE), first)
    sizes = Counter(line.block for line in lines)
    likely = {at: _headline_score(lines, at, verdicts[at], sizes, first) for at in window}
    likely = {at: score for at, score in likely.items() if score > 0}
    if not likely:
        return None
    stems = _report_stems(lines, verdicts)
    best = max(likely, key=lambda at: (likely[at] + ECHO_SCORE * _echo(lines[at].text, stems), at))
    while likely.get(best - 1, 0.0) >= STANDFIRST_SCORE:
        best -= 1
    return best


def _report_stems(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> frozenset[str]:
    """The beginnings of the longer words of the report."""
    report = (line.text for line, verdict in zip(lines, verdicts, strict=True) if _is_report(line, verdict))
    return frozenset(stem for text in report for stem in _stems(text))


def _echo(text: str, stems: frozenset[str]) -> float:
    """The share of a line's longer words that the report uses too."""
    own = _stems(text)
    return len(own & stems) / len(own) if own else 0.0


def _stems(text: str) -> set[str]:
    """The first letters of the words of a text that are long enough to tell of something."""
    return {word[:STEM_LETTERS].lower() for word in _WORDS.findall(text)}


def is_standfirst(lines: Sequence[Line], verdicts: Sequence[Verdict], at: int) -> bool:
    """True if the line below a headline is like one itself, right above the report, and no cue speaks against it."""
    if at + 1 >= len(lines) or not _is_report(lines[at + 1], verdicts[at + 1]):
        return False
    return verdicts[at].weight <= SHORT_WEIGHT and len(lines[at].text.split()) >= STANDFIRST_WORDS


def _is_report(line: Line, verdict: Verdict) -> bool:
    """True for a kept line that is a sentence with its full stop."""
    ends = line.text.rstrip("\"”’')").endswith((".", "!", "?", "…"))
    return ends and verdict.why is None and verdict.weight <= REPORT_WEIGHT


def _headline_score(lines: Sequence[Line], at: int, verdict: Verdict, sizes: Counter[int], first: int) -> float:
    """How like a headline a line above the report is; 0 or less: not at all."""
    line = lines[at]
    if line.kind != "p" or verdict.weight >= 2.0 or not looks_like_headline(line.text) or _BYLINE.match(line.text):
        return 0.0
    if stamp_days(line.text) or _CREDITED.search(line.text):
        return 0.0
    below = lines[at + 1 : at + 1 + BYLINE_DISTANCE]
    signed = any(_BYLINE.match(near.text) or stamp_days(near.text) for near in below)
    block = sizes[line.block]
    alone = 1.0 if block == 1 else -1.0 if block > MENU_BLOCK else 0.0
    return min(len(line.text.split()), 6) / 2 + alone + (1.5 if signed else 0.0) - (first - at) * 0.1
