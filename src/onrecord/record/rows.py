"""The nouns as rows of the record, and back: which fields are columns, and which stand in JSON."""

import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, get_type_hints

from sqlalchemy import Row

from onrecord.errors import NotSupported, RecordDamaged
from onrecord.model import (
    Article,
    Event,
    Judgement,
    Measure,
    Page,
    Party,
    Reading,
    Situation,
    Skipped,
    Span,
    Statement,
    Trace,
    content_id,
)
from onrecord.model.ids import content_text
from onrecord.record.codec import Ground, Json, encoder, from_bytes, from_json, to_bytes, to_json

Columns = dict[str, Any]

_ELSEWHERE = frozenset({"article", "statements"})
"""Fields of a reading that have tables of their own."""
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}
_STORABLE = {**_CONTROLS, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
TRACES = tuple[Trace, ...]
WINDOW_BITS = 12
"""4 KB, which hold a statement and what all have in common (`statement.dictionary`: never to be edited, since rows
were squeezed with it; another one needs a migration)."""
COMPRESSION = 6
"""zlib's level: 9 saves 1% more on pages at twice the time."""


@dataclass(frozen=True, slots=True)
class Run:
    """What made a reading: a stage, its code version, the language model, and a hash of its settings."""

    stage: str
    code_version: str
    model: str
    config_hash: str = ""

    @property
    def id(self) -> str:
        """The run's id, made from all four."""
        return content_id("run", self.stage, self.code_version, self.model, self.config_hash)


def storable(text: str) -> str:
    """`text` with each character that a database may refuse (NUL, lone surrogate) replaced by one other."""
    return text.translate(_STORABLE)


def pack(value: Json) -> bytes:
    """JSON as compressed bytes."""
    return zlib.compress(to_bytes(value), COMPRESSION)


def unpack(body: bytes) -> Json:
    """The JSON in compressed bytes; RecordDamaged if they hold none."""
    return from_bytes(inflate(body))


def inflate(body: bytes) -> bytes:
    """The bytes that were compressed; RecordDamaged if they are no more what they were."""
    try:
        return zlib.decompress(body)
    except (zlib.error, TypeError) as error:
        raise RecordDamaged(f"kept bytes cannot be unpacked: {error}") from error


@cache
def _common_words() -> bytes:
    return files("onrecord.record").joinpath("statement.dictionary").read_bytes()


def squeeze(body: bytes) -> bytes:
    """A statement's JSON in a quarter of its bytes: what statements have in common is left out."""
    squeezer = zlib.compressobj(COMPRESSION, zlib.DEFLATED, WINDOW_BITS, zdict=_common_words())
    return squeezer.compress(body) + squeezer.flush()


def expand(body: bytes) -> bytes:
    """The bytes that were squeezed; RecordDamaged if they are no more what they were."""
    expander = zlib.decompressobj(WINDOW_BITS, _common_words())
    try:
        found = expander.decompress(body)
    except (zlib.error, TypeError) as error:
        raise RecordDamaged(f"a kept statement cannot be unpacked: {error}") from error
    if not expander.eof:
        raise RecordDamaged("a kept statement is cut off")
    return found


def page_columns(page: Page, learned_at: datetime) -> Columns:
    """A page as a row of `pages`."""
    facts = to_json(Page, replace(page, body=b""), Ground(""))
    return {
        "id": page.id, "locator": storable(page.locator), "url": page.url and storable(page.url),
        "fetched_at": page.fetched_at, "body_hash": hashlib.sha256(page.body).hexdigest(),
        "body_size": len(page.body), "body": zlib.compress(page.body, COMPRESSION), "facts": to_bytes(facts),
        "learned_at": learned_at,
    }  # fmt: skip


def read_page(row: Row[Any]) -> Page:
    """The page of a row of `pages`, byte for byte."""
    page: Page = from_json(Page, from_bytes(row.facts), "")
    return replace(page, body=inflate(row.body))


def lineage(article: Article) -> str:
    """What all versions of one article share: its address, or (without one) its outlet and the id it was given."""
    named = "" if article.url else content_id(article.outlet or "", article.source_id)
    return content_id("lineage", article.url or "", named)


def article_columns(article: Article, fetched_at: datetime, learned_at: datetime) -> Columns:
    """An article as a row of `articles`; `fetched_at` is its page's. NotSupported if a paragraph does not fit."""
    for paragraph in article.paragraphs:
        if not 0 <= paragraph.start <= paragraph.end <= len(article.text):
            raise NotSupported(f"paragraph [{paragraph.start}, {paragraph.end}) does not fit its text")
    facts, text = to_json(Article, article, Ground(article.id)), storable(article.text)
    del facts["id"]
    if text == article.text:
        del facts["text"]
    return {
        "id": article.id, "page_id": article.page_id, "lineage": lineage(article), "fetched_at": fetched_at,
        "published_start": article.published.start, "published_end": article.published.end,
        "published_at": article.published.at, "outlet": article.outlet and storable(article.outlet),
        "title": storable(article.title or ""), "text": text, "facts": pack(facts), "learned_at": learned_at,
    }  # fmt: skip


def read_article(row: Row[Any]) -> Article:
    """The article of a row of `articles`."""
    article: Article = from_json(Article, {"text": row.text, **unpack(row.facts), "id": row.id}, row.id)
    return article


@cache
def reading_parts() -> Mapping[str, Any]:
    """The fields of a reading that its row holds, with their types."""
    hints = get_type_hints(Reading)
    return {field.name: hints[field.name] for field in fields(Reading) if field.name not in _ELSEWHERE}


def reading_columns(reading: Reading, run: int, kept: int, learned_at: datetime) -> Columns:
    """A reading as a row of `readings`: made by run number `run`, with `kept` statements."""
    ground = Ground(reading.article.id, len(reading.article.text))
    body = {name: to_json(hint, getattr(reading, name), ground) for name, hint in reading_parts().items()}
    return {
        "article_id": reading.article.id, "run": run, "statements": kept, "learned_at": learned_at,
        "body": pack({name: value for name, value in body.items() if value}),
    }  # fmt: skip


def read_parts(article_id: str, body: bytes, names: Sequence[str] = ()) -> dict[str, Any]:
    """The parts of a reading that its row holds (those named, or all), by field."""
    found = unpack(body)
    parts = reading_parts()
    return {
        name: from_json(hint, found.get(name, []), article_id)
        for name, hint in parts.items()
        if not names or name in names
    }


@cache
def party_fields(act: Any) -> tuple[str, ...]:
    """The fields of a kind of act that hold who takes part: actor, recipient, source, by, to ..."""
    hints = get_type_hints(act)
    return tuple(f.name for f in fields(act) if hints[f.name] in (Party, Party | None))


def find_parties(statement: Statement) -> Iterator[tuple[str, Party]]:
    """Each party of a statement with its role."""
    kind: Any = type(statement.act)
    for name in party_fields(kind):
        party = getattr(statement.act, name)
        if party is not None:
            yield name, party
    if statement.place is not None:
        yield "place", statement.place


class NamesInPlace:
    """The resolved names of one article by where they stand."""

    def __init__(self, reading: Reading) -> None:
        placed = sorted((m.span.start, m.span.end, m.entity) for m in reading.mentions if m.entity)
        self._placed = placed
        self._starts = [start for start, _, _ in placed]

    def within(self, span: Span) -> Iterator[str]:
        """The entities named wholly inside `span`."""
        for place in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            _, end, entity = self._placed[place]
            if end <= span.end:
                yield entity


def find_roles(statement: Statement, names: NamesInPlace) -> set[tuple[str, str]]:
    """Role and entity of everyone in a statement: its parties, its voices, and those named in its evidence."""
    roles = {(role, party.entity) for role, party in find_parties(statement) if party.entity}
    roles |= {("voice", voice.entity) for voice in statement.voices if voice.entity}
    roles |= {("named", entity) for span in statement.spans for entity in names.within(span)}
    return {(role, storable(entity)) for role, entity in roles}


def statement_columns(statement: Statement, article: Article, position: int) -> Columns:
    """A statement as a row of `statements`, without its reading; NotSupported if a span does not fit."""
    if statement.article_id != article.id:
        raise NotSupported(f"statement {statement.id} is of article {statement.article_id}, not {article.id}")
    facts = encoder(Statement)(statement, Ground(article.id, len(article.text)))
    del facts["id"], facts["article_id"]
    act, when = statement.act, statement.when
    names = dict.fromkeys(party.name or party.text or "" for _, party in find_parties(statement))
    return {
        "position": position, "id": statement.id, "article_id": article.id, "kind": statement.kind,
        "event_type": act.type if isinstance(act, Event) else None,
        "topic": storable(act.topic) if isinstance(act, Measure) else None,
        "place": storable(statement.place.entity) if statement.place and statement.place.entity else None,
        "when_start": when.start if when else None, "when_end": when.end if when else None,
        "published": article.published.end, "sentence_start": statement.sentence.start,
        "sentence_length": statement.sentence.end - statement.sentence.start,
        "names": storable(" ".join(name for name in names if name)), "score": float(statement.score),
        "facts": squeeze(to_bytes(facts)),
    }  # fmt: skip


def read_statement(row: Row[Any]) -> Statement:
    """The statement of a row of `statements`; RecordDamaged if its facts are."""
    return make_statement(row.id, row.article_id, row.facts)


def make_statement(statement_id: str, article_id: str, facts: bytes) -> Statement:
    """The statement that is kept as `facts`; RecordDamaged if they are."""
    told = from_bytes(expand(facts))
    told.update(id=statement_id, article_id=article_id)
    statement: Statement = from_json(Statement, told, article_id)
    return statement


def skipped_columns(skipped: Skipped, learned_at: datetime) -> Columns:
    """Something skipped as a row of `skipped`."""
    key = (skipped.locator, skipped.stage, skipped.why, skipped.article_id, skipped.start, skipped.end)
    return {
        "id": content_id("skipped", *key), "locator": storable(skipped.locator), "stage": storable(skipped.stage),
        "why": storable(skipped.why), "article_id": skipped.article_id, "start": skipped.start, "end": skipped.end,
        "learned_at": learned_at,
    }  # fmt: skip


def read_skipped(row: Row[Any]) -> Skipped:
    """What a row of `skipped` says was skipped."""
    return Skipped(row.locator, row.stage, row.why, row.article_id, row.start, row.end)


def judgement_columns(judgement: Judgement, learned_at: datetime) -> Columns:
    """A judgement as a row of `judgements`."""
    traces = [to_json(TRACES, side, Ground("")) for side in (judgement.left_of, judgement.right_of)]
    return {
        "id": judgement.id, "pair": judgement.pair, "left": judgement.left, "right": judgement.right,
        "verdict": judgement.verdict, "by": judgement.by, "at": judgement.at,
        "reasons": to_bytes(list(judgement.reasons)), "value": judgement.value or None,
        "traces": pack(traces) if any(traces) else None, "learned_at": learned_at,
    }  # fmt: skip


def read_judgement(row: Row[Any]) -> Judgement:
    """The judgement of a row of `judgements`, without its end."""
    left_of, right_of = (from_json(TRACES, side, "") for side in (unpack(row.traces) if row.traces else ([], [])))
    return Judgement(
        row.left, row.right, row.verdict, tuple(from_bytes(row.reasons)), row.by, row.at,
        value=row.value or "", left_of=left_of, right_of=right_of,
    )  # fmt: skip


def situation_columns(situation: Situation, learned_at: datetime) -> Columns:
    """A situation as a row of `situations`."""
    facts = to_json(Situation, situation, Ground(""))
    key = content_id("situation", content_text(situation))
    return {
        "id": key, "name": storable(situation.name), "facts": to_bytes(facts), "learned_at": learned_at,
    }  # fmt: skip


def read_situation(row: Row[Any]) -> Situation:
    """The situation of a row of `situations`."""
    situation: Situation = from_json(Situation, from_bytes(row.facts), "")
    return situation
