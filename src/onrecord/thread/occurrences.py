"""Happenings: event statements of many articles, each happening once, with what its reports disagree on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from onrecord.model import TOLD_STATUSES, Event, EventStatus, Judgement, Occurrence, Party, When, content_id
from onrecord.model.account import Agreement
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.happening import Happening, Told, explain, fit, is_killing, read_told
from onrecord.thread.recalls import RECALLED, find_recalled, is_known
from onrecord.thread.retellings import RETOLD_WORTH, Retellings, name_victims
from onrecord.thread.union import Verdicts
from onrecord.thread.words import class_forms

SAME_HAPPENING = 3.0
"""Evidence from which two statements are one happening: a shared day and one shared party with a word or place;
chosen on the links of the gold records for precision first."""
CANDIDATES_MOST = 60
"""Happenings looked up by one key: the newest."""
HAPPENINGS_COMPARED = 24
"""Happenings compared with one statement: those that share the most of its keys."""
KEY_WORDS = 4
"""The longest words of a clause: two reports that quote one sentence share them."""
WHY_SHOWN = 6
RIVAL_SHARE = 0.2
"""Share of a happening's reports that must name an actor to make it a rival of the others."""
KILLED_ONCE = "one person is killed once"
RETOLD = ", the one attack of its report"


def join_occurrences(desk: Desk, verdicts: Verdicts) -> tuple[Occurrence, ...]:
    """All happenings in order of their first report; every event statement stands in exactly one."""
    told = name_victims(desk, [read_told(desk, s) for s in desk.statements if isinstance(s.act, Event)])
    joiner = _Joiner(verdicts)
    for one in (*(t for t in told if not t.vague), *(t for t in told if t.vague)):
        joiner.place(one)
    joiner.place_lonely()
    joiner.join_recalled()
    joiner.join_judged()
    order = {t.statement.id: n for n, t in enumerate(told)}
    for happening in joiner.happenings:
        happening.members.sort(key=lambda t: order[t.statement.id])
    happenings = sorted(joiner.happenings, key=lambda h: order[h.first.statement.id])
    return tuple(_make_occurrence(desk, h) for h in happenings)


