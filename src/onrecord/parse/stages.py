"""The order of the parse, checked at start-up: each stage says what it needs and what it gives."""

import traceback
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from onrecord.errors import StageGap
from onrecord.model import Article, Reading, Skipped
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

        An article that cannot be parsed has a reading with no facts that says why.
        """
        for why, group in groupby(articles, why_not_parsed):
            if why is not None:
                yield from (_empty_reading(article, why) for article in group)
                continue
            for draft in draft_articles(self.pipeline, group):
                for stage in self.stages:
                    _run_stage(stage, draft)
                yield draft.reading()


def why_not_parsed(article: Article) -> str | None:
    """Why an article is not parsed at all, or None if it is."""
    if len(article.text) > LONGEST_TEXT:
        return f"the text has {len(article.text):,} characters, more than the {LONGEST_TEXT:,} of any report; split it"
    return why_not_english(article)


def _empty_reading(article: Article, why: str) -> Reading:
    """The reading of an article that is not parsed: its sentences, and the reason."""
    sentences = tuple(article.span(start, end) for start, end in sentence_spans(article.text))
    skipped = Skipped(article.source_id, "parse", why, article.id)
    return Reading(
        article, sentences, mentions=(), times=(), amounts=(), attributions=(), coreference=(), statements=(),
        skipped=(skipped,),
    )  # fmt: skip


def _run_stage(stage: Stage, draft: Draft) -> None:
    try:
        stage.run(draft)
    except Exception as error:
        why = f"{type(error).__name__}: {error} ({_place(error)}); the rest was parsed, please report this fault"
        draft.skipped.append(Skipped(draft.article.source_id, stage.name, why, draft.article.id))


def _place(error: Exception) -> str:
    """The module and line that raised."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).parent.name}/{Path(last.filename).name}:{last.lineno}"
