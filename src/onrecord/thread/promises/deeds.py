"""Deeds that keep a promise, call it off, or go against it."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from onrecord.model import Event, Span, Statement, Turn
from onrecord.model.account import CommitmentStatus
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.happening import MOVES
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.promises.done import is_done
from onrecord.thread.promises.reading import DEED_TYPES, Promise, is_later, plain_terms
from onrecord.thread.side import Side
from onrecord.thread.words import class_forms, content_words, find_words, plain_form, ring_head

DEED_SHARE = 0.3
"""Weighed share of the promise's words that the later deed's clause must hold."""
REFUSED_SHARE = 0.5
"""To say that somebody did what he forswore, half of it must be told."""
DEED_WORDS = 2
"""Words, names of the parties aside, that promise and deed share: never one common word."""
WITHDRAWING = frozenset({"REJECT", "SANCTION"})
DEED_CLASSES = ("withdrawn", "cut", "promise", "with_verb")
"""Words that, like those of a type, name a deed and not its object."""
NEGATIONS = frozenset({"not", "never", "no", "nobody", "none", "neither", "without"})
WHOLE = frozenset({"all", "every", "entire", "whole", "fully", "completely", "entirely"})
PASSIVE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
OBJECT_WORDS = 8
"""Words behind "called off" among which its object stands: behind them another clause begins."""
SHELTERED_PLACES = ("bases", "embassies")
LEDE_SENTENCES = 3
TOLD_LONGEST = 80
"""Characters of a reason that quote what was struck."""
_ON = re.compile(r"\s+(?:on|against|at)\s+((?:[\w’'-]+\s*){1,6})")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as a promise meets it."""

    statement: Statement
    event: Event
    actor: Side
    recipient: Side
    words: frozenset[str]


