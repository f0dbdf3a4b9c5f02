"""Grammar of times of day: 5 p.m., noon Saturday, Friday night, early Sunday, last night."""

from dataclasses import replace

from onrecord.parse.times.dates import read_date
from onrecord.parse.times.meaning import Calendar, Clock, Counted, Expression, Named
from onrecord.parse.times.numbers import read_number
from onrecord.parse.times.reader import Reader, is_title
from onrecord.parse.times.spotting import weekday_at
from onrecord.parse.times.words import word_set

CLOCK_LEADS = frozenset("at around about by until before after from to between and since".split())
"""Words after which figures with a colon are a time of day, not a score or a verse."""


def read_clock(reader: Reader, at: int) -> Expression | None:
    """The time of day that begins at `at`, with its day if that stands beside it, or None."""
    for read in (_read_day_then_time, _read_hour, _read_relative_part, _read_part_of_day):
        found = read(reader, at)
        if found:
            return found
    return None


def read_plain_day(reader: Reader, at: int) -> Expression | None:
    """Yesterday, today, the day before, or a date that is one day."""
    shift = reader.kind(at, "day")
    if shift is not None:
        named = is_title(reader, at) or _is_of_era(reader, at)
        return None if named else Expression(Counted("day", int(shift)), at, at + 1)
    if reader.word(at) == "the" and reader.word(at + 1) == "day" and reader.word(at + 2) in ("before", "after"):
        sign = -1 if reader.word(at + 2) == "before" else 1
        day = reader.word(at + 3)
        if day == ("yesterday" if sign < 0 else "tomorrow"):
            return Expression(Counted("day", 2 * sign), at, at + 4)
        if sign < 0 and day in ("", ".", ",", ";", "and", "when", "in", "that"):
            return Expression(Counted("day", sign, "story"), at, at + 3)
        return None
    date = read_date(reader, at)
    if date is None or (isinstance(date.meaning, Calendar) and date.meaning.day is None):
        return None
    return None if isinstance(date.meaning, Named) and date.meaning.unit not in ("weekday", "holiday") else (
        date if isinstance(date.meaning, (Calendar, Named)) else None)


def _is_of_era(reader: Reader, at: int) -> bool:
    """True for "today's world": these times, not the day."""
    return reader.word(at + 1) == "'s" and reader.word(at + 2) in word_set("era")


def _read_hour(reader: Reader, at: int) -> Expression | None:
    """5 p.m., 10:35 a.m. EST, 5 o'clock, 4 in the morning, 17:00 GMT, noon; with the day after it, if there."""
    hour = _hour_at(reader, at)
    if hour is None:
        return None
    time, end = hour
    end = _after_zone(reader, end)
    day_at = reader.skip(end, ",")
    day_at = reader.skip(day_at, "on", "of")
    day = read_plain_day(reader, day_at)
    if day is None or _has_hour(day):
        return Expression(Clock(time), at, end)
    return Expression(Clock(time, day.meaning), at, _after_zone(reader, day.end))


def _has_hour(day: Expression) -> bool:
    return isinstance(day.meaning, Clock)


def _after_zone(reader: Reader, at: int) -> int:
    """The place after a time zone, in brackets or not."""
    opened = reader.word(at) == "("
    begin = at + opened
    if reader.kind(begin, "zone") and reader.raw(begin).isupper():
        end = begin + 1
    elif reader.word(begin) in ("local", "eastern", "pacific", "central") and reader.word(begin + 1) == "time":
        end = begin + 2
    else:
        return at
    return end + 1 if opened and reader.word(end) == ")" else end if not opened else at


def _hour_at(reader: Reader, at: int) -> tuple[str, int] | None:
    """The time of day and the place after it."""
    noon = reader.kind(at, "clockword")
    if noon and reader.word(at - 1) != "high":
        return f"T{noon}", at + 1
    clock = reader.kind(at, "clock")
    if clock:
        return _clock_at(reader, clock, at)
    military = reader.number(at, 0, 2400)
    if military is not None and len(reader.word(at)) == 4 and reader.word(at + 1) in ("gmt", "utc", "hours", "hrs"):
        return (f"T{military // 100:02d}:{military % 100:02d}", at + 1) if military % 100 < 60 else None
    number = reader.number(at, 0, 24)
    if number is None:
        worded = reader.kind(at, "number")
        number = int(worded) if worded else None
    if number is None or not 0 <= number <= 24:
        return None
    return _whole_hour(reader, number, at)


def _whole_hour(reader: Reader, number: int, at: int) -> tuple[str, int] | None:
    """5 p.m., five o'clock, 4 in the morning."""
    half = reader.kind(at + 1, "half")
    if half and 1 <= number <= 12:
        return f"T{_of_24(number, half):02d}:00", at + 2
    if reader.word(at + 1) == "o" and reader.word(at + 2) == "'" and reader.word(at + 3) == "clock":
        return f"T{number:02d}:00", at + 4
    part = reader.kind(at + 3, "daypart")
    if reader.word(at + 1) == "in" and reader.word(at + 2) == "the" and part in ("TMO", "TAF", "TEV") and (
            reader.word(at - 1) in CLOCK_LEADS) and 1 <= number <= 12:
        return f"T{_of_24(number, 'a' if part == 'TMO' else 'p'):02d}:00", at + 4
    return None


