"""A line without a time of its own loses none that the sentences above it set."""

from datetime import date

import pytest

from onrecord.model import Timex, When
from onrecord.tell import BriefQuestion, Shelf
from onrecord.tell.backdrop import has_lost_time
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal
from tell.build import account, make_article, reading, sentence_with, span_of

DAY = date(2030, 5, 10)


def shelf_of(text: str, *years: int) -> Shelf:
    """The shelf of one report in which these years stand as times, and 9 May as that."""
    article = make_article(text, DAY)
    whens = [When(date(y, 1, 1), date(y, 12, 31), str(y), "stated", span_of(article, str(y))) for y in years]
    if "9 May" in text:
        whens.append(When(date(2030, 5, 9), date(2030, 5, 9), "2030-05-09", "stated", span_of(article, "9 May")))
    times = tuple(Timex(when.span, "DATE", when.edtf, None, when) for when in whens if when.span)
    return Shelf(account(reading(article, times=times)))


def is_lost(text: str, words: str, *years: int) -> bool:
    """True if the sentence with those words has lost a time."""
    shelf = shelf_of(text, *years)
    return has_lost_time(shelf, sentence_with(shelf.account.readings[0].article, words))


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 the port of Ardan ran out of grain. Sailors demanded higher wages.",
        "In 2011 the port of Ardan ran out of grain. Ships left. Sailors demanded higher wages.",
        "During the long campaign, Lee ran against Orm. Sailors demanded higher wages.",
        "In 2011 the port of Ardan closed.\n\nHowever, Sailors demanded higher wages.",
        "In 2011 Lee testified in Ardan.\n\nAsked about the ships, Sailors demanded higher wages.",
        "Lee gave Orm an interview in 2011.\n\nSailors demanded higher wages after the interview.",
        "In 2011 the port of Ardan closed.\n\nSailors demanded higher wages.",
        "In 2011 the port of Ardan closed.\n\nShips left.\n\nSailors demanded higher wages.",
        "In 2011 Kim Orm left the port of Ardan.\n\nShips burned.\n\nSailors of Orm said that wages fell.",
        "In the next year Ships left. Sailors demanded higher wages the next year.",
        "In 2011 the port of Ardan closed. Sailors demanded: “It is a port. It will pay.”",
        "Back then, Lee toured the ports of Ardan. Sailors demanded higher wages.",
        "Orm spoke in Ardan. Sailors demanded higher wages that morning.",
        "Orm spoke in Ardan. Sailors demanded higher wages the next day.",
        "[Note: this was told before. Sailors demanded higher wages.]",
        "Timeline of Ardan Show Hide The port closed. Sailors demanded higher wages.",
        "Hide Caption 3 of 9 Photos: Ships wait. Sailors demanded higher wages.",
    ],
)
def test_a_past_tense_is_of_the_time_set_above_it(text: str) -> None:
    """What the sentence before begins with dates the next ones, and the paragraphs that go on with them, but for what
    is said to the report."""
    assert is_lost(text, "Sailors", *([2011] if "2011" in text else []))


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 the port of Ardan closed. Sailors have demanded higher wages.",
        "In 2011 the port of Ardan closed. The port opened on 9 May. Sailors demanded higher wages.",
        "In 2011 the port of Ardan closed. Sailors demanded higher wages on 9 May.",
        "In 2011 the port of Ardan closed.\n\nThe port is open.\n\nSailors demanded higher wages.",
        "In 2011 the port of Ardan closed.\n\nSailors said that wages fell.",
        "Orm owns a port that was built in 2011. Sailors demanded higher wages.",
        "“In 2011 we closed,” said Orm. Sailors demanded higher wages.",
    ],
)
def test_a_time_above_is_not_that_of_other_sentences(text: str) -> None:
    """The present, a later or own time, a new paragraph or a time told beside something keep the report's day."""
    assert not is_lost(text, "Sailors", 2011)


