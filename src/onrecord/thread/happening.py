"""One event statement as it is compared, and how well it fits a happening that others told."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from onrecord.model import Event, Statement
from onrecord.thread.days import ZONE_DAYS, Days, read_days
from onrecord.thread.desk import Desk
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.side import Side
from onrecord.thread.words import class_forms, deed_family, jaccard, plain_form

MEMBERS_COMPARED = 12
"""Members compared: the first tell what happened, the rest tell it again."""
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which both parties do the same: who is named first says nothing."""
MOVES = frozenset({"MOBILIZE", "RETREAT"})
"""Types whose second party is the force that moves in one report and the place in another."""
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT", "CONSULT", "CONCEDE", "AGREE"})
"""Types that the same parties do again and again: without a day they are one only in reports of the same days."""
SPOKEN_DAYS = 3
"""Days between reports that are the same days: the news of one day is told again for two more. Set by hand."""
APART_DAYS = 10
"""A deed without a day, in reports further apart than this, is another one, unless its victim is one person."""
LONGEST_PERIOD = 62
"""Days: "this spring" says when; "since 2014" and "over the coming months" hold many happenings."""
_REALITY = {"happened": "real", "ongoing": "real", "denied": "real", "planned": "meant", "hypothetical": "meant"}

# What the parts of two tellings say for one happening, against the threshold in occurrences: all set by hand, while
# reading the wrong and missing joins that evals/errors/thread.md counts.
PARTY_WORTH = {Kin.SAME: 2.0, Kin.PART: 1.2, Kin.WITHIN: 0.8, Kin.KIN: 0.5, Kin.UNKNOWN: 0.0, Kin.DIFFERENT: -2.0}
PLACE_WORTH = {Kin.SAME: 1.0, Kin.PART: 0.7, Kin.WITHIN: 0.3, Kin.KIN: -1.0, Kin.UNKNOWN: 0.0, Kin.DIFFERENT: -2.0}
BROAD_PLACE_WORTH = 0.4
BROAD_VICTIM_WORTH = 1.0
"""“Americans were killed” in two reports: much is done to a state's people."""
SAME_DAY_WORTH, SAME_PERIOD_WORTH, NEXT_DAY_WORTH, REPORT_WORTH = 1.5, 0.7, 0.3, 0.4
WORDS_WORTH, TRIGGER_WORTH = 2.0, 0.6
"""Together less than SAME_WORDS_WORTH, which is the most that words add."""
VICTIM_WORTH = 1.2
"""A named person is killed once: more than any other recipient it tells one attack from another."""
STORY_WORTH = 1.0
"""Two reports of one story, days apart at most, mostly tell of one happening of each kind."""
STORY_DAYS = 2
BACK_WORTH, MAIN_WORTH, BESIDE_WORTH = 2.4, 0.4, 0.4
"""“The attack” later in a report means the attack it is about: the first of its kind, or one told just before."""
BACK_SENTENCES = 3
BACK = "the later one points back"
STRAY_COST = 1.5
"""What was done to another than all that the happening's reports name is mostly another deed, whoever did it."""
STRAY_LEAST = 3
"""One report's party may be misread; so many that name others are not."""
DETAILS_LEAST = 2
_DEEDS = ("kill", "attack")
"""Deeds that any report of a conflict names beside its own."""
MANY_COST = 1.0
"""“Attacks” of no one day, against one attack."""
UNPINNED_COST = 2.0
"""“Iran attacked” in two reports of one affair: neither whom, where, when nor with what says that it is one deed.
Nor do who and when: two people may be met, or accused, by one on one day."""
VERBATIM, VERBATIM_WORDS, SAME_WORDS_WORTH = 0.8, 6, 3.0
"""A quotation or a wire sentence that stands in two reports tells of one happening, whatever it leaves out."""
NEVER = -9.0
_DEFINITE = re.compile(
    r"\b(?:the|this|that|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s)\s+([a-z-]+)\b(?:\s+([a-z]+)\b)?", re.I
)

