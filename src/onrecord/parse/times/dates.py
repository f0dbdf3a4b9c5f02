"""Grammar of dates by their numbers: calendar days, months with a day or year; and any date at all."""

from dataclasses import replace

from onrecord.parse.times.meaning import Calendar, Expression, Fixed, Named
from onrecord.parse.times.names import read_named, with_relative_year
from onrecord.parse.times.numbers import read_year_words
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.spotting import LAST_LONE_YEAR, is_count, month_at, short_year, weekday_at, year_before_era
from onrecord.parse.times.years import read_years


def read_date(reader: Reader, at: int) -> Expression | None:
    """The date that begins at `at`, by its calendar numbers or its name, or None."""
    for read in (_read_written, _read_weekday_date, _read_day_month, _read_month_day, read_named, read_years,
                 _read_lone_day):  # fmt: skip
        found = read(reader, at)
        if found:
            return found
    return None


def _read_written(reader: Reader, at: int) -> Expression | None:
    """2020-06-12, 6/12/2020 (month first, unless it can only be a day), 12.06.2020."""
    written = reader.kind(at, "date")
    if written is None:
        return None
    parts = [int(part) for part in written.replace(".", "-").replace("/", "-").split("-")]
    if len(parts) != 3:
        return None
    if "-" in written:
        year, month, day = parts
    elif "." in written or parts[0] > 12:
        day, month, year = parts
    else:
        month, day, year = parts
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(Calendar(year, month, day), at, at + 1)


def _read_weekday_date(reader: Reader, at: int) -> Expression | None:
    """Friday, Oct. 23, 1998: the date; the weekday only confirms it."""
    if weekday_at(reader, at) is None:
        return None
    begin = reader.skip(at + 1, ",", ".")
    begin = reader.skip(begin, "the")
    date = _read_month_day(reader, begin) or _read_day_month(reader, begin)
    if date is None or not isinstance(date.meaning, Calendar) or date.meaning.day is None:
        return None
    return replace(date, start=at)


def _read_month_day(reader: Reader, at: int) -> Expression | None:
    """June 12, 2020; June 12th; June 2020; June of last year; June."""
    month = month_at(reader, at)
    if month is None:
        return None
    day_at = reader.skip(at + 1, "the")
    day = _day_at(reader, day_at)
    if day is not None:
        return _with_year(reader, Calendar(None, month, day), at, day_at + 1)
    after = reader.skip(at + 1, "of", ",")
    before = year_before_era(reader, after)
    if before:
        return Expression(Fixed("DATE", f"BC{before[0]:04d}-{month:02d}"), at, before[1])
    year = reader.number(after, 1000, LAST_LONE_YEAR)
    if year is not None:
        return Expression(Calendar(year, month), at, after + 1)
    short = short_year(reader, after)
    if short is not None:
        return Expression(Calendar(short, month), at, after + (2 if reader.word(after) in ("'", "‘") else 1))
    worded = read_year_words(reader, after)
    if worded:
        return Expression(Calendar(worded[0], month), at, worded[1])
    if _is_of_untold_year(reader, at + 1):
        return Expression(Fixed("DATE", f"XXXX-{month:02d}"), at, at + 1)
    named = with_relative_year(reader, Named("month", month), at, at + 1)
    return named or Expression(Named("month", month), at, at + 1)


def _is_of_untold_year(reader: Reader, at: int) -> bool:
    """True at the "of" in "September of his first year": the year is somebody's, and not the article's."""
    whose = reader.word(at) == "of" and reader.word(at + 1) in ("his", "her", "its", "their")
    return whose and reader.word(at + 3) == "year" and reader.kind(at + 2, "ordinal") is not None


def _day_at(reader: Reader, at: int) -> int | None:
    """The day of a month at `at`; not a count of things ("in March 12 people died") nor a clock hour."""
    day = reader.number(at, 1, 31)
    if day is None:
        ordinal = reader.kind(at, "ordinal")
        return int(ordinal) if ordinal and 1 <= int(ordinal) <= 31 and reader.word(at)[0].isdigit() else None
    if reader.word(at + 1) in ("%", "percent", "per", "million", "billion", "a.m.", "p.m.", "am", "pm"):
        return None
    token = reader.token(at)
    counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    counted = counts and token is not None and token.head.i == token.i + 1
    return None if counted and reader.word(at - 1) not in ("the",) and reader.tag(at + 1) == "NNS" else day


def _with_year(reader: Reader, date: Calendar, start: int, end: int) -> Expression:
    """`date` with the year after it, if one stands there; "of last year" and "last year" count as one."""
    after = reader.skip(end, ",", "of")
    year = reader.number(after, 1000, LAST_LONE_YEAR)
    if year is None and reader.word(after) == "in":
        year, after = reader.number(after + 1, 1800, LAST_LONE_YEAR), after + 1
    if year is not None and not is_count(reader, after):
        return Expression(replace(date, year=year), start, after + 1)
    named = with_relative_year(reader, Named("month", date.month or 1), start, end)
    if named and isinstance(named.meaning, Named) and named.meaning.year_shift is not None and reader.year:
        return Expression(replace(date, year=reader.year + named.meaning.year_shift), start, named.end)
    return Expression(date, start, named.end if named else end)


def _read_day_month(reader: Reader, at: int) -> Expression | None:
    """12 June 2020, the 12th of June, 12 June."""
    begin = reader.skip(at, "the")
    ordinal = reader.kind(begin, "ordinal")
    day = reader.number(begin, 1, 31) or (int(ordinal) if ordinal else None)
    if day is None or not 1 <= day <= 31:
        return None
    month_place = reader.skip(begin + 1, "of")
    month = month_at(reader, month_place)
    if month is None and reader.word(begin + 1) in ("-", "–", "—", "and", "to"):
        return _read_first_day(reader, at, begin, day)
    if month is None or (begin > at and not ordinal):
        return None
    after = month_place + 1
    if not ordinal and reader.number(after, 1, 31) is not None and reader.number(after, 1000, 2099) is None:
        return None
    return _with_year(reader, Calendar(None, month, day), at, after)


def _read_first_day(reader: Reader, start: int, at: int, day: int) -> Expression | None:
    """The 12 of "12-14 July 2020", with the month and year of the second day."""
    second = _read_day_month(reader, at + 2)
    if second is None or not isinstance(second.meaning, Calendar) or second.meaning.day is None:
        return None
    return Expression(replace(second.meaning, day=day), start, at + 1) if day < second.meaning.day else None


def _read_lone_day(reader: Reader, at: int) -> Expression | None:
    """the 20th, of the month the text is speaking of; not the first of two ("by the 2nd and 14th Amendments")."""
    ordinal = reader.kind(at + 1, "ordinal")
    if reader.word(at) != "the" or reader.word(at - 1) not in ("on", "until", "by", "since") or ordinal is None:
        return None
    lone = reader.word(at + 1)[0].isdigit() and 1 <= int(ordinal) <= 31 and reader.tag(at + 2)[:2] not in ("NN", "JJ")
    paired = reader.word(at + 2) in ("and", "or", ",") and reader.kind(at + 3, "ordinal") is not None
    if not lone or paired or reader.word(at + 2) == "of":
        return None
    return Expression(Calendar(day=int(ordinal)), at, at + 2)
