"""Happenings: what is joined, what is kept apart, and what the reports disagree on."""

from datetime import UTC, datetime

import pytest

from onrecord.model import Account, EventStatus, Judgement, Occurrence
from onrecord.thread.origins import AFTER, BEFORE, Outlets
from thread.build import Report, account_of

ROCKETS = "Rockets hit Fort Ister on {day} and wounded {toll} soldiers of Arland."


def rockets(day: str, outlet: str, published: str, toll: str = "two", stated: str | None = None) -> Report:
    """A report of rockets on the fort."""
    report = Report(ROCKETS.format(day=day, toll=toll), published, outlet, f"{outlet} on rockets")
    return report.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", stated)


def assaults(account: Account) -> list[Occurrence]:
    """The attacks of the account."""
    return [o for o in account.occurrences if o.type == "ASSAULT"]


def test_two_outlets_tell_one_attack() -> None:
    """Two reports of one day, place and victim are one happening of two origins, and say why."""
    first = rockets("Wednesday", "Courier", "2030-05-02", stated="2030-05-01")
    second = rockets("May 1", "Herald", "2030-05-03", stated="2030-05-01")
    (one,) = assaults(account_of(first.reading(), second.reading()))
    assert len(one.statements) == 2 and one.origins == 2 and one.agreement == "agreed"
    assert "same day" in one.why[0] and "same recipient" in one.why[0]


def test_attacks_a_week_apart_stay_two() -> None:
    """The same kind of attack on the same base on another day is another happening."""
    first = rockets("Wednesday", "Courier", "2030-05-02", stated="2030-05-01")
    second = rockets("Wednesday", "Herald", "2030-05-09", stated="2030-05-08")
    assert len(assaults(account_of(first.reading(), second.reading()))) == 2


def test_undated_reports_weeks_apart_stay_two() -> None:
    """Without a stated day, reports three weeks apart are not joined on the base alone."""
    first, second = rockets("a", "Courier", "2030-05-02"), rockets("b", "Herald", "2030-05-25")
    assert len(assaults(account_of(first.reading(), second.reading()))) == 2


def test_a_person_is_killed_once() -> None:
    """The killing of one named person is one happening however late it is told again."""
    first = Report("A drone of Borosia killed Ilse Varn on the road.", "2030-05-02", "Courier", "One")
    second = Report("It is a year since Borosia killed Ilse Varn.", "2031-04-30", "Herald", "Two")
    first.event("ASSAULT", "killed", "Borosia", "Ilse Varn")
    second.event("ASSAULT", "killed", "Borosia", "Ilse Varn")
    assert len(assaults(account_of(first.reading(), second.reading()))) == 1


def test_planned_and_done_stay_apart() -> None:
    """A withdrawal that was announced is not the withdrawal that happened two months later."""
    plan = Report("Arland will withdraw its troops from Port Salder.", "2030-05-02", "Courier", "One")
    done = Report("Arland withdrew its troops from Port Salder on July 1.", "2030-07-02", "Herald", "Two")
    plan.event("RETREAT", "withdraw", "Arland", None, "Port Salder", status="planned")
    done.event("RETREAT", "withdrew", "Arland", None, "Port Salder", "2030-07-01")
    assert [o.status for o in account_of(plan.reading(), done.reading()).occurrences] == ["planned", "happened"]


def test_different_tolls_are_a_dispute() -> None:
    """One attack with two tolls of one day is disputed, and `differs` says what about."""
    readings = []
    for outlet, toll, number in (("Courier", "two", 2), ("Herald", "nine", 9)):
        report = rockets("May 1", outlet, "2030-05-02", toll, "2030-05-01")
        readings.append(report.measure(toll, number, "troop wounded", "soldiers wounded").reading())
    (one,) = assaults(account_of(*readings))
    assert one.agreement == "disputed" and one.differs == ("how many were hurt: two or nine",)


def test_back_reference_stands_with_its_attack() -> None:
    """“The attack” later in a report is the attack that the report began with."""
    report = Report(
        "Rockets hit Fort Ister on Wednesday.\nNobody slept in the town.\nThe attack was the third this year.",
    )
    report.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01").event("ASSAULT", "attack")
    assert len(assaults(account_of(report.reading()))) == 1


