"""What was said, promised or is next; and whether: answers that are a sentence of a report."""

import re
from collections.abc import Iterator

from onrecord.model import TOLD_STATUSES, Claim, Commitment, Event, Next, Statement
from onrecord.tell.answer.asked import SAYING, Asked
from onrecord.tell.answer.clauses import meets_word
from onrecord.tell.answer.denials import find_denials
from onrecord.tell.answer.evidence import (
    ABOVE,
    BESIDE,
    GOVERNMENT,
    HERE,
    NEAR,
    Evidence,
    fits_time,
    here_of,
)
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import Standing, standing_of
from onrecord.tell.answer.kin import WIDER
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import Match, Matcher, fits_act_time, is_sure, needs_met
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.words import ring_of, stem, word_stems
from onrecord.tell.shelf import Shelf
from onrecord.text.about import relevance

LEAST_SHARE = 0.75
LEAST_SAID = 0.5
"""Share of the words of the topic that the sentence itself must hold."""
OWN = 0.3
"""What it is worth that the sentence itself speaks of the topic, not only those before it."""
LEAST_SURE = 0.7
"""Share of what was asked that a sentence must speak of before it says yes or no."""
LEAST_NONE, LEAST_NONE_OWN, NONE_AT_MOST = 0.85, 0.55, 12
"""How much of a question must be met near a sentence that says there was none of it, and of its words in it; how many
are read."""
LEAST_TOPIC = 0.5
"""From which worth a word is spoken of in the article at least."""
LEAST_SOURCE = 2
"""Words of who says it from which they say what that one is; a name alone or a pronoun does not."""
_OWN = frozenset({"its", "his", "her", "their"})
_LABEL = re.compile(r"what[’']?s next\b|what to watch\b|next up\b", re.IGNORECASE)
"""What a newsletter writes before what is to come."""
_SPEAKING_FOR = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|aides?|advis[eo]rs?|representatives?|office) (?:for|of|to) .*$", re.IGNORECASE
)
"""For whom somebody speaks, who is another than the one who does."""
_WORDS_ONLY = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Events that are only words."""


def find_said(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Claims of the one who is asked for, on what is asked."""
    speaker, topic = speaker_of(asked)
    given = [g for e in found for g in _claims(asked, speaker, topic, e)] if speaker else []
    return given or _told_by(asked, matcher, found, "claim")


def _told_by(asked: Asked, matcher: Matcher, found: list[Evidence], kind: str) -> list[Given]:
    """Sentences in which the one who is asked for does the act, and most of what it is about stands."""
    fitting = (m for m in matcher.match(found) if m.firm and asked.agent and m.standing == "told")
    sure = (m for m in fitting if fits_act_time(asked, m) and needs_met(asked, m) >= LEAST_SAID)
    return [_whole(m.evidence, m.score, kind) for m in sure]


def speaker_of(asked: Asked) -> tuple[Need | None, tuple[Need, ...]]:
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
        by = is_by(speaker, claim.source.entity, claim.source.text, claim.source.name)
        if by and _has_office(asked, claim.source.text):
            share = sum(levels) / len(levels) if levels else 1.0
            yield _whole(evidence, share + 0.2 * statement.score + OWN * evidence.own, "claim")


def _has_office(asked: Asked, source: str | None) -> bool:
    """True unless somebody of a name's is asked for ("the coach of England") and another of it speaks."""
    head, words = asked.agent.head if asked.agent else None, word_stems(source or "")
    if head is None or head.is_name or len(words) < LEAST_SOURCE:
        return True
    return any(head.kin.get(one, 0.0) >= WIDER for one in words)


def is_by(need: Need, entity: str | None, *forms: str | None) -> bool:
    """True if the party is the one that the question names."""
    if entity is not None and need.entity is not None and entity == need.entity:
        return True
    return any(form and relevance(_SPEAKING_FOR.sub("", form), (need.names,)) == 1.0 for form in forms)


def _whole(evidence: Evidence, score: float, kind: str) -> Given:
    return Given("", (evidence.sentence,), evidence, score, kind)  # type: ignore[arg-type]


