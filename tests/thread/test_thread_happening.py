"""The rules by which two statements can, or cannot, tell of one happening: each against its nearest opposite."""

import pytest

from onrecord.model import Reading
from onrecord.thread.parties import Kin, compare_sides
from onrecord.thread.side import Side
from thread.build import Report, account_of


def told(
    text: str, kind: str, trigger: str, actor: str | None, recipient: str | None, day: str = "2030-05-02",
    outlet: str = "Courier", place: str | None = None, title: str = "",
) -> Reading:  # fmt: skip
    """A report of one event without a day."""
    return Report(text, day, outlet, title or text).event(kind, trigger, actor, recipient, place).reading()


def count_happenings(*readings: Reading) -> int:
    """How many happenings the account tells apart."""
    return len(account_of(*readings).occurrences)


def test_what_two_did_is_two() -> None:
    """Two known doers, neither of the other's side, did two deeds of no known day, whatever else is one."""
    for actor, happenings in (("Arland", 1), ("Red Dawn", 2)):
        first = told("Arland shelled Port Salder.", "ASSAULT", "shelled", "Arland", "Port Salder", place="Port Salder")
        text = f"{actor} shelled Port Salder."
        second = told(text, "ASSAULT", "shelled", actor, "Port Salder", outlet="Herald", place="Port Salder")
        assert count_happenings(first, second) == happenings


@pytest.mark.parametrize(("day", "happenings"), [("2030-05-04", 1), ("2030-05-07", 2)])
def test_words_are_said_again_and_again(day: str, happenings: int) -> None:
    """The same rebuke without a day is one in reports of the same days, another five days later."""
    first = told("Ilse Varn condemned Red Dawn.", "ACCUSE", "condemned", "Ilse Varn", "Red Dawn")
    again = told("Red Dawn was condemned by Ilse Varn.", "ACCUSE", "condemned", "Ilse Varn", "Red Dawn", day, "Herald")
    assert count_happenings(first, again) == happenings


@pytest.mark.parametrize(("last", "happenings"), [("at noon", 1), ("by rail", 2)])
def test_a_quotation_in_two_reports_tells_of_one_happening(last: str, happenings: int) -> None:
    """Nearly the same words, and not a few, are enough where no party is known."""
    first = told("We carry old boxes over the long wooden bridge at noon.", "AID", "carry", None, None)
    text = f"We carry old boxes over the long wooden bridge {last}."
    second = told(text, "AID", "carry", None, None, "2030-05-05", "Herald")
    assert count_happenings(first, second) == happenings


@pytest.mark.parametrize(("trigger", "happenings"), [("attack", 1), ("attacks", 2)])
def test_several_attacks_are_not_one(trigger: str, happenings: int) -> None:
    """“Attacks” of no one day are not the attack of another report that shares little else."""
    first = told("An attack on Fort Ister broke the roofs of old barns.", "ASSAULT", "attack", None, "Fort Ister")
    text = f"Rain fell after {trigger} on Fort Ister."
    second = told(text, "ASSAULT", trigger, None, "Fort Ister", "2030-05-07", "Herald")
    assert count_happenings(first, second) == happenings


@pytest.mark.parametrize(("kind", "trigger", "happenings"), [("CONSULT", "met", 1), ("AID", "helped", 2)])
def test_who_meets_is_met(kind: str, trigger: str, happenings: int) -> None:
    """Who is named first says nothing of a meeting, and all of help."""
    first = told(f"Arland {trigger} Red Dawn.", kind, trigger, "Arland", "Red Dawn")
    second = told(f"Red Dawn {trigger} Arland.", kind, trigger, "Red Dawn", "Arland", outlet="Herald")
    assert count_happenings(first, second) == happenings


@pytest.mark.parametrize(("victim", "happenings"), [("Ilse Varn", 1), ("Fort Ister", 2)])
def test_a_person_attacked_says_more_than_a_place(victim: str, happenings: int) -> None:
    """Two attacks on one person, told days apart in words of their own, are one; on a fort, two."""
    first = told(f"A mob fell upon {victim} near the old mill.", "ASSAULT", "fell", None, victim)
    second = told(f"Guards saw {victim} hit with sticks.", "ASSAULT", "hit", None, victim, "2030-05-07", "Herald")
    assert count_happenings(first, second) == happenings


