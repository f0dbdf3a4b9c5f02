"""Parsers for worker processes that die of certain articles: no language model, so they start at once."""

import os
import signal
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from onrecord.model import Article, Reading
from onrecord.testing.fakes import read_nothing


class MortalParser:
    """Gives readings that found nothing; is killed by the word "poison", and once only by the word "stumble"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order, unless it is killed."""
        for article in articles:
            (self._folder / f"worker-{os.getpid()}").touch()
            if "poison" in article.text or ("stumble" in article.text and self._stumbles()):
                os.kill(os.getpid(), signal.SIGKILL)
            yield read_nothing(article)

    def _stumbles(self) -> bool:
        """True the first time in any process."""
        try:
            (self._folder / "stumbled").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def make_stillborn() -> MortalParser:
    """A worker that dies before it is ready."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def make_mortal(folder: Path) -> partial[MortalParser]:
    """What makes the parser in a worker."""
    return partial(MortalParser, folder)
