"""Grammar of what has a name: weekdays, shifted months, seasons, quarters, halves, holidays."""

from dataclasses import replace

from onrecord.parse.times.granule import SEASON_NAMES
from onrecord.parse.times.meaning import Expression, Fixed, Named, Shift
from onrecord.parse.times.numbers import read_year_words
from onrecord.parse.times.reader import Reader, read_phrases
from onrecord.parse.times.spotting import LAST_LONE_YEAR, has_date_beside, month_at, weekday_at, year_before_era

SHIFTS: dict[str, Shift] = {"last": "last", "past": "last", "previous": "before", "prior": "before", "next": "next",
                            "preceding": "before", "coming": "next", "upcoming": "next", "following": "after",
                            "this": "this", "that": "that", "same": "that", "subsequent": "after"}  # fmt: skip
SEASON_LEADS = frozenset("in during by until through throughout over into early late and".split())
"""Words before which a spring is a season and not a coil."""
DECLINES = frozenset({"of", "in", "from", "below", "to"})
"""Words after which a fall is a decline or a defeat, unless a year follows."""
SEASON_SHIFTS = frozenset({"last", "next", "this", "that", "previous", "following", "coming", "same", "past"})
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1, "current": 0}


def read_named(reader: Reader, at: int) -> Expression | None:
    """Weekdays, shifted months, seasons, quarters, halves and holidays."""
    begin = reader.skip(at, "the")
    shift: Shift = "" if reader.word(begin + 1) == "half" else SHIFTS.get(reader.word(begin), "")
    name_at = begin + 1 if shift else begin
    if shift == "this" and reader.word(name_at) in ("coming", "past"):
        name_at, shift = name_at + 1, "next" if reader.word(name_at) == "coming" else "last"
    if shift == "that" and reader.word(name_at) == "same":
        name_at += 1
    named = _name_at(reader, name_at, bool(shift) or begin > at)
    if named is None:
        return _read_possessive_quarter(reader, at)
    meaning, end = named
    if not shift:
        found = _name_with_year(reader, meaning, at, end)
        return found if found else Expression(meaning, at, end)
    return Expression(replace(meaning, shift=shift), at, end)


def _name_with_year(reader: Reader, named: Named, start: int, end: int) -> Expression | None:
    """`named` with the year after it ("the spring of 2016", "the third quarter of this year")."""
    if named.unit == "weekday":
        return None
    after = reader.skip(end, "of", ",")
    before = year_before_era(reader, after) if named.unit == "season" else None
    if before:
        return Expression(Fixed("DATE", f"BC{before[0]:04d}-{SEASON_NAMES[named.index - 1]}"), start, before[1])
    year = reader.number(after, 1000, LAST_LONE_YEAR)
    if year is not None:
        return Expression(replace(named, year=year), start, after + 1)
    worded = read_year_words(reader, after)
    if worded and reader.word(end) == "of":
        return Expression(replace(named, year=worded[0]), start, worded[1])
    if reader.word(end) == "of" and reader.word(after) == "fiscal":
        fiscal = reader.number(reader.skip(after + 1, "year"), 1900, LAST_LONE_YEAR)
        if fiscal:
            return Expression(replace(named, year=fiscal), start, reader.skip(after + 1, "year") + 1)
    return with_relative_year(reader, named, start, end)


def with_relative_year(reader: Reader, named: Named, start: int, end: int) -> Expression | None:
    """`named` of last, this, next or that year, or None."""
    after = reader.skip(end, "of")
    after = reader.skip(after, "the") if reader.word(after + 1) in ("same", "previous", "following") else after
    if reader.word(after + 1) != "year":
        return None
    word = reader.word(after)
    if word in YEAR_SHIFTS:
        return Expression(replace(named, year_shift=YEAR_SHIFTS[word]), start, after + 2)
    if word in ("that", "same"):
        return Expression(replace(named, shift="that"), start, after + 2)
    return None


def _name_at(reader: Reader, at: int, marked: bool) -> tuple[Named, int] | None:
    """The named piece of the calendar at `at`; `marked`: the, last, next stands before it."""
    weekday = weekday_at(reader, at)
    if weekday is not None:
        return Named("weekday", weekday), at + 1
    holiday = reader.phrase(at, read_phrases("holidays.tsv"))
    if holiday and (reader.is_capital(at) or reader.word(at)[0].isdigit()):
        end, (rule, *_) = holiday
        return Named("holiday", 0, name=rule), end
    season = reader.kind(at, "season")
    if season and _is_season(reader, at, marked):
        return Named("season", int(season)), at + 1
    month = month_at(reader, at) if marked else None
    if month is not None and not has_date_beside(reader, at) and reader.word(at - 1) != "the":
        return Named("month", month), at + 1
    return _quarter_at(reader, at, marked)


def _is_season(reader: Reader, at: int, marked: bool) -> bool:
    """True if the word is the season: "fall" and "spring" need a mark of time before them."""
    word, before = reader.word(at), reader.word(at - 1)
    dated = reader.number(reader.skip(at + 1, "of"), 1000, 2099) is not None
    if reader.tag(at)[:2] not in ("NN", "JJ") or (word == "fall" and not dated and (
            reader.word(at + 1) in DECLINES)):
        return False
    if dated or before in SEASON_SHIFTS:
        return True
    lead = reader.word(at - 2) if before == "the" else before
    if word in ("fall", "spring"):
        return lead in SEASON_LEADS and not reader.is_capital(at)
    return lead in SEASON_LEADS or lead in ("of", "since") or (marked and reader.tag(at + 1)[:2] != "NN")


def _quarter_at(reader: Reader, at: int, marked: bool) -> tuple[Named, int] | None:
    """The third quarter, third-quarter, Q3, the first half of 2019."""
    short = reader.kind(at, "quarter")
    if short and reader.is_capital(at):
        return Named("quarter", int(short)), at + 1
    begin = reader.skip(at, "fiscal")
    ordinal = reader.kind(begin, "ordinal")
    index = int(ordinal) if ordinal and ordinal.isdigit() else 2 if reader.word(begin) == "last" else 0
    unit_at = reader.skip(begin + 1, "-")
    unit_at = reader.skip(unit_at, "fiscal")
    word = reader.word(unit_at)
    if word == "quarter" and 1 <= index <= 4 and ordinal:
        return Named("quarter", index), unit_at + 1
    if word == "half" and index in (1, 2) and marked and reader.word(unit_at + 1) == "of":
        year_at = unit_at + 2
        if reader.number(year_at, 1800, 2099) or reader.word(year_at) in YEAR_SHIFTS:
            return Named("half", index), unit_at + 1
    return None


def _read_possessive_quarter(reader: Reader, at: int) -> Expression | None:
    """last year's third quarter, 2019's first half."""
    shift = YEAR_SHIFTS.get(reader.word(at))
    if shift is None or reader.word(at + 1) != "year" or reader.word(at + 2) != "'s":
        return None
    named = _name_at(reader, at + 3, marked=True)
    if named is None or named[0].unit not in ("quarter", "season", "month"):
        return None
    return Expression(replace(named[0], year_shift=shift), at, named[1])
