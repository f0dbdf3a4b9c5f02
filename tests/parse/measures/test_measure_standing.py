"""Whether a figure was counted, is to come, or held in a time that is over."""

from collections.abc import Callable

import pytest

from onrecord.model import Measure
from onrecord.parse import amounts, measures, names, times
from onrecord.parse.draft import Draft

STAGES = (times.STAGE, names.STAGE, amounts.STAGE, measures.STAGE)
Read = Callable[..., Draft]


@pytest.mark.parametrize(
    ("sentence", "standings"),
    [
        ("Norway has 9,000 troops in Sweden.", ["holds"]),
        ("Norway plans to withdraw all of its 2,000 troops from Sweden.", ["holds"]),
        ("The militia will strike at the camp of the roughly 2,000 troops in Sweden.", ["holds"]),
        ("The 2,000 troops still in Sweden would not be reduced.", ["holds"]),
        ("Norway will visit the families of 40 soldiers who died.", ["holds"]),
        ("The stadium can hold 3,000 people.", ["holds"]),
        ("The general said 40 people may have died.", ["holds"]),
        ("Norway managed to free 40 hostages.", ["holds"]),
        ("Norway announced 40 deaths on Monday.", ["holds"]),
        ("Norway will cut its force in Sweden to 3,000 troops from 5,200 troops.", ["planned", "holds"]),
        ("The current force of nearly 35,000 troops will be cut to 20,000 troops.", ["holds", "planned"]),
        ("Norway to cut its troops in Sweden to 2,000, a daily wrote.", ["planned"]),
        ("Some 2,000 troops would stand in Sweden.", ["planned"]),
        ("Norway ordered 300 troops to Sweden.", ["planned"]),
        ("Some 300 troops are due to leave.", ["planned"]),
        ("A goal of 300 troops was set.", ["planned"]),
        ("The plan calls for 300 troops to be sent.", ["planned"]),
        ("Norway is considering sending 300 troops to Sweden.", ["planned"]),
        ("Norway once had 9,000 troops in Sweden.", ["past"]),
        ("Norway used to have 9,000 troops in Sweden.", ["past"]),
        ("Norway had 9,000 troops in Sweden at the height of the war.", ["past"]),
    ],
)
def test_a_figure_says_whether_it_was_counted(read_with: Read, sentence: str, standings: list[str]) -> None:
    """Who is to leave, or to be struck, is there; who is to come, or to be left after a cut, is planned."""
    found = read_with(sentence, *STAGES).statements
    assert [s.act.standing for s in found if isinstance(s.act, Measure)] == standings


def test_what_is_dated_ahead_is_planned(read_with: Read) -> None:
    """A figure of a day after the article's own was not counted, whatever its verb."""
    found = read_with("A troupe of 300 dancers visits Oslo on July 4, 2020.", *STAGES).statements
    assert [s.act.standing for s in found if isinstance(s.act, Measure)] == ["planned"]
