"""How well a weight tells fit lines from unfit ones is measured by pairs, and by the better half."""

from evals.judged_lines import JudgedLine
from evals.score_printable import area_under, better_half
from onrecord.tell.printable import Place


def weighed(*lines: tuple[float, bool]) -> list[tuple[float, JudgedLine]]:
    """Lines of those weights and verdicts."""
    place = Place("Ardan fell.", 0, 11, "", (), 0, "Know more")
    return [(weight, JudgedLine("first", place, fit)) for weight, fit in lines]


def test_pairs_of_a_fit_and_an_unfit_line_are_counted() -> None:
    """Of two pairs one is in the right order, and one is equal; without a pair nothing is known."""
    assert area_under(weighed((0.9, True), (0.9, False), (0.1, False))) == 0.75
    assert area_under(weighed((0.9, True))) == 0.5


def test_the_better_half_is_that_of_most_weight() -> None:
    """Of four lines the two that weigh most are looked at."""
    assert better_half(weighed((0.1, True), (0.9, True), (0.8, False), (0.2, True))) == 0.5