@pytest.mark.parametrize(("victim", "happenings"), [("guards", 1), ("Red Dawn", 2)])
def test_whom_no_report_of_it_names_was_struck_by_another_deed(victim: str, happenings: int) -> None:
    """Where three reports name whom it was done to, one that names somebody else tells of another deed."""
    named = [
        told(f"Arland bombed guards in Port Salder, said {who}.", "ASSAULT", "bombed", "Arland", "guards",
             outlet=outlet, place="Port Salder")
        for outlet, who in (("Courier", "a miner"), ("Herald", "a nurse"), ("Post", "a tailor"))
    ]  # fmt: skip
    text = f"Prices rose in May after Arland bombed {victim} in Port Salder, bakers and grocers told the Gazette."
    other = told(text, "ASSAULT", "bombed", "Arland", victim, "2030-05-07", "Gazette", "Port Salder")
    assert count_happenings(*named, other) == happenings


@pytest.mark.parametrize(
    ("outlets", "counters", "facings"),
    [
        (("Courier", "Herald"), (None, None), 1),
        (("Courier", "Courier"), (None, None), 0),
        (("Courier", "Herald"), ("the ministry", "the ministry"), 0),
        (("Courier", "Herald"), ("the ministry", "the hospital"), 1),
    ],
)
def test_tolls_of_one_counter_do_not_face_each_other(
    outlets: tuple[str, str], counters: tuple[str | None, str | None], facings: int
) -> None:
    """Who gives another figure than before sets his own right: only two outlets, and two counters, contradict."""
    readings = []
    for toll, value, outlet, counter in zip(("six", "nine"), (6, 9), outlets, counters, strict=True):
        text = f"Rockets hit Fort Ister on May 1 and wounded {toll} soldiers."
        report = Report(text, "2030-05-02", outlet, f"{toll} in Fort Ister")
        report.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01")
        report.measure(toll, value, "troop wounded", "soldiers wounded", "Fort Ister", "2030-05-01", counted_by=counter)
        readings.append(report.reading())
    assert len(account_of(*readings).facings) == facings


def party(entity: str | None, words: str, person: bool = False) -> Side:
    """A side of those words, of no state."""
    return Side(entity, frozenset(), frozenset(words.split()), person)


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        (party("person:mira", "mira quell", True), party("person:darro", "darro quell", True), Kin.DIFFERENT),
        (party("person:mira", "mira quell", True), party(None, "quell"), Kin.KIN),
        (party(None, "rocket attack"), party(None, "rocket attack"), Kin.SAME),
        (party(None, "attack"), party(None, "attack"), Kin.KIN),
        (party(None, "attack"), party(None, "storm"), Kin.UNKNOWN),
    ],
)
def test_two_parties_are_one_by_their_names(one: Side, other: Side, kin: Kin) -> None:
    """Two people of one surname differ; “attack” and “attack” may be two, “rocket attack” twice is one."""
    assert compare_sides(one, other) is kin


def drone(outlet: str) -> Reading:
    """A report that tells whom of Arland a drone killed, by name and title."""
    report = Report("A drone killed Judge Ilse Varn of Arland in the night.", "2030-05-02", outlet, f"{outlet} on it")
    return report.event("ASSAULT", "killed", None, "Ilse Varn", None, "2030-05-01").reading()


def test_a_rank_names_the_victim_whom_reports_of_those_days_name() -> None:
    """“An Arlandic judge” of another report is Judge Varn where two reports give her the title, in those days only."""
    named = [drone(outlet) for outlet in ("Courier", "Herald")]
    for reports, day, happenings in ((named, "2030-05-03", 1), (named[:1], "2030-05-03", 2), (named, "2030-05-25", 2)):
        text = "Markets fell, trams stood still and bakers shut after the Borosian side killed an Arlandic judge."
        later = Report(text, day, "Post", "Markets").event("ASSAULT", "killed", "Borosian", "an Arlandic judge")
        assert count_happenings(*reports, later.reading()) == happenings
