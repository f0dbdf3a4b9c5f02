"""A question is answered from the record: read like a report, its articles chosen, and told or refused."""

from dataclasses import dataclass
from datetime import UTC, date, timedelta

from onrecord.model import Article, Paragraph, Published, Reading
from onrecord.model.answer import Answer
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.ports import Parser
from onrecord.record import Record
from onrecord.run.barring import BarredView
from onrecord.run.pausing import collection_paused
from onrecord.run.wiring import Wiring, make_parser
from onrecord.tell.answer import Asked, Turned, read_asked, turn_question, write_answer
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

ARTICLES_AT_MOST = 40
"""Articles that one answer is sought in: those that hold most of the question's words."""
REPORTED_WITHIN = 30
"""Days after the time asked for within which its reports are looked for apart from the others."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and the day by which what it is answered from was published (None: any).

    Statements that score under `least` are not answered from; the plain words of their reports may still be.
    """

    text: str
    as_of: date | None = None
    least: float = 0.0


def answer_question(record: Record, asking: Asking, wiring: Wiring, parser: StatementParser | None = None) -> Answer:
    """The shortest cited answer with its lines, or that the record does not say, with the nearest it has."""
    gazetteer = load_actors(wiring.actors)
    parser = parser or make_parser(wiring)
    grammar = PipelineGrammar(parser.pipeline)
    turned = turn_question(asking.text, grammar)
    asked = read_asked(asking.text, turned, read_question(asking, turned, wiring, parser), gazetteer)
    ids = choose_articles(record, asked, asking.as_of)
    view = record.view()
    with collection_paused():
        account = build_account(BarredView(view, asking.least), ids, gazetteer)
        return write_answer(account, asked, grammar)


def read_question(asking: Asking, turned: Turned | None, wiring: Wiring, parser: Parser) -> Reading:
    """The sentence that would answer the question, as the parse reads a report of the day that it is asked for."""
    day = asking.as_of or wiring.clock.now().astimezone(UTC).date()
    stated = Published(day, day, "given", "the day the question was asked for")
    text = turned.text if turned else asking.text.strip()
    article = Article("question", "question", None, None, None, (), text, "en", stated, (Paragraph(0, len(text)),))
    return next(iter(parser.parse([article])))


def choose_articles(record: Record, asked: Asked, as_of: date | None) -> list[str]:
    """Ids of the articles that hold most of the question's words, those of its time among them, oldest first.

    Where few do, those that hold its names: the rest may be said in other words.
    """
    words, terms = asked.search_words, asked.search_terms
    found = record.search(words, ARTICLES_AT_MOST, expansions=terms, as_of=as_of)
    if len(found) < ARTICLES_AT_MOST and asked.named:
        named = " ".join(n.words for n in asked.named)
        found += record.search(named, ARTICLES_AT_MOST, expansions=[n.names for n in asked.named], as_of=as_of)
    if asked.when is not None and asked.when.start and asked.when.end:
        last = min(filter(None, (asked.when.end + timedelta(days=REPORTED_WITHIN), as_of)))
        if asked.when.start <= last:
            found += record.search(words, ARTICLES_AT_MOST, expansions=terms, since=asked.when.start, as_of=last)
    order = {article_id: place for place, article_id in enumerate(record.article_ids(as_of=as_of))}
    return sorted({hit.article_id for hit in found}, key=lambda i: order.get(i, len(order)))
