"""The time expressions of a sentence: the longest at each place, from left to right."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.parse.times.clocks import read_clock, read_plain_day, read_weekday_of_week
from onrecord.parse.times.dates import read_date
from onrecord.parse.times.lengths import read_length, read_named_unit
from onrecord.parse.times.meaning import Calendar, Clock, Counted, Expression, Fixed, Length, Named
from onrecord.parse.times.numbers import VAGUE_NOUNS
from onrecord.parse.times.periods import read_period
from onrecord.parse.times.reader import Reader, read_phrases
from onrecord.parse.times.spotting import month_at

PARTED_UNITS = frozenset({"week", "month", "year", "decade", "century", "quarter", "day", "weekend"})
LEAD_REACH = 7
"""Words from a lead ("no more than a mere two") to the first word of time; the longest hedge has four."""
RANGE_WORDS = frozenset({"to", "through", "until", "till", "thru", "-", "–", "—", "and", "or"})


def read_expressions(reader: Reader) -> list[Expression]:
    """All time expressions of the sentence, in order, none overlapping another."""
    found: list[Expression] = []
    at = 0
    while at < len(reader.words):
        expression = _longest(reader, at) if _may_begin(reader, at) else None
        if expression is None:
            at += 1
            continue
        found.append(expression)
        at = expression.end
        for more in _read_on(reader, expression):
            found.append(more)
            at = more.end
    return found


def _may_begin(reader: Reader, at: int) -> bool:
    """True if the word at `at` is of time, or can lead one (the, about, at) and a word of time follows soon."""
    if reader.words[at].kinds or reader.words[at].word in _first_words():
        return True
    return reader.words[at].word in _leads() and any(word.kinds for word in reader.words[at + 1 : at + LEAD_REACH])


@cache
def _leads() -> frozenset[str]:
    """Words that are not of time themselves, but can begin an expression."""
    leads = "the a an half another these those its their his per fiscal midyear midweek midmonth"
    return frozenset({*leads.split(), *VAGUE_NOUNS, *read_phrases("hedges.tsv")})


@cache
def _first_words() -> frozenset[str]:
    """First words of the fixed phrases and holidays, in which no word need be of time."""
    return frozenset({*read_phrases("phrases.tsv"), *read_phrases("holidays.tsv")} - {"the"})


def _longest(reader: Reader, at: int) -> Expression | None:
    """The longest expression that begins at `at`; the first reading wins among equals."""
    best: Expression | None = None
    for read in READINGS:
        found = read(reader, at)
        if found and (best is None or found.end > best.end):
            best = found
    return best


def _read_on(reader: Reader, first: Expression) -> Iterator[Expression]:
    """What a date leaves out that is joined to it: the 29 of "Dec. 27-29", the 15 of "2014-15"."""
    meaning, at = first.meaning, first.end
    if not isinstance(meaning, Calendar) or reader.word(at) not in RANGE_WORDS:
        return
    if meaning.day is not None:
        day = reader.number(at + 1, 1, 31)
        after = reader.word(at + 2)
        counted = reader.tag(at + 2) in ("NNS", "NN", "NNP") and reader.word(at) not in ("-", "–", "—")
        if day and month_at(reader, at + 2) is None and not counted and after not in (":", "%", "a.m.", "p.m."):
            yield _second_day(reader, replace(meaning, day=day), at + 1)
    elif meaning.year is not None and meaning.month is None and reader.word(at) in ("-", "–", "—"):
        short = reader.kind(at + 1, "figures") or ""
        if len(short) == 2 and int(short) > meaning.year % 100:
            yield Expression(Calendar(meaning.year // 100 * 100 + int(short)), at + 1, at + 2)


def _second_day(reader: Reader, day: Calendar, at: int) -> Expression:
    """The second day of a range, with the year after it."""
    year = reader.number(reader.skip(at + 1, ","), 1000, 2099)
    if year:
        return Expression(replace(day, year=year), at, reader.skip(at + 1, ",") + 1)
    return Expression(day, at, at + 1)


def _read_phrase(reader: Reader, at: int) -> Expression | None:
    """The fixed phrases: at present, the near future."""
    found = reader.phrase(at, read_phrases("phrases.tsv"))
    if found is None:
        return None
    end, (kind, value, *_) = found
    return Expression(Fixed("SET" if kind == "SET" else "DATE", value), at, end)


def _read_reference(reader: Reader, at: int) -> Expression | None:
    """now, recently, the past, the future: times without days."""
    word, value = reader.word(at), reader.kind(at, "ref")
    if value and _is_reference(reader, at, word):
        return Expression(Fixed("DATE", value), at, at + 1)
    if word == "the" and (value := reader.kind(at + 1, "refnoun")):
        noun = word == "the" and reader.tag(at + 1) == "NN" and reader.word(at - 1) != "of"
        if noun and reader.tag(at + 2)[:2] != "NN" and reader.word(at + 2) not in ("of", "when"):
            return Expression(Fixed("DATE", value), at, at + 2)
    if word == "future" and reader.word(at - 1) == "in":
        return Expression(Fixed("DATE", "FUTURE_REF"), at, at + 1)
    return None


def _is_reference(reader: Reader, at: int, word: str) -> bool:
    """True if the word is used of time: "now" but not "now that", "current" before a noun."""
    after, tag = reader.word(at + 1), reader.tag(at)
    if word in ("current", "recent"):
        return tag == "JJ"
    if word == "now":
        return tag == "RB" and not (reader.word(at - 1) in ("for", "until", "up") and after == "that")
    return tag[:2] == "RB"


def _read_parted(reader: Reader, at: int) -> Expression | None:
    """early 2020, mid-March, the end of the year, late in 2017, earlier this month, sometime next year."""
    begin = reader.skip(at, "the", "very")
    begin = reader.skip(begin, "very") if begin > at else begin
    part, whole = reader.kind(begin, "part"), reader.kind(begin, "whole")
    if part is None and whole is None:
        return _read_possessed_end(reader, at)
    noun = reader.word(begin) not in ("early", "mid", "late", "tail-end") and part is not None
    place = reader.skip(begin + 1, "-")
    place = reader.skip(place, "part", "half") if reader.word(place + 1) in ("of", "in") and not noun else place
    link = reader.skip(place, "of", "in", "on")
    if noun and (link == place or reader.tag(begin)[:2] == "VB"):
        return None
    inner = _whole_at(reader, link, linked=link > place)
    if inner is None or isinstance(inner.meaning, (Length, Fixed)):
        return None
    if isinstance(inner.meaning, Clock) or inner.mod is not None:
        return replace(inner, start=at, mod=inner.mod or part or whole) if not noun else None
    mod = part or (whole if whole != "-" else None)
    return Expression(inner.meaning, at, inner.end, mod, narrow=part is not None)


def _whole_at(reader: Reader, at: int, linked: bool) -> Expression | None:
    """What an early, mid or late can be part of: a date, or a week, month or year that is pointed to."""
    found = read_date(reader, at) or read_plain_day(reader, at) or read_clock(reader, at)
    if found:
        return found
    season = reader.kind(at, "season")
    if season and reader.tag(at)[:2] == "NN":
        return Expression(Named("season", int(season)), at, at + 1)
    month = month_at(reader, at)
    if month:
        return Expression(Named("month", month), at, at + 1)
    if linked and reader.word(at) == "the" and reader.word(at + 1) in PARTED_UNITS:
        story = reader.word(at + 1) == "day"
        return Expression(Counted(reader.word(at + 1), 0, "story" if story else "speech"), at, at + 2)
    shifted = read_length(reader, at)
    return shifted if shifted and isinstance(shifted.meaning, Counted) else None


def _read_possessed_end(reader: Reader, at: int) -> Expression | None:
    """year-end, month's end, mid-year, midweek."""
    word = reader.word(at)
    unit = reader.kind(at, "unit")
    if unit in PARTED_UNITS:
        joined = reader.word(at + 1) in ("-", "'s")
        if joined and reader.word(at + 2) == "end":
            return Expression(Counted(unit, 0), at, at + 3, "END", narrow=True)
        return None
    if word in ("midyear", "midweek", "midmonth"):
        return Expression(Counted(word.removeprefix("mid"), 0), at, at + 1, "MID", narrow=True)
    return None


