"""Disputed: two reports or two voices that do not agree, side by side."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from onrecord.model import Claim, Facing, Line, Statement
from onrecord.tell.dates import date_words
from onrecord.tell.sections.denials import find_denials
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal, Wording

SIDES_LONGEST = 90
"""Words of the two sides together."""
LEAST_RELEVANCE = 0.5
"""How much of the question one of the sides must speak of: an article on it disputes much else besides."""
_AGAINST = re.compile(
    r"\b(?:not|no|never|none|nor|den(?:y|ies|ied|ying)|reject\w*|disput\w*|dismiss\w*|contradict\w*|refut\w*|contest\w*"
    r"|disagree\w*|false|but|however|instead|contrary|while|whereas)\b|n['’]t\b",
    re.I,
)
"""Words by which one voice turns against another; two voices without any may well agree."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*(?= [^.;]{0,50}\b(?:accus|alleg|assert|assess|blame|charg|claim|conclu"
    r"|critici|finding|involve|notion|report|responsib|suggest))|disput\w*|contradict\w*|refut\w*|rebut\w*|contest\w*|disavow\w*"
    r"|false\w*|untrue|incorrect|inaccurate|baseless|unfounded|groundless|fabricat\w*|invented|fake|hoax|lie[sd]?|lying"
    r"|myth|nonsense|wrong|mistaken|no (?:such|truth|evidence|proof|basis|role|part|hand|involvement|knowledge)"
    r"|nothing to do|(?:(?:did|do|does|has|have|had|is|are|was|were)(?: not|n['’]t)|never)"
    r"(?! (?:immediately|respond|comment|return|say|elaborate|specify|provide|answer|address)))\b",
    re.I,
)
"""Words by which somebody says that it is not so. Who dismisses a man, will not commit to a deed, or did not respond,
denies nothing that another reports, nor who rejects a demand."""
_CONCEDES = re.compile(
    r"(?:\b(?:not|never|nor|without|refus\w+ to|declin\w+ to|stopped short of)|n['’]t)(?: \w+)? "
    r"(?:den(?:y|ies|ied|ying)|disput\w+|contest\w*|reject\w*|contradict\w*|rul\w+ out)\b",
    re.I,
)
"""Who does not deny disputes nothing."""
_ACCUSED = re.compile(r"\baccus\w+ (?:the )?(?P<whom>[A-Z][\w.]+)")
_AGAINST_WHOM = re.compile(r"\b(?:allegations?|accusations?|charges?) against (?:the )?(?P<whom>[A-Z][\w.]+)")
"""Whom one side blames, and for whom the other denies the blame."""
_JUDGES = re.compile(
    r"\b(condemn|denounc|welcom|prais|deplor|criticiz|criticis|support|oppos|endors|hail|mourn)\w*", re.I
)
"""Verbs of judging: two sides of which both condemn agree."""
DENYING = frozenset({"denies", "doubts"})
"""Stances of who says that it is not so."""
DISPUTES = frozenset({"denies", "contradicts"})
"""Two outlets that give two figures of what stands ("disputes") mostly count two things, or at two times."""


