"""What is no line of a brief by its form: captions, comments, pieces, words printed twice."""

from datetime import date
from importlib.resources import files

import pytest

from onrecord.tell.captions import is_caption, is_under_picture
from onrecord.tell.comments import is_comment
from onrecord.tell.cutting import can_be_cut
from onrecord.tell.referents import drop_connective, read_start
from onrecord.tell.shelf import Shelf
from onrecord.tell.unfit import find_broken_form
from onrecord.tell.voices import LEAST_SAYING, hear_saying, is_writers_own
from tell.build import account, make_article, reading, sentence_with

COMMENTS = [
    row.split("\t") for row in (files("onrecord.tell") / "comments.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("comment", "report"), [(row[1], row[2]) for row in COMMENTS])
def test_each_pattern_finds_its_comment_and_leaves_the_report(comment: str, report: str) -> None:
    """Every row of the table finds the comment, and not its neighbour that only reports."""
    assert is_comment(comment) and not is_comment(report)


@pytest.mark.parametrize(
    ("words", "caption"),
    [
        ("The envoy stands next to the mayor as they greet guests in Salder in May 2030.", True),
        ("Sailors of Ardan gather around a lamp during a storm in Salder last May.", True),
        ("The envoy of Ardan shakes hands with Ann Orm in May 2030 after her guests left.", True),
        ("An image taken from a film of the union on May 2 allegedly shows smoke over Salder.", True),
        ("In this picture provided by the port, sailors of Ardan row.", True),
        ("Hide caption The harbour of Salder is shut.", True),
        ("A woman of Ardan mourns at a grave after the fire in Salder on May 2.", True),
        ("Ann Orm is sworn in at a hearing in Salder, May 2, 2030.", True),
        ("In May 2030, the envoy speaks in front of letters in Ardan.", True),
        ("A card for Ann Orm sits on a table before a hearing in Salder on May 2.", True),
        ("Ann Orm attends a fair of boats in 2029 that opened the port of Ardan.", True),
        ("Orm, center, stands at the wheel of a ship in Ardan in 2019.", True),
        ("Ann Orm stands by what she said of Ardan in 2019.", False),
        ("The envoy of Ardan is to speak at the fair in Salder in May.", False),
        ("A picture posted by the union showed sailors of Ardan with oars.", False),
        ("The union holds a lead of nine seats in Salder, and votes in May 2030.", False),
        ("The picture changes slightly in Salder on May 2.", False),
    ],
)
def test_what_is_done_before_a_camera_is_a_caption_with_a_month_too(words: str, caption: bool) -> None:
    """Standing, waving and greeting in the present tense, beside a month, are seen and not reported."""
    assert is_caption(words) == caption


@pytest.mark.parametrize(
    ("words", "is_headed"),
    [
        ("Orm in a bind - Sailors of Ardan are asking for a vote on the port.", True),
        ("After the vote - Courier: “Ardan is letting 50 sailors go.”", True),
        ("Ships of three ports - Ardan, Lund and Salder - left for the sea.", False),
        ("The port of Ardan - once the largest - is shut.", False),
        ("Ann Orm said that the port is shut - Ardan has no other.", False),
    ],
)
def test_a_heading_with_a_stroke_runs_on_into_its_item(words: str, is_headed: bool) -> None:
    """A digest sets its headings so; what stands between two strokes, or behind a verb, is an aside."""
    assert (find_broken_form(words) == "a heading") == is_headed


def test_a_paragraph_with_a_credit_is_under_a_picture() -> None:
    """The credit may begin with what it is of."""
    assert is_under_picture("Sailors of Ardan row. (Photo: Ann Orm, Salder Post)")
    assert not is_under_picture("Sailors of Ardan row. (The photo was lost.)")


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Rivals in Ardan trail in deep waters:In the Salder race Orm leads.", "two pieces of text run together"),
        ("A long day | Ann Orm arrives in Ardan.", "two pieces of text run together"),
        ("The council of Ardan met in the the port.", "broken off"),
        ("Ardan has became the last state to ban oars.", "broken off"),
        ("Ann Orm told the that Ardan had left.", "broken off"),
        ("The ship of Ardan sank off off the coast.", "broken off"),
        ("The loss was the result a mistake, Ann Orm of Ardan said.", "broken off"),
        ("Ann Orm hopes to end the war in Ardan before she leaving office.", "broken off"),
        ("The rules of Senate Majority Ann Orm were approved in Ardan.", "broken off"),
        ("The envoy left Ardan in March,telling nobody why.", "broken off"),
        ("Ardan had had enough of the rules that that council made.", None),
        ("Senate Majority Leader Ann Orm left Ardan, where the to-do was over.", None),
        ("May 2030: A second round of talks of Ardan ends.", "an item of a list"),
        ("The envoy of Ardan said the they needed a safe road.", "broken off"),
        ("Members of the council stood with Senator Orm (R.-Ky.)", "broken off"),
        ("The envoy of Ardan was in May (in Salder, as it was.", "a piece of a quotation"),
        ("The council of Ardan has left the port.]", "a piece of a quotation"),
        ("Imagine what orders Ann Orm would give in Ardan.", "speaks of its writer or to its reader"),
        ("Here’s what the council of Ardan has said of it.", "speaks of its writer or to its reader"),
        ("Ann Orm: a former envoy of Ardan whose letters were read in May.", "an item of a list"),
        ("Take Orm’s speech in Ardan, billed as news, and late.", "speaks of its writer or to its reader"),
        ("4:20 p.m.: Ann Orm answers the letter of Ardan.", "an item of a list"),
        ("GUARD 2: That is a boat of Ardan too.", "a caption or a transcript's label"),
        ("Ann Orm said that a) the port is shut and b) the road is open.", None),
        ("The union of Ardan weighed in in support of Ann Orm.", None),
        ("Ann Orm (D) leads the council (and the port) of Ardan.", None),
        ("To recap: Ann Orm left Ardan in May.", "a heading"),
        ("Related Ardan dockers struck the port for the third time.", "a heading"),
        ("One bad sign already: Ann Orm left Ardan in May.", "a heading"),
        ("● Ardan: Ann Orm left in May.", "a heading"),
        ("Ann Orm said this in Ardan: All ships are to leave.", None),
        ("Kim Lund asked Ann Orm about the rules of the port of Ardan.", "a question without its answer"),
        ("Ann Orm was asked whether the port of Ardan is open.", "a question without its answer"),
        ("Ann Orm was asked about the port of Ardan and said that it is open.", None),
        ("Kim Lund asked Ann Orm to open the port of Ardan.", None),
        ("Asked about the port of Ardan, Ann Orm left.", None),
    ],
)
def test_pieces_are_no_lines(words: str, form: str | None) -> None:
    """A stroke, a lost space, a bracket without its partner or a small word twice show that something is missing."""
    assert find_broken_form(words) == form


