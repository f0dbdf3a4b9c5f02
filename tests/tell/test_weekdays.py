"""A weekday is told as a day only where its direction is sure."""

from datetime import date, datetime, timedelta

import pytest

from onrecord.model import Timex, When
from onrecord.model.when import WhenBasis
from onrecord.tell import Shelf
from onrecord.tell.weekdays import Dating, sure_times
from tell.build import account, make_article, reading, sentence_with, span_of

WEDNESDAY = date(2030, 5, 15)


def is_sure(text: str, read: dict[str, int], asked: str) -> bool:
    """True if the weekday `asked` is still told in a report of that Wednesday; `read` has the days of May it gives."""
    article = make_article(text, WEDNESDAY)
    whens = [When(d := date(2030, 5, n), d, d.isoformat(), "relative", span_of(article, w)) for w, n in read.items()]
    times = tuple(Timex(w.span, "DATE", w.edtf, None, w, WEDNESDAY) for w in whens if w.span)
    shelf = Shelf(account(reading(article, times=times)))
    found = sure_times(shelf, sentence_with(article, asked))
    return asked in {shelf.words(time.span) for time in found}


@pytest.mark.parametrize(
    "text",
    [
        "The parties sought a deal before Friday’s deadline.",
        "The party is bracing for a defeat in Friday’s vote in Ardan.",
        "The march had first been planned for Friday.",
        "Sailors prepare to leave the port of Ardan Friday.",
        "Lawmakers of Ardan, who expect to meet on Friday, wrote to Orm.",
        "Ann Orm will speak in the harbour of Ardan on Friday.",
        "A sailor of Ardan who intends to vote Friday has two sons.",
        "The dockers of Ardan vow to walk out on Friday.",
        "Ann Orm heads to the port of Ardan Friday.",
        "The ships are headed to the port of Ardan Friday.",
        "The council of Ardan is holding its last session on Friday.",
        "The talks went on under a deadline of Friday in Ardan.",
        "Lee feared for Ardan; Friday is the day of the march.",
        "Orm flies to Salder for three days, followed by a stay in Ardan on Friday.",
        "Orm was following with a stay in Ardan on Friday, the palace announced.",
        "Orm agreed to speak at the hearing of Ardan that was planned for Friday.",
        "Lund held no rally (his first in Ardan is on Friday) and Orm held nine.",
        "Lund was slandered in Ardan in the week leading up to the vote Friday.",
        "Marches in Ardan are on tap for Friday.",
        "The council of Ardan stuck with its plans for Friday.",
    ],
)
def test_no_weekday_behind_is_told_of_what_lay_ahead(text: str) -> None:
    """Where its own clause looks ahead, a weekday that was read as past may be of this week."""
    assert not is_sure(text, {"Friday": 10}, "Friday")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shelled the port of Ardan on Friday.",
        "Gunmen were shelling the port of Ardan on Friday.",
        "The court of Ardan fined those who led Friday’s riots.",
        "The plan to close the port of Ardan met resistance on Friday.",
        "Ann Orm will resign, her party said Friday.",
        "“We will leave,” the mayor of Ardan said on Friday.",
        "The league set new prices on Friday.",
        "The heads of the port of Ardan on Friday signed a new treaty.",
        "Sailors of Ardan are among those who were hurt Friday.",
        "The port of Ardan is without ships since Friday.",
    ],
)
def test_a_weekday_behind_a_past_tense_is_sure(text: str) -> None:
    """A past tense between the words that look ahead and the weekday governs it; so does what no such word precedes."""
    assert is_sure(text, {"Friday": 10}, "Friday")


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Ann Orm will speak in Ardan on Monday.", True),
        ("The vote in Ardan is scheduled for Monday.", True),
        ("The council of Ardan on Monday will hold the first of many hearings.", True),
        ("The court of Ardan has set up hearings for Monday.", True),
        ("Lund was planning to leave the race in Ardan on Monday.", False),
        ("Allies pointed to a wide set of gains in Ardan on Monday to rebut that.", False),
        ("Prices will rise in Ardan, according to the bank’s survey Monday.", False),
        ("Orm left Ardan before the march was scheduled to begin Monday.", False),
        ("Orm left as planned for a journey to Ardan on Monday.", False),
        ("Police never meant to fire on the march in Ardan on Monday.", False),
    ],
)
def test_a_weekday_nearer_behind_than_ahead_needs_words_of_what_will_be(text: str, sure: bool) -> None:
    """Told on a Wednesday, "Monday" is the next one only where the clause says that something will be, or is set."""
    assert is_sure(text, {"Monday": 20}, "Monday") is sure


