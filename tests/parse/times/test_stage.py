"""The stage `times`: what each expression of English news means."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from onrecord.model import Article, Reading, Timex
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.parse.stages import StatementParser
from onrecord.parse.times import STAGE
from robust.work import count_calls

Read = Callable[..., list[tuple[str, Timex]]]


@pytest.fixture
def read(pipeline: Pipeline, make_article: Callable[..., Article]) -> Read:
    """Reads a text and gives each time with its words."""
    parser = StatementParser(pipeline, [STAGE])

    def times(text: str, published: str | None = "2020-06-12") -> list[tuple[str, Timex]]:
        reading: Reading = next(iter(parser.parse([make_article(text, published=published)])))
        assert not reading.skipped
        return [(timex.span.words(text) or "", timex) for timex in reading.times]

    return times


def edtfs(found: list[tuple[str, Timex]]) -> dict[str, str | None]:
    """The words of each time with its EDTF."""
    return {words: timex.when.edtf if timex.when else None for words, timex in found}


def values(found: list[tuple[str, Timex]]) -> dict[str, str]:
    """The words of each time with its TIMEX3 value."""
    return {words: timex.value for words, timex in found}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The ministers met on Thursday.", "Thursday", "2020-06-11"),
        ("The ministers met on Friday.", "Friday", "2020-06-12"),
        ("The ministers will meet on Tuesday.", "Tuesday", "2020-06-16"),
        ("The ministers will meet next Tuesday.", "next Tuesday", "2020-06-16"),
        ("The convoy returned last Friday.", "last Friday", "2020-06-05"),
        ("Rockets fell Thursday night.", "Thursday night", "2020-06-11"),
        ("The raid began early on Wednesday morning.", "early on Wednesday morning", "2020-06-10"),
        ("The bridge was destroyed yesterday.", "yesterday", "2020-06-11"),
        ("It was shelled last night.", "last night", "2020-06-11"),
        ("The army pulled out earlier this month.", "earlier this month", "2020-06"),
        ("It had come late last year.", "late last year", "2019-09/2019-12"),
        ("Talks began in late 2017.", "late 2017", "2017-09/2017-12"),
        ("Talks resumed in mid-March.", "mid-March", "2020-03-11/2020-03-20"),
        ("The force will be cut by the end of the year.", "the end of the year", "2020-09/2020-12"),
        ("The assembly voted in April.", "April", "2020-04"),
        ("The assembly voted in October.", "October", "2019-10"),
        ("Elections are planned for October.", "October", "2020-10"),
        ("Elections were originally planned for October.", "October", "2019-10"),
        ("The envoy is headed to Oslo on Wednesday.", "Wednesday", "2020-06-17"),
        ("News of the plague caused stocks to plunge in October.", "October", "2019-10"),
        ("Voters can choose a new council come October.", "October", "2020-10"),
        ("The envoy headed to Oslo on Wednesday.", "Wednesday", "2020-06-10"),
        ("An aide said that the envoy tried to leave in October.", "October", "2019-10"),
        ("It will cut its force over the coming months.", "the coming months", "2020-06-12/.."),
        ("Violence rose over the past year.", "the past year", "2019-06/2020-06-12"),
        ("Attacks rose in recent weeks.", "recent weeks", "../2020-06-12"),
        ("He resigned two weeks ago.", "two weeks ago", "2020-05-25/2020-05-31"),
        ("He resigned two days ago.", "two days ago", "2020-06-10"),
        ("The pact was signed a year ago.", "a year ago", "2019-06~"),
        ("The border was closed in the 1990s.", "the 1990s", "199X"),
        ("The border was closed in the '80s.", "the '80s", "198X"),
        ("The fort was built in the 19th century.", "the 19th century", "18XX"),
        ("The town fell in the summer of 2014.", "the summer of 2014", "2014-22"),
        ("The parties must answer within two weeks.", "two weeks", "2020-06-12/2020-06-26"),
        ("The firm was sold on 12 June 2019.", "12 June 2019", "2019-06-12"),
        ("The firm was sold on 3/4/2020.", "3/4/2020", "2020-03-04"),
        ("The first half of 2019 was quiet.", "The first half of 2019", "2019-01/2019-06"),
        ("They were attacked on Christmas Eve.", "Christmas Eve", "2019-12-24"),
        ("They left on New Year’s Eve.", "New Year’s Eve", "2019-12-31"),
        ("The deal was reached on Jan. 14 of last year.", "Jan. 14 of last year", "2019-01-14"),
        ("The minister resigned on 2 October last year.", "2 October last year", "2019-10-02"),
        ("He resigned three months before the Aug. 30 vote.", "Aug. 30", "2020-08-30"),
        ("He was to return by Jan. 3.", "Jan. 3", "2021-01-03"),
        ("The truce has been extended until July.", "July", "2020-07"),
        ("The truce was extended until Thursday.", "Thursday", "2020-06-18"),
        ("The force was there until July.", "July", "2019-07"),
        ("They could not be reached Wednesday.", "Wednesday", "2020-06-10"),
        ("The planned visit in September worried them.", "September", "2020-09"),
        ("The change is effective Feb. 1.", "Feb. 1", "2020-02-01"),
        ("The port was closed this past spring.", "this past spring", "2020-21"),
        ("The town was hit in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
        ("The truce was due to end on Saturday.", "Saturday", "2020-06-13"),
        ("Prices will fall this year, according to a study by Lund Monday.", "Monday", "2020-06-08"),
        ("The court said Monday prices will fall.", "Monday", "2020-06-08"),
    ],
)
def test_the_days_that_words_mean(read: Read, text: str, words: str, edtf: str) -> None:
    """Each usual wording means the days it means to a reader on the day of publication (Friday, 12 June 2020)."""
    assert edtfs(read(text)).get(words) == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They requested the talks be held in October.", "October", "2020-10"),
        ("The ministers demanded that he resign in October.", "October", "2020-10"),
        ("The envoy asked that the vote be put off until Monday.", "Monday", "2020-06-15"),
        ("The union insisted that the mine was shut in October.", "October", "2019-10"),
        ("She helped him win the seat in October.", "October", "2019-10"),
    ],
)
def test_what_was_asked_for_lies_ahead(read: Read, text: str, words: str, edtf: str) -> None:
    """A subjunctive after a past verb of asking looks ahead; what was claimed or done looks back."""
    assert edtfs(read(text)).get(words) == edtf


def test_periods_are_those_of_the_quarter_told_of(read: Read) -> None:
    """The latest period, the 2019 period and the year-ago quarter are the quarter told of and its likes."""
    found = read(
        "Sales rose in the first quarter ended March 31. The latest period had one loss. In the 2018 period it had "
        "two. Sales of the comparable year-ago quarter were lower than in the same period of 2017."
    )
    assert values(found) == {
        "the first quarter": "2020-Q1", "March 31": "2020-03-31", "The latest period": "2020-Q1",
        "the 2018 period": "2018-Q1", "the comparable year-ago quarter": "2019-Q1",
        "the same period of 2017": "2017-Q1",
    }  # fmt: skip


def test_a_history_goes_on_before_a_year_in_passing(read: Read) -> None:
    """Years far outside those a history tells of do not date the months after them; nor does a year before."""
    found = read(
        "The war began in 1919. In 1919 the town fell. In 1920 it was taken back, as another had been in 1812. On "
        "2 October they met. In 1920 and 1921 the front stood still, as in the previous year. It was quiet in May."
    )
    assert values(found)["2 October"] == "1920-10-02"
    assert values(found)["May"] == "1921-05"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod"),
    [
        ("The meeting is at 5 p.m. on Sunday, June 14, 2020.", "5 p.m. on Sunday, June 14, 2020", "TIME",
         "2020-06-14T17:00", None),
        ("The siren sounded at 2 a.m. Wednesday.", "2 a.m. Wednesday", "TIME", "2020-06-10T02:00", None),
        ("The shelling went on for three years.", "three years", "DURATION", "P3Y", None),
        ("They signed a six-month contract.", "six-month", "DURATION", "P6M", None),
        ("They agreed on a 60-day pause.", "60-day", "DURATION", "P60D", None),
        ("The march lasted more than 40 hours.", "more than 40 hours", "DURATION", "PT40H", "MORE_THAN"),
        ("The ride took an hour and a half.", "an hour and a half", "DURATION", "PT1H30M", None),
        ("Crowds gather every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
        ("The prize is awarded annually.", "annually", "SET", "P1Y", None),
        ("Workers earn $5 a day.", "a day", "SET", "P1D", None),
        ("The law is now in force.", "now", "DATE", "PRESENT_REF", None),
        ("The minister resigned recently.", "recently", "DATE", "PAST_REF", None),
        ("Nobody can tell the future.", "the future", "DATE", "FUTURE_REF", None),
        ("The fort fell in 490 BC.", "490 BC", "DATE", "BC0490", None),
        ("The league broke up in the spring of 404 B.C.", "the spring of 404 B.C.", "DATE", "BC0404-SP", None),
        ("The firm had sales of $3 million in the year ended March 31.", "the year", "DURATION", "P1Y", None),
        ("The firm expects a loss for the full year.", "the full year", "DATE", "2020", None),
        ("They may one day return.", "one day", "DATE", "FUTURE_REF", None),
        ("It comes after months of talks.", "months", "DURATION", "PXM", None),
        ("The levy does no harm in the short term.", "the short term", "DATE", "FUTURE_REF", None),
        ("Prices fell in the last half of 2019.", "the last half of 2019", "DATE", "2019-H2", None),
        ("Profits fell in the third quarter.", "the third quarter", "DATE", "2019-Q3", None),
        ("The budget is for fiscal 2021.", "fiscal 2021", "DATE", "2021", None),
        ("It happened last week.", "last week", "DATE", "2020-W23", None),
        ("It happened in early 2020.", "early 2020", "DATE", "2020", "START"),
        ("Around Nov. 1, 2019, the rains came.", "Around Nov. 1, 2019", "DATE", "2019-11-01", "APPROX"),
    ],
)  # fmt: skip
def test_types_values_and_modifiers(
    read: Read, text: str, words: str, kind: str, value: str, mod: str | None
) -> None:
    """Types, values and modifiers are those of TIMEX3."""
    found = dict(read(text))
    assert words in found, list(found)
    assert (found[words].type, found[words].value, found[words].mod) == (kind, value, mod)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,500 troops drove along Route 66 in an F-16 convoy with 19 people.",
        "He may march in second place, a 19-year-old said.",
        "She is 34 years old and owns 1500 books.",
        "The march of the workers ended and they may sit in the sun.",
        "Three-quarters of the $2000 went to Theresa May.",
        "They walked in the Women’s March.",
        "The right is kept by the 2nd and 14th Amendments.",
        "Nothing in today's world is so cheap.",
        "A writer of the party daily Forward agreed.",
        "A host of This Week and a reader of USA Today agreed.",
    ],
)
def test_words_that_are_no_times(read: Read, text: str) -> None:
    """Counts, ages, roads, aircraft, verbs and names are never taken for times."""
    assert read(text) == []


def test_the_text_goes_on_from_the_day_it_speaks_of(read: Read) -> None:
    """The next day and two weeks later count from the date told last, not from publication."""
    found = read("The bomb went off on Jan. 3. The next day the club closed. Two weeks later it reopened.")
    assert values(found) == {"Jan. 3": "2020-01-03", "The next day": "2020-01-04", "Two weeks later": "2020-W03"}
    found = read("The club opened on June 11. Five days later the army closed it.")
    assert edtfs(found)["Five days later"] is None
    assert edtfs(read("She won in May of her first year.")) == {"May": None}
    found = read("In 2003 the army invaded. In March that year the capital fell.")
    assert edtfs(found) == {"2003": "2003", "March that year": "2003-03"}


def test_lengths_do_not_make_a_report_a_history(read: Read) -> None:
    """A report of the day that recalls an old year five times, and tells many lengths, counts from its own day."""
    old = "The trial of 1999 was long. " * 5
    lengths = "Talks took three days, two hours, a week, ten minutes, five months and six years. " * 4
    found = read(f"{old}{lengths}The house voted on Monday. The call of May 25 is in doubt.")
    assert edtfs(found)["May 25"] == "2020-05-25"
    assert edtfs(found)["Monday"] == "2020-06-08"


def test_both_ends_of_a_range_have_its_days(read: Read) -> None:
    """From March to May, 27-29 and 2014 to 2017 are one stretch of time, told by both its ends."""
    assert set(edtfs(read("The valley was held from March to May 2019.")).values()) == {"2019-03/2019-05"}
    assert set(edtfs(read("Between 2014 and 2017 the town was held.")).values()) == {"2014/2017"}
    assert edtfs(read("The summit of Dec. 27-29, 2019 failed.")) == {
        "Dec. 27": "2019-12-27/2019-12-29", "29, 2019": "2019-12-27/2019-12-29"}  # fmt: skip
    moved = read("The vote was moved from Sunday to Monday.")
    assert len(set(edtfs(moved).values())) == 2


def test_without_a_day_of_publication_nothing_is_invented(read: Read) -> None:
    """Relative dates of an undated article keep a value with X and mean no days; stated dates are as always."""
    found = dict(read("He left on Thursday, in March, and yesterday. He was born on 5 May 1950.", published=None))
    expected = {"Thursday": "XXXX-WXX-4", "March": "XXXX-03", "yesterday": "XXXX-XX-XX", "5 May 1950": "1950-05-05"}
    assert {words: timex.value for words, timex in found.items()} == expected
    assert {words for words, timex in found.items() if timex.when} == {"5 May 1950"}


def test_the_basis_tells_stated_from_relative(read: Read) -> None:
    """A date with its year is stated; one counted from the article's day is relative; each has its span."""
    found = dict(read("It began on 3 May 2019 and ended on Thursday."))
    bases = {words: timex.when.basis for words, timex in found.items() if timex.when}
    assert bases == {"3 May 2019": "stated", "Thursday": "relative"}
    assert all(timex.when is None or timex.when.span == timex.span for timex in found.values())


