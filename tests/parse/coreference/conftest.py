"""What the tests of coreference share: drafts and clusters of a text."""

from collections.abc import Callable

import pytest

from onrecord.model import Article
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.parse.names import STAGE as NAMES

Linked = Callable[[str], list[list[str]]]


@pytest.fixture
def drafted(pipeline: Pipeline, make_article: Callable[..., Article]) -> Callable[[str], Draft]:
    """A draft of a text with its names and coreference found."""

    def run(text: str) -> Draft:
        draft = next(iter(draft_articles(pipeline, [make_article(text)])))
        NAMES.run(draft)
        COREFERENCE.run(draft)
        return draft

    return run


@pytest.fixture
def linked(drafted: Callable[[str], Draft]) -> Linked:
    """The clusters of a text, as words."""
    return lambda text: [[span.words(text) for span in cluster] for cluster in drafted(text).coreference]
