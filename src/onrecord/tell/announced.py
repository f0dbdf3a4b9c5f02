"""What the reports announce for a time: each thing once, by the report that announced it first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Commitment, Event, Next, PromiseHistory, Span, Statement, When
from onrecord.model.coming import ComingKind
from onrecord.tell.sections.coming import LEAST_SCORE, expected_time, looks_ahead
from onrecord.tell.telling import Telling

LONGEST_DAYS = 366
"""Up to a year; "by the 2030s" is no date of a calendar."""
RANK = {Commitment: 0, Next: 1, Event: 2}
"""Which statement of a sentence speaks for it: the one that says most of what is to come."""
SAYS_LITTLE = 6
"""Words from which what is expected says itself what it is ("are planned for October" does not)."""
KINDS: tuple[ComingKind, ...] = ("vote", "meeting", "deadline")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Announced:
    """One thing announced for `when`: its statements in order of publication, and its history as a promise."""

    statements: tuple[Statement, ...]
    when: When
    history: PromiseHistory | None

    @property
    def first(self) -> Statement:
        """The statement that announced it first."""
        return self.statements[0]


@cache
def announced_words() -> Mapping[str, frozenset[str]]:
    """The word classes of `announced.tsv`."""
    lines = files("onrecord.tell").joinpath("announced.tsv").read_text("utf-8").splitlines()[1:]
    return {name: frozenset(words.split()) for name, words in (line.split("\t") for line in lines)}


def find_announced(telling: Telling) -> list[Announced]:
    """All that was announced for a time of at most a year, a day or more ahead, in order of publication.

    One sentence announces one thing, unless it tells that it was called off; reports of one planned happening, or
    of one promise, for the same time are one.
    """
    histories = {i: h for h in telling.shelf.account.promises for i in (h.statement_id, *h.repeated_by)}
    occurrences = {i: o.id for o in telling.shelf.account.occurrences for i in o.statements}
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in _speaking(telling):
        when = expected_time(statement)
        if when is None or not _is_ahead(telling, statement, when):
            continue
        history = histories.get(statement.id)
        group = history.id if history else occurrences.get(statement.id, statement.id)
        groups.setdefault((group, when.edtf), []).append(statement)
    return [_announce(said, histories) for said in groups.values()]


def _announce(said: Sequence[Statement], histories: Mapping[str, PromiseHistory]) -> Announced:
    when = expected_time(said[0])
    assert when is not None
    history = next((histories[s.id] for s in said if s.id in histories), None)
    return Announced(tuple(said), when, history)


def _speaking(telling: Telling) -> list[Statement]:
    """The statements that look ahead, one a sentence, of articles that are no copies."""
    best: dict[object, Statement] = {}
    for statement in telling.shelf.account.statements:
        if statement.article_id in telling.shelf.copy_of or statement.score < LEAST_SCORE:
            continue
        if not looks_ahead(statement) or expected_time(statement) is None or not telling.relevance(statement.sentence):
            continue
        if words_of(telling, statement.sentence) & announced_words()["off"]:
            continue
        held = best.get(statement.sentence)
        if held is None or RANK[type(statement.act)] < RANK[type(held.act)]:
            best[statement.sentence] = statement
    return list(best.values())


def _is_ahead(telling: Telling, statement: Statement, when: When) -> bool:
    """True if the time ends after the day of a report of known day, is not too long, and is closed at both ends."""
    day = telling.shelf.article(statement.article_id).published.day
    if day is None or when.end is None or when.days is None or when.days > LONGEST_DAYS:
        return False
    if isinstance(statement.act, Event) and when.start is not None and when.start < day:
        return False  # "this week's attack" is behind; what lies ahead this week is told by a Next as well
    return when.end > day


def words_of(telling: Telling, span: Span) -> frozenset[str]:
    """The words at `span` in lower case."""
    return frozenset(w.lower() for w in _WORD.findall(telling.shelf.words(span)))


def kind_of(telling: Telling, announced: Announced) -> ComingKind:
    """What kind of thing it is, by its words; a promise that is no meeting or vote is a promise."""
    act = announced.first.act
    span = act.promise if isinstance(act, Commitment) else act.what if isinstance(act, Next) else None
    words = words_of(telling, span) if span else frozenset()
    if len(words) < SAYS_LITTLE and not isinstance(act, Commitment):
        words = words_of(telling, announced.first.sentence)
    if isinstance(act, Event) and act.type == "CONSULT":
        return "meeting"
    found = next((kind for kind in KINDS if words & announced_words()[kind]), None)
    return found or ("promise" if isinstance(act, Commitment) else "plan")
