"""What a text speaks of, by the names that mean one thing."""

import pytest

from onrecord.text.about import expand_terms, relevance, ring_of, without_namesakes
from onrecord.text.actors import load_actors

STATE = ("US", "United States", "u.s.")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("US", 1.0), ("Talks with the US ended.", 1.0), ("the UNITED states sent help", 1.0), ("(U.S.)", 1.0),
        ("They told us nothing.", 0.0), ("a bUS", 0.0), ("USA", 0.0), ("USUS US", 1.0), ("", 0.0),
        ("a United Statesman", 0.0),
    ],
)  # fmt: skip
def test_names_are_found_as_whole_words_and_those_in_capitals_in_capitals_only(words: str, share: float) -> None:
    """"us" is no state, "united states" is; a part of a word is none."""
    assert relevance(words, (STATE,)) == share


@pytest.mark.parametrize(("name", "written"), [("istra", "İstra"), ("kelm", "\u212aelm"), ("\u00d6land", "öland")])
def test_a_name_is_found_whatever_the_case_of_its_first_letter(name: str, written: str) -> None:
    """Letters that have several capitals are letters too."""
    assert relevance(f"Ferries to {written} stopped.", ((name,),)) == 1.0


def test_the_share_is_that_of_the_terms_spoken_of() -> None:
    """One of two terms is half of what was asked; of nothing asked every text speaks."""
    assert relevance("Talks began.", (("talks", "meeting"), ("Ardan",))) == 0.5
    assert relevance("Talks began.", ()) == 1.0
    assert relevance("Talks began.", (("",),)) == 0.0


def test_an_alias_that_is_a_common_word_is_no_term() -> None:
    """"IS" for a group is not looked for: it stands in half of all headings; its other names are."""
    ((*names,),) = expand_terms("Islamic State", load_actors())
    assert "ISIS" in names and "IS" not in names


@pytest.mark.parametrize(
    ("one", "other"),
    [("missile", "missiles"), ("base", "bases"), ("embassy", "embassies"), ("church", "churches"), ("class", "classes"),
     ("crisis", "crises"), ("missiles", "missile"), ("embassies", "embassy"), ("churches", "church")],
)  # fmt: skip
def test_a_noun_is_found_in_either_number(one: str, other: str) -> None:
    """Who asks for a base finds bases, and the other way round; words that have one number stay alone."""
    assert relevance(f"The {other} of Ardan.", expand_terms(f"{one} Ardan", load_actors())) == 1.0
    assert expand_terms("news oil politics", load_actors()) == (("oil",), ("politics",))


@pytest.mark.parametrize(
    ("asked", "words"),
    [("family separation", "Officers separated two families."), ("travel ban", "Who travels from Ardan is banned."),
     ("Ardan nomination", "Ardan nominated Lund."), ("school closures", "Ardan closed its schools."),
     ("port shutdown", "Lund shut down the port."), ("troops", "Soldiers left.")],
)  # fmt: skip
def test_a_deed_is_found_by_its_noun_and_by_its_verb(asked: str, words: str) -> None:
    """Who asks for a separation finds who was separated, also where the verb has two words."""
    assert relevance(words, expand_terms(asked, load_actors())) == 1.0


def test_rings_hold_no_word_that_is_none_and_meet_only_in_their_words() -> None:
    """A word of two rings finds both, another word of either only its own; comments are no words."""
    assert {"accord", "agreed"} <= ring_of("agreement") and "agreed" not in ring_of("accord")
    assert ring_of("#") == {"#"} and ring_of("lund") == {"lund"}


def test_a_short_word_in_capitals_is_a_name() -> None:
    """"WHO" asks for a body and "who" for nothing; of a subject all in capitals the common words say nothing."""
    ((*names,),) = expand_terms("WHO", load_actors())
    assert "World Health Organization" in names and relevance("Who asked whom?", (tuple(names),)) == 0.0
    assert expand_terms("who", load_actors()) == () and len(expand_terms("THE FERRY", load_actors())) == 1
    assert len(expand_terms("WHO ferries", load_actors())) == 2
    assert relevance("Lund sent aid.", expand_terms("AIDS", load_actors())) == 0.0


@pytest.mark.parametrize(
    ("words", "about", "left"),
    [
        ("He told the Wall Street Journal of Mexico.", "Mexico", "He told the   of Mexico."),
        ("Banks of New Mexico left.", "Mexico", "Banks of   left."),
        ("Banks of New Mexico left.", "New Mexico banks", "Banks of New Mexico left."),
        ("He told the New York Times.", "New York Times", "He told the New York Times."),
        ("A journal of Mexico.", "Mexico", "A journal of Mexico."),
    ],
)
def test_names_that_hold_that_of_another_are_left_out(words: str, about: str, left: str) -> None:
    """An outlet or a place whose name holds what was asked is not it."""
    assert without_namesakes(words, about) == left
