"""Quantities over time, and figures that cannot both be true."""

from collections.abc import Sequence

import pytest

from onrecord.model import Account, Series
from thread.build import Report, account_of


def troops(number: str, value: float, published: str, outlet: str, text: str | None = None) -> Report:
    """A report on how many Borosian troops are in Arland."""
    report = Report(text or f"Some say {number} Borosian troops are in Arland.", published, outlet, f"{outlet} counts")
    return report.measure(number, value, "borosia troop", "Borosian troops", "Arland", published)


def only(account: Account) -> Series:
    """The one series there is."""
    (series,) = account.series
    return series


def test_figures_of_one_quantity_are_one_series() -> None:
    """Three reports over months are one series, oldest first, with nothing averaged."""
    series = only(account_of(
        troops("3,000", 3000, "2030-09-09", "Herald").reading(),
        troops("5,200", 5200, "2030-01-03", "Courier").reading(),
        troops("2,500", 2500, "2031-01-15", "Courier").reading(),
    ))  # fmt: skip
    assert [p.low for p in series.points] == [5200, 3000, 2500]
    assert series.of == "Borosian troops" and series.place == "Arland"


def test_a_planned_figure_is_marked() -> None:
    """A figure that is to hold later is in the series as planned; the one it starts from is not."""
    text = "Borosia will cut its force in Arland to 3,000 Borosian troops from 5,200 Borosian troops."
    report = Report(text, "2030-09-09", "Courier")
    report.measure("3,000", 3000, "borosia troop", "Borosian troops", "Arland", "2030-09-09", standing="planned")
    report.measure("5,200", 5200, "borosia troop", "Borosian troops", "Arland", "2030-09-09")
    notes = {p.low: p.note for p in only(account_of(report.reading())).points}
    assert notes == {3000: "planned", 5200: ""}


def test_a_figure_of_a_past_time_stands_apart() -> None:
    """How many troops there once were is no level beside those of the day."""
    past = Report("Borosia once had 9,000 troops in Arland.", "2030-09-10", "Herald")
    past.measure("9,000", 9000, "borosia troop", "troops", "Arland", standing="past")
    account = account_of(troops("2,000", 2000, "2030-09-09", "Courier").reading(), past.reading())
    assert sorted(len(s.points) for s in account.series) == [1, 1] and not account.facings


@pytest.mark.parametrize(
    ("days", "series"), [("2029-09/2030-09", 1), ("2027-09/2030-09", 2), ("2027-09/..", 2), ("2026-01/2030-01", 1)]
)
def test_a_sum_over_years_stands_apart(days: str, series: int) -> None:
    """How many served in years up to the report is no level; a year, or years that ended before it, may be one."""
    report = Report("In those days 9,000 Borosian troops served in Arland.", "2030-09-10", "Herald")
    report.measure("9,000", 9000, "borosia troop", "Borosian troops", "Arland", days)
    account = account_of(troops("2,000", 2000, "2030-09-09", "Courier").reading(), report.reading())
    assert len(account.series) == series


def test_troops_alone_join_where_the_report_says_whose() -> None:
    """“Troops” in a report on Borosia's force in Arland are Borosian troops there."""
    short = Report("Borosia keeps a force in Arland. There are 4,000 troops.", "2030-03-01", "Herald", "Short")
    short.measure("4,000", 4000, "troop", "troops", "Arland", "2030-03-01")
    assert len(only(account_of(troops("5,200", 5200, "2030-01-03", "Courier").reading(), short.reading())).points) == 2


def test_people_in_two_reports_are_two_quantities() -> None:
    """A bare "people" is no quantity over time: each figure stands alone."""
    first = Report("A hall in Arland holds 40 people.", "2030-03-01")
    second = Report("A ship off Arland held 90 people.", "2030-03-02")
    first.measure("40", 40, "people", "people", "Arland")
    second.measure("90", 90, "people", "people", "Arland")
    assert len(account_of(first.reading(), second.reading()).series) == 2


def test_competing_figures_face_each_other() -> None:
    """Two exact figures of one day by two counters compete, and contradict."""
    account = account_of(troops("5,200", 5200, "2030-01-03", "Courier").reading(),
                         troops("3,900", 3900, "2030-01-04", "Herald").reading())  # fmt: skip
    notes = [p.note for p in only(account).points]
    assert notes[0].startswith("competing: 3,900") and notes[1].startswith("competing: 5,200")
    assert not [f for f in account.facings if f.relation == "contradicts"]
    same_day = account_of(troops("5,200", 5200, "2030-01-03", "Courier").reading(),
                          troops("3,900", 3900, "2030-01-03", "Herald").reading())  # fmt: skip
    (facing,) = same_day.facings
    assert facing.relation == "disputes" and facing.why.endswith("5,200 or 3,900")


