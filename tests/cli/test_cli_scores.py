"""A reader's bar: `--least SCORE` leaves out what is less sure, and the record keeps it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import run
from onrecord.model import Article, Event, Judgement, Party, Reading, Span, Statement
from onrecord.run.barring import LEAST_TOLD, BarredView
from onrecord.samples import pages_folder
from onrecord.testing import MemoryView

MakeArticle = Callable[..., Article]
AT = datetime(2026, 1, 1, tzinfo=UTC)


def leave(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        run([str(word) for word in words])
    code = left.value.code
    return code if isinstance(code, int) else 0 if code is None else 1


def attack(article: Article, start: int, score: float) -> Statement:
    """An event of the article that begins at `start`."""
    span = Span(article.id, start, start + 6)
    nobody = Party(None, None)
    act = Event("ASSAULT", None, "happened", nobody, nobody, span, span)
    return Statement(article.id, act, span, (span,), None, None, (), score, "a test")


def reading_of(article: Article) -> Reading:
    statements = tuple(attack(article, start, score) for start, score in ((0, 0.2), (7, 0.5), (14, 0.9)))
    return Reading(article, (), (), (), (), (), (), statements)


def test_a_barred_view_leaves_out_and_counts(make_article: MakeArticle) -> None:
    """Statements under the bar are left out and counted; one that stands at it stays."""
    article = make_article("Rebels attack. Troops attack. Men attack.")
    view = BarredView(MemoryView([reading_of(article)]), 0.5)
    (reading,) = view.readings([article.id])
    assert [s.score for s in reading.statements] == [0.5, 0.9]
    assert view.below == 1
    assert list(view.article_ids()) == [article.id]


def test_what_somebody_judged_is_never_left_out(make_article: MakeArticle) -> None:
    """A statement that a person corrected is told however unsure the parse was of it."""
    article = make_article("Rebels attack. Troops attack. Men attack.")
    reading = reading_of(article)
    judged = Judgement(reading.statements[0].id, "when", "corrected", ("known",), "Ana", AT, value="2020-01-01")
    view = BarredView(MemoryView([reading], [judged]), 0.8)
    assert [s.score for s in next(iter(view.readings([article.id]))).statements] == [0.2, 0.9]


@pytest.fixture(scope="module")
def page() -> Path:
    """A sample page with events, figures and claims."""
    return next(p for p in sorted(pages_folder().iterdir()) if p.name.startswith("07"))


def test_parse_and_brief_keep_to_the_bar(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`parse` prints all unless asked; a brief counts what it left out; the record has it all the same."""

    def out(*words: str) -> Any:
        capsys.readouterr()
        assert leave(*words) == 0
        return json.loads(capsys.readouterr().out)

    every = out("parse", str(page), "--json")["facts"]
    sure = out("parse", str(page), "--json", "--least", "0.8")["facts"]
    assert 0 < len(sure) < len(every)
    assert sure == [fact for fact in every if fact["score"] >= 0.8]
    record = str(tmp_path / "record.db")
    brief = out("brief", str(page), "--json", "--record", record)
    unsure = sum(fact["score"] < LEAST_TOLD for fact in every)
    assert brief["coverage"]["below"] == unsure > 0
    assert brief["coverage"]["statements"] == len(every) - unsure
    assert out("brief", "--json", "--record", record, "--least", "0")["coverage"]["statements"] == len(every)


def test_a_bar_that_is_no_score_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar lies between 0 and 1."""
    assert leave("parse", str(page), "--least", "80") == 2
    assert "--least" in capsys.readouterr().err
