"""What the tests of single stages share."""

from collections.abc import Callable

import pytest

from onrecord.model import Article
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.language import Pipeline, draft_articles


@pytest.fixture
def read_with(pipeline: Pipeline, make_article: Callable[..., Article]) -> Callable[..., Draft]:
    """Makes the draft of a text and runs stages over it, in the order given; keywords are of `make_article`."""

    def read(text: str, *stages: Stage, **given: str | None) -> Draft:
        (draft,) = draft_articles(pipeline, [make_article(text, **given)])
        for stage in stages:
            stage.run(draft)
        return draft

    return read
