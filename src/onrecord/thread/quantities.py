"""A measure as it is compared: what it counts, where, of which happening, and whether it holds already."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.model import Act, Event, Measure, Occurrence, Party, Statement
from onrecord.thread.days import ZONE_DAYS
from onrecord.thread.desk import Desk
from onrecord.thread.figures import exclude
from onrecord.thread.lexicon import read_classes
from onrecord.thread.tolls import tells_one_deed, toll_key
from onrecord.thread.words import class_forms, content_words, deed_family, find_words, plain_form, ring_head

NEAR_SENTENCES = 3
"""A toll stands with the deed told in its sentence, or at most so many sentences before or after."""
NEXT_SENTENCES = 1
"""A toll without a day of its own right after or before a deed is of that deed, however long ago it was."""
TOLL_DAYS = 3
"""A toll in a report of a later day is of another deed, unless its sentence tells the deed."""
WAR_TOLL = 5000
"""A toll of thousands is a war's or a disaster's, told as background."""
LONGEST_STAND = 400
"""Days: a number of troops told for more years than one is the sum of all who came and went."""
DEADLY = frozenset({"ASSAULT", "PROTEST", "COERCE"})
ASKED_REACH = 80
"""Characters before a figure in which "a survey of" makes it one of those who were asked."""
REACHED = 20
"""Characters before a figure in which "to" makes it the level that was reached."""
_TO = re.compile(r"\bto (?:(?:about|around|roughly|nearly|only|just|some) )?$")
_THAT = re.compile(r"\W*(?:that|this)\s+(\w+)\b", re.I)
_SUM = re.compile(
    r"\bha(?:s|ve)\s+(?:\w+\s+)?(?:been|died|killed|left|claimed|wounded|injured)\b|\b(?:so far|in all|altogether)\b"
    r"|\bduring the (?:conflict|war|fighting|violence)\b"
    r"|\bthe (?:conflict|war|fighting|violence) (?:left|killed|claimed)\b",
    re.I,
)
"""“More than 70 have been hurt”, “the violence left 160 dead”: the victims of days, not of the deed told beside it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure and what it is compared by."""

    statement: Statement
    measure: Measure
    what: tuple[str, ...]
    place: str | None
    happening: str | None
    change: bool
    planned: bool
    generic: bool
    """True if the words for what is counted say too little to be one quantity in two sentences."""

    @property
    def key(self) -> tuple[object, ...]:
        """What two figures of one quantity share, their place aside."""
        alone = self.statement.id if self.generic and self.happening is None else None
        return self.what, self.measure.amount.unit, self.change, self.happening, alone

    @property
    def core(self) -> frozenset[str]:
        """The parts that say whom it counts; empty for "people"."""
        return frozenset(self.what) - class_forms("counted", "generic") - class_forms("counted", "outcome")

    def held(self, published: date | None) -> tuple[date, date]:
        """The days by which the points of a series are ordered: as of, else the day of the report."""
        when = self.statement.when
        if when is not None and (when.end or when.start):
            return when.end or when.start or date.max, when.start or date.min
        day = published or date.max
        return day, day


def clash(one: Figure, other: Figure) -> bool:
    """True if the two figures cannot both be true."""
    return exclude(one.measure.amount, one.core, other.measure.amount, other.core)


class FigureReader:
    """Reads measures as figures, with the happening that a toll belongs to."""

    def __init__(self, desk: Desk, occurrences: Sequence[Occurrence]) -> None:
        self._desk = desk
        self._by_article: dict[str, list[tuple[int, int, Occurrence]]] = defaultdict(list)
        for occurrence in occurrences:
            if occurrence.type not in DEADLY or occurrence.status in ("planned", "hypothetical"):
                continue
            for statement_id in occurrence.statements:
                statement = desk.by_id[statement_id]
                number, act = desk.sentence_numbers.get(statement.sentence, 0), statement.act
                start = act.trigger.start if isinstance(act, Event) else statement.spans[0].start
                self._by_article[statement.article_id].append((number, start, occurrence))

    def read(self, statement: Statement) -> Figure:
        """The figure that the statement gives."""
        desk, measure = self._desk, statement.act
        assert isinstance(measure, Measure)
        toll = toll_key(measure)
        what = _what(desk, measure)
        fired = not toll and bool(set(what) & class_forms("counted", "fired"))
        happening = None
        if toll:
            happening = self._deed_of_toll(statement) if measure.amount.low < WAR_TOLL else None
        elif fired:
            happening = self._deed_here(statement)
        return Figure(
            statement=statement,
            measure=measure,
            what=what,
            place=None if happening else desk.entity(statement.place) or _written_place(statement),
            happening=happening,
            change=_is_change(desk, measure) or _is_no_level(desk, statement, measure, what),
            planned=measure.standing == "planned",
            generic=_is_generic(desk, what, measure, fired),
        )

    def _deed_of_toll(self, statement: Statement) -> str | None:
        """What a toll belongs to: the deed of its sentence, the nearest before or after, or the one of its day.

        Else its story. A deed of another sentence must be well told and the only one that the article tells, or right
        beside; and the toll's sentence must give no sum of days, and name nobody who has no part in the deed.
        """
        near = self._near(statement, NEAR_SENTENCES)
        nearest = min(near, key=lambda d: (*d[:3], d[3].id)) if near else None
        if nearest is not None and self._well_told(nearest[3]) and self._bears(statement, nearest[3], nearest[0]):
            return nearest[3].id
        day = self._day(statement)
        told = {o.id: o for *_, o in self._by_article.get(statement.article_id, ())
                if day and self._well_told(o) and _is_of(o, day)}  # fmt: skip
        if len(told) == 1 and all(self._bears(statement, deed, NEAR_SENTENCES) for deed in told.values()):
            return next(iter(told))
        story = self._desk.story_of.get(statement.article_id)
        return f"{story} {day.isoformat()}" if story and day else None

    def _bears(self, statement: Statement, deed: Occurrence, sentences: int) -> bool:
        """True if a toll told so many sentences from the deed can be the deed's."""
        if sentences == 0:
            return True
        told = [o for *_, o in self._by_article[statement.article_id] if self._well_told(o)]
        beside = sentences <= NEXT_SENTENCES or tells_one_deed(self._desk, told)
        is_sum = _SUM.search(self._desk.text(statement.sentence)) is not None
        return beside and not is_sum and not self._names_others(statement, deed)

    def _names_others(self, statement: Statement, deed: Occurrence) -> bool:
        """True if the toll's sentence names somebody or some place that has no part in the deed.

        Who says so has none, nor have those counted.
        """
        desk, measure = self._desk, statement.act
        parties = (*deed.actors, *deed.recipients, *([deed.place] if deed.place else ()))
        part = {entity for party in parties if (entity := desk.entity(party))}
        part |= {above for entity in part for above in desk.actors.parents.get(entity, ())}
        aside = [voice.span for voice in statement.voices if voice.span]
        if isinstance(measure, Measure):
            aside.append(measure.amount.of_span or measure.amount.span)
        named = desk.entities_in(statement.sentence) - part - desk.entities_among(aside)
        return any(part.isdisjoint(desk.actors.parents.get(entity, ())) for entity in named)

    def _deed_here(self, statement: Statement) -> str | None:
        """The deed told in the figure's own sentence."""
        near = self._near(statement, 0)
        return min(d[3].id for d in near) if near else None

    def _near(self, statement: Statement, sentences: int) -> list[tuple[int, bool, int, Occurrence]]:
        """Deeds told so near, of days that do not exclude the figure's.

        Each with the sentences between, whether it comes after, and the characters between.
        """
        number = self._desk.sentence_numbers.get(statement.sentence, 0)
        points_back = self._points_back(statement)
        return [
            (abs(number - n), n > number, abs(start - statement.spans[0].start), occurrence)
            for n, start, occurrence in self._by_article.get(statement.article_id, ())
            if abs(number - n) <= sentences
            and ((points_back and n == number - 1) or self._can_be_of(statement, occurrence, abs(number - n)))
            and (number == n or not self._of_one_victim(statement, occurrence))
        ]

    def _points_back(self, statement: Statement) -> bool:
        """True for "That attack left 34 hurt, it was said on Friday": the day is that of the count."""
        found = _THAT.match(self._desk.text(statement.sentence))
        return found is not None and plain_form(found[1]) in class_forms("counted", "deed")

    def _can_be_of(self, statement: Statement, occurrence: Occurrence, sentences: int) -> bool:
        """True if the days of the figure and of the deed, told so many sentences apart, do not exclude each other."""
        day = self._day(statement)
        beside = 0 if statement.when and statement.when.basis != "published" else NEXT_SENTENCES
        return (day is None or sentences <= beside or _on_day(occurrence, day)) and _of_its_days(statement, occurrence)

    def _of_one_victim(self, statement: Statement, occurrence: Occurrence) -> bool:
        """True if several are counted and the deed is mostly told as done to one person ("killing a general")."""
        measure = statement.act
        if not isinstance(measure, Measure) or measure.amount.low <= 1:
            return False
        acts = [self._desk.by_id[i].act for i in occurrence.statements]
        victims = [a.recipient for a in acts if isinstance(a, Event) and (a.recipient.entity or a.recipient.text)]
        return sum(map(self._is_one, victims)) * 2 > len(victims) and any(map(self._kills, acts))

    def _is_one(self, party: Party) -> bool:
        singular = (party.text or "").lower().startswith(("a ", "an "))
        return singular or self._desk.is_person(self._desk.entity(party))

    def _kills(self, act: Act) -> bool:
        return isinstance(act, Event) and deed_family(self._desk.text(act.trigger)) == "kill"

    def _day(self, statement: Statement) -> date | None:
        when = statement.when
        return (when.end if when else None) or self._desk.published(statement)

    def _well_told(self, occurrence: Occurrence) -> bool:
        """True for a deed of several reports or of a stated day: enough to hang a toll on."""
        if len({self._desk.by_id[i].article_id for i in occurrence.statements}) > 1:
            return True
        return occurrence.when is not None and occurrence.when.basis != "published" and occurrence.when.days == 1