def tell_disputed(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` disputes: two voices of one report, denials that say what they deny, voices of two reports."""
    told: set[frozenset[str]] = set()
    of_one: list[Facing] = []
    of_two: list[Facing] = []
    for facing in telling.shelf.account.facings:
        first, second = (telling.shelf.statements[ident] for ident in (facing.first, facing.second))
        (of_one if first.article_id == second.article_id else of_two).append(facing)
    lines = chain(_lines(telling, of_one, told), _denials(telling, told), _lines(telling, of_two, told))
    return telling.take(lines, limit)


def _denials(telling: Telling, told: set[frozenset[str]]) -> Iterator[Line | None]:
    """Denials that say what they deny, one of each speaker, and none of who was heard in a dispute already."""
    for sentence in find_denials(telling):
        claims = (s.act for s in telling.shelf.statements_in(sentence) if isinstance(s.act, Claim))
        names = {_name_of(claim) for claim in claims if claim.stance in DENYING} - {""}
        if any(names & sides for sides in told):
            continue
        line = telling.tell_sentence(sentence, "dispute")
        if line is not None:
            told.add(frozenset(names))
        yield line


def _lines(telling: Telling, facings: Iterable[Facing], told: set[frozenset[str]]) -> Iterator[Line | None]:
    for facing in facings:
        if facing.relation not in DISPUTES or _is_one_account(telling, facing) or not _is_denied(telling, facing):
            continue
        if not _is_answer(telling, facing):
            continue
        sides = _find_sides(telling, facing)
        if len(sides) == 2 and sides in told:
            continue
        line = tell_facing(telling, facing)
        if line is not None:
            told.add(sides)
        yield line


def _find_sides(telling: Telling, facing: Facing) -> frozenset[str]:
    """Who speaks on each side, as far as they are known by name: what the same two dispute is told once."""
    acts = (telling.shelf.statements[ident].act for ident in (facing.first, facing.second))
    return frozenset(_name_of(act) for act in acts if isinstance(act, Claim)) - {""}


def _name_of(claim: Claim) -> str:
    return (claim.source.entity or claim.source.name or "").lower()


def _is_denied(telling: Telling, facing: Facing) -> bool:
    """False for two voices that have no word that says "it is not so": who dismisses criticism denies nothing."""
    first, second = telling.shelf.statements[facing.first], telling.shelf.statements[facing.second]
    if facing.relation != "denies" or not isinstance(second.act, Claim):
        return True
    return any(_DENIES.search(telling.shelf.words(s.sentence)) for s in (first, second))


def _is_answer(telling: Telling, facing: Facing) -> bool:
    """False where nothing is denied ("did not deny"), a piece of opinion argues or both judge alike, and for voices of
    two reports of which neither names the other: of six such pairs that were read five spoke of two matters."""
    first, second = (telling.shelf.statements[ident] for ident in (facing.first, facing.second))
    argued = any(telling.shelf.is_opinion_piece(s.article_id) for s in (first, second))
    if argued or _CONCEDES.search(telling.shelf.words(second.sentence)):
        return False
    judged = [{verb.lower() for verb in _JUDGES.findall(telling.shelf.words(s.sentence))} for s in (first, second)]
    if first.sentence != second.sentence and judged[0] & judged[1]:
        return False
    accused = _ACCUSED.search(telling.shelf.words(first.sentence))
    denied = _AGAINST_WHOM.search(telling.shelf.words(second.sentence))
    if accused and denied and accused["whom"] != denied["whom"]:
        return False
    if facing.relation != "denies" or first.article_id == second.article_id:
        return True
    return _names(telling, second, first) or _names(telling, first, second)


def _names(telling: Telling, one: Statement, other: Statement) -> bool:
    """True if the sentence of the one gives the last word of the name of who speaks in the other."""
    name = (other.act.source.name or other.act.source.text or "").split() if isinstance(other.act, Claim) else []
    return bool(name) and re.search(rf"\b{re.escape(name[-1])}\b", telling.shelf.words(one.sentence)) is not None


def _is_one_account(telling: Telling, facing: Facing) -> bool:
    """True for two figures of one article, which tells of two happenings or of one as it went on, and for two voices
    of one article of which neither turns against anybody."""
    first, second = telling.shelf.statements[facing.first], telling.shelf.statements[facing.second]
    claimed = isinstance(first.act, Claim) and isinstance(second.act, Claim)
    if first.article_id != second.article_id:
        return False
    return not claimed or not any(_AGAINST.search(telling.shelf.words(s.sentence)) for s in (first, second))


def tell_facing(telling: Telling, facing: Facing) -> Line | None:
    """Both sides on one line, each with its outlet and day."""
    first, second = telling.shelf.statements[facing.first], telling.shelf.statements[facing.second]
    if max(telling.relevance(first.sentence), telling.relevance(second.sentence)) < LEAST_RELEVANCE:
        return None
    if first.sentence == second.sentence:
        return telling.tell_sentence(first.sentence, "dispute")
    sides = [telling.word(s.sentence) for s in (first, second)]
    if any(isinstance(side, Refusal) for side in sides):
        return telling.tell(next(s for s in sides if isinstance(s, Refusal)), "dispute")
    left, right = (side for side in sides if isinstance(side, Wording))
    if set(left.spans) <= set(right.spans):
        return telling.tell(right, "dispute")
    sayer = f" {_said_by(telling, second)}:" if first.article_id != second.article_id else ""
    text = f"{_said_by(telling, first)}: {left.text}{sayer} {right.text}"
    if len(text.split()) > SIDES_LONGEST:
        return telling.tell(Refusal("two sides too long for one line"), "dispute")
    rules = (*left.rules, *right.rules, f"{facing.relation}: {facing.why}")
    outlets = {telling.shelf.article(s.article_id).outlet for s in (first, second)}
    return telling.tell(Wording(text, (*left.spans, *right.spans), rules), "dispute", origins=len(outlets))


def _said_by(telling: Telling, statement: Statement) -> str:
    article = telling.shelf.article(statement.article_id)
    day = article.published.day
    outlet = article.outlet or "One report"
    return f"{outlet} ({date_words(day.isoformat(), None)})" if day else outlet
