"""Two names compared part by part."""

import pytest

from onrecord.thread.likeness import SAME_NAME, NameKind, compare_names
from thread.test_thread_entities import people, person


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Darro Quell", "Quell, Darro", "person"),
        ("Dr. Darro Quell", "Darro Quell", "person"),
        ("D. Quell", "Darro Quell", "person"),
        ("Darro Ivan Quell", "Darro Quell", "person"),
        ("Bill Quell", "William Quell", "person"),
        ("Darro Quelle", "Darro Quell", "person"),
        ("Yusuf al-Kwarizi", "Yousef el Kuarizi", "person"),
        ("Дарро Квелл", "Darro Kvell", "person"),
        ("DarroQuell", "Darro Quell", "person"),
        ("Salder Port Works Ltd.", "Salder Port Works Limited", "body"),
        ("OAO Saldergas", "Saldergas Joint Stock Company", "body"),
        ("Salder & Sons GmbH", "Salder and Sons G.m.b.H.", "body"),
        ("First Salder Bank", "1st Salder Bank", "body"),
        ("Brigade Forty-Four", "Brigade 44", "body"),
        ("Salder Relief Organisation", "Salder Relief Organization", "body"),
        ("HWU", "Harbour Workers’ Union", "body"),
    ],
)
def test_one_name_in_two_dresses(one: str, other: str, kind: NameKind) -> None:
    """Order, titles, initials, short forms, spellings, scripts, legal forms and figures in words hide no name."""
    assert compare_names(one, other, kind).score >= SAME_NAME
    assert compare_names(other, one, kind).score >= SAME_NAME


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Darro Quell", "Marek Quell", "person"),
        ("Darro Quell", "Darro Strand", "person"),
        ("Quell", "Darro Quell", "person"),
        ("Darro Ivan Quell", "Darro Petro Quell", "person"),
        ("Salder Bank AG", "Salder Bank GmbH", "body"),
        ("Salder Bank", "Salder Bank of Arland", "body"),
        ("Salder Fund II", "Salder Fund III", "body"),
        ("Salder Trust 2007-1", "Salder Trust 2007-2", "body"),
        ("李东", "李冬", "person"),
    ],
)
def test_two_names(one: str, other: str, kind: NameKind) -> None:
    """A part against another part, another legal form, another figure, another sign: two."""
    assert compare_names(one, other, kind).score < SAME_NAME


@pytest.mark.parametrize(
    ("one", "other", "kind", "score"),
    [
        ("Quell, Darro", "Darro Quell", "person", 1.0),
        ("Darroquell", "Darro Quell", "person", 0.98),
        ("Bo Quell", "Bu Quell", "person", 0.98),
        ("Darro Ivan Quell", "Darro Quell", "person", 0.95),
        ("D. Quell", "Darro Quell", "person", 0.92),
        ("Bill Quell", "William Quell", "person", 0.9),
        ("Darro Quelt", "Darro Quell", "person", 0.86),
        ("Darrosino Quell", "Darrotano Quell", "person", 0.72),
        ("HWU", "Harbour Workers’ Union", "body", 0.8),
        ("Darro Quelto", "Darro Quelsa", "person", 0.0),
        ("Darro Quell 2", "Darro Quell 3", "person", 0.0),
        ("Hwu", "Harbour Workers Union", "body", 0.0),
        ("HWU", "Harbour Workers", "body", 0.0),
        ("H", "Harbour", "body", 0.0),
    ],
)
def test_each_difference_has_its_cost(one: str, other: str, kind: NameKind, score: float) -> None:
    """Sound costs least, then a part left out, an initial, a short form, a letter; two of a short part cost all."""
    assert compare_names(one, other, kind).score == compare_names(other, one, kind).score == score


def test_likeness_says_why() -> None:
    """What differs is said in words."""
    assert compare_names("Darro Quell", "Marek Quell", "person").why == "“darro” against “marek”"
    assert "“d” for “darro”" in compare_names("D. Quell", "Darro Quell", "person").why


def test_initials_go_to_the_only_fuller_name() -> None:
    """A name joins the one with an initial more, and neither where two fuller names could be meant."""
    short, fuller = person("Darro Quell"), person("Darro J. Quell", "Herald")
    (one,) = people(short, fuller)
    assert "only fuller form" in one.why[0]
    assert len(people(short, fuller, person("Darro W. Quell", "Review"))) == 3


def test_a_middle_name_needs_company() -> None:
    """A whole middle name more is somebody else unless both are named beside the same actors."""
    assert len(people(person("Darro Quell"), person("Darro Ivan Quell", "Herald"))) == 2
