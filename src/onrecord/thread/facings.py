"""Statements face to face: who confirms, denies, repeats or contradicts whom. Few, and sure."""

from collections.abc import Iterator, Sequence

from onrecord.model import TOLD_STATUSES, Claim, Event, Facing, Occurrence, Statement
from onrecord.thread.answers import find_answers
from onrecord.thread.claims import SHARED_WORDS, Claims, same_speaker
from onrecord.thread.clashes import Rivals, face_rivals
from onrecord.thread.denials import find_denied_deeds
from onrecord.thread.desk import Desk
from onrecord.thread.votes import face_votes
from onrecord.thread.words import deed_family

DENIABLE = frozenset({"ASSAULT", "COERCE"})
"""Deeds whose denial is news; other happenings that are "not so" are mostly two happenings."""


def find_facings(desk: Desk, occurrences: Sequence[Occurrence], rivals: Sequence[Rivals]) -> tuple[Facing, ...]:
    """All pairs that face each other, in order of the second; each pair once, with its reason in words."""
    claims = Claims(desk)
    answers = [*find_answers(claims, occurrences), *find_denied_deeds(claims), *_repeats(claims)]
    found = [*answers, *face_rivals(desk, rivals), *_denied(desk, occurrences), *face_votes(desk, occurrences)]
    unique: dict[frozenset[str], Facing] = {}
    for facing in found:
        unique.setdefault(frozenset((facing.first, facing.second)), facing)
    order = {s.id: n for n, s in enumerate(desk.statements)}
    return tuple(sorted(unique.values(), key=lambda f: (order[f.second], order[f.first])))


def _repeats(claims: Claims) -> Iterator[Facing]:
    """The same speaker saying the same in another article that is no copy, once each."""
    copies = {c.article_id for c in claims.desk.copies}
    order = claims.desk.order
    for later in claims.all:
        if later.speaker.entity is None or len(later.words) < SHARED_WORDS * 2 or later.statement.article_id in copies:
            continue
        for earlier in claims.repeating(later):
            before = order[earlier.statement.article_id] < order[later.statement.article_id]
            if before and same_speaker(earlier, later) and earlier.statement.article_id not in copies:
                why = f"{later.claim.source.name or later.claim.source.text} says the same again"
                yield Facing(earlier.statement.id, later.statement.id, "repeats", why)
                break


def _denied(desk: Desk, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """What one report tells as done and somebody says was not so."""
    for occurrence in (o for o in occurrences if o.type in DENIABLE):
        statements = [desk.by_id[i] for i in occurrence.statements]
        done = [s for s in statements if isinstance(s.act, Event) and s.act.status in TOLD_STATUSES]
        for denial in (s for s in statements if _is_denied(desk, s)):
            deed = _deed(desk, denial)
            told = next((s for s in done if _deed(desk, s) == deed), None)
            if told is not None:
                yield Facing(told.id, denial.id, "denies", f"{occurrence.type}: told as done and as not so")


def _deed(desk: Desk, statement: Statement) -> str:
    """The deed as its word tells it; what was attacked may still not have been captured."""
    return deed_family(desk.text(statement.act.trigger)) if isinstance(statement.act, Event) else ""


def _is_denied(desk: Desk, statement: Statement) -> bool:
    """True if the deed is told as not so in a sentence in which somebody denies; "failed to hit" denies no deed."""
    if not isinstance(statement.act, Event) or statement.act.status != "denied":
        return False
    beside = (s.act for s in desk.by_sentence[statement.sentence])
    return any(isinstance(act, Claim) and act.stance == "denies" for act in beside)
