"""What a brief has told so far, by which the same is not told twice."""

from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Line, LineKind
from onrecord.tell.repeats import (
    DEED_KINDS,
    FIGURE_KINDS,
    NEWS_DAYS,
    SAID_AGAIN,
    SAME_FIGURE,
    SAME_WORDS,
    deeds_of,
    lines_near,
    marks_of,
    news_day,
    says_again,
    tells_one_deed,
    tells_same_news,
)
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.traces import Trace, tells_one_thing, trace_line


@dataclass(frozen=True, slots=True)
class Known:
    """What a line is known by: its words, the day of its news, the days and large figures it gives, its deeds (type,
    who, day), and its trace; `opens` if it is the first sentence of its report."""

    kind: LineKind
    words: frozenset[str] = frozenset()
    day: date | None = None
    marks: frozenset[date | str] = frozenset()
    deeds: frozenset[tuple[str, str, date]] = frozenset()
    trace: Trace = field(default_factory=Trace)
    opens: bool = False


@dataclass(slots=True)
class Memory:
    """The lines told on what was `asked` (its words), if anything was. In a timeline no line `stands_alone`: only the
    same words are told again."""

    asked: frozenset[str]
    has_subject: bool
    stands_alone: bool
    told: list[Known] = field(default_factory=list)

    def read(self, shelf: Shelf, line: Line, *, opens: bool) -> Known:
        """What the line will be known by."""
        words, day = content_words(line.text), news_day(shelf, line)
        if not self.stands_alone:
            return Known(line.kind, words, day, opens=opens)
        marks = marks_of(shelf, line) if line.kind not in FIGURE_KINDS else frozenset[date | str]()
        deeds = deeds_of(shelf, line) if line.kind in DEED_KINDS else frozenset[tuple[str, str, date]]()
        return Known(line.kind, words, day, marks, deeds, trace_line(shelf, line, self.asked), opens)

    def holds(self, one: Known) -> bool:
        """True if a line tells the same: in its words, a deed of its day, of a day or figure of its own, or the same
        news of a report of near days."""
        return self._says(one) or (self.stands_alone and self._tells_news(one))

    def _says(self, one: Known) -> bool:
        least = SAID_AGAIN if self.stands_alone else SAME_WORDS
        figure = one.words - self.asked if one.kind == "measure" else frozenset[str]()
        for other in self.told:
            if one.deeds & other.deeds or says_again(one.words, other.words, least):
                return True
            if one.marks & other.marks and tells_one_deed(one.words, other.words, one.marks | other.marks):
                return True
            if figure and tells_one_deed(figure, other.words - self.asked, least=SAME_FIGURE):
                return True
        return False

    def _tells_news(self, one: Known) -> bool:
        if self.has_subject and any(tells_one_thing(one.trace, other.trace) for other in self.told):
            return True
        near = lines_near(one.day, ((o.words, o.day) for o in self.told), 0 if one.opens else NEWS_DAYS)
        return tells_same_news(one.words, near, self.asked)
