"""Promises: what was promised, and what later reports say of it."""

from collections.abc import Iterator

from onrecord.model import Line, Measure, PromiseHistory, Statement
from onrecord.tell.dates import date_words
from onrecord.tell.telling import Telling, told_when
from onrecord.tell.wording import Refusal, Wording, word_sentence

TURN_WORDS = {
    "kept": "Kept, by later report", "broken": "Later report that goes against it", "withdrawn": "Withdrawn",
    "open": "Since then", "lapsed": "Since then",
}  # fmt: skip
TOLD_LONGEST = 85
"""Words of a promise together with what followed it."""


def tell_promises(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` promises, those that took a turn first."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    for history in sorted(_followed(telling), key=lambda h: (not h.turns, h.status != "lapsed", h.id)):
        statement = telling.shelf.statements[history.statement_id]
        wording = word_sentence(telling.shelf, statement.sentence, telling.year)
        if isinstance(wording, Wording):
            wording = word_history(telling, history, wording)
        yield telling.tell(wording, "commitment", told_when(statement))


def _followed(telling: Telling) -> list[PromiseHistory]:
    """Promises on the subject."""
    return [
        history
        for history in telling.shelf.account.promises
        if telling.relevance(telling.shelf.statements[history.statement_id].sentence) > 0
    ]


def word_history(telling: Telling, history: PromiseHistory, promise: Wording) -> Wording | Refusal:
    """The promise with its latest turn behind it, or with what was not found."""
    shelf = telling.shelf
    for turn in reversed(history.turns):
        later = shelf.statements.get(turn.statement_id)
        if later is None or turn.statement_id == history.statement_id:
            continue
        second = word_figure_or_sentence(telling, later)
        if isinstance(second, Refusal) or len(f"{promise.text} {second.text}".split()) > TOLD_LONGEST:
            continue
        day = shelf.article(later.article_id).published.edtf
        reported = f" ({date_words(day, None)})" if day else ""
        return Wording(
            f"{promise.text} {TURN_WORDS[turn.status]}{reported}: {second.text}",
            (*promise.spans, *second.spans),
            (*promise.rules, *second.rules, f"{turn.status}: {turn.why}"),
        )
    if history.status == "lapsed":
        read = history.later_articles_read
        rule = f"lapsed: due {history.due.edtf if history.due else ''}, {read} later articles read"
        text = f"{promise.text} No later report here ({read} read) says that it was done."
        return Wording(text, promise.spans, (*promise.rules, rule, "No later report in this record"))
    return promise


def word_figure_or_sentence(telling: Telling, statement: Statement) -> Wording | Refusal:
    """The statement's sentence or, if it cannot stand, another of its article that gives the same figure."""
    act = statement.act
    wording = word_sentence(telling.shelf, statement.sentence, telling.year)
    if isinstance(wording, Wording) or not isinstance(act, Measure):
        return wording
    for other in telling.shelf.readings[statement.article_id].statements:
        same = isinstance(other.act, Measure) and other.act.topic == act.topic
        if same and isinstance(other.act, Measure) and other.act.amount.low == act.amount.low:
            again = word_sentence(telling.shelf, other.sentence, telling.year)
            if isinstance(again, Wording):
                return again
    return wording
