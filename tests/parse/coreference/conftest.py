"""What the tests of coreference share: the clusters of a text."""

from collections.abc import Callable

import pytest

from onrecord.parse.coreference import STAGE
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE as NAMES


@pytest.fixture
def linked(read_with: Callable[..., Draft]) -> Callable[[str], list[list[str]]]:
    """The clusters of a text, as words."""

    def link(text: str) -> list[list[str]]:
        return [[span.words(text) or "" for span in cluster] for cluster in read_with(text, NAMES, STAGE).coreference]

    return link
