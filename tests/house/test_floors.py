"""The floors of quality hold: those that are quick to score are scored with every test run."""

from pathlib import Path

import pytest

from evals.__main__ import find_figure, load_floors, run_script

QUICK_SCRIPTS = ("score_records", "score_quantities")
FLOORS_AT_LEAST = 20


def test_floors_are_stated() -> None:
    """Every floor names a script that exists, once for each figure, and a goal it does not exceed."""
    floors = load_floors()
    folder = Path(__file__).parents[2] / "evals"
    assert len(floors) >= FLOORS_AT_LEAST
    assert len({(f.script, f.figure) for f in floors}) == len(floors)
    assert all((folder / f"{f.script}.py").is_file() for f in floors)
    assert all(0 < f.floor <= 1 and (f.goal is None or f.goal >= f.floor) for f in floors)


@pytest.mark.parametrize("script", QUICK_SCRIPTS)
def test_quick_floors_hold(script: str, shared: Path) -> None:
    """No figure of the quick evaluations is below its floor."""
    floors = [f for f in load_floors() if f.script == script]
    figures = run_script(script, shared)
    broken = {f.figure: find_figure(figures, f.figure) for f in floors if find_figure(figures, f.figure) < f.floor}
    assert floors
    assert broken == {}
