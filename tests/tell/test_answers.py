"""Answers: what the record says is told with its cites, what it does not say is refused."""

from collections.abc import Callable

import pytest

from onrecord.model import Account, Article, Span, Timex
from onrecord.model.answer import Answer
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.tell import Shelf, find_faults
from onrecord.tell.answer import turn_question
from onrecord.tell.answer.dated import find_relation, is_label
from onrecord.tell.answer.grammar import find_acts, find_parties, standing_of
from onrecord.tell.answer.words import ring_of, stem
from onrecord.testing.view import MemoryView
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

MARCH = (
    "At least 12 rockets struck Camp Taji on Wednesday, the coalition said; an Iraqi officer put the figure at 15.\n\n"
    "Two Canadian soldiers were killed at the base. Kataib Hezbollah denied responsibility for the attack on Camp Taji."
    "\n\nSome 2,500 US troops are in Iraq. Iraq promised to protect the bases of the coalition."
)
APRIL = (
    "Antony Blinken met Fuad Hussein in Paris on Monday.\n\n"
    "About 2,000 US troops are in Iraq. Turkey has not withdrawn its troops from Bashiqa.\n\n"
    "Antony Blinken said that the talks with Iraq would go on. Iran fired missiles at Erbil on April 15, 2021."
)
MAY = (
    "ADEN (Quay Wire) — The navy of Oman seized the tanker Marwa on Tuesday in the port of Salalah.\n\n"
    "About 40 sailors had been flown in from Muscat to guard the tanker. An Omani official counted 9 boats around the"
    " tanker; a Yemeni officer counted 14.\n\n"
    "A suicide bomber attacked a patrol on Sunday. The blast killed four soldiers in the town of Mukalla.\n\n"
    "A Yemeni official denied to reporters that secret cargo had been found. Salalah, west of Muscat, was quiet."
)
JUNE = (
    "The mayor of Zawiya closed the harbour on Monday because fuel had run out. The army of Chad freed two pilots in a"
    " raid near Faya.\n\n"
    "France withdrew from the 2019 fishing pact with Gabon on Tuesday.\n\n"
    "Sudan's envoy Salma Idris said that the fleet would sail to Massawa. The admiral Omar Bakri said that the fleet"
    " would not sail to Massawa.\n\n"
    "Two Ghanaian sailors were killed at Tema, and four soldiers were killed at Cotonou.\n\n"
    "There was a rumour that Colonel Ode Balogun was killed on Sunday. The crew left Lagos without warning Kwame"
    " Asante.\n\nThe spokesman for Idrissa Sow praised the port. Lome's 14 factories were flooded by the storm."
)
JULY = (
    "A fire destroyed the depot of Ardan at Orm on Monday. The miners denied that they had any role in the fire at Orm."
    "\n\nA clerk denied to reporters that foreign divers had taken part in the search for the ferry Alda.\n\n"
    "Ines Falk, the minister of fisheries, rejected the charge on Tuesday. The homes that the mayor of Lund promised"
    " have not been begun.\n\nThe flood in Vik ruined three bakeries and two mills, officials in Vik said."
)
Ask = Callable[[str], Answer]


@pytest.fixture
def account(parser: StatementParser, make_article: Callable[..., Article]) -> Account:
    """Four outlets, a month apart."""
    articles = [
        make_article(MARCH, "2021-03-12", "Harbour Post", "Rockets at Taji"),
        make_article(APRIL, "2021-04-20", "Quay Journal", "Talks in Paris"),
        make_article(MAY, "2021-05-05", "Quay Wire", "Tanker seized"),
        make_article(JUNE, "2021-06-09", "Gulf Gazette", "Fuel runs out"),
        make_article(JULY, "2021-07-08", "Lund Herald", "Fire at Orm"),
    ]
    view = MemoryView(parser.parse(articles))
    return build_account(view, view.article_ids(), load_actors(None))