def find_promises(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Promises of the one who is asked for."""
    speaker, topic = speaker_of(asked)
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
    return given or _told_by(asked, matcher, found, "commitment")


def _promises(speaker: Need, statement: Statement, evidence: Evidence) -> bool:
    act = statement.act
    if isinstance(act, Commitment):
        return is_by(speaker, act.by.entity, act.by.text, act.by.name) or of_state(speaker, act.by.entity)
    promised = isinstance(act, Claim) and act.stance == "promises"
    return promised and isinstance(act, Claim) and is_by(speaker, act.source.entity, act.source.text, act.source.name)


def of_state(need: Need, entity: str | None) -> bool:
    """True if one is the state and the other its government."""
    return bool(need.entity and entity and (entity == need.entity + GOVERNMENT or need.entity == entity + GOVERNMENT))


def find_next(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """What reports schedule, plan or expect on what is asked."""
    given = []
    for evidence in found:
        if evidence.share < LEAST_SHARE or not all(level >= BESIDE for level in evidence.levels):
            continue
        day = evidence.reading.article.published.end
        if asked.when and asked.when.start and day and day < asked.when.start:
            continue
        coming = [s for s in evidence.statements if _looks_ahead(s)]
        if coming and fits_time(asked, evidence, None):
            given.append(_whole(evidence, evidence.share + 0.2 * max(s.score for s in coming), "next"))
    return given


def _looks_ahead(statement: Statement) -> bool:
    act = statement.act
    return isinstance(act, Next | Commitment)


def find_whether(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Sentences that say yes or no: the same act by and to the same, told or denied."""
    if asked.act is None:
        beside = [_yes(e, e.share) for e in found if _is_beside(shelf, asked, e)]
        return beside or list(_find_none(asked, matcher, found)) or list(find_denials(asked, matcher, found))
    given = []
    for match in matcher.match(found):
        verdict = {"told": "Yes", "denied": "No"}.get(_standing_of(match))
        if verdict is None or not match.firm or needs_met(asked, match) < LEAST_SURE or not fits_act_time(asked, match):
            continue
        if any(n.is_name and match.evidence.level(asked, n) < NEAR for n in asked.needs):
            continue
        if verdict == "Yes" and not _is_so(match):
            continue
        rules = (f"{verdict}: the cited words",)
        given.append(Given(verdict, (verdict,), match.evidence, match.score, "event", rules))
    given = given or list(_find_none(asked, matcher, found)) or list(find_denials(asked, matcher, found))
    return given if len({g.key for g in given if g.score >= max(x.score for x in given) - 0.1}) < 2 else []


def _is_so(match: Match) -> bool:
    """True unless the sentence sets a condition, or only speaks near what is asked of nobody who is named."""
    bare = not match.worths and min(match.evidence.here, default=1.0) < WIDER
    return not bare and not any(word.text.lower() == "unless" for word in match.tree.words)


def _find_none(asked: Asked, matcher: Matcher, found: list[Evidence]) -> Iterator[Given]:
    """No, where a sentence that covers the question says that there is none of what it asks for ("no deal")."""
    near = [e for e in found if e.cover >= LEAST_NONE and e.own >= LEAST_NONE_OWN and fits_time(asked, e, None)]
    near = near[:NONE_AT_MOST]
    for evidence, tree in zip(near, read_trees(matcher.grammar, near), strict=True):
        met = (i for i, word in enumerate(tree.words) if meets_word(asked, word.text))
        if any(tree.words[k].text.lower() == "no" for i in met for k in tree.kids(i, "det")):
            yield Given("No", ("No",), evidence, evidence.cover, "event", ("No: the cited words",))


def _standing_of(match: Match) -> Standing:
    """How what is asked stands: of what somebody says, as that one has it."""
    saying = not match.stems_of_act.isdisjoint(SAYING)
    told = match.tree.kids(match.act, "ccomp") if saying and match.standing == "told" else []
    return standing_of(match.tree, told[0]) if told else match.standing


def _yes(evidence: Evidence, score: float) -> Given:
    return Given("Yes", ("Yes",), evidence, score, "event", ("Yes: the cited words",))


def _is_beside(shelf: Shelf, asked: Asked, evidence: Evidence) -> bool:
    """True if what is asked of a name stands right behind it: "Taji, north of Baghdad"."""
    head = asked.agent.head if asked.agent else None
    if head is None or not head.is_name or min(evidence.levels) < HERE:
        return False
    said = asked.text.partition(head.words)[2].strip(" ?")
    words = shelf.words(evidence.sentence)
    return bool(said) and any(
        re.search(rf"\b{re.escape(name)}(?:, (?:an? |the )?| is (?:an? |the )?){re.escape(said)}\b", words)
        for name in head.names
    )


def find_told(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Sentences that tell the act with what was asked for in it."""
    sure = (m for m in matcher.match(found) if is_sure(asked, m) and needs_met(asked, m) >= LEAST_SURE)
    return [_whole(m.evidence, m.score, "event") for m in sure if m.hole_words(asked) or m.parties.others]


def find_happened(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Happenings at the place and the time that were asked for."""
    given = []
    for evidence in found:
        named = [level for n, level in zip(asked.needs, evidence.levels, strict=True) if n.is_name]
        if not named or min(named) < HERE or evidence.share < LEAST_SURE:
            continue
        for statement in evidence.statements:
            if _happened(asked, evidence, statement):
                given.append(_whole(evidence, evidence.share + statement.score, "event"))
    return given


def _happened(asked: Asked, evidence: Evidence, statement: Statement) -> bool:
    act = statement.act
    if not isinstance(act, Event) or act.status not in TOLD_STATUSES or act.type in _WORDS_ONLY:
        return False
    return fits_time(asked, evidence, statement.when)


def is_said_by(asked: Asked, evidence: Evidence, speaker: Need, statement: Statement) -> bool:
    """True for a promise of the speaker's, what that one says, or agrees to; "its" is whom the sentence names."""
    act = statement.act
    if isinstance(act, Claim) and asked.hole != "promise":
        return is_by(speaker, act.source.entity, act.source.text, act.source.name)
    if isinstance(act, Event):
        agreed = act.type == "AGREE" and asked.hole == "promise" and act.actor is not None
        bound = agreed and any(isinstance(s.act, Commitment) for s in evidence.statements)
        return bound and act.actor is not None and is_by(speaker, act.actor.entity, act.actor.text, act.actor.name)
    if not isinstance(act, Commitment):
        return False
    if is_by(speaker, act.by.entity, act.by.text, act.by.name) or of_state(speaker, act.by.entity):
        return True
    pointing = act.by.entity is None and (act.by.text or "").lower() in _OWN
    return pointing and here_of(asked, evidence, speaker) == 1.0


def find_coming(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """What the newest report on what is asked says is to come."""
    given = []
    for evidence in found:
        day = evidence.reading.article.published.end
        coming = any(isinstance(s.act, Next) for s in evidence.statements)
        if (
            day
            and min(evidence.worths, default=1.0) >= LEAST_TOPIC
            and (coming or _LABEL.match(shelf.words(evidence.sentence)))
        ):
            given.append(_whole(evidence, day.toordinal() + evidence.own, "next"))
    return given
