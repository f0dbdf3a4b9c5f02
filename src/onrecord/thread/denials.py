"""Who denies a deed that he is blamed for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import TOLD_STATUSES, Event, Facing, Span, Statement
from onrecord.thread.answers import FAR_DAYS
from onrecord.thread.claims import SHARED_WORDS, Claims, Said
from onrecord.thread.denying import is_nobody, is_unsure
from onrecord.thread.desk import Desk
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.words import class_forms

DEED_SENTENCES = 8
"""A party denies a deed in the report that tells it, within so many sentences, or in words that name it."""
POINTING_SENTENCES = 2
"""An unnamed party, or "that accusation", answers the blame told so many sentences before, at most."""
NEWS_DAYS = 5
"""Blame and denial of one piece of news stand in reports of the same days: one word of the deed is then enough."""


@dataclass(frozen=True, slots=True)
class _Blame:
    """An event in which somebody is accused, or told as the one who attacked."""

    statement: Statement
    event: Event
    sentence: int

    @property
    def accuses(self) -> bool:
        """True if somebody lays the blame; else the report itself tells the deed as the party's."""
        return self.event.type == "ACCUSE"


def find_denied_deeds(claims: Claims) -> Iterator[Facing]:
    """A party's denial of a deed, with the accusation of it or the report that tells it as that party's."""
    desk = claims.desk
    blames = _read_blames(desk)
    by_party, by_article = _index(desk, blames)
    for answer in claims.all:
        if answer.claim.stance != "denies" or is_nobody(answer) or is_unsure(claims, answer):
            continue
        blame = _surest(desk, answer, by_party.get(_state(desk, answer.speaker.entity), ()))
        blame = blame or _just_before(desk, answer, by_article[answer.statement.article_id])
        if blame is not None:
            yield Facing(blame.statement.id, answer.statement.id, "denies", _why(answer, blame))


def _read_blames(desk: Desk) -> list[_Blame]:
    return [
        _Blame(s, s.act, desk.sentence_numbers.get(s.sentence, 0))
        for s in desk.statements
        if isinstance(s.act, Event) and s.act.type in ("ACCUSE", "ASSAULT") and s.act.status in TOLD_STATUSES
    ]


def _index(desk: Desk, blames: list[_Blame]) -> tuple[dict[str, list[_Blame]], dict[str, list[_Blame]]]:
    """The blames by the party that is blamed, its government taken for its state, and by article."""
    by_party: dict[str, list[_Blame]] = defaultdict(list)
    by_article: dict[str, list[_Blame]] = defaultdict(list)
    for blame in blames:
        by_article[blame.statement.article_id].append(blame)
        for party in {_state(desk, e) for e in _blamed(desk, blame)}:
            by_party[party].append(blame)
    return by_party, by_article


def _state(desk: Desk, entity: str | None) -> str:
    return desk.state_behind(entity) if entity else ""


def _blamed(desk: Desk, blame: _Blame) -> frozenset[str]:
    """Who attacked; who is accused: the party, or whom the clause names from there on ("militias, like ...")."""
    event = blame.event
    party = event.recipient if blame.accuses else event.actor
    entity = desk.entity(party)
    if entity or not blame.accuses or party.span is None or party.span.start >= event.clause.end:
        return frozenset({entity}) if entity else frozenset()
    rest = Span(party.span.article_id, party.span.start, event.clause.end)
    return frozenset(e for e in desk.entities_in(rest) if not desk.is_broad(e))


def _surest(desk: Desk, answer: Said, blames: list[_Blame] | tuple[()]) -> _Blame | None:
    """The blame of the denier that the denial most surely answers."""
    if not answer.points_back("deed"):
        return None
    others = (b for b in blames if b.statement.sentence != answer.statement.sentence)
    rated = [(_worth(desk, answer, b), b) for b in others]
    sure = [(worth, b) for worth, b in rated if worth > 0]
    return max(sure, key=lambda w: (w[0], w[1].statement.id))[1] if sure else None


def _is_own(desk: Desk, answer: Said, blame: _Blame) -> bool:
    """True if the denier lays that blame himself, or his state lays it on another."""
    accuser, blamed = read_side(desk, blame.event.actor), read_side(desk, blame.event.recipient)
    if compare_sides(accuser, answer.speaker) in (Kin.SAME, Kin.PART):
        return True
    own = desk.states_behind(accuser) & desk.states_behind(answer.speaker)
    return bool(own) and not own & desk.states_behind(blamed)


def _worth(desk: Desk, answer: Said, blame: _Blame) -> float:
    """How surely the denial is of that deed; 0 if it may be of another."""
    deed = blame.statement
    shared = desk.terms(deed.sentence) & answer.words - {str(answer.speaker.entity)}
    if shared and not _is_of_deed(desk, answer, shared):
        return 0.0
    if deed.article_id == answer.statement.article_id:
        apart = answer.sentence - blame.sentence
        near = 0 <= apart <= DEED_SENTENCES
        return (1.0 / (1 + apart) + blame.accuses + 0.2 * len(shared)) if near and (apart <= 1 or shared) else 0.0
    published = desk.published(deed)
    if published is None or answer.day is None or not 0 <= answer.day - published.toordinal() <= FAR_DAYS:
        return 0.0
    news = blame.accuses and answer.day - published.toordinal() <= NEWS_DAYS
    enough = len(shared) >= SHARED_WORDS or (news and bool(shared & class_forms("deixis", "violence")))
    return 0.1 * len(shared) + 0.3 * blame.accuses if enough else 0.0


def _is_of_deed(desk: Desk, answer: Said, shared: frozenset[str]) -> bool:
    """True unless the denial tells which attack it is of, and shares none of that."""
    violence = class_forms("deixis", "violence")
    if not answer.words & violence:
        return True
    named = frozenset(e for e in answer.entities if desk.is_broad(e))
    telling = answer.words - violence - named - class_forms("deixis", "deed") - {str(answer.speaker.entity)}
    return not telling or bool(shared & telling)


def _just_before(desk: Desk, answer: Said, blames: list[_Blame]) -> _Blame | None:
    """The accusation just before an unnamed party's "denied responsibility", or anybody's "that accusation"."""
    unnamed = answer.speaker.entity is None and bool(answer.pointing & class_forms("deixis", "guilt"))
    if not unnamed and not answer.pointing & class_forms("deixis", "accusation"):
        return None
    near = [b for b in blames if b.accuses and 0 < answer.sentence - b.sentence <= POINTING_SENTENCES]
    others = (b for b in near if not _is_own(desk, answer, b))
    return max(others, key=lambda b: (b.sentence, b.statement.id), default=None)


def _why(answer: Said, blame: _Blame) -> str:
    who = answer.claim.source.name or answer.claim.source.text
    if not blame.accuses:
        return f"{who} is told to have done it and denies it"
    accuser = blame.event.actor.name or blame.event.actor.text
    return f"{who} is blamed for it{f' by {accuser}' if accuser else ''} and denies it"
