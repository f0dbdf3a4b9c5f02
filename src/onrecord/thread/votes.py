"""What is disputed of a vote: who stayed away from it, and whether it binds anybody."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model import TOLD_STATUSES, Claim, Event, Facing, Occurrence, Statement
from onrecord.thread.desk import Desk
from onrecord.thread.words import deed_family

VOTED = frozenset({"REQUEST", "SUPPORT"})
"""Types that a vote of a house is told as: what it asks for, or that it passed."""
NEAR_SENTENCES = 3
"""A boycott told so many sentences from the vote is of that vote: the next paragraph tells of another. Set by hand."""
AVOIDED = frozenset({"PROTEST", "REJECT"})
"""Types that staying away is told as."""
AVOIDING = frozenset("boycott present attend participate take absent skip sit stay walk storm".split())
"""First words of what those do who stay away: "walked out", "sat out", "without deputies present"."""
AGAINST_MOST = 12
"""Boycotts and claims of one report that are looked at: news tells one or two; a hostile page may tell thousands."""
_BINDS_NOBODY = re.compile(r"\b(?:non-?binding|(?:not|isn['’]t|wasn['’]t|neither) (?:\w+ )?binding)\b", re.I)
_BINDING = "binding"
"""What all its forms hold: few claims do, and the others need not be searched."""
_MOTION = re.compile(r"\b(?:vote|resolution|bill|measure|motion)s?\b", re.I)


def face_votes(desk: Desk, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """Each vote beside what the same report tells against it: a boycott, or somebody's word that it does not bind."""
    against = _find_against(desk)
    if not against:
        return
    for occurrence in (o for o in occurrences if o.type in VOTED):
        told: dict[str, list[Statement]] = defaultdict(list)
        for statement in (desk.by_id[i] for i in occurrence.statements):
            if _trigger(desk, statement) == "vote" and statement.article_id in against:
                told[statement.article_id].append(statement)
        for article_id, votes in told.items():
            for other, why in against[article_id]:
                vote = min(votes, key=lambda v: _distance(desk, v, other))
                if isinstance(other.act, Claim) or _distance(desk, vote, other) <= NEAR_SENTENCES:
                    yield Facing(vote.id, other.id, "disputes", why)


def _find_against(desk: Desk) -> dict[str, list[tuple[Statement, str]]]:
    """By article, the boycotts and the claims that a vote binds nobody, each with what it says in words."""
    found: dict[str, list[tuple[Statement, str]]] = defaultdict(list)
    for statement in desk.statements:
        act, held = statement.act, found[statement.article_id]
        if len(held) >= AGAINST_MOST:
            continue
        if isinstance(act, Claim):
            said = desk.text(act.content)
            if _BINDING in said.lower() and _BINDS_NOBODY.search(said) and _MOTION.search(said):
                held.append((statement, "it is said not to bind"))
        elif isinstance(act, Event) and act.type in AVOIDED and _trigger(desk, statement) in AVOIDING:
            held.append((statement, "some stayed away from it"))
    return {article_id: held for article_id, held in found.items() if held}


def _trigger(desk: Desk, statement: Statement) -> str:
    """The deed as the first word of its trigger tells it; empty for what is no event that came about."""
    act = statement.act
    if not isinstance(act, Event) or act.status not in TOLD_STATUSES:
        return ""
    return deed_family(desk.text(act.trigger).split()[0])


def _distance(desk: Desk, one: Statement, other: Statement) -> int:
    numbers = desk.sentence_numbers
    return abs(numbers.get(one.sentence, 0) - numbers.get(other.sentence, 0))
