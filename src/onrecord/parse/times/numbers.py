"""Numbers in figures and words, as they count units of time."""

from dataclasses import dataclass

from onrecord.parse.times.reader import Reader

LARGEST = 10**12
"""Numbers in words are read up to here; nothing in time is counted beyond."""
VAGUE_NOUNS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number up to the lexeme `end`; value None: several, a few."""

    value: float | None
    end: int
    about: bool = False


def read_number(reader: Reader, at: int) -> Number | None:
    """The number that begins at `at`: 12, 2,500, 5 1/2, twenty-five, a hundred, a couple of, several."""
    vague = _read_vague(reader, at)
    if vague:
        return vague
    whole = _read_figures(reader, at) or _read_words(reader, at) or _read_article(reader, at)
    return _with_half(reader, whole) if whole else None


def _read_figures(reader: Reader, at: int) -> Number | None:
    figures = reader.kind(at, "figures") or reader.kind(at, "amount")
    if figures is None or len(figures) > 9:
        return None
    value = float(figures)
    if reader.word(at + 1) == "1/2":
        return Number(value + 0.5, at + 2)
    scale = reader.kind(at + 1, "scale")
    return Number(value * int(scale), at + 2) if scale else Number(value, at + 1)


def _read_vague(reader: Reader, at: int) -> Number | None:
    """Several, a few, a couple of, dozens of."""
    begin = reader.skip(at, "a", "the") if reader.kind(at + 1, "vague") else at
    vague = reader.kind(begin, "vague")
    if vague == "X":
        return Number(None, begin + 1)
    if vague:
        return Number(float(vague), reader.skip(begin + 1, "of"), about=True)
    if reader.word(at) in VAGUE_NOUNS and reader.word(at + 1) == "of":
        return Number(None, at + 2)
    return None


def _read_words(reader: Reader, at: int) -> Number | None:
    """twelve, twenty-five, three hundred, two thousand."""
    small = _read_below_hundred(reader, at)
    if small is None:
        return None
    value, end = small
    while value < LARGEST and (scale := reader.kind(end, "scale")):
        value, end = value * int(scale), end + 1
        more = _read_below_hundred(reader, reader.skip(end, "and"))
        if more:
            value, end = value + more[0], more[1]
    return Number(float(value), end)


def _read_below_hundred(reader: Reader, at: int) -> tuple[int, int] | None:
    tens = reader.kind(at, "tens")
    if tens:
        unit_at = reader.skip(at + 1, "-")
        unit = reader.kind(unit_at, "number")
        if unit and 0 < int(unit) < 10:
            return int(tens) + int(unit), unit_at + 1
        return int(tens), at + 1
    number = reader.kind(at, "number")
    return (int(number), at + 1) if number else None


def _read_article(reader: Reader, at: int) -> Number | None:
    """a, an, half a, a dozen, a hundred."""
    if reader.word(at) == "half" and reader.word(at + 1) in ("a", "an"):
        return Number(0.5, at + 2)
    if reader.word(at) not in ("a", "an"):
        return None
    scale = reader.kind(at + 1, "scale")
    if scale:
        return Number(float(scale), at + 2)
    if reader.word(at + 1) == "dozen":
        return Number(12.0, at + 2)
    if reader.word(at + 1) == "half":
        return Number(0.5, reader.skip(at + 2, "-"))
    return Number(1.0, at + 1)


def _with_half(reader: Reader, number: Number) -> Number:
    """"two and a half"; the number itself where no half follows."""
    end = number.end
    if reader.word(end) == "and" and reader.word(end + 1) in ("a", "half"):
        half = reader.skip(end + 1, "a")
        if reader.word(half) == "half" and number.value is not None:
            return Number(number.value + 0.5, half + 1)
    return number


def read_year_words(reader: Reader, at: int) -> tuple[int, int] | None:
    """A year in words ("nineteen ninety-four", "two thousand") and the place after it."""
    century = reader.kind(at, "number")
    if century in ("17", "18", "19") and (reader.kind(at + 1, "tens") or reader.kind(at + 1, "number")):
        rest = _read_below_hundred(reader, at + 1)
        if rest and rest[0] >= 10:
            return int(century) * 100 + rest[0], rest[1]
    thousands = reader.word(at) == "two" and reader.word(at + 1) == "thousand"
    if thousands and reader.word(at - 1) in ("year", "in", "since"):
        more = _read_below_hundred(reader, reader.skip(at + 2, "and"))
        if more is None:
            return 2000, at + 2
        return 2000 + more[0], more[1]
    return None