def test_times_stand_in_order_and_apart(read: Read) -> None:
    """Times come in the order of the text and never overlap."""
    found = read("On Monday at 5 p.m., two days after the vote of June 1, the head of the bank left till next year.")
    spans = [timex.span for _, timex in found]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


HOSTILE = (
    "the a two hundred more next last of May 1999 - and week early 5 p.m. in 99999999999 31 February year 's over "
    "first quarter '90s"
).split()


def test_hostile_text_breaks_nothing(pipeline: Pipeline, make_article: Callable[..., Article]) -> None:
    """Nonsense made of time words is read to its end, and no date outside the calendar is made."""
    chance = random.Random(7)
    texts = [
        " ".join(chance.choice(HOSTILE) for _ in range(400)),
        "two hundred" + " hundred" * 400 + " years ago",
        "the last" + " full" * 400 + " week",
        "9/9/9999 0000-00-00 31/31/31 99:99 2020-02-31 the 9990s",
    ]
    for draft in draft_articles(pipeline, [make_article(text) for text in texts]):
        STAGE.run(draft)
        assert all(t.when is None or t.when.edtf for t in draft.times)


def test_work_grows_with_the_length_of_the_text(pipeline: Pipeline, make_article: Callable[..., Article]) -> None:
    """Four times the nonsense takes about four times the work."""
    def work(words: int) -> int:
        chance = random.Random(7)
        text = " ".join(chance.choice(HOSTILE) for _ in range(words))
        return count_calls(lambda: STAGE.run(next(iter(draft_articles(pipeline, [make_article(text)])))))

    work(10)
    assert work(1600) < 6 * work(400)
def test_a_decline_is_no_autumn_and_an_average_no_year(read: Read) -> None:
    """ "The fall in prices" and "an average of 1500" are no times; "in the fall" is."""
    assert not read("Traders spoke in the fall in prices of their fears.")
    assert not read("Rents will go up by an average of 1500.")
    assert values(read("He left in the fall."))["the fall"] == "2019-FA"


def test_an_article_stands_outside_a_hyphened_length(read: Read) -> None:
    """Of "the eight-year war" the time is "eight-year"; "several quarters" are a length."""
    assert values(read("The eight-year war ended.")) == {"eight-year": "P8Y"}
    assert values(read("It followed several quarters of losses."))["several quarters"] == "PXQ"
