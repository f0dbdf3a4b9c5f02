"""The reliability table: what scores claim beside what is right."""

from evals.calibration import Judged, expected_error, markdown_table, reliability


def judged(score: float, right: bool) -> Judged:
    """A measure with that score."""
    return Judged("measure", "measures/count", score, right, right)


def test_a_tenth_tells_what_it_claims_and_what_is_right() -> None:
    """Each tenth has its count, its mean score and its share right; 1.0 belongs to the last one."""
    rows = reliability([judged(0.95, True), judged(1.0, False), judged(0.3, True)])
    assert [(row.group, row.n, row.told, row.right) for row in rows] == [
        ("0.3-0.4", 1, 0.3, 1.0), ("0.9-1.0", 2, 0.975, 0.5),
    ]  # fmt: skip
    assert rows[0].at_least < 0.5
    assert expected_error(rows) == round((0.7 + 2 * 0.475) / 3, 3)


def test_rows_can_be_grouped_by_rule() -> None:
    """The same table by the rule that made the statements, as Markdown."""
    rows = reliability([judged(0.8, True)], lambda one: one.made_by)
    assert markdown_table(rows).splitlines()[-1] == "| measures/count | 1 | 0.80 | 1.00 | 0.27 | 1.00 |"
