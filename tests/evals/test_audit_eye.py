"""What a reader found of told lines is kept and counted by verdict, without a word of the lines."""

from pathlib import Path

from evals.audit_eye import count_states, make_rows, read_faults

SHOWN = [
    {"n": n, "key": f"k{n}", "brief": "Ardan", "section": "Promises", "text": "Ardan vowed.", "cites": [["a", 0, 9]]}
    for n in (1, 2, 3)
]


def test_both_verdicts_are_kept_apart(tmp_path: Path) -> None:
    """A line that stands in the wrong section is supported and unfit; one that is wrong is neither."""
    read = tmp_path / "read.txt"
    read.write_text("2 section\n3 wording N\n", "utf-8")
    rows = make_rows(SHOWN, read_faults(read), "first", "made up")
    assert [(row["verdict"], row["fit"]) for row in rows] == [("supported", True), ("supported", False), ("not", False)]
    assert not any("text" in row for row in rows)
    counted = count_states([*rows, {"key": "old", "state": "before", "verdict": "supported"}])
    faults = {"section": 1, "wording": 1}
    assert counted == {"first": {"lines": 3, "supported": 0.667, "fit": 0.333, "faults": faults}}
