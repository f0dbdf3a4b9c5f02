"""Grammar of the periods that figures are told of: the latest quarter, the 1988 period, the year ended June 30."""

from onrecord.parse.times.meaning import Counted, Expression, Length, Period
from onrecord.parse.times.reader import Reader
from onrecord.parse.times.words import word_set

PERIODS = frozenset({"quarter", "period"})
LIKE = frozenset({"comparable", "corresponding", "equivalent", "same"})


def read_period(reader: Reader, at: int) -> Expression | None:
    """The period at hand or the like one of another year, and "the year" where it stands alone."""
    begin = reader.skip(at, "the")
    if begin == at:
        return _read_period_of_last_year(reader, at)
    for read in (_read_latest, _read_like, _read_year_told):
        found = read(reader, at, begin)
        if found:
            return found
    return None


def _read_period_of_last_year(reader: Reader, at: int) -> Expression | None:
    """last year's quarter."""
    possessed = reader.word(at) == "last" and reader.word(at + 1) == "year" and reader.word(at + 2) == "'s"
    return Expression(Period(shift=-1), at, at + 4) if possessed and reader.word(at + 3) in PERIODS else None


def _read_latest(reader: Reader, at: int, begin: int) -> Expression | None:
    """the latest quarter; the 1988 period."""
    if reader.word(begin + 1) not in PERIODS:
        return None
    year = reader.number(begin, 1900, 2099)
    return Expression(Period(year), at, begin + 2) if year or reader.word(begin) == "latest" else None


def _read_like(reader: Reader, at: int, begin: int) -> Expression | None:
    """the comparable year-ago quarter, the same period last year, the same period of 1988."""
    place = reader.skip(begin, *LIKE)
    if reader.word(place) == "year" and reader.word(place + 1) == "-" and reader.word(place + 2) in ("ago", "earlier"):
        return Expression(Period(shift=-1), at, place + 4) if reader.word(place + 3) in PERIODS else None
    if place == begin or reader.word(place) not in PERIODS:
        return None
    after = reader.skip(place + 1, "of", "in", "a", "the")
    after = reader.skip(after, "the") if reader.word(after + 1) in ("last", "previous") else after
    if reader.word(after) in ("last", "previous") and reader.word(after + 1) == "year":
        return Expression(Period(shift=-1), at, after + 2)
    if reader.word(after) == "year" and reader.kind(after + 1, "away") in ("ago", "earlier"):
        return Expression(Period(shift=-1), at, after + 2)
    year = reader.number(after, 1900, 2099)
    return Expression(Period(year), at, after + 1) if year else None


def _read_year_told(reader: Reader, at: int, begin: int) -> Expression | None:
    """the year ended June 30 (a length); the full year, and the year (the one at hand) where nothing says which."""
    full = reader.skip(begin, "full", "whole", "entire")
    place = reader.skip(full, "fiscal")
    if reader.word(place) != "year":
        return None
    if reader.word(place + 1) in ("ended", "ending"):
        return Expression(Length(1.0, "year"), at, place + 1)
    alone = place == full and not reader.is_capital(place) and _stands_alone(reader, place + 1)
    return Expression(Counted("year", 0), at, place + 1) if alone else None


def _stands_alone(reader: Reader, after: int) -> bool:
    """True if what follows "the year" does not say which year it is, or what it is the year of."""
    word = reader.word(after)
    if not word or not word[0].isalnum():
        return word not in ("'s", "-", "–", "—")
    return word in word_set("after_year")
