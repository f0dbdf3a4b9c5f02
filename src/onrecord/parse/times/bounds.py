"""Intervals of days as `When` values."""

from onrecord.model import When
from onrecord.parse.times.words import word_set


def open_when(when: When, preposition: str) -> When:
    """`when` opened at the end that the preposition leaves open: "since 2003" is 2003/.., "until 2003" is ../2003."""
    if "/" in when.edtf:
        return when
    if preposition in word_set("since"):
        return When(when.start, None, f"{when.edtf}/..", when.basis, when.span)
    if preposition in word_set("until"):
        return When(None, when.end, f"../{when.edtf}", when.basis, when.span)
    return when
