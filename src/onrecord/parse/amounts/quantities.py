"""Numbers with their sign, money, unit, rate and range: one quantity phrase, read from lexemes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.parse.amounts.lexemes import DASHES, Lexeme
from onrecord.parse.amounts.lexicon import Unit, load_lexicon
from onrecord.parse.amounts.numerals import Numeral, number_words, read_numeral, word_at

STERLING_FROM = 100_000
""" "Pounds" of this many with a scale word are money, below it weight: nobody writes "2 million pounds" of a load
without saying of what, and the money sense is far more frequent in news."""
GLUED_ONLY = frozenset({"p", "s", "h", "L", "l", "A", "J", "R", "K", "kn", "kt", "ms", "px", "cal"})
"""Unit signs that are read only when glued to the figure ("164p"): apart from it they are other words."""
FIGURES_ONLY = frozenset({"second", "time", "point", "min", "sec", "bit", "degree", "foot"})
"""Unit words in the singular that are read after figures and "one" only ("two second homes")."""
RATE_WORDS = frozenset({"per", "a", "an", "each", "every", "/"})
RATE_AFTER_ARTICLE = frozenset(
    "second minute hour day week month year night barrel gallon litre liter tonne ton share pound kilo kilogram head "
    "piece person game ounce bushel quarter dozen".split()
)
"""What "a" may mean "per" before: "$52 a barrel", never "200 a mile away"."""
TIME_WORDS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "night"})
THEN = frozenset({"ago", "earlier", "later", "before", "after", "from", "in"})
"""Words that make "a year" a point in time rather than a rate."""
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
CLOCK_WORDS = frozenset("am pm gmt utc est edt o bc ad bce ce".split())
"""Words that make the figure before them a clock time or a year."""
LAST_DAY = 31
YEARS = (1900, 2035)
"""A bare figure between these is a year unless something says otherwise."""
NOT_COUNTED = frozenset(
    "long high wide tall deep away from above below in of to and or at by on off for with across apart ahead behind "
    "north south east west further freestyle relay sprint hurdles butterfly backstroke race down up".split()
)
"""After "37m" these show metres; any other word right after it shows that millions of it are counted."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase over lexemes `[first, stop)`; the bare number stands in `[number_first, number_stop)`."""

    low: float
    high: float
    unit: Unit | None
    rate: str
    numeral: Numeral
    first: int
    stop: int
    number_first: int
    number_stop: int
    hyphened: bool = False


def read_single(lexemes: Sequence[Lexeme], at: int, joined: bool = False) -> Quantity | None:
    """The quantity with one number that begins at lexeme `at`; None if there is none, or it is part of a name.

    `joined`: a hyphen before it is known to join the two ends of a range.
    """
    first = at
    money = load_lexicon().money.match(lexemes, at)
    if money and (lexemes[at].kind != "word" or not _glued_to_word(lexemes, at)):
        at = money[1]
    else:
        money = None
    sign, at = (1, at) if joined else _read_sign(lexemes, at, bool(money))
    numeral = read_numeral(lexemes, at)
    if numeral is None or (money is None and sign == 1 and not joined and _inside_name(lexemes, at)):
        return None
    numeral = _read_suffix(lexemes, numeral, bool(money)) or numeral
    if _inside_longer(lexemes, numeral):
        return None
    unit, stop, hyphened = _read_unit(lexemes, numeral, money[0] if money else None)
    if (unit is None and stop == numeral.stop and _glued_word(lexemes, stop)) or _glued_figure(lexemes, stop):
        return None
    rate, stop = read_rate(lexemes, stop) if unit else ("", stop)
    value = sign * numeral.value
    return Quantity(value, value, unit, rate, numeral, first, stop, at if sign == 1 else at - 1, numeral.stop, hyphened)


