"""Lines of a page become the paragraphs of a report: furniture dropped, repeats told once, roles given."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Dropped, DropReason, Paragraph
from onrecord.read.authors import clean_authors
from onrecord.read.furniture import Line, Verdict
from onrecord.read.labels import find_dateline, find_label, heading_role, paragraph_role
from onrecord.read.live import entry_key, find_entries, is_stamp, stamp_day
from onrecord.read.published import stamp_days
from onrecord.read.spoken import Spoken, find_spoken
from onrecord.read.titles import squash

REPEAT_WORDS = 5
"""Lines of at least so many words are told once; shorter ones ("Yes.") may rightly come again."""
CUT_CHARACTERS = 40
"""A line that ends in an ellipsis and opens another line with at least so many letters is a cut copy of it."""
OPENING_LINES = 6
"""A title, its variants and the byline stand among the first lines of a body."""
TOP_LINES = 60
"""Menus and all, a byline stands among so many first lines of a dump."""
BYLINE_WORDS = 14
"""A line of at most so many words that names an author and tells nothing is a byline."""
ADDRESS_WORDS = 40
"""A paragraph about an author is at most so long."""
_ELLIPSIS = re.compile(r"\s*\[?(?:…|\.\.\.)\]?$")
_BIO = re.compile(r"\b(?:is|are|was|has|have|covers?|writes?|reports?|reported|joined|works?|contributed|lives)\b")
_BYLINE_START = re.compile(
    r"^\W{0,2}(?:(?:story|words|text|written|reported|article|posted|published)\s+)?by\b"
    r"|^(?:about the )?authors?\s*:", re.I
)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and|, and| &) {_NAME})*")
_SIGNATURE = re.compile(rf"{_NAME}(?:(?:,| and|, and| &|/) ?{_NAME})*")


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs' texts with their places, what was dropped, and the lines that say who and when."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...]
    stamps: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Names that bylines among the lines give."""


