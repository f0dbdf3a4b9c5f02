"""The batches in which articles are parsed: always the same ones, however many processes share them."""

from collections.abc import Iterable, Iterator

from onrecord.model import Article

BATCH_SIZE = 16
"""Articles a batch: larger ones gain nothing and cost memory (256 peaked at 3.1 GB)."""
BATCH_CHARACTERS = 200_000
"""Characters after which a batch is full, so that 16 very long texts are not held at once; most have 80,000."""


def cut_batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in order, some at a time, each taken only when it is needed."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) == BATCH_SIZE or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
