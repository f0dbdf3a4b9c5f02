"""The stage `promises`: what binds, what is scheduled, and what is neither."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim, Commitment, Next, Statement
from onrecord.parse import names, times, voices
from onrecord.parse.draft import Draft
from onrecord.parse.promises import STAGE
from onrecord.parse.promises.cues import cues

Find = Callable[[str], list[Statement]]
LEAST_FIRING = 0.85
"""Share of the cue table's examples that must fire: the small model misparses some."""


@pytest.fixture
def promises_of(read_with: Callable[..., Draft]) -> Find:
    """Finds the commitments and nexts of a text."""
    return lambda text: read_with(text, names.STAGE, times.STAGE, STAGE).statements


def _promised(text: str, found: list[Statement]) -> list[tuple[str | None, str | None]]:
    return [(s.act.by.text, s.act.promise.words(text)) for s in found if isinstance(s.act, Commitment)]


def _coming(text: str, found: list[Statement]) -> list[str | None]:
    return [s.act.what.words(text) for s in found if isinstance(s.act, Next)]


@pytest.mark.parametrize(
    ("text", "by", "promise"),
    [
        ("The premier pledged to hold a vote in March.", "The premier", "The premier pledged to hold a vote in March"),
        ("The mayor said he would repair the dam.", "he", "he would repair the dam"),
        ("“We will never abandon our allies,” the general said.", "We", "We will never abandon our allies"),
        ("Norway agreed to host the talks.", "Norway", "Norway agreed to host the talks"),
    ],
)
def test_finds_who_binds_himself(promises_of: Find, text: str, by: str, promise: str) -> None:
    """Pledges, agreements and "will" said of oneself are commitments that read well on their own."""
    assert (by, promise) in _promised(text, promises_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The general vowed to destroy the rebels.",
        "Iran promised retaliation for the raid.",
        "The premier did not promise to resign.",
        "Analysts said he would lose the election.",
        "The mayor might promise to repair the dam.",
    ],
)
def test_threats_and_guesses_bind_nobody(promises_of: Find, text: str) -> None:
    """Threats, denied or possible promises, and what others foresee are no commitments."""
    assert not [p for p in _promised(text, promises_of(text)) if p[0] != "he"]


def test_a_promise_keeps_its_date_and_condition(promises_of: Find) -> None:
    """The due date and the condition of a promise are kept."""
    text = "The army promised to leave the valley by June 30 if the truce holds."
    (found,) = [s for s in promises_of(text) if isinstance(s.act, Commitment)]
    assert isinstance(found.act, Commitment)
    assert found.act.due is not None
    assert found.act.due.end is not None
    assert found.act.due.end.isoformat() == "2020-06-30"
    assert found.act.condition is not None
    assert found.act.condition.words(text) == "if the truce holds"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The two sides will hold talks in Geneva on Monday.", "The two sides will hold talks in Geneva on Monday"),
        ("The envoy is due to visit Cairo on Friday.", "The envoy is due to visit Cairo on Friday"),
        ("A second round is scheduled for July 3.", "A second round is scheduled for July 3"),
        ("The trainers are expected to arrive in May.", "The trainers are expected to arrive in May"),
        ("Troops will be withdrawn from the base, a town near the coast.", "Troops will be withdrawn from the base"),
    ],
)
def test_finds_what_is_scheduled(promises_of: Find, text: str, what: str) -> None:
    """Schedules, plans and expectations are nexts, cut to a clause of their own."""
    assert what in _coming(text, promises_of(text))


@pytest.mark.parametrize(
    "text",
    ["The deal will mean higher prices.", "The plan will probably fail.", "Will the talks resume?", "Talks resumed."],
)
def test_states_and_guesses_are_not_coming(promises_of: Find, text: str) -> None:
    """States, guesses, questions and the past are no nexts."""
    assert not _coming(text, promises_of(text))


def test_cue_examples_fire(promises_of: Find) -> None:
    """Nearly every cue's own example gives a statement of the cue's kind."""
    wanted = [cue for group in cues().values() for cue in group]
    kinds = {"commit": "commitment", "say": "commitment", "next": "next"}
    missed = [c.name for c in wanted if kinds[c.kind] not in {s.kind for s in promises_of(c.example)}]
    assert len(missed) <= (1 - LEAST_FIRING) * len(wanted), missed


