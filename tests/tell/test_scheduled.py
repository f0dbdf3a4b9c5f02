"""What a brief tells as next: what is set for a day to come, and deeds that somebody is about to do."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Event, Next, Statement, When
from onrecord.tell import BriefQuestion
from onrecord.tell.sections.coming import tell_coming
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from tell.build import account, event, make_article, reading, sentence_with, span_of

DAY = date(2030, 5, 2)


def tells(text: str, expected: str, day: str | None = None, deed: str | None = None) -> bool:
    """True if a brief of DAY tells what the report of that day expects, on the 9th if `day` are the words for it."""
    article = make_article(text, DAY)
    ninth = date(2030, 5, 9)
    when = When(ninth, ninth, "2030-05-09", "stated", span_of(article, day)) if day else None
    what = span_of(article, expected)
    found = [Statement(article.id, Next(what), sentence_with(article, expected), (what,), None, when, (), 0.9, "test")]
    if deed:
        done = event(article, deed)
        assert isinstance(done.act, Event)
        found.append(replace(done, act=replace(done.act, status="planned")))
    telling = Telling(Shelf(account(reading(article, tuple(found)))), BriefQuestion(), DAY)
    return bool(tell_coming(telling, 3))


@pytest.mark.parametrize(
    ("text", "expected", "day", "deed", "is_told"),
    [
        ("Salder will shut the ports on 9 May.", "Salder will shut the ports on 9 May", "9 May", None, True),
        ("Salder will shut the ports of Orm.", "Salder will shut the ports of Orm", None, None, False),
        ("Salder will shut the ports of Orm.", "Salder will shut the ports of Orm", None, "shut", True),
        ("Salder will not shut its ports on 9 May.", "Salder will not shut its ports on 9 May", "9 May", None, False),
        ("Salder plans to sell the ports of Orm.", "Salder plans to sell the ports of Orm", None, None, True),
        ("On the trip of 9 May Salder plans to buy a port.", "the trip of 9 May", "9 May", None, True),
        ("Salder will likely vote on 9 May.", "Salder will likely vote on 9 May", "9 May", None, False),
        ("The deadline for Salder is 9 May.", "The deadline for Salder is 9 May", "9 May", None, True),
        ("The ports of Salder could shut by 9 May.", "The ports of Salder could shut by 9 May", "9 May", None, False),
    ],
)  # fmt: skip
def test_what_is_next_is_set(text: str, expected: str, day: str | None, deed: str | None, is_told: bool) -> None:
    """Something comes on a day, or as a deed, or by somebody's plan; what only may come, or will not, is not next."""
    assert tells(text, expected, day, deed) == is_told


@pytest.mark.parametrize(
    ("text", "expected", "is_told"),
    [
        ("On 9 May Ann Orm of Salder will win the vote.", "Ann Orm of Salder will win the vote", False),
        ("The port of Salder will be empty on 9 May.", "The port of Salder will be empty on 9 May", False),
        ("The port of Salder will be opened on 9 May.", "The port of Salder will be opened on 9 May", True),
        ("A third of the voters of Salder will go to Orm on 9 May.", "will go to Orm on 9 May", False),
    ],
)
def test_what_becomes_of_somebody_is_not_next(text: str, expected: str, is_told: bool) -> None:
    """Nobody can set for a day who wins, how things will be, or what those who were asked mean to do."""
    assert tells(text, expected, "9 May") == is_told


@pytest.mark.parametrize(
    ("text", "expected", "is_told"),
    [
        ("An envoy of Salder said that all Orm would vote on 9 May.", "all Orm would vote on 9 May", True),
        ("Salder lies still, and sailors who fear the storm rest as Orm will vote on 9 May.", "Orm will vote on 9 May",
         False),
        ("An envoy of Salder reached a truce by which sailors of Orm would go on 9 May.",
         "sailors of Orm would go on 9 May", False),
        ("Ann Orm of Salder, due in court on 9 May, is upset.", "due in court on 9 May", False),
        ("Ann Orm, whose town Salder will vote on 9 May, is upset.", "whose town Salder will vote on 9 May", False),
        ("An envoy was flying to Salder as Orm said that it would vote on 9 May.", "it would vote on 9 May", False),
    ],
)  # fmt: skip
def test_what_is_expected_in_passing_is_not_next(text: str, expected: str, is_told: bool) -> None:
    """What is to come leads its sentence or is what somebody said; an aside on it is no news of what is next."""
    assert tells(text, expected, "9 May") == is_told
