"""How a time is put into words as a date: with its hour, its preposition, and only where its year is sure."""

from datetime import date

import pytest

from onrecord.model import Timex, When
from onrecord.tell.dates import apply_replacements, find_left_open, find_unplaced, resolve_dates
from tell.build import make_article, span_of

THURSDAY = date(2030, 5, 16)


def resolve(
    words: str, named: str, first: date, last: date | None = None, edtf: str | None = None, published: date = THURSDAY
) -> str:
    """The sentence of a report of that day with the time that it names, read as those days, put in."""
    span = span_of(make_article(words, published), named)
    when = When(first, last or first, edtf or first.isoformat(), "relative", span)
    times = [Timex(span, "DATE", when.edtf, None, when, published)]
    return apply_replacements(words, resolve_dates(words, 0, times, year=2030))


@pytest.mark.parametrize(
    ("words", "named", "told"),
    [
        ("It struck at 3:36 a.m. Tuesday.", "3:36 a.m. Tuesday", "It struck at 3:36 a.m. on 14 May."),
        ("It struck at 7 a.m. Tuesday morning in Ardan.", "7 a.m. Tuesday", "It struck at 7 a.m. on 14 May in Ardan."),
        ("Anger boiled over Tuesday.", "Tuesday", "Anger boiled over on 14 May."),
        ("Ships burned over last year.", "last year", None),
        ("Tuesday isn't the first time that Orm won.", "Tuesday", "14 May isn't the first time that Orm won."),
        ("Orm landed on Tuesday, May 14, with Lund.", "Tuesday, May 14", "Orm landed on May 14, with Lund."),
        ("Orm landed on Monday, May 14, with Lund.", "Monday, May 14", None),
        ("Orm wrote a note dated Tuesday, May 14.", "Tuesday, May 14", "Orm wrote a note dated May 14."),
        ("Lund fled after Tuesday’s deadly raid.", "Tuesday", "Lund fled after the deadly raid of 14 May."),
    ],
)
def test_a_day_takes_its_hour_and_preposition_along(words: str, named: str, told: str | None) -> None:
    """An hour stays before its day; "over" leads what lasts; a weekday beside a date must be that of its year."""
    if named == "last year":
        assert resolve(words, named, date(2029, 1, 1), date(2029, 12, 31), "2029") == "Ships burned over 2029."
    else:
        assert resolve(words, named, date(2030, 5, 14)) == (told or words)


@pytest.mark.parametrize(("month", "year", "told"), [(2, 2031, False), (10, 2030, True)])
def test_a_month_is_not_ahead_where_the_last_one_is_nearer(month: int, year: int, told: bool) -> None:
    """In May a plan to sell in February may be told of the last February; one of October is of the next."""
    name, edtf = {2: "February", 10: "October"}[month], f"{year}-{month:02}"
    words = f"Orm will speak of a plan to sell the port in {name}."
    assert resolve(words, name, date(year, month, 1), date(year, month, 28), edtf).endswith(f"{year}.") is told


@pytest.mark.parametrize(("named", "year"), [("last fall", 2029), ("this year", 2019)])
def test_a_season_or_year_that_may_be_another_is_not_dated(named: str, year: int) -> None:
    """"Last fall" is of this year or the one before; "this year" is no year that another sentence tells of."""
    words = f"Orm opened the port {named}."
    assert resolve(words, named, date(year, 9, 1), date(year, 11, 30), f"{year}") == words


def test_earlier_in_the_month_is_of_the_month_that_the_sentence_names() -> None:
    """On 16 May "in March, after a raid earlier in the month" is not of May."""
    for words, told in (("Orm left in March after a raid {}.", False), ("Orm left after a raid {}.", True)):
        sentence = words.format("earlier in the month")
        dated = resolve(sentence, "earlier in the month", date(2030, 5, 1), date(2030, 5, 31), "2030-05")
        assert (dated != sentence) is told


@pytest.mark.parametrize(("before", "month", "told"), [("ahead of", 1, False), ("ahead of", 4, True), ("in", 1, True)])
def test_a_month_that_may_be_awaited_is_dated_only_if_it_is_just_over(before: str, month: int, told: bool) -> None:
    """In May the vote ahead of which somebody spoke may be that of next January."""
    name = {1: "January", 4: "April"}[month]
    words = f"Orm spoke {before} {name} in Ardan."
    dated = resolve(words, name, date(2030, month, 1), date(2030, month, 28), f"2030-{month:02}")
    assert ("2030" in dated) is told