def _on_day(occurrence: Occurrence, day: date) -> bool:
    """True unless the deed is told of days that end well before `day`."""
    told = occurrence.when
    if told is None or told.basis == "published" or told.end is None:
        return True
    return day - timedelta(days=TOLL_DAYS) <= told.end


def _is_of(occurrence: Occurrence, day: date) -> bool:
    """True if the deed is told of exactly that day."""
    told = occurrence.when
    return told is not None and told.basis != "published" and told.start == told.end == day


def _of_its_days(statement: Statement, occurrence: Occurrence) -> bool:
    """True unless the figure and the deed are told of days that exclude each other."""
    told, held = occurrence.when, statement.when
    if told is None or held is None or "published" in (told.basis, held.basis):
        return True
    if told.start is None or told.end is None or held.start is None or held.end is None:
        return True
    zone = timedelta(days=ZONE_DAYS)
    return told.start - zone <= held.end and held.start <= told.end + zone


def _what(desk: Desk, measure: Measure) -> tuple[str, ...]:
    """The parts of the topic: joined actors, and plain forms that stand for their rings."""
    parts = {_part(desk, word) for word in measure.topic.split()}
    if not parts:
        parts = {ring_head(w) for w in content_words(measure.of)}
    parts -= class_forms("counted", "filler") if len(parts) > 1 else frozenset()
    return tuple(sorted(p for p in parts if p))


