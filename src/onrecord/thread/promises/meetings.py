"""Dated plans to meet, and the later reports that the same parties met."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.model import Event, Measure, Next, Statement, Turn
from onrecord.thread.days import read_days, told_when
from onrecord.thread.desk import Desk
from onrecord.thread.lexicon import read_classes
from onrecord.thread.promises.done import is_done
from onrecord.thread.promises.reading import Promise, is_dated, is_later, meeting_parties

NEAR_DAYS = 10
"""A meeting planned for April may open in the first days of May; later it is another one."""
ZONE_DAYS = 1
LEDE_SENTENCES = 3
"""Only what opens a report is news of its day; deeper down an undated meeting may be any earlier one."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A meeting that a report tells as held, on days that are stated or the report's own."""

    statement: Statement
    parties: frozenset[str]
    first: date
    last: date


class Meetings:
    """The meetings of an account, read when a plan first asks for them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: list[_Met] | None = None

    def turns(self, promise: Promise) -> Iterator[Turn]:
        """The first report of a meeting of the same parties in or near the planned time."""
        due = promise.due
        if not promise.meets or due is None or not is_dated(due) or due.start is None or due.end is None:
            return
        if self._known is None:
            self._known = list(_read_meetings(self._desk))
        opens, closes = due.start - timedelta(days=ZONE_DAYS), due.end + timedelta(days=NEAR_DAYS)
        for met in self._known:
            in_time = opens <= met.first and met.last <= closes
            if in_time and promise.meets <= met.parties and is_later(self._desk, promise, met.statement):
                who = " and ".join(sorted(self._desk.actor_name(e) for e in promise.meets))
                why = f"{who} met: {told_when(self._desk, met.statement)}"
                yield Turn("kept", met.statement.id, self._desk.published(met.statement), why)
                return


def _read_meetings(desk: Desk) -> Iterator[_Met]:
    copies = {c.article_id for c in desk.copies}
    for statement in desk.statements:
        if statement.article_id in copies:
            continue
        days = _days(desk, statement)
        if days is None:
            continue
        if isinstance(statement.act, Event) and statement.act.type == "CONSULT":
            named = _named(desk, statement.act)
        elif isinstance(statement.act, Measure | Next) or not _tells_meeting(desk, statement):
            continue
        else:
            named = desk.entities_in(statement.sentence)
        parties = meeting_parties(desk, named) | meeting_parties(desk, named, people=False)
        if len(parties) > 1:
            yield _Met(statement, parties, *days)


def _named(desk: Desk, event: Event) -> frozenset[str]:
    named = desk.parties_in(event.actor) | desk.parties_in(event.recipient)
    return named if len(named) > 1 else named | desk.entities_in(event.clause)


def _days(desk: Desk, statement: Statement) -> tuple[date, date] | None:
    """When what the statement tells was: its stated days, or those of a report that opens with it; None if unsure."""
    act = statement.act
    published, days = desk.published(statement), read_days(desk, statement)
    if isinstance(act, Event) and act.type == "CONSULT":
        if not is_done(desk, statement):
            return None
        if days.stated:
            return days.first, days.last
    number = desk.sentence_numbers.get(statement.sentence, LEDE_SENTENCES)
    if published is None or number >= LEDE_SENTENCES or desk.looks_ahead(statement):
        return None
    return published - timedelta(days=ZONE_DAYS), published


def _tells_meeting(desk: Desk, statement: Statement) -> bool:
    """True if the sentence tells something as done at, or after, a meeting ("after a day of talks")."""
    return _held().search(desk.text(statement.sentence)) is not None


@cache
def _held() -> re.Pattern[str]:
    table = read_classes("meetings")
    before, between, nouns, failed = ("|".join(sorted(table[c])) for c in ("after", "between", "noun", "failed"))
    held = rf"\b(?:{before})\s+(?:(?:{between})\s+){{0,6}}(?:{nouns})\b"
    return re.compile(rf"{held}(?!\s+(?:were |was )?(?:{failed}))", re.I)
