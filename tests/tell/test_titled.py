"""The title of a report says of what its first sentence tells: it stands beside the line."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.tell import BriefQuestion
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal
from tell.build import account, make_article, reading, sentence_with

ASKED = BriefQuestion("Orm checkpoints", terms=(("Orm",), ("checkpoints", "checkpoint")))


@pytest.mark.parametrize(
    ("title", "words", "is_on_subject"),
    [
        ("Orm keeps checkpoints open in storm", "The border police", True),
        ("Orm keeps checkpoints open in storm", "Lund closed", False),
        ("Border police keep posts open in storm", "The border police", False),
    ],
)
def test_a_first_sentence_is_of_what_its_title_names(title: str, words: str, is_on_subject: bool) -> None:
    """What the first sentence tells in other words its title names; what stands further down names its own."""
    text = "The border police said on Friday that it would keep its posts open. Lund closed its schools and its port."
    report = replace(make_article(text, date(2021, 3, 5)), title=title)
    telling = Telling(Shelf(account(reading(report, ()))), ASKED, date(2021, 3, 6))
    assert telling.is_on_subject(sentence_with(report, words)) is is_on_subject


@pytest.mark.parametrize(
    ("first", "is_told"),
    [
        ("Orm closed its checkpoints on Friday, a day before a truce ends, and Lund hailed the move.", True),
        ("Orm closed its checkpoints on Friday as Mr. Reed, who hailed the move, went home to Lund.", False),
        ("On Friday the move closed the checkpoints of Orm, said Tom Reed of Lund.", False),
    ],
)  # fmt: skip
def test_a_first_sentence_says_itself_what_it_calls_known(first: str, is_told: bool) -> None:
    """None stands before it: unless it begins so, or calls by the surname alone whom sentences before have named."""
    report = make_article(f"{first} Orm is calm, and Tom Reed of Orm hailed the move.", date(2021, 3, 5))
    telling = Telling(Shelf(account(reading(report, ()))), replace(ASKED, about="Orm", terms=(("Orm",),)), None)
    assert isinstance(telling.word(sentence_with(report, first)), Refusal) is not is_told
    assert isinstance(telling.word(sentence_with(report, "Orm is calm")), Refusal)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Mara Varn said on Friday the ferry of Orm should stop, and the police of Lund agreed.", True),
        ("The ferry of Orm should stop until the ramp is safe, the mayor of Lund said on Friday.", True),
        ("The ferry of Orm should stop on Friday, and Mara Varn of Lund is glad.", False),
        ("The shameful ferry of Orm stopped on Friday, Mara Varn of Lund says it burned, and it went home.", False),
    ],
)
def test_what_somebody_says_who_is_named_is_no_opinion_of_the_report(words: str, is_told: bool) -> None:
    """Behind a word of saying, or before who says it all, stands what another thinks, however it was parsed."""
    report = make_article(words, date(2021, 3, 5))
    telling = Telling(Shelf(account(reading(report, ()))), replace(ASKED, about="Orm", terms=(("Orm",),)), None)
    assert isinstance(telling.word(sentence_with(report, words)), Refusal) is not is_told


def test_a_first_sentence_tells_of_a_person_by_his_part() -> None:
    """ "Him" is the student: none whom it could mean stands before."""
    words = "A court of Orm sentenced a student, and the police of Lund let him go on Friday."
    report = make_article(words, date(2021, 3, 5))
    telling = Telling(Shelf(account(reading(report, ()))), replace(ASKED, about="Orm", terms=(("Orm",),)), None)
    assert not isinstance(telling.word(sentence_with(report, words)), Refusal)
