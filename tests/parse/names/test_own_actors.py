"""A user's own table of actors reaches every stage, not only the names."""

from collections.abc import Callable
from pathlib import Path

from onrecord.model import Article, Commitment, Event
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import load_actors

TABLE = (
    "id\tname\tkind\taliases\tparents\tterms\tflags\toutside\tnote\n"
    "velmora\tVelmora\tGPE\t~Velmoran\t\t\t\tiso3:VLM\t\n"
    "velmora-gov\tGovernment of Velmora\tORG\t\tvelmora\t\t\t\t\n"
    "velmora-military\tVelmoran army\tORG\t\tvelmora\t\t\t\t\n"
    "senawa\tSenawa\tGPE\t\tvelmora\t\tcapital\t\t\n"
    "velmora-president\tPresident of Velmora\tOFFICE\t\tvelmora\t\t\t\t\n"
    "tarn-olwick\tTarn Olwick\tPERSON\tOlwick\tvelmora\tvelmora-president:2019/\t\t\t\n"
)


def test_own_actors_reach_parties_and_events(
    pipeline: Pipeline, make_article: Callable[..., Article], tmp_path: Path
) -> None:
    """A capital of the table acts as its government, its troops are its army, its president holds his office."""
    table = tmp_path / "own.tsv"
    table.write_text(TABLE, "utf-8")
    text = "Senawa accused Norway of theft. Velmoran troops shelled a bridge. The Velmoran president met a bishop."
    parser = StatementParser(pipeline, default_stages(load_actors(table)))
    (reading,) = parser.parse([make_article(text)])
    events = {s.act.type: s.act for s in reading.statements if isinstance(s.act, Event)}
    assert events["ACCUSE"].actor.entity == "velmora-gov"
    assert events["ASSAULT"].actor.entity == "velmora-military"
    assert events["CONSULT"].actor.entity == "tarn-olwick"


def test_own_actors_reach_promises(
    pipeline: Pipeline, make_article: Callable[..., Article], tmp_path: Path
) -> None:
    """What "we" promise in the words of somebody of the table binds the state that he belongs to there."""
    table = tmp_path / "own.tsv"
    table.write_text(TABLE, "utf-8")
    text = "\"We will reopen the harbour in August,\" Tarn Olwick said on Monday."
    parser = StatementParser(pipeline, default_stages(load_actors(table)))
    (reading,) = parser.parse([make_article(text)])
    binders = [s.act.by.entity for s in reading.statements if isinstance(s.act, Commitment)]
    assert binders == ["velmora"]
