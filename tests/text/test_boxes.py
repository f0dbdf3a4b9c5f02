"""Boxes of other headlines behind the names of people are no words of the report."""

from datetime import UTC, date, datetime

import pytest

from onrecord.model import Hints, Page
from onrecord.read import read_article
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean
from onrecord.text.boxes import blank_boxes, cut_boxes
from tell.build import make_article, reading
from thread.build import account_of

PLAIN = "Mayor Varn said the ramp was safe."


@pytest.mark.parametrize(
    "boxed",
    [
        "Mayor Varn Ilse Mara VarnVarn wins again Bridge to Oldmill reopens MORE said the ramp was safe.",
        "Mayor Varn Ilse (Ilka) Mara Varn Ferries wait in vain Bridge to Oldmill reopens MORE said the ramp was safe.",
        "Mayor VarnIlse VarnThe Ledger's letter: who pays? Bridge to Oldmill 'reopens' MORE said the ramp was safe.",
    ],
)
def test_boxes_behind_a_name_are_cut(boxed: str) -> None:
    """The sentence goes on as it was written, whether its headlines are glued to the name or not."""
    assert cut_boxes(boxed) == PLAIN
    blank = blank_boxes(f"{boxed} {boxed}")
    assert len(blank) == 2 * len(boxed) + 1 and " ".join(blank.split()) == f"{PLAIN} {PLAIN}"


def test_a_first_name_before_the_box_is_no_surname() -> None:
    """Of "Ilse Varn Ilse Mara Varn" the box begins behind the first Varn, not behind the first Ilse."""
    for headline in ("Bridge to Oldmill reopens", " Ilse Varn predicts a flood"):
        boxed = f"The late Ilse Varn Ilse Mara Varn{headline} MORE, who built it, and Tom Reed voted."
        assert cut_boxes(boxed) == "The late Ilse Varn, who built it, and Tom Reed voted."


@pytest.mark.parametrize(
    "plain",
    [
        "Mayor Varn, whose full name is Ilse Mara Varn, wants MORE ferries.",
        "Varn Ilse Varn\nwants MORE ferries.", "LUND AND LUND WANT MORE", "MORE", "",
        "Varn Ilse Varn " + "waits at the quay " * 60 + "for MORE ferries.",
    ],
)  # fmt: skip
def test_a_name_told_in_full_or_twice_is_left(plain: str) -> None:
    """Without the whole name behind the name, in another line, in capitals or far away there is no box."""
    assert cut_boxes(plain) == blank_boxes(plain) == plain


def test_a_page_keeps_its_sentence_without_the_box() -> None:
    """A page of markup has none of it."""
    boxed = "Mayor Varn Ilse Mara VarnVarn wins again Bridge to Oldmill reopens MORE said the ramp was safe. "
    more = "".join(
        f"<p>The council of Oldmill had closed pier {n} in March, after a barge struck it.</p>" for n in range(9)
    )
    page = f"<html><body><article><h1>Ramp safe</h1><p>{boxed}</p>{more}</article></body></html>"
    article = read_article(Page("x", "html", page.encode(), datetime(2021, 3, 2, tzinfo=UTC), Hints()))
    assert PLAIN in article.text  # type: ignore[union-attr]


def test_a_brief_tells_a_kept_text_without_its_boxes_and_cites_it_with_them() -> None:
    """Text that was kept as it is has blanks there, so that every span still fits; its cites give it as it is kept."""
    boxed = "Mayor Varn Ilse Mara VarnVarn wins again Bridge to Oldmill reopens MORE ’s ramp is safe."
    kept = make_article(boxed, date(2021, 3, 2))
    shelf = Shelf(account_of(reading(kept, ())))
    whole = kept.span(0, len(boxed))
    assert clean(shelf.words(whole)) == "Mayor Varn’s ramp is safe."
    assert shelf.cite(whole).words == boxed
