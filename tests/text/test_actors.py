"""The gazetteer: what it knows, how it finds names, and how a user adds to it."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import SettingWrong
from onrecord.text.actors import Gazetteer, fold_characters, load_actors, name_slug
from robust.work import count_calls


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    """The packaged gazetteer."""
    return load_actors()


def found(known: Gazetteer, text: str) -> dict[str, str]:
    """Words of each hit -> the actor's id."""
    return {text[h.start : h.end]: h.actor.id for h in known.find(text)}


@pytest.mark.parametrize(
    ("alias", "actor_id"),
    [
        ("PMF", "popular-mobilization-forces"), ("PMU", "popular-mobilization-forces"),
        ("al-Hashd al-Shaabi", "popular-mobilization-forces"), ("Hashd", "popular-mobilization-forces"),
        ("Kata'ib Hezbollah", "kataib-hezbollah"), ("ISIL", "islamic-state"), ("Daesh", "islamic-state"),
        ("U.S.", "us"), ("CENTCOM", "centcom"), ("State Department", "us-foreign-ministry"),
        ("Qassim Suleimani", "qasem-soleimani"), ("Iraqi government", "iraq-gov"), ("IAEA", "iaea"),
        ("Associated Press", "associated-press"), ("Ayn al-Asad", "al-asad-air-base"), ("Kiev", "kyiv"),
    ],
)  # fmt: skip
def test_spelling_variants_name_one_actor(known: Gazetteer, alias: str, actor_id: str) -> None:
    """Umbrellas, transliterations, acronyms and old names lead to one id."""
    assert actor_id in [a.id for a in known.named(alias)]


def test_parents_lead_from_a_member_to_its_umbrella_and_state(known: Gazetteer) -> None:
    """A brigade belongs to its umbrella, and through it to the state."""
    assert known.parents("kataib-hezbollah") == ("popular-mobilization-forces", "iraq")
    assert "us" in known.parents("centcom")


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("iraq-pm", date(2020, 6, 12), "mustafa-al-kadhimi"), ("iraq-pm", date(2019, 3, 1), "adel-abdul-mahdi"),
        ("us-president", date(2021, 1, 19), "donald-trump"), ("us-president", date(2021, 1, 20), "joe-biden"),
        ("us-dm", date(2020, 1, 7), "mark-esper"),
    ],
)  # fmt: skip
def test_an_office_has_its_holder_on_the_day(known: Gazetteer, office: str, day: date, holder: str) -> None:
    """Terms decide who "the prime minister" was."""
    actor = known.holder(office, day)
    assert actor is not None and actor.id == holder


def test_no_holder_is_invented(known: Gazetteer) -> None:
    """A day outside all terms has no holder, nor has one on which an office changed hands."""
    assert known.holder("iraq-pm", date(1950, 1, 1)) is None
    assert known.holder("iran-president", date(2013, 8, 3)) is None


def test_every_parent_is_known_and_ids_are_plain(known: Gazetteer) -> None:
    """The tables refer only to ids that exist."""
    checked = 0
    for actor_id in ("us", *(p for a in known.all_actors() for p in a.parents)):
        assert known.actor(actor_id) is not None, actor_id
        checked += 1
    assert checked > 3000


def test_names_are_whole_words_in_their_own_case(known: Gazetteer) -> None:
    """"us" is no country, "Iran" is not in "Iranium" or "PostIran"; odd spaces, hyphens and accents do not matter."""
    assert found(known, "They told us of Iranium and PostIran.") == {}
    assert found(known, "The US and Erdoğan met Abdul\xa0Mahdi at Kata’ib Hezbollah’s gate.") == {
        "US": "us", "Erdoğan": "recep-tayyip-erdogan", "Abdul\xa0Mahdi": "adel-abdul-mahdi",
        "Kata’ib Hezbollah": "kataib-hezbollah",
    }  # fmt: skip


def test_a_weak_form_needs_support(known: Gazetteer) -> None:
    """"IS" is the group only where the text names it in full too, or one who belongs to it."""
    assert found(known, "This IS new.") == {}
    assert found(known, "Islamic State fled; IS left.")["IS"] == "islamic-state"
    assert found(known, "Yevgeny Prigozhin spoke; Wagner left.")["Wagner"] == "wagner-group"


def test_an_article_before_a_name_is_none_of_it(known: Gazetteer) -> None:
    """A hit begins behind the "the" of an alias."""
    assert found(known, "Then the State Department spoke.") == {"State Department": "us-foreign-ministry"}
    assert not [h for h in known.find("Basij left; then the Guards left.") if h.start == 17]


def test_only_longer_names_are_shouted(known: Gazetteer) -> None:
    """A line in capitals names countries; "LET" in it is a word, and not the group LeT."""
    assert found(known, "LET THEM LEAVE IRAQ") == {"IRAQ": "iraq"}


def test_folding_keeps_every_offset() -> None:
    """Folded text is as long as the text."""
    text = "Erdoğan’s “al‑Shaabi” – Øresund\xa0ı"
    assert len(fold_characters(text)) == len(text)
    assert name_slug("Abū Mahdī al-Muhandis") == "abu-mahdi-al-muhandis"


def test_a_user_extends_the_gazetteer(tmp_path: Path) -> None:
    """A table of the same columns adds actors; a broken one is refused with its place."""
    table = tmp_path / "mine.tsv"
    table.write_text("id\tname\tkind\taliases\tparents\tterms\nbrook\tBrook Watch\tORG\tBWX\tiraq\t\n", "utf-8")
    assert found(load_actors(table), "BWX reported it.") == {"BWX": "brook"}
    table.write_text("id\tname\tkind\nbrook\t\tORG\n", "utf-8")
    with pytest.raises(SettingWrong, match="needs id, name and kind"):
        load_actors(table)
    with pytest.raises(SettingWrong, match="cannot be read"):
        load_actors(tmp_path / "none.tsv")


def test_matching_takes_linear_work(known: Gazetteer) -> None:
    """Four times the names take about four times the work."""
    line = "Iraqi officials met the US ambassador in Baghdad, and ISIS fled. "
    assert len(known.find(line * 4000)) > 15000
    assert count_calls(lambda: known.find(line * 4000)) < 5 * count_calls(lambda: known.find(line * 1000))
