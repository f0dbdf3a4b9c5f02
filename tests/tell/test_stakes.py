"""Why it matters: what a report says hangs on its news, in its own voice or that of one who knows."""

from datetime import date
from importlib.resources import files

import pytest

from onrecord.model import Line
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.sections.stakes import find_stakes, load_stakes
from onrecord.tell.shelf import Shelf
from tell.build import account, claim, make_article, reading, sentence_with

DAY = date(2021, 3, 1)
QUESTION = BriefQuestion("Norholm", as_of=DAY, terms=(("Norholm",),))


def kinds(words: str, *claims: tuple[str, str, str]) -> frozenset[str]:
    """The kinds of signs in a report of one sentence, in which these claims were heard."""
    article = make_article(words, DAY)
    said = tuple(claim(article, *parts, "asserts") for parts in claims)
    return find_stakes(Shelf(account(reading(article, said))), sentence_with(article, words[:9]))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The flood of Norholm was the deadliest in the country’s history.", {"rank"}),
        ("Norholm elected a mayor for the first time since 1990.", {"rank"}),
        ("The mayor of Norholm was one of the first to swim in the harbour in May.", set()),
        ("The shops of Norholm opened for the first time in three days.", set()),
        ("The ban on lorries could cost Norholm half of its trade.", {"effect"}),
        ("Closing the port would leave Norholm without fuel.", {"effect"}),
        ("Ann Orm would cut the taxes of Norholm.", set()),
        ("The Orm campaign could end the strike of Norholm by a deal.", set()),
        ("Nobody in Norholm knows whether the ban could cost the town its trade.", set()),
        ("Guards left the port of Norholm on Monday, raising fears of looting.", {"result"}),
        ("Ann Orm of Norholm raised questions about the price of the dam.", set()),
        ("The program protects nearly 800 families of Norholm.", {"stake"}),
        ("The flood left 62 guards of Norholm dead.", set()),
        ("To some in the council the flood of Norholm was the worst in its history.", set()),
        ("'The ban could cost Norholm half of its trade,' Ann Orm said.", set()),
        ("The flood of Norholm would have been the worst of all.", set()),
        ("“The ban could cost Norholm half of its trade,” Ann Orm said.", set()),
    ],
)
def test_a_stake_is_a_first_an_effect_or_what_hangs_on_it(words: str, found: set[str]) -> None:
    """What follows must follow from a matter; what persons and bodies would do is a plan."""
    assert kinds(words) == found


@pytest.mark.parametrize(
    ("speaker", "is_told"),
    [
        ("Economists", True),
        ("An agency of the county", True),
        ("Republican strategists", False),
        ("The mayor", False),
    ],
)
def test_what_one_side_holds_is_no_stake(speaker: str, is_told: bool) -> None:
    """Who knows by trade or office may say what would follow; another's word stays under his name."""
    words = f"{speaker} said that the ban could cost Norholm half of its trade."
    assert bool(kinds(words, (speaker, "said", "that the ban could cost Norholm half of its trade"))) == is_told


def test_why_it_matters_comes_before_know_more() -> None:
    """A stake is told as such, though it would do for background too."""
    article = make_article("The flood of Norholm was the deadliest in the country’s history, with 900 homes lost.", DAY)
    older = make_article("The council of Norholm met on the dyke for a whole day without an end.", date(2021, 2, 20))
    brief = write_brief(account(reading(older), reading(article)), QUESTION)
    told = {s.name: s.lines for s in brief.sections}
    lines: tuple[Line, ...] = (*told.get("Why it matters", ()), *told.get("What happened", ()))
    assert [line.text for line in lines if "deadliest" in line.text]


def test_every_sign_finds_its_example() -> None:
    """The table of signs tells of each by an example, which it finds."""
    table = (files("onrecord.tell.sections") / "stakes.tsv").read_text("utf-8").splitlines()[1:]
    examples = [row.split("\t")[3] for row in table]
    assert len(examples) > 30
    for sign, example in zip(load_stakes(), examples, strict=False):
        assert sign.pattern.search(example), example
        assert any(word in example for word in sign.words), example
