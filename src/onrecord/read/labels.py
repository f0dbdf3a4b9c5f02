"""The part that a paragraph plays in a report, told by its label ("Why it matters:") and its form."""

import re
from functools import cache

from onrecord.model import ParagraphRole
from onrecord.read.furniture import Kind, read_table

MAX_LABEL = 40
"""Characters of a label with its colon."""
_LABEL = re.compile(rf"^[\W_]{{0,3}}([A-Za-z][A-Za-z'’, ]{{2,{MAX_LABEL}}}?)\s?(?::|\s[—–-]\s?|[—–])\s*")
_NAMES = r"(?:[A-Z][\w.'’-]{1,25} ){0,3}[A-Z][\w.'’-]{1,25}"
_AGENCIES = r"(?:AP Photo|AP|Reuters|REUTERS|AFP|Getty Images|Getty|EPA)"
_CAPTION_END = re.compile(
    r"\((?i:photo|image|picture|video|file|illustration)s?\b.{0,60}\)$|\[(?i:photo|image|getty|reuters|ap)\b.{0,60}\]$"
    rf"|\((?:[\w .'’-]{{2,40}}(?:/|,\s|\svia\s))?{_AGENCIES}(?:[/,][\w .'’-]{{2,40}})?\)$"
    rf"|\({_AGENCIES} (?i:file )?(?i:photo):? .{{0,50}}\)$|\s\| ?{_AGENCIES}$|[.!?,’”] Photograph: [^.:]{{2,60}}$"
    rf"|\({_NAMES}/[^()]{{2,40}}\)$|[.!?,] (?:REUTERS|AFP|EPA|AP)/[\w .'’-]{{3,40}}$"
    r"|[.!?,] (?i:photo(?:graph)?|image|picture)s?(?: credit| by)?\s?[:/]\s?[^.:]{2,60}$"
    rf"|[.!?,] {_NAMES}/(?:{_AGENCIES}|The [A-Z][\w ]{{2,30}})$"
)
_CAPTION_START = re.compile(r"(?:file ?(?:photo|picture)?|pictured|in this (?:file )?(?:photo|image|picture))\b", re.I)
END_CHARACTERS = 160
"""How much of a paragraph's end is looked at for the credit of a picture."""
_VERSION = r"(?:versions?|story|article|report|post|interview|conversation|transcript)"
_CORRECTION = re.compile(
    rf"[\W_]{{0,3}}(?:this {_VERSION}|(?:(?:an?|the) )?(?:earlier|previous|original) (?:versions?|story|article))\b"
    r".{0,80}?\b(?:correct(?:s|ed)|misstated|misspelled|misidentified|incorrect(?:ly)?|erroneously|amended"
    r"|gave the wrong|wrongly)\b", re.I
)  # fmt: skip
_NOTE = re.compile(
    rf"[\W_]{{0,3}}(?:this|the) {_VERSION} (?:was|has been|is) (?:\w+ )?(?:updated|edited|condensed|translated)\b"
    r"|\((?:removes|adds|updates|recasts|fixes|deletes|clarifies|restores|changes) .{2,120}\)$", re.I
)
_SHOUTED = r"[A-Z][A-Z.'’/-]{2,25}(?: [A-Z][A-Z.'’/-]{1,25}){0,3}(?:, [A-Z][\w. ]{1,24}?)??"
_WIRE = re.compile(
    r"(?:[A-Z][\w .,'’/-]{1,60}? )?\([A-Z][\w .&'’/-]{1,30}\)\s*(?:—|–|--|-)\s*"
    rf"|{_SHOUTED}(?:,? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}))?\s(?:—|–|--|-)\s"
)
_DATELINE_END = re.compile(r"^[A-Z][A-Z .'’,-]+\(")


@cache
def load_labels() -> dict[str, ParagraphRole]:
    """The role that each known label gives, by the label in lower case with straight quotes."""
    return {row[1]: row[0] for row in read_table("labels.tsv")}  # type: ignore[misc]


def find_label(text: str) -> tuple[ParagraphRole, str] | None:
    """The role and the label, as the text writes it, of a paragraph that opens with a known label."""
    if found := _LABEL.match(text):
        role = _role_of(found.group(1))
        return (role, found.group().strip()) if role else None
    return None


def heading_role(text: str) -> ParagraphRole | None:
    """The role of the paragraph under a line that is nothing but a known label."""
    return _role_of(text.rstrip(" :.?!")) if len(text) <= MAX_LABEL else None


def find_dateline(text: str) -> str | None:
    """The wire header that opens a paragraph ("PORT HALE (AP) —", "(CNN) --"), as written."""
    found = _WIRE.match(text[:160])
    return found.group().strip() if found else None


def _role_of(label: str) -> ParagraphRole | None:
    """The role of a label, whatever its case and quotes."""
    return load_labels().get(label.strip().lower().replace("’", "'"))


def paragraph_role(text: str, kind: Kind) -> ParagraphRole:
    """The role of a paragraph without a label, by its form."""
    if kind == "item" or kind == "table":
        return "list"
    if kind == "heading":
        return "heading"
    if _CORRECTION.match(text[:200]):
        return "correction"
    if _NOTE.match(text[:120]):
        return "note"
    if kind == "caption" or _is_caption(text):
        return "caption"
    return "quote" if kind == "quote" else "body"


def _is_caption(text: str) -> bool:
    """True for a paragraph that opens or ends as a picture's caption does."""
    ends = _CAPTION_END.search(text.rstrip()[-END_CHARACTERS:]) is not None
    return (ends or _CAPTION_START.match(text) is not None) and not _DATELINE_END.match(text)
