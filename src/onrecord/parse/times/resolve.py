"""What a time expression means in its scene: TIMEX3 type and value, and the days as EDTF."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import TimexType
from onrecord.parse.times.granule import SEASON_NAMES, Granule, containing, months_on, named
from onrecord.parse.times.meaning import (
    Calendar,
    Clock,
    Counted,
    Expression,
    Fiscal,
    Length,
    Meaning,
    Named,
    Period,
    Years,
)
from onrecord.parse.times.scene import Scene
from onrecord.parse.times.units import SMALL, code_of
from onrecord.text.edtf import part_of

UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "fortnight": "XXXX-WXX",
           "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip
"""Values of what cannot be counted, because nothing says from when."""
PARTS = {"START": "early", "MID": "mid", "END": "late"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 `type` and `value`, the days as `edtf` (None: not known), and the granule counted on from, if any."""

    type: TimexType
    value: str
    edtf: str | None = None
    granule: Granule | None = None
    stated: bool = False


def resolve(expression: Expression, scene: Scene) -> Resolved:
    """What `expression` means in `scene`; what cannot be placed has a value with X and no edtf."""
    found = _resolve(expression.meaning, scene)
    if expression.narrow and found.granule and expression.mod in PARTS and found.type == "DATE":
        part = PARTS[expression.mod]
        edtf = part_of(found.granule.edtf, "early" if part == "early" else "mid" if part == "mid" else "late")
        return replace(found, edtf=edtf)
    return found


def _resolve(meaning: Meaning, scene: Scene) -> Resolved:
    match meaning:
        case Calendar():
            return _resolve_calendar(meaning, scene)
        case Named():
            return _resolve_named(meaning, scene)
        case Years():
            return _dated(Granule(meaning.unit, date(meaning.first, 1, 1)), stated=True)
        case Counted():
            return _resolve_counted(meaning, scene)
        case Length():
            return _resolve_length(meaning, scene)
        case Clock():
            return _resolve_clock(meaning, scene)
        case Fiscal():
            year = meaning.year or (scene.anchor.year + meaning.shift if scene.anchor else None)
            return Resolved("DATE", f"{year:04d}" if year else UNKNOWN["year"])
        case Period():
            return _resolve_period(meaning, scene)
    return Resolved(meaning.type, meaning.value)


def _dated(granule: Granule, stated: bool = False) -> Resolved:
    return Resolved("DATE", granule.value, granule.edtf, granule, stated)


def _resolve_calendar(meaning: Calendar, scene: Scene) -> Resolved:
    """A date by its numbers, its year found if the text leaves it out."""
    if meaning.year is not None:
        granule = _calendar_granule(meaning, meaning.year)
        return _dated(granule, stated=True) if granule else Resolved("DATE", _numbers(meaning))
    if meaning.month is None:
        return _resolve_lone_day(meaning, scene)
    granule = _nearest(scene, lambda year: _calendar_granule(meaning, year))
    return _dated(granule) if granule else Resolved("DATE", _numbers(meaning))


def _resolve_lone_day(meaning: Calendar, scene: Scene) -> Resolved:
    """The 20th: of the month the text is speaking of, or the article's."""
    told = scene.story if scene.story and scene.story.unit in ("day", "month") else None
    month = told.first if told else scene.anchor
    granule = _calendar_granule(replace(meaning, month=month.month), month.year) if month else None
    return _dated(granule) if granule else Resolved("DATE", f"XXXX-XX-{meaning.day or 0:02d}")


def _calendar_granule(meaning: Calendar, year: int) -> Granule | None:
    """The granule of the date in `year`, or None if that year has no such day."""
    try:
        first = date(year, meaning.month or 1, meaning.day or 1)
    except ValueError:
        return None
    return Granule("day" if meaning.day else "month" if meaning.month else "year", first)


def _numbers(meaning: Calendar) -> str:
    year = f"{meaning.year:04d}" if meaning.year else "XXXX"
    month = f"-{meaning.month:02d}" if meaning.month else ""
    return year + month + (f"-{meaning.day:02d}" if meaning.day else "")


