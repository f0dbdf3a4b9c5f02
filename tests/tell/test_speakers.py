"""Who speaks in a line is named there, and sure."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Mention
from onrecord.tell import Shelf
from onrecord.tell.loose import find_leaning, find_sources
from onrecord.tell.referents import is_half_named
from onrecord.tell.speakers import find_unnamed_speaker
from tell.build import account, claim, make_article, reading, span_of

DAY = date(2030, 5, 3)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("the guard", None),
        ("the official", "the official"),
        ("the Salder Republican", "the Salder Republican"),
        ("one of the guests", "one of the guests"),
        ("the retired officer, a pilot", "the retired officer, a pilot"),
        ("the lawyer for the union", None),
        ("the officials who signed", None),
        ("the top Democrat", None),
        ("the Republicans", None),
        ("an official", None),
        ("the army", None),
    ],
)
def test_one_of_many_is_named(source: str, found: str | None) -> None:
    """"The official" and "the Ohio Republican" are one of many, whom another sentence names; an army is but one."""
    article = make_article(f"“Ships are in Salder,” {source} said.", DAY)
    said = claim(article, source, "said", "Ships are in Salder", "asserts")
    shelf = Shelf(account(reading(article, (said,))))
    assert find_unnamed_speaker(shelf, said.sentence, find_sources(shelf, said.sentence)) == found


def test_a_name_behind_his_part_is_enough() -> None:
    """"The agent, Kim Stahl, said" names him; what leaves him unnamed is no line, and says why."""
    article = make_article("The agent, Kim Stahl, said that ships of Norway are in Salder.", DAY)
    said = claim(article, "The agent", "said", "ships of Norway are in Salder", "asserts")
    name = Mention(span_of(article, "Kim Stahl"), "PERSON", "k", "Kim Stahl")
    ships = Mention(span_of(article, "Norway"), "GPE", "norway", "Norway")
    for mentions, why in (((name, ships), None), ((ships,), "lets “The agent” speak and does not name who that is")):
        shelf = Shelf(account(replace(reading(article, (said,)), mentions=mentions)))
        assert find_leaning(shelf, said.sentence, shelf.words(said.sentence)) == why


@pytest.mark.parametrize(
    ("source", "name", "is_named"),
    [
        ("the Orm ally", "Orm", False),
        ("the official, Orm", "Orm", True),
        ("the senator Orm", "Orm", True),
        ("the officer, who met Orm in May", "Orm", True),
    ],
)
def test_another_name_among_the_words_is_not_his(source: str, name: str, is_named: bool) -> None:
    """"The Orm ally" is not Orm; a name at the end of the words, or behind their comma, is taken for his."""
    article = make_article(f"“Ships are in Salder,” {source} said.", DAY)
    said = claim(article, source, "said", "Ships are in Salder", "asserts")
    names = (Mention(span_of(article, name), "PERSON", "o", name),)
    shelf = Shelf(account(replace(reading(article, (said,)), mentions=names)))
    assert (find_unnamed_speaker(shelf, said.sentence, find_sources(shelf, said.sentence)) is None) == is_named


def test_a_surname_that_was_read_as_no_name_does_not_speak() -> None:
    """"Stahl added" leaves open who speaks, if the report names Kim Stahl above; "Guards said" does not."""
    for words, found in (("Stahl", "Stahl"), ("Guards", None)):
        article = make_article(f"Dock Speaker Kim Stahl came. {words} added that ships are in Salder.", DAY)
        said = claim(article, f"{words}", "added", "ships are in Salder", "asserts")
        at = article.text.index(f"{words} added")
        source = article.span(at, at + len(words))
        shelf = Shelf(account(reading(article, (said,))))
        (sentence,) = (s for s in shelf.readings[article.id].sentences if s.start == at)
        assert find_unnamed_speaker(shelf, sentence, [source]) == found


def test_a_given_name_before_the_full_one_is_half_a_name() -> None:
    """A colleague by her given name need not be who bears it further down."""
    article = make_article(
        "Ann wrote of the vote in Salder. It was close. Ann Lund of Borin called it so. Ann won.", DAY
    )
    first, full = span_of(article, "Ann"), span_of(article, "Ann Lund")
    last = article.span(article.text.rindex("Ann"), article.text.rindex("Ann") + 3)
    mentions = tuple(Mention(span, "PERSON", "person:ann-lund", "Ann Lund") for span in (first, full, last))
    shelf = Shelf(account(replace(reading(article), mentions=mentions)))
    assert [is_half_named(shelf, m) for m in mentions] == [True, False, False]
