"""Time and place of events: from their own clause, and from the same happening told elsewhere in the article."""

from collections.abc import Callable

import pytest

from onrecord.model import Event, Statement
from onrecord.parse import names, times
from onrecord.parse.draft import Draft
from onrecord.parse.events import STAGE

Find = Callable[[str], list[Statement]]


@pytest.fixture
def events_of(read_with: Callable[..., Draft]) -> Find:
    """Finds the events of a text."""
    return lambda text: read_with(text, names.STAGE, times.STAGE, STAGE).statements


def _settings(found: list[Statement], kind: str) -> list[tuple[str | None, str | None]]:
    return [(s.when.edtf if s.when else None, s.place.name if s.place else None)
            for s in found if isinstance(s.act, Event) and s.act.type == kind]  # fmt: skip


def test_the_attack_has_the_day_and_place_told_before(events_of: Find) -> None:
    """A later mention of "the attack" takes day and town from the first one, and shows the words that tell them."""
    text = "Gunmen killed four soldiers in Mosul on Thursday.\n\nFour people were wounded in the attack, doctors said."
    first, second = [s for s in events_of(text) if isinstance(s.act, Event)]
    assert first.when is not None and second.when is not None
    assert second.when.edtf == first.when.edtf == "2020-06-11"
    assert second.place is not None and second.place.name == "Mosul"
    assert second.when.span in second.spans
    assert "when inherited" in second.made_by


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed four soldiers in Mosul on Thursday.\n\nTurkish jets bombed a Kurdish town.",
        "Rebels often attack the checkpoint.\n\nGunmen killed a mayor on Thursday.",
    ],
)
def test_another_deed_lends_nothing(events_of: Find, text: str) -> None:
    """A deed by or to somebody else, or one that is told as a habit, keeps its time open."""
    assert None in [when for when, _ in _settings(events_of(text), "ASSAULT")]


def test_a_comparison_lends_no_day(events_of: Find) -> None:
    """The day of an older attack that is only compared with is not the day of this one."""
    text = "The attack was the worst since gunmen killed nine students in March 2008.\n\nTwo men died in the attack."
    assert "2008-03" not in [s.when.edtf for s in events_of(text)[1:] if s.when]


def test_a_condemned_deed_keeps_its_day(events_of: Find) -> None:
    """The day of an attack is not the day on which it is condemned."""
    found = events_of("The premier denounced Monday's attack on the bank.")
    assert ("2020-06-08", None) not in _settings(found, "ACCUSE")


def test_a_march_dates_its_dispersal(events_of: Find) -> None:
    """What police do right after a dated march happened on its day."""
    text = "Hundreds of protesters flooded the streets on Sunday.\n\nPolice fired tear gas at the crowd."
    assert [when for when, _ in _settings(events_of(text), "COERCE")] == ["2020-06-07"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels killed two men working for the army in northern Syria.", "Syria"),
        ("A bomber attacked soldiers patrolling in the northern town of Manbij.", "Manbij"),
    ],
)
def test_finds_a_place_under_another_word(events_of: Find, text: str, place: str) -> None:
    """A place that hangs on a party of the clause is still where the deed was."""
    assert place in [where for _, where in _settings(events_of(text), "ASSAULT")]


def test_nobody_is_filled_in(events_of: Find) -> None:
    """Manner, times and affairs stand in no role."""
    for text in ("Trucks were deployed in brutal fashion.", "The premier will meet with lawmakers in July."):
        for statement in events_of(text):
            assert isinstance(statement.act, Event)
            assert {statement.act.actor.text, statement.act.recipient.text} & {"brutal fashion", "July"} == set()


def test_the_blast_stands_for_who_did_it(events_of: Find) -> None:
    """Where nobody is named, the deed in which people were killed stands as the doer."""
    (found,) = events_of("Four people were killed and three wounded in the blast, officials said.")
    assert isinstance(found.act, Event)
    assert (found.act.actor.text, found.act.recipient.text) == ("the blast", "Four people")


def test_whole_events_are_surer(events_of: Find) -> None:
    """An event with both parties known is likelier right than the same row with one of them."""
    (whole,) = events_of("Turkey attacked Syria.")
    (half,) = events_of("Turkey attacked.") or [None]
    assert half is None or whole.score > half.score


def test_what_follows_a_deed_is_another_deed(events_of: Find) -> None:
    """"Attacks on bases followed the airstrikes" is two assaults; the first is on the bases."""
    text = "More attacks on US bases followed the airstrikes of Chad."
    found = [s.act for s in events_of(text) if isinstance(s.act, Event)]
    assaults = [(act.trigger.start, act.recipient.text) for act in found if act.type == "ASSAULT"]
    assert assaults[0] == (5, "US bases")
    assert all(recipient != "US bases" for _, recipient in assaults[1:])


def test_a_known_deed_stands_for_whom_it_befell(events_of: Find) -> None:
    """“Ordered the strike” is done to whom the article tells struck; where nobody is, it may be a union's."""
    found = events_of("A drone strike killed Qassem Soleimani on Friday. President Trump ordered the strike.")
    acts = [s.act for s in found if isinstance(s.act, Event)]
    assert [(a.actor.text, a.recipient.text, a.recipient.entity, a.status) for a in acts[1:]] == [
        ("President Trump", "the strike", "qasem-soleimani", "happened")
    ]
    assert not events_of("The union ordered the strike. Workers were glad.")