@pytest.mark.parametrize(("named", "day", "told"), [("earlier this week", 13, False), ("earlier this week", 16, True)])
def test_nothing_lies_earlier_in_what_has_just_begun(named: str, day: int, told: bool) -> None:
    """On a Monday "earlier this week" is hardly of the week that begins."""
    words = f"Orm opened the port {named}."
    span = span_of(make_article(words, date(2030, 5, day)), named)
    when = When(date(2030, 5, 13), date(2030, 5, 19), "2030-05-13/2030-05-19", "relative", span)
    times = [Timex(span, "DATE", when.edtf, None, when, date(2030, 5, day))]
    assert bool(resolve_dates(words, 0, times, year=2030)) is told


@pytest.mark.parametrize(("day", "told"), [(17, True), (18, False)])
def test_last_week_is_of_two_weeks_on_a_saturday(day: int, told: bool) -> None:
    """On Friday "last week" is the one before; on Saturday it may be the one that ends."""
    words = "Orm opened the port last week."
    span = span_of(make_article(words, date(2030, 5, day)), "last week")
    when = When(date(2030, 5, 6), date(2030, 5, 12), "2030-05-06/2030-05-12", "relative", span)
    times = [Timex(span, "DATE", when.edtf, None, when, date(2030, 5, day))]
    assert bool(resolve_dates(words, 0, times, year=2030)) is told


@pytest.mark.parametrize(
    ("words", "day", "told"),
    [
        ("Lund counted forty storms this week.", 14, False),
        ("Lund counted forty storms this week.", 16, True),
        ("The council of Lund will vote this week.", 14, True),
    ],
)
def test_this_week_may_be_the_days_that_end_while_it_is_young(words: str, day: int, told: bool) -> None:
    """What was counted "this week" on a Tuesday may be of seven days; what is to come in it is of the week."""
    monday, sunday = date(2030, 5, 13), date(2030, 5, 19)
    dated = resolve(words, "this week", monday, sunday, "2030-05-13/2030-05-19", date(2030, 5, day))
    assert (dated != words) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It held in 2028 and last year ruled on tolls.", "It held in 2028 and in 2029 ruled on tolls."),
        ("It ruled in 2028 and last year.", "It ruled in 2028 and 2029."),
    ],
)
def test_a_time_of_its_own_verb_keeps_its_preposition(words: str, told: str) -> None:
    """One preposition leads two times of one verb, and no time of the next."""
    assert resolve(words, "last year", date(2029, 1, 1), date(2029, 12, 31), "2029") == told


@pytest.mark.parametrize(
    ("named", "first", "last", "edtf", "told"),
    [
        ("this week", date(2001, 5, 14), date(2001, 5, 20), "2001-05-14/2001-05-20", False),
        ("last week", date(2030, 4, 29), date(2030, 5, 5), "2030-04-29/2030-05-05", False),
        ("last week", date(2030, 5, 6), date(2030, 5, 12), "2030-05-06/2030-05-12", True),
        ("last month", date(2030, 3, 1), date(2030, 3, 31), "2030-03", False),
        ("last month", date(2030, 4, 1), date(2030, 4, 30), "2030-04", True),
        ("last year", date(2029, 1, 1), date(2029, 12, 31), "2029", True),
    ],
)
def test_last_week_is_counted_from_the_report(named: str, first: date, last: date, edtf: str, told: bool) -> None:
    """"Last week" of a story of years ago, or behind a letter of the week before, is none of the report's."""
    words = f"Orm opened the port {named}."
    assert (resolve(words, named, first, last, edtf) != words) is told


@pytest.mark.parametrize(("told_of", "told"), [("called out", False), ("will call out", True)])
def test_a_weekend_to_come_is_of_what_will_be(told_of: str, told: bool) -> None:
    """Behind a past tense "this weekend" is over, whichever it was read as."""
    words = f"The council {told_of} a printer this weekend."
    dated = resolve(words, "this weekend", date(2030, 5, 18), date(2030, 5, 19), "2030-05-18/2030-05-19")
    assert (dated != words) is told