ANSWERED = (
    ("How many US troops were in Iraq in March 2021?", "2,500"),
    ("How many US troops were in Iraq in April 2021?", "2,000"),
    ("How many Canadian soldiers were killed at Camp Taji?", "2"),
    ("Who denied responsibility for the attack on Camp Taji?", "Kataib Hezbollah"),
    ("Who met Fuad Hussein?", "Antony Blinken"),
    ("By whom was Fuad Hussein met in Paris?", "Antony Blinken"),
    ("Which group denied responsibility for the attack on Camp Taji?", "Kataib Hezbollah"),
    ("Did Fuad Hussein meet Antony Blinken?", "Yes"),
    ("What happened at Camp Taji in March 2021?", "rockets"),
    ("Whom did Antony Blinken meet?", "Fuad Hussein"),
    ("When did Antony Blinken meet Fuad Hussein?", "19 April 2021"),
    ("Where did Antony Blinken meet Fuad Hussein?", "Paris"),
    ("What did Iraq promise?", "protect the bases"),
    ("What did Antony Blinken say about the talks?", "go on"),
    ("How did the number of US troops in Iraq change between March 2021 and April 2021?", "2,500"),
    ("Did Iran fire missiles at Erbil?", "Yes"),
    ("Has Turkey withdrawn its troops from Bashiqa?", "No"),
    ("Who seized the tanker Marwa?", "navy of Oman"),
    ("When did the blast in Mukalla happen?", "2 May 2021"),
    ("Where were the sailors flown in from to guard the tanker?", "Muscat"),
    ("How many boats did an Omani official count around the tanker?", "9 boats"),
    ("How many boats were there around the tanker, according to a Yemeni officer?", "14"),
    ("Was secret cargo found?", "No"),
    ("Is Salalah west of Muscat?", "Yes"),
    ("Why did the mayor of Zawiya close the harbour?", "because fuel had run out"),
    ("How did the army of Chad free two pilots?", "in a raid"),
    ("When did France withdraw from the fishing pact with Gabon?", "8 June 2021"),
    ("Who said that the fleet would not sail to Massawa?", "Omar Bakri"),
    ("How many Ghanaian sailors were killed at Tema?", "2"),
    ("Did the miners admit to the fire at Orm?", "No: "),
    ("Did foreign divers join the search for the ferry Alda?", "No: "),
    ("Have the homes that the mayor of Lund promised been begun?", "No: "),
    ("Who is Ines Falk?", "minister of fisheries"),
)


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_hole_is_filled_from_a_cited_sentence(ask: Ask, account: Account, question: str, expected: str) -> None:
    """Each kind of question is answered, and every line of the answer holds against its cites."""
    answer = ask(question)
    assert answer.answer is not None
    assert expected in answer.answer.text
    shelf = Shelf(account)
    assert [fault for line in (answer.answer, *answer.lines) for fault in find_faults(line, shelf)] == []


REFUSED = (
    "What did the divers of Vik say about the flood?",
    "How many US troops were in Iraq in March 2018?",
    "How many Italian soldiers were killed at Camp Taji?",
    "How many US troops were in Kuwait in March 2021?",
    "Who met Angela Merkel?",
    "When did Antony Blinken resign?",
    "Where did Fuad Hussein die?",
    "What did Angela Merkel say about the talks?",
    "What did Turkey promise?",
    "Did Turkey fire missiles at Erbil?",
    "Did Iran fire missiles at Bashiqa?",
    "How many boats did a French admiral count around the tanker?",
    "Is Salalah east of Muscat?",
    "Why did the army of Chad free two pilots?",
    "How did the mayor of Zawiya close the harbour?",
    "How many soldiers were killed at Tema?",
    "When was Colonel Ode Balogun killed?",
    "Who warned Kwame Asante?",
    "What did Idrissa Sow say about the port?",
    "How many people were affected by the storm in Lome?",
    "Was Ines Falk charged?",
    "Did the mayor of Lund admit to the fire at Orm?",
    "Why?",
)


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_said_is_refused(ask: Ask, question: str) -> None:
    """A subject, place, time or act that no report gives is no answer; the reason is said in words."""
    answer = ask(question)
    assert answer.answer is None
    assert answer.lines == ()
    assert answer.why[0].startswith("the record does not say")