def _read_sign(lexemes: Sequence[Lexeme], at: int, money: bool) -> tuple[int, int]:
    """-1 and the index of the number where a minus stands at `at`; else 1 and `at`."""
    word = word_at(lexemes, at)
    follows = at + 1 < len(lexemes) and lexemes[at + 1].kind in ("figure", "word")
    if word == "minus" and follows:
        return -1, at + 2 if word_at(lexemes, at + 1) in DASHES else at + 1
    if word == "minus" and word_at(lexemes, at + 1) in DASHES:
        return -1, at + 2
    if word in ("-", "−") and follows and lexemes[at + 1].kind == "figure":
        apart = not lexemes[at].glued or (at > 0 and lexemes[at - 1].text == "(")
        if (lexemes[at + 1].glued and apart) or money:
            return -1, at + 1
    return 1, at


def _glued_to_word(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at > 0 and lexemes[at].glued and lexemes[at - 1].kind == "word"


def _inside_name(lexemes: Sequence[Lexeme], at: int) -> bool:
    """True if what stands before `at` makes it part of a name, a date or a clock time: F-16, G7, 3/4, 10:30."""
    if at == 0 or not lexemes[at].glued:
        return False
    before = lexemes[at - 1]
    if before.kind == "word" or (before.text in ":/.#№_@&\\," and lexemes[at].kind == "figure"):
        return True
    if before.text in ("’", "'") and at > 1 and not before.glued:
        return True
    if before.text not in DASHES or not before.glued or lexemes[at].kind != "figure":
        return lexemes[at].kind == "word" and before.text in DASHES and before.glued
    return at < 2 or lexemes[at - 2].low not in ("sub", "plus")


def _read_suffix(lexemes: Sequence[Lexeme], numeral: Numeral, money: bool) -> Numeral | None:
    """The number with a glued scale letter: 25k, $1.2bn, 1.5m people."""
    at = numeral.stop
    if numeral.spelled or numeral.scaled or at >= len(lexemes) or lexemes[at].kind != "word" or not lexemes[at].glued:
        return None
    text = lexemes[at].text
    kind, value = number_words().get(text, number_words().get(text.lower(), ("", 0.0)))
    if kind != "glued" or (text == "K" and not money):
        return None
    if text in ("m", "b", "B") and not money and not _counts_things(lexemes, at + 1):
        return None
    return replace(numeral, value=round(numeral.value * value, 6), stop=at + 1, scaled=True)


def _counts_things(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].kind == "word" and lexemes[at].low not in NOT_COUNTED


def _glued_word(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].glued and lexemes[at].kind == "word"


def _glued_figure(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].glued and lexemes[at].kind == "figure"


def _inside_longer(lexemes: Sequence[Lexeme], numeral: Numeral) -> bool:
    """True if the figure goes on as a clock time, a date or a version: 10:30, 3/4/20, 2.1.4."""
    at = numeral.stop
    if at >= len(lexemes) or not lexemes[at].glued:
        return False
    goes_on = at + 1 < len(lexemes) and lexemes[at + 1].glued and lexemes[at + 1].kind == "figure"
    if lexemes[at].text in (":", "/", ".") and goes_on and not numeral.spelled:
        return True
    return lexemes[at].low in ("st", "nd", "rd", "th")


def _read_unit(lexemes: Sequence[Lexeme], numeral: Numeral, money: Unit | None) -> tuple[Unit | None, int, bool]:
    """The unit after the number, the index after it, and whether a hyphen joins them."""
    at = numeral.stop
    hyphen = word_at(lexemes, at) in DASHES and lexemes[at].glued and at + 1 < len(lexemes) and lexemes[at + 1].glued
    where = at + 1 if hyphen else at
    found = _match_unit(lexemes, where, numeral)
    if money:
        if found and found[0].kind == "money" and not hyphen:
            general = money.name == "dollar" and found[0].name != "cent"
            return (found[0] if general else money), found[1], False
        if word_at(lexemes, at) == "us" and lexemes[at].text == "US":
            return money, at + 1, False
        return money, at, False
    if found is None:
        return None, at, False
    unit = found[0]
    if unit.name == "pound-mass" and numeral.scaled and numeral.value >= STERLING_FROM:
        unit = Unit("pound sterling", "money")
    return _as_age(lexemes, unit, found[1], hyphen)


def _match_unit(lexemes: Sequence[Lexeme], at: int, numeral: Numeral) -> tuple[Unit, int] | None:
    lexicon = load_lexicon()
    sign = lexicon.symbols.match(lexemes, at)
    if sign and _is_word(lexemes, at) and not _glued_word(lexemes, at):
        alone = lexemes[at].text
        if alone in GLUED_ONLY or numeral.spelled:
            sign = None
    word = lexicon.words.match(lexemes, at)
    if word and word[1] == at + 1 and lexemes[at].low in FIGURES_ONLY and numeral.spelled and numeral.value != 1:
        word = None
    if sign and word:
        return sign if sign[1] >= word[1] else word
    return sign or word


def _is_word(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].kind == "word"


def _as_age(lexemes: Sequence[Lexeme], unit: Unit, stop: int, hyphen: bool) -> tuple[Unit | None, int, bool]:
    """ "68-year-old", "five years old", "18 months of age" as ages; other units as they are."""
    if unit.kind != "time":
        return unit, stop, hyphen
    at = stop + 1 if word_at(lexemes, stop) in DASHES else stop
    if word_at(lexemes, at) == "old":
        return Unit(f"{unit.name} of age", "age"), at + 1, False
    if word_at(lexemes, at) == "of" and word_at(lexemes, at + 1) == "age":
        return Unit(f"{unit.name} of age", "age"), at + 2, False
    return unit, stop, hyphen


def read_rate(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int]:
    """The plain name of what a rate is per ("barrel" in "$52 a barrel"), and the index after it."""
    start = at
    if word_at(lexemes, at) in DASHES and word_at(lexemes, at + 1) in RATE_WORDS:
        at += 1
    how = word_at(lexemes, at)
    if how not in RATE_WORDS:
        return "", start
    at += 1
    if word_at(lexemes, at) in DASHES:
        at += 1
    if not _is_word(lexemes, at):
        return "", start
    if how == "per" and lexemes[at].low == "annum":
        return "year", at + 1
    if how in ("a", "an", "each", "every"):
        point = word_at(lexemes, at + 1) in THEN and lexemes[at].low in TIME_WORDS
        is_rate = lexemes[at].low in RATE_AFTER_ARTICLE and not point
        return (lexemes[at].low, at + 1) if is_rate else ("", start)
    lexicon = load_lexicon()
    found = lexicon.symbols.match(lexemes, at) or lexicon.words.match(lexemes, at)
    if found:
        return found[0].name, found[1]
    return (lexemes[at].low, at + 1) if how == "per" and lexemes[at].low != "cent" else ("", start)


def is_date_part(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """True if a bare figure is a day of a month, a year or a clock time."""
    numeral = quantity.numeral
    if quantity.unit is not None or numeral.spelled or numeral.scaled or lexemes[numeral.first].kind != "figure":
        return False
    text = lexemes[numeral.first].text
    if not text.isdecimal():
        return False
    before, after = _month_at(lexemes, numeral.first - 1), _month_at(lexemes, numeral.stop)
    if numeral.value <= LAST_DAY and (before or after):
        return True
    if word_at(lexemes, numeral.stop) in CLOCK_WORDS:
        return True
    if word_at(lexemes, numeral.stop) in ("a", "p") and word_at(lexemes, numeral.stop + 2) == "m":
        return True
    if before and len(text) == 4:
        return True
    return len(text) == 4 and YEARS[0] <= numeral.value <= YEARS[1]


def _month_at(lexemes: Sequence[Lexeme], at: int) -> bool:
    if word_at(lexemes, at) == ".":
        at -= 1
    return word_at(lexemes, at) in MONTHS and lexemes[at].text[0].isupper()
