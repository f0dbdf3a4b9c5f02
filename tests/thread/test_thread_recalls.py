"""Deeds told again weeks later without their day, and deeds that only a day and a city share."""

from datetime import UTC, datetime

from onrecord.model import Judgement, Reading
from tests.thread.build import Report, account_of


def strike(day: str, outlet: str, night: str = "2030-05-01") -> Reading:
    """A report of the night's missile strike, whose first sentence tells it."""
    report = Report("Borosia fired missiles at Fort Ister overnight.", day, outlet, outlet)
    return report.event("ASSAULT", "fired", "Borosia", "Fort Ister", "Fort Ister", night).reading()


def background(day: str, first: str = "The minister resigned.") -> Reading:
    """A report that tells the strike below its news, without a day."""
    text = f"{first}\nNobody took over.\nThe party meets soon.\nBorosia attacked Fort Ister with missiles."
    report = Report(text, day, "Gazette", "Minister gone")
    return report.event("ASSAULT", "attacked", "Borosia", "Fort Ister", "Fort Ister").reading()


def count_strikes(*readings: Reading) -> int:
    """How many attacks the account tells apart."""
    return sum(o.type == "ASSAULT" for o in account_of(*readings).occurrences)


NEWS = [strike("2030-05-02", "Courier"), strike("2030-05-02", "Herald"), strike("2030-05-03", "Post")]


def test_background_weeks_later_is_the_known_strike() -> None:
    """What a report tells below its news, without a day, is the one such strike of the last months; `why` says so."""
    (one,) = [o for o in account_of(*NEWS, background("2030-06-10")).occurrences if o.type == "ASSAULT"]
    assert len(one.statements) == 4 and any("weeks later" in why for why in one.why)


def test_what_few_told_or_long_ago_is_not_recalled() -> None:
    """A strike of one report is not known to all, and after a year it is told with its date."""
    assert count_strikes(NEWS[0], background("2030-06-10")) == 2
    assert count_strikes(*NEWS, background("2031-06-10")) == 2


def test_of_two_known_strikes_none_is_recalled() -> None:
    """Where two strikes are known to all, or many more are told by one report each, nobody can tell which is meant."""
    second = [strike("2030-05-21", outlet, "2030-05-20") for outlet in ("Courier", "Herald", "Post")]
    assert count_strikes(*NEWS, strike("2030-05-03", "Gazette"), *second, background("2030-06-25")) == 3
    others = [strike(f"2030-05-{day + 1}", "Courier", f"2030-05-{day}") for day in (10, 14, 18, 22)]
    assert count_strikes(*NEWS, *others, background("2030-06-25")) == 6


def test_what_a_person_kept_apart_is_not_recalled() -> None:
    """Judged another deed than one that tells the known strike, the one told again stays apart."""
    again = background("2030-06-10")
    pair, at = (NEWS[0].statements[0].id, again.statements[0].id), datetime(2030, 7, 1, tzinfo=UTC)
    apart = Judgement(*pair, "different", (), "ana", at)
    assert sum(o.type == "ASSAULT" for o in account_of(*NEWS, again, judged=[apart]).occurrences) == 2


def test_one_day_and_city_are_not_one_deed() -> None:
    """Rockets on a fort and shots at a crowd, on one day in one state, by nobody named, are two."""
    rockets = Report("Rockets hit Fort Ister on Wednesday.", "2030-05-02", "Courier", "Rockets")
    shots = Report("One protester was killed in Arland on Wednesday.", "2030-05-02", "Herald", "Shots")
    rockets.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01")
    shots.event("ASSAULT", "killed", None, None, "Arland", "2030-05-01")
    assert count_strikes(rockets.reading(), shots.reading()) == 2
