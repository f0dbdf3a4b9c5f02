"""The stance of plain words: blame in idioms, dismay, danger, refusals and what nobody knows."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE as NAMES
from onrecord.parse.voices import STAGE

Stances = Callable[[str], list[str]]


@pytest.fixture
def stances(read_with: Callable[..., Draft]) -> Stances:
    """The stance of each claim of a text."""

    def find(text: str) -> list[str]:
        statements = read_with(text, NAMES, COREFERENCE, STAGE).statements
        return [s.act.stance for s in statements if isinstance(s.act, Claim)]

    return find


@pytest.mark.parametrize(
    "words",
    [
        "The council is out of touch with farmers",
        "The minister turned a blind eye to the leak",
        "We are deeply disappointed by the vote",
        "The militia is a threat to our ships",
        "Iran is responsible for the raid",
        "Instead, he divides the country",
        "The cuts hurt seniors",
        "They did not do a damn thing",
        "The order is reckless",
        "The council does not do enough for farmers",
        "The guards of Norway assaulted a nurse",
        "The captain was denied due process",
        "This endangers our ships",
        "They should have asked us first",
    ],
)
def test_idioms_dismay_and_danger_blame(stances: Stances, words: str) -> None:
    """Somebody is blamed by an idiom, by dismay, as a danger, or for what he does instead."""
    assert stances(f"“{words},” the envoy said.") == ["accuses"]


@pytest.mark.parametrize(
    "words",
    [
        "The council is not out of touch with farmers",
        "The vote does not disappoint us",
        "The storm is a threat to our ships",
        "The drought hurts farmers",
        "Our officers struck the depot",
        "The senate wants to kill the bill",
        "Five guards failed the test",
        "Gunmen raided the depot",
        "A militia launched rockets",
        "We acted after attacks by Norway",
        "Norway would attack the depot",
        "We were wrong about the depot",
        "There is a shop for illegal drugs",
    ],
)
def test_denied_blame_storms_and_motions_blame_nobody(stances: Stances, words: str) -> None:
    """What is denied, what weather does, and a motion that is killed lay nothing at anybody's door."""
    assert "accuses" not in stances(f"“{words},” the envoy said.")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“We reject the plan,” the envoy said.", "denies"),
        ("“The council rejected the plan in May,” the envoy said.", "asserts"),
        ("“It is too early to say who fired,” the envoy said.", "doubts"),
        ("“There is no evidence of a leak,” the envoy said.", "doubts"),
        ("“They need to leave the town,” the envoy said.", "demands"),
        ("“We will crush the rebels,” the envoy said.", "threatens"),
        ("“We crushed the rebels in May,” the envoy said.", "asserts"),
        ("“We will punish the culprits,” the envoy said.", "promises"),
        ("The envoy denounced the report as false.", "denies"),
        ("“Yes, we sank it,” the envoy said.", "confirms"),
        ("“No, we never met,” the envoy said.", "denies"),
        ("“We stand ready to defend our ships,” the envoy said.", "threatens"),
        ("“We are going to rebuild the port,” the envoy said.", "promises"),
        ("“We will need more boats,” the envoy said.", "asserts"),
        ("“There is no doubt about it,” the envoy said.", "asserts"),
        ("“Many live under uncertain conditions,” the envoy said.", "asserts"),
        ("“It is uncertain who fired,” the envoy said.", "doubts"),
        ("“We would refuse to pay,” the envoy said.", "denies"),
        ("“We will not negotiate,” the envoy said.", "denies"),
        ("“We did not attack the ship,” the envoy said.", "denies"),
        ("“They did not attack the ship,” the envoy said.", "asserts"),
        ("“If they strike, we will respond,” the envoy said.", "threatens"),
        ("“We will respond to the letter,” the envoy said.", "promises"),
        ("“We will impose a tariff on steel,” the envoy said.", "threatens"),
        ("“We continue to press them to stop,” the envoy said.", "demands"),
        ("“We plan to open a port,” the envoy said.", "promises"),
        ("“Will we ever open the port?” the envoy said.", "asserts"),
    ],
)
def test_who_refuses_knows_or_threatens(stances: Stances, text: str, stance: str) -> None:
    """One's own refusal denies, ignorance doubts, need demands, and only harm to come to others threatens."""
    assert stances(text) == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway's envoy said Norway will rebuild the port.", "promises"),
        ("Norway's envoy said Sweden will rebuild the port.", "asserts"),
        ("The Norwegian army said Norwegian aircraft struck the depot.", "asserts"),
        ("The Swedish army said Norwegian aircraft struck the depot.", "accuses"),
        ("Norway's envoy said Norwegian tests did not violate the treaty.", "denies"),
        ("The army of Norway said US officials failed to tell the truth.", "accuses"),
        ("A critic of Norway said Norway attacked the ship.", "accuses"),
        ("Anna Berg, the envoy of Norway, spoke on Monday. She said Norway would rebuild the port.", "promises"),
    ],
)
def test_the_same_words_mean_other_things_of_ones_own_side(stances: Stances, text: str, stance: str) -> None:
    """What his own state will do he promises, its deeds he does not blame, what it is blamed for he denies."""
    assert stances(text)[-1] == stance
