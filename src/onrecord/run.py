"""Wires the rooms: pages are read, parsed, kept, threaded and told. Only this module knows all five."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal

from onrecord import __version__
from onrecord.contract import brief_json, links_json, series_json
from onrecord.errors import NothingFound
from onrecord.model import Account, Article, Brief, BriefSize, Page, Skipped, TimelineEntry
from onrecord.parse.language import load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.ports import Clock, Fetcher, Progress
from onrecord.read import HttpFetcher, ReadSettings, find_pages, read_article
from onrecord.record import Record, Run, open_record
from onrecord.tell import (
    BriefQuestion,
    Shelf,
    all_lines,
    find_faults,
    find_series,
    render_html,
    render_markdown,
    render_text,
    write_brief,
    write_timeline,
)
from onrecord.text.about import Terms, expand_terms
from onrecord.text.actors import load_actors
from onrecord.thread import Placement, build_account, place_readings

Dress = Literal["text", "markdown", "html", "json"]
Json = dict[str, Any]


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class NoProgress:
    """Shows nothing."""

    def advance(self, what: str) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a run is made of; tests replace any part of it."""

    clock: Clock = field(default_factory=SystemClock)
    fetcher: Fetcher | None = None
    progress: Progress = field(default_factory=NoProgress)
    model: str | None = None
    models_folder: Path | None = None
    actors: Path | None = None


@dataclass(slots=True)
class Tally:
    """What came of the inputs, in numbers; `skipped` keeps each refusal with its reason."""

    articles: int = 0
    new: int = 0
    parsed: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def default_models_folder() -> Path:
    """Where `onrecord model get` puts language models."""
    return Path.home() / ".local" / "share" / "onrecord" / "models"


def make_parser(wiring: Wiring) -> StatementParser:
    """The parser with the best language pipeline there is; LanguageModelMissing if there is none."""
    pipeline = load_pipeline(wiring.model, wiring.models_folder or default_models_folder())
    return StatementParser(pipeline, default_stages(load_actors(wiring.actors)))


def parse_run(parser: StatementParser) -> Run:
    """What makes readings now: the code's version and the language model's."""
    return Run("parse", __version__, f"{parser.pipeline.package} {parser.pipeline.version}")


def find_articles(
    inputs: Sequence[str], settings: ReadSettings, wiring: Wiring
) -> Iterator[tuple[Page, Article] | Skipped]:
    """Every input's pages with their articles, and what was skipped; an article that comes twice is given once."""
    fetcher = wiring.fetcher or HttpFetcher.polite(settings, wiring.clock)
    seen: set[str] = set()
    for page in find_pages(inputs, settings, fetcher, wiring.clock):
        if isinstance(page, Skipped):
            yield page
            continue
        article = read_article(page)
        if isinstance(article, Skipped):
            yield article
        elif article.id not in seen:
            seen.add(article.id)
            yield page, article


def fill_record(
    record: Record, inputs: Sequence[str], settings: ReadSettings, wiring: Wiring, parser: StatementParser
) -> Tally:
    """Everything in `inputs` is kept: pages and articles as they come, their readings as they are parsed."""
    tally = Tally()
    run = parse_run(parser)
    fresh = _keep_articles(record, find_articles(inputs, settings, wiring), tally, run)
    for reading in parser.parse(fresh):
        record.keep_reading(reading, run)
        tally.parsed += 1
        wiring.progress.advance(reading.article.title or reading.article.source_id)
    return tally


def _keep_articles(
    record: Record, found: Iterable[tuple[Page, Article] | Skipped], tally: Tally, run: Run
) -> Iterator[Article]:
    """Keep each article and pass on those that have no reading by this run yet."""
    for piece in found:
        if isinstance(piece, Skipped):
            record.keep_skipped(piece)
            tally.skipped.append(piece)
            continue
        page, article = piece
        tally.articles += 1
        tally.new += record.keep(page, article, None).article
        if not record.has_reading(article.id, run):
            yield article


def unread_articles(record: Record, run: Run) -> list[Article]:
    """Articles that were kept but never read by this run: another run was killed, or the parse is newer now."""
    found = (record.article(i) for i in record.unread_ids(run))
    return [article for article in found if article]


def parse_missing(record: Record, wiring: Wiring) -> int:
    """Every kept article has a reading by the present parse; how many were missing."""
    parser = make_parser(wiring)
    run = parse_run(parser)
    missing = unread_articles(record, run)
    for reading in parser.parse(missing):
        record.keep_reading(reading, run)
        wiring.progress.advance(reading.article.title or reading.article.source_id)
    return len(missing)


