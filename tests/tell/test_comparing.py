"""A sentence that sets something beside what another sentence told is no line."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.tell import Shelf
from onrecord.tell.comparing import find_compared
from tell.build import account, make_article, reading


def compared(words: str, title: str = "", asked: str = "") -> str | None:
    """What the sentence, under that title and for that question, sets beside what it does not name."""
    article = replace(make_article(words, date(2030, 5, 2)), title=title or None)
    shelf = Shelf(account(reading(article)))
    (sentence,) = shelf.readings[article.id].sentences
    return find_compared(shelf, sentence, words, frozenset(asked.split()))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Orm of Ardan said that such rules were to go.", "such rules"),
        ("Ardan has rules, and Orm said that such rules were to go.", None),
        ("Orm of Ardan spoke of such ports as Salder.", None),
        ("Orm of Ardan spoke of ports such as Salder.", None),
        ("It is the strictest such rule, Orm of Ardan said.", None),
        ("Orm called it the most costly such ship of Ardan.", None),
        ("Ardan has no such rule, Orm said.", None),
        ("Orm of Ardan said that this kind of vote was rare.", "this kind of vote"),
        ("Orm of Ardan named the kind of vote that she wants.", None),
        ("“This kind of vote is rare,” Orm of Ardan said.", None),
        ("Orm of Ardan made that heated plea in May.", "made that heated plea"),
        ("Orm of Ardan said that guards made that ship.", "made that ship"),
        ("Orm of Ardan told of a ship and said that guards made that ship.", None),
        ("Orm of Ardan fought for those three ports.", "those three ports"),
        ("Orm of Ardan fought for those who left.", None),
        ("Kim Orm, another envoy of Ardan, voted.", "Orm, another envoy"),
        ("All three have given ships to Ardan.", "All three have given ships"),
        ("Orm told Ardan that all five ports are shut.", "all five ports"),
        ("Orm told Ardan that all five ports of the coast are shut.", None),
        ("Orm, Lund and two guards left, and all four are in Ardan.", None),
        ("Orm of Ardan reached that high office of which she had dreamt.", None),
        ("Of the ports of Ardan all five ports are shut.", None),
        ("At the 5 May hearing, Orm of Ardan was calm.", "At the 5 May hearing"),
        ("In the Courier interview Orm of Ardan was calm.", "In the Courier interview"),
        ("At the hearing of 5 May, Orm of Ardan was calm.", None),
        ("The envoy of Ardan met Kim Orm, another envoy of Ardan.", None),
        ("Kim Orm of Ardan met guards, another move that angered the union.", None),
        ("More guards of Ardan voted than last year, another good sign for Orm.", None),
        ("According to another count, Ardan has nine ports.", "According to another count"),
    ],
)
def test_the_noun_must_stand_before_it(words: str, found: str | None) -> None:
    """What the sentence has named may be set beside its like, and what is said behind "as" is named by it."""
    assert compared(words) == found


def test_the_title_and_the_question_name_what_is_compared() -> None:
    """Both stand beside the line."""
    words = "Orm of Ardan said that such rules were to go."
    assert compared(words, title="Ardan debates its rules") is None
    assert compared(words, asked="ardan rules") is None
    assert compared("At the 5 May hearing, Orm of Ardan was calm.", title="A hearing in Ardan") is None
    assert compared("Kim Orm, another envoy of Ardan, voted.", asked="ardan") == "Orm, another envoy"
