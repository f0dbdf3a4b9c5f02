"""The order of the parse, checked at start-up: each stage says what it needs and what it gives."""

from collections.abc import Iterable, Iterator

from onrecord.errors import StageGap
from onrecord.model import Article, Reading, Skipped
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.language import Pipeline, draft_articles

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


class StatementParser:
    """Parses articles with a language pipeline and a checked list of stages (the port `Parser`)."""

    def __init__(self, pipeline: Pipeline, stages: Iterable[Stage]) -> None:
        self.pipeline = pipeline
        self.stages = tuple(stages)
        check_stages(self.stages)

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order; a stage that fails on one article is skipped and recorded."""
        for draft in draft_articles(self.pipeline, articles):
            for stage in self.stages:
                _run_stage(stage, draft)
            yield draft.reading()


def _run_stage(stage: Stage, draft: Draft) -> None:
    try:
        stage.run(draft)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        draft.skipped.append(Skipped(draft.article.source_id, stage.name, why, draft.article.id))
