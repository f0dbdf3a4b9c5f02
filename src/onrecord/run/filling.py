"""Pages are found, read, parsed and kept; what was kept and never parsed is parsed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Article, Page, Skipped
from onrecord.ports import Parser
from onrecord.read import HttpFetcher, ReadSettings, find_pages, read_article
from onrecord.record import Record, Run
from onrecord.run.wiring import Wiring, parse_run, share_parser


@dataclass(slots=True)
class Intake:
    """How many articles the inputs gave, and what was skipped, each with its reason."""

    articles: int = 0
    skipped: list[Skipped] = field(default_factory=list)


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
    record: Record, inputs: Sequence[str], settings: ReadSettings, wiring: Wiring, parser: Parser
) -> Intake:
    """Everything in `inputs` is kept: pages and articles as they come, their readings as they are parsed."""
    intake = Intake()
    run = parse_run(wiring)
    fresh = _keep_articles(record, find_articles(inputs, settings, wiring), intake, run)
    for reading in parser.parse(fresh):
        record.keep_reading(reading, run)
        wiring.progress.advance(reading.article.title or reading.article.source_id)
    return intake


def keep_articles(record: Record, inputs: Sequence[str], settings: ReadSettings, wiring: Wiring) -> Intake:
    """Pages and articles of `inputs` are kept without being parsed: enough to place them in stories."""
    intake = Intake()
    for article in _keep_articles(record, find_articles(inputs, settings, wiring), intake, parse_run(wiring)):
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
        intake.articles += 1
        record.keep(page, article, None)
        if not record.has_reading(article.id, run):
            yield article


def unread_articles(record: Record, run: Run) -> list[Article]:
    """Articles that were kept but never read by this run: another run was killed, or the parse is newer now."""
    found = (record.article(i) for i in record.unread_ids(run))
    return [article for article in found if article]


def parse_missing(record: Record, wiring: Wiring) -> None:
    """Every kept article has a reading by the present parse."""
    parser = share_parser(wiring)
    run = parse_run(wiring)
    for reading in parser.parse(unread_articles(record, run)):
        record.keep_reading(reading, run)
        wiring.progress.advance(reading.article.title or reading.article.source_id)


def has_unread(record: Record) -> bool:
    """True if an article of the record has no reading at all."""
    return bool(record.unread_ids())