class _Joiner:
    """Places one statement after another, those that are pinned down first."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.happenings: list[Happening] = []
        self._verdicts = verdicts
        self._judged: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
        for left, right, judgement in verdicts.same():
            self._judged[left].append((right, judgement))
            self._judged[right].append((left, judgement))
        self._of: dict[str, Happening] = {}
        self._retellings = Retellings()
        self._by_victim: dict[str, list[Happening]] = defaultdict(list)
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)

    def place(self, told: Told) -> None:
        """The statement stands in the happening it fits best, or begins one."""
        keys = _keys(told)
        happening, why = self._judged_with(told) or self._killed_once(told) or self._fitting(told, keys)
        if happening is None:
            happening = Happening(len(self.happenings))
            self.happenings.append(happening)
        else:
            happening.why.append(why)
        happening.add(told)
        self._of[told.statement.id] = happening
        self._retellings.add(told, happening)
        if told.slain is not None:
            held_by = self._by_victim[told.slain]
            if happening not in held_by:
                held_by.append(happening)
        for key in keys:
            held = self._by_key[key]
            if not held or held[-1] != happening.number:
                held.append(happening.number)

    def place_lonely(self) -> None:
        """A dated attack that nobody joined since is compared with what its story tells and was placed later."""
        for happening in self.happenings:
            if len(happening.members) != 1 or happening.first.vague or happening.first.event.type != "ASSAULT":
                continue
            told = happening.members.pop()
            found, why = self._fitting(told, _keys(told))
            if found is None or not is_known(found) or not _is_of_story(told, found):
                happening.add(told)
                continue
            found.why.append(why)
            found.add(told)
            self._of[told.statement.id] = found

    def join_recalled(self) -> None:
        """What reports tell again weeks later, without its day, is one with the well-known happening that they mean."""
        for later in self.happenings:
            known = find_recalled(later, self._met(later))
            if known is None or self._rivals(known, later):
                continue
            known.why.append(RECALLED)
            self._move(later, known)

    def _met(self, happening: Happening) -> Iterator[Happening]:
        """The happenings that share a key with it, those that were begun first first."""
        numbers = {n for told in happening.members for key in _keys(told) for n in self._by_key[key][-CANDIDATES_MOST:]}
        yield from (self.happenings[n] for n in sorted(numbers) if self.happenings[n].members)

    def _move(self, lost: Happening, kept: Happening) -> None:
        for told in lost.members:
            kept.add(told)
            self._of[told.statement.id] = kept
        lost.members.clear()

    def _judged_with(self, told: Told) -> tuple[Happening, str] | None:
        for other, judgement in self._judged.get(told.statement.id, ()):
            happening = self._of.get(other)
            if happening is not None and not self._kept_apart(told, happening):
                return happening, f"judged the same by {judgement.by}"
        return None

    def _killed_once(self, told: Told) -> tuple[Happening, str] | None:
        """The happening in which the person it tells attacked was killed: that of most reports, if days allow it."""
        known = self._by_victim.get(told.target, ()) if told.target is not None else ()
        for happening in sorted(known, key=lambda h: -len(h.members)):
            if is_killing(told, happening) and not self._kept_apart(told, happening):
                return happening, KILLED_ONCE
        return None

    def join_judged(self) -> None:
        """Happenings that were placed apart, and of which statements were judged the same, are one."""
        for one, others in self._judged.items():
            for other, judgement in others:
                kept, lost = self._of.get(one), self._of.get(other)
                if kept is None or lost is None or kept is lost or self._rivals(kept, lost):
                    continue
                kept.why.extend([*lost.why, f"judged the same by {judgement.by}"])
                self._move(lost, kept)
        self.happenings = list({id(h): h for h in self._of.values()}.values())

    def _rivals(self, left: Happening, right: Happening) -> bool:
        members = [[t.statement.id for t in h.members] for h in (left, right)]
        return self._verdicts.apart(*members)

    def _fitting(self, told: Told, keys: Sequence[tuple[str, str]]) -> tuple[Happening | None, str]:
        held = (self._by_key[key][-CANDIDATES_MOST:] for key in keys if key in self._by_key)
        numbers = Counter(chain.from_iterable(held))
        # One number for both, how many keys and which happening: sorted in a fifth of the time that pairs take.
        size = len(self.happenings)
        ranked = sorted([shared * size + number for number, shared in numbers.items()], reverse=True)
        likest = [rank % size for rank in ranked[:HAPPENINGS_COMPARED]]
        best, highest, nearest = None, SAME_HAPPENING, told
        retold = self._retellings.find(told)
        for number in sorted(likest):
            happening = self.happenings[number]
            worth, member = fit(told, happening, highest - (RETOLD_WORTH if happening is retold else 0.0))
            if member is None:
                continue
            if happening is retold:
                worth += RETOLD_WORTH
            if worth > highest and not self._kept_apart(told, happening):
                best, highest, nearest = happening, worth, member
        if best is None:
            return None, ""
        return best, explain(told, nearest) + (RETOLD if best is retold else "")

    def _kept_apart(self, told: Told, happening: Happening) -> bool:
        return self._verdicts.apart([told.statement.id], [m.statement.id for m in happening.members])


def _is_of_story(told: Told, happening: Happening) -> bool:
    """True if another report of the same story tells the happening."""
    others = [m for m in happening.members if m.article != told.article]
    return told.story is not None and any(m.story == told.story for m in others)


def _keys(told: Told) -> list[tuple[str, str]]:
    """What a happening is looked up by: its type with each party, place, and exact day."""
    kind = told.event.type
    keys: list[tuple[str, str]] = [(kind, told.article)]
    for side in (told.actor, told.recipient, told.place):
        names = [side.entity, *side.parents] if side.entity else [*sorted(side.words), *side.parents]
        keys.extend((kind, name) for name in names if name)
    if told.days.exact:
        keys.extend((kind, day.isoformat()) for day in {told.days.first, told.days.last})
    rare = sorted(sorted(told.words), key=len, reverse=True)[:KEY_WORDS]
    keys.append((kind, " ".join(rare)))
    return list(dict.fromkeys(keys))


def _make_occurrence(desk: Desk, happening: Happening) -> Occurrence:
    statements = [t.statement for t in happening.members]
    differs = (*_other_days(desk, happening), *_other_sides(desk, happening)) if len(statements) > 1 else ()
    status = _status(happening)
    outlets = desk.outlets.count(statements)
    agreement: Agreement = "disputed" if differs else "agreed" if outlets > 1 else "single"
    return Occurrence(
        id=content_id("occurrence", min(s.id for s in statements)),
        type=happening.first.event.type,
        mode=next((t.event.mode for t in happening.members if t.event.mode), None),
        status=status,
        actors=_parties(desk, (t.event.actor for t in happening.members)),
        recipients=_parties(desk, (t.event.recipient for t in happening.members)),
        place=_best_place(happening),
        when=_best_when(happening),
        statements=tuple(s.id for s in statements),
        agreement=agreement,
        origins=outlets,
        differs=differs,
        why=_reasons(happening),
        relays=tuple((s.id, source) for s in statements if (source := desk.outlets.relayed_from(s))),
    )


def _status(happening: Happening) -> EventStatus:
    """The status that most statements give; what is done outranks what was planned for the same day."""
    statuses = [t.event.status for t in happening.members]
    if "happened" in statuses:
        return "happened"
    counts = Counter(statuses)
    return min(counts, key=lambda s: (-counts[s], s))


def _parties(desk: Desk, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each joined party once, the best named form of each, in order of first mention."""
    found: dict[str, Party] = {}
    for party in parties:
        key = desk.entity(party) or (party.name or party.text or "").lower()
        if key and (key not in found or (found[key].name is None and party.name is not None)):
            found[key] = party
    return tuple(found.values())


