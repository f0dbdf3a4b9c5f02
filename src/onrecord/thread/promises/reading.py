"""A promise as it is compared: who is bound, to do what, until when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model import Commitment, Event, Next, Party, Span, Statement, Turn, When
from onrecord.thread.days import ZONE_DAYS, read_days
from onrecord.thread.desk import Desk
from onrecord.thread.parties import read_side
from onrecord.thread.side import Side
from onrecord.thread.words import WORD, class_forms, find_words, plain_form, ring_head

DEED_TYPES = ("RETREAT", "MOBILIZE", "AID", "CONCEDE", "SANCTION")
"""Deeds that a promise names by its verb; meetings are followed by their parties and time (see `meets`)."""
_LEAVES_THERE = re.compile(
    r"\b(?:leave|keep)\b[^,;]*\b(?:troops?|forces?|soldiers?|personnel|number)\b[^,;]*\b(?:in|at|there|behind)\b",
    re.I,
)
"""“Leave 200 troops in the east” is no withdrawal."""
FOLLOWED_DAYS = 400
"""What is told more than a good year after a promise was made, and due, is another matter. Set by hand."""
LEADING_WORDS = 8
"""The verb of a promise stands among its first words, behind its party and "will"."""


@dataclass(slots=True)
class Promise:
    """A promise or a dated plan to meet, with all that is compared of it."""

    statement: Statement
    by: Party
    to: Party
    by_side: Side
    to_side: Side
    due: When | None
    what: Span
    words: frozenset[str]
    entities: frozenset[str]
    leading: frozenset[str]
    """Plain forms of its first words, where its verb stands."""
    sheltered: frozenset[str]
    """Actors named after the word that promises protection."""
    keeps: bool
    """True for a promise to leave a force where it is."""
    made: date | None
    order: int
    meets: frozenset[str] = frozenset()
    """Who is to meet: joined states, and people where the plan names them as the ones who meet."""
    repeated: list[Statement] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    @property
    def protected(self) -> frozenset[str]:
        """The actors that a promise of protection names, the two sides of the promise aside."""
        return self.sheltered - {str(self.by_side.entity), str(self.to_side.entity)} - self.by_side.parents

    @property
    def protects(self) -> bool:
        """True for a promise to protect somebody or something; who may be shot at while protecting promised less."""
        return bool(self.leading & class_forms("deeds", "protect"))

    @property
    def cuts(self) -> bool:
        """True for a promise to have fewer of something, not to be gone."""
        return bool(self.words & class_forms("deeds", "cut"))

    @property
    def types(self) -> frozenset[str]:
        """The event types that would do what is promised."""
        named = frozenset(t for t in DEED_TYPES if self.leading & class_forms("deeds", t))
        return named - {"RETREAT"} if self.keeps else named


def read_promises(desk: Desk) -> list[Promise]:
    """The promises of all articles that are no copies, and the dated plans to meet, in order of publication."""
    copies = {c.article_id for c in desk.copies}
    found = []
    for statement in desk.statements:
        if statement.article_id in copies:
            continue
        act = statement.act
        if isinstance(act, Commitment):
            found.append(_read(desk, statement, act.by, act.to, act.due or statement.when, act.promise))
        elif isinstance(act, Next) and not _told_as_commitment(desk, statement, act.what):
            found.extend(_read_next(desk, statement, act))
    return found


def _told_as_commitment(desk: Desk, statement: Statement, what: Span) -> bool:
    """True if the same words are read as a commitment too."""
    beside = (s.act for s in desk.by_sentence[statement.sentence])
    return any(isinstance(act, Commitment) and act.promise.overlaps(what) for act in beside)


def _read_next(desk: Desk, statement: Statement, act: Next) -> Iterator[Promise]:
    """A plan of a known party, or a dated plan of two parties to meet."""
    nobody = Party(None, None)
    by = act.expected_by
    if by is None or not by.entity:
        by = _planner(desk, statement, act.what, "CONSULT") or _planner(desk, statement, act.what, "RETREAT")
    plan = _read(desk, statement, by or nobody, nobody, statement.when, act.what)
    named = act.expected_by is not None and bool(act.expected_by.entity)
    if named or (plan.meets and is_dated(plan.due)) or (plan.cuts and plan.by.entity):
        yield plan


def _read(desk: Desk, statement: Statement, by: Party, to: Party, due: When | None, what: Span) -> Promise:
    promise = Promise(
        statement, by, to, read_side(desk, by), read_side(desk, to), due, what, plain_terms(desk, what),
        desk.entities_in(what), _leading(desk, what), _sheltered(desk, what),
        _LEAVES_THERE.search(desk.text(what)) is not None, desk.published(statement), desk.order[statement.article_id],
    )  # fmt: skip
    if promise.leading & class_forms("deeds", "CONSULT"):
        promise.meets = _who_meets(desk, statement, what)
    return promise


def _leading(desk: Desk, what: Span) -> frozenset[str]:
    words = [plain_form(w) for w in find_words(desk.text(what))]
    return frozenset(words[:LEADING_WORDS])


def _sheltered(desk: Desk, what: Span) -> frozenset[str]:
    """The actors named after the first word of protection in the promise."""
    protect = class_forms("deeds", "protect")
    at = next((m.end() for m in WORD.finditer(desk.text(what)) if plain_form(m.group()) in protect), None)
    if at is None or what.start + at >= what.end:
        return frozenset()
    return desk.entities_in(Span(what.article_id, what.start + at, what.end))


def _events(desk: Desk, statement: Statement, what: Span, kind: str) -> list[Event]:
    beside = (s.act for s in desk.by_sentence[statement.sentence])
    return [a for a in beside if isinstance(a, Event) and a.type == kind and a.clause.overlaps(what)]


def _planner(desk: Desk, statement: Statement, what: Span, kind: str) -> Party | None:
    """Who is to do it, in the words of the planned deed told in the same sentence."""
    planned = (a.actor for a in _events(desk, statement, what, kind) if a.status == "planned")
    return next((actor for actor in planned if actor.text), None)


def _who_meets(desk: Desk, statement: Statement, what: Span) -> frozenset[str]:
    """The states and people who are to meet, at least two; empty if no meeting of two is planned.

    A person is not one who meets his own state: of "the president will meet senators" only he is known.
    """
    meetings = _events(desk, statement, what, "CONSULT")
    named = frozenset(e for a in meetings for p in (a.actor, a.recipient) for e in desk.parties_in(p))
    who = meeting_parties(desk, named)
    if len(who) < 2 and meetings:
        own = frozenset(state for e in filter(desk.is_person, who) for state in desk.states_of(e))
        who |= meeting_parties(desk, desk.entities_in(what), people=False) - own
    return who if len(who) >= 2 else frozenset()


def meeting_parties(desk: Desk, named: frozenset[str], people: bool = True) -> frozenset[str]:
    """The actors as those who meet: people themselves (or their states), bodies of their own state too ("Varn met the
    parliament"), everybody else as his state."""
    themselves = frozenset(filter(desk.is_person, named)) if people else frozenset()
    own = frozenset(state for person in themselves for state in desk.states_of(person))
    found = set(themselves)
    for entity in named - themselves:
        states = desk.states_of(entity) or frozenset({entity})
        found |= {entity} if states <= own else states
    return frozenset(found)


def plain_terms(desk: Desk, span: Span) -> frozenset[str]:
    """The terms at `span`, each noun as the head of its ring; words of time left out: they are no matter of a deed."""
    times = frozenset().union(*(desk.words(t.span) for t in desk.times_in(span)))
    return frozenset(map(ring_head, desk.terms(span) - times))


def is_dated(when: When | None) -> bool:
    """True if the text states a time that ends."""
    return when is not None and when.basis != "published" and when.end is not None and when.start is not None


def is_later(desk: Desk, promise: Promise, later: Statement) -> bool:
    """True if the statement's report surely came after the promise's, not long after its time, and speaks of no day
    before it."""
    made, published, days = promise.made, desk.published(later), read_days(desk, later)
    if made is None or published is None:
        return False
    due = (promise.due.start, promise.due.end) if promise.due else ()
    expected = max([made, *(day for day in due if day is not None)])
    if not made < published <= expected + timedelta(days=FOLLOWED_DAYS):
        return False
    return not days.stated or days.last >= made - timedelta(days=ZONE_DAYS)