@dataclass(slots=True)
class _Sorted:
    """Lines sorted into what is kept and what is dropped."""

    kept: list[tuple[Line, date | None]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    authors: tuple[str, ...] = ()


def make_body(
    lines: Sequence[Line], verdicts: Sequence[Verdict], titles: Sequence[str] = (), authors: Sequence[str] = (),
    days: Mapping[str, date] | None = None,
) -> Body:  # fmt: skip
    """The report in `lines`. Lines that only repeat one of `titles` at the top are the headline, no paragraph.

    `days` are those of a live page's entries, by `live.entry_key`.
    """
    found = _sort_lines(lines, verdicts, {squash(title) for title in titles if title}, authors)
    if days:
        found.kept = [(line, days.get(entry_key(line.text), entry)) for line, entry in found.kept]
    text, paragraphs = join_paragraphs(found.kept)
    return Body(text, paragraphs, tuple(found.dropped), tuple(found.stamps), found.authors)


def _sort_lines(
    lines: Sequence[Line], verdicts: Sequence[Verdict], titles: set[str], authors: Sequence[str]
) -> _Sorted:
    """Every line in its place, repeats and headlines taken out."""
    found, seen, entry = _Sorted(), set[str](), None
    live = bool(find_entries(lines))
    cut_off = _cut_copies(lines, verdicts)
    found.authors = clean_authors(_stated_authors(lines), None)
    known = (*authors, *found.authors)
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        stamp = stamp_days(line.text) if verdict.why else None
        if live and is_stamp(line.text):
            entry = stamp_day(line.text, entry)
            found.stamps.append(line.text)
            found.dropped.append(Dropped(line.text, "menu"))
            continue
        plain = squash(line.text)
        if plain in titles and len(found.kept) < OPENING_LINES:
            continue
        why = verdict.why or _author_line(line.text, verdict.weight, known, at, len(lines))
        if why:
            found.dropped.append(Dropped(line.text, why))
            if stamp:
                found.stamps.append(line.text)
        elif plain in seen or plain in titles or at in cut_off:
            found.dropped.append(Dropped(line.text, "repeat"))
        else:
            found.kept.append((line, entry))
            if len(line.text.split()) >= REPEAT_WORDS:
                seen.add(plain)
    return found


def _cut_copies(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> set[int]:
    """Indices of lines that end in an ellipsis where another line goes on (a teaser of the lede)."""
    starts = {squash(line.text)[:CUT_CHARACTERS] for line in lines if not _ELLIPSIS.search(line.text)}
    found = set()
    for at, line in enumerate(lines):
        plain = squash(_ELLIPSIS.sub("", line.text))
        if _ELLIPSIS.search(line.text) and len(plain) >= CUT_CHARACTERS and plain[:CUT_CHARACTERS] in starts:
            found.add(at)
    return found


def _stated_authors(lines: Sequence[Line]) -> Iterator[str]:
    """Bylines ("By Mara Quill", "Author: Mara Quill") among the lines, and bare names beside the stamp at the top."""
    for at, line in enumerate(lines):
        signed = len(line.text.split()) <= BYLINE_WORDS and _BYLINE_START.match(line.text)
        if signed or (at < TOP_LINES and _NAMES.fullmatch(line.text) and _near_stamp(lines, at)):
            yield line.text


def find_signature(lines: Sequence[Line], titles: Sequence[str]) -> tuple[str, ...]:
    """The names that stand alone in the first line below the headline."""
    known = {squash(title) for title in titles}
    text = next((line.text for line in lines if line.kind == "p" and squash(line.text) not in known), "")
    name = text.title() if text.isupper() else text
    return clean_authors([name.replace("/", " / ")], None) if _SIGNATURE.fullmatch(name) else ()


def _near_stamp(lines: Sequence[Line], at: int) -> bool:
    """True if a stamp stands beside a line, or beyond one more line of names."""
    for step in (-1, 1):
        near = at + step
        if 0 <= near + step < len(lines) and _NAMES.fullmatch(lines[near].text):
            near += step
        if 0 <= near < len(lines) and stamp_days(lines[near].text):
            return True
    return False


def _author_line(text: str, weight: float, authors: Sequence[str], at: int, count: int) -> DropReason | None:
    """ "credit" for a byline without a verb, "bio" for a last paragraph about an author, else None."""
    words = len(text.split())
    if not authors or words > ADDRESS_WORDS:
        return None
    named = next((name for name in authors if name in text), None)
    if named is None:
        return None
    if at < OPENING_LINES * 2 and words <= BYLINE_WORDS and weight > -1.0 and _only_names(text, authors):
        return "credit"
    closing = at >= count // 2
    return "bio" if closing and text.startswith(named) and _BIO.match(text[len(named) :].lstrip(" ,")) else None


def _only_names(text: str, authors: Sequence[str]) -> bool:
    """True if most words of a line are names of its authors."""
    rest = text
    for name in authors:
        rest = rest.replace(name, " ")
    return len(rest.split()) <= max(2, len(text.split()) // 2)


def join_paragraphs(kept: Sequence[tuple[Line, date | None]]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text, its paragraphs joined by a blank line, and where each stands with its role and label."""
    start, found, coming, lede = 0, list[Paragraph](), None, False
    uttered = find_spoken([line.text for line, _ in kept])
    for at, (line, entry) in enumerate(kept):
        end = start + len(line.text)
        label = find_label(line.text)
        if spoken := uttered.get(at):
            found.append(_spoken_paragraph(start, end, spoken, entry))
        elif label is None and (role := heading_role(line.text)):
            found.append(Paragraph(start, end, "heading", line.text, entry))
            coming = (role, line.text)
        else:
            role, name = label or coming or (paragraph_role(line.text, line.kind), None)
            if role == "body":
                role, name, lede = "body" if lede else "lede", name or find_dateline(line.text), True
            found.append(Paragraph(start, end, role, name, entry))
            coming = None
        start = end + 2
    return "\n\n".join(line.text for line, _ in kept), tuple(found)


def _spoken_paragraph(start: int, end: int, spoken: Spoken, entry: date | None) -> Paragraph:
    """The paragraph of what somebody else utters; a post has a day of its own."""
    return Paragraph(start, end, spoken.role, spoken.label, spoken.dated or entry, spoken.speaker)
