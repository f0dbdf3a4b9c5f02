"""Pages, articles and readings made by hand: as a parse of made-up news would give them, without a parse."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Column

from onrecord.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    Commitment,
    Entity,
    Event,
    Hints,
    Measure,
    Mention,
    Next,
    Page,
    Paragraph,
    Party,
    Published,
    Reading,
    Skipped,
    Span,
    Statement,
    Timex,
    Voice,
    When,
)
from onrecord.record import Record, Run
from onrecord.record.tables import metadata

NOON = datetime(2020, 6, 15, 12, tzinfo=UTC)
RUN = Run("parse", "0.1.0", "en_core_web_sm 3.8.0", "settings-1")
ACTORS = ("Arlen", "Boros", "Cressia", "Dunmark", "Eastmere", "Farrow")
PLACES = ("Qasr Harbour", "Lower Vale", "Mount Ister", "Port Salder")
VERBS = ("sent", "withdrew", "promised", "refused", "moved", "counted")


@dataclass
class StepClock:
    """A clock that stands still until it is moved."""

    instant: datetime = NOON

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def move(self, **step: float) -> None:
        """Let time pass."""
        self.instant += timedelta(**step)


def make_page(text: str, source_id: str = "row-1", url: str | None = None, fetched_at: datetime = NOON) -> Page:
    """A page that holds just this text."""
    body = text.encode("utf-8", "surrogatepass")
    return Page(f"input.jsonl:{source_id}", "as_is", body, fetched_at, Hints(source_id=source_id), url)


def make_article(
    page: Page, text: str, published: str | None = "2020-06-12", *, title: str = "Troops leave", outlet: str = "Courier"
) -> Article:
    """An article of that page, one paragraph a line."""
    day = date.fromisoformat(published) if published else None
    stated = Published(day, day, "given" if day else "unknown", "given by the test")
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    source_id = page.hints.source_id or page.locator
    return Article(page.id, source_id, page.url, outlet, title, (), text, "en", stated, tuple(paragraphs))


def make_pair(
    text: str, published: str | None = "2020-06-12", *, source_id: str = "row-1", title: str = "Troops leave"
) -> tuple[Page, Article]:
    """A page and its article."""
    page = make_page(text, source_id)
    return page, make_article(page, text, published, title=title)


def sentences_of(article: Article) -> tuple[Span, ...]:
    """One span a sentence; sentences end with a full stop."""
    spans, start = [], 0
    while (end := article.text.find(".", start)) >= 0:
        while article.text[start].isspace():
            start += 1
        spans.append(article.span(start, end + 1))
        start = end + 1
    return tuple(spans)


def make_statements(article: Article, sentence: Span) -> tuple[Statement, ...]:
    """An event, a measure, a claim, a commitment and what is next, all told by that sentence."""
    words = sentence.words(article.text) or ""
    first = article.span(sentence.start, sentence.start + words.index(" "))
    rest = article.span(first.end + 1, sentence.end - 1)
    actor = Party(first, first.words(article.text), (first.words(article.text) or "").lower(), "The " + words[:3])
    nobody = Party(None, None)
    when = When(date(2019, 12, 1), date(2019, 12, 31), "2019-12", "relative", rest)
    amount = Amount(5.0, 5.0, "", "troops", "about", "~", rest, first, first, ("troop",))
    acts = (
        Event("RETREAT", "withdraw", "happened", actor, nobody, first, rest),
        Measure(amount, "troops", f"{actor.entity} troop", rest, None),
        Claim(actor, rest, "asserts", first, False, None, "indirect"),
        Commitment(actor, nobody, rest, when, "open"),
        Next(rest, actor),
    )
    voice = Voice(words[:4], first, actor.entity, False, None, "asserts", None)
    place = Party(first, None, "qasr-harbour", "Qasr Harbour")
    return tuple(
        Statement(article.id, act, sentence, (rest, first), place, when, (voice,), 0.75, f"test:{position}")
        for position, act in enumerate(acts)
    )


def make_reading(article: Article) -> Reading:
    """A full reading: every kind of finding, for every sentence."""
    sentences = sentences_of(article)
    firsts = [article.span(s.start, article.text.index(" ", s.start)) for s in sentences]
    names = [first.words(article.text) or "" for first in firsts]
    mentions = tuple(Mention(f, "GPE", n.lower(), n, "named") for f, n in zip(firsts, names, strict=True))
    times = tuple(Timex(f, "DATE", "2020-06", None, None, date(2020, 6, 12)) for f in firsts)
    amounts = tuple(Amount(3, 4.5, "km", n, "exactly", "=", f, f) for f, n in zip(firsts, names, strict=True))
    voices = tuple(
        Attribution((f,), (), (s,), Party(f, n), False, None, None, "denies", "direct", 0.5, at - 1 if at else None)
        for at, (f, n, s) in enumerate(zip(firsts, names, sentences, strict=True))
    )
    statements = tuple(statement for sentence in sentences for statement in make_statements(article, sentence))
    entities = tuple(Entity(name.lower(), name, "GPE", (name,)) for name in sorted(set(names)))
    skipped = (Skipped(article.source_id, "quotes", "an unclosed quotation mark", article.id, 0, 1),)
    chain = (tuple(firsts),) if len(firsts) > 1 else ()
    return Reading(article, sentences, mentions, times, amounts, voices, chain, statements, entities, skipped)


def write_news(number: int, sentences: int = 12) -> str:
    """A made-up text, always the same for one number."""
    dice = random.Random(number)
    told = []
    for _ in range(sentences):
        actor, other, place = dice.choice(ACTORS), dice.choice(ACTORS), dice.choice(PLACES)
        troops, guns = dice.randrange(100, 90000), dice.randrange(1, 90)
        told.append(f"{actor} {dice.choice(VERBS)} {troops:,} troops and {guns} guns to {other} near {place}.")
    return f"Report {number}.\n" + "\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))


def make_news(number: int, sentences: int = 12) -> tuple[Page, Article, Reading]:
    """Page, article and reading of made-up news, always the same for one number."""
    text = write_news(number, sentences)
    page = make_page(text, f"row-{number}", fetched_at=NOON + timedelta(minutes=number))
    day = date(2020, 1, 1) + timedelta(days=number % 300)
    article = make_article(page, text, day.isoformat(), title=f"Moves of day {number}")
    return page, article, make_reading(article)


def dump_rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in order: equal dumps hold the same to the last byte.

    Rows are numbered anew, from 1: a server leaves a gap in its numbers where a transaction was undone.
    """
    with record.reading() as connection:
        held = {
            table: connection.execute(table.select().order_by(*table.primary_key)).all()
            for table in metadata.sorted_tables
        }
    ranks = {
        table.c.seq: {row.seq: rank for rank, row in enumerate(rows, 1)}
        for table, rows in held.items() if "seq" in table.c
    }  # fmt: skip
    return {
        table.name: [
            tuple(_renumbered(column, value, ranks) for column, value in zip(table.columns, row, strict=True))
            for row in rows
        ]
        for table, rows in held.items()
    }


def _renumbered(column: Column[Any], value: object, ranks: Mapping[Column[Any], Mapping[int, int]]) -> object:
    """The rank of the row that a value numbers, in its own table or in the one that it points to; else the value."""
    numbered = next((key.column for key in column.foreign_keys), column)
    return ranks[numbered][value] if numbered in ranks and isinstance(value, int) else value


def keep_all(record: Record, numbers: Iterable[int], sentences: int = 2) -> list[Article]:
    """Keep made-up news of these numbers; their articles."""
    kept = []
    for number in numbers:
        page, article, reading = make_news(number, sentences)
        record.keep(page, article, reading, RUN)
        kept.append(article)
    return kept
