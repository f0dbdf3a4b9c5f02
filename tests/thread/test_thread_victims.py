"""Who was killed and who was hurt, read from the words of reports."""

import pytest

from onrecord.thread.victims import Toll, read_victims, sum_victims
from thread.build import Report


def read(title: str, text: str = "The mayor spoke of the weather at some length.") -> Toll:
    """The toll of one report."""
    return sum_victims([read_victims(Report(text, "2030-05-02", "Courier", title).article)])


@pytest.mark.parametrize(
    ("title", "killed", "hurt"),
    [
        ("Two dead, three wounded at Port Salder market", 2, 3),
        ("Market attack leaves four people dead and a dozen questions", 4, 0),
        ("Man killed near the old mole", 1, 0),
        ("Gunman kills three women and a man on the quay", 4, 0),
        ("Five people shot on the quay, one of whom had waved", 0, 5),
        ("A 12-year-old boy was shot on Tuesday", 0, 1),
        ("One fisherman spoke after two other men were hurt", 0, 2),
        ("Pilot turned the gun on himself, clerk says", 1, 0),
        ("Mother and child injured in the fog", 0, 2),
        ("No news from the harbour", 0, 0),
    ],
)
def test_headlines(title: str, killed: int, hurt: int) -> None:
    """Figures, articles, lists and himself are counted."""
    assert read(title) == Toll(killed, hurt)


def test_shot_and_not_killed() -> None:
    """Of five who were shot, two died: three were hurt."""
    text = "Five people were shot on Friday. Two men were killed, the harbour said."
    assert read("Shots at the quay", text) == Toll(2, 3)


def test_the_lead_gives_the_toll() -> None:
    """A killing that is told far down belongs to another deed."""
    filler = "The harbour has seen many such evenings in spring. " * 4
    text = f"Two men were hurt on the quay. {filler}In 2019 a girl was killed there."
    assert read("Shots at the quay", text) == Toll(0, 2)


def test_dates_and_streets_are_no_victims() -> None:
    """A day, an age and a house number are no count of the dead."""
    text = "Darro Quell, 33, was killed on June 14 near the 200 block of Salt Street, as a 45-year-old clerk looked on."
    assert read("Shots on Salt Street", text) == Toll(1, 0)


def test_most_reports_decide() -> None:
    """What two of three reports give is told."""
    titles = ("Three killed on the quay", "Four killed on the quay", "Three people dead on the quay")
    reports = [read_victims(Report("The mayor spoke.", "2030-05-02", "Courier", t).article) for t in titles]
    assert sum_victims(reports).killed == 3


def test_attempted_murder_kills_nobody() -> None:
    """A charge of murder means somebody died; one of attempted murder does not."""
    assert read("Clerk charged with murder").killed == 1
    assert read("Clerk charged with attempted murder").killed == 0
