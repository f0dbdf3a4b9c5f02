"""Grammar of lengths and counted distances: six-month, two weeks ago, the past year, every Friday."""

from dataclasses import replace

from onrecord.parse.times.habits import read_habit
from onrecord.parse.times.meaning import Counted, Expression, Fixed, Length, Meaning, Named
from onrecord.parse.times.numbers import Number, read_number
from onrecord.parse.times.reader import Reader, is_title, read_phrases
from onrecord.parse.times.spotting import month_at
from onrecord.parse.times.units import SMALL, code_of, unit_at
from onrecord.parse.times.words import word_set

FILLERS = frozenset(
    "full whole straight consecutive more additional long short solid brief extra further entire calendar bloody "
    "single mere good".split()
)
"""Adjectives that may stand between a number and its unit without changing the length."""
LOOSE_LEADS = frozenset({"for", "in", "over", "within", "after", "of", "than", "by", "before", "least", "about", "take",
                         "takes", "took", "last", "lasted", "lasting", "nearly", "almost", "spend", "spent", "every",
                         "just", "only", "through", "until", "into", "and", "to", "or", "under", "around"})  # fmt: skip
"""Words before which a lone "a week" or "weeks" is a length of time."""


def read_length(reader: Reader, at: int) -> Expression | None:
    """The length, distance or habit that begins at `at`, or None."""
    for read in (_read_hedged, _read_shifted, read_habit, _read_counted, _read_loose):
        found = read(reader, at)
        if found:
            return found
    return None


def _read_hedged(reader: Reader, at: int) -> Expression | None:
    """about two years ago, at least 20 more years, nearly a week."""
    hedge = reader.phrase(at, read_phrases("hedges.tsv"))
    if hedge is None:
        return None
    end, (mod, *_) = hedge
    if reader.word(at) == "over" and (reader.word(end) in ("the", "this", "these") or reader.kind(end, "shift")):
        return None
    found = _read_counted(reader, end, hedged=True) or _read_window(reader, end)
    return replace(found, start=at, mod=mod) if found else None


def _read_counted(reader: Reader, at: int, hedged: bool = False) -> Expression | None:
    """two weeks, six-month, a year and a half, each with ago, earlier, later or from now if it stands there."""
    begin = reader.skip(at, "the", "another", "these", "those", "its", "their", "his")
    begin = reader.skip(begin, "first", "final", "another") if reader.word(at) == "the" else begin
    number = read_number(reader, begin)
    if number is None:
        return None
    unit_place = number.end
    while reader.word(unit_place) in FILLERS:
        unit_place += 1
    hyphen = reader.word(unit_place) in ("-", "–")
    unit_place += hyphen
    unit = unit_at(reader, unit_place)
    if reader.word(begin) == "many" and reader.word(begin - 1) == "as":
        return None
    if _is_some_day(reader, begin):
        return Expression(Fixed("DATE", "FUTURE_REF"), at, begin + 2)
    if unit is None or not _is_length(reader, number, begin, unit_place, unit, hyphen):
        return None
    length, end = _with_rest(reader, number, unit[0], unit_place + 1)
    at = begin if hyphen else at
    if reader.word(end) == "or" and reader.word(end + 1) in ("so", "more", "two", "less", "longer"):
        mod = "APPROX" if reader.word(end + 1) in ("so", "two") else None
        found = _with_direction(reader, length, at, end + 2, begin, hedged)
        return replace(found, mod=mod) if found else None
    found = _with_direction(reader, length, at, end, begin, hedged)
    return replace(found, mod="APPROX") if found and number.about and found.mod is None else found


def _is_some_day(reader: Reader, at: int) -> bool:
    """True for "one day" after a word of what may come: "they may one day return"."""
    return reader.word(at) == "one" and reader.word(at + 1) == "day" and reader.word(at - 1) in word_set("will")


