"""Where a word is the name of a month or weekday, and figures a year: told by the words beside it."""

from onrecord.parse.times.reader import Reader

YEAR_LEADS = frozenset(
    "in since of by until till from before after during through throughout to and the between around circa early late "
    "mid fiscal ( [ , - – — or that for year years about ending ended pre post as over this its his a than spring "
    "summer fall autumn winter".split()
)
"""Words after which four figures are a year rather than a count."""
NOT_YEAR_LEADS = frozenset({"$", "€", "£", "#", "no", "route", "room", "page", "model", "flight", ".", "/"})
FIRST_LONE_YEAR, LAST_LONE_YEAR = 1500, 2099
"""Four figures outside these are no year, unless a month stands with them."""
TOTALS = frozenset({"average", "total", "maximum", "minimum", "sum", "population", "score"})
"""Words after which "of 1500" is a number, not a year."""
MARCH_ON = frozenset({"of", "for", "on", "to", "against"})
"""Words after a march on foot; before it stands no preposition of time."""
SURE_YEARS = (1900, 2060)
"""Four figures before a plural noun are a year only within these, and not when they are a round hundred."""


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
    if has_date_beside(reader, at):
        return int(month)
    word = reader.word(at)
    if len(word) <= 4 and word not in ("may", "june", "july") and not reader.raw(at).endswith("."):
        return None
    token = reader.token(at)
    if token is None or token.tag_ not in ("NNP", "NNPS", "NN", "CD") or token.ent_type_ == "PERSON":
        return None
    if word == "march" and reader.word(at + 1) in MARCH_ON and reader.word(at - 1) not in YEAR_LEADS:
        return None
    return None if _is_part_of_name(reader, at) else int(month)


def has_date_beside(reader: Reader, at: int) -> bool:
    """True if a day or year stands beside the month at `at`."""
    after = reader.skip(at + 1, ",", "of")
    if reader.number(after, 1, 31) is not None or reader.number(after, 1000, LAST_LONE_YEAR) is not None:
        return True
    if reader.kind(at + 1, "ordinal") or reader.kind(at - 1, "ordinal"):
        return True
    return reader.number(at - 1, 1, 31) is not None


def _is_part_of_name(reader: Reader, at: int) -> bool:
    """True if a capitalised word that is no time word stands right before the name ("Theresa May"), or owns it (the
    "Women's March")."""
    before = at - 2 if reader.word(at) == "march" and reader.word(at - 1) == "'s" else at - 1
    if before < 0 or not reader.is_capital(before) or not reader.raw(before).isalpha():
        return False
    return not reader.words[before].kinds and reader.tag(before) in ("NNP", "NNPS")


def short_year(reader: Reader, at: int) -> int | None:
    """'89 after a month or a preposition of time."""
    if reader.word(at) in ("'", "‘") and reader.is_joined(at + 1):
        figures = reader.kind(at + 1, "figures")
        if figures and len(figures) == 2:
            return century_of(int(figures)) + int(figures)
    return None


def century_of(two_figures: int) -> int:
    """The century of a two-figure year: '20s and later years below 30 are of this century."""
    return 2000 if two_figures < 30 else 1900


def year_at(reader: Reader, at: int) -> int | None:
    """The year in four figures at `at`, if they are one and not a count or the number of something."""
    year = reader.number(at, FIRST_LONE_YEAR, LAST_LONE_YEAR)
    if year is None or len(reader.word(at)) != 4 or reader.word(at - 1) in NOT_YEAR_LEADS:
        return None
    if reader.word(at + 1) in ("%", "percent", "a.m.", "p.m.", "bc", "b", ":", "°") or is_count(reader, at):
        return None
    before = reader.word(at - 1)
    if before == "of" and reader.word(at - 2) in TOTALS:
        return None
    ranged = reader.word(at + 1) in ("-", "–") and reader.is_joined(at + 2)
    if ranged and reader.number(at + 2, year + 1, LAST_LONE_YEAR):
        return year
    if before in YEAR_LEADS or at == 0 or reader.kind(at - 1, "part"):
        return year
    named = reader.is_capital(at - 1) and not reader.words[at - 1].kinds
    return None if named or before == "+" else year


def is_count(reader: Reader, at: int) -> bool:
    """True if the four figures count the noun after them ("about 2000 troops")."""
    token, year = reader.token(at), reader.number(at, 1000, 9999) or 0
    if token is None or reader.tag(at + 1) != "NNS" or token.dep_ != "nummod":
        return False
    return not SURE_YEARS[0] <= year < SURE_YEARS[1] or year % 100 == 0


def year_before_era(reader: Reader, at: int) -> tuple[int, int] | None:
    """The year before our era at `at` and the place after its mark: "490 BC", "490 B.C.", the 490 of "490-479 BC"."""
    year = reader.number(at, 1, 9999)
    if year is None:
        return None
    end = _after_era(reader, at + 1)
    if end is not None:
        return year, end
    later = reader.number(at + 2, 1, year)
    ranged = later is not None and reader.word(at + 1) in ("-", "–", "—", "to", "and")
    return (year, at + 1) if ranged and _after_era(reader, at + 3) is not None else None


def _after_era(reader: Reader, at: int) -> int | None:
    """The place after "BC", "BCE" or "B.C." at `at`, or None."""
    if not reader.is_capital(at):
        return None
    if reader.word(at) in ("bc", "bce"):
        return at + 1
    return at + 2 if reader.word(at) == "b." and reader.word(at + 1) in ("c", "c.") else None
