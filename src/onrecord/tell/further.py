"""The reports that bear on what was asked and that a short brief tells nothing of: what a reader may open instead."""

from onrecord.model import Article, Source
from onrecord.tell.printable import THIN_PAGE
from onrecord.tell.telling import Telling
from onrecord.text.about import relevance

MOST_FURTHER = 5
"""Reports named; more of them would be a search, which is another command."""


def find_further(telling: Telling, cited: set[str], lines: int) -> tuple[Source, ...]:
    """Reports with a title that no line of a brief of few lines cites: those whose title names all that was asked
    first, then those whose head does, the newest of them first. None where nothing was asked, and none that carries
    another's words."""
    if not telling.question.terms or lines >= THIN_PAGE:
        return ()
    shelf, since = telling.shelf, telling.question.since
    left = [
        article for article in shelf.account.articles
        if article.title and article.id not in cited and article.id not in shelf.copy_of
        and not (since and article.published.middle and article.published.middle < since)
    ]  # fmt: skip
    left.sort(key=lambda article: _rank(telling, article))
    return tuple(shelf.source(article) for article in left[:MOST_FURTHER])


def _rank(telling: Telling, article: Article) -> tuple[bool, bool, int, str]:
    day = article.published.middle
    is_titled = relevance(article.title or "", telling.question.terms) == 1.0
    return not is_titled, not telling.speaks_of(article.id), -day.toordinal() if day else 0, article.id
