"""The record's articles placed in stories, and the joins between their facts."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.contract import links_json
from onrecord.model import Article
from onrecord.record import Record
from onrecord.run.wiring import Wiring
from onrecord.text.actors import load_actors
from onrecord.thread import Placement, build_account, page_key, place_articles, steer_placements


def place_inputs(record: Record) -> Iterator[Placement]:
    """Each article of the record placed in its story, in order of publication, seeing only what came before."""
    pages: dict[str, str] = {}

    def note(articles: Iterable[Article | None]) -> Iterator[Article]:
        for article in filter(None, articles):
            pages[article.id] = page_key(article)
            yield article

    placements = place_articles(note(map(record.article, record.article_ids())))
    yield from steer_placements(((p, pages.pop(p.article_id)) for p in placements), record.judgements())


def link_facts(record: Record, wiring: Wiring) -> dict[str, Any]:
    """The joins between facts of the record's articles, as the contract prints them."""
    ids = record.article_ids()
    account = build_account(record, ids, load_actors(wiring.actors))
    return links_json(account, account.readings)
