"""What was said, promised or is next; and whether: answers that are a sentence of a report."""

import re
from collections.abc import Iterator

from onrecord.model import Claim, Commitment, Event, Next, Statement
from onrecord.tell.answer.asked import Asked, Need
from onrecord.tell.answer.evidence import ABOVE, GOVERNMENT, HERE, Evidence, fits_time
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.parties import frames_of
from onrecord.tell.answer.settings import is_told, is_turned
from onrecord.tell.answer.words import WORD, ring_of, stem
from onrecord.tell.shelf import Shelf
from onrecord.text.about import relevance

LEAST_SHARE = 0.75
BEFORE_ACT = 14
"""Characters before an act within which a negation is its own ("has not taken")."""
LEAST_SURE = 0.85
"""Share of what was asked that a sentence must speak of before it says yes or no."""
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|neither|nor|without|refused|declined|denied)\b|n[’']t\b", re.I)


def find_said(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Claims of the one who is asked for, on what is asked."""
    speaker, topic = _speaker(asked)
    if speaker is None:
        return []
    return [g for e in found for g in _claims(asked, speaker, topic, e)]


def _speaker(asked: Asked) -> tuple[Need | None, tuple[Need, ...]]:
    names = [n for n in asked.needs if n.is_name]
    speaker = names[0] if names else None
    return speaker, tuple(n for n in asked.needs if n is not speaker and n is not asked.act)


def _claims(asked: Asked, speaker: Need, topic: tuple[Need, ...], evidence: Evidence) -> Iterator[Given]:
    levels = [evidence.level(asked, n) for n in topic]
    on_topic = sum(level >= ABOVE for level in levels) / len(levels) if levels else 1.0
    if on_topic < LEAST_SHARE or (topic and not any(level == HERE for level in levels)):
        return
    if any(n.is_name and evidence.level(asked, n) < ABOVE for n in topic):
        return
    for statement in evidence.statements:
        claim = statement.act
        if not isinstance(claim, Claim) or not fits_time(asked, evidence, statement.when):
            continue
        if is_by(speaker, claim.source.entity, claim.source.text, claim.source.name):
            share = sum(levels) / len(levels) if levels else 1.0
            yield _whole(evidence, share + 0.2 * statement.score, "claim")


def is_by(need: Need, entity: str | None, *forms: str | None) -> bool:
    """True if the party is the one that the question names."""
    if entity is not None and need.entity is not None and entity == need.entity:
        return True
    return any(form and relevance(form, (need.names,)) == 1.0 for form in forms)


def _whole(evidence: Evidence, score: float, kind: str) -> Given:
    return Given("", (evidence.sentence,), evidence, score, kind)  # type: ignore[arg-type]


def find_promises(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Promises of the one who is asked for."""
    speaker, topic = _speaker(asked)
    promised = ring_of(stem("promise"))
    given: list[Given] = []
    for evidence in found:
        wanted = [n for n in topic if promised.isdisjoint(n.stems)]
        if any(evidence.level(asked, n) < ABOVE for n in wanted):
            continue
        for statement in evidence.statements:
            if speaker is not None and _promises(speaker, statement, evidence) and fits_time(asked, evidence, None):
                bonus = 0.3 if isinstance(statement.act, Commitment) else 0.0
                given.append(_whole(evidence, evidence.share + bonus, "commitment"))
    return given


def _promises(speaker: Need, statement: Statement, evidence: Evidence) -> bool:
    act = statement.act
    if isinstance(act, Commitment):
        return is_by(speaker, act.by.entity, act.by.text, act.by.name) or _of(speaker, act.by.entity)
    promised = isinstance(act, Claim) and act.stance == "promises"
    return promised and isinstance(act, Claim) and is_by(speaker, act.source.entity, act.source.text, act.source.name)


def _of(need: Need, entity: str | None) -> bool:
    return bool(need.entity and entity and (entity == need.entity + GOVERNMENT or need.entity == entity + GOVERNMENT))


def find_next(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """What reports schedule, plan or expect on what is asked."""
    given = []
    for evidence in found:
        if evidence.share < LEAST_SHARE or not all(level >= ABOVE for level in evidence.levels):
            continue
        coming = [s for s in evidence.statements if _looks_ahead(s)]
        if coming and fits_time(asked, evidence, None):
            given.append(_whole(evidence, evidence.share + 0.2 * max(s.score for s in coming), "next"))
    return given


def _looks_ahead(statement: Statement) -> bool:
    act = statement.act
    return isinstance(act, Next | Commitment) or (isinstance(act, Event) and act.status == "planned")


def find_whether(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Sentences that say yes or no, all of the question in each."""
    given = []
    for evidence in found:
        if evidence.share < LEAST_SURE or not is_told(asked, evidence, LEAST_SURE) or is_turned(asked, evidence):
            continue
        if not fits_time(asked, evidence, None) or 0 in evidence.levels or not _names_both(asked, evidence):
            continue
        verdict = _verdict(shelf, asked, evidence)
        if verdict:
            rules = (f"{verdict}: the cited words",)
            given.append(Given(verdict, (verdict,), evidence, evidence.share, "event", rules))
    return given


def _names_both(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence names the first name of the question, and the first behind the act but for a place."""
    names = [n for n in asked.needs if n.is_name][:1] + [n for n in asked.object[:1] if not n.is_place]
    return all(evidence.level(asked, n) == HERE for n in names)


def _verdict(shelf: Shelf, asked: Asked, evidence: Evidence) -> str | None:
    """Yes or no; None where it is only planned or feared, where others do it, or where what is denied is not plain."""
    stems = asked.act.stems if asked.act else frozenset()
    words = shelf.words(evidence.sentence)
    pairs = ((s, f) for s in evidence.statements for f in frames_of(evidence.reading, s))
    told = [(s, f) for s, f in pairs if not stems.isdisjoint(f.acts)]
    if any(isinstance(s.act, Event) and s.act.status == "denied" for s, _ in told) or _is_negated(words, stems):
        return "No"
    if _NOT.search(words) and not _denies(asked):
        return None
    subject = {n.entity for n in asked.needs if n.is_name and n.entity}
    real = [f for s, f in told if not isinstance(s.act, Event) or s.act.status in ("happened", "ongoing")]
    took_part = any(p.entity in subject for f in real for p in (f.agent, f.patient) if p and p.entity)
    return "Yes" if took_part or (real and not subject) else None


def _is_negated(words: str, stems: frozenset[str]) -> bool:
    """True if a negation stands right before the act."""
    return any(
        stem(match.group()) in stems and _NOT.search(words[max(0, match.start() - BEFORE_ACT) : match.start()])
        for match in WORD.finditer(words)
    )


def _denies(asked: Asked) -> bool:
    return bool(asked.act and not asked.act.stems.isdisjoint(ring_of(stem("deny"))))
