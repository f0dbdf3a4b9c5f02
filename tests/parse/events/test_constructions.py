"""Each PLOVER type and each construction of news, one invented sentence a case, from `constructions.tsv`."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import PLOVER_TYPES, Event
from onrecord.parse import coreference, names, times
from onrecord.parse.draft import Draft
from onrecord.parse.events import STAGE

TABLE = Path(__file__).with_name("constructions.tsv")
CASES = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t"))
STAGES = (names.STAGE, times.STAGE, coreference.STAGE, STAGE)
Told = tuple[str, str, str, str, str]


@pytest.fixture
def told(read_with: Callable[..., Draft]) -> Callable[[str], list[Told]]:
    """Finds the events of a text: type, mode, status, actor and recipient, "-" where there is none."""

    def find(text: str) -> list[Told]:
        acts = [s.act for s in read_with(text, *STAGES).statements if isinstance(s.act, Event)]
        return [(a.type, a.mode or "-", a.status, a.actor.text or "-", a.recipient.text or "-") for a in acts]

    return find


@pytest.mark.parametrize("case", CASES, ids=[case["construction"] for case in CASES])
def test_reads_the_construction(told: Callable[[str], list[Told]], case: dict[str, str]) -> None:
    """The sentence gives the event with its type, mode, status and both parties."""
    wanted = (case["type"], case["mode"], case["status"], case["actor"], case["recipient"])
    assert wanted in told(case["text"])


def test_every_type_and_status_has_a_case() -> None:
    """The table holds the sixteen types and the five statuses, and no construction twice."""
    assert {case["type"] for case in CASES} == set(PLOVER_TYPES)
    assert {case["status"] for case in CASES} == {"happened", "ongoing", "planned", "hypothetical", "denied"}
    assert len({case["construction"] for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army did not shell the town.", "ASSAULT"),
        ("The rebels never attacked the convoy.", "ASSAULT"),
        ("Nobody was killed in the village.", "ASSAULT"),
        ("The raiders killed nobody.", "ASSAULT"),
        ("No soldiers were wounded by the rebels.", "ASSAULT"),
        ("The police could arrest the mayor.", "COERCE"),
        ("If Chad withdraws its troops, the talks will begin.", "RETREAT"),
        ("The envoy spoke about sharing intelligence with Uganda.", "COOPERATE"),
        ("The question is how to lift the sanctions on Peru.", "RETREAT"),
        ("The minister accused Chad of launching an attack on the port.", "ASSAULT"),
        ("The king asked Oman to launch strikes on the rebels.", "ASSAULT"),
        ("There is no sign that the guards were killed.", "ASSAULT"),
        ("The guards tried to strong-arm the premier.", "AID"),
        ("The men were charged with offences such as attacking a guard.", "ASSAULT"),
        ("It is hard to fault the mayor.", "ACCUSE"),
        ("The supporters rallied to his call.", "PROTEST"),
        ("The quarrel could lead to attacks on the base.", "ASSAULT"),
        ("Democrats will take control of the House in January.", "ASSAULT"),
        ("The drought threatens to empty the valley.", "THREATEN"),
        ("The senators agree with the mayor that the road should close.", "AGREE"),
        ("The rebels could move south, attacking the villages on the coast.", "ASSAULT"),
        ("The miners stopped work in a strike for higher wages at the mine.", "ASSAULT"),
        ("The premier knew of a plan to murder the editor.", "ASSAULT"),
        ("He spoke of attempts to rescue the hostages.", "AID"),
        ("The senator failed to show courage by providing aid to Chad.", "AID"),
        ("Peter Marlow clashed with John Barlow over the budget.", "ASSAULT"),
        ("The lawmakers are wary of yielding to Peru.", "CONCEDE"),
        ("A militia backed by Peru guards the port.", "SUPPORT"),
        ("It is a polite phrase for killing people.", "ASSAULT"),
    ],
)
def test_what_is_not_told_as_done_has_not_happened(told: Callable[[str], list[Told]], text: str, kind: str) -> None:
    """Negated, conditional, alleged, asked for, only discussed: none of it is an event that happened."""
    assert not [event for event in told(text) if event[0] == kind and event[2] == "happened" and event[3] != "-"]


def test_a_killing_is_nobody_who_kills(told: Callable[[str], list[Told]]) -> None:
    """A strike can stand for who did it; a murder cannot."""
    assert ("ASSAULT", "-", "happened", "-", "the editor") in told("The murder of the editor shocked the town.")


def test_its_own_troops_are_nobody_it_is_done_to(told: Callable[[str], list[Told]]) -> None:
    """Whom a state agrees to withdraw is itself; the place it leaves is on the other side."""
    (found,) = told("Chad agreed to withdraw its troops from the northern towns of Niger.")
    assert found[:4] == ("AGREE", "-", "happened", "Chad")
    assert "troops" not in found[4]


def test_a_day_to_come_is_not_when_it_happened(read_with: Callable[..., Draft]) -> None:
    """The day by which something is promised is not the day on which it was promised."""
    (statement,) = read_with("Chad promised to free the sailors by September 4.", *STAGES).statements
    assert isinstance(statement.act, Event)
    assert (statement.act.type, statement.act.status, statement.when) == ("AGREE", "happened", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two guards were killed in a bombing while patrolling the city of Manbij.", "Manbij"),
        ("Militants took over the provincial capital city of Ramadi.", "Ramadi"),
        ("The editor was shot while working in Tripoli.", "Tripoli"),
    ],
)
def test_place_is_where_they_were(read_with: Callable[..., Draft], text: str, place: str) -> None:
    """A deed is in the town that is taken, or in which those were whom it befell."""
    found = read_with(text, *STAGES).statements
    assert place in [s.place.name for s in found if s.place is not None]


@pytest.mark.parametrize(
    "text",
    [
        "The assembly passed a resolution asking the premier to expel foreign troops.",
        "A resolution passed by the assembly calls for the departure of foreign troops.",
    ],
)
def test_a_motion_and_what_it_asks_for_are_one_event(told: Callable[[str], list[Told]], text: str) -> None:
    """Those who passed it ask: nothing else is told of the vote."""
    assert [event[:1] for event in told(text)] == [("REQUEST",)]
    assert told(text)[0][3].lower() == "the assembly"


@pytest.mark.parametrize(
    "text",
    [
        "Asked why the house was empty, the mayor left.",
        "The board drew up a rule to ban the party.",
        "The board has the authority to ban the party.",
    ],
)
def test_questions_and_the_content_of_a_rule_are_no_deeds(told: Callable[[str], list[Told]], text: str) -> None:
    """Who is asked a question is not called upon, and what a rule or right is for has not been done."""
    assert not [event for event in told(text) if event[0] in ("REQUEST", "COERCE")]


def test_what_is_answered_came_about_and_is_not_the_answer(told: Callable[[str], list[Told]]) -> None:
    """Who would retaliate for a killing did not do it, and the killing is no plan."""
    found = told("The crowd wondered how Chad would retaliate for the killing of General Lee by Peru.")
    assert ("ASSAULT", "-", "happened", "Peru", "General Lee") in found
    assert not [event for event in found if event[0] == "ASSAULT" and event[3] == "Chad"]