def test_what_is_named_for_a_weekday_nearer_ahead_may_lie_ahead() -> None:
    """Told on a Wednesday, "Monday's vote" may be that of the last Monday or of the next; "Tuesday's" is over."""
    text = "The council of Ardan refused to delay {}’s vote."
    assert not is_sure(text.format("Friday"), {"Friday": 10}, "Friday")
    assert not is_sure(text.format("Monday"), {"Monday": 13}, "Monday")
    assert is_sure(text.format("Tuesday"), {"Tuesday": 14}, "Tuesday")


@pytest.mark.parametrize(
    ("words", "sure"), [("Just this Sunday, Orm called for a vote in Ardan.", False),
                        ("Orm will call for a vote in Ardan this Sunday.", True)],
)  # fmt: skip
def test_this_weekday_behind_a_past_tense_is_not_to_come(words: str, sure: bool) -> None:
    """Told on a Wednesday, "this Sunday" is the next one only of what will be."""
    assert is_sure(words, {"this Sunday": 19}, "this Sunday") is sure


def test_a_weekday_two_days_behind_needs_a_past_tense() -> None:
    """Told on a Wednesday, "Monday" in a clause that tells nothing done may be the next; "yesterday's" may not."""
    assert is_sure("The harbour of Ardan closed on Monday.", {"Monday": 13}, "Monday")
    assert not is_sure("Gulls, ropes and rain in the harbour of Ardan on Monday.", {"Monday": 13}, "Monday")
    assert is_sure("Gulls, ropes and rain in the harbour of Ardan on Tuesday.", {"Tuesday": 14}, "Tuesday")


@pytest.mark.parametrize(("said", "on", "sure"), [("Friday", 10, False), ("Tuesday", 14, True)])
def test_a_plan_told_some_days_ago_may_be_over(said: str, on: int, sure: bool) -> None:
    """What was said on Friday to come on Monday may have come before the report of Wednesday; said on Tuesday, not."""
    text = f"Orm told the court {said} of a plan to close the port Monday."
    assert is_sure(text, {said: on, "Monday": 20}, "Monday") is sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Orm of Ardan embarks Wednesday on a tour.", False),
        ("Orm of Ardan will meet Lund Wednesday.", True),
        ("The talks of Ardan and Lund are about Wednesday’s vote.", True),
        ("Orm of Ardan left Wednesday.", True),
    ],
)
def test_the_day_of_the_report_is_no_date_of_a_present_tense(text: str, sure: bool) -> None:
    """A date of the past beside "embarks" reads wrong on any later day; what will be stays true of its day."""
    assert is_sure(text, {"Wednesday": 15}, "Wednesday") is sure


@pytest.mark.parametrize(
    "text",
    [
        "The motion of Ardan sets up a vote for Friday.",
        "Orm of Ardan leads in votes entering Friday’s primary.",
        "Orm chose Ardan as the site of her speech Friday.",
        "Orm flew to Ardan for a cure starting Friday.",
        "Lund said the letter changed nothing about Orm’s chances on Friday.",
        "If Orm of Ardan fails again Friday, Lund will win.",
        "Orm has invited the dockers of Ardan for a meeting Friday.",
        "Orm had given the dockers of Ardan until Friday to go.",
    ],
)
def test_a_weekday_nearer_ahead_than_behind_needs_a_past_tense(text: str) -> None:
    """On a Wednesday, Friday is two days off and not five, unless something was done on it."""
    assert not is_sure(text, {"Friday": 10}, "Friday")


