"""The part that a paragraph plays in a report, told by its label ("Why it matters:") and its form."""

import re
from functools import cache

from onrecord.model import ParagraphRole
from onrecord.read.furniture import Kind, read_table

MAX_LABEL = 40
"""Characters of a label with its colon."""
_LABEL = re.compile(rf"^[\W_]{{0,3}}([A-Za-z][A-Za-z'’, ]{{2,{MAX_LABEL}}}?)\s?(?::|\s[—–-]\s?|[—–])\s*")
_CAPTION = re.compile(
    r"\((?:photo|image|picture|video|file|illustration)s?\b.{0,60}\)\s*$|\[(?:photo|image|getty|reuters|ap)\b.{0,60}\]\s*$"
    r"|\((?:[\w .'’-]{2,40}(?:/|,\s|\svia\s))?(?:AP Photo|AP|Reuters|REUTERS|AFP|Getty Images|Getty|EPA)"
    r"(?:[/,][\w .'’-]{2,40})?\)\s*$"
    r"|^(?:file ?(?:photo|picture)?|pictured|in this (?:file )?(?:photo|image|picture))\b", re.I
)  # fmt: skip
_DATELINE_END = re.compile(r"^[A-Z][A-Z .'’,-]+\(")
_QUESTION = re.compile(r"^(?:Q|A|Question|Answer)\s?[:.]\s+\S")


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


def _role_of(label: str) -> ParagraphRole | None:
    """The role of a label, whatever its case and quotes."""
    return load_labels().get(label.strip().lower().replace("’", "'"))


def paragraph_role(text: str, kind: Kind) -> ParagraphRole:
    """The role of a paragraph without a label, by its form."""
    if kind == "item" or kind == "table":
        return "list"
    if kind == "heading":
        return "heading"
    if kind == "caption" or (_CAPTION.search(text) and not _DATELINE_END.match(text)):
        return "caption"
    return "quote" if kind == "quote" else "body"
