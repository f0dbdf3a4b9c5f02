"""What sentences offer as an answer, and what speaks against it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.model import Account, Article
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.tell import Shelf
from onrecord.tell.answer import Asked
from onrecord.tell.answer.bare import find_bare
from onrecord.tell.answer.evidence import Evidence, Finder
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.offering import Offer, find_offers
from onrecord.tell.answer.words import stem
from onrecord.testing.view import MemoryView
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

DAM = (
    "The dam of Orm broke on Monday. The council of Lund was warned about the dam.\n\n"
    "Ardan said in the end that it would close 45 mills in Lund.\n\n"
    "Masons repaired the dam of Orm for Ardan."
)
Offering = Callable[[str], list[Offer]]


@pytest.fixture
def account(parser: StatementParser, make_article: Callable[..., Article]) -> Account:
    """One report, by two outlets."""
    articles = [make_article(DAM, "2021-05-04", name, "Dam breaks") for name in ("Lund Post", "Vik Wire")]
    view = MemoryView(parser.parse(articles))
    return build_account(view, view.article_ids(), load_actors(None))


@pytest.fixture
def offer(account: Account, grammar: PipelineGrammar, read_question: Callable[[str], Asked]) -> Offering:
    """What the sentences offer for a question."""

    def find(question: str) -> list[Offer]:
        asked = read_question(question)
        shelf = Shelf(account)
        return find_offers(shelf, asked, Matcher(asked, grammar), Finder(shelf, asked).find())

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police of Lund put the figure at 22.", [(22, "")]),
        ("The council trusts the mayor and 15 of her deputies.", [(15, "deputies")]),
        ("Twelve mills were closed.", [(12, "mills")]),
        ("The council passed Resolution 2254.", []),
        ("The loss came to $40 million.", []),
        ("The dam was built in 1931.", []),
    ],
)
def test_numbers_that_are_no_amounts_are_counts(
    text: str,
    expected: list[tuple[int, str]],
    parser: StatementParser,
    grammar: PipelineGrammar,
    make_article: Callable[..., Article],
) -> None:
    """A number that the parse leaves is one, with what it counts by grammar; a year, a name and money are none."""
    reading = replace(next(iter(parser.parse([make_article(text, "2021-05-04")]))), amounts=(), times=())
    evidence = Evidence(reading, reading.sentences[0], (), (), 0.0)
    found = find_bare(evidence, next(iter(grammar.trees([text]))))
    assert [(amount.low, amount.of) for amount in found] == expected


def test_number_is_one_in_words_and_in_figures() -> None:
    """ "Eleven" in a question is met by "11" in a report."""
    assert stem("eleven") == stem("11")


def test_copies_offer_one_answer(offer: Offering) -> None:
    """Two outlets with the same sentence offer one answer, borne out by both."""
    keys = [one.given.key for one in offer("What did masons do for Ardan?")]
    assert len(keys) == 2 * len(set(keys))


def test_passive_without_a_doer_speaks_against_who(offer: Offering) -> None:
    """Who warned the council is not said by that it was warned."""
    offers = offer("Who warned the council of Lund about the dam?")
    assert any(one.signs.get("done by nobody") for one in offers)
    assert not any(one.signs.get("done by nobody") for one in offer("Who repaired the dam of Orm?"))


def test_one_of_several_is_not_another(offer: Offering) -> None:
    """What Ardan first wanted is not said by what it said in the end."""
    assert all(one.signs["another of several"] for one in offer("How many mills did Ardan first want to close?"))
    assert not any(one.signs["another of several"] for one in offer("How many mills did Ardan want to close?"))