def test_competing_figures_stand_side_by_side(ask: Ask) -> None:
    """Two counts of one thing are both told, never averaged, and the answer is marked as disputed."""
    answer = ask("How many rockets struck Camp Taji in March 2021?")
    assert answer.answer is not None
    assert "12" in answer.answer.text
    assert "15" in answer.answer.text
    assert answer.disputed


def test_figures_of_other_things_are_no_rivals(ask: Ask) -> None:
    """What a sentence counts beside what is asked for is not told with it."""
    answer = ask("How many bakeries did the flood in Vik ruin?")
    assert answer.answer is not None
    assert "3" in answer.answer.text
    assert "2 mills" not in answer.answer.text
    assert not answer.disputed


def test_change_rests_on_two_cited_figures(ask: Ask) -> None:
    """A change is told from one cited figure to another, and nothing is counted beyond them."""
    answer = ask("How did the number of US troops in Iraq change between March 2021 and April 2021?")
    assert answer.answer is not None
    assert answer.answer.text.startswith("From")
    assert len({cite.span.article_id for cite in answer.answer.cites}) == 2
    assert "500 " not in answer.answer.text.replace("2,500", "")


def test_refusal_shows_the_nearest_lines(ask: Ask) -> None:
    """Where the record does not say, what comes nearest is told with its cites."""
    answer = ask("How many Italian soldiers were killed at Camp Taji?")
    assert answer.answer is None
    assert any("Canadian" in line.text for line in answer.nearest)
    assert "Italian" in answer.why[0]


@pytest.mark.parametrize("hostile", ["?" * 3000, "who " * 1500, "How many " + "a" * 5000, "\n\t ?", "What's next?"])
def test_no_question_fails(ask: Ask, hostile: str) -> None:
    """Any text is a question; what cannot be understood is refused."""
    assert ask(hostile).answer is None


def test_words_are_compared_without_their_endings() -> None:
    """Regular and irregular forms of a word are one, and rings join what may stand for another."""
    assert stem("rockets") == stem("rocket")
    assert stem("struck") == stem("striking") == stem("strikes")
    assert stem("killed") in ring_of(stem("kill"))
    assert stem("died") in ring_of(stem("killed"))
    assert stem("wounded") not in ring_of(stem("killed"))


TURNED = (
    ("Who met the mayor?", "Somebody met the mayor."),
    ("Whom did the mayor meet in March?", "The mayor did meet somebody in March."),
    ("When did the navy fire missiles at the port?", "The navy did fire missiles at the port."),
    ("Where was the sailor from the tanker found?", "The sailor from the tanker was found."),
    ("How many boats did a harbour official count?", "There were many boats, according to a harbour official."),
    ("How many boats were sunk?", "Many boats were sunk."),
    ("What did the envoy warn against?", "The envoy did warn against something."),
    ("When is the ferry to leave?", "The ferry is to leave."),
    ("Who is the mayor of Basra?", "The mayor of Basra is somebody."),
    ("Was the vote of the council binding?", "The vote of the council was binding."),
    ("How many boats did the navy say the storm sank?", "The storm sank many boats, according to the navy."),
    ("How many boats were there in the port?", "There were many boats in the port."),
    ("Why did the mayor close the port?", "The mayor did close the port."),
    ("Did Gabon use chemical sprays at sea?", "Gabon did use chemical sprays at sea."),
    ("According to the navy, how many boats were sunk?", "Many boats were sunk, according to the navy."),
)