@pytest.mark.parametrize(
    ("text", "cue", "lost"),
    [
        ("“We shut the port,” she said at the time.", "she said", True),
        ("In 2011 he issued a list.\n\n“We shut the port,” Orm said.", "Orm said", True),
        ("Lee spoke in a 2011 debate on Ardan.\n\n“We shut the port,” he said.", "he said", True),
        ("Lee said in 2011 that ships wait.\n\n“They pay,” said Lee.\n\n“We shut the port,” Lee added.", "added", True),
        ("In 2011 Lee won. Years later, Orm came to Ardan. “We shut the port,” Orm said.", "Orm said", True),
        ("“We shut the port,” he said on 9 May.", "he said", False),
        ("“We shut the port,” said Lee, who left in 2011.", "said Lee", False),
        ("The port opened in 2011, and the harbour of Ardan lost.\n\n“We shut the port,” he said.", "he said", False),
        ("Kim Stahl said in 2011 that ships wait.\n\n“We shut the port,” said Lee.", "said Lee", False),
        ("Lee said in 2011 that ships wait.\n\nLee came on 9 May. “We shut the port,” said Lee.", "said Lee", False),
    ],
)
def test_a_quotation_is_of_the_time_of_what_it_goes_on_with(text: str, cue: str, lost: bool) -> None:
    """The sentence above may say that it was years ago; what is told aside, or of others, gives it no time."""
    assert is_lost(text, cue, *([2011] if "2011" in text else [])) is lost


def test_a_page_that_was_written_on_tells_nothing_undated() -> None:
    """Two dates behind its day on which nothing was to come: its other sentences may be of any day, too."""
    for text, lost in (
        ("Ships raised flags on 12 April 2031. A fire burned on 4 May 2031. Sailors demanded wages.", True),
        ("Ships raised flags on 12 April 2031. Sailors demanded wages.", False),
    ):
        article = make_article(text, DAY)
        days = [(name, day) for name, day in (("12 April 2031", date(2031, 4, 12)), ("4 May 2031", date(2031, 5, 4)))]
        times = tuple(
            Timex(span_of(article, name), "DATE", day.isoformat(), None,
                  When(day, day, day.isoformat(), "stated", span_of(article, name)))
            for name, day in days
            if name in text
        )  # fmt: skip
        shelf = Shelf(account(reading(article, times=times)))
        assert has_lost_time(shelf, sentence_with(article, "Sailors")) is lost


def test_words_that_point_back_need_the_time_they_point_to() -> None:
    """"At the time" is of a time told elsewhere, "at the time of the vote" of the vote."""
    assert is_lost("Sailors left. In a letter at the time, Lee blamed Orm.", "In a letter")
    assert not is_lost("Sailors left. Lee blamed Orm at the time of the vote.", "Lee")


def test_a_brief_refuses_what_has_lost_its_time() -> None:
    """A reader takes the day of the report for that of an undated deed; a timeline says the day beside it."""
    shelf = shelf_of("In 2011 the port of Ardan closed. Sailors of Ardan demanded higher wages.", 2011)
    question = BriefQuestion("Ardan", terms=(("Ardan",),))
    sentence = sentence_with(shelf.account.readings[0].article, "Sailors")
    assert isinstance(Telling(shelf, question, DAY).word(sentence), Refusal)
    assert not isinstance(Telling(shelf, question, DAY, stands_alone=False).word(sentence), Refusal)


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("Sailors demanded higher wages", True),
        ("Sailors met Orm on Wednesday", True),
        ("Sailors of Lund spoke on 2 May", False),
        ("The port of Ardan is looking back", False),
    ],
)
def test_a_row_of_a_chronology_is_of_the_day_at_its_head(words: str, lost: bool) -> None:
    """What stands under "1 May: ..." is of that day, and so is its "Wednesday"."""
    text = "The port of Ardan is looking back.\n\n1 May: The ships leave.\n\nSailors demanded higher wages.\n\n"
    text += "3 May: The port is closed.\n\nSailors met Orm on Wednesday.\n\n4 May: Orm leaves his post.\n\n"
    text += "Sailors of Lund spoke on 2 May."
    article = make_article(text, DAY)
    days = {"1 May": 1, "3 May": 3, "4 May": 4, "2 May": 2, "Wednesday": 8}
    times = []
    for surface, number in days.items():
        day, basis = date(2030, 5, number), "relative" if surface == "Wednesday" else "stated"
        span = span_of(article, surface)
        times.append(Timex(span, "DATE", str(day), None, When(day, day, str(day), basis, span), DAY))
    shelf = Shelf(account(reading(article, times=tuple(times))))
    assert has_lost_time(shelf, sentence_with(article, words)) is lost
