"""Runs command lines in this process, with the language pipeline loaded once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import onrecord.run.wiring
from onrecord.cli.main import run
from onrecord.parse.language import Pipeline

PROSE = (
    "The interior ministry said on Thursday that 5,000 US troops would leave the northern base by March. "
    "Rockets hit the airport near the capital on Tuesday and killed three people, two officials said. "
    "The group denied that it had attacked the airport."
)


@dataclass(frozen=True)
class Done:
    """What a command line left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline
) -> Call:
    """Runs a command line in this process; any traceback is a failure of the test."""
    monkeypatch.setattr(onrecord.run.wiring, "load_pipeline", lambda *_: pipeline)

    def run_words(*words: object) -> Done:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        shown = capsys.readouterr()
        code = left.value.code
        assert "Traceback" not in shown.err
        return Done(code if isinstance(code, int) else 0 if code is None else 1, shown.out, shown.err)

    return run_words


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A plain page that reads well."""
    path = tmp_path / "good.html"
    path.write_text(
        f"<html><head><title>Troops to leave</title></head><body><article><h1>Troops to leave</h1><p>{PROSE}</p>"
        f"<p>{PROSE.replace('Thursday', 'Friday')}</p></article></body></html>", encoding="utf-8"
    )  # fmt: skip
    return path