def test_a_weekday_ahead_is_not_that_of_a_past_tense() -> None:
    """What had no answer on Saturday was asked on the last one; what was set for Saturday is of the next."""
    assert not is_sure("Orm seemed unable to speak of the change in Ardan on Saturday.", {"Saturday": 18}, "Saturday")
    assert not is_sure("The port of Ardan had to close its doors on Saturday.", {"Saturday": 18}, "Saturday")
    assert is_sure("Orm said the vote in Ardan will be held on Saturday.", {"Saturday": 18}, "Saturday")
    assert is_sure("Orm has called a meeting in Ardan for Saturday.", {"Saturday": 18}, "Saturday")


def test_a_day_in_a_quotation_that_an_earlier_sentence_opened_is_the_speakers() -> None:
    """"Yesterday" in a message of years ago is no day of its report."""
    open_still = "Orm wrote: “I made Ardan rich. Lund ruined it Friday. It was mine.”"
    assert not is_sure(open_still, {"Friday": 10}, "Friday")
    assert is_sure(open_still.replace("rich.", "rich.”").replace(".”", "”.", 1), {"Friday": 10}, "Friday")


@pytest.mark.parametrize(("weekday", "later", "sure"), [("Wednesday", 15, False), ("Friday", 10, True)])
def test_an_old_first_sentence_over_later_news_is_of_an_amended_page(weekday: str, later: int, sure: bool) -> None:
    """A report of Wednesday that opens on Sunday, and tells of Wednesday further down, was amended after its day."""
    text = f"Ann Orm took office in Ardan on Sunday. Crowds cheered. The council elected her {weekday}."
    assert is_sure(text, {"Sunday": 12, weekday: later}, "Sunday") is sure


@pytest.mark.parametrize(("day", "sure"), [(1, False), (8, True)])
def test_a_weekday_counted_from_another_day_of_the_story_is_left_open(day: int, sure: bool) -> None:
    """A bare weekday is of the week of its report; one read as two weeks old was counted from a day told above it."""
    assert is_sure("Gunmen shelled the port of Ardan on Wednesday.", {"Wednesday": day}, "Wednesday") is sure


def test_what_a_first_sentence_only_answers_may_be_some_days_old() -> None:
    """A vote of Sunday that the news is about is that of the week, whatever the report tells of later days."""
    text = "Ann Orm thanked Ardan, which chose her on Sunday. Crowds cheered. The council met her Wednesday."
    assert is_sure(text, {"Sunday": 12, "Wednesday": 15}, "Sunday")


@pytest.mark.parametrize(("month", "sure"), [(4, False), (1, True)])
def test_the_last_month_of_a_name_may_be_that_of_the_year_before(month: int, sure: bool) -> None:
    """ "Last April" in May is of this year or the one before; "last January" no reader doubts."""
    words = "last April" if month == 4 else "last January"
    article = make_article(f"Ann Orm left the port of Ardan {words}.", WEDNESDAY)
    first, last = date(2030, month, 1), date(2030, month, 30)
    when = When(first, last, f"2030-{month:02}", "relative", span_of(article, words))
    times = (Timex(span_of(article, words), "DATE", when.edtf, None, when, WEDNESDAY),)
    found = sure_times(Shelf(account(reading(article, times=times))), sentence_with(article, "Ann Orm"))
    assert bool(found) == sure