def _part(desk: Desk, word: str) -> str:
    resolved = desk.actors.resolve(word)
    if resolved and resolved in desk.actors.parents:
        return desk.state_behind(resolved)
    return ring_head(plain_form(word))


def _written_place(statement: Statement) -> str | None:
    written = (statement.place.name or statement.place.text) if statement.place else None
    return written.lower() if written else None


def _is_generic(desk: Desk, what: tuple[str, ...], measure: Measure, fired: bool) -> bool:
    """True where the words say too little for one quantity: "people", a bare unit, a party's members, one passing noun.

    A share ("percent") of one noun is of another whole each time; a sum of one noun is not.
    """
    unit = {ring_head(plain_form(w)) for w in find_words(measure.amount.unit)}
    telling = [part for part in what if part not in class_forms("counted", "generic") and part not in unit]
    nouns = [part for part in telling if part not in desk.actors.parents]
    if fired or not nouns:
        return True
    if len(telling) > 1 or set(nouns) & class_forms("counted", "standing"):
        return False
    return not unit or bool(unit & class_forms("counted", "share"))


def _is_change(desk: Desk, measure: Measure) -> bool:
    """True for by how much a quantity moved; "reduced to 2,500" says where it stands."""
    amount = measure.amount
    before = desk.articles[amount.span.article_id].text[max(0, amount.span.start - REACHED) : amount.span.start]
    return amount.change in ("up", "down") and _TO.search(before) is None


def _is_no_level(desk: Desk, statement: Statement, measure: Measure, what: tuple[str, ...]) -> bool:
    """True for what stood there at some time, not at one: a sum over years, a past era, or those who were asked."""
    if not set(what) & class_forms("counted", "standing"):
        return False
    if measure.standing == "past":
        return True
    text, start = desk.articles[statement.article_id].text, statement.spans[0].start
    if _asked().search(text[max(0, start - ASKED_REACH) : start]):
        return True
    era = _era().search(desk.text(statement.sentence))
    dated = statement.when is not None and statement.when.basis != "published"
    return (era is not None and not dated) or _is_sum_of_years(desk, statement)


@cache
def _asked() -> re.Pattern[str]:
    """Words by which a figure is of those who were asked ("a survey of 2,000 troops")."""
    return re.compile(rf"\b(?:{_any_of('asked')})\s+(?:of|with)\s+(?:[^\W\d]+\s+){{0,2}}$", re.I)


@cache
def _era() -> re.Pattern[str]:
    """Times past that no calendar names: what stood there then is no level of the report's days."""
    height = _any_of("height")
    return re.compile(
        rf"\b(?:(?:during|in|before|after|at the (?:{height}|end) of) (?:the )?(?:{_any_of('war')}) (?:world )?war"
        rf"|at (?:the|its|their) (?:{height}))\b", re.I
    )  # fmt: skip


def _any_of(name: str) -> str:
    return "|".join(sorted(read_classes("counted")[name]))


def _is_sum_of_years(desk: Desk, statement: Statement) -> bool:
    """True for how many stood there at some time in years up to the report ("since 2001 ... have served")."""
    when, published = statement.when, desk.published(statement)
    if when is None or when.basis == "published" or when.start is None or published is None:
        return False
    ends = when.end or published
    lasts = min(ends, published) - when.start > timedelta(days=LONGEST_STAND)
    return lasts and ends >= published
