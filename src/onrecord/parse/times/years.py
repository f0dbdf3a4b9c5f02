"""Grammar of years: 1998, '89, the 1990s, the nineties, the 20th century, fiscal 1989."""

from onrecord.parse.times.meaning import Calendar, Expression, Fiscal, Fixed, Meaning, Years
from onrecord.parse.times.names import YEAR_SHIFTS
from onrecord.parse.times.numbers import read_year_words
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.spotting import LAST_LONE_YEAR, century_of, year_at, year_before_era


def read_years(reader: Reader, at: int) -> Expression | None:
    """1998, '89, the 1990s, the nineties, the 20th century, fiscal 1989, 490 BC (which has a value, but no days)."""
    before = year_before_era(reader, at)
    if before:
        return Expression(Fixed("DATE", f"BC{before[0]:04d}"), at, before[1])
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
    year = year_at(reader, begin if begin == at else reader.skip(begin, "year"))
    if year is None or (begin > at and reader.word(begin) != "year"):
        return None
    return Expression(Calendar(year), at, (reader.skip(begin, "year") if begin > at else at) + 1)


def _read_decade(reader: Reader, at: int, marked: bool) -> tuple[Meaning, int] | None:
    figures = reader.kind(at, "decade_figures")
    if figures and len(figures) == 4 and 1000 <= int(figures) <= LAST_LONE_YEAR:
        unit = "century" if figures.endswith("00") and int(figures) < 2000 else "decade"
        return (Years("century", int(figures)) if unit == "century" else Years("decade", int(figures))), at + 1
    shortened = figures is not None and len(figures) == 2 and figures[1] == "0"
    if figures and shortened and (reader.raw(at)[0] in "'’‘`" or (marked and figures > "4")):
        return Years("decade", century_of(int(figures)) + int(figures)), at + 1
    if reader.word(at) in ("'", "‘", "`") and reader.is_joined(at + 1):
        short = reader.kind(at + 1, "decade_figures")
        if short and len(short) == 2 and short[1] == "0":
            return Years("decade", century_of(int(short)) + int(short)), at + 2
    worded = reader.kind(at, "decade")
    if worded and marked and reader.word(at - 2) not in ("his", "her", "their"):
        return Years("decade", 1900 + int(worded)), at + 1
    return None


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
