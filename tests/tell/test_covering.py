"""The clause that covers a question best: how words stand for others, and what is told of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.model import Account, Article
from onrecord.model.answer import Answer
from onrecord.parse.language import Pipeline
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.tell import Shelf, find_faults
from onrecord.tell.answer import read_asked, turn_question
from onrecord.tell.answer.evidence import Finder
from onrecord.tell.answer.kin import ALIKE, RING, SAME, WIDER, kin_of, phrase_kin, phrase_stems
from onrecord.tell.answer.words import stem
from onrecord.testing.view import MemoryView
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

FERRY = (
    "The port of Limassol scrapped the evening ferry to Haifa on Monday, and the harbour master, Nikos Pavlou, hid the"
    " mooring ropes in a shed behind the customs house, two dockers said.\n\n"
    "The harbour council raised its fleet from four tugs to nine. There was no accord that the ferry would return."
    " Ms. Petra Lind, head of the dockers, spoke with the mayor of Limassol in a call on Sunday, by her own account."
    " Some 300 crates of oranges were returned to Haifa."
)
Ask = Callable[[str], Answer]



@pytest.fixture
def account(parser: StatementParser, make_article: Callable[..., Article]) -> Account:
    """One report."""
    view = MemoryView(parser.parse([make_article(FERRY, "2021-05-04", "Quay Wire", "No ferry to Haifa")]))
    return build_account(view, view.article_ids(), load_actors(None))



@pytest.mark.parametrize(
    ("word", "other", "worth"),
    [("cancel", "cancel", SAME), ("cancel", "scrap", RING), ("conceal", "secrecy", ALIKE), ("kill", "perish", WIDER)],
)
def test_words_stand_for_others_by_how_near_they_are(word: str, other: str, worth: float) -> None:
    """A word is worth most itself, then one of its ring, one of its sense or root, one that is broader or narrower."""
    assert kin_of(stem(word))[stem(other)] == worth


def test_unrelated_words_do_not_stand_for_each_other() -> None:
    """A word that shares no sense with another is worth nothing for it."""
    assert stem("orange") not in kin_of(stem("cancel"))


def test_doer_stands_for_the_deed() -> None:
    """Who advises is an adviser, though no sense is shared."""
    assert kin_of(stem("adviser"))[stem("advise")] >= ALIKE


def test_verb_and_particle_have_a_meaning_of_their_own() -> None:
    """To call off is to cancel, with the particle behind the object too; to call is not."""
    assert phrase_kin("call", "off") == "call off"
    assert kin_of("call off")[stem("cancel")] >= ALIKE
    assert "call off" in phrase_stems("She called the march off.")
    assert phrase_kin("call", "through") == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where were the mooring ropes concealed?", "in a shed"),
        ("To how many tugs did the harbour council raise its fleet?", "9 ("),
        ("How many crates of oranges went back to Haifa?", "300 crates"),
        ("When did Petra Lind telephone with the mayor of Limassol?", "2 May 2021"),
        ("Is there a deal that the ferry will return?", "No"),
    ],
)
def test_clause_in_other_words_answers(ask: Ask, account: Account, question: str, expected: str) -> None:
    """A clause that says in other words what is asked is told, short and with its cite."""
    answer = ask(question)
    assert answer.answer is not None
    assert expected in answer.answer.text
    assert len(answer.answer.text.split()) < 40
    assert not list(find_faults(answer.answer, Shelf(account)))


@pytest.mark.parametrize(
    "question",
    [
        "Where were the mooring ropes made?",
        "How many crates of lemons went back to Haifa?",
        "What was the name of the mayor of Limassol?",
        "Who painted the mooring ropes?",
        "When did Petra Lind telephone with the harbour master?",
    ],
)
def test_clause_that_lacks_what_is_asked_is_refused(ask: Ask, question: str) -> None:
    """A clause on the same subject is no answer if its act, its noun or its name is another."""
    assert ask(question).answer is None


def test_match_is_said_in_words(ask: Ask) -> None:
    """Why a clause was taken: which words stand in it, which in other words."""
    why = ask("Where were the mooring ropes concealed?").why[0]
    assert "in the sentence: mooring, ropes" in why
    assert "in other words: concealed" in why


def test_rare_words_cover_more_than_common_ones(
    parser: StatementParser, pipeline: Pipeline, account: Account, make_article: Callable[..., Article]
) -> None:
    """A sentence without the one rare word covers less of a question than one without a common word."""
    grammar = PipelineGrammar(pipeline)
    text = "Where were the mooring ropes of the harbour concealed?"
    turned = turn_question(text, grammar)
    assert turned is not None
    question = replace(make_article(turned.text, "2021-06-01"), source_id="question")
    asked = read_asked(text, turned, next(iter(parser.parse([question]))), load_actors(None))
    found = Finder(Shelf(account), asked).find()
    best = max(found, key=lambda e: e.cover)
    assert "hid" in Shelf(account).words(best.sentence)
    assert dict(zip((n.words for n in asked.content), best.weights, strict=True))["concealed"] == max(best.weights)
