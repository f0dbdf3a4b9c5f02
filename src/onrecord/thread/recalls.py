"""Deeds told again weeks later, without their day: "Iran's missile attack on the base" is the one that was news."""

from collections.abc import Iterable, Sequence

from onrecord.thread.days import ZONE_DAYS
from onrecord.thread.happening import APART_DAYS, MEMBERS_COMPARED, Happening, Told
from onrecord.thread.parties import Kin, compare_sides

RECALLED_DAYS = 92
"""What happened longer ago than three months is told with its date, or is no longer known by its doer and place."""
BACKGROUND_SENTENCE = 3
"""A report's first sentences tell its news; background, and with it what is known already, stands below."""
KNOWN_REPORTS = 3
"""Reports that make a deed one that a later report can take for known."""
RECALLED = "told again weeks later: the one such deed that reports of the last three months told of"


def find_recalled(later: Happening, happenings: Iterable[Happening]) -> Happening | None:
    """The one well-known attack of the last months that reports mean by one that they tell below their news.

    None if none fits, or two, or if it is told with a day; `happenings` are not asked for unless one could fit.
    """
    told = [m for m in later.members if _is_background(m)]
    if not told or any(m.days.exact for m in later.members):
        return None
    met = [h for h in happenings if h is not later]
    known = [h for h in met if is_known(h) and _is_recent(later, h) and _is_any_alike(told, h)]
    if len(known) != 1:
        return None
    rest = sum(len(h.members) for h in met if h is not known[0] and _is_any_alike(told, h))
    return known[0] if rest < len(known[0].members) else None


def is_known(happening: Happening) -> bool:
    """True if enough reports tell it to be known by its doer and place."""
    return len({m.article for m in happening.members}) >= KNOWN_REPORTS


def _is_background(told: Told) -> bool:
    """True for one attack that is told as done below a report's first sentences, by a known doer, without its day."""
    if told.event.type != "ASSAULT" or told.event.status != "happened" or told.many or told.days.exact:
        return False
    return told.actor.entity is not None and told.sentence >= BACKGROUND_SENTENCE


def _is_recent(later: Happening, happening: Happening) -> bool:
    """True if the happening was news weeks before all these reports, at most three months, in the time they state."""
    days = [m.told_of for m in happening.members if m.told_of is not None]
    reports = [m.published for m in later.members if m.published is not None]
    if not days or not reports:
        return False
    first = min(days)
    if not (first + APART_DAYS < min(reports) and max(reports) <= first + RECALLED_DAYS):
        return False
    stated = [m.days for m in later.members if m.days.stated]
    return all(d.first.toordinal() - ZONE_DAYS <= first <= d.last.toordinal() + ZONE_DAYS for d in stated)


def _is_any_alike(told: Sequence[Told], happening: Happening) -> bool:
    return any(_tells_alike(one, member) for one in told for member in happening.members[:MEMBERS_COMPARED])


def _tells_alike(told: Told, member: Told) -> bool:
    """True if one doer did both, and two of three agree: to whom, where, and with what; and none differs."""
    if compare_sides(told.actor, member.actor) < Kin.PART:
        return False
    recipient, place = compare_sides(told.recipient, member.recipient), compare_sides(told.place, member.place)
    if Kin.DIFFERENT in (recipient, place):
        return False
    with_what = told.event.mode is not None and told.event.mode == member.event.mode
    return (recipient >= Kin.KIN) + (place >= Kin.PART) + with_what > 1
