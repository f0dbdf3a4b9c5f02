"""Intervals of days as `When` values."""

from onrecord.model import When
from onrecord.parse.times.words import word_set
from onrecord.text.edtf import edtf_of, when_from_edtf


def open_when(when: When, preposition: str) -> When:
    """`when` opened at the end that the preposition leaves open: "since 2003" is 2003/.., "until 2003" is ../2003."""
    if when.start is None or when.end is None or (preposition == "from" and "/" in when.edtf):
        return when
    first, last = when.edtf.split("/") if "/" in when.edtf else (when.edtf, when.edtf)
    if preposition in word_set("since"):
        return When(when.start, None, f"{first}/..", when.basis, when.span)
    if preposition in word_set("until"):
        return When(None, when.end, f"../{last}", when.basis, when.span)
    return when


def join_whens(first: When | None, last: When | None) -> When | None:
    """From the first day of `first` to the last of `last`; None if either is unknown or they do not run forward."""
    if first is None or last is None or first.start is None or last.end is None or first.start >= last.end:
        return None
    plain = "/" not in first.edtf and "/" not in last.edtf
    edtf = f"{first.edtf}/{last.edtf}" if plain else edtf_of(first.start, last.end)
    return when_from_edtf(edtf, first.basis, first.span)
