"""Promised figures that later reports give as reached, and promised cuts that later figures show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.model import Measure, Point, Series, Statement, Turn
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.figures import disjoint, reach
from onrecord.thread.promises.reading import Promise, is_later
from onrecord.thread.quantities import Figure
from onrecord.thread.words import class_forms, find_words, plain_form

LEAST_LEFT = 0.05
"""Of a force that was to be cut, not to be gone: fewer ("five soldiers") are some of its men. Set by hand."""
BASE_DAYS = 60
"""What a promised cut starts from was told at most so many days before it (or with it)."""


CLAUSES = frozenset({"after", "before", "because", "since", "though", "although", "while", "if", "unless"})
"""Words behind which the figure of another clause stands ("will host him after he gave up duties on 200 ships")."""


class PromisedFigures:
    """The series of an account as a promise meets them."""

    def __init__(self, desk: Desk, series: Sequence[Series], figures: Mapping[str, Figure]) -> None:
        self._desk, self._figures = desk, figures
        self._series = {p.statement_id: one for one in series for p in one.points}
        self._standing = [one for one in series if any(self._is_standing(p) for p in one.points)]

    def turns(self, promise: Promise) -> Iterator[Turn]:
        """The first later report of the promised figure, or of a lower one where only a cut was promised."""
        aimed = [s for s in self._desk.by_sentence[promise.statement.sentence] if s.id in self._figures]
        planned = [s for s in aimed if self._figures[s.id].planned and self._is_object(promise, s)]
        if planned:
            found = next((t for s in planned for t in self._reached(promise, s)), None)
        else:
            found = next(self._lowered(promise), None) if promise.cuts else None
        if found is not None:
            yield found

    def _is_object(self, promise: Promise, aim: Statement) -> bool:
        """True if the figure is what is promised: no clause begins, and no other figure stands, before it."""
        assert isinstance(aim.act, Measure)
        before = self._desk.articles[aim.article_id].text[promise.what.start : aim.act.amount.span.start]
        return not any(w in CLAUSES or w[0].isdigit() for w in find_words(before.lower()))

    def _is_standing(self, point: Point) -> bool:
        figure = self._figures[point.statement_id]
        return bool(frozenset(figure.what) & class_forms("counted", "standing")) and not figure.change

    def _reached(self, promise: Promise, aim: Statement) -> Iterator[Turn]:
        assert isinstance(aim.act, Measure)
        low, high = reach(replace(aim.act.amount, hedge="about"))
        one = self._series.get(aim.id)
        for point in one.points if one else ():
            later = self._desk.by_id[point.statement_id]
            reached = low <= point.low <= high and not point.note.startswith("planned")
            if reached and self._is_after(promise, later) and not self._tells_promise(later):
                why = f"the promised figure is reported: {self._told(later)}"
                yield Turn("kept", later.id, self._desk.published(later), why)

    def _tells_promise(self, later: Statement) -> bool:
        """True if the later sentence only speaks of the promise ("his pledge to admit 10,000") or supposes it kept."""
        words = frozenset(plain_form(word) for word in find_words(self._desk.text(later.sentence)))
        speaking = (class_forms("deeds", "promise"), class_forms("deeds", "supposed"), class_forms("planned", "words"))
        return any(words & forms for forms in speaking)

    def _lowered(self, promise: Promise) -> Iterator[Turn]:
        """A lower figure of the promised quantity, held after the promise, than the last one before it."""
        for one in self._standing:
            points = [p for p in one.points if not p.note.startswith("planned")]
            if not points or not self._is_promised(promise, self._figures[points[0].statement_id]):
                continue
            base = next((p for p in reversed(points) if self._is_base(promise, p)), None)
            lower = next((p for p in points if base and self._is_lower(promise, base, p)), None)
            if base and lower:
                before, after = self._desk.by_id[base.statement_id], self._desk.by_id[lower.statement_id]
                why = f"fewer {one.of} than when it was promised: from {self._told(before)} to {self._told(after)}"
                yield Turn("kept", after.id, self._desk.published(after), why)

    def _is_promised(self, promise: Promise, figure: Figure) -> bool:
        """True if the promise is to cut this quantity: the noun, whose it is, and where."""
        if self._stands_beside(promise, figure):
            return True
        desk, nouns = self._desk, frozenset(figure.what) & class_forms("counted", "standing")
        owners = frozenset(figure.what) - nouns
        named = desk.entities_in(promise.statement.sentence) | {str(promise.by_side.entity)}
        states = named | {s for e in named for s in desk.states_of(e)}
        if not nouns & promise.words and not (owners and _is_force(promise)):
            return False
        return bool(owners) and owners <= states and figure.place in states - owners

    def _stands_beside(self, promise: Promise, figure: Figure) -> bool:
        """True if a figure of the quantity stands in the promise's own sentence."""
        one = self._series.get(figure.statement.id)
        beside = self._desk.by_sentence[promise.statement.sentence]
        return one is not None and any(self._series.get(s.id) is one for s in beside)

    def _is_base(self, promise: Promise, point: Point) -> bool:
        statement, made = self._desk.by_id[point.statement_id], promise.made
        if made is None or self._desk.order[statement.article_id] > promise.order:
            return False
        held = self._figures[statement.id].held(self._desk.published(statement))[0]
        return made - timedelta(days=BASE_DAYS) <= held <= made + timedelta(days=1)

    def _is_lower(self, promise: Promise, base: Point, point: Point) -> bool:
        statement = self._desk.by_id[point.statement_id]
        before = self._desk.by_id[base.statement_id].act
        if not LEAST_LEFT * base.low <= point.low < base.low or not self._is_after(promise, statement):
            return False
        assert isinstance(before, Measure) and isinstance(statement.act, Measure)
        return disjoint(before.amount, statement.act.amount)

    def _is_after(self, promise: Promise, later: Statement) -> bool:
        """True if the figure held after the promise was made, and its report came later."""
        if not is_later(self._desk, promise, later) or promise.made is None:
            return False
        return self._figures[later.id].held(self._desk.published(later))[0] > promise.made

    def _told(self, statement: Statement) -> str:
        assert isinstance(statement.act, Measure)
        return f"{self._desk.text(statement.act.amount.span)} ({told_when(self._desk, statement)})"


def _is_force(promise: Promise) -> bool:
    """True if the promise names an army, whose forces are its quantity ("US forces")."""
    return any(e.endswith("-military") for e in promise.entities)
