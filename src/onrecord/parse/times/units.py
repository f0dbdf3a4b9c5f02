"""Units of time in words and in TIMEX3 durations."""

from onrecord.parse.times.reader import Reader

SMALL = {"second": "S", "minute": "M", "hour": "H"}
CODES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
         "weekend": "WE", "night": "D", "fortnight": "W"}  # fmt: skip


def unit_at(reader: Reader, at: int) -> tuple[str, bool] | None:
    """The unit of time at `at` and whether it is plural, or None."""
    one, many = reader.kind(at, "unit"), reader.kind(at, "units")
    if one is None and many is None:
        return None
    return (one or many or "", many is not None)


def code_of(unit: str) -> str:
    """The letter or letters of the unit in a TIMEX3 duration."""
    return SMALL.get(unit) or CODES[unit]
