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
    "words",
    [
        "It is a false claim",
        "You are spreading false claims",
        "Their reckless plan will fail",
        "The order violates the treaty",
        "The vote was rigged",
        "The ship left in violation of the ban",
        "The council has a long history of lying",
        "They engaged in misconduct",
        "It is a strategy to undermine the court",
        "This is a case of corruption and lies",
        "The governor lied to us",
        "Shame on the council",
        "The council unfairly closed the port",
        "We see the raid as a violation of the truce",
        "They belong to this brutal regime",
    ],
)
def test_blame_is_laid_on_somebody_or_his_deeds(stances: Stances, words: str) -> None:
    """A word of blame judges as predicate, as what another does or has, and as what his deeds do."""
    assert stances(f"“{words},” the envoy said.") == ["accuses"]


@pytest.mark.parametrize(
    "words",
    [
        "The court hears cases of illegal fishermen every week",
        "The choice lies between two harbours",
        "We asked whether the captain gave false testimony",
        "The fund helps victims of crime",
        "She has been a fighter against corruption",
        "He pleaded guilty in May",
        "The world is a dangerous place",
        "The plan would not stand in violation of the treaty",
        "People who violate the rules must pay a fine",
        "The race ended with a disappointing finish in Oslo",
        "If the plan costs more than the grant, we will borrow",
        "I was disappointed but went on",
        "The council fights corruption",
        "The tax is about smuggling as well as illegals",
    ],
)
def test_words_of_blame_in_passing_blame_nobody(stances: Stances, words: str) -> None:
    """What only describes, is asked, supposed or denied, or is what the law calls it, is laid at nobody's door."""
    assert "accuses" not in stances(f"“{words},” the envoy said.")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoy said he did nothing wrong.", "denies"),
        ("“The charge isn't true,” the envoy said.", "denies"),
        ("“We hope to learn if the rumor is false,” the envoy said.", "asserts"),
        ("The envoy said he was not convinced that the plan would work.", "doubts"),
        ("The envoy could not tell who fired.", "doubts"),
        ("The envoy did not say who fired.", "denies"),
        ("Nobody expected that the bridge would fall.", "asserts"),
        ("The ministry has not promised a new bridge.", "denies"),
        ("“It is not about whether the mayor should resign,” the envoy said.", "asserts"),
        ("“We have to conclude that the valve failed,” the envoy said.", "asserts"),
        ("“I would call it a small town,” the envoy said.", "asserts"),
        ("“The mayor should resign,” the envoy said.", "demands"),
        ("“I am innocent of this charge,” the envoy said.", "denies"),
        ("“It was an innocent slip of memory,” the envoy said.", "asserts"),
        ("“We stand ready to help the miners,” the envoy said.", "asserts"),
        ("The miners fear that Norway will punish them.", "asserts"),
        ("The complaint does not allege that the envoy lied.", "denies"),
        ("The envoy said he was fired by Norway.", "asserts"),
    ],
)
def test_denial_doubt_and_wishes_by_what_stands_around_them(stances: Stances, text: str, stance: str) -> None:
    """What is left open, supposed or only mused on neither denies nor demands; what is not known is doubted."""
    assert stances(text) == [stance]


def test_who_lied_and_what_a_vote_confirmed_say_nothing(stances: Stances) -> None:
    """A lie told of is the reporter's word, and a vote that confirms somebody makes no claim."""
    assert stances("The captain lied about the cargo. Vella was confirmed as judge by a vote of 60 to 40.") == []


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
        ("“We will veto the bill,” the envoy said.", "threatens"),
        ("“We will not block the bill,” the envoy said.", "promises"),
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