def has_unread(record: Record) -> bool:
    """True if an article of the record has no reading at all."""
    return bool(record.unread_ids())


@contextmanager
def record_for(
    path: str | None, wiring: Wiring, *, read_only: bool = False, must_exist: bool = False
) -> Iterator[Record]:
    """The record at `path`, or a new one that is thrown away at the end."""
    if path:
        with open_record(path, wiring.clock, read_only=read_only, must_exist=must_exist) as record:
            yield record
        return
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        open_record(Path(folder) / "record.db", wiring.clock) as record,
    ):
        yield record


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader wants told: about what, from when to when, at which size."""

    about: str | None = None
    since: date | None = None
    as_of: date | None = None
    size: BriefSize = "brief"


ARTICLES_AT_MOST = 400
"""Articles that one account is made from: those that speak most of the question; without one, the newest."""


def choose_articles(record: Record, question: Question, wiring: Wiring) -> Sequence[str]:
    """Ids of the articles that bear on the question, oldest first; all if it names no subject."""
    terms = question_terms(question.about, wiring)
    ids = record.article_ids(about=question.about, about_terms=terms, as_of=question.as_of)
    if len(ids) <= ARTICLES_AT_MOST or question.about is None:
        return ids[-ARTICLES_AT_MOST:]
    found = record.search(question.about, ARTICLES_AT_MOST, expansions=terms, as_of=question.as_of)
    best = {hit.article_id for hit in found}
    return [article_id for article_id in ids if article_id in best]


def question_terms(about: str | None, wiring: Wiring) -> Terms:
    """The subject as terms, each with the words that mean the same; none if there is no subject."""
    return expand_terms(about, load_actors(wiring.actors)) if about else ()


SUBJECT_SHOWN = 200
"""Characters of a subject that a message repeats."""


def make_account(record: Record, question: Question, wiring: Wiring) -> Account:
    """What the record's articles say together on the question; NothingFound if none bears on it."""
    ids = choose_articles(record, question, wiring)
    if not ids:
        about = f" about {shorten(question.about, SUBJECT_SHOWN, placeholder=' …')!r}" if question.about else ""
        raise NothingFound(
            f"the record has no article{about}",
            next="Read some pages first (`onrecord read PAGES --record FILE`), or ask with other words.",
        )
    return build_account(record, ids, load_actors(wiring.actors))


def make_brief(record: Record, question: Question, wiring: Wiring) -> tuple[Brief, Account]:
    """The brief that answers the question, and the account it was written from."""
    account = make_account(record, question, wiring)
    terms = question_terms(question.about, wiring)
    asked = BriefQuestion(question.about, question.since, question.as_of, question.size, terms)
    return write_brief(account, asked), account


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
    record: Record, question: Question, wiring: Wiring, dates: int | None, per_date: int
) -> Sequence[TimelineEntry]:
    """The dates that matter, oldest first, each with its cited lines."""
    account = make_account(record, question, wiring)
    terms = question_terms(question.about, wiring)
    return write_timeline(account, question.about, dates, per_date, terms)


def find_points(record: Record, of: str, place: str | None, wiring: Wiring) -> list[Json]:
    """The points of the series that count `of` (in `place`), as the contract prints them; the best series only."""
    about = f"{of} {place}" if place else of
    account = make_account(record, Question(about=about), wiring)
    found = find_series(account, question_terms(of, wiring), question_terms(place, wiring))
    if not found:
        return []
    shelf = Shelf(account)
    cites = {p.statement_id: shelf.cite(shelf.statements[p.statement_id].sentence) for p in found[0].points}
    return series_json(found[0], shelf.statements, cites)


def place_inputs(record: Record) -> Iterator[Placement]:
    """Each article of the record placed in its story, in order of publication, seeing only what came before."""
    yield from place_readings(record.readings(record.article_ids()))


def link_facts(record: Record, wiring: Wiring) -> Json:
    """The joins between facts of the record's articles, as the contract prints them."""
    ids = record.article_ids()
    account = build_account(record, ids, load_actors(wiring.actors))
    return links_json(account, account.readings)


def check_lines(record: Record, wiring: Wiring) -> tuple[int, list[str]]:
    """How many lines a memo over the whole record has, and which of them their cites do not bear out."""
    if not record.article_ids():
        return 0, []
    brief, account = make_brief(record, Question(size="memo"), wiring)
    lines = list(all_lines(brief))
    return len(lines), [why for line in lines for why in find_faults(line, Shelf(account))]