def test_a_person_outranks_the_machine() -> None:
    """What was judged different is not joined; what was judged the same is, and says who judged."""
    first = rockets("Wednesday", "Courier", "2030-05-02", stated="2030-05-01")
    second = rockets("May 1", "Herald", "2030-05-03", stated="2030-05-01")
    late = rockets("May 9", "Herald", "2030-05-10", stated="2030-05-09")
    one, two, three = (r.statements[0].id for r in (first, second, late))
    at = datetime(2030, 6, 1, tzinfo=UTC)
    judged = (Judgement(one, two, "different", ("two forts",), "ana", at),
              Judgement(one, three, "same", ("misdated",), "ana", at))  # fmt: skip
    found = assaults(account_of(first.reading(), second.reading(), late.reading(), judged=judged))
    assert {frozenset(o.statements) for o in found} == {frozenset({one, three}), frozenset({two})}
    assert any("judged the same by ana" in why for o in found for why in o.why)


def test_a_copy_is_no_second_origin() -> None:
    """An outlet that reprints, and one that relays, do not add an origin."""
    first = rockets("Wednesday", "Courier", "2030-05-02", stated="2030-05-01")
    relay = Report("Rockets hit Fort Ister on May 1, Courier reported.", "2030-05-03", "Herald", "Relayed")
    relay.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01")
    (one,) = assaults(account_of(first.reading(), relay.reading()))
    assert len(one.statements) == 2 and one.origins == 1


@pytest.mark.parametrize("words", [*(f"{w} the Courier" for w in BEFORE), *(f"Courier {w}" for w in AFTER)])
def test_every_wording_of_a_relay_is_known(words: str) -> None:
    """Whatever the words by which a report has it from another outlet, that outlet is its origin."""
    first = rockets("Wednesday", "Courier", "2030-05-02", stated="2030-05-01")
    relay = Report(f"Rockets hit Fort Ister, {words}.", "2030-05-03", "Herald", "Relayed")
    relay.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01")
    assert Outlets([first.article, relay.article], ()).relayed_from(relay.statements[0]) == "courier"


def test_the_same_account_every_time() -> None:
    """The account of the same readings is the same, ids and all."""
    readings = [rockets("May 1", o, "2030-05-02", stated="2030-05-01").reading() for o in ("Courier", "Herald")]
    assert account_of(*readings) == account_of(*readings)


def test_words_of_one_deed_are_one_trigger() -> None:
    """“Denounced” and “condemned” tell one deed of the same parties in reports of the same days."""
    first = Report("Ilse Varn condemned Red Dawn on Friday.", "2030-05-03", "Courier", "Varn and Red Dawn")
    first.event("ACCUSE", "condemned", "Ilse Varn", "Red Dawn", None, "2030-05-03")
    second = Report("Red Dawn was denounced by Ilse Varn.", "2030-05-04", "Herald", "Varn speaks of Red Dawn")
    second.event("ACCUSE", "denounced", "Ilse Varn", "Red Dawn")
    (one,) = account_of(first.reading(), second.reading()).occurrences
    assert "both say “condemn”" in one.why[0]


def test_a_plan_of_last_month_is_the_plan() -> None:
    """The day on which a withdrawal was announced does not keep two reports of the plan apart."""
    first = Report("In April Ilse Varn said Arland will leave Fort Ister.", "2030-05-03", "Courier", "Leaving Ister")
    first.event("RETREAT", "leave", "Arland", "Fort Ister", None, "2030-04", "planned")
    second = Report("Arland will leave Fort Ister, Ilse Varn said.", "2030-05-03", "Herald", "Arland leaves Ister")
    second.event("RETREAT", "leave", "Arland", "Fort Ister", None, None, "planned")
    assert len(account_of(first.reading(), second.reading()).occurrences) == 1


