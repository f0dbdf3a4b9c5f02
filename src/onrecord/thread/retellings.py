"""Deeds told again in their own report with less: "19 people had been killed in all", "for killing a general"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import Party, Span
from onrecord.thread.days import ZONE_DAYS, Days
from onrecord.thread.desk import Desk
from onrecord.thread.happening import Happening, Told
from onrecord.thread.side import Side
from onrecord.thread.words import class_forms, find_words, plain_form

RETOLD_WORTH = 3.2
"""What it says that a report tells one attack and these are its victims: with another report of that attack, enough."""
RANK_DAYS = 10
"""Days around a report in which one killed person of the state it names is the one it tells by his rank only."""
RANK_REPORTS = 2
"""Reports that must give the one who was killed the rank by which another report tells him."""
TITLE_BEFORE, TITLE_AFTER = 40, 60
"""Characters around a name in which its bearer's title stands ("General ...", "..., the head of the guard")."""
_PLURAL = frozenset({"people", "men", "women", "children", "civilians", "dead"})
_TAIL = re.compile(r",|\b(?:of|in|from|for|like|who|with|at|to|on)\b", re.I)
_ONE = re.compile(r"(?:a|an|the)\b", re.I)


class Retellings:
    """The attacks that each report pins down by a day or a place, and which tellings there add nothing to one."""

    def __init__(self) -> None:
        self._pinned: dict[str, dict[int, Happening]] = defaultdict(dict)

    def add(self, told: Told, happening: Happening) -> None:
        """The statement stands in the happening."""
        if told.event.type == "ASSAULT" and told.reality == "real" and (told.days.exact or _has_place(told)):
            self._pinned[told.article][happening.number] = happening

    def find(self, told: Told) -> Happening | None:
        """The one attack of its report, if victims of no name, day, place or doer can only be those of that.

        They are not where the report tells it as the killing of one person.
        """
        if told.trigger != "kill" or told.reality != "real" or told.days.stated or told.place.known or told.many:
            return None
        pinned = self._pinned.get(told.article, {})
        if len(pinned) != 1 or not _is_several(told.event.recipient) or not _only_deed(told.actor):
            return None
        (happening,) = pinned.values()
        here = (m for m in happening.members if m.article == told.article and m.trigger == told.trigger)
        told_so = any(m.slain is None for m in here)
        return happening if told_so else None


def _only_deed(actor: Side) -> bool:
    """True if no doer is told but the deed itself ("killed by an explosion")."""
    return actor.entity is None and actor.words <= class_forms("counted", "deed")


def _has_place(told: Told) -> bool:
    return told.place.known and not told.place.broad


def _is_several(party: Party) -> bool:
    """True for "service members" and "19 people"; a name may be anybody's."""
    words = [word.lower() for word in find_words(party.text or "")]
    if party.entity is not None or not words:
        return False
    return words[-1] in _PLURAL or (words[-1].endswith("s") and not words[-1].endswith("ss"))


def name_victims(desk: Desk, told: Sequence[Told]) -> list[Told]:
    """The same tellings; a victim told by a title only ("a general") is the one whom the report names with it.

    Where his state is told too ("a top Iranian general") and the report names no such victim, he is the only one of
    that state and title whom reports of those days name as killed.
    """
    slain: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.slain is not None:
            slain[one.article].append(one)
    ranks = _Ranks(desk, slain)
    return [_named(desk, one, slain.get(one.article, ()), ranks) for one in told]


def _named(desk: Desk, told: Told, slain: Sequence[Told], ranks: "_Ranks") -> Told:
    title = _title(told)
    if title is None:
        return told
    victims = {one.slain: one.recipient for one in slain if title in _beside(desk, one) | _called(desk, one)}
    victim = next(iter(victims.values())) if len(victims) == 1 else None
    if not victims:
        victim = ranks.find(told, title)
    return replace(told, recipient=victim) if victim is not None and _can_be(told.recipient, victim) else told


class _Ranks:
    """Who was killed, as named by all reports, with the words that stand beside his name."""

    def __init__(self, desk: Desk, slain: Mapping[str, Sequence[Told]]) -> None:
        self._told: dict[str, list[Told]] = defaultdict(list)
        self._reports: dict[tuple[str, str], set[str]] = defaultdict(set)
        for one in (one for there in slain.values() for one in there):
            if one.slain is not None:
                self._told[one.slain].append(one)
                for word in _beside(desk, one):
                    self._reports[one.slain, word].add(one.article)

    def find(self, told: Told, title: str) -> Side | None:
        """The only one of the states told, and of that title, who was killed in the days of the report."""
        states = told.recipient.parents
        found = [victim for victim, tellings in self._told.items() if states & tellings[0].recipient.parents
                 and len(self._reports[victim, title]) >= RANK_REPORTS and _is_of_days(told, tellings)]  # fmt: skip
        return self._told[found[0]][0].recipient if len(found) == 1 else None


def _is_of_days(told: Told, tellings: Sequence[Told]) -> bool:
    """True if the killing, on the day that most reports give, lies just before the report and is not excluded by it."""
    dated = Counter(one.days.last.toordinal() for one in tellings if one.days.exact)
    if not dated or told.told_of is None:
        return False
    day = max(dated, key=lambda d: (dated[d], -d))
    if not -ZONE_DAYS <= told.told_of - day <= RANK_DAYS:
        return False
    known = date.fromordinal(day)
    return not told.days.stated or told.days.apart(Days(known, known, stated=True, exact=True)) <= ZONE_DAYS


def _title(told: Told) -> str | None:
    """The noun for one unnamed person who was killed."""
    text = told.event.recipient.text or ""
    if told.trigger != "kill" or told.recipient.entity is not None:
        return None
    if not (_ONE.match(text) or told.recipient.parents):
        return None
    words = [plain_form(word) for word in find_words(_TAIL.split(text)[0])]
    if class_forms("counted", "further").intersection(words):
        return None
    return words[-1] if words and not _is_several(told.event.recipient) else None


def _beside(desk: Desk, told: Told) -> frozenset[str]:
    """The plain words around the victim's name in its sentence."""
    span, sentence = told.event.recipient.span, told.statement.sentence
    if span is None:
        return frozenset()
    start, end = max(sentence.start, span.start - TITLE_BEFORE), min(sentence.end, span.end + TITLE_AFTER)
    return frozenset(map(plain_form, find_words(desk.text(Span(span.article_id, start, max(start, end))))))


def _called(desk: Desk, told: Told) -> frozenset[str]:
    """The plain word just before the victim's name wherever the report names him ("General Varn")."""
    text = desk.articles[told.article].text
    before = (text[max(0, start - TITLE_BEFORE) : start] for start in desk.named_at(told.article, told.slain or ""))
    return frozenset(plain_form(words[-1]) for words in map(list, map(find_words, before)) if words)


def _can_be(described: Side, victim: Side) -> bool:
    """True unless the description names states or groups of which the victim is not."""
    return not described.parents or bool(described.parents & victim.parents)