def _nearest(scene: Scene, in_year: Callable[[int], Granule | None]) -> Granule | None:
    """The granule in the year that scene and tense choose."""
    told = scene.sentence_year if scene.tense == "past" else None
    if told is None and (scene.history or scene.anchor is None):
        told = scene.story.first.year if scene.story else None
    if told is not None:
        return _after_story(in_year(told), in_year(told + 1), scene)
    if scene.anchor is None:
        return None
    years = [scene.anchor.year + n for n in (-1, 0, 1)]
    found = [granule for granule in map(in_year, years) if granule]
    past = [granule for granule in found if granule.first <= scene.anchor]
    coming = [granule for granule in found if granule.last >= scene.anchor]
    if not past or not coming:
        return past[-1] if past else coming[0] if coming else None
    behind, ahead = (scene.anchor - past[-1].last).days, (coming[0].first - scene.anchor).days
    if scene.tense == "future" and ahead < FAR_DAYS:
        return coming[0]
    if scene.tense == "past" and (behind < FAR_DAYS or past[-1].unit != "day"):
        return past[-1]
    return coming[0] if ahead < behind else past[-1]


FAR_DAYS = 300
"""A day further off than this is told with its year: the tense is then not trusted, and the nearer one is taken."""
LATE_MONTHS = 9
"""A month this many months before the story's last is taken for one of the next year (December, then January)."""


def _after_story(granule: Granule | None, later: Granule | None, scene: Scene) -> Granule | None:
    """`granule`, or `later` a year on, where a history has moved past the turn of the year."""
    if granule is None or later is None or scene.story is None or scene.story.unit == "year" or not scene.history:
        return granule
    behind = (scene.story.first - granule.first).days
    return later if behind >= LATE_MONTHS * 30 else granule


def _resolve_named(meaning: Named, scene: Scene) -> Resolved:
    """A weekday, month, season, quarter, half or holiday."""
    if meaning.unit == "weekend":
        return _resolve_weekend(scene)
    if meaning.unit.startswith("week"):
        granule = _weekday(meaning, scene) if meaning.unit != "week_of" else _week_of(meaning, scene)
        return _dated(granule) if granule else Resolved("DATE", f"XXXX-WXX-{meaning.index}")
    if meaning.unit == "holiday":
        return _resolve_holiday(meaning, scene)
    year = meaning.year
    if year is None and meaning.year_shift is not None and scene.anchor:
        year = scene.anchor.year + meaning.year_shift
    if year is not None:
        return _dated(named(meaning.unit, year, meaning.index), stated=meaning.year is not None)
    granule = _shifted(meaning, scene, lambda year: named(meaning.unit, year, meaning.index))
    if meaning.unit == "quarter" and not meaning.shift and scene.anchor and not scene.history:
        granule = _own_quarter(meaning, scene, scene.anchor)
    return _dated(granule) if granule else Resolved("DATE", _unknown_named(meaning))


def _resolve_weekend(scene: Scene) -> Resolved:
    """The weekend at hand: the last that has begun, or the coming one if the verb is ahead."""
    if scene.anchor is None:
        return Resolved("DATE", UNKNOWN["weekend"])
    granule = containing(scene.anchor, "weekend")
    if granule.first > scene.anchor and scene.tense != "future":
        granule = granule.shifted(-1) or granule
    return _dated(granule)


def _own_quarter(meaning: Named, scene: Scene, anchor: date) -> Granule:
    """The quarter of the article's year, or of the year before where it has not begun: figures are told afterwards."""
    if scene.sentence_year is not None:
        return named("quarter", scene.sentence_year, meaning.index)
    granule = named("quarter", anchor.year, meaning.index)
    ahead = 0 if scene.tense == "past" else QUARTER_AHEAD
    return granule if (granule.first - anchor).days <= ahead else named("quarter", anchor.year - 1, meaning.index)


QUARTER_AHEAD = 92
"""Days ahead within which a coming quarter is spoken of without its year."""


def _unknown_named(meaning: Named) -> str:
    code = {"month": f"{meaning.index:02d}", "quarter": f"Q{meaning.index}", "half": f"H{meaning.index}"}
    return f"XXXX-{code.get(meaning.unit) or SEASON_NAMES[meaning.index - 1]}"