@pytest.mark.parametrize(("question", "sentence"), TURNED)
def test_question_becomes_the_sentence_that_would_answer_it(
    grammar: PipelineGrammar, question: str, sentence: str
) -> None:
    """The helping verb goes behind its subject, and what is asked for gets a word that stands in for it."""
    turned = turn_question(question, grammar)
    assert turned is not None
    assert turned.text == sentence


PARTIES = (
    ("The navy sank two boats.", "sink", ["navy"], ["boats"]),
    ("Two boats were sunk by the navy.", "sink", ["navy"], ["boats"]),
    ("The navy, which sank two boats, left.", "sink", ["navy"], ["boats"]),
    ("Boats sunk by the navy lay in the port.", "sink", ["navy"], ["Boats"]),
    ("Two boats were sunk by the navy and by the army.", "sink", ["navy", "army"], ["boats"]),
    ("The navy carried out an attack on the port.", "attack", ["navy"], ["port"]),
    ("The mayor was asked to visit the port.", "visit", ["mayor"], ["port"]),
)


@pytest.mark.parametrize(("sentence", "act", "agents", "patients"), PARTIES)
def test_parties_of_an_act_are_found_in_any_wording(
    grammar: PipelineGrammar, sentence: str, act: str, agents: list[str], patients: list[str]
) -> None:
    """Active, passive, relative and nominal wordings of one act have the same parties."""
    tree = grammar.trees([sentence])[0]
    parties = find_parties(tree, next(find_acts(tree, frozenset({stem(act)}))))
    assert [tree.words[i].text for i in parties.agents] == agents
    assert [tree.words[i].text for i in parties.patients] == patients


STANDINGS = (
    ("The navy sank two boats.", "told"),
    ("The navy did not sink two boats.", "denied"),
    ("No boats were sunk.", "denied"),
    ("The navy denied that it sank two boats.", "denied"),
    ("An officer of the navy denied to reporters that boats had been sunk.", "denied"),
    ("The navy will sink two boats.", "ahead"),
    ("The navy wants to sink two boats.", "ahead"),
    ("The navy may sink two boats.", "unreal"),
    ("The admiral will resign if the navy does not sink two boats.", "unreal"),
    ("There was a rumour that the navy sank two boats.", "unreal"),
    ("The navy left without sinking two boats.", "denied"),
)


@pytest.mark.parametrize(("sentence", "standing"), STANDINGS)
def test_what_is_denied_or_only_wanted_is_no_fact(grammar: PipelineGrammar, sentence: str, standing: str) -> None:
    """Only what is told as done answers a question of what was done."""
    tree = grammar.trees([sentence])[0]
    assert standing_of(tree, next(find_acts(tree, frozenset({stem("sink")})))) == standing


@pytest.mark.parametrize(
    ("sentence", "is_name"),
    [("The April 2021 talks ended in Lund.", True), ("The talks of April 2021 ended in Lund.", False),
     ("Talks ended in April 2021 in Lund.", False)],
)  # fmt: skip
def test_a_time_before_a_noun_only_names_it(grammar: PipelineGrammar, sentence: str, is_name: bool) -> None:
    """What is called by a month may be told of before it or after."""
    start = sentence.index("April 2021")
    span = Span("article", start, start + len("April 2021"))
    assert is_label(grammar.trees([sentence])[0], Timex(span, "DATE", "2021-04", None, None, None)) is is_name


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [("Ships left by April 2021.", "by"), ("Ships left until April 2021.", "by"), ("Ships left in April 2021.", "in"),
     ("Ships left since April 2021.", "after"), ("Ships left before April 2021.", "before")],
)  # fmt: skip
def test_a_preposition_says_how_the_answer_stands_to_a_time(sentence: str, relation: str) -> None:
    """What was done by a day may be done before it."""
    start = sentence.index("April 2021")
    time = Timex(Span("article", start, start + len("April 2021")), "DATE", "2021-04", None, None, None)
    assert find_relation(sentence, [time]) == relation