class Deeds:
    """The events of the account that happened, found by their parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        copies = {c.article_id for c in desk.copies}
        told = (s for s in desk.statements if isinstance(s.act, Event) and s.article_id not in copies)
        self._deeds = [_read_deed(desk, s) for s in told if is_done(desk, s)]
        self._whole: dict[str, float] = {}
        self._by_party: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, deed in enumerate(self._deeds):
            kind = deed.event.type
            if kind in WITHDRAWING and not self._calls_off(deed):
                continue
            for side in (deed.actor, deed.recipient):
                for name in {side.entity, *side.parents} - {None}:
                    self._by_party[(str(name), kind)].append(number)

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(w for d in self._deeds for w in d.words)

    @cached_property
    def _attacks(self) -> list[Deed]:
        return [d for d in self._deeds if d.event.type == "ASSAULT"]

    def turns(self, promise: Promise) -> Iterator[Turn]:
        """The first deed that keeps the promise, the first against it, and its withdrawal."""
        if promise.protects:
            if promise.by_side.entity or self._desk.states_behind(promise.by_side):
                yield from self._attacked(promise)
            return
        seen: set[CommitmentStatus] = {t.status for t in promise.turns}
        for number in self._near(promise):
            deed = self._deeds[number]
            if not is_later(self._desk, promise, deed.statement):
                continue
            found = self._turn(promise, deed)
            if found is not None and found.status not in seen:
                seen.add(found.status)
                yield found

    def _near(self, promise: Promise) -> list[int]:
        """The deeds of the promise's parties that would keep it or call it off, in order of publication."""
        wanted = promise.types | WITHDRAWING
        names = {promise.by_side.entity, *promise.by_side.parents, *promise.entities} - {None}
        return sorted({n for name in names for kind in wanted for n in self._by_party.get((str(name), kind), ())})

    def _turn(self, promise: Promise, deed: Deed) -> Turn | None:
        on = self._desk.published(deed.statement)
        if compare_sides(promise.by_side, deed.actor) < Kin.KIN or self._is_elsewhere(promise, deed):
            return None
        shared = (promise.words & deed.words) - promise.by_side.words - {str(promise.by_side.entity)}
        shared -= self._desk.outlet_words | content_words(promise.by.text or "")
        if len(shared) < DEED_WORDS or not shared - promise.entities or not self._objects(promise, shared):
            return None
        if not _aim(shared) and self._share(promise, shared) < DEED_SHARE:
            return None
        if deed.event.type in WITHDRAWING and self._calls_off(deed):
            if promise.leading & class_forms("deeds", "withdrawn") or not self._is_called_off(promise, deed):
                return None
            return Turn("withdrawn", deed.statement.id, on, f"called off: both speak of {_told(shared)}")
        if deed.event.type not in promise.types or not self._is_news(promise, deed):
            return None
        if not _aim(shared) and (self._is_less(promise, deed) or not self._is_there_too(promise, deed)):
            return None
        refused = bool(frozenset(find_words(self._desk.text(promise.what).lower())) & NEGATIONS)
        if refused and self._share(promise, shared) < REFUSED_SHARE:
            return None
        status: CommitmentStatus = "broken" if refused else "kept"
        return Turn(status, deed.statement.id, on, f"{deed.event.type.lower()} by the same party: {_told(shared)}")

    def _is_elsewhere(self, promise: Promise, deed: Deed) -> bool:
        """True if promise and deed name states, those who promise aside, and share none."""
        own = self._desk.states_behind(promise.by_side) | self._desk.states_behind(deed.actor)
        meant = self._desk.states_named(promise.what, promise.statement.place) - own
        told = self._desk.states_named(deed.event.clause, deed.statement.place) - own
        return bool(meant and told) and not meant & told

    def _objects(self, promise: Promise, shared: frozenset[str]) -> frozenset[str]:
        """The shared words that say more than the deed: with "pledged to withdraw", two withdrawals share nothing."""
        return shared - _deed_words() - self._desk.states_behind(promise.by_side)

    def _is_there_too(self, promise: Promise, deed: Deed) -> bool:
        """True unless a force was to move and the two sentences name no one place, or places of one state."""
        if deed.event.type not in MOVES:
            return True
        own = self._desk.states_behind(promise.by_side) | self._desk.states_behind(deed.actor)
        meant = self._desk.places_named(promise.statement.sentence, promise.statement.place)
        return bool(meant & self._desk.places_named(deed.statement.sentence, deed.statement.place) - own)

    def _is_news(self, promise: Promise, deed: Deed) -> bool:
        """True if the deed surely came after the promise: of a stated day since, or what its report opens with."""
        when = deed.statement.when
        if when is not None and when.basis != "published":
            return promise.made is not None and when.start is not None and when.start >= promise.made
        return self._desk.sentence_numbers.get(deed.statement.sentence, LEDE_SENTENCES) < LEDE_SENTENCES

    def _is_less(self, promise: Promise, deed: Deed) -> bool:
        """True if the promise was to be gone and the deed is only a cut, or all were to go and it does not say all."""
        cut = class_forms("deeds", "cut")
        meant, told = (frozenset(find_words(self._desk.text(s).lower())) for s in (promise.what, deed.event.clause))
        if meant & WHOLE and not told & WHOLE:
            return True
        return deed.event.type == "RETREAT" and not promise.cuts and bool(content_words(self._trigger(deed)) & cut)

    def _calls_off(self, deed: Deed) -> bool:
        return bool(content_words(self._trigger(deed)) & class_forms("deeds", "withdrawn"))

    def _is_called_off(self, promise: Promise, deed: Deed) -> bool:
        """True if what is promised stands just behind the word that calls it off, in the passive before it."""
        clause, trigger = deed.event.clause, deed.event.trigger
        text = self._desk.articles[clause.article_id].text
        words = [*find_words(text[clause.start : trigger.start])]
        if not PASSIVE & frozenset(words[-2:]):
            words = [*find_words(text[trigger.end : clause.end])][:OBJECT_WORDS]
        named = frozenset(ring_head(plain_form(w)) for w in words)
        return bool(self._objects(promise, promise.words & named) - class_forms("deeds", "CONSULT"))

    def _trigger(self, deed: Deed) -> str:
        return self._desk.text(deed.event.trigger)

    def _attacked(self, promise: Promise) -> Iterator[Turn]:
        """The first attack, after the promise, on those that were to be protected."""
        for deed in self._attacks:
            if not is_later(self._desk, promise, deed.statement):
                continue
            if self._is_after(promise, deed) and self._is_hit(promise, deed):
                hit = deed.event.recipient.name or deed.event.recipient.text or self._desk.text(deed.event.clause)
                day = told_when(self._desk, deed.statement)
                why = f"attacks on what was to be protected were reported after it: {hit[:TOLD_LONGEST]} ({day})"
                yield Turn("broken", deed.statement.id, self._desk.published(deed.statement), why)
                return

    def _is_after(self, promise: Promise, deed: Deed) -> bool:
        """True if the attack surely came after the promise: of a stated day, news of its report, or going on."""
        when = deed.statement.when
        if when is not None and when.basis != "published":
            return promise.made is not None and when.start is not None and when.start >= promise.made
        if any(plain_form(w) in class_forms("deeds", "past") for w in find_words(self._desk.text(deed.event.clause))):
            return False
        if deed.event.status == "ongoing" or deed.words & class_forms("deeds", "goes_on"):
            return True
        return self._desk.sentence_numbers.get(deed.statement.sentence, LEDE_SENTENCES) < LEDE_SENTENCES

    def _is_hit(self, promise: Promise, deed: Deed) -> bool:
        """True if those that were to be protected were struck: they, their people or their places."""
        desk, states = self._desk, self._desk.states_behind(promise.by_side)
        if self._is_own(promise, deed) or not self._is_there(deed, states):
            return False
        struck, protected = deed.recipient.entity, self._protected(promise)
        if struck is not None and ({struck} | desk.actors.parents.get(struck, frozenset())) & protected:
            return True
        span = self._struck_span(deed)
        words = frozenset(ring_head(plain_form(w)) for w in find_words(desk.text(span))) if span else frozenset()
        if any(words & group and promise.words & group for group in map(_sheltered, SHELTERED_PLACES)):
            return True
        if span is None or not any(words & _sheltered(group) for group in (*SHELTERED_PLACES, "people")):
            return False
        if self._kin(span) & protected:
            return True
        if not promise.words & words & _sheltered("people") and not words & _sheltered("supplies"):
            return False
        owned = deed.words & promise.words & _sheltered("owner")
        return bool(owned or self._kin(deed.event.clause) & protected)

    def _protected(self, promise: Promise) -> frozenset[str]:
        """Who was to be protected; a state only with its people or places: its security stands many an attack."""
        if any(promise.words & _sheltered(group) for group in (*SHELTERED_PLACES, "people")):
            return promise.protected
        return frozenset(p for p in promise.protected if not self._desk.is_broad(p))

    def _kin(self, span: Span) -> frozenset[str]:
        """The actors named there, and whom they belong to."""
        named = self._desk.entities_in(span)
        return named | {p for e in named for p in self._desk.actors.parents.get(e, ())}

    def _is_own(self, promise: Promise, deed: Deed) -> bool:
        """True if the attacker is of the side that was to be protected.

        Who stands behind the noun of an attack without "by" may be somebody else ("attacks followed Biden's speech").
        """
        span, trigger = deed.event.actor.span, deed.event.trigger
        if span is not None and span.start > trigger.end:
            between = self._desk.text(Span(span.article_id, trigger.end, span.start))
            if not frozenset(find_words(between)) & {"by", "of", "from"}:
                return False
        own = {deed.actor.entity, *deed.actor.parents}
        return bool(own & promise.protected)

    def _is_there(self, deed: Deed, states: frozenset[str]) -> bool:
        """True unless the attack is told of another country than the one that gave its word."""
        place = self._desk.entity(deed.statement.place)
        there = self._desk.states_of(place) if place else frozenset()
        if there or not states:
            return not there or not states or bool(there & states)
        main = self._desk.main_places.get(deed.statement.article_id, [])[:2]
        return any(self._desk.states_of(p) & states for p in main)

    def _struck_span(self, deed: Deed) -> Span | None:
        """The words for what was struck: the recipient, or what "attacks on" names."""
        recipient, start, end = deed.event.recipient, deed.event.trigger.end, deed.event.clause.end
        if recipient.span is not None or start >= end:
            return recipient.span
        article = deed.event.clause.article_id
        found = _ON.match(self._desk.articles[article].text, start, end)
        return Span(article, found.start(1), found.end(1)) if found else None

    def _share(self, promise: Promise, shared: frozenset[str]) -> float:
        """The share of the promise's words, rare ones weighing more."""
        whole = self._whole.get(promise.statement.id)
        if whole is None:
            whole = self._whole[promise.statement.id] = self._weigh(promise.words)
        return self._weigh(shared) / whole if whole else 0.0

    def _weigh(self, words: frozenset[str]) -> float:
        total = len(self._deeds) + 1
        return sum(math.log(1 + total / (1 + self._frequency[w])) for w in sorted(words))


@cache
def _deed_words() -> frozenset[str]:
    """Words of promising, doing and calling off, and what goes with them ("pull out")."""
    return frozenset(chain.from_iterable(class_forms("deeds", name) for name in (*DEED_TYPES, *DEED_CLASSES)))


def _sheltered(name: str) -> frozenset[str]:
    """Plain nouns of what is protected: a group of places, people, or words that say whose they are."""
    return class_forms("deeds", f"sheltered_{name}")


def _read_deed(desk: Desk, statement: Statement) -> Deed:
    event = statement.act
    assert isinstance(event, Event)
    return Deed(
        statement, event, read_side(desk, event.actor), read_side(desk, event.recipient),
        plain_terms(desk, event.clause),
    )  # fmt: skip


def _aim(shared: frozenset[str]) -> bool:
    """True if both give one figure of one noun ("2,500 troops"): no year, no single digit."""
    figures = (w for w in shared if w[0].isdigit() and len(w) > 1 and not _YEAR.fullmatch(w))
    return any(figures) and bool(shared & class_forms("counted", "standing"))


def _told(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:4])
