"""The calendar: what the reports announced for a time, and of what has passed whether a later report tells of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.model import TOLD_STATUSES, Account, Coming, Event, Line, Span, Statement
from onrecord.model.coming import ComingStatus
from onrecord.tell.announced import Announced, announced_words, find_announced, kind_of, words_of
from onrecord.tell.brief import newest_day
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling

PASSED_DAYS = 60
"""What passed longer ago than two months is history, not calendar; `since` asks for more."""
LATE_DAYS = 14
"""A report that something was held may come two weeks after it."""
READ_AT_LEAST = 3
"""So many later reports must name the parties before their silence says anything."""
SHARED_PARTIES, SHARED_WORDS = 2, 2
"""A later sentence may tell of the thing if it shares two parties with the announcement (the only one, if it names
one) and a plain word or its kind, or one party and two words. With two words asked of all, talks that were told as
held in other words were called unreported; with one of any, nothing ever was."""
STEM_LENGTH = 5
"""Letters of a word that are compared: "resume" and "resumed" are one; here a false match only makes us say less."""
_PLAIN_WORD = re.compile(r"(?<![\w’'])[^\W\d_A-Z]{4,}(?![\w’'])")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it is compared: when it was published, its words and what is told in it as done."""

    span: Span
    day: date
    words: frozenset[str]
    events: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a thing stands, and how that is known."""

    status: ComingStatus
    why: str
    later_read: int = 0
    shown_by: Statement | None = None


def write_calendar(account: Account, question: BriefQuestion) -> tuple[Coming, ...]:
    """All that was announced and lies ahead of the day asked for, or passed since `question.since`; soonest first.

    Without `since`, what passed in the last PASSED_DAYS is shown.
    """
    telling = Telling(Shelf(account), question, question.as_of or newest_day(account), keeps_plans=True)
    as_of = telling.as_of
    if as_of is None:
        return ()
    since = question.since or as_of - timedelta(days=PASSED_DAYS)
    later = _Later(telling)
    announced = [a for a in find_announced(telling) if a.when.end and a.when.end >= since]
    found = [entry for a in announced if (entry := _make_entry(telling, later, a, as_of))]
    return tuple(sorted(found, key=lambda c: (c.when.start or date.min, c.when.end or date.max, c.key)))


def _make_entry(telling: Telling, later: "_Later", announced: Announced, as_of: date) -> Coming | None:
    line = _tell(telling, announced)
    if line is None:
        return None
    outcome = _find_outcome(telling, later, announced, as_of)
    shown = outcome.shown_by
    return Coming(
        announced.first.id, kind_of(telling, announced), announced.when, line, outcome.status, outcome.later_read,
        telling.shelf.cite(shown.sentence) if shown else None, outcome.why,
    )  # fmt: skip


def _tell(telling: Telling, announced: Announced) -> Line | None:
    """The thing in the words of the report that tells it best, the surest first."""
    origins = len({telling.shelf.article(s.article_id).outlet or s.article_id for s in announced.statements})
    for statement in sorted(announced.statements, key=lambda s: (-s.score, s.id)):
        line = telling.tell_sentence(statement.sentence, "next", announced.when.edtf, origins)
        if line is not None:
            return line
    return None


def _find_outcome(telling: Telling, later: "_Later", announced: Announced, as_of: date) -> _Outcome:
    history, when = announced.history, announced.when
    if history is not None and history.turns:
        turn = history.turns[-1]
        return _Outcome(turn.status, f"{turn.status}: {turn.why}", 0, telling.shelf.statements.get(turn.statement_id))
    assert when.start is not None and when.end is not None
    if when.start > as_of:
        return _Outcome("ahead", "")
    outcome = later.judge(announced)
    return outcome if outcome.status == "told" or when.end < as_of else _Outcome("now", "")


class _Later:
    """The reports of an account as those that may tell what became of an announcement."""

    def __init__(self, telling: Telling) -> None:
        self._telling, self._shelf = telling, telling.shelf

    @cached_property
    def _by_party(self) -> dict[str, list[_Sentence]]:
        """The sentences of all articles that are no copies, by whom they name."""
        found: dict[str, list[_Sentence]] = defaultdict(list)
        for reading in self._shelf.account.readings:
            day = reading.article.published.day
            if day is None or reading.article.id in self._shelf.copy_of:
                continue
            named = _named_by_sentence(reading.sentences, ((m.span, m.entity) for m in reading.mentions if m.entity))
            for span, entities in named.items():
                done = tuple(s for s in self._shelf.statements_in(span) if _is_done(s))
                sentence = _Sentence(span, day, _plain_words(self._shelf.words(span)), done)
                for entity in entities:
                    found[entity].append(sentence)
        return found

    def judge(self, announced: Announced) -> _Outcome:
        """Whether a later report tells of it, surely or perhaps; and if none does, how many could have."""
        parties = self._parties(announced)
        found = [s for p in sorted(parties) for s in self._by_party.get(p, ()) if _is_after(announced, s)]
        sentences, shared = {s.span: s for s in found}, Counter(s.span for s in found)
        read = len({s.span.article_id for s in sentences.values()})
        for sentence in sentences.values():
            told = next((e for e in sentence.events if self._tells(announced, sentence, e)), None)
            if told is not None:
                return _Outcome("told", "a later report tells of the same parties and kind of deed then", read, told)
        both = min(SHARED_PARTIES, len(parties))
        if any(self._may_tell(announced, s, shared[s.span] >= both) for s in sentences.values()):
            return _Outcome("passed", "its time has passed; a later report may tell of it", read)
        if read < READ_AT_LEAST:
            return _Outcome("passed", f"its time has passed; {_count(read)} here", read)
        return _Outcome("unreported", f"no later report of {read} read says it happened", read)

    def _parties(self, announced: Announced) -> frozenset[str]:
        """Who is named in the sentences that announce it."""
        spans = {s.sentence for s in announced.statements}
        mentions = (m for s in spans for m in self._shelf.reading(s).mentions if s.covers(m.span))
        return frozenset(m.entity for m in mentions if m.entity)

    def _tells(self, announced: Announced, sentence: _Sentence, event: Statement) -> bool:
        """True if the event is of the same type and parties, on stated days that meet those announced."""
        act, when = event.act, event.when
        stated = when is not None and when.basis != "published" and when.meets(announced.when)
        if not isinstance(act, Event) or not stated:
            return False
        return any(
            isinstance(said.act, Event) and said.act.type == act.type and _same_parties(said.act, act)
            for first in announced.statements
            for said in self._shelf.statements_in(first.sentence)
        )

    def _may_tell(self, announced: Announced, sentence: _Sentence, both: bool) -> bool:
        """True if the sentence may tell of it; `both`: it names as many of the parties as can be asked."""
        words = frozenset(w for s in announced.statements for w in _plain_words(self._shelf.words(s.sentence)))
        same = len(words & sentence.words)
        kind = kind_of(self._telling, announced)
        of_kind = kind in ("meeting", "vote") and announced_words()[kind] & words_of(self._telling, sentence.span)
        return same >= SHARED_WORDS or (both and bool(same or of_kind))


def _is_after(announced: Announced, sentence: _Sentence) -> bool:
    """True for a sentence of a report from the announced time or the weeks after it, of another article."""
    when = announced.when
    assert when.start is not None and when.end is not None
    own = {s.article_id for s in announced.statements}
    in_time = when.start <= sentence.day <= when.end + timedelta(days=LATE_DAYS)
    return in_time and sentence.span.article_id not in own


def _named_by_sentence(sentences: Iterable[Span], named: Iterable[tuple[Span, str]]) -> dict[Span, set[str]]:
    """The entities named in each sentence; both come in order of place."""
    found: dict[Span, set[str]] = {}
    rest = iter(sentences)
    sentence = next(rest, None)
    for span, entity in sorted(named, key=lambda n: n[0].start):
        while sentence is not None and sentence.end <= span.start:
            sentence = next(rest, None)
        if sentence is not None and sentence.covers(span):
            found.setdefault(sentence, set()).add(entity)
    return found


def _is_done(statement: Statement) -> bool:
    return isinstance(statement.act, Event) and statement.act.status in TOLD_STATUSES


def _same_parties(planned: Event, done: Event) -> bool:
    """True if actor and recipient are the same known two, in either order: a meeting is of both."""
    left = {planned.actor.entity, planned.recipient.entity} - {None}
    return len(left) > 1 and left == {done.actor.entity, done.recipient.entity}


def _plain_words(text: str) -> frozenset[str]:
    """The stems of its words that are no names and say more than that something is planned or reported."""
    words = frozenset(_PLAIN_WORD.findall(text)) - announced_words()["plain"]
    return frozenset(word.removesuffix("s")[:STEM_LENGTH] for word in words)


def _count(read: int) -> str:
    return "no later report names its parties" if not read else f"only {read} later reports name its parties"

