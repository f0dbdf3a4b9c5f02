"""What changed from one account to a later one: new, changed, corrected, resolved; every line cites."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from onrecord.model import Account, Line, Occurrence, Point, PromiseHistory, Series
from onrecord.tell.figures import counted_points, word_change
from onrecord.tell.rank import is_future, rank_occurrences
from onrecord.tell.sections.numbers import count_origins, rank_series
from onrecord.tell.sections.openings import LEAST_SCORE
from onrecord.tell.sections.promised import word_history
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling, told_when
from onrecord.tell.wording import Wording, clean

ChangeKind = Literal["resolved", "corrected", "changed", "new"]
STATUS_WORDS = {
    "happened": "as done", "ongoing": "as going on", "planned": "as planned", "hypothetical": "as possible",
    "denied": "as denied",
}  # fmt: skip


def tell_changes(
    before: Account | None, after: Account, question: BriefQuestion, limit: int
) -> dict[ChangeKind, tuple[Line, ...]]:
    """At most `limit` lines of each kind: what `after` says and `before` (None: nothing was known) does not.

    resolved: promises that took a turn; corrected: what people or correction notes set right; changed: figures that
    moved, and happenings told otherwise; new: happenings that no earlier report tells.
    """
    telling = Telling(Shelf(after), question, question.as_of)
    told = _Before(before)
    tellers: dict[ChangeKind, Callable[[Telling, _Before], Iterator[Line | None]]] = {
        "resolved": _resolved, "corrected": _corrected, "changed": _changed, "new": _new,
    }  # fmt: skip
    found = {kind: telling.take(teller(telling, told), limit) for kind, teller in tellers.items()}
    return {kind: lines for kind, lines in found.items() if lines}


class _Before:
    """The earlier account, by the statements that both hold."""

    def __init__(self, account: Account | None) -> None:
        self.statements = {s.id for s in account.statements} if account else set()
        self.articles = {a.id for a in account.articles} if account else set()
        self.marks = {m.decision for m in account.marks} if account else set()
        occurrences = account.occurrences if account else ()
        self._occurrence_of = {i: o for o in occurrences for i in o.statements}
        self._promises = {p.statement_id: p for p in (account.promises if account else ())}

    def occurrence(self, later: Occurrence) -> Occurrence | None:
        """The earlier form of the happening."""
        return next((self._occurrence_of[i] for i in later.statements if i in self._occurrence_of), None)

    def promise(self, later: PromiseHistory) -> PromiseHistory | None:
        """The earlier form of the promise."""
        return next((p for i in (later.statement_id, *later.repeated_by) if (p := self._promises.get(i))), None)


def _resolved(telling: Telling, before: _Before) -> Iterator[Line | None]:
    for promise in telling.shelf.account.promises:
        earlier = before.promise(promise)
        statement = telling.shelf.statements[promise.statement_id]
        if promise.status in ("open", earlier.status if earlier else "open"):
            continue
        if telling.relevance(statement.sentence) > 0:
            wording = telling.word(statement.sentence)
            if isinstance(wording, Wording):
                wording = word_history(telling, promise, wording)
            yield telling.tell(wording, "commitment", told_when(statement))


def _corrected(telling: Telling, before: _Before) -> Iterator[Line | None]:
    shelf = telling.shelf
    for mark in shelf.account.marks:
        statement = shelf.statements.get(mark.statement_id)
        if statement is None or mark.decision in before.marks or telling.relevance(mark.sentence) == 0:
            continue
        yield telling.tell_sentence(mark.sentence, "change", told_when(statement))
    for article in shelf.account.articles:
        if article.id in before.articles or article.id in shelf.copy_of:
            continue
        for paragraph in article.paragraphs:
            if paragraph.role == "correction" and paragraph.end > paragraph.start:
                span = article.span(paragraph.start, paragraph.end)
                if telling.relevance(span) > 0:
                    yield telling.tell(Wording(clean(shelf.words(span)), (span,)), "change")


def _changed(telling: Telling, before: _Before) -> Iterator[Line | None]:
    for series in rank_series(telling):
        moved = _moved(series, before)
        if moved:
            change = word_change(telling.shelf, series, *moved)
            yield telling.tell(change, "change", origins=count_origins(telling, moved))
    for ranked in rank_occurrences(telling):
        one, earlier = ranked.occurrence, before.occurrence(ranked.occurrence)
        if earlier is None:
            continue
        fresh = [s for s in ranked.statements if s.id not in before.statements]
        otherwise = _otherwise(earlier, one)
        if fresh and otherwise and fresh[0].score >= LEAST_SCORE:
            wording = telling.word(fresh[0].sentence)
            if isinstance(wording, Wording):
                text = f"{wording.text} ({otherwise})"
                wording = replace(wording, text=text, rules=(*wording.rules, otherwise))
            yield telling.tell(wording, "change", told_when(fresh[0]), one.origins)


def _moved(series: Series, before: _Before) -> tuple[Point, Point] | None:
    """The last figure that was known before, and the last that was not, if they differ and the new one is later."""
    dated = counted_points(series)
    known = [p for p in dated if p.statement_id in before.statements]
    fresh = [p for p in dated if p.statement_id not in before.statements]
    if not known or not fresh or dated.index(fresh[-1]) < dated.index(known[-1]):
        return None
    first, last = known[-1], fresh[-1]
    same = (first.low, first.high) == (last.low, last.high) or first.as_of == last.as_of
    return None if same else (first, last)


def _otherwise(earlier: Occurrence, later: Occurrence) -> str:
    """In words how the happening is told otherwise than before; empty if it is not."""
    if earlier.status != later.status:
        return f"until then told {STATUS_WORDS[earlier.status]}"
    if later.agreement == "disputed" and earlier.agreement != "disputed":
        return "disputed since: " + "; ".join(later.differs)
    return ""


def _new(telling: Telling, before: _Before) -> Iterator[Line | None]:
    for ranked in rank_occurrences(telling):
        if any(i in before.statements for i in ranked.occurrence.statements):
            continue
        statement = ranked.statement
        if statement.score >= LEAST_SCORE and not is_future(telling, statement):
            yield telling.tell_sentence(statement.sentence, "change", told_when(statement), ranked.occurrence.origins)