def _read_mid(reader: Reader, at: int) -> Expression | None:
    """mid-year, mid-week: parts of the present one."""
    if reader.word(at) == "mid" and reader.word(at + 1) == "-" and reader.word(at + 2) in ("year", "week", "month"):
        return Expression(Counted(reader.word(at + 2), 0), at, at + 3, "MID", narrow=True)
    return None


def _read_week(reader: Reader, at: int) -> Expression | None:
    """the weekend, the quarter, the year-ago period: the one at hand."""
    begin = reader.skip(at, "the", "a")
    if reader.word(begin) in ("weekend", "quarter") and begin > at and reader.word(at) == "the" and (
            reader.word(begin + 1) not in ("-", "century", "'s", "of")):
        quarter = reader.word(begin) == "quarter"
        return Expression(Counted("quarter", 0, "story") if quarter else Named("weekend", 0), at, begin + 1)
    if reader.word(begin) == "year" and reader.word(begin + 1) == "-" and reader.word(begin + 2) in ("ago", "earlier"):
        end = begin + 3
        end = reader.skip(end, "third", "fourth", "second", "first")
        return Expression(Counted("year", -1, "story", about=True), at, reader.skip(end, "period", "quarter"))
    return None


def _read_hedged_date(reader: Reader, at: int) -> Expression | None:
    """around Nov. 1, about 5 p.m., circa 1900."""
    if reader.word(at) not in ("around", "about", "circa", "ca.", "approximately", "roughly"):
        return None
    found = read_clock(reader, at + 1) or read_date(reader, at + 1)
    if found is None or isinstance(found.meaning, Named):
        return None
    return replace(found, start=at, mod=found.mod or "APPROX")


READINGS = (_read_phrase, _read_parted, read_clock, read_plain_day, read_date, read_weekday_of_week, read_named_unit,
            read_length, read_period, _read_week, _read_mid, _read_hedged_date, _read_reference)  # fmt: skip
"""Every reading that an expression can begin with, the preferred first."""
