"""One event per happening per sentence: mentions of one deed are joined into the one that tells most."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, climb
from onrecord.parse.events.finding import Found
from onrecord.parse.events.grammar import agent_of, object_of, prepositional, subject_of
from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.events.needs import is_party, is_target, mention_kind
from onrecord.parse.names.parties import mention_at

NEAR_ARCS = 4
"""Arcs between two triggers of one happening at most ("carried out an attack that killed" is three)."""
TURNS = frozenset({"follow", "precede", "succeed", "trigger", "prompt", "provoke", "answer"})
"""Verbs that put one happening before another."""
LOOK_BACK = 12
"""Earlier events of the sentence that are compared: no sentence of news tells more; a hostile one may."""
AREAS = frozenset({"in", "near", "across", "throughout", "outside"})
"""Prepositions of where a deed was done, not of what it struck: "attacks in 15 provinces, killing four"."""
APART = frozenset({"conj"})


def join_found(draft: Draft, found: list[Found]) -> list[Found]:
    """The events of a sentence, those of one type that tell one happening joined, in the order of the text."""
    kept: list[Found] = []
    for event in _without_motions(found):
        for place in range(max(0, len(kept) - LOOK_BACK), len(kept)):
            other = kept[place]
            if _is_same(draft, other, event):
                kept[place] = _join(draft, other, event)
                break
        else:
            kept.append(event)
    return kept


def _without_motions(found: list[Found]) -> list[Found]:
    """The events, but a motion that is passed and what it asks for as one: those who passed it ask."""
    passed = [event for event in found if event.row.type == "SUPPORT" and _motion_of(event) is not None]
    told = list(found)
    for event in passed[:LOOK_BACK]:
        for place, asked in enumerate(told):
            if asked.row.type == "REQUEST" and _asks_by(asked, event):
                actor = event.actor or asked.actor
                told[place] = replace(asked, token=event.token, actor=actor, absorbed=(asked.token,))
                told = [other for other in told if other is not event]
                break
    return told


def _motion_of(event: Found) -> Token | None:
    """The resolution or bill that is passed."""
    words = [event.recipient, object_of(event.token), prepositional(event.token, "for")]
    motions = word_classes()["motion"]
    return next((word for word in words if word is not None and word.lemma_.lower() in motions), None)


def _asks_by(asked: Found, passed: Found) -> bool:
    """True if the motion that is passed is what asks: "passed a resolution calling for", "it was passed, urging"."""
    motion = _motion_of(passed)
    assert motion is not None
    token, subject = asked.token, subject_of(asked.token)
    by_motion = token.head.i == motion.i or (subject is not None and subject.i == motion.i)
    return by_motion or (token.dep_ == "advcl" and token.tag_ == "VBG" and token.head.i == passed.token.i)


def _is_same(draft: Draft, first: Found, second: Found) -> bool:
    if first.row.type != second.row.type:
        return False
    if _count_one_harm(first, second) or _is_means(first, second) or _is_means(second, first):
        return True
    near = _distance(first.token, second.token)
    if near is None or _come_in_turn(first.token, second.token):
        return False
    clash = _differ(draft, first.actor, second.actor, first, second)
    if not clash and (_is_outcome(first, second) or _is_outcome(second, first)):
        return True
    clash = clash or _differ(draft, first.recipient, second.recipient, first, second)
    return not clash or _is_role(first, second) or _is_role(second, first)


def _come_in_turn(first: Token, second: Token) -> bool:
    """True for the two sides of a verb of order, or of time, which tell of two happenings: "more attacks followed the
    strike", "struck the base after rebels had shelled the town".
    """
    for later, earlier in ((first, second), (second, first)):
        timed = later.dep_ == "advcl" and later.head.i == earlier.i and agent_of(earlier) is not None
        if timed and any(child.lower_ in ("after", "before", "since") for child in children(later, "mark")):
            return True
    verb = first.head
    return first.dep_ == "nsubj" and second.dep_ == "dobj" and verb.i == second.head.i and verb.lemma_ in TURNS


def _count_one_harm(first: Found, second: Found) -> bool:
    """True for "four were killed and three wounded": two counts of the harm of one deed that nobody, or one, did."""
    words = word_classes()["casualty"]
    if first.token.lemma_.lower() not in words or second.token.lemma_.lower() not in words:
        return False
    if first.actor is None or second.actor is None or first.actor.i == second.actor.i:
        return True
    return _is_role(first, second) or _is_role(second, first)


def _is_means(event: Found, other: Found) -> bool:
    """True if the noun `other` is the means or frame of the verb `event` ("killed in a strike at the airport")."""
    preposition = other.token.head
    framed = other.token.dep_ == "pobj" and preposition.lower_ in ("in", "by", "during", "with")
    return framed and other.row.pos == "N" and preposition.head.i == event.token.i


def _is_role(event: Found, other: Found) -> bool:
    """True if the deed `other` stands as the doer of `event` ("the strike killed")."""
    return event.actor is not None and event.actor.i in {word.i for word in (other.token, *other.absorbed)}


def _differ(draft: Draft, one: Token | None, two: Token | None, first: Found, second: Found) -> bool:
    """True if both name somebody, and not the same; a deed in a role names nobody yet."""
    if one is None or two is None or one.i == two.i:
        return False
    if one.i in (first.token.i, second.token.i) or two.i in (first.token.i, second.token.i):
        return False
    if not is_party(draft, one) or not is_party(draft, two):
        return False
    left, right = mention_at(draft, one.idx), mention_at(draft, two.idx)
    same = left is not None and right is not None and left.entity is not None and left.entity == right.entity
    return not same and one.lemma_.lower() != two.lemma_.lower()


def _distance(one: Token, two: Token) -> int | None:
    """Arcs between two words of one branch (one above the other), or None if there are too many."""
    if (one.dep_ == "conj" and one.head.i == two.i) or (two.dep_ == "conj" and two.head.i == one.i):
        return None
    for low, high in ((one, two), (two, one)):
        for steps, above in enumerate(climb(low), start=1):
            if steps > NEAR_ARCS:
                break
            if above.i == high.i:
                return steps
    shared = one.head.i == two.head.i and one.head.i not in (one.i, two.i)
    return 2 if shared and not {one.dep_, two.dep_} & APART else None


def _join(draft: Draft, first: Found, second: Found) -> Found:
    """The likelier mention, its empty or merely nominal roles filled from the other."""
    best, other = (first, second) if _tells_more(draft, first) >= _tells_more(draft, second) else (second, first)
    actor = _better(draft, best.actor, other.actor, (best.token, other.token))
    recipient = _better(draft, best.recipient, other.recipient, (best.token, other.token))
    struck = other.recipient if _is_outcome(best, other) else None
    if struck is not None and is_target(draft, struck) and struck.head.lower_ not in AREAS:
        named = recipient is not None and mention_kind(draft, recipient) == "PERSON"
        if not named:
            best, other, recipient = other, best, struck
    score = max(first.score, second.score)
    absorbed = (*best.absorbed, *other.absorbed, other.token)
    return replace(best, actor=actor, recipient=recipient, score=score, absorbed=absorbed)


def _is_outcome(event: Found, deed: Found) -> bool:
    """True for "destroying a camp" after "struck the town": what came of a deed, which is done to what it names."""
    token = event.token
    if event.row.type != "ASSAULT" or token.dep_ != "advcl" or token.tag_ != "VBG":
        return False
    return token.head.i == deed.token.i or token.head.i == deed.token.head.i


def _tells_more(draft: Draft, event: Found) -> float:
    words = [word for word in (event.actor, event.recipient) if word is not None]
    roles = sum(is_target(draft, word) for word in words)
    return roles + event.score + (1 if event.row.pos == "V" else 0)


def _better(draft: Draft, one: Token | None, two: Token | None, triggers: tuple[Token, ...]) -> Token | None:
    if one is None:
        return two
    if two is None or is_target(draft, one):
        return one
    deeds = {trigger.i for trigger in triggers}
    return two if one.i in deeds or is_party(draft, two) else one
