"""Who was killed and who was hurt, read from the words of reports."""

import pytest

from onrecord.thread.victims import count_groups, read_groups

WENT = ("killed", "hurt", "shot")


def read(*lines: str) -> list[int | None]:
    """How many the lines, the first a headline, tell killed, hurt and shot."""
    groups = read_groups(lines)
    return [count_groups(groups[went]) for went in WENT]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Two dead, three wounded at Port Salder market", [2, 3, None]),
        ("Market attack leaves four people dead and a dozen questions", [4, None, None]),
        ("Man killed near the old mole", [1, None, None]),
        ("Gunman kills three women and a man on the quay", [4, None, None]),
        ("Five people shot on the quay, one of whom had waved", [None, None, 5]),
        ("A 12-year-old boy was shot on Tuesday", [None, None, 1]),
        ("One fisherman spoke after two other men were hurt", [None, 2, None]),
        ("Pilot turned the gun on himself, clerk says", [1, None, None]),
        ("Mother and child injured in the fog", [None, 2, None]),
        ("No news from the harbour", [None, None, None]),
    ],
)
def test_headlines(title: str, told: list[int | None]) -> None:
    """Figures, articles, lists and himself are counted."""
    assert read(title) == told


def test_the_lead_gives_the_toll() -> None:
    """A killing that is told far down belongs to another deed."""
    filler = ("The harbour has seen many such evenings in spring.",) * 4
    told = read("Shots at the quay", "Two men were hurt on the quay.", *filler, "In 2019 a girl was killed there.")
    assert told == [None, 2, None]


def test_dates_and_streets_are_no_victims() -> None:
    """A day, an age and a house number are no count of the dead."""
    text = "Darro Quell, 33, was killed on June 14 near the 200 block of Salt Street, as a 45-year-old clerk looked on."
    assert read("Shots on Salt Street", text) == [1, None, None]