@pytest.mark.parametrize(
    ("left", "goes_on"),
    [
        (" — a ship of Ardan — who had the best chance in the race.", True),
        (" -- a ship of Ardan -- who had the best chance in the race.", True),
        (", who met Ann Orm on that day, show that she had left.", True),
        (", whose ships lay in Ardan; and the house of Lund.", True),
        (", which trap the poor of Ardan, and the fall of prices.", True),
        (", who has ties to Ardan, into the race.", True),
        (", which holds the port, the road and a bridge.", False),
        (" — a list of ships and barges of Ardan.", False),
    ],
)
def test_an_aside_that_may_be_over_before_the_end_is_not_left_out(left: str, goes_on: bool) -> None:
    """Behind a second dash, or a comma before a small word, the sentence may go on with what stands before it."""
    assert can_be_cut("Ann Orm met the envoy of Ardan", left) != goes_on


@pytest.mark.parametrize(
    ("words", "kind", "rest"),
    [
        ("On the other hand, Ardan shut its port.", "pointer", "Ardan shut its port."),
        ("Once again, Ardan shut its port.", "pointer", "Ardan shut its port."),
        ("Separately, Ardan shut its port.", "pointer", "Ardan shut its port."),
        ("In both cases, Ardan shut its port.", "pointer", None),
        ("Throughout, the envoy of Ardan was calm.", "pointer", None),
        ("After all ships of Ardan had left, the port was shut.", "plain", None),
        ("Throughout the war Ardan kept its port.", "plain", None),
        ("Again and again Ardan shut its port.", "plain", None),
    ],
)
def test_more_first_words_join_a_sentence_to_the_one_before(words: str, kind: str, rest: str | None) -> None:
    """Some can be left out before their comma; others point at what was told, and the sentence cannot stand alone."""
    assert read_start(words).kind == kind
    if rest:
        assert drop_connective(words)[0] == rest


def test_a_report_in_which_hardly_anybody_speaks_is_its_writers() -> None:
    """What is quoted says nothing of how much others speak; a flash of news names nobody and is a report."""
    spoken, silent = "Ann Orm said that ships left Ardan. ", "Ardan has lost the sea. It “said so” to nobody. "
    assert hear_saying(spoken * 30) >= LEAST_SAYING > hear_saying(silent * 30)
    assert hear_saying(silent) >= LEAST_SAYING


@pytest.mark.parametrize(
    ("words", "is_own"),
    [
        ("Ardan fears the sea.", True),
        ("Ardan has left the sea.", False),
        ("Ann Orm told Ardan of the sea.", False),
        ("Ardan lost 9 ships at sea.", False),
    ],
)
def test_what_a_writer_makes_of_things_gives_nothing_to_look_up(words: str, is_own: bool) -> None:
    """Of a report in which hardly anybody speaks only what gives a speaker, a figure or a deed done is told."""
    for filler, is_told in (("Lund lies by the water of a bay. ", not is_own), ("Ann Orm said that it rained. ", True)):
        article = make_article(filler + words + " " + filler * 40, date(2030, 5, 2))
        assert is_writers_own(Shelf(account(reading(article))), sentence_with(article, words)) != is_told


def test_the_less_a_sentence_gives_the_more_its_report_must_let_others_speak() -> None:
    """A short one needs more voices beside it than a long one, and at the head of its report none are enough."""
    short, long = "Ardan fears the sea.", "Ardan fears the sea " + "and the wind of the bay " * 4 + "and Lund."
    filler = "Ann Orm said that it rained. " + "Lund lies by the water of a bay. " * 8
    for words, where, is_own in ((short, 1, True), (long, 1, False), (short, 0, True), (long, 0, False)):
        for voices in (filler, "Ann Orm said that it rained. "):
            article = make_article(voices * where + words + " " + voices * 40, date(2030, 5, 2))
            found = is_writers_own(Shelf(account(reading(article))), sentence_with(article, words))
            assert found == (is_own and (where == 0 or voices == filler))