@pytest.mark.parametrize(
    ("month", "year", "sure"),
    [("April", 2030, False), ("May", 2030, False), ("June", 2029, False), ("June", 2030, True)],
)
def test_a_month_that_has_begun_is_left_without_its_year(month: str, year: int, sure: bool) -> None:
    """In May "in June" may be the next one, and "in April" one of the year that the story tells of."""
    text = f"Orm came to the port of Ardan in {month}."
    article = make_article(text, WEDNESDAY)
    span, first = span_of(article, month), datetime.strptime(f"{month} {year}", "%B %Y").date()
    when = When(first, first + timedelta(days=29), f"{first:%Y-%m}", "relative", span)
    shelf = Shelf(account(reading(article, times=(Timex(span, "DATE", when.edtf, None, when, WEDNESDAY),))))
    assert bool(sure_times(shelf, sentence_with(article, month))) is sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The mayor meets dockers of Ardan on Tuesday. Ann Orm spoke of Tuesday’s march.", False),
        ("The mayor meets dockers of Ardan on Sunday. Ann Orm spoke of Tuesday’s march.", True),
    ],
)
def test_an_owned_weekday_is_not_past_where_the_report_looks_ahead_to_it(text: str, sure: bool) -> None:
    """"Tuesday's march" may be the one of which the report tells that it will be on Tuesday."""
    article = make_article(text, WEDNESDAY)
    first = "Tuesday" if "on Tuesday" in text else "Sunday"
    ahead, back = date(2030, 5, 21 if first == "Tuesday" else 19), date(2030, 5, 14)
    spans = (span_of(article, f"on {first}"), article.span(text.index("Tuesday’s"), text.index("’s march")))
    times = tuple(
        Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "relative", span), WEDNESDAY)
        for span, day in zip(spans, (ahead, back), strict=True)
    )
    shelf = Shelf(account(reading(article, times=times)))
    assert (times[1] in sure_times(shelf, sentence_with(article, "Ann Orm"))) == sure


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("The mayor answered a letter of 18 May 2030.", False),
        ("The mayor will answer by 18 May 2030.", True),
        ("The mayor answered a letter of 12 May 2030.", True),
    ],
)
def test_a_report_that_names_a_later_date_was_written_over(said: str, sure: bool) -> None:
    """A page of the 15th that tells of a letter of the 18th counts its weekdays from another day than its own."""
    article = make_article(f"Gunmen shelled the port of Ardan on Friday. {said}", WEDNESDAY)
    stated = "12 May 2030" if "12 May" in said else "18 May 2030"
    given = (("Friday", date(2030, 5, 10), "relative"), (stated, date(2030, 5, int(stated[:2])), "stated"))
    times = tuple(
        Timex(span_of(article, words), "DATE", day.isoformat(), None,
              When(day, day, day.isoformat(), basis, span_of(article, words)), WEDNESDAY)
        for words, day, basis in given
    )  # fmt: skip
    shelf = Shelf(account(reading(article, times=times)))
    assert (times[0] in sure_times(shelf, sentence_with(article, "Gunmen"))) == sure


@pytest.mark.parametrize(
    ("surface", "first", "last", "basis", "is_counted"),
    [
        ("Wednesday", date(2030, 5, 15), date(2030, 5, 15), "relative", True),
        ("Tuesday", date(2030, 5, 14), date(2030, 5, 14), "relative", True),
        ("Monday", date(2030, 5, 13), date(2030, 5, 13), "relative", False),
        ("tomorrow", date(2030, 5, 16), date(2030, 5, 16), "relative", True),
        ("Thursday", date(2030, 5, 16), date(2030, 5, 16), "relative", False),
        ("June 20", date(2030, 6, 20), date(2030, 6, 20), "relative", True),
        ("last week", date(2030, 5, 6), date(2030, 5, 12), "relative", False),
        ("last year", date(2029, 1, 1), date(2029, 12, 31), "relative", False),
        ("8 May 2030", date(2030, 5, 8), date(2030, 5, 8), "stated", True),
    ],
)
def test_a_line_counts_only_days_near_its_report(
    surface: str, first: date, last: date, basis: WhenBasis, is_counted: bool
) -> None:
    """Told on a Wednesday, "Monday" and "last week" stay as they stand in a brief; a timeline counts them."""
    verb = "will meet" if first > WEDNESDAY else "met"
    article = make_article(f"The council of Ardan {verb} the dockers {surface}.", WEDNESDAY)
    span = span_of(article, surface)
    edtf = str(first) if first == last else f"{first}/{last}"
    time = Timex(span, "DATE", edtf, None, When(first, last, edtf, basis, span), WEDNESDAY)
    shelf, sentence = Shelf(account(reading(article, times=(time,)))), sentence_with(article, "council")
    assert sure_times(shelf, sentence) == [time]
    assert sure_times(shelf, sentence, Dating(is_far=False)) == [time] * is_counted


@pytest.mark.parametrize(
    ("words", "sure"),
    [("The dockers of Ardan sang at the harbour ceremony Friday.", True),
     ("The dockers of Ardan praised a harbour ceremony Friday.", False)],
)  # fmt: skip
def test_an_occasion_right_before_a_day_may_be_to_come(words: str, sure: bool) -> None:
    """A day belongs to the occasion before it, unless what is told was at that."""
    assert is_sure(words, {"Friday": 10}, "Friday") is sure