def _shifted(meaning: Named, scene: Scene, in_year: Callable[[int], Granule | None]) -> Granule | None:
    """The named piece that its shift points to, or that tense chooses where it has none."""
    told = scene.history or meaning.shift in ("before", "after", "that")
    base = scene.story.first if scene.story and told else scene.anchor
    if not meaning.shift or base is None:
        return _nearest(scene, in_year)
    if meaning.shift in ("this", "that"):
        return in_year(base.year)
    found = [granule for granule in map(in_year, range(base.year - 2, base.year + 3)) if granule]
    if meaning.shift in ("last", "past", "before"):
        return next((granule for granule in reversed(found) if granule.last < base), None)
    return next((granule for granule in found if granule.first > base), None)


def _resolve_holiday(meaning: Named, scene: Scene) -> Resolved:
    """A holiday by its rule: month-day, a whole date, or month-weekday-which."""
    parts = meaning.name.split("-")
    if len(parts[0]) == 4:
        return _dated(Granule("day", date.fromisoformat(meaning.name)), stated=True)

    def in_year(year: int) -> Granule | None:
        return Granule("day", _holiday(meaning.name, year))

    granule = in_year(meaning.year) if meaning.year else None
    if granule is None and meaning.year_shift is not None and scene.anchor:
        granule = in_year(scene.anchor.year + meaning.year_shift)
    granule = granule or _shifted(meaning, scene, in_year)
    return _dated(granule) if granule else Resolved("DATE", f"XXXX-{meaning.name}" if len(parts) == 2 else "XXXX-XX-XX")


def _holiday(rule: str, year: int) -> date:
    month, day, *which = rule.split("-", 2)
    if not which:
        return date(year, int(month), int(day))
    first = date(year, int(month), 1)
    if which[0].startswith("-"):
        last = months_on(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - int(day)) % 7)
    return first + timedelta(days=(int(day) - first.isoweekday()) % 7 + 7 * (int(which[0]) - 1))


def _week_of(meaning: Named, scene: Scene) -> Granule | None:
    month, day = divmod(meaning.index, 100)
    found = _nearest(scene, lambda year: _calendar_granule(Calendar(None, month, day), year))
    return containing(found.first, "week") if found else None


def _weekday(meaning: Named, scene: Scene) -> Granule | None:
    """The weekday its shift points to; without one, the last on or before the article's day if the verb is past."""
    base = scene.anchor
    if meaning.shift in ("before", "after", "that") or scene.history:
        base = scene.day.first if scene.day else None if scene.history else base
    if base is None:
        return None
    monday = base - timedelta(days=base.weekday())
    in_week = monday + timedelta(days=meaning.index - 1)
    if meaning.unit == "weekday_of":
        return Granule("day", in_week + timedelta(days=7 * (meaning.year_shift or 0)))
    behind = base - timedelta(days=(base.isoweekday() - meaning.index) % 7)
    ahead = base + timedelta(days=(meaning.index - base.isoweekday()) % 7)
    if meaning.unit == "weekday_on":
        return Granule("day", ahead + timedelta(days=7 * (meaning.year_shift or 0)))
    week = timedelta(days=7)
    match meaning.shift:
        case "last" | "before":
            return Granule("day", behind if behind < base else behind - week)
        case "next":
            return Granule("day", in_week + week)
        case "after":
            return Granule("day", ahead if ahead > base else ahead + week)
        case "this":
            return Granule("day", in_week)
    return Granule("day", ahead if scene.tense == "future" else behind)


def _resolve_counted(meaning: Counted, scene: Scene) -> Resolved:
    """So many units on or back from the article's day, or from the time the text speaks of."""
    if meaning.unit == "quarter" and meaning.base == "story":
        return _dated(scene.quarter) if scene.quarter else Resolved("DATE", UNKNOWN["quarter"])
    if _is_year_ago_quarter(meaning, scene) and scene.quarter:
        back = scene.quarter.shifted(-4)
        return replace(_dated(back), granule=None) if back else Resolved("DATE", UNKNOWN["quarter"])
    story = meaning.base == "story" or (scene.history and meaning.unit != "day" and not meaning.about)
    base = scene.base(meaning.unit) if story else scene.anchor
    granule = containing(base, meaning.unit).shifted(meaning.count) if base else None
    if granule is None or base is None or (story and _is_past_but_ahead(granule, scene)):
        return Resolved("DATE", UNKNOWN[meaning.unit])
    as_exact = story and scene.story is not None and scene.story.unit == meaning.unit
    if meaning.about and meaning.unit in ("year", "month") and not as_exact:
        return Resolved("DATE", granule.value, _about(granule, base, meaning.count), granule)
    return replace(_dated(granule), granule=None) if story and meaning.count < 0 else _dated(granule)


