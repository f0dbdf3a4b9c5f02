"""Scores: what speaks for and against a statement, and the chance that comes of it."""

from collections.abc import Callable
from importlib import resources

import pytest

from onrecord.model import Article, Reading, Statement
from onrecord.parse.calibration import chance_of
from onrecord.parse.calibration.evidence import evidence_of
from onrecord.parse.calibration.scoring import SUREST, UNLIKELIEST, load_weights
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import load_actors

MakeArticle = Callable[..., Article]
KINDS = ("event", "measure", "claim", "commitment", "next")


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Callable[[Article], Reading]:
    """Reads an article with all stages."""
    parser = StatementParser(pipeline, default_stages(load_actors()))
    return lambda article: next(iter(parser.parse([article])))


def only(reading: Reading, kind: str) -> Statement:
    return next(s for s in reading.statements if s.kind == kind)


def test_a_plain_deed_scores_more_than_a_quoted_plan(
    read: Callable[[Article], Reading], make_article: MakeArticle
) -> None:
    """A deed with both parties beside it is surer than one in a quotation, of nobody, told as a condition."""
    plain = only(read(make_article("Turkish troops attacked Kurdish fighters in Afrin on Friday.")), "event")
    quoted = only(read(make_article('He said that "a plan to attack them would be a mistake".')), "event")
    assert plain.score > quoted.score + 0.2


def test_a_quotation_beside_its_speaker_scores_more_than_the_object_of_a_pronoun(
    read: Callable[[Article], Reading], make_article: MakeArticle
) -> None:
    """Of claims, whole quotations by a named speaker are surest."""
    quoted = only(read(make_article('"The dam is safe," Finance Minister Ali Allawi said.')), "claim")
    thing = only(read(make_article("They criticized it all.\n\nOfficials said he criticized the plan to")), "claim")
    assert quoted.score > 0.85 > thing.score


def test_evidence_is_named_and_its_weight_is_stated(
    read: Callable[[Article], Reading], make_article: MakeArticle
) -> None:
    """Each piece of evidence is words; those with a weight stand in the table, so that a score can be explained."""
    article = make_article('"We will send 200 soldiers to Mali in March," Defence Minister Ana Lopez said.')
    reading = read(article)
    for statement in reading.statements:
        evidence = evidence_of(statement, article)
        assert evidence and all(name and name == name.strip() for name in evidence)
        assert set(load_weights()[statement.kind]) & {"always", *evidence} > {"always"}


def test_scores_are_chances_and_never_certain() -> None:
    """No evidence makes a statement certain, whichever its kind."""
    for kind in KINDS:
        weights = load_weights()[kind]
        best = chance_of(kind, {name: 50.0 for name, weight in weights.items() if weight > 0})
        worst = chance_of(kind, {name: 50.0 for name, weight in weights.items() if weight < 0})
        assert (best, worst) == (SUREST, UNLIKELIEST)


def test_evidence_without_a_weight_changes_nothing() -> None:
    """What was seen too seldom to be weighed leaves the score as it is."""
    assert chance_of("claim", {"rule unheard of": 1.0}) == chance_of("claim", {})


def test_grounds_for_doubt_never_raise_a_score() -> None:
    """A long or broken sentence, a pronoun, a condition: none of them speaks for a statement."""
    doubts = ("long sentence", "no full stop", "quoted", "unreal", "infinitive", "recipient pronoun", "content runs on")
    for weights in load_weights().values():
        assert all(weights.get(name, 0.0) <= 0 for name in doubts)


def test_the_table_of_weights_says_where_it_comes_from() -> None:
    """The first lines name the script and the verdicts; every row counts what it was fitted on."""
    lines = (resources.files("onrecord.parse.calibration") / "weights.tsv").read_text("utf-8").splitlines()
    assert "fit_scores.py" in "".join(lines[:3]) and "evals/judged" in "".join(lines[:3])
    assert all(int(line.split("\t")[3]) > 0 for line in lines[3:])


def test_scoring_leaves_ids_alone(pipeline: Pipeline, make_article: MakeArticle) -> None:
    """A statement keeps its id, so that what people decided of it stays decided when weights change."""
    article = make_article("Iran fired 12 missiles at the Ain al-Asad base, the Pentagon said on Wednesday.")
    stages = default_stages(load_actors())
    scored = next(iter(StatementParser(pipeline, stages).parse([article])))
    plain = next(iter(StatementParser(pipeline, [s for s in stages if s.name != "scores"]).parse([article])))
    assert [s.id for s in scored.statements] == [s.id for s in plain.statements]
    assert [s.score for s in scored.statements] != [s.score for s in plain.statements]