def test_two_figures_of_one_speaker_do_not_compete() -> None:
    """Who counts troops that stand there and troops to be sent counts two things."""
    text = "Borosia keeps 5,200 Borosian troops in Arland. It sends 450 Borosian troops to Arland on top."
    report = troops("5,200", 5200, "2030-01-03", "Courier", text)
    report.measure("450", 450, "borosia troop", "Borosian troops", "Arland", "2030-01-03")
    assert [p.note for p in only(account_of(report.reading())).points] == ["", ""]


def killed(words: str, *tolls: tuple[str, float], by: Sequence[str | None] = (None, None), **known: str) -> Report:
    """A report with tolls of killed, each with who counted it."""
    report = Report(words, known.get("published", "2030-05-02"), known.get("outlet", "Courier"))
    for (figure, number), counter in zip(tolls, by, strict=False):
        report.measure(figure, number, "killed people", "people killed", counted_by=counter)
    return report


def test_one_report_does_not_contradict_itself() -> None:
    """Two tolls in one report are of two happenings, unless it sets two counters against each other."""
    beside = killed("The mayor counted 16 killed.\nThe clinic told of 22 killed.", ("16", 16), ("22", 22),
                    by=("The mayor", "The clinic"))  # fmt: skip
    assert not account_of(beside.reading()).facings
    against = killed("The mayor counted 16 killed.\nThe clinic, though, told of 22 killed.", ("16", 16), ("22", 22),
                     by=("The mayor", "The clinic"))  # fmt: skip
    assert [f.relation for f in account_of(against.reading()).facings] == ["contradicts"]


def test_a_part_does_not_contradict_its_whole() -> None:
    """Tolls of which one is many times the other, or is told as one more, are not of the same victims."""
    first = killed("A fire in Port Salder left 16 killed.", ("16", 16))
    for figure, number, contradicts in (("19", 19, 1), ("90", 90, 0), ("another 19", 19, 0)):
        second = killed(f"A fire in Port Salder left {figure} killed.", (figure, number), outlet="Herald")
        assert len(account_of(first.reading(), second.reading()).facings) == contradicts


def test_figures_of_nobody_known_do_not_face_each_other() -> None:
    """“Seats” may be of any party: only what belongs to somebody known is disputed."""
    first, second = (Report(f"The list won {n} seats in Arland.", "2030-05-02", o) for n, o in ((32, "A"), (31, "B")))
    first.measure("32", 32, "seat", "seats", "Arland")
    second.measure("31", 31, "seat", "seats", "Arland")
    account = account_of(first.reading(), second.reading())
    assert not account.facings and [p.note for p in only(account).points] == ["", ""]


def test_hedged_figures_do_not_contradict() -> None:
    """“At least 16” and 19 can both be true."""
    first = Report("At least 16 people were killed in Port Salder.", "2030-05-02", "Courier", "One")
    second = Report("A blast killed 19 people in Port Salder.", "2030-05-02", "Herald", "Two")
    first.measure("16", 16, "killed people", "people killed", hedge="at_least")
    second.measure("19", 19, "killed people", "people killed")
    assert not account_of(first.reading(), second.reading()).facings


def test_tolls_of_two_attacks_are_two_series() -> None:
    """The dead of one attack are never counted with those of another."""
    readings = []
    for day, number in (("2030-05-01", 3), ("2030-07-01", 8)):
        report = Report(f"Rockets killed {number} people at Fort Ister.", day, "Courier", f"On {day}")
        report.event("ASSAULT", "killed", None, None, "Fort Ister", day)
        readings.append(report.measure(f"{number} ", number, "killed people", "people killed", None, day).reading())
    assert len(account_of(*readings).series) == 2


def test_a_series_is_named_by_noun_and_owner() -> None:
    """Where every report says “troops” and the sentence whose, the name of the series says both."""
    series = only(account_of(*(
        Report(f"Borosia has {n} troops in Arland.", day, "Courier", n)
        .measure(n, v, "borosia troop", "troops", "Arland", day).reading()
        for n, v, day in (("5,200", 5200, "2030-01-03"), ("3,000", 3000, "2030-09-09"))
    )))  # fmt: skip
    assert series.of == "troops of Borosia"


