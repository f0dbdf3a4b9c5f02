"""Grammar of dates: calendar days, months, years, weekdays, seasons, quarters, decades, holidays."""

from dataclasses import replace

from onrecord.parse.times.meaning import Calendar, Expression, Fiscal, Meaning, Named, Shift, Years
from onrecord.parse.times.numbers import read_year_words
from onrecord.parse.times.reader import Reader, read_phrases

YEAR_LEADS = frozenset(
    "in since of by until till from before after during through throughout to and the between around circa early late "
    "mid fiscal ( [ , - – — or that for year years about ending ended pre post as over this its his a than spring "
    "summer fall autumn winter".split()
)
"""Words after which four figures are a year rather than a count."""
NOT_YEAR_LEADS = frozenset({"$", "€", "£", "#", "no", "route", "room", "page", "model", "flight", ".", "/"})
FIRST_LONE_YEAR, LAST_LONE_YEAR = 1500, 2099
"""Four figures outside these are no year, unless a month stands with them."""
SURE_YEARS = (1900, 2060)
"""Four figures before a plural noun are a year only within these, and not when they are a round hundred."""
SHIFTS: dict[str, Shift] = {"last": "last", "past": "last", "previous": "before", "prior": "before", "next": "next",
                            "preceding": "before", "coming": "next", "upcoming": "next", "following": "after",
                            "this": "this", "that": "that", "same": "that", "subsequent": "after"}  # fmt: skip
SEASON_LEADS = frozenset({"in", "during", "by", "until", "through", "throughout", "over", "into", "early", "late", "and"})
"""Words before which a spring is a season and not a coil."""
SEASON_SHIFTS = frozenset({"last", "next", "this", "that", "previous", "following", "coming", "same"})
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1, "current": 0}