def _clock_at(reader: Reader, clock: str, at: int) -> tuple[str, int] | None:
    """10:35 a.m., 17:00 after "at" or before a zone."""
    hour, minute = (int(part) for part in clock.split(":"))
    if hour > 24 or minute > 59:
        return None
    half = reader.kind(at + 1, "half")
    if half:
        return (f"T{_of_24(hour, half):02d}:{minute:02d}", at + 2) if 1 <= hour <= 12 else None
    marked = reader.word(at - 1) in CLOCK_LEADS or reader.word(at + 1) in ("hours", "hrs", "local")
    if not marked and reader.kind(at + 1, "zone") is None:
        return None
    return f"T{hour:02d}:{minute:02d}", reader.skip(at + 1, "hours", "hrs")


def _of_24(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)


def _read_day_then_time(reader: Reader, at: int) -> Expression | None:
    """Friday night, yesterday afternoon, Friday at 5 p.m., Jan. 3 morning; early or late before any of them."""
    part = reader.kind(at, "part") if reader.word(at) in ("early", "late") else None
    begin = reader.skip(at + 1, "on") if part else at
    day = read_plain_day(reader, begin)
    if day is None:
        return None
    end = reader.skip(day.end, ",") if reader.word(day.end + 1) in ("at", "around") else day.end
    daypart_at = reader.skip(day.end, "early", "late")
    daypart = reader.kind(daypart_at, "daypart")
    if daypart and not _is_compound(reader, daypart_at):
        part = part or (reader.kind(day.end, "part") if daypart_at > day.end else None)
        return Expression(Clock(daypart, day.meaning), at, daypart_at + 1, part)
    hour_at = reader.skip(end, "at", "around")
    hour_at = reader.skip(hour_at, "about", "around")
    hour = _hour_at(reader, hour_at) if hour_at > end or reader.kind(hour_at, "clockword") else None
    if hour:
        return Expression(Clock(hour[0], day.meaning), at, _after_zone(reader, hour[1]), part)
    return replace(day, start=at, mod=part) if part else None


def _is_compound(reader: Reader, at: int) -> bool:
    """True if the part of the day names something else: "Saturday Night Live"."""
    return reader.is_capital(at) and reader.is_capital(at + 1)


def _read_relative_part(reader: Reader, at: int) -> Expression | None:
    """last night, this morning, that evening, the next morning, tonight, overnight, the night before."""
    begin = reader.skip(at, "early", "late", "earlier", "later")
    mod = reader.kind(at, "part") if begin > at else None
    dayed = reader.kind(begin, "dayed")
    if dayed and (reader.word(begin) == "tonight" or reader.tag(begin) == "RB"):
        count, time = dayed.split("T")
        return Expression(Clock("T" + time, Counted("day", int(count))), at, begin + 1, mod)
    begin = reader.skip(begin, "the")
    shift = reader.kind(begin, "shift")
    daypart_at = begin + 2 if shift == "that" and reader.word(begin + 1) == "same" else begin + 1
    daypart = reader.kind(daypart_at, "daypart")
    if daypart is None or shift is None or reader.word(daypart_at).endswith("s"):
        return None
    if shift in ("last", "this") and reader.word(begin) != "current":
        return Expression(Clock(daypart, Counted("day", -1 if shift == "last" else 0)), at, daypart_at + 1, mod)
    days = {"that": 0, "next": 1, "after": 1, "before": -1}.get(shift)
    if days is None:
        return None
    return Expression(Clock(daypart, Counted("day", days, "story")), at, daypart_at + 1, mod)


def _read_part_of_day(reader: Reader, at: int) -> Expression | None:
    """the morning of Jan. 3, early in the morning of April 29, the night of 18 April 1775."""
    part = reader.kind(at, "part") if reader.word(at) in ("early", "late") else None
    begin = reader.skip(at + 1, "in", "on", "at") if part else at
    begin = reader.skip(begin, "the")
    mod_at = reader.skip(begin, "early", "late")
    part = part or (reader.kind(begin, "part") if mod_at > begin else None)
    daypart = reader.kind(mod_at, "daypart")
    if daypart is None:
        return None
    of = reader.skip(mod_at + 1, "hours")
    of_end = reader.skip(of, "of", "on")
    if of_end == of:
        return None
    day = read_plain_day(reader, of_end)
    return Expression(Clock(daypart, day.meaning), at, day.end, part) if day else None


def read_weekday_of_week(reader: Reader, at: int) -> Expression | None:
    """Friday of last week, Tuesday of next week, a week from Friday."""
    weekday = weekday_at(reader, at)
    if weekday and reader.word(at + 1) == "of" and reader.word(at + 3) == "week":
        shift = {"last": -1, "next": 1, "this": 0}.get(reader.word(at + 2))
        if shift is not None:
            return Expression(Named("weekday_of", weekday, year_shift=shift), at, at + 4)
    number = read_number(reader, at)
    in_weeks = number is not None and reader.word(number.end) in ("week", "weeks")
    if number and number.value and in_weeks and reader.word(number.end + 1) == "from":
        day = weekday_at(reader, number.end + 2)
        if day:
            return Expression(Named("weekday_on", day, year_shift=int(number.value)), at, number.end + 3)
    return None