_OTHER_TIME = re.compile(r"\b(?:after|before|since|following|hours|days|weeks|months)\b", re.I)
_OTHER_DEED = re.compile(r"\b(?:after|before|since|for|following|over|of|to|about|from)\s*$", re.I)
"""Words by which a clause sets its deed beside the one that it names ("Sunday's attack came after Iran fired ...")."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event statement with all that is compared of it."""

    statement: Statement
    event: Event
    actor: Side
    recipient: Side
    place: Side
    days: Days
    trigger: str
    words: frozenset[str]
    published: int | None
    """Ordinal of the last day of publication."""
    article: str
    story: str | None
    sentence: int
    back: bool
    """True if it points back at what its report told before ("the attack")."""
    many: bool
    """True if it tells of several deeds, of no one day ("months of attacks on bases")."""
    told_of: int | None
    """Ordinal of the day it is known to be of, else of its report."""
    reality: str
    """"real" for what is told as done, going on or denied, "meant" for what is planned or supposed."""

    @property
    def target(self) -> str | None:
        """The named person whom it tells attacked, if it does."""
        return self.recipient.entity if self.event.type == "ASSAULT" and self.recipient.person else None

    @property
    def slain(self) -> str | None:
        """The named person whom it tells killed, as done."""
        return self.target if self.trigger == "kill" and self.reality == "real" else None

    @property
    def vague(self) -> bool:
        """True if neither a day nor two parties pin it down."""
        return not self.days.exact or not (self.actor.known or self.recipient.known)


def read_told(desk: Desk, statement: Statement) -> Told:
    """The statement as it is compared."""
    event = statement.act
    assert isinstance(event, Event)
    day, days = desk.published(statement), read_days(desk, statement)
    published = day.toordinal() if day else None
    trigger = desk.text(event.trigger).split()[0].strip(".,")
    return Told(
        statement, event, read_side(desk, event.actor), read_side(desk, event.recipient),
        read_side(desk, statement.place), days, deed_family(trigger), desk.terms(event.clause), published,
        statement.article_id, desk.story_of.get(statement.article_id),
        desk.sentence_numbers.get(statement.sentence, 0), _points_back(desk, event), _is_many(desk, event, days),
        days.last.toordinal() if days.exact else published, _REALITY[event.status],
    )  # fmt: skip


def _is_many(desk: Desk, event: Event, days: Days) -> bool:
    """True for a deed told in the plural that no day pins down."""
    trigger = desk.text(event.trigger).split()[0].lower()
    return trigger.endswith("s") and not trigger.endswith("ss") and not days.exact


def _points_back(desk: Desk, event: Event) -> bool:
    """True if its clause names a deed as known: "the blast", "Sunday's attack", "killed in the explosion"."""
    if event.type != "ASSAULT" and event.type != "PROTEST":
        return False
    deeds = class_forms("counted", "deed")
    clause, trigger = desk.text(event.clause), event.trigger.start - event.clause.start
    for found in _DEFINITE.finditer(clause):
        named = (word for word in found.groups() if word)
        if not any(plain_form(word) in deeds and not word.endswith(("s", "ed")) for word in named):
            continue
        before, between = clause[: found.start()], clause[found.end() : max(trigger, found.end())]
        if not (_OTHER_TIME.search(between) or (found.start() > trigger >= 0 and _OTHER_DEED.search(before))):
            return True
    return False


@dataclass(slots=True)
class Happening:
    """A happening in the making: what its statements said so far."""

    number: int
    members: list[Told] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    _first_end: date = date.max
    _last_start: date = date.min
    """Of the exact days of the members compared."""

    def add(self, told: Told) -> None:
        """The statement belongs to the happening."""
        if told.days.exact and len(self.members) < MEMBERS_COMPARED:
            self._first_end = min(self._first_end, told.days.last)
            self._last_start = max(self._last_start, told.days.first)
        self.members.append(told)

    def is_of_other_days(self, days: Days) -> bool:
        """True if the days exclude those of a member, both exact."""
        if not days.exact:
            return False
        return (days.first - self._first_end).days > ZONE_DAYS or (self._last_start - days.last).days > ZONE_DAYS

    @property
    def first(self) -> Told:
        """The statement that the happening began with."""
        return self.members[0]


def fit(told: Told, happening: Happening, least: float = NEVER) -> tuple[float, Told | None]:
    """How well the statement fits the happening (NEVER: not at all), and the member that it fits best.

    Where it fits no better than `least`, how well is not found out to the end.
    """
    best, nearest = NEVER, None
    if happening.is_of_other_days(told.days):
        return best, nearest
    for member in happening.members[:MEMBERS_COMPARED]:
        worth = match(told, member, least)
        if worth == NEVER and told.days.exact and member.days.exact:
            return NEVER, None
        if worth > best:
            best, nearest = worth, member
    if best > least and not told.days.exact and _strays(told, happening):
        best -= STRAY_COST
    return best, nearest