def read_date(reader: Reader, at: int) -> Expression | None:
    """The date that begins at `at`, by its calendar numbers or its name, or None."""
    for read in (_read_written, _read_weekday_date, _read_day_month, _read_month_day, _read_named, _read_years,
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


def weekday_at(reader: Reader, at: int) -> int | None:
    """The weekday named at `at`; a short form counts only with its full stop or a date beside it."""
    weekday = reader.kind(at, "weekday")
    if weekday is None or not reader.is_capital(at):
        return None
    if len(reader.word(at)) <= 5:
        beside = reader.skip(at + 1, ",", ".")
        if month_at(reader, beside) is None and reader.number(beside, 1, 31) is None:
            return None
    return int(weekday)


def month_at(reader: Reader, at: int) -> int | None:
    """The month named at `at`, or None where the word is no name of a month there (may, march, Mar)."""
    month = reader.kind(at, "month")
    if month is None or not reader.is_capital(at):
        return None
    if _has_date_beside(reader, at):
        return int(month)
    word = reader.word(at)
    if len(word) <= 4 and word not in ("may", "june", "july") and not reader.raw(at).endswith("."):
        return None
    token = reader.token(at)
    if token is None or token.tag_ not in ("NNP", "NNPS", "NN", "CD") or token.ent_type_ == "PERSON":
        return None
    return None if _is_part_of_name(reader, at) else int(month)


def _has_date_beside(reader: Reader, at: int) -> bool:
    """True if a day or year stands beside the month at `at`."""
    after = reader.skip(at + 1, ",", "of")
    if reader.number(after, 1, 31) is not None or reader.number(after, 1000, LAST_LONE_YEAR) is not None:
        return True
    if reader.kind(at + 1, "ordinal") or reader.kind(at - 1, "ordinal"):
        return True
    return reader.number(at - 1, 1, 31) is not None


def _is_part_of_name(reader: Reader, at: int) -> bool:
    """True if a capitalised word that is no time word stands right before the name ("Theresa May")."""
    before = at - 1
    if before < 1 or not reader.is_capital(before) or not reader.raw(before).isalpha():
        return False
    return not reader.words[before].kinds and reader.tag(before) in ("NNP", "NNPS")


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
    year = reader.number(after, 1000, LAST_LONE_YEAR)
    if year is not None:
        return Expression(Calendar(year, month), at, after + 1)
    short = _short_year(reader, after)
    if short is not None:
        return Expression(Calendar(short, month), at, after + (2 if reader.word(after) in ("'", "’", "‘") else 1))
    named = _with_relative_year(reader, Named("month", month), at, at + 1)
    return named or Expression(Named("month", month), at, at + 1)


def _day_at(reader: Reader, at: int) -> int | None:
    """The day of a month at `at`; not a count of things ("in March 12 people died") nor a clock hour."""
    day = reader.number(at, 1, 31)
    if day is None:
        ordinal = reader.kind(at, "ordinal")
        day = int(ordinal) if ordinal and 1 <= int(ordinal) <= 31 and reader.word(at)[0].isdigit() else None
        return day
    if reader.word(at + 1) in ("%", "percent", "per", "million", "billion", "a.m.", "p.m.", "am", "pm"):
        return None
    token = reader.token(at)
    counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    counted = counts and token is not None and token.head.i == token.i + 1
    return None if counted and reader.word(at - 1) not in ("the",) and reader.tag(at + 1) == "NNS" else day


def _with_year(reader: Reader, date: Calendar, start: int, end: int) -> Expression:
    """`date` with the year after it, if one stands there; "of last year" counts as one."""
    after = reader.skip(end, ",", "of")
    year = reader.number(after, 1000, LAST_LONE_YEAR)
    if year is None and reader.word(after) == "in":
        year, after = reader.number(after + 1, 1800, LAST_LONE_YEAR), after + 1
    if year is not None and not _is_count(reader, after):
        return Expression(replace(date, year=year), start, after + 1)
    named = _with_relative_year(reader, Named("month", date.month or 1), start, end) if reader.word(end) == "of" else None
    if named and isinstance(named.meaning, Named) and named.meaning.year_shift is not None and reader.year:
        return Expression(replace(date, year=reader.year + named.meaning.year_shift), start, named.end)
    return Expression(date, start, named.end if named else end)


def _with_relative_year(reader: Reader, named: Named, start: int, end: int) -> Expression | None:
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
    """the 20th, of the month the text is speaking of."""
    ordinal = reader.kind(at + 1, "ordinal")
    if reader.word(at) != "the" or reader.word(at - 1) not in ("on", "until", "by", "since") or ordinal is None:
        return None
    lone = reader.word(at + 1)[0].isdigit() and 1 <= int(ordinal) <= 31 and reader.tag(at + 2)[:2] not in ("NN", "JJ")
    return Expression(Calendar(day=int(ordinal)), at, at + 2) if lone and reader.word(at + 2) != "of" else None


def _read_named(reader: Reader, at: int) -> Expression | None:
    """Weekdays, shifted months, seasons, quarters, halves and holidays."""
    begin = reader.skip(at, "the")
    shift = SHIFTS.get(reader.word(begin), "")
    name_at = begin + 1 if shift else begin
    if shift == "this" and reader.word(name_at) == "coming":
        name_at, shift = name_at + 1, "next"
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
    return _with_relative_year(reader, named, start, end)


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
    if month is not None and not _has_date_beside(reader, at) and reader.word(at - 1) != "the":
        return Named("month", month), at + 1
    return _quarter_at(reader, at, marked)


def _is_season(reader: Reader, at: int, marked: bool) -> bool:
    """True if the word is the season: "fall" and "spring" need a mark of time before them."""
    word, before = reader.word(at), reader.word(at - 1)
    dated = reader.number(reader.skip(at + 1, "of"), 1000, 2099) is not None
    if reader.tag(at)[:2] not in ("NN", "JJ") or (word == "fall" and reader.word(at + 1) == "of" and not dated):
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
    if shift is None or reader.word(at + 1) != "year" or reader.word(at + 2) not in ("'s", "’s"):
        return None
    named = _name_at(reader, at + 3, marked=True)
    if named is None or named[0].unit not in ("quarter", "season", "month"):
        return None
    return Expression(replace(named[0], year_shift=shift), at, named[1])


def _read_years(reader: Reader, at: int) -> Expression | None:
    """1998, '89, the 1990s, the nineties, the 20th century, fiscal 1989."""
    begin = reader.skip(at, "the")
    found = _read_decade(reader, begin, marked=begin > at) or _read_century(reader, begin)
    if found:
        return Expression(found[0], at, found[1])
    fiscal = _read_fiscal(reader, begin)
    if fiscal:
        return Expression(fiscal[0], at, fiscal[1])
    worded = read_year_words(reader, reader.skip(begin, "year"))
    if worded:
        return Expression(Calendar(worded[0]), at, worded[1])
    year = _year_at(reader, begin if begin == at else reader.skip(begin, "year"))
    if year is None or (begin > at and reader.word(begin) != "year"):
        return None
    return Expression(Calendar(year), at, (reader.skip(begin, "year") if begin > at else at) + 1)


def _read_decade(reader: Reader, at: int, marked: bool) -> tuple[Meaning, int] | None:
    figures = reader.kind(at, "decade_figures")
    if figures and len(figures) == 4 and 1000 <= int(figures) <= LAST_LONE_YEAR:
        unit = "century" if figures.endswith("00") and int(figures) < 2000 else "decade"
        return (Years("century", int(figures)) if unit == "century" else Years("decade", int(figures))), at + 1
    if figures and len(figures) == 2 and figures[1] == "0" and (reader.raw(at)[0] in "'’‘`" or (marked and figures > "4")):
        return Years("decade", _century_of(int(figures)) + int(figures)), at + 1
    if reader.word(at) in ("'", "’", "‘", "`") and reader.is_joined(at + 1):
        short = reader.kind(at + 1, "decade_figures")
        if short and len(short) == 2 and short[1] == "0":
            return Years("decade", _century_of(int(short)) + int(short)), at + 2
    worded = reader.kind(at, "decade")
    if worded and marked and reader.word(at - 2) not in ("his", "her", "their"):
        return Years("decade", 1900 + int(worded)), at + 1
    return None


def _century_of(two_figures: int) -> int:
    """The century of a two-figure year: '20s and later years below 30 are of this century."""
    return 2000 if two_figures < 30 else 1900


def _read_century(reader: Reader, at: int) -> tuple[Meaning, int] | None:
    """20th century, twentieth-century, twenty-first century."""
    ordinal = reader.kind(at, "ordinal")
    if reader.kind(at, "tens") and reader.word(at + 1) == "-" and reader.kind(at + 2, "ordinal"):
        ordinal = str(int(reader.kind(at, "tens") or 0) + int(reader.kind(at + 2, "ordinal") or 0))
        at += 2
    if ordinal is None or not 1 <= int(ordinal) <= 22:
        return None
    unit_at = reader.skip(at + 1, "-")
    if reader.word(unit_at) not in ("century", "centuries"):
        return None
    return Years("century", max(100 * (int(ordinal) - 1), 1)), unit_at + 1


def _read_fiscal(reader: Reader, at: int) -> tuple[Meaning, int] | None:
    """fiscal 1989, fiscal year 2020, the 2020 fiscal year, the current fiscal year."""
    if reader.word(at) == "fiscal":
        year = reader.number(reader.skip(at + 1, "year"), 1900, LAST_LONE_YEAR)
        return (Fiscal(year), reader.skip(at + 1, "year") + 1) if year else None
    if reader.word(at + 1) == "fiscal" and reader.word(at + 2) == "year":
        year = reader.number(at, 1900, LAST_LONE_YEAR)
        if year:
            return Fiscal(year), at + 3
        shift = YEAR_SHIFTS.get(reader.word(at))
        return (Fiscal(None, shift), at + 3) if shift is not None else None
    return None


def _short_year(reader: Reader, at: int) -> int | None:
    """'89 after a month or a preposition of time."""
    if reader.word(at) in ("'", "’", "‘") and reader.is_joined(at + 1):
        figures = reader.kind(at + 1, "figures")
        if figures and len(figures) == 2:
            return _century_of(int(figures)) + int(figures)
    return None


def _year_at(reader: Reader, at: int) -> int | None:
    """The year in four figures at `at`, if they are one and not a count or the number of something."""
    year = reader.number(at, FIRST_LONE_YEAR, LAST_LONE_YEAR)
    if year is None or len(reader.word(at)) != 4 or reader.word(at - 1) in NOT_YEAR_LEADS:
        return None
    if reader.word(at + 1) in ("%", "percent", "a.m.", "p.m.", "bc", "b", ":", "°") or _is_count(reader, at):
        return None
    before = reader.word(at - 1)
    if reader.word(at + 1) in ("-", "–") and reader.is_joined(at + 2) and reader.number(at + 2, year + 1, LAST_LONE_YEAR):
        return year
    if before in YEAR_LEADS or at == 0 or reader.kind(at - 1, "part"):
        return year
    named = reader.is_capital(at - 1) and not reader.words[at - 1].kinds
    return None if named or before == "+" else year


def _is_count(reader: Reader, at: int) -> bool:
    """True if the four figures count the noun after them ("about 2000 troops")."""
    token, year = reader.token(at), reader.number(at, 1000, 9999) or 0
    if token is None or reader.tag(at + 1) != "NNS" or token.dep_ != "nummod":
        return False
    return not SURE_YEARS[0] <= year < SURE_YEARS[1] or year % 100 == 0
