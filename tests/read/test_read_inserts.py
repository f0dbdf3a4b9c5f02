"""What pages set into the lines of a report is not part of what it says."""

from datetime import UTC, datetime

import pytest

from onrecord.model import Article, Hints, Page, Skipped
from onrecord.read import read_article
from onrecord.read.inserts import read_caption, read_gallery

REPORT = (
    "The ferry line resumed service on Monday after three weeks of repairs at the old quay, the harbor office said.\n\n"
    "{}\n\n"
    "Engineers had replaced forty piles under the northern ramp and tested it with loaded trucks over the weekend.\n\n"
    "The town council will vote on a second ramp in July, and the shipping company wants it to open next spring.\n"
)


def read_with(insert: str) -> Article:
    """The article of a dump in which the insert stands between two paragraphs."""
    page = Page("p1", "page_text", REPORT.format(insert).encode(), datetime(2021, 5, 4, tzinfo=UTC), Hints("p1"))
    article = read_article(page)
    assert not isinstance(article, Skipped)
    return article


@pytest.mark.parametrize("buttons", ["Facebook Twitter Pinterest ", "CLOSE ", "Image caption "])
def test_words_behind_the_buttons_of_a_picture_are_its_caption(buttons: str) -> None:
    """The buttons are gone, the words are kept as a caption."""
    article = read_with(f"{buttons}A crane lifts the last pile at the quay of Vessin on Sunday. Photograph: Tom Reed")
    captions = [p for p in article.paragraphs if p.role == "caption"]
    assert [article.text[p.start : p.end].split(" at")[0] for p in captions] == ["A crane lifts the last pile"]


def test_a_sentence_with_such_words_is_no_caption() -> None:
    """Only buttons at the beginning of a line count."""
    assert read_caption("Facebook and Twitter removed the pages on Monday.") is None
    assert read_caption("CLOSE RACE IN VESSIN") is None


def test_a_gallery_becomes_its_captions() -> None:
    """The title, told before each picture, and the buttons between them are gone."""
    line = (
        "Photos: The quay Photos: The quay A crane stands at the ramp. Hide Caption 1 of 3 Photos: The quay Piles "
        "arrive by barge. Hide Caption 2 of 3 Photos: The quay The quay – The first ferry lands. Hide Caption 3 of 3"
    )
    told = ["A crane stands at the ramp.", "Piles arrive by barge.", "The first ferry lands."]
    assert list(read_gallery(line)) == told
    article = read_with(line)
    roles = {article.text[p.start : p.end]: p.role for p in article.paragraphs}
    assert [roles.get(caption) for caption in told] == ["caption"] * 3
    once = line.removeprefix("Photos: The quay ") + " Photos: The quay The last barge leaves. Hide Caption 4 of 4"
    assert list(read_gallery(once)) == [*told, "The last barge leaves."]
    assert list(read_gallery("The quay was closed. A caption hides nothing.")) == []
