"""The order of the parse is checked at start-up, and one bad stage or article spoils only itself."""

import pytest

from onrecord.errors import StageGap
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import LONGEST_TEXT, StatementParser, check_stages
from onrecord.text.actors import load_actors


def test_a_gap_between_stages_is_an_error_at_start_up() -> None:
    """A stage that needs what nothing before it gives is named."""
    with pytest.raises(StageGap, match="late needs mentions"):
        check_stages([Stage("late", frozenset({"mentions"}), frozenset(), lambda draft: None)])


def test_the_default_stages_have_no_gap() -> None:
    """The stages as shipped can be run in their order."""
    stages = default_stages(load_actors())
    check_stages(stages)
    assert len(stages) >= 8


def fail(draft: Draft) -> None:
    raise ValueError("a fault")


def test_a_stage_that_fails_is_skipped_and_named(pipeline: Pipeline, make_article) -> None:  # type: ignore[no-untyped-def]
    """The article has a reading all the same, and the fault is kept with its place."""
    parser = StatementParser(pipeline, [Stage("bad", frozenset(), frozenset(), fail)])
    (reading,) = parser.parse([make_article("Rockets hit a base near the town of Basra on Sunday, officials said.")])
    assert [s.stage for s in reading.skipped] == ["bad"]
    assert "a fault" in reading.skipped[0].why


def test_a_text_longer_than_any_report_is_not_parsed(pipeline: Pipeline, make_article) -> None:  # type: ignore[no-untyped-def]
    """It has a reading that says why, and costs no time."""
    text = "Rockets hit a base near the town of Basra on Sunday. " * (LONGEST_TEXT // 50)
    (reading,) = StatementParser(pipeline, []).parse([make_article(text)])
    assert reading.statements == ()
    assert "split it" in reading.skipped[0].why