def killing(
    words: str, published: str, outlet: str, when: str | None = None, status: EventStatus = "happened"
) -> Report:
    """A report in whose words "killing" or "kill" of Ilse Varn is told."""
    report = Report(words, published, outlet, f"{outlet} tells of Varn")
    return report.event("ASSAULT", "kill", None, "Ilse Varn", None, when, status)


def test_a_killing_is_told_again_as_decided_or_without_a_day() -> None:
    """What is told of a killing weeks later, as done, decided or without a day, is told of that killing."""
    reports = (
        killing("A drone strike killed Ilse Varn on May 1.", "2030-05-02", "Courier", "2030-05-01"),
        killing("Who gave the order to kill Ilse Varn is not known.", "2030-05-20", "Herald", None, "planned"),
        killing("Prices have risen since the killing of Ilse Varn.", "2030-06-20", "Post"),
    )
    (one,) = assaults(account_of(*(r.reading() for r in reports)))
    assert len(one.statements) == 3 and one.status == "happened"
    assert any("killed once" in why for why in one.why)


def test_a_plot_before_the_killing_is_another() -> None:
    """A plan to kill somebody, told before it was done, and an attempt of another day stand apart from the killing."""
    reports = (
        killing("Red Dawn planned to kill Ilse Varn.", "2030-03-02", "Herald", None, "planned"),
        killing("A drone strike killed Ilse Varn on May 1.", "2030-05-02", "Courier", "2030-05-01"),
        killing("They tried to kill Ilse Varn on April 2.", "2030-05-03", "Post", "2030-04-02"),
    )
    assert len(assaults(account_of(*(r.reading() for r in reports)))) == 3


def test_who_did_it_is_not_enough() -> None:
    """Two attacks of one state in reports of the same days are two where nothing else is shared."""
    first = Report("Arland attacked a refinery with drones.", "2030-05-02", "Courier", "Arland and the refinery")
    first.event("ASSAULT", "attacked", "Arland", "a refinery")
    second = Report("Arland attacked two trawlers at sea.", "2030-05-02", "Herald", "Arland and the refinery")
    second.event("ASSAULT", "attacked", "Arland", "two trawlers")
    assert len(assaults(account_of(first.reading(), second.reading()))) == 2


@pytest.mark.parametrize(
    ("denial", "differs"),
    [
        ("Red Dawn denied responsibility for the raid on Port Salder.", "whose deed it is: denied"),
        ("Red Dawn denied any part in the raid on Port Salder.", "whose deed it is: denied"),
        ("Red Dawn denied that there was a raid on Port Salder.", "whether it happened: told and denied"),
    ],
)
def test_who_denies_his_part_does_not_deny_the_deed(denial: str, differs: str) -> None:
    """A raid that one denies responsibility for took place; one that he says there was none of may not have."""
    told = Report("A raid on May 1 destroyed Port Salder.", "2030-05-02", "Courier", "The raid on Port Salder")
    denied = Report(denial, "2030-05-02", "Herald", "The raid on Port Salder")
    told.event("ASSAULT", "raid", None, "Port Salder", "Port Salder", "2030-05-01")
    denied.event("ASSAULT", "raid", None, "Port Salder", "Port Salder", "2030-05-01", status="denied")
    (one,) = assaults(account_of(told.reading(), denied.reading()))
    assert one.differs == (differs,)


def test_one_report_in_many_is_no_rival() -> None:
    """Of six reports of one raid the one that names another actor makes no dispute; of two it does."""
    raids = []
    for number, outlet in enumerate("ABCDEF"):
        who = "Red Dawn" if number == 0 else "Arland"
        raid = Report(f"{who} raided Port Salder on May 1.", "2030-05-02", outlet, "The raid on Port Salder")
        raids.append(raid.event("ASSAULT", "raided", who, "Port Salder", "Port Salder", "2030-05-01").reading())
    (many,), (few,) = (assaults(account_of(*part)) for part in (raids, raids[:2]))
    assert not many.differs and few.differs == ("who did it: Arland or Red Dawn",)


