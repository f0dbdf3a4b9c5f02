"""Chronologies in reports: rows that begin with their day ("May 9: The court rules."), chosen by a journalist."""

import re

from onrecord.model import Reading, Span

FEWEST_ROWS = 3
"""Days that a chronology has at least; two sentences may begin with a day by chance."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = re.compile(rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:1[5-9]|20)\d\d)?")
_ROW = re.compile(r"(?!\W*(?:\d{1,2}[:.]\d\d|\(|(?:Page )?[Ll]ast updated| ?--| at ))\W*\w+(?:\W+\w+){2}")
"""What follows the day in a row: some words, and neither an hour nor an agency, as in the head of a page."""


def find_rows(reading: Reading) -> frozenset[Span]:
    """The times that begin a row of a chronology: none of the report's own day, and of three days together."""
    text, published = reading.article.text, reading.article.published.day
    heads = {sentence.start: sentence for sentence in reading.sentences}
    rows: dict[Span, str] = {}
    for timex in reading.times:
        when, start = timex.when, timex.span.start
        sentence = next((heads[at] for at in range(start, max(-1, start - 3), -1) if at in heads), None)
        if sentence is None or when is None or when.days != 1 or when.start is None or when.start == published:
            continue
        if _DAY.fullmatch(timex.span.words(text) or "") and _ROW.match(text, timex.span.end, sentence.end):
            rows[timex.span] = when.edtf
    return frozenset(rows) if len(set(rows.values())) >= FEWEST_ROWS else frozenset()
