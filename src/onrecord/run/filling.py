"""Pages are found, read, parsed and kept; what was kept and never parsed is parsed, and at will all that is older."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Article, Page, Skipped
from onrecord.ports import Parser
from onrecord.read import HttpFetcher, ReadSettings, find_pages, read_article
from onrecord.record import Record, Run
from onrecord.run.wiring import Wiring, parse_run, share_parser


@dataclass(slots=True)
class Intake:
    """The ids of the articles that the inputs gave, and what was skipped, each with its reason."""

    articles: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def find_articles(
    inputs: Sequence[str], settings: ReadSettings, wiring: Wiring, record: Record | None = None
) -> Iterator[tuple[Page, Article] | Skipped]:
    """Every input's pages with their articles, and what was skipped; an article that comes twice is given once.

    Pages that a feed leads to and that the `record` holds are not fetched again, unless the feed says they changed.
    """
    fetcher = wiring.fetcher or HttpFetcher.polite(settings, wiring.clock)
    seen: set[str] = set()
    for page in find_pages(inputs, settings, fetcher, wiring.clock, record.visited if record else lambda _: {}):
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
    record: Record, inputs: Sequence[str], settings: ReadSettings, wiring: Wiring, parser: Parser
) -> Intake:
    """Everything in `inputs` is kept: pages and articles as they come, their readings as they are parsed."""
    intake = Intake()
    run = parse_run(wiring)
    fresh = _keep_articles(record, find_articles(inputs, settings, wiring, record), intake, run)
    for reading in parser.parse(fresh):
        record.keep_reading(reading, run)
        wiring.progress.advance(reading.article.title or reading.article.source_id)
    return intake


def keep_articles(record: Record, inputs: Sequence[str], settings: ReadSettings, wiring: Wiring) -> Intake:
    """Pages and articles of `inputs` are kept without being parsed: enough to place them in stories."""
    intake = Intake()
    for article in _keep_articles(record, find_articles(inputs, settings, wiring, record), intake, parse_run(wiring)):
        wiring.progress.advance(article.title or article.source_id)
    return intake


def _keep_articles(
    record: Record, found: Iterable[tuple[Page, Article] | Skipped], intake: Intake, run: Run
) -> Iterator[Article]:
    """Keep each article and pass on those that have no reading by this run yet."""
    for piece in found:
        if isinstance(piece, Skipped):
            record.keep_skipped(piece)
            intake.skipped.append(piece)
            continue
        page, article = piece
        intake.articles.append(article.id)
        record.keep(page, article, None)
        if not record.has_reading(article.id, run):
            yield article


def parse_missing(record: Record, wiring: Wiring) -> None:
    """Every kept article has a reading, if only by older rules."""
    _parse_articles(record, record.unread_ids(), wiring)


def renew_readings(record: Record, wiring: Wiring) -> None:
    """Every kept article has a reading by the present rules; those of older rules stay in the record, unseen."""
    _parse_articles(record, record.unread_ids(parse_run(wiring)), wiring)


def _parse_articles(record: Record, article_ids: Sequence[str], wiring: Wiring) -> None:
    if not article_ids:
        return
    run = parse_run(wiring)
    articles = (article for i in article_ids if (article := record.article(i)))
    for reading in share_parser(wiring).parse(articles):
        record.keep_reading(reading, run)
        wiring.progress.advance(reading.article.title or reading.article.source_id)


def count_outdated(record: Record, wiring: Wiring) -> int:
    """How many articles were read, but not by the present rules."""
    return len(record.unread_ids(parse_run(wiring))) - len(record.unread_ids())
