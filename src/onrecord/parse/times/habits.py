"""Grammar of habits: every Friday, each year, $5 a day, daily, Mondays."""

from onrecord.parse.times.meaning import Expression, Fixed
from onrecord.parse.times.numbers import read_number
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.spotting import month_at, weekday_at
from onrecord.parse.times.units import SMALL, code_of, unit_at


def read_habit(reader: Reader, at: int) -> Expression | None:
    """every Friday, each year, a day after a price or "times", daily (but not a daily with its name), Mondays."""
    if reader.kind(at, "each"):
        return _read_every(reader, at)
    often = reader.kind(at, "often")
    before_noun = reader.tag(at) == "JJ" and reader.tag(at + 1) in ("NN", "NNS", "JJ")
    paper = reader.is_capital(at + 1) and not reader.is_capital(at)
    if often and not paper and (reader.tag(at) == "RB" or (often in ("P1D", "P1W", "P1M") and before_noun)):
        return Expression(Fixed("SET", often), at, at + 1)
    days = reader.kind(at, "weekdays")
    if days and reader.is_capital(at):
        return Expression(Fixed("SET", f"XXXX-WXX-{days}"), at, at + 1)
    rate = reader.word(at) in ("a", "an", "per") and unit_at(reader, at + 1)
    if not rate or rate[1] or rate[0] in ("second", "night"):
        return None
    if reader.word(at) == "per" or _is_rate(reader, at):
        return Expression(Fixed("SET", _one(rate[0])), at, at + 2)
    return None


def _is_rate(reader: Reader, at: int) -> bool:
    """True if what stands before "a year" is an amount or a number of times."""
    before = reader.word(at - 1)
    if reader.kind(at + 2, "away") in ("ago", "earlier", "later"):
        return False
    if before in ("times", "once", "twice", "percent", "%", "million", "billion"):
        return True
    figures = reader.kind(at - 1, "figures") or reader.kind(at - 1, "amount")
    if figures:
        return reader.word(at - 2) in ("$", "€", "£")
    amount = reader.kind(at - 2, "figures") or reader.kind(at - 2, "amount") or reader.kind(at - 2, "scale")
    return amount is not None and reader.tag(at - 1) in ("NNS", "NN")


def _one(unit: str) -> str:
    return f"PT1{SMALL[unit]}" if unit in SMALL else f"P1{code_of(unit)}"


def _read_every(reader: Reader, at: int) -> Expression | None:
    """every day, every other year, every two weeks, every Friday, each summer, each morning."""
    place = at + 1
    number = read_number(reader, place)
    count = 2.0 if reader.word(place) in ("other", "second") else number.value if number and number.value else 1.0
    place = place + 1 if reader.word(place) in ("other", "second") else number.end if number else place
    place = reader.skip(place, "single")
    unit = unit_at(reader, place)
    if unit and unit[0] != "night":
        small = unit[0] in SMALL
        return Expression(Fixed("SET", f"P{'T' if small else ''}{count:g}{code_of(unit[0])}"), at, place + 1)
    return _every_named(reader, at, place)


def _every_named(reader: Reader, at: int, place: int) -> Expression | None:
    weekday, month = weekday_at(reader, place), month_at(reader, place)
    if weekday:
        return Expression(Fixed("SET", f"XXXX-WXX-{weekday}"), at, place + 1)
    if month:
        return Expression(Fixed("SET", f"XXXX-{month:02d}"), at, place + 1)
    season = reader.kind(place, "season")
    if season:
        return Expression(Fixed("SET", f"XXXX-{('SP', 'SU', 'FA', 'WI')[int(season) - 1]}"), at, place + 1)
    part = reader.kind(place, "daypart")
    return Expression(Fixed("SET", f"XXXX-XX-XX{part}"), at, place + 1) if part else None
