"""A question is answered from the record: its articles chosen, threaded into an account, and told."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from textwrap import shorten
from typing import Any, Literal

from onrecord.contract import brief_json, series_json
from onrecord.errors import NothingFound
from onrecord.model import Account, Brief, BriefSize, TimelineEntry
from onrecord.record import Chosen, Limit, Record, View
from onrecord.run.barring import BarredView
from onrecord.run.pausing import collection_paused
from onrecord.run.situations import find_situation, gather_articles, subject_of
from onrecord.run.wiring import Wiring
from onrecord.tell import (
    BriefQuestion,
    Shelf,
    find_series,
    render_html,
    render_markdown,
    render_text,
    write_brief,
    write_timeline,
)
from onrecord.text.about import Terms, expand_terms
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

Dress = Literal["text", "markdown", "html", "json"]
Json = dict[str, Any]
SUBJECT_SHOWN = 200
"""Characters of a subject that a message repeats."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader wants told: about what, from when to when, at which size.

    `situation` names one that the record follows; `as_of` is the day by which articles were published, `known`
    the day by which the record had learned of them (and of what people decided); statements that score under `least`
    are not told.
    """

    about: str | None = None
    since: date | None = None
    as_of: date | None = None
    size: BriefSize = "brief"
    situation: str | None = None
    known: date | None = None
    least: float = 0.0


LENGTH = 5_800
"""Characters of a report: the mean of 12,365 of a news corpus."""
READ_MOST = Limit(400, 400 * LENGTH)
"""What one account is made from: the articles that speak most of the question; without one, the newest."""
READ_TOLD = Limit(140, 140 * LENGTH)
"""The same for a brief: a page cites some forty lines, and reads most of them in the first fifty articles. With both
bounds the longest one takes less than two seconds, whatever the subject and however long its pages."""
READ: Mapping[BriefSize, Limit] = {"minute": READ_TOLD, "brief": READ_TOLD, "memo": READ_MOST}


def choose_articles(record: Record, question: Question, wiring: Wiring, limit: Limit = READ_MOST) -> Chosen:
    """The articles that bear on the question; of more than the limit allows, those that bear most on it.

    Without a subject they are the newest.
    """
    view = question_view(record, question)
    terms = question_terms(question.about, wiring)
    if question.situation is None and question.about and question.about.strip():
        return view.choose(limit, question.about, terms, question.as_of)
    if question.situation is None:
        return view.choose_newest(limit, view.article_ids(as_of=question.as_of))
    gathered = gather_articles(view, find_situation(view, question.situation), question.as_of, wiring)
    if question.about is not None:
        asked = set(view.article_ids(about=question.about, about_terms=terms, as_of=question.as_of))
        gathered = [i for i in gathered if i in asked]
    return view.choose_newest(limit, gathered)


def question_view(record: Record, question: Question) -> View:
    """The record as it was at the end of the day (UTC) that the question names; as it is now if it names none."""
    if question.known is None:
        return record.view()
    return record.view(datetime.combine(question.known + timedelta(days=1), time.min, UTC) - timedelta(microseconds=1))


def settle_subject(record: Record, question: Question, wiring: Wiring) -> Question:
    """The question with the subject of its situation, where it names no other."""
    if question.situation is None or question.about is not None:
        return question
    return replace(question, about=subject_of(find_situation(record.view(), question.situation), wiring))


def question_terms(about: str | None, wiring: Wiring) -> Terms:
    """The subject as terms, each with the words that mean the same; none if there is no subject."""
    return expand_terms(about, load_actors(wiring.actors)) if about else ()


def make_account(record: Record, question: Question, wiring: Wiring) -> Account:
    """What the record's articles say together on the question; NothingFound if none bears on it."""
    with collection_paused():
        return _barred_account(record, question, wiring, READ_MOST)[0]


def _barred_account(record: Record, question: Question, wiring: Wiring, limit: Limit) -> tuple[Account, int]:
    """The account, and how many statements were left out of it as less sure than the question asks for."""
    chosen = choose_articles(record, question, wiring, limit)
    if not chosen.ids:
        raise nothing_on(replace(question, since=None))
    view = BarredView(question_view(record, question), question.least)
    account = build_account(view, chosen.ids, load_actors(wiring.actors))
    return replace(account, not_read=chosen.left_out), view.below


def nothing_on(question: Question) -> NothingFound:
    """What is said where no article bears on the question: by its days, if it names some, else by its words."""
    about = f" about {shorten(question.about, SUBJECT_SHOWN, placeholder=' …')!r}" if question.about else ""
    since = f" published since {question.since}" if question.since else ""
    published = f" {'and' if since else 'published'} by {question.as_of}" if question.as_of else ""
    learned = f" learned of by {question.known}" if question.known else ""
    advice = "Read some pages first (`onrecord read PAGES --record FILE`), or ask with other words."
    return NothingFound(
        f"the record has no article{about}{since}{published}{learned}",
        next="Name other days, or ask with other words." if since or published or learned else advice,
    )


def make_brief(record: Record, question: Question, wiring: Wiring) -> tuple[Brief, Account]:
    """The brief that answers the question, and the account it was written from."""
    with collection_paused():
        return _write_brief(record, question, wiring)


def _write_brief(record: Record, question: Question, wiring: Wiring) -> tuple[Brief, Account]:
    account, below = _barred_account(record, question, wiring, READ[question.size])
    question = settle_subject(record, question, wiring)
    terms = question_terms(question.about, wiring)
    asked = BriefQuestion(question.about, question.since, question.as_of, question.size, terms)
    brief = write_brief(account, asked)
    brief = replace(brief, coverage=replace(brief.coverage, below=below, not_read=account.not_read))
    if question.situation is not None:
        name = find_situation(record.view(), question.situation).name
        brief = replace(brief, title=name, situation=name)
    return brief, account


def render(brief: Brief, account: Account, dress: Dress) -> str:
    """The brief as text, markdown, html or json."""
    match dress:
        case "html":
            return render_html(brief, account)
        case "markdown":
            return render_markdown(brief)
        case "json":
            return json.dumps(brief_json(brief), ensure_ascii=False, indent=2) + "\n"
        case "text":
            return render_text(brief)


def make_timeline(
    record: Record, question: Question, wiring: Wiring, dates: int | None, per_date: int, until: date | None = None
) -> tuple[Sequence[TimelineEntry], Account]:
    """The dates that matter, oldest first, each with its cited lines, from the question's `since` day to `until`; and
    the account that they were found in."""
    account = make_account(record, question, wiring)
    question = settle_subject(record, question, wiring)
    terms = question_terms(question.about, wiring)
    return write_timeline(account, question.about, dates, per_date, terms, (question.since, until)), account


def find_points(
    record: Record, of: str, place: str | None, wiring: Wiring, least: float = 0.0
) -> tuple[list[Json], Account]:
    """The points of the series that count `of` (in `place`), as the contract prints them, the best series only; and
    the account that they were found in."""
    about = f"{of} {place}" if place else of
    account = make_account(record, Question(about=about, least=least), wiring)
    found = find_series(account, question_terms(of, wiring), question_terms(place, wiring))
    if not found:
        return [], account
    shelf = Shelf(account)
    cites = {p.statement_id: shelf.cite(shelf.statements[p.statement_id].sentence) for p in found[0].points}
    return series_json(found[0], shelf.statements, cites), account
