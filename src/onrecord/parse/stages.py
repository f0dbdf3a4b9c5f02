"""The order of the parse, checked at start-up: each stage says what it needs and what it gives."""

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import StageGap
from onrecord.model import Article, Reading, Skipped
from onrecord.parse.batches import cut_batches
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.english import why_not_english
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.text.sentences import sentence_spans

GIVEN = frozenset({"article", "doc", "sentences"})
"""What a draft holds before the first stage."""


def check_stages(stages: Iterable[Stage]) -> None:
    """Raise StageGap if a stage needs what neither the draft nor a stage before it gives."""
    given = set(GIVEN)
    for stage in stages:
        missing = sorted(stage.needs - given)
        if missing:
            raise StageGap(f"stage {stage.name} needs {', '.join(missing)}", next="Put the stage that gives it before.")
        given |= stage.gives


LONGEST_TEXT = 400_000
"""Characters: the longest magazine pieces have 100,000; what is longer is a book or no prose, and costs minutes."""


class StatementParser:
    """Parses articles with a language pipeline and a checked list of stages (the port `Parser`)."""

    def __init__(self, pipeline: Pipeline, stages: Iterable[Stage]) -> None:
        self.pipeline = pipeline
        self.stages = tuple(stages)
        check_stages(self.stages)

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order; a stage that fails on one article is skipped and recorded.

        An article that cannot be parsed has a reading with no facts that says why. Articles are taken and readings
        given a batch at a time (`cut_batches`).
        """
        for batch in cut_batches(articles):
            yield from self._parse_batch(batch)
            self.pipeline.forget()

    def _parse_batch(self, batch: list[Article]) -> list[Reading]:
        """The readings of a batch; if the pipeline fails on it, its articles are parsed one at a time."""
        whys = [why_not_parsed(article) for article in batch]
        parsed = [article for article, why in zip(batch, whys, strict=True) if why is None]
        try:
            found = self._parse_all(parsed)
        except Exception:
            found = [self._parse_alone(article) for article in parsed]
        readings = iter(found)
        return [
            next(readings) if why is None else _unread(article, why) for article, why in zip(batch, whys, strict=True)
        ]

    def _parse_all(self, articles: list[Article]) -> list[Reading]:
        """The readings of articles that can be parsed; raises what the language pipeline raises."""
        readings = []
        for draft in draft_articles(self.pipeline, articles):
            for stage in self.stages:
                _run_stage(stage, draft)
            readings.append(draft.reading())
        return readings

    def _parse_alone(self, article: Article) -> Reading:
        """The reading of one article of a batch that failed, or the reason if it is the one that fails."""
        try:
            return self._parse_all([article])[0]
        except Exception as error:
            return Reading.unread(article, f"the language pipeline failed: {_fault(error)}; please report this fault")


def why_not_parsed(article: Article) -> str | None:
    """Why an article is not parsed at all, or None if it is."""
    if len(article.text) > LONGEST_TEXT:
        return f"the text has {len(article.text):,} characters, more than the {LONGEST_TEXT:,} of any report; split it"
    return why_not_english(article)


def _unread(article: Article, why: str) -> Reading:
    """The reading of an article that is not parsed: its sentences, and the reason."""
    sentences = tuple(article.span(start, end) for start, end in sentence_spans(article.text))
    return Reading.unread(article, why, sentences)


def _run_stage(stage: Stage, draft: Draft) -> None:
    try:
        stage.run(draft)
    except Exception as error:
        why = f"{_fault(error)}; the rest was parsed, please report this fault"
        draft.skipped.append(Skipped(draft.article.source_id, stage.name, why, draft.article.id))


def _fault(error: Exception) -> str:
    """What was raised, with the module and line that raised it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    path = Path(last.filename)
    return f"{type(error).__name__}: {error} ({path.parent.name}/{path.name}:{last.lineno})"