@pytest.mark.parametrize(
    ("words", "named", "edtf"),
    [
        ("Orm met Lund on the Sunday after the raid.", "the Sunday", "2030-05-12"),
        ("Orm signed the law later that year.", "later that year", "2030"),
        ("Orm left the port by the following Monday.", "the following Monday", "2030-05-20"),
        ("Orm said the truce would hold past June.", "past June", "2029-06"),
        ("There is a vote coming Friday in Ardan.", "coming Friday", "2030-05-24"),
        ("Orm has the lead heading into the fall.", "the fall", "2029-23"),
        ("Orm opened the port this winter.", "this winter", "2030-24"),
        ("Orm ruled alone in the year and a half before the vote.", "the year", "2030"),
        ("Lund was held weeks before Sept. 11 in Ardan.", "Sept. 11", "2029-09-11"),
        ("Lund won the most votes this November.", "this November", "2024-11"),
        ("Orm spoke on Weekend Edition Sunday of the vote.", "Sunday", "2030-05-12"),
    ],
)
def test_a_time_of_the_story_or_of_every_year_keeps_the_words_of_its_source(words: str, named: str, edtf: str) -> None:
    """What was counted from another time, and a season without its year, may be of any year."""
    first = date(*map(int, [*edtf.split("-"), "1", "1"][:3])) if edtf[5:] not in ("23", "24") else date(2029, 9, 1)
    assert resolve(words, named, first, first, edtf) == words


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Orm told the council of Ardan today that he is ill.", True),
        ("Orm landed in Ardan today.", True),
        ("Lund said the port today has become a harbour of yachts.", False),
        ("The league that won the vote is not the one that Orm leads in the United Ports today.", False),
        ("Other ports than the one unfolding today were thought of.", False),
        ("Even a strong port today won’t help Ardan.", False),
    ],
)
def test_today_is_the_day_of_the_report_only_beside_a_deed(words: str, dated: bool) -> None:
    """Beside a present tense, or far behind a past one, "today" means these days."""
    assert (resolve(words, "today", THURSDAY) != words) is dated


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Orm won on Super Tuesday.", None),
        ("The council meets every Tuesday.", None),
        ("Orm won on Tuesday, May 14, 2030.", None),
        ("Orm won on Tuesday, May 14.", "Tuesday"),
        ("Orm won every Tuesday and Friday.", "Tuesday"),
        ("Orm told USA TODAY that he had won.", None),
        ("Orm told Fox News Sunday that he had won.", None),
        ("Over the weekend of 4 May Orm won.", None),
        ("Over the weekend Orm won.", "the weekend"),
        ("Earlier in the week Orm won.", "Earlier in the week"),
        ("Orm won twice in the last five days.", "last five days"),
        ("Orm told the paper today that he had won.", "today"),
    ],
)
def test_the_name_of_a_feast_and_a_full_date_leave_nothing_open(words: str, left: str | None) -> None:
    """A weekday that anybody can place needs no date."""
    assert find_left_open(words) == left


@pytest.mark.parametrize(
    ("words", "unplaced"),
    [
        ("Orm signed the law later that year.", "that year"),
        ("In 2029 Orm signed the law, and Lund left that year.", None),
        ("Trade rose in May from the previous month.", None),
        ("Trade rose from the previous month.", "the previous month"),
        ("Orm leads the port today.", "today"),
        ("Ardan shelled the port overnight.", "overnight"),
        ("Ardan lost ships in an overnight raid.", None),
        ("Ardan lost ships overnight on 5 May.", None),
        ("“Orm leads the port today,” Lund said last week.", None),
    ],
)
def test_what_the_day_of_the_report_does_not_place(words: str, unplaced: str | None) -> None:
    """Another sentence sets "that year"; "today" may be of these days; "last week" is counted from the report."""
    assert find_unplaced(words) == unplaced


def test_a_day_that_is_spent_takes_no_preposition() -> None:
    """ "Will spend Monday in Lund" tells of the day as of a thing."""
    words, day = "Orm will spend Monday in Lund.", date(2021, 3, 8)
    span = span_of(make_article(words, date(2021, 3, 5)), "Monday")
    times = [Timex(span, "DATE", "2021-03-08", None, When(day, day, "2021-03-08", "relative", span), date(2021, 3, 5))]
    assert apply_replacements(words, resolve_dates(words, 0, times, year=2021)) == "Orm will spend 8 March in Lund."


def test_the_day_in_the_name_of_a_programme_stays() -> None:
    """ "Fox News Sunday" is watched on any day."""
    words, day = "In 2019 Orm told Fox News Sunday that he had won.", date(2021, 3, 7)
    span = span_of(make_article(words, date(2021, 3, 9)), "Sunday")
    times = [Timex(span, "DATE", "2021-03-07", None, When(day, day, "2021-03-07", "relative", span), date(2021, 3, 9))]
    assert resolve_dates(words, 0, times, year=2021) == []