def is_killing(told: Told, happening: Happening) -> bool:
    """True if an attack on a person can only be the killing of that person, of which the happening tells.

    Nobody is attacked after his death: whatever is told of it later, unless of other days, is told of that deed, also
    as ordered, decided or supposed.
    """
    for member in happening.members[:MEMBERS_COMPARED]:
        if told.days.stated and member.days.exact and told.days.apart(member.days) > ZONE_DAYS:
            return False
    known = [m.told_of for m in happening.members if m.slain == told.target and m.told_of is not None]
    return bool(known) and told.published is not None and told.published >= min(known)


def _strays(told: Told, happening: Happening) -> bool:
    """True if it names whom it was done to, and nobody that the happening's reports name can be meant."""
    if told.event.type in SYMMETRIC or told.recipient.entity is None:
        return False
    named = [m.recipient for m in happening.members[:MEMBERS_COMPARED] if m.recipient.known]
    return len(named) >= STRAY_LEAST and all(compare_sides(told.recipient, r) <= Kin.UNKNOWN for r in named)


def match(left: Told, right: Told, least: float = NEVER) -> float:
    """How likely the two statements tell of one happening: a sum of evidence; NEVER if that cannot be.

    Where it is no more than `least`, what would only lower it is not looked at.
    """
    if left.event.type != right.event.type or not _same_reality(left, right):
        return NEVER
    time, _ = _time_worth(left, right)
    if time == NEVER:
        return NEVER
    actor, recipient = _party_kins(left, right)
    if time < SAME_DAY_WORTH and (actor is Kin.DIFFERENT or recipient is Kin.DIFFERENT):
        return NEVER
    place = compare_sides(left.place, right.place)
    nearness, context = _context_worth(left, right)
    worth = time + PARTY_WORTH[actor] + _recipient_worth(left, recipient) + _place_worth(left, place)
    if recipient is Kin.SAME and left.recipient.person and left.event.type == "ASSAULT":
        worth += VICTIM_WORTH
    worth += nearness
    if worth + SAME_WORDS_WORTH <= least:
        return worth
    alike, same_trigger = jaccard(left.words, right.words), left.trigger == right.trigger
    if alike >= VERBATIM and _same_words(left, right):
        return worth + SAME_WORDS_WORTH
    worth += WORDS_WORTH * alike + (TRIGGER_WORTH if same_trigger else 0.0)
    if worth <= least:
        return worth
    # Many speak to or of one person: words are one only with their speaker.
    by_another = left.event.type in SPOKEN and actor < Kin.PART
    whom = recipient >= Kin.PART and not left.recipient.broad and not by_another
    same_place = place is Kin.SAME or (place is Kin.PART and same_trigger)
    where = same_place and not left.place.broad
    day = time == SAME_DAY_WORTH and (same_trigger or (recipient >= Kin.KIN and not by_another))
    pinned = whom or where or day or context == BACK or _answer_deeds(left, right)
    if left.many != right.many and left.event.type not in SPOKEN:
        worth -= MANY_COST
    if not pinned and not _share_details(left, right):
        worth -= UNPINNED_COST
    return worth


def explain(left: Told, right: Told) -> str:
    """In words, the evidence that `match` sums up for two statements that it does not keep apart."""
    actor, recipient = _party_kins(left, right)
    reasons = [_time_worth(left, right)[1]]
    for role, kin in (("actor", actor), ("recipient", recipient), ("place", compare_sides(left.place, right.place))):
        if kin in (Kin.SAME, Kin.PART):
            reasons.append(f"{'same' if kin is Kin.SAME else 'related'} {role}")
    _, context = _context_worth(left, right)
    if context:
        reasons.append(context)
    if _same_words(left, right):
        reasons.append("told in the same words")
    elif left.trigger == right.trigger:
        reasons.append(f"both say “{left.trigger}”")
    return ", ".join(reasons)


def _same_words(left: Told, right: Told) -> bool:
    """True if both clauses tell it in nearly the same words, and not in a few."""
    alike = jaccard(left.words, right.words) >= VERBATIM
    return alike and min(len(left.words), len(right.words)) >= VERBATIM_WORDS <= len(left.words & right.words)


@cache
def _passing_days() -> frozenset[str]:
    """Words for days and their parts, in plain form."""
    return class_forms("times", "days") | class_forms("times", "parts")


def _share_details(left: Told, right: Told) -> bool:
    """True if both clauses tell it with one word ("missile"), or two if the deed is another word.

    Parties, places, days and words of deeds do not count.
    """
    told = left.words & right.words
    if not told:
        return False
    told -= _passing_days()
    for side in (left.actor, left.recipient, left.place, right.actor, right.recipient, right.place):
        told = told - side.parents
        if side.entity in told:
            told = told - {side.entity}
    deeds = (left.trigger, right.trigger, *_DEEDS)
    least = 1 if left.trigger == right.trigger else DETAILS_LEAST
    return len(told) >= least <= sum(deed_family(word) not in deeds for word in told)


