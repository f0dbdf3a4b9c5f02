"""A sentence that calls known what it has not told of is no line."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from onrecord.model import Mention
from onrecord.tell import Shelf
from onrecord.tell.definites import find_untold
from tell.build import account, make_article, reading, span_of

ROWS = [row.split("\t") for row in (files("onrecord.tell") / "definites.tsv").read_text("utf-8").splitlines()[1:]]


def untold(words: str, *names: tuple[str, str]) -> str | None:
    """What the sentence calls known without having told of it; `names` are its mentions and their kinds."""
    article = make_article(words, date(2030, 5, 2))
    mentions = tuple(Mention(span_of(article, name), kind, name, name) for name, kind in names)  # type: ignore[arg-type]
    shelf = Shelf(account(replace(reading(article), mentions=mentions)))
    (sentence,) = shelf.readings[article.id].sentences
    return find_untold(shelf, sentence, words)


@pytest.mark.parametrize("example", [row[3] for row in ROWS])
def test_each_family_of_nouns_finds_its_example(example: str) -> None:
    """Every row of the table refuses the sentence that leaves open which one is meant."""
    assert untold(example)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Work at the harbour goes on, the minister said.", "the minister"),
        ("Ministers met at noon, and the minister of health spoke.", None),
        ("An envoy and an aide met, and the envoy signed.", None),
        ("Sailors hailed the deal on Monday.", "the deal"),
        ("Sailors hailed the deal with Borin.", None),
        ("Both sides signed a truce, and the deal holds.", None),
        ("Many shells hit the rocket depot.", None),
        ("“They broke the deal,” a sailor said of Borin.", None),
        ("Many sailors fear this measure.", "this measure"),
        ("Many sailors saw that complaint, but none spoke.", "that complaint"),
        ("Sailors said that ships were late.", None),
        ("Sailors sent Borin the document a day late.", "the document"),
        ("Sailors heard the address four days on.", "the address"),
        ("Some on the Senate committee voted.", "the Senate committee"),
        ("Many sailors fear this measure, which passed this year.", "this measure"),
        ("Sailors who know a measure fear this measure.", None),
        ("Some say the statement undercut Borin.", "the statement"),
        ("Some say the deal surrounding Borin holds.", None),
        ("Some of the group called on Borin to talk.", "the group"),
        ("Some of the group called Borin Guard left.", None),
    ],
)
def test_the_noun_must_be_told_of_before(words: str, found: str | None) -> None:
    """What the sentence has told of, what is said behind the noun, and what another says may be called known."""
    assert untold(words) == found


def test_a_place_must_be_named_before_there() -> None:
    """"Were shut there" stands behind the name of a place, and "there are" behind none."""
    words = "Sailors of Salder said many schools were shut there in May."
    assert untold(words) == "there" and untold(words, ("Salder", "GPE")) is None
    assert untold("Sailors of Salder said there are schools.") is None


def test_a_person_by_age_or_former_part_must_be_named() -> None:
    """"The 46-year-old" stands behind a name; a former part before its name or followed by it says who it is."""
    words = "Kim Stahl sat as the 46-year-old spoke in Borin."
    assert untold(words) == "the 46-year-old" and untold(words, ("Kim Stahl", "PERSON")) is None
    assert untold("Sailors hailed the former Orm Valley mayor in Borin.") == "the former Orm Valley mayor"
    assert untold("Sailors hailed the former Orm Valley mayor Kim Stahl.") is None


def test_a_name_of_a_fitting_kind_tells_which_is_meant() -> None:
    """"The militia" stands behind the name of one, "the general" behind that of a person."""
    words = "Fighters of Orm Guard left as the militia moved north."
    assert untold(words) == "the militia" and untold(words, ("Orm Guard", "GROUP")) is None
    words = "“Kim Stahl is late,” the general said in Borin."
    assert untold(words, ("Kim Stahl", "PERSON")) == "the general", "whom a quotation names is another"
    words = "Kim Stahl spoke last, and the general was late."
    assert untold(words) == "the general" and untold(words, ("Kim Stahl", "PERSON")) is None


def test_what_the_parse_joins_to_an_earlier_sentence_is_no_line() -> None:
    """A noun that is known from the sentence before, and from nothing in its own, leans on that."""
    article = make_article("A motorcade left Ardan. Salder cheered the motorcade.", date(2030, 5, 2))
    first, second = span_of(article, "A motorcade"), span_of(article, "the motorcade")
    shelf = Shelf(account(replace(reading(article), coreference=((first, second),))))
    sentence = shelf.readings[article.id].sentences[1]
    assert find_untold(shelf, sentence, shelf.words(sentence)) == "the motorcade"
    alone = Shelf(account(reading(article)))
    assert find_untold(alone, sentence, shelf.words(sentence)) is None


def test_the_news_is_what_the_sentence_tells() -> None:
    """Who announces something gives the news of it, whatever was told before."""
    article = make_article("Ardan had news. Salder announced a fair, giving the news at noon.", date(2030, 5, 2))
    first, second = span_of(article, "news"), span_of(article, "the news")
    shelf = Shelf(account(replace(reading(article), coreference=((first, second),))))
    sentence = shelf.readings[article.id].sentences[1]
    assert find_untold(shelf, sentence, shelf.words(sentence)) is None


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("Salder accused them of fraud.", (("Salder", "GPE"),), "them"),
        ("Kim Orm proposed a plan after they met at a port.", (("Kim Orm", "PERSON"),), "they"),
        ("Kim Orm and Ann Lund said they met.", (("Kim Orm", "PERSON"), ("Ann Lund", "PERSON")), None),
        ("Orm met Lund at their port.", (("Orm", "PERSON"), ("Lund", "PERSON")), None),
        ("When the Guard left their port, Salder waited.", (("Guard", "ORG"),), None),
        ("Kim Orm told sailors they may leave.", (("Kim Orm", "PERSON"),), None),
        ("Whoever it was, they left Salder.", (("Salder", "GPE"),), None),
        ("Sessions has apologised for them.", (("Sessions", "PERSON"),), "them"),
    ],
)
def test_they_must_point_to_somebody_in_the_sentence(
    words: str, names: tuple[tuple[str, str], ...], found: str | None
) -> None:
    """"They" and "them" stand behind words for several, two names, or the name of a body."""
    assert untold(words, *names) == found
