"""What changed between two times, and what became of a promise: answers that rest on two reports."""

from dataclasses import replace

from onrecord.model import Line, Party, When
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import ABOVE, HERE, Evidence, Finder
from onrecord.tell.answer.figures import find_figures
from onrecord.tell.answer.given import Given, beside, checked_line
from onrecord.tell.answer.sayings import is_by, of_state
from onrecord.tell.answer.words import ring_of, stem, words_of
from onrecord.tell.brief import newest_day
from onrecord.tell.sections.promised import word_history
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from onrecord.tell.wording import Refusal, word_sentence
from onrecord.text.edtf import when_from_edtf

CHANGING = words_of("turning.tsv")
"""Words that ask for a change or an outcome, and say nothing of what it is of."""
KEPT = ring_of(stem("promise"))
LEAST_SHARE = 0.7


def find_change(shelf: Shelf, asked: Asked) -> tuple[Given, Given] | None:
    """The figures at the beginning and at the end of the time asked for, if both are given and differ."""
    if asked.when is None or asked.when.start is None or asked.when.end is None or asked.noun is None:
        return None
    needs = tuple(n for n in asked.needs if n.stems.isdisjoint(CHANGING))
    still = replace(asked, hole="many", act=None, needs=needs, relation="in")
    first = _figure_at(shelf, replace(still, when=_month(asked.when, at_end=False)))
    last = _figure_at(shelf, replace(still, when=_month(asked.when, at_end=True)))
    if first is None or last is None or first.key == last.key or first.evidence is last.evidence:
        return None
    return first, last


def _figure_at(shelf: Shelf, asked: Asked) -> Given | None:
    """The best figure of the time; None if there is none, or reports differ."""
    given = find_figures(shelf, asked, None, Finder(shelf, asked).find())
    best = max((g.score for g in given), default=0.0)
    keys = {g.key for g in given if g.score == best}
    return next((g for g in given if g.score == best), None) if len(keys) == 1 else None


def _month(when: When, *, at_end: bool) -> When:
    """The first or the last month of a time."""
    day = when.end if at_end else when.start
    assert day is not None
    return when_from_edtf(f"{day.year:04}-{day.month:02}", "published")


def word_change(shelf: Shelf, pair: tuple[Given, Given]) -> Line | None:
    """The change between two cited figures; nothing is counted beyond them."""
    first, last = pair
    text = f"From {first.words} ({beside(shelf, first.evidence)}) to {last.words} ({beside(shelf, last.evidence)})"
    cites = tuple(shelf.cite(span) for span in (*first.spans, *last.spans))
    return checked_line(text, "change", cites, (*first.rules, *last.rules), 1)


def tell_outcome(shelf: Shelf, asked: Asked) -> list[Line]:
    """The promise that was asked for with what later reports say of it, those with a turn first."""
    needs = tuple(n for n in asked.needs if n.stems.isdisjoint(CHANGING | KEPT))
    plain = replace(asked, needs=needs, act=None)
    near = {e.sentence: e for e in Finder(shelf, plain).find() if _is_on(plain, e)}
    telling = Telling(shelf, BriefQuestion(), newest_day(shelf.account))
    lines: list[tuple[tuple[bool, float], Line]] = []
    for history in shelf.account.promises:
        statement = shelf.statements[history.statement_id]
        evidence = near.get(statement.sentence)
        wording = word_sentence(shelf, statement.sentence)
        if evidence is None or isinstance(wording, Refusal) or not history.turns:
            continue
        if not _is_by(asked, history.by):
            continue
        told = word_history(telling, history, wording)
        line = told if isinstance(told, Refusal) else told.line(shelf, "commitment")
        if isinstance(line, Line):
            lines.append(((not history.turns, -evidence.share), line))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _is_by(asked: Asked, party: Party) -> bool:
    """True if the promise is of the one whom the question names first; of anybody if it names none as its giver."""
    giver = asked.agent.needs if asked.agent else asked.needs
    names = [n for n in giver if n.is_name][:1]
    return all(is_by(n, party.entity, party.text, party.name) or of_state(n, party.entity) for n in names)


def _is_on(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence speaks of the promise's subject: all names near it, most of the words."""
    levels = zip(asked.needs, evidence.levels, strict=True)
    return evidence.share >= LEAST_SHARE and all(level >= (ABOVE if n.is_name else HERE) for n, level in levels)
