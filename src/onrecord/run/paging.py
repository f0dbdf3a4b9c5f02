"""One page of the account, named by id or found by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p, sqrt
from typing import Literal

from onrecord.errors import NothingFound
from onrecord.model import AccountPage
from onrecord.record import Record
from onrecord.run.asking import Question, choose_articles, question_terms
from onrecord.run.finding import Directory, Target, open_directory
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, write_figure, write_happening
from onrecord.tell.account_page import title_happening
from onrecord.text.about import Terms, relevance

TOLD_SHARE = 0.25
"""Share of its statements that must speak of all the words asked for, if a happening or series is found by them."""
SHARPNESS = 4
"""An article that speaks of two terms of three counts a fifth of one that speaks of all."""
NEAR_SHARE = 0.5
"""Share of the terms from which a happening is named as near to what was asked."""
NEAREST_SHOWN, NAME_SHOWN = 3, 60
"""Happenings named, and characters of each name."""
LISTED: tuple[Literal["occurrence", "series"], ...] = ("occurrence", "series")


@dataclass(frozen=True, slots=True)
class Found:
    """A happening or series, and what it is worth: told in all terms, called so, how much, by how many statements."""

    target: Target
    worth: tuple[bool, bool, float, int]

    @property
    def is_full(self) -> bool:
        """True if enough of its statements speak of all the terms."""
        return self.worth[0]


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
    found = find_by_words(directory, question_terms(named, wiring))
    if found and found[0].is_full:
        return write_page(directory, found[0].target)
    nearest = "; ".join(f"{one.target.id} ({one.target.name[:NAME_SHOWN]})" for one in found[:NEAREST_SHOWN])
    listing = "List them with `onrecord ids occurrence` or `onrecord ids series`."
    raise NothingFound(
        f"no happening or series has the id or speaks of {named!r}",
        next=f"Nearest: {nearest}." if nearest else listing,
    )


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


def find_by_words(directory: Directory, terms: Terms) -> Sequence[Found]:
    """The happenings and series that speak of the terms, their parties, place and day included, best first.

    A series that is called so goes before happenings told so; a happening of many reports, most of them nearly in the
    words, before one of a few that are wholly so.
    """
    found = (_weigh(directory, target, terms) for kind in LISTED for target in directory.listed(kind))
    return sorted(filter(None, found), key=lambda one: one.worth, reverse=True)


def _weigh(directory: Directory, target: Target, terms: Terms) -> Found | None:
    """The target with what it is worth as an answer; None if no statement speaks of most of the terms."""
    beside = _heading(directory, target)
    told = {trace.id: relevance(f"{beside} {_sentence(directory, trace.id)}", terms) for trace in target.traces}
    if max(told.values(), default=0.0) < NEAR_SHARE:
        return None
    full = sum(share == 1.0 for share in told.values()) >= max(1, TOLD_SHARE * len(told))
    is_called_so = target.what == "series" and relevance(beside, terms) == 1.0
    return Found(target, (full, is_called_so, _worth(directory, told), len(told)))


def _worth(directory: Directory, told: Mapping[str, float]) -> float:
    """How much the articles of the statements speak of the terms, each by its best one; less where many hardly do."""
    articles: dict[str, float] = {}
    for statement_id, share in told.items():
        article_id = directory.statements[statement_id].article_id
        articles[article_id] = max(share, articles.get(article_id, 0.0))
    return log1p(sum(share**SHARPNESS for share in articles.values())) * sqrt(sum(told.values()) / len(told))


def _heading(directory: Directory, target: Target) -> str:
    """What the target is called: of a happening the deed, the day, the place, and the parties as reports name them."""
    one = directory.occurrences.get(target.id)
    if one is None:
        return target.name
    place = (one.place.name or one.place.text or "") if one.place else ""
    return f"{title_happening(one, [directory.statements[i] for i in one.statements])} {place} {target.name}"


def _sentence(directory: Directory, statement_id: str) -> str:
    statement = directory.statements[statement_id]
    return statement.sentence.words(directory.articles[statement.article_id].text) or ""


def write_page(directory: Directory, target: Target) -> AccountPage:
    """The page of the happening or series that the target is."""
    shelf = Shelf(directory.account)
    if target.what == "series":
        return write_figure(shelf, next(s for s in directory.account.series if s.id == target.id))
    return write_happening(shelf, directory.occurrences[target.id])
