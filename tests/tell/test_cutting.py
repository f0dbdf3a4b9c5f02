"""What a sentence that is too long can do without."""

from datetime import date

import pytest

from onrecord.tell import BriefQuestion
from onrecord.tell.cutting import can_be_cut, cut_asides
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Wording
from tell.build import account, make_article, reading

HEAD = "The council of Ardan sold its port to Norholm on Monday"


@pytest.mark.parametrize(
    "left",
    [
        ", which gulls love.",
        ", sending its crews home.",
        " — a sale that took a year, watched by gulls.",
        " -- marking the end of its fleet.",
        ", with its crews at sea.",
        ", and the boats of its crews are gone.",
        ", as it became the first to do so.",
    ],
)
def test_what_goes_on_beside_the_news_can_be_left_out(left: str) -> None:
    """A clause of what followed or went on at the same time, or an apposition behind a dash, ends the sentence; so does
    a further statement with a subject of its own."""
    assert (HEAD, left) in [pair for pair in cut_asides(HEAD + left) if can_be_cut(*pair)]


@pytest.mark.parametrize(
    "left",
    [
        ", according to Ann Orm.",
        " — falling to ten boats a day from June 23 through July 8.",
        ", pending a vote.",
        ", starting with its boats.",
        ", as Ann Orm said.",
        ", speaking in Ardan, that it had no boats.",
        " — a sale that took a year — and left.",
        ", as well as its boats.",
        ", as being too old.",
        ", and sailed home.",
    ],
)
def test_what_limits_or_answers_for_the_news_is_kept(left: str) -> None:
    """Who says so, on what it hangs, and what the sentence goes on with stay."""
    pairs = [pair for pair in cut_asides(HEAD + left) if can_be_cut(*pair)]
    assert HEAD not in [kept for kept, _ in pairs]


@pytest.mark.parametrize("end", ["and a film of the tired", "first by sea and second", "to Orm, Lund and"])
def test_nothing_is_cut_behind_half_of_a_row(end: str) -> None:
    """Behind an adjective whose noun comes later, and behind what leads on, the sentence goes on."""
    assert not can_be_cut(f"{HEAD}, {end}", ", singing crews of its boats.")


@pytest.mark.parametrize(("asked", "is_told"), [("port", True), ("boats", False)])
def test_what_was_asked_is_not_left_out(asked: str, is_told: bool) -> None:
    """A sentence that speaks of what was asked only where it ends is not told without its end."""
    guests = "in a hall full of guests from the old towns of the long coast who had come on foot"
    crews = "sending its boats home to the coves of the north where the gulls cry over the bay all year long"
    article = make_article(f"{HEAD} {guests}, {crews}.", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(asked, terms=((asked,),)), date(2021, 3, 1))
    assert isinstance(telling.word(reading(article).sentences[0]), Wording) == is_told