def _is_past_but_ahead(granule: Granule, scene: Scene) -> bool:
    """True for "five days later they met" if that is after the article's day: it counts from a day not given."""
    return scene.tense == "past" and scene.anchor is not None and granule.first > scene.anchor


def _resolve_period(meaning: Period, scene: Scene) -> Resolved:
    """The quarter told of, that of another year, or that year where no quarter is told of."""
    base = scene.quarter
    if base is None and scene.anchor and meaning == Period():
        base = containing(scene.anchor, "quarter").shifted(-1)
    if base is not None:
        years = meaning.year - base.first.year if meaning.year else meaning.shift
        found = base.shifted(4 * years)
        if found is None:
            return Resolved("DATE", UNKNOWN["quarter"])
        return replace(_dated(found), granule=base if years == 0 else None)
    year = meaning.year or (scene.anchor.year + meaning.shift if scene.anchor else None)
    return _dated(Granule("year", date(year, 1, 1)), stated=bool(meaning.year)) if year else (
        Resolved("DATE", UNKNOWN["quarter"]))


def _is_year_ago_quarter(meaning: Counted, scene: Scene) -> bool:
    """True for "a year earlier" where figures of a quarter are told: the same quarter of the year before."""
    a_year_back = meaning.unit == "year" and meaning.count == -1 and meaning.about
    return a_year_back and scene.quarter is not None and scene.quarter is scene.story


def _about(granule: Granule, base: date, count: int) -> str:
    """About that long ago: a single year back is told by its month, more of them by the year."""
    if granule.unit == "year" and abs(count) == 1:
        return f"{months_on(base.replace(day=1), 12 * count).isoformat()[:7]}~"
    return f"{granule.edtf}~"


def duration_value(length: Length) -> str:
    """The TIMEX3 value of a length: P3M, PT1H30M, PXW."""
    small = "T" if length.unit in SMALL else ""
    code = code_of(length.unit)
    if length.count is None:
        return f"P{small}X{code}"
    count = length.count * (2 if length.unit == "fortnight" else 1)
    if small and count != int(count) and length.unit != "second":
        smaller = {"hour": ("M", 60), "minute": ("S", 60)}[length.unit]
        whole = f"{int(count)}{code}" if int(count) else ""
        return f"PT{whole}{round((count - int(count)) * smaller[1])}{smaller[0]}"
    return f"P{small}{count:.10g}{code}{length.extra}"


def _resolve_length(length: Length, scene: Scene) -> Resolved:
    """A length; its days are known where it reaches back from, or on from, the article's day."""
    value = duration_value(length)
    anchor = scene.anchor
    if not length.window or anchor is None or length.unit in SMALL or scene.history:
        return Resolved("DURATION", value)
    if length.count is None or length.count != int(length.count):
        edtf = f"../{anchor}" if length.window == "past" else f"{anchor}/.."
        return Resolved("DURATION", value, edtf)
    unit = {"night": "day", "weekend": "week", "fortnight": "week"}.get(length.unit, length.unit)
    if unit == "year" and length.count == 1:
        return Resolved("DURATION", value, _window(anchor, "month", 12, length.window))
    counting = "day" if unit in ("day", "week") else "month" if unit in ("month", "quarter") else "year"
    times = {"week": 7, "quarter": 3, "decade": 10, "century": 100}.get(unit, 1)
    return Resolved("DURATION", value, _window(anchor, counting, times * int(length.count), length.window))


def _window(anchor: date, unit: str, count: int, window: str) -> str | None:
    """From so many units back up to the article's day, or from it on."""
    end = containing(anchor, unit).shifted(-count if window == "past" else count)
    if end is None:
        return None
    return f"{end.edtf}/{anchor}" if window == "past" else f"{anchor}/{end.edtf}"


def _resolve_clock(meaning: Clock, scene: Scene) -> Resolved:
    """A time of day, on the day the text gives with it, or speaks of."""
    if meaning.day is not None:
        day = _resolve(meaning.day, scene)
    else:
        told = scene.sentence_day or scene.day or (Granule("day", scene.anchor) if scene.anchor else None)
        day = _dated(told) if told else Resolved("DATE", UNKNOWN["day"])
    return replace(day, type="TIME", value=day.value + meaning.time)
