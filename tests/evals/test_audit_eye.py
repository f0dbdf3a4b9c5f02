"""What a reader found of told lines is kept and counted by verdict, without a word of the lines."""

from pathlib import Path

import pytest

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
    marked = {"wrong": 0, "supported_by_words": 0.667, "wrong_by_words": 0}
    assert counted == {"first": {"lines": 3, "supported": 0.667, "fit": 0.333, "faults": faults, **marked}}
    unmarked = [{key: row[key] for key in row if key != "wrong"} for row in rows]
    assert count_states(unmarked) == {"first": {"lines": 3, "supported": 0.667, "fit": 0.333, "faults": faults}}


def test_what_only_the_article_shows_is_counted_apart(tmp_path: Path) -> None:
    """A line that its cited words hold and its article does not is wrong by the article alone; a mark that is none is
    named."""
    read = tmp_path / "read.txt"
    read.write_text("1 date W P\n2 leans P W A\n", "utf-8")
    counted = count_states(make_rows(SHOWN, read_faults(read), "first", "made up"))["first"]
    assert (counted["supported"], counted["supported_by_words"]) == (0.333, 0.667)
    assert (counted["wrong"], counted["wrong_by_words"]) == (2, 1)
    read.write_text("1 date Q\n", "utf-8")
    with pytest.raises(ValueError, match=r"line 1: marks are P, N, W and A, not Q"):
        read_faults(read)