def test_a_crowd_is_not_killed_with_the_one_whom_it_mourns() -> None:
    """A report of forty killed at the funeral of one who was killed tells two happenings, beside another on the one."""
    news = "Ilse Varn was killed in Port Salder. Ilse Varn was mourned by thousands in the streets of Port Salder."
    crush = Report(f"{news} As many as 40 people were killed.", "2030-05-02", "Herald", "Ilse Varn mourned")
    crush.event("ASSAULT", "killed in", None, "Ilse Varn", "Port Salder")
    crush.event("ASSAULT", "killed.", None, "As many as 40 people")
    other = Report(news, "2030-05-02", "Courier", "Ilse Varn mourned").event(
        "ASSAULT", "killed in", None, "Ilse Varn", "Port Salder"
    )
    assert len(assaults(account_of(other.reading(), crush.reading()))) == 2


def test_victims_told_again_without_more_are_those_of_the_one_attack() -> None:
    """“19 people died in all” tells of the attack that its report places; what somebody else did does not."""
    first = Report("A blast in Port Salder killed guards.", "2030-05-02", "Courier", "Blast in Port Salder")
    first.event("ASSAULT", "killed", "A blast", "guards", "Port Salder")
    for told, actor, happenings in (("19 people died in all", None, 1), ("Arland murdered 19 people", "Arland", 2)):
        text = f"A blast in Port Salder killed two guards.\nRain fell.\n{told}."
        report = Report(text, "2030-05-02", "Herald", "Blast in Port Salder")
        report.event("ASSAULT", "killed", "A blast", "two guards", "Port Salder")
        report.event("ASSAULT", "murdered" if actor else "died", actor, "19 people")
        assert len(assaults(account_of(first.reading(), report.reading()))) == happenings


def test_a_title_names_the_victim_whom_the_report_gives_it() -> None:
    """“Killing a judge” is the killing of the one whom the report calls Judge Varn; of a pilot, another."""
    for title, happenings in (("judge", 1), ("pilot", 2)):
        report = Report(f"Arland mourns after Borosia killed a {title}.\nA drone assassinated Judge Ilse Varn.")
        report.event("ASSAULT", "killed", "Borosia", f"a {title}").event("ASSAULT", "assassinated", None, "Ilse Varn")
        assert len(assaults(account_of(report.reading()))) == happenings


@pytest.mark.parametrize(("called", "happenings"), [("Judge Ilse Varn", 1), ("The judge of Ilse Varn", 2)])
def test_a_title_in_any_sentence_names_the_victim(called: str, happenings: int) -> None:
    """The report that calls her Judge Varn anywhere, and tells her killed, tells of her where it tells of a judge."""
    report = Report(f"Arland mourns after Borosia killed a judge.\n{called} knew it.\nA drone assassinated Varn.")
    report.event("ASSAULT", "killed", "Borosia", "a judge").event("ASSAULT", "assassinated", None, "Varn")
    assert len(assaults(account_of(report.reading()))) == happenings


def test_a_move_is_one_whether_its_force_or_its_place_is_named() -> None:
    """“Withdrawal of the Borosian military” and “withdrawal from Arland” are one in two reports of one affair."""
    first = Report("Ilse Varn ordered the withdrawal of the Borosian military.", "2030-05-02", "Courier", "Leaving")
    second = Report("Ilse Varn ordered a withdrawal from Arland.", "2030-05-02", "Herald", "Leaving")
    first.event("RETREAT", "withdrawal", "Ilse Varn", "Borosian military", status="planned")
    second.event("RETREAT", "withdrawal", "Ilse Varn", "Arland", status="planned")
    assert len(account_of(first.reading(), second.reading()).occurrences) == 1