def test_members_of_a_party_are_no_quantity() -> None:
    """Counts of the same people in two reports, with no trade or deed, are not one figure over time."""
    reports = [
        Report(f"There were {n} Borosians at the table.", day, "Courier", n)
        .measure(n, v, "borosia", "Borosians", None, day)
        for n, v, day in (("12", 12, "2030-01-03"), ("40", 40, "2030-09-09"))
    ]  # fmt: skip
    assert len(account_of(*(r.reading() for r in reports)).series) == 2


def test_all_who_ever_served_are_no_level() -> None:
    """How many stood there in ten years is another quantity than how many stand there."""
    ever = Report("Since 2021 some 70,000 Borosian troops have served in Arland.", "2030-09-09", "Herald", "Ever")
    ever.measure("70,000", 70000, "borosia troop", "Borosian troops", "Arland", "2021/..")
    account = account_of(troops("2,000", 2000, "2030-09-09", "Courier").reading(), ever.reading())
    assert sorted(len(s.points) for s in account.series) == [1, 1] and not account.facings


def test_a_part_of_a_toll_is_no_other_toll() -> None:
    """Two soldiers beside two civilians do not contradict four soldiers counted elsewhere."""
    parts = Report("A blast killed two Borosian troops and 2 others in Port Salder.", "2030-05-02", "Courier", "Parts")
    parts.event("ASSAULT", "killed", None, "two Borosian troops", "Port Salder", "2030-05-02")
    parts.measure("two", 2, "borosia killed troop", "Borosian troops killed")
    parts.measure("2", 2, "killed people", "others killed")
    whole = Report("Four Borosian troops were killed by a blast in Port Salder.", "2030-05-02", "Herald", "Whole")
    whole.event("ASSAULT", "killed", None, "Four Borosian troops", "Port Salder", "2030-05-02")
    whole.measure("Four", 4, "borosia killed troop", "Borosian troops killed")
    account = account_of(parts.reading(), whole.reading())
    assert any(len(s.points) > 1 for s in account.series) and not account.facings


def test_many_dead_belong_to_no_killing_of_one() -> None:
    """Forty dead at a funeral are not the toll of the killing that the funeral is for."""
    one = Report(
        "Borosia swore revenge for killing a general. Forty people died at the funeral.", "2030-05-02", "Courier", "One"
    )
    one.event("ASSAULT", "killing", None, "a general", None, "2030-05-01")
    one.measure("Forty", 40, "killed people", "people died")
    two = Report("Fifty people died at the funeral of a general in Port Salder.", "2030-05-02", "Herald", "Two")
    two.measure("Fifty", 50, "killed people", "people died")
    series = account_of(one.reading(), two.reading()).series
    assert not any("victims of one happening" in s.why and len(s.points) == 1 and s.points[0].low == 40 for s in series)


@pytest.mark.parametrize(
    "words",
    [
        "During the Cold War there were 90,000 Arlandic troops in Borosia.",
        "A survey of 90,000 Arlandic troops in Borosia asked about pay.",
    ],
)
def test_what_is_no_level_stands_apart(words: str) -> None:
    """Troops of a past era, or those who were asked, are no level beside the troops of the day."""
    today = Report("Arland has 4,000 troops in Borosia.", "2030-05-02", "Courier")
    today.measure("4,000", 4000, "arland troop", "troops", "Borosia")
    other = Report(words, "2030-05-02", "Herald").measure("90,000", 90000, "arland troop", "troops", "Borosia")
    made = account_of(today.reading(), other.reading()).series
    assert [[p.low for p in one.points] for one in made] == [[4000], [90000]]


def test_a_current_force_holds_now() -> None:
    """“The current force of 35,000” is what stands there, also where it is to be cut."""
    report = Report("The current force of 35,000 troops in Borosia will be cut.", "2030-05-02", "Courier")
    report.measure("35,000", 35000, "arland troop", "troops", "Borosia")
    ((point,),) = (one.points for one in account_of(report.reading()).series)
    assert point.note == ""


@pytest.mark.parametrize(("words", "series"), [("to about", 1), ("by about", 2)])
def test_a_level_that_was_reached_is_a_level(words: str, series: int) -> None:
    """"Reduced to 2,500" says how many there are, "reduced by 2,500" how many went."""
    report = Report(f"Borosian troops in Arland were reduced {words} 2,500.", "2030-09-10", "Herald")
    report.measure("2,500", 2500, "borosia troop", "Borosian troops", "Arland", "2030-09-10", change="down")
    account = account_of(troops("3,000", 3000, "2030-09-09", "Courier").reading(), report.reading())
    assert len(account.series) == series