def test_we_is_whom_the_speaker_speaks_for(read_with: Callable[..., Draft]) -> None:
    """In an official's words "we" binds his state, and a promise about its troops binds the state too."""
    text = "“We will never abandon our allies,” Mike Pence said. Mike Pence vowed that U.S. troops would remain there."
    found = read_with(text, names.STAGE, times.STAGE, voices.STAGE, STAGE).statements
    assert [s.act.by.name for s in found if isinstance(s.act, Commitment)] == ["United States"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“We will never forget their service,” the general said.",
        "The mayor said it would do.",
        "You agree to receive our letters.",
        "Even the senator agrees that the deal will fail.",
        "Questions remain about the premier's commitment to leave.",
        "Will the premier promise to resign?",
        "“It is unwise to say that we will leave the valley,” the general said.",
        "“These are the hardest steps I will ever take,” the premier said.",
        "“I will be remembered,” the premier said.",
    ],
)
def test_words_without_a_deed_bind_nobody(promises_of: Find, text: str) -> None:
    """Feelings, views, questions and talk about a pledge are no commitments."""
    assert not _promised(text, promises_of(text))


def test_a_side_that_promises_in_an_absolute_clause_is_bound(promises_of: Find) -> None:
    """"With the Chadian side promising to ..." names its own maker; "after promising to ..." names none."""
    bound = "Norway and Chad opened talks on Monday, with the Chadian side promising to guard the embassy."
    found = _promised(bound, promises_of(bound))
    assert [promise and promise.endswith("guard the embassy") for _, promise in found] == [True]
    loose = "The talks ended in silence after promising to settle the row over the port."
    assert _promised(loose, promises_of(loose)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council has not said how much money it will pledge.",
        "The premier said he would veto the bill.",
        "“We will not accept such a plan,” the minister said.",
        "The mayor announced he would miss the deadline.",
        "“Norway rejects the ruling and will not abide by its terms,” the premier said.",
        "The mayor declined to promise to repair the dam.",
        "It is a pledge that we might make.",
        "The accord promises a withdrawal.",
    ],
)
def test_threats_refusals_and_papers_bind_nobody(promises_of: Find, text: str) -> None:
    """A veto threatened, a refusal, a failure, a promise not made and a paper are no commitments."""
    assert not _promised(text, promises_of(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The next round is likely in July.", "The next round is likely in July"),
        ("The next round is due on Friday.", "The next round is due on Friday"),
        ("The vote is slated for June.", "The vote is slated for June"),
    ],
)
def test_a_likely_date_is_coming(promises_of: Find, text: str, what: str) -> None:
    """What is likely, due or slated at a time is expected."""
    assert what in _coming(text, promises_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The party will face a hard choice if the deal fails.",
        "A programme set up in September 2016 was closed.",
        "The general would be expected to agree in August.",
        "It was to be expected that the envoy would leave.",
        "Today's meeting will bring us closer to a deal.",
    ],
)
def test_forecasts_and_the_past_are_not_coming(promises_of: Find, text: str) -> None:
    """Conditions, what was set up, what would be expected and what a meeting does are no schedules."""
    assert not _coming(text, promises_of(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The interior ministry met the envoy. It promised to publish the list.", "interior ministry"),
        ("Norway's party issued a statement saying it would rebuild the dam.", "Norway's party"),
    ],
)
def test_it_is_who_stands_before(promises_of: Find, text: str, name: str) -> None:
    """ "It" is the subject before, or who issued the statement."""
    (bound,) = [s.act for s in promises_of(text) if isinstance(s.act, Commitment)]
    assert name in (bound.by.name or "")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The river is forecast to crest in May.", "The river is forecast to crest in May"),
        ("The premier plans a second visit to the valley.", "The premier plans a second visit to the valley"),
        ("The council will appoint an inspector.", "The council will appoint an inspector"),
        ("The ministry is likely to seek a ruling.", "The ministry is likely to seek a ruling"),
        ("The port expects the ships to arrive on July 2.", "The port expects the ships to arrive on July 2"),
        ("The army is to leave the town.", "The army is to leave the town"),
        ("The council scheduled a hearing for June 19.", "The council scheduled a hearing for June 19"),
        ("More clashes are expected in the south.", "More clashes are expected in the south"),
        ("The city will replace the bridge, leaving the ferry idle.", "The city will replace the bridge"),
        ("The accord will be enacted without a vote.", "The accord will be enacted without a vote"),
        ("“She will be honored in Oslo shortly,” the mayor said.", "She will be honored in Oslo shortly"),
        ("The mayor left as lawmakers prepared to leave. Tired lawmakers prepare for a vote on the bill.",
         "Tired lawmakers prepare for a vote on the bill"),
        ("Oslo anticipates the lifting of the sanctions.", "Oslo anticipates the lifting of the sanctions"),
    ],
)
def test_deeds_told_ahead_are_coming(promises_of: Find, text: str, what: str) -> None:
    """Forecasts, planned visits, and what the reporter says that a party will do are nexts without any date."""
    assert what in _coming(text, promises_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "“The council will ruin every shop,” the trader said.",
        "The premier will lose the south.",
        "The low forecast in May was wrong.",
        "The ministry is likely to suffer.",
        "The council could schedule a vote.",
        "The aim is to leave the town.",
        "I do not believe that the council plans to leave.",
        "If the council intends to leave, the mayor resigns.",
        "Without a vote the accord will be cancelled.",
        "The two sides met to prepare for a summit.",
        "The fires were set to cover up theft.",
        "The mayor wants promises from the banks that they will lend.",
        "The president is to thank for the calm.",
    ],
)
def test_fears_and_what_becomes_of_somebody_are_not_coming(promises_of: Find, text: str) -> None:
    """What a speaker foresees of others, what befalls a party and a forecast figure are no nexts."""
    assert not _coming(text, promises_of(text))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("“The bridge will be rebuilt,” the mayor vowed.", "the mayor"),
        ("The ministry announced plans to close the base.", "The ministry"),
        ("The premier announced her intention to free the prisoners.", "her"),
        ("The general declared that the rebels would not be allowed to return.", "The general"),
        ("The two premiers said their ministers would repair the pipeline.", "their ministers"),
        ("“We are going to rebuild the harbour,” the premier said.", "We"),
        ("Norway vowed to never let the river run dry.", "Norway"),
    ],
)
def test_vows_after_the_words_and_announced_plans_bind(promises_of: Find, text: str, by: str) -> None:
    """A vow may follow its own words, and a plan binds once its maker announces it."""
    assert [maker for maker, _ in _promised(text, promises_of(text))] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "“They stop it, or we will leave the alliance,” the premier said.",
        "The premier's plan to free the prisoners was leaked.",
        "The premier unveiled a plan to resolve the dispute.",
        "The envoy sought an assurance that the road would open.",
    ],
)
def test_alternatives_and_unannounced_plans_bind_nobody(promises_of: Find, text: str) -> None:
    """What comes if others do not yield is a threat; a plan that nobody announced is none of his words."""
    assert not _promised(text, promises_of(text))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The bank's spokesman said the bank would close its branch in Oslo.", "the bank"),
        ("The mayor said she planned to rebuild the dam.", "she"),
        ("The general said the troops would remain in the valley.", None),
        ("The premier said he would remain in the valley.", "he"),
    ],
)
def test_who_speaks_for_a_body_binds_it(promises_of: Find, text: str, by: str | None) -> None:
    """A body is bound by its spokesman, a speaker by what he says he plans or where he will remain."""
    assert [maker for maker, _ in _promised(text, promises_of(text))] == ([by] if by else [])


@pytest.mark.parametrize(
    "text",
    [
        "The weather promised to hold.",
        "The premier made no offer, and could give the pledge that the bridge would be rebuilt.",
        "The mayor said he would do so.",
    ],
)
def test_things_and_chances_bind_nobody(promises_of: Find, text: str) -> None:
    """A thing, a pledge that could be given and "do so" are no commitments."""
    assert not _promised(text, promises_of(text))


def test_what_binds_its_speaker_is_told_as_a_promise(read_with: Callable[..., Draft]) -> None:
    """A claim that is little more than a commitment of its speaker has the stance "promises"."""
    text = "The mayor said she planned to rebuild the dam."
    draft = read_with(text, names.STAGE, times.STAGE, voices.STAGE, STAGE)
    assert [s.act.stance for s in draft.statements if isinstance(s.act, Claim)] == ["promises"]
    assert [a.stance for a in draft.attributions] == ["promises"]
