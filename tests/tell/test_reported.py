"""What a report expected is told of as to come only until a reader's day has overtaken it."""

from datetime import date

import pytest

from onrecord.model import Timex, When
from onrecord.tell import BriefQuestion
from onrecord.tell.reported import has_come
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Wording
from tell.build import account, make_article, reading, span_of

MONDAY = date(2030, 5, 13)


def has_it_come(words: str, as_of: date) -> bool:
    """True if the line of a report of Monday 13 May 2030, whose week "later this week" is, has been overtaken."""
    article = make_article(words, MONDAY)
    times: tuple[Timex, ...] = ()
    if "later this week" in words:
        span = span_of(article, "later this week")
        when = When(MONDAY, date(2030, 5, 19), "2030-05-13/2030-05-19", "relative", span)
        times = (Timex(span, "DATE", when.edtf, None, when, MONDAY),)
    shelf = Shelf(account(reading(article, times=times)))
    return has_come(shelf, Wording(words, (article.span(0, len(words)),)), as_of)


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("The port’s books were seen by Orm on Friday and expected to be printed later this week.", True),
        ("Orm of Ardan said that the port’s books had been printed.", False),
        ("“The council will weigh two bills next week,” Ann Orm of Ardan said.", True),
        ("Lund held his seat, pending a hearing of the court in the coming weeks.", True),
        ("“The council has weighed two bills,” Ann Orm of Ardan said.", False),
    ],
)
def test_what_was_soon_to_come_is_over_some_weeks_later(words: str, over: bool) -> None:
    """Whatever tense stands before it, and in a quotation too; on the next day it is still to come."""
    assert not has_it_come(words, date(2030, 5, 14))
    assert has_it_come(words, date(2030, 6, 10)) is over


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("Ann Orm announced Monday that she will leave the council of Ardan.", False),
        ("Ann Orm announced that she will leave the council of Ardan.", True),
        ("Ann Orm will leave the council of Ardan, which voted Monday.", True),
        ("Ann Orm hoped Monday that she will leave the council of Ardan.", True),
    ],
)
def test_what_was_decided_on_a_day_stays_decided(words: str, over: bool) -> None:
    """What a decision is to bring may have come; that it was made on that day is told weeks later."""
    article = make_article(words, date(2021, 3, 2))
    day = date(2021, 3, 1)
    times: tuple[Timex, ...] = ()
    if "Monday" in words:
        span = span_of(article, "Monday")
        times = (Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "relative", span)),)
    shelf = Shelf(account(reading(article, times=times)))
    assert has_come(shelf, Wording(words, (article.span(0, len(words)),)), date(2021, 4, 1)) == over


@pytest.mark.parametrize(
    ("stands_alone", "told"),
    [
        (True, "The council of Ardan met Ann Orm last week. (Reported 13 May.)"),
        (False, "The council of Ardan met Ann Orm in the week of 6 May."),
    ],
)
def test_last_week_stays_as_the_report_has_it_in_a_brief(stands_alone: bool, told: str) -> None:
    """On the day of the report, too, its day stands behind what is counted from it; a timeline gives the week."""
    article = make_article("The council of Ardan met Ann Orm last week.", MONDAY)
    span, week = span_of(article, "last week"), (date(2030, 5, 6), date(2030, 5, 12))
    when = When(*week, f"{week[0]}/{week[1]}", "relative", span)
    shelf = Shelf(account(reading(article, times=(Timex(span, "DATE", when.edtf, None, when, MONDAY),))))
    telling = Telling(shelf, BriefQuestion(), MONDAY, stands_alone=stands_alone)
    line = telling.tell_sentence(shelf.readings[article.id].sentences[0], "event")
    assert line is not None and line.text == told


def test_a_day_in_the_line_does_not_place_what_counts_from_another() -> None:
    """Beside "on 13 May" a reader does not see from which day "last week" is counted."""
    article = make_article("Ann Orm said Monday that Ardan met Lund last week.", MONDAY)
    span = span_of(article, "Monday")
    when = When(MONDAY, MONDAY, MONDAY.isoformat(), "relative", span)
    shelf = Shelf(account(reading(article, times=(Timex(span, "DATE", when.edtf, None, when, MONDAY),))))
    line = Telling(shelf, BriefQuestion(), MONDAY).tell_sentence(shelf.readings[article.id].sentences[0], "event")
    assert line is not None
    assert line.text == "Ann Orm said on 13 May that Ardan met Lund last week. (Reported 13 May.)"


def test_beside_the_day_of_a_timeline_nothing_is_counted_from_another() -> None:
    """A timeline sets another day beside its line than that of the report."""
    article = make_article("The council of Ardan met Ann Orm over the weekend.", MONDAY)
    shelf = Shelf(account(reading(article)))
    telling = Telling(shelf, BriefQuestion(), MONDAY, stands_alone=False)
    assert telling.tell_sentence(shelf.readings[article.id].sentences[0], "event") is None
    assert any("beside another day" in why for why in telling.refused)


@pytest.mark.parametrize(
    ("surface", "first", "published", "is_told"),
    [
        ("on Tuesday", date(2030, 5, 7), MONDAY, False),
        ("on Wednesday", date(2030, 5, 8), MONDAY, True),
        ("earlier this month", date(2030, 5, 1), date(2030, 5, 1), False),
        ("earlier this month", date(2030, 5, 1), date(2030, 5, 9), True),
    ],
)
def test_what_may_be_counted_wrongly_from_its_report_is_no_line(
    surface: str, first: date, published: date, is_told: bool
) -> None:
    """On a Monday, "Tuesday" as past may be of an amended page, on the first "earlier this month" of the one before."""
    article = make_article(f"The council of Ardan met Ann Orm {surface}.", published)
    span = span_of(article, surface)
    when = When(first, first, first.isoformat(), "relative", span)
    shelf = Shelf(account(reading(article, times=(Timex(span, "DATE", when.edtf, None, when, published),))))
    line = Telling(shelf, BriefQuestion(), published).tell_sentence(shelf.readings[article.id].sentences[0], "event")
    assert (line is not None) is is_told


@pytest.mark.parametrize(
    ("words", "mark"),
    [("will meet Ann Orm", " (Reported 13 May.)"), ("met Ann Orm", ""), ("will meet Ann Orm on 20 May", "")],
)
def test_what_is_to_come_at_no_time_says_when_it_was_reported(words: str, mark: str) -> None:
    """The next day it may have come; what is past, or set for a day ahead, holds."""
    article = make_article(f"The council of Ardan {words}.", MONDAY)
    times: tuple[Timex, ...] = ()
    if "20 May" in words:
        day, span = date(2030, 5, 20), span_of(article, "20 May")
        times = (Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "relative", span), MONDAY),)
    shelf = Shelf(account(reading(article, times=times)))
    telling = Telling(shelf, BriefQuestion(), date(2030, 5, 14))
    line = telling.tell_sentence(shelf.readings[article.id].sentences[0], "next")
    assert line is not None and line.text == f"The council of Ardan {words}.{mark}"
