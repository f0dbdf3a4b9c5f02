"""Dates with the precision they were given in: EDTF (ISO 8601-2) strings, their days and words.

Read here: days, months, years, seasons (2020-21 spring .. 2020-24 winter, which begins in December),
quarters (2020-33 .. 36), decades `199X`, centuries `19XX`, the qualifiers `?`, `~` and `%`, intervals
`a/b`, and intervals open at an end (`a/..`, `../b`). Early, mid and late are written as thirds: of a year
four months, of a month ten days, of a decade years 0-3, 4-6 and 7-9.
"""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.model import Span, When, WhenBasis

Precision = Literal["day", "month", "season", "quarter", "year", "decade", "century", "interval", "open"]
Part = Literal["early", "mid", "late"]

PARTS: tuple[Part, ...] = ("early", "mid", "late")
SEASONS = ("spring", "summer", "autumn", "winter")
SEASON_CODE = 21
QUARTER_CODE = 33
_QUALIFIERS = {"?": "possibly ", "~": "about ", "%": "possibly about "}
_POINT = re.compile(r"(\d\d)(\d\d|\dX|XX)(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of an EDTF string: its days, its precision, and its qualifier ("" if none)."""

    first: date
    last: date
    precision: Precision
    qualifier: str
    code: int = 0


def _wrong(edtf: str, why: str) -> ValueError:
    return ValueError(f"{edtf!r} is no EDTF date: {why}")


def _read_point(edtf: str) -> _Point:
    """The point that `edtf` names; ValueError if it is malformed or no such day is in the calendar."""
    found = _POINT.fullmatch(edtf)
    if found is None:
        raise _wrong(edtf, "expected YYYY, YYYY-MM, YYYY-MM-DD, 199X, 19XX or an interval a/b")
    century, rest, month, day, qualifier = found.groups()
    if "X" in rest:
        if month:
            raise _wrong(edtf, "a decade or century has no month")
        return _read_span_of_years(edtf, century, rest, qualifier)
    year = int(century + rest)
    try:
        if day:
            exact = date(year, int(month), int(day))
            return _Point(exact, exact, "day", qualifier)
        return _read_part_of_year(edtf, year, int(month) if month else 0, qualifier)
    except (ValueError, OverflowError) as error:
        if "EDTF" in str(error):
            raise
        raise _wrong(edtf, "no such day is in the calendar") from error


def _read_span_of_years(edtf: str, century: str, rest: str, qualifier: str) -> _Point:
    """A decade `199X` or century `19XX`."""
    kind: Precision = "century" if rest == "XX" else "decade"
    first, years = (int(century) * 100, 100) if kind == "century" else (int(century + rest[0]) * 10, 10)
    if first == 0:
        raise _wrong(edtf, "years begin at 1")
    return _Point(date(first, 1, 1), date(first + years - 1, 12, 31), kind, qualifier)


def _read_part_of_year(edtf: str, year: int, code: int, qualifier: str) -> _Point:
    """A year (code 0), month, season or quarter of `year`."""
    if code == 0:
        return _Point(date(year, 1, 1), date(year, 12, 31), "year", qualifier)
    if 1 <= code <= 12:
        return _Point(date(year, code, 1), last_of_month(year, code), "month", qualifier, code)
    if SEASON_CODE <= code < SEASON_CODE + 4:
        begin = 3 * (code - SEASON_CODE + 1)
        end_year, end = (year + 1, 2) if begin == 12 else (year, begin + 2)
        return _Point(date(year, begin, 1), last_of_month(end_year, end), "season", qualifier, code)
    if QUARTER_CODE <= code < QUARTER_CODE + 4:
        begin = 3 * (code - QUARTER_CODE) + 1
        return _Point(date(year, begin, 1), last_of_month(year, begin + 2), "quarter", qualifier, code)
    raise _wrong(edtf, f"{code:02d} is no month, season or quarter")


def last_of_month(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, month, monthrange(year, month)[1])


def _read(edtf: str) -> tuple[_Point | None, _Point | None]:
    """Both ends of `edtf` (the same point twice where it is no interval); None is an open end."""
    parts = edtf.split("/")
    if len(parts) == 1:
        point = _read_point(edtf)
        return point, point
    if len(parts) != 2 or parts in ([".."] * 2, [""] * 2):
        raise _wrong(edtf, "an interval has two ends, at most one of them open")
    first, last = (None if part in ("..", "") else _read_point(part) for part in parts)
    if first and last and first.first > last.last:
        raise _wrong(edtf, "an interval runs forward")
    return first, last


def edtf_bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day that `edtf` can mean, both included; None where it is open.

    ValueError, with a sentence that says why, if it is malformed.
    """
    first, last = _read(edtf)
    return (first.first if first else None), (last.last if last else None)


def precision(edtf: str) -> Precision:
    """How exact `edtf` is; `interval` and `open` for what has two ends. ValueError if it is malformed."""
    first, last = _read(edtf)
    if first is None or last is None:
        return "open"
    return "interval" if "/" in edtf else first.precision


def edtf_of(first: date | None, last: date | None) -> str:
    """The plainest EDTF for the days from `first` to `last`: whole years and months are named as such.

    ValueError if both ends are open or they run backward.
    """
    if first is None or last is None:
        if first is None and last is None:
            raise ValueError("an interval open at both ends says nothing")
        return f"{first}/.." if first else f"../{last}"
    if first > last:
        raise ValueError(f"an interval runs forward, not from {first} to {last}")
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == last_of_month(last.year, last.month):
        return _whole_months(first, last)
    return f"{first}/{last}"


def _whole_months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    if first.month == 1 and last.month == 12:
        return first.isoformat()[:4] if first.year == last.year else f"{first.isoformat()[:4]}/{last.isoformat()[:4]}"
    return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"


def part_of(edtf: str, part: Part) -> str:
    """The early, mid or late third of `edtf`, as an interval; `edtf` itself where it is too short to part.

    Late 2017 is 2017-09/2017-12, mid-March 2020 is 2020-03-11/2020-03-20. ValueError if `edtf` is malformed.
    """
    point, _ = _read(edtf)
    if point is None or "/" in edtf or point.precision == "day":
        return edtf
    thirds = _thirds(point)
    first, last = thirds[PARTS.index(part)]
    return edtf_of(first, last)


def _thirds(point: _Point) -> list[tuple[date, date]]:
    """Early, mid and late of a point longer than a day."""
    start, end = point.first, point.last
    if point.precision == "month":
        cuts = [start.replace(day=11), start.replace(day=21)]
    elif point.precision == "year":
        cuts = [date(start.year, 5, 1), date(start.year, 9, 1)]
    elif point.precision in ("decade", "century"):
        step = 10 if point.precision == "century" else 1
        offsets = (4, 7) if point.precision == "decade" else (3, 7)
        cuts = [date(start.year + step * n, 1, 1) for n in offsets]
    else:
        cuts = [_months_on(start, 1), _months_on(start, 2)]
    day = timedelta(days=1)
    return [(start, cuts[0] - day), (cuts[0], cuts[1] - day), (cuts[1], end)]


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def when_from_edtf(edtf: str, basis: WhenBasis, span: Span | None = None) -> When:
    """The `When` of those days. ValueError if `edtf` is malformed, or has a span where `basis` allows none."""
    first, last = edtf_bounds(edtf)
    return When(first, last, edtf, basis, span)


def edtf_words(edtf: str, as_of: date | None = None) -> str:
    """`edtf` as a brief says it: "11 June 2020", "late 2017", "27 to 29 December"; no year if it is `as_of`'s.

    ValueError if it is malformed.
    """
    first, last = _read(edtf)
    if first is None or last is None:
        return _open_words(first, last, as_of)
    if "/" not in edtf:
        return _QUALIFIERS.get(first.qualifier, "") + _point_words(first, as_of)
    part = _part_words(first, last, as_of)
    if part:
        return part
    return _interval_words(first, last, as_of)


def _open_words(first: _Point | None, last: _Point | None, as_of: date | None) -> str:
    if first is not None:
        said = _point_words(first, as_of)
        begun = as_of is None or first.first < as_of
        return f"since {said}" if begun else f"from {said} on"
    return f"until {_point_words(last, as_of)}" if last is not None else ""


def _year_after(point: _Point, as_of: date | None) -> str:
    """The year with a space before it, or nothing if it is the year of `as_of`."""
    return "" if as_of is not None and as_of.year == point.first.year else f" {point.first.year}"


def _point_words(point: _Point, as_of: date | None) -> str:
    year = point.first.year
    match point.precision:
        case "day":
            return f"{point.first.day} {month_name[point.first.month]}{_year_after(point, as_of)}"
        case "month":
            return f"{month_name[point.first.month]}{_year_after(point, as_of)}"
        case "season":
            return f"{SEASONS[point.code - SEASON_CODE]} {year}"
        case "quarter":
            return f"the {('first', 'second', 'third', 'fourth')[point.code - QUARTER_CODE]} quarter of {year}"
        case "decade":
            return f"the {year}s"
        case "century":
            return f"the {_ordinal(year // 100 + 1)} century"
        case _:
            return str(year)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _part_words(first: _Point, last: _Point, as_of: date | None) -> str | None:
    """"late 2017" where the two ends are a third of a month, a year or a decade, else None."""
    start, end = first.first, last.last
    for whole in (start.isoformat()[:7], start.isoformat()[:4], start.isoformat()[:3] + "X"):
        if whole == "000X":
            continue
        point = _read_point(whole)
        for part, third in zip(PARTS, _thirds(point), strict=True):
            if third == (start, end):
                the = "the " if point.precision == "decade" else ""
                joint = "-" if part == "mid" else " "
                return f"{the}{part}{joint}{_point_words(point, as_of).removeprefix('the ')}"
    return None


def _interval_words(first: _Point, last: _Point, as_of: date | None) -> str:
    """The two ends joined by "to", without what they share: "27 to 29 December 2019"."""
    end = _point_words(last, as_of)
    same_year = first.first.year == last.first.year
    if first.precision == last.precision == "day" and same_year:
        if first.first.month == last.first.month:
            return f"{first.first.day} to {end}"
        return f"{first.first.day} {month_name[first.first.month]} to {end}"
    if first.precision == last.precision == "month" and same_year:
        return f"{month_name[first.first.month]} to {end}"
    return f"{_point_words(first, as_of)} to {end}"