@pytest.mark.parametrize(
    ("kind", "first", "second", "happenings"),
    [
        ("ACCUSE", ("blamed", "Ilse Varn", "the weather"), ("condemned", "Ilse Varn", "the budget"), 2),
        ("ACCUSE", ("denounced", "Ilse Varn", "the bombing"), ("condemned", "Ilse Varn", "the attack"), 1),
        ("ACCUSE", ("rebuked", "two ministers", "Ilse Varn"), ("blamed", "the bank", "Ilse Varn"), 2),
        ("ACCUSE", ("rebuked", "Red Dawn", "Ilse Varn"), ("blamed", "Red Dawn", "Ilse Varn"), 1),
        ("CONSULT", ("met", "Ilse Varn", "the bank"), ("visited", "Ilse Varn", "a school"), 2),
        ("COERCE", ("jailed", "Ilse Varn", "a miner"), ("banned", "Ilse Varn", "the choir"), 2),
    ],
)
def test_who_and_when_are_not_enough(
    kind: str, first: tuple[str, str, str], second: tuple[str, str, str], happenings: int
) -> None:
    """What one person said or did on a day is one happening only where both sentences share its object or a word."""
    told = Report("\n".join(f"On May 1 {actor} {trigger} {whom}." for trigger, actor, whom in (first, second)))
    for trigger, actor, recipient in (first, second):
        told.event(kind, trigger, actor, recipient, None, "2030-05-01")
    assert len(account_of(told.reading()).occurrences) == happenings


@pytest.mark.parametrize(
    ("kind", "actor", "first", "second", "happenings"),
    [
        ("ACCUSE", "Ilse Varn", ("condemned", "the bombing", ""), ("condemned", "the attack", ""), 1),
        ("ACCUSE", "Ilse Varn", ("condemned", "the bombing", ""), ("condemned", "the budget", ""), 2),
        ("ASSAULT", "Arland", ("attacked", "a plant", "by sea with drones"), ("attacked", "pipes", "with drones"), 1),
        ("ASSAULT", "Arland", ("attacked", "a plant", "by sea with mines"), ("attacked", "pipes", "with drones"), 2),
    ],
)
def test_undated_deeds_of_one_affair_are_one_by_what_was_done(
    kind: str, actor: str, first: tuple[str, str, str], second: tuple[str, str, str], happenings: int
) -> None:
    """Without a day, doer and affair need the same object, the same answer to a deed, or one word besides."""
    told = []
    for outlet, (trigger, recipient, rest) in (("Courier", first), ("Herald", second)):
        report = Report(f"{actor} {trigger} {recipient} {rest}.", "2030-05-02", outlet, "A long day in Port Salder")
        told.append(report.event(kind, trigger, actor, recipient).reading())
    assert len(account_of(*told).occurrences) == happenings


@pytest.mark.parametrize(("struck", "happenings"), [("Fort Ister", 1), ("Arland", 2)])
def test_a_base_tells_one_attack_from_another_and_a_state_does_not(struck: str, happenings: int) -> None:
    """Without a day, reports days apart tell one attack where one group struck one base, not one state."""
    told = []
    for trigger, day in (("stormed", "2030-05-02"), ("burned", "2030-05-08")):
        report = Report(f"Red Dawn {trigger} {struck}.", day, "Courier", f"Red Dawn has {trigger}")
        told.append(report.event("ASSAULT", trigger, "Red Dawn", struck).reading())
    assert len(account_of(*told).occurrences) == happenings


def test_an_attack_that_nobody_joined_is_compared_again_with_what_came_later() -> None:
    """A report on the fort joins those on its commander once another report has joined the two matters."""
    background = "\nThe fort guards the harbour road of Port Salder, where miners of the copper pits met in spring."
    first = Report(f"Rockets hit Fort Ister on May 1.{background}", "2030-05-02", "Courier", "Fort Ister under fire")
    first.event("ASSAULT", "hit", None, "Fort Ister", "Port Salder", "2030-05-01")
    reports = [first]
    for outlet in ("Herald", "Ledger", "Post"):
        told = Report(f"Rockets struck Ilse Varn in Fort Ister.{background}", "2030-05-02", outlet, f"For {outlet}")
        reports.append(told.event("ASSAULT", "struck", None, "Ilse Varn", "Fort Ister", "2030-05-01"))
    both = Report(f"Rockets struck Fort Ister.{background}", "2030-05-02", "Wire", "Red Dawn fires")
    reports.append(both.event("ASSAULT", "struck", None, "Fort Ister", "Fort Ister"))
    assert len(assaults(account_of(*(r.reading() for r in reports)))) == 1
    assert len(assaults(account_of(*(r.reading() for r in reports[:-1])))) == 2