def _best_when(happening: Happening) -> When | None:
    """The narrowest time that a statement gives; the earliest report's day if none does."""
    stated = [t.statement.when for t in happening.members if t.statement.when and t.days.stated]
    if stated:
        return min(stated, key=lambda w: (w.days if w.days is not None else 10**6, w.start is None))
    return happening.first.statement.when


def _best_place(happening: Happening) -> Party | None:
    """The narrowest place that a statement gives: one that lies in the others."""
    placed = [t for t in happening.members if t.statement.place is not None]
    if not placed:
        return None
    return max(placed, key=lambda t: (len(t.place.parents), -happening.members.index(t))).statement.place


def _reasons(happening: Happening) -> tuple[str, ...]:
    counts = Counter(happening.why)
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    told = [f"{why} ({number} statements)" if number > 1 else why for why, number in ranked]
    statuses = sorted({t.event.status for t in happening.members})
    if len(statuses) > 1:
        told.append(f"told as {', '.join(statuses)}")
    return tuple(told[:WHY_SHOWN])


def _other_days(desk: Desk, happening: Happening) -> list[str]:
    """Exact days that exclude each other, in words."""
    exact = [t for t in happening.members if t.days.exact and t.event.status in TOLD_STATUSES]
    days = {t.days.first for t in exact}
    if not exact or all(a.days.apart(b.days) == 0 for a in exact for b in (exact[0], exact[-1])) or len(days) < 2:
        return []
    told = dict.fromkeys(told_when(desk, t.statement) for t in exact)
    return ["the date: " + " or ".join(sorted(told))]


def _other_sides(desk: Desk, happening: Happening) -> list[str]:
    """Known actors that cannot all have done it, and denials: that it happened, or to have had a part in it."""
    found = []
    denials = [t for t in happening.members if t.event.status == "denied"]
    if 0 < len(denials) < len(happening.members):
        if all(_denies_a_part(desk, t) for t in denials):
            by = " and ".join(dict.fromkeys(t.statement.voices[-1].who for t in denials if t.statement.voices))
            found.append(f"whose deed it is: denied by {by}" if by else "whose deed it is: denied")
        else:
            found.append("whether it happened: told and denied")
    blamed = _blamed(happening)
    parents = {a: {a, *next(t.actor.parents for t in happening.members if t.actor.entity == a)} for a in blamed}
    roots = sorted(a for a in blamed if not any(a in held for other, held in parents.items() if other != a))
    if len(roots) > 1 and not set.intersection(*(parents[a] for a in roots)):
        found.append("who did it: " + " or ".join(blamed[a].name or blamed[a].text or a for a in roots))
    return found


def _denies_a_part(desk: Desk, told: Told) -> bool:
    """True for "denied responsibility for the raid": that there was a raid stays undenied."""
    clause, deed = told.event.clause, told.event.trigger
    return _part_in().search(desk.text(clause)[: max(0, deed.start - clause.start)]) is not None


@cache
def _part_in() -> re.Pattern[str]:
    """Words for a part in a deed, before that deed is named."""
    return re.compile(rf"\b(?:{'|'.join(sorted(class_forms('deixis', 'guilt')))})\s+(?:for|in|with)\b", re.I)


def _blamed(happening: Happening) -> dict[str, Party]:
    """The known actors that enough reports name: one report in many may be misread."""
    reports: dict[str, set[str]] = defaultdict(set)
    parties: dict[str, Party] = {}
    for told in happening.members:
        if told.actor.entity:
            reports[told.actor.entity].add(told.article)
            parties[told.actor.entity] = told.event.actor
    least = RIVAL_SHARE * len({t.article for t in happening.members})
    return {a: parties[a] for a, articles in reports.items() if len(articles) >= least}
