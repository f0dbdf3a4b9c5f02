"""What fills the hole of a question, with the sentence that gives it."""

from dataclasses import dataclass, replace

from onrecord.model import Cite, Line, LineKind, Span
from onrecord.tell.answer.evidence import Evidence
from onrecord.tell.answer.leading import past_dateline
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.support import find_unsupported
from onrecord.tell.wording import Refusal, clean, word_sentence

TOLD_LONGEST = 60
"""Words of a sentence that is told as a quotation where it cannot stand alone."""


@dataclass(frozen=True, slots=True)
class Given:
    """One filler: its words, what makes it the same as another (`key`), and the sentence it stands in.

    `score` orders; `rules` let its words differ from those cited; `kind` is the kind of the line that tells it.
    """

    words: str
    key: tuple[object, ...]
    evidence: Evidence
    score: float
    kind: LineKind
    rules: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()
    part: bool = False
    """True for the count of a named part ("Americans") where all are asked for."""
    at: int = 0
    """Where a figure stands in its article."""
    of: str = ""
    """What a figure counts."""
    clause: Span | None = None
    """The part of the sentence that is told, if not all of it."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences that it rests on."""
        return tuple(dict.fromkeys((self.evidence.sentence, *self.also)))


def group_given(found: list[Given], margin: float) -> list[list[Given]]:
    """Those near the best, by what they say; the better supported first, each with its best report first."""
    if not found:
        return []
    best = max(g.score for g in found)
    groups: dict[tuple[object, ...], list[Given]] = {}
    for given in sorted((g for g in found if g.score >= best - margin), key=lambda g: -g.score):
        groups.setdefault(given.key, []).append(given)
    return sorted(groups.values(), key=lambda g: (-g[0].score, -len({x.evidence.reading.article.outlet for x in g})))


def word_given(shelf: Shelf, groups: list[list[Given]]) -> Line | None:
    """The fillers side by side, each with the report that gives it; None if a word of them has no cite."""
    firsts = [group[0] for group in groups]
    text = "; ".join(f"{g.words} ({beside(shelf, g.evidence)})" for g in firsts)
    cites = tuple(shelf.cite(span) for span in dict.fromkeys(s for g in firsts for s in g.spans))
    rules = tuple(dict.fromkeys(rule for g in firsts for rule in g.rules))
    return checked_line(text[:1].upper() + text[1:], firsts[0].kind, cites, rules, count_origins(shelf, groups))


def checked_line(
    text: str, kind: LineKind, cites: tuple[Cite, ...], rules: tuple[str, ...], origins: int
) -> Line | None:
    """The line, if its cites and rules give all its names, figures, dates and negations."""
    if find_unsupported(text, cites, rules):
        return None
    return Line(text, kind, cites, None, origins, rules)


def beside(shelf: Shelf, evidence: Evidence) -> str:
    """The outlet of the report and its day."""
    published = evidence.reading.article.published
    day = date_words(published.edtf, None) if published.day and published.edtf else "undated"
    outlet = evidence.reading.article.outlet
    return f"{outlet}, {day}" if outlet else day


def count_origins(shelf: Shelf, groups: list[list[Given]]) -> int:
    """How many outlets give the fillers, copies aside."""
    articles = (g.evidence.reading.article for group in groups for g in group)
    return len({a.outlet or a.id for a in articles if a.id not in shelf.copy_of}) or 1


def tell_evidence(shelf: Shelf, evidence: Evidence, kind: LineKind, clause: Span | None = None) -> Line | None:
    """The sentence as a line that stands alone, or it or its clause as a quotation of its report."""
    if clause is not None:
        return _quote(shelf, evidence, kind, clause)
    wording = word_sentence(shelf, evidence.sentence)
    line = wording if isinstance(wording, Refusal) else wording.line(shelf, kind)
    if isinstance(line, Line):
        return replace(line, origins=1)
    return _quote(shelf, evidence, kind, evidence.sentence)


def _quote(shelf: Shelf, evidence: Evidence, kind: LineKind, span: Span) -> Line | None:
    raw = past_dateline(clean(shelf.words(span)))
    if len(raw.split()) > TOLD_LONGEST:
        return None
    quoted = raw.replace("“", "‘").replace("”", "’").replace('"', "’")
    return checked_line(f"{beside(shelf, evidence)}: “{quoted}”", kind, (shelf.cite(span),), (), 1)