def _is_length(
    reader: Reader, number: Number, begin: int, unit_place: int, unit: tuple[str, bool], hyphen: bool
) -> bool:
    """True if the number counts the unit: not an age, a fraction, an ordinal, or a "second" in a row."""
    name, plural = unit
    after = reader.skip(unit_place + 1, "-")
    if reader.word(after) in ("old", "olds") or (reader.word(after) == "of" and reader.word(after + 1) == "age"):
        return False
    if name == "quarter" and (number.value is not None or reader.word(begin) in ("some", "many")):
        return False
    if name == "night" and not plural:
        return False
    if name == "second" and not (plural or hyphen):
        return False
    if not plural and not hyphen and number.value is not None and number.value > 1:
        return reader.tag(unit_place + 1)[:2] in ("NN", "JJ", "VB") or reader.word(unit_place + 1) == "-"
    return not (number.value is None and not plural)


def _with_rest(reader: Reader, number: Number, unit: str, end: int) -> tuple[Length, int]:
    """The length with what follows it: "and a half", "and 30 minutes"."""
    if reader.word(end) == "and" and number.value is not None:
        if reader.word(end + 1) == "a" and reader.word(end + 2) == "half":
            return Length(number.value + 0.5, unit), end + 3
        rest = read_number(reader, end + 1)
        smaller = unit_at(reader, rest.end) if rest else None
        if rest and rest.value and smaller and smaller[0] != unit and (smaller[0] in SMALL) == (unit in SMALL):
            return Length(number.value, unit, extra=f"{rest.value:g}{code_of(smaller[0])}"), rest.end + 1
    return Length(number.value, unit), end


def _with_direction(
    reader: Reader, length: Length, start: int, end: int, number_at: int, hedged: bool
) -> Expression | None:
    """The length as a distance from the base if a direction follows; a lone "a week" only where it can be a length."""
    direction = reader.kind(end, "away")
    if direction in ("ago", "hence") or (reader.word(end) == "from" and reader.word(end + 1) == "now"):
        back = direction == "ago"
        stop = end + 2 if reader.word(end) == "from" else end + 1
        return _distance(length, -1 if back else 1, "speech", start, stop)
    if direction in ("earlier", "later") and _is_free(reader, end):
        return _distance(length, 1 if direction == "later" else -1, "story", start, end + 1)
    if reader.word(number_at) in ("a", "an") and not hedged and not _is_lone_length(reader, start, end):
        return None
    return Expression(length, start, end)


def _is_free(reader: Reader, at: int) -> bool:
    """True if the direction word at `at` ends the phrase: "two days before." but not "two days before the vote"."""
    if reader.word(at) in ("earlier", "later", "afterwards", "afterward", "previously"):
        return reader.word(at + 1) != "than"
    return reader.word(at + 1) in ("", ".", ",", ";", "and", "but", ")", "when", "in") and reader.word(at) != "after"


