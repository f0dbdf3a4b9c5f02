"""What sentences offer as an answer is weighed: by signs with weights, against each other and against nothing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

import onrecord.tell.answer.signs as signs_module
import onrecord.tell.answer.write as write_module
from onrecord.model import Account, Article, Span
from onrecord.model.answer import Answer
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.tell import Shelf, find_faults
from onrecord.tell.answer import Asked, read_asked, turn_question
from onrecord.tell.answer.asked import Hole
from onrecord.tell.answer.evidence import Evidence, Finder
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.links import closeness, link_needs, steps_between
from onrecord.tell.answer.offering import Offer
from onrecord.tell.answer.weighing import ANY, NOTHING, load_weights, weigh_offers
from onrecord.testing.view import MemoryView
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

QUAY = (
    "The ferry Halcyon ran aground off Paphos on Sunday with 41 tourists on board. Its captain, Lydia Marsh, was taken"
    " ashore by a tug.\n\n"
    "Danish divers searched the wreck of the Halcyon on Monday. A spokesman denied that the tug Ariadne had rammed the"
    " ferry.\n\n"
    "One Cypriot member of parliament, who gave no name, liked the deal. Cyprus has one navy yard.\n\n"
    "The coast guard fired flares at three ships off Paphos on Tuesday."
)
Ask = Callable[[str], Answer]


@pytest.fixture
def account(parser: StatementParser, make_article: Callable[..., Article]) -> Account:
    """One report."""
    view = MemoryView(parser.parse([make_article(QUAY, "2021-05-04", "Quay Wire", "Ferry aground")]))
    return build_account(view, view.article_ids(), load_actors(None))


def test_other_words_are_answered_with_their_chance(ask: Ask, account: Account) -> None:
    """What no rule of the question's kind finds is told where the signs make it likely, and the signs are named."""
    answer = ask("Whose wreck did Danish divers look for?")
    assert answer.answer is not None
    assert "the wreck of the Halcyon" in answer.answer.text
    assert any(re.match(r"chance 0\.\d\d; for it: \w", why) for why in answer.why)
    assert [fault for line in (answer.answer, *answer.lines) for fault in find_faults(line, Shelf(account))] == []


@pytest.mark.parametrize(
    "question", ["Which British divers searched the wreck of the Halcyon?", "Which tug rammed the ferry Halcyon?"]
)
def test_other_nations_and_what_is_denied_are_no_answer(ask: Ask, question: str) -> None:
    """A sentence that covers a question but for whose divers they were, or that denies its act, is not told."""
    assert ask(question).answer is None


def test_one_who_speaks_is_no_count(ask: Ask) -> None:
    """ "One member says" is no number of members; "has one yard" is one of yards."""
    assert ask("How many members does the Cypriot parliament have?").answer is None
    yards = ask("How many navy yards does Cyprus have?").answer
    assert yards is not None
    assert yards.text.startswith("1 navy yard")


def test_figure_beside_what_is_counted_is_no_answer(ask: Ask) -> None:
    """How many flares were fired at ships is not answered by how many ships there were."""
    answer = ask("How many flares did the coast guard fire at the ships off Paphos?").answer
    assert answer is None or "3" not in answer.text


def test_nearest_lines_are_the_likeliest(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is likely enough to be told, what comes nearest begins with what is likeliest."""
    monkeypatch.setattr(write_module, "LEAST_CHANCE", 2.0)
    answer = ask("Whose wreck did Danish divers look for?")
    assert answer.answer is None
    assert "the wreck of the Halcyon" in answer.nearest[0].text


def test_report_speaks_for_its_sentences(account: Account, read_question: Callable[[str], Asked]) -> None:
    """A sentence that does not hold a word of the question is read with all that its report holds of it."""
    asked = read_question("Which captain took tourists to Paphos?")
    found = Finder(Shelf(account), asked).find()
    assert len({e.about for e in found}) == 1
    assert len({e.here for e in found}) > 1
    assert all(about >= here for e in found for about, here in zip(e.about, e.here, strict=True))


def test_each_weight_is_of_a_sign() -> None:
    """Every row of the table is a sign that is looked for, or "nothing", for all or for one kind of question."""
    code = Path(signs_module.__file__).read_text("utf-8")
    weights = load_weights()
    nothing = {name for name in weights if name.startswith(NOTHING)}
    assert NOTHING + ANY in nothing
    assert nothing <= {NOTHING + hole for hole in (ANY, *get_args(Hole))}
    assert [name for name in weights.keys() - nothing if f'"{name}":' not in code] == []


def _offer(account: Account, key: tuple[object, ...], **signs: float) -> Offer:
    reading = account.readings[0]
    evidence = Evidence(reading, Span(reading.article.id, 0, 10), (), (), 0.0)
    return Offer(
        Given("", key, evidence, 0.0, "event"), {name.replace("_", " "): value for name, value in signs.items()}
    )


def test_answers_share_one_chance_with_nothing(account: Account) -> None:
    """Two sentences with one answer make it likelier than either, and all chances with nothing's make one."""
    strong, weak = {"much_is_met": 1.2, "same_words": 1.0, "asked_is_near": 1.0}, {"much_is_met": 0.1}
    alone = weigh_offers([_offer(account, ("a",), **strong), _offer(account, ("b",), **weak)], "who")
    twice = weigh_offers([_offer(account, ("a",), **strong), _offer(account, ("a",), **strong)], "who")
    assert [one.given.key for one in alone] == [("a",), ("b",)]
    assert sum(one.chance for one in alone) < 1.0
    assert twice[0].chance > alone[0].chance
    assert weigh_offers([], "who") == []


def test_month_bears_out_its_day(account: Account) -> None:
    """A month that another sentence gives speaks for a day of it, a day not for its month."""
    reading = account.readings[0]
    day = next(t.when for t in reading.times if t.when and t.when.days == 1)
    assert day.start is not None
    month = (day.start.replace(day=1), day.start.replace(day=28))
    offers = [_offer(account, (day.start, day.end), much_is_met=1.0), _offer(account, month, much_is_met=1.0)]
    best, other = weigh_offers(offers, "when")
    assert best.given.key == (day.start, day.end)
    assert best.chance > other.chance


def test_words_that_belong_together_are_linked(
    grammar: PipelineGrammar, parser: StatementParser, make_article: Callable[..., Article]
) -> None:
    """Each thing asked for is linked to what it depends on, and its hole to its act; steps are counted in the tree."""
    turned = turn_question("Who searched the wreck of the Halcyon?", grammar)
    assert turned is not None
    reading = next(iter(parser.parse([make_article(turned.text, "2021-06-01")])))
    asked = read_asked("Who searched the wreck of the Halcyon?", turned, reading, load_actors(None))
    words = [n.words for n in asked.content]
    links = {(words[one], words[other]) for one, other in asked.links}
    assert ("wreck", "searched") in links
    assert [words[i] for i in asked.beside] == ["searched"]
    assert link_needs(turned.tree, asked.content, turned.hole) == (asked.links, asked.beside)
    tree = grammar.trees(["Divers searched the wreck."])[0]
    place = {word.text: frozenset({i}) for i, word in enumerate(tree.words)}
    assert steps_between(tree, place["Divers"], place["wreck"]) == 2
    assert steps_between(tree, place["Divers"], frozenset()) is None
    assert closeness(None) == 0.0 < closeness(4) < closeness(1)
