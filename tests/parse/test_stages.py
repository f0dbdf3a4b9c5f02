"""The order of the parse is checked at start-up, and one bad stage or article spoils only itself."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from onrecord.errors import StageGap
from onrecord.model import Article, Reading
from onrecord.parse import language
from onrecord.parse.batches import BATCH_SIZE
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import LONGEST_TEXT, StatementParser, check_stages
from onrecord.text.actors import load_actors

Make = Callable[..., Article]
NEWS = "Rockets hit a base near the town of Basra on Sunday, officials said."


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


def test_a_stage_that_fails_is_skipped_and_named(pipeline: Pipeline, make_article: Make) -> None:
    """The article has a reading all the same, and the fault is kept with its place."""
    parser = StatementParser(pipeline, [Stage("bad", frozenset(), frozenset(), fail)])
    (reading,) = parser.parse([make_article(NEWS)])
    assert [s.stage for s in reading.skipped] == ["bad"]
    assert "a fault" in reading.skipped[0].why


def test_a_text_longer_than_any_report_is_not_parsed(pipeline: Pipeline, make_article: Make) -> None:
    """It has a reading that says why, and costs no time."""
    text = "Rockets hit a base near the town of Basra on Sunday. " * (LONGEST_TEXT // 50)
    (reading,) = StatementParser(pipeline, []).parse([make_article(text)])
    assert reading.statements == ()
    assert "split it" in reading.skipped[0].why


class Failing:
    """A pipeline that fails on a document with a certain word, as a model or its runtime may."""

    def __init__(self, pipeline: Pipeline, word: str) -> None:
        self._nlp, self._word, self.calls = pipeline.nlp, word, list[int]()

    def __getattr__(self, name: str) -> object:
        return getattr(self._nlp, name)

    def pipe(self, pairs: Iterable[tuple[object, object]], **how: object) -> Iterator[object]:
        """Parse a batch; RuntimeError if the word is in it."""
        taken = list(pairs)
        self.calls.append(len(taken))
        if any(self._word in str(doc) for doc, _ in taken):
            raise RuntimeError("no memory on the device")
        yield from self._nlp.pipe(taken, **how)  # type: ignore[call-overload]


def test_a_pipeline_that_fails_on_a_batch_spoils_one_article(pipeline: Pipeline, make_article: Make) -> None:
    """The batch is parsed one article at a time; the one that fails has a reading that says why, in its place."""
    failing = Failing(pipeline, "poison")
    broken = Pipeline(failing, pipeline.package, pipeline.version, pipeline.folder)  # type: ignore[arg-type]
    articles = [make_article(f"{NEWS} Report {n}." + (" It told of poison." if n == 3 else "")) for n in range(20)]
    readings = list(StatementParser(broken, []).parse(articles))
    assert [reading.article for reading in readings] == articles
    (lost,) = [reading for reading in readings if reading.skipped]
    assert lost.article is articles[3]
    assert "no memory on the device" in lost.skipped[0].why
    assert failing.calls == [BATCH_SIZE, *[1] * BATCH_SIZE, 4]


def test_a_reading_does_not_depend_on_its_neighbours(pipeline: Pipeline, make_article: Make) -> None:
    """Alone, in a batch, or among articles that are not parsed: the same."""
    texts = [NEWS, "x" * (LONGEST_TEXT + 1), "The group denied that it had attacked the base.", f"Later, {NEWS}"]
    articles = [make_article(text) for text in texts]
    parser = StatementParser(pipeline, default_stages(load_actors()))
    alone = [reading for article in articles for reading in parser.parse([article])]
    assert list(parser.parse(articles)) == alone
    assert any(reading.statements for reading in alone)


def test_a_pipeline_that_has_learnt_enough_words_forgets_them(
    pipeline: Pipeline, make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its strings are those it was loaded with, its lemmas none, and it reads as one that learns."""
    parser = StatementParser(pipeline, default_stages(load_actors()))
    articles = [make_article(f"The {word}er group shelled the town of {word}a on Sunday.") for word in ("Quax", "Vrim")]
    learned: list[Reading] = list(parser.parse(articles))
    assert len(pipeline.nlp.vocab.strings) > pipeline.strings
    monkeypatch.setattr(language, "LEARNT_STRINGS", 0)
    assert list(parser.parse(articles)) == learned
    assert len(pipeline.nlp.vocab.strings) == pipeline.strings
    assert not pipeline.nlp.get_pipe("lemmatizer").cache  # type: ignore[attr-defined]


def test_a_pipeline_that_has_learnt_little_keeps_it(pipeline: Pipeline, make_article: Make) -> None:
    """It is not loaded anew for a few words."""
    nlp = pipeline.nlp
    list(StatementParser(pipeline, default_stages(load_actors())).parse([make_article("The Vrimo group met.")]))
    assert pipeline.nlp is nlp


def test_statements_stand_in_order_each_once(read_with: Callable[..., Draft]) -> None:
    """What two rules found alike is one statement, and those of an earlier place come first."""
    *stages, chain, _ = default_stages(load_actors())
    draft = read_with(f"{NEWS} The group denied that it had attacked the base.", *stages, chain)
    found = list(draft.statements)
    assert len(found) > 1
    draft.statements = [*reversed(found), *found]
    chain.run(draft)
    assert draft.statements == found