def _answer_deeds(left: Told, right: Told) -> bool:
    """True if both answer a deed with the same word: "condemned the bombing", "condemned the attack"."""
    if left.event.type not in SPOKEN or left.trigger != right.trigger:
        return False
    deeds = class_forms("counted", "deed")
    return all(side.entity is None and side.words & deeds for side in (left.recipient, right.recipient))


def _recipient_worth(left: Told, recipient: Kin) -> float:
    """What the recipient says: a person or a base tells deeds apart, a state hardly."""
    is_broad = recipient is Kin.SAME and left.recipient.broad and left.event.type == "ASSAULT"
    return BROAD_VICTIM_WORTH if is_broad else PARTY_WORTH[recipient]


def _place_worth(left: Told, place: Kin) -> float:
    """What the place says: a city tells happenings apart, a state hardly."""
    return BROAD_PLACE_WORTH if place is Kin.SAME and left.place.broad else PLACE_WORTH[place]


def _context_worth(left: Told, right: Told) -> tuple[float, str]:
    """What standing in one report, or in reports of one story, says."""
    if left.article != right.article:
        near = left.published is not None and right.published is not None
        if left.story is None or left.story != right.story or not near:
            return 0.0, ""
        apart = abs((left.published or 0) - (right.published or 0))
        return (STORY_WORTH, "reports of one story") if apart <= STORY_DAYS else (0.0, "")
    first, later = (right, left) if right.sentence < left.sentence else (left, right)
    if not later.back or first.sentence == later.sentence:
        return 0.0, ""
    worth = BACK_WORTH + MAIN_WORTH * (first.sentence <= 1)
    worth += BESIDE_WORTH * (later.sentence - first.sentence <= BACK_SENTENCES)
    return worth, BACK


def _same_reality(left: Told, right: Told) -> bool:
    if left.reality == right.reality:
        return True
    ongoing = "ongoing" in (left.event.status, right.event.status)
    same_day = left.days.exact and right.days.exact and left.days.apart(right.days) == 0
    return same_day or (ongoing and not (left.days.exact and right.days.exact))


def _party_kins(left: Told, right: Told) -> tuple[Kin, Kin]:
    actor = compare_sides(left.actor, right.actor)
    recipient = compare_sides(left.recipient, right.recipient)
    if left.event.type in SYMMETRIC:
        crossed = compare_sides(left.actor, right.recipient), compare_sides(left.recipient, right.actor)
        if min(crossed) > min(actor, recipient):
            return crossed
    if left.event.type in MOVES and recipient is Kin.DIFFERENT:
        crossed = compare_sides(left.recipient, right.place), compare_sides(left.place, right.recipient)
        return actor, max(Kin.UNKNOWN, *crossed)
    return actor, recipient


def _time_worth(left: Told, right: Told) -> tuple[float, str]:
    """What the days say: NEVER if they exclude each other."""
    apart = left.days.apart(right.days)
    if left.days.exact and right.days.exact:
        if apart == 0:
            return SAME_DAY_WORTH, "same day"
        return (NEXT_DAY_WORTH, "a day apart") if apart <= ZONE_DAYS else (NEVER, f"{apart} days apart")
    if apart > ZONE_DAYS:
        return NEVER, "other times"
    if left.days.stated and right.days.stated and max(left.days.length, right.days.length) <= LONGEST_PERIOD:
        return SAME_PERIOD_WORTH, "same period"
    return _report_worth(left, right)


def _report_worth(left: Told, right: Told) -> tuple[float, str]:
    """Without two stated times: how near the day told of, or the reports, lie together."""
    if left.told_of is None or right.told_of is None:
        return 0.0, "times not stated"
    apart = abs(left.told_of - right.told_of)
    if left.event.type in SPOKEN and apart > SPOKEN_DAYS and left.reality == "real":
        return NEVER, "words of other days"
    if apart <= SPOKEN_DAYS:
        return REPORT_WORTH, "reported in the same days"
    if apart <= APART_DAYS:
        return 0.0, "times not stated"
    victim = left.event.type == "ASSAULT" and left.recipient.person and left.recipient.entity == right.recipient.entity
    return (0.0, "one victim") if victim else (NEVER, "reported weeks apart")
