"""One page of the account, named by id or found by words."""

from math import log1p

from onrecord.errors import NothingFound
from onrecord.model import AccountPage
from onrecord.record import Record
from onrecord.run.asking import Question, choose_articles, question_terms
from onrecord.run.finding import Directory, Target, open_directory
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, write_figure, write_happening
from onrecord.text.about import Terms, relevance
from onrecord.text.edtf import edtf_words

TOLD_SHARE = 0.25
"""Share of its statements that must speak of all the words asked for, if a happening or series is found by them."""


def open_page(record: Record, named: str, about: str | None, wiring: Wiring) -> AccountPage:
    """The page of the happening or series that has the id, or that most reports tell in the words `named`.

    Without `about` an id is looked for among the newest articles, words in a large record among those that speak of
    them. NothingFound if neither finds anything.
    """
    directory = _with_id(record, named, about, wiring)
    if directory is not None:
        return write_page(directory, directory.find(named))
    is_large = about is None and choose_articles(record, Question(), wiring).left_out > 0
    directory = open_directory(record, wiring, named if is_large else about)
    target = find_by_words(directory, question_terms(named, wiring))
    if target is None:
        raise NothingFound(
            f"no happening or series has the id or speaks of {named!r}",
            next="List them with `onrecord ids occurrence` or `onrecord ids series`.",
        )
    return write_page(directory, target)


def _with_id(record: Record, named: str, about: str | None, wiring: Wiring) -> Directory | None:
    """The directory in which `named` is the id of a happening or series, or its beginning; None if it is none."""
    if " " in named or not any(c.isdigit() for c in named):
        return None
    directory = open_directory(record, wiring, about)
    try:
        found = directory.find(named)
    except NothingFound:
        return None
    return directory if found.what in ("occurrence", "series") else None


def find_by_words(directory: Directory, terms: Terms) -> Target | None:
    """The happening or series that most statements tell in all the terms, its parties, place and day included.

    A series that is called so goes before happenings told so.
    """
    best, highest = None, (False, 0.0)
    for target in (*directory.listed("occurrence"), *directory.listed("series")):
        beside = _heading(directory, target)
        told = [relevance(f"{beside} {_sentence(directory, trace.id)}", terms) for trace in target.traces]
        full = sum(share == 1.0 for share in told)
        if full < max(1, TOLD_SHARE * len(told)):
            continue
        is_called_so = target.what == "series" and relevance(beside, terms) == 1.0
        worth = is_called_so, log1p(full) * sum(told) / len(told)
        if worth > highest:
            best, highest = target, worth
    return best


def _heading(directory: Directory, target: Target) -> str:
    """What the target is called, with the place and the day of a happening."""
    one = directory.occurrences.get(target.id)
    place = (one.place.name or one.place.text or "") if one and one.place else ""
    day = edtf_words(one.when.edtf) if one and one.when and one.when.basis != "published" else ""
    return f"{target.name} {place} {day}"


def _sentence(directory: Directory, statement_id: str) -> str:
    statement = directory.statements[statement_id]
    return statement.sentence.words(directory.articles[statement.article_id].text) or ""


def write_page(directory: Directory, target: Target) -> AccountPage:
    """The page of the happening or series that the target is."""
    shelf = Shelf(directory.account)
    if target.what == "series":
        return write_figure(shelf, next(s for s in directory.account.series if s.id == target.id))
    return write_happening(shelf, directory.occurrences[target.id])