def _distance(length: Length, sign: int, base: str, start: int, end: int) -> Expression:
    """So far back or on from the base; an unknown or broken number is only past or future."""
    if length.count is None:
        return Expression(Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"), start, end)
    if length.unit in SMALL or length.count != int(length.count):
        return Expression(length, start, end)
    units = {"fortnight": ("week", 2), "night": ("day", 1), "decade": ("year", 10), "century": ("year", 100)}
    unit, times = units.get(length.unit, (length.unit, 1))
    count = sign * int(length.count) * times
    return Expression(Counted(unit, count, "story" if base == "story" else "speech", about=True), start, end)


def _is_lone_length(reader: Reader, start: int, end: int) -> bool:
    """True if "a week" is a length: after "for", or before "of" and "after"; "$5 a week" is not."""
    before, after = reader.word(start - 1), reader.word(end)
    if before in LOOSE_LEADS - {"and", "or", "to", "by"} or reader.word(start) == "another":
        return True
    return after in ("of", "after", "before", "long") or reader.word(end - 1) == "half"


def _read_loose(reader: Reader, at: int) -> Expression | None:
    """weeks, for years, decades-long, day-long."""
    unit = unit_at(reader, at)
    if unit is None:
        return None
    if reader.word(at + 1) in ("-", "–") and reader.word(at + 2) == "long":
        return Expression(Length(None if unit[1] else 1.0, unit[0]), at, at + 3)
    if not unit[1] or unit[0] in ("second", "quarter", "night", "weekend"):
        return None
    direction = reader.kind(at + 1, "away")
    if reader.word(at + 1) == "ahead":
        return Expression(Length(None, unit[0], "coming"), at, at + 2)
    if direction in ("ago", "hence") or (direction in ("earlier", "later") and _is_free(reader, at + 1)):
        sign = 1 if direction in ("later", "hence") else -1
        return _distance(Length(None, unit[0]), sign, "story", at, at + 2)
    before = reader.word(at - 1)
    if reader.word(at + 1) == "of" and reader.tag(at - 1)[:2] == "VB":
        return Expression(Length(None, unit[0]), at, at + 1)
    if before in ("for", "in", "over", "after", "within", "took", "take", "lasted", "by", "through") or (
            reader.word(at + 1) in ("of", "after", "before") and (at == 0 or before in (",", "and", "just", "only"))):
        return Expression(Length(None, unit[0]), at, at + 1)
    return None


def _read_window(reader: Reader, at: int) -> Expression | None:
    """the past three months, the next few days, the coming weeks, recent years."""
    begin = reader.skip(at, "the", "these", "this")
    begin = reader.skip(begin, "very") if reader.word(begin + 1) in ("last", "next") else begin
    shift = reader.kind(begin, "shift")
    if shift not in ("last", "past", "next", "coming", "recent", "after", "before"):
        return None
    number = read_number(reader, begin + 1)
    unit_place = number.end if number else begin + 1
    while reader.word(unit_place) in FILLERS:
        unit_place += 1
    unit = unit_at(reader, unit_place)
    if unit is None or (not unit[1] and number is not None and number.value != 1.0):
        return None
    end = unit_place + 1
    if not unit[1] and number is None and shift not in ("past", "coming") and not (
            begin > at and shift in ("last", "next") and unit[0] not in ("day", "night", "weekend")):
        return None
    if shift in ("after", "before") and number is None:
        return None
    window = "coming" if shift in ("next", "coming", "after") else "past"
    if reader.word(end) == "of" and shift in ("last", "next"):
        window = ""
    count = number.value if number else None if unit[1] else 1.0
    about = reader.word(end) == "or" and reader.word(end + 1) == "so"
    length = Length(count, unit[0], "coming" if window == "coming" else "past" if window else "")
    return Expression(length, at, end + 2 * about, "APPROX" if about or (number and number.about) else None)


def _read_shifted(reader: Reader, at: int) -> Expression | None:
    """last week, the following month, that year; windows where the words say so."""
    window = _read_window(reader, at)
    if window:
        return window
    begin = reader.skip(at, "the")
    shift = reader.kind(begin, "shift")
    name_at = begin + 1
    if shift == "that" and reader.word(name_at) == "same":
        name_at += 1
    while reader.word(name_at) in ("full", "entire", "whole", "new"):
        name_at += 1
    unit = unit_at(reader, name_at)
    if shift is None or unit is None or unit[1] or unit[0] in ("second", "minute", "hour") or is_title(reader, name_at):
        return None
    meaning = _shifted_unit(unit[0], shift, begin > at, reader.word(begin))
    return Expression(meaning, at, name_at + 1) if meaning else None


def _shifted_unit(unit: str, shift: str, definite: bool, word: str) -> Meaning | None:
    """The unit that the shift points to; a day is never shifted by last or this."""
    if unit == "night":
        return None
    if shift == "that":
        return None if word == "this" else Counted(unit, 0, "story")
    if shift == "this":
        return Counted(unit, 0, "speech") if unit != "day" else None
    if shift in ("before", "after"):
        return Counted(unit, -1 if shift == "before" else 1, "story")
    if unit == "day":
        return Counted("day", 1, "story") if shift == "next" and definite else None
    if shift in ("last", "past"):
        return Counted(unit, -1, "speech")
    return Counted(unit, 1, "speech") if shift in ("next", "coming") else None


def read_named_unit(reader: Reader, at: int) -> Expression | None:
    """the week of March 6: the week that holds the date; None elsewhere."""
    if reader.word(at) == "the" and reader.word(at + 1) == "week" and reader.word(at + 2) == "of":
        month = month_at(reader, at + 3)
        day = reader.number(at + 4, 1, 31)
        if month and day:
            return Expression(Named("week_of", month * 100 + day), at, at + 5)
    return None
