"""The record goes out: as tables, annotations, a news item or a graph, written as it is read."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, BinaryIO, Literal

from onrecord.errors import SettingWrong
from onrecord.export.annotations import annotate_brief, annotate_report, write_annotations
from onrecord.export.columns import TABLES, Row, TableName, table_columns
from onrecord.export.ftm import ftm_article, ftm_entity, ftm_event
from onrecord.export.ninjs import ninjs_item
from onrecord.export.plain import published_at
from onrecord.export.rows import (
    Report,
    commitment_row,
    entity_row,
    known_parties,
    occurrence_row,
    point_row,
    statement_row,
)
from onrecord.export.stix import HOSTILE, StixMaker, write_bundle
from onrecord.export.tables import json_bytes, write_csv, write_jsonl, write_parquet
from onrecord.model import TOLD_STATUSES, Account, Article, Entity, Reading, Span
from onrecord.record import Record
from onrecord.run.asking import Question, make_brief, nothing_on, question_terms
from onrecord.run.barring import BarredView
from onrecord.run.wiring import Wiring
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

Format = Literal["csv", "parquet", "jsonl", "annotations", "ninjs", "ftm", "stix"]
Of = Literal[TableName, "brief"]
OFS: dict[Format, tuple[Of, ...]] = {
    "csv": TABLES, "parquet": TABLES, "jsonl": TABLES, "annotations": ("statements", "brief"),
    "ninjs": ("brief",), "ftm": ("entities",), "stix": ("entities",),
}  # fmt: skip
"""What each format can hold; the first is what it holds if nothing is said."""
ARTICLES_AT_MOST = 2_000
"""Articles that one account is made from, held in memory: some 0.5 MB and 40 ms each. Statements are streamed."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written, and how many articles were left out because the account would have grown too large."""

    written: int
    left_out: int = 0


def choose_of(format: Format, of: Of | None) -> Of:
    """What is to be written; SettingWrong if the format cannot hold it."""
    if of is None:
        return OFS[format][0]
    if of not in OFS[format]:
        raise SettingWrong(
            f"{format} does not hold {of}", where="--of", next=f"It holds: {', '.join(OFS[format])}."
        )  # fmt: skip
    return of


def export_record(
    record: Record, question: Question, wiring: Wiring, format: Format, of: Of | None, out: BinaryIO
) -> Exported:
    """What was asked for stands in `out`; NothingFound if no article bears on it."""
    chosen = choose_of(format, of)
    ids = bearing_ids(record, question, wiring)
    if chosen == "brief":
        return Exported(_write_brief(record, question, wiring, format, out))
    if chosen == "statements":
        return Exported(_write_statements(record, ids, question, format, out))
    kept = ids[-ARTICLES_AT_MOST:]
    account = build_account(BarredView(record, question.least), kept, load_actors(wiring.actors))
    return Exported(_write_account(account, chosen, format, out), len(ids) - len(kept))


def bearing_ids(record: Record, question: Question, wiring: Wiring) -> list[str]:
    """Ids of the articles that bear on the question, oldest first; NothingFound if there is none."""
    terms = question_terms(question.about, wiring)
    ids = record.article_ids(
        about=question.about, about_terms=terms, since=question.since, as_of=question.as_of
    )  # fmt: skip
    if not ids:
        raise nothing_on(question)
    return list(ids)


def _write_statements(record: Record, ids: list[str], question: Question, format: Format, out: BinaryIO) -> int:
    """All statements of the articles, an article at a time."""
    readings = BarredView(record, question.least).readings(ids)
    reports = (Report(s, reading.article) for reading in readings for s in reading.statements)
    if format == "annotations":
        return write_annotations(map(annotate_report, reports), _key(question, "statements"), out)
    return _write_table("statements", map(statement_row, reports), format, out)


def _write_brief(record: Record, question: Question, wiring: Wiring, format: Format, out: BinaryIO) -> int:
    brief, account = make_brief(record, question, wiring)
    if format == "annotations":
        annotations = annotate_brief(brief, {a.id: a for a in account.articles})
        return write_annotations(annotations, _key(question, "brief"), out)
    out.write(json_bytes(ninjs_item(brief), indent=2) + b"\n")
    return 1


def _key(question: Question, of: Of) -> str:
    """What was asked, as one text."""
    return f"{of}|{question.about or ''}|{question.since or ''}|{question.as_of or ''}"


def _write_account(account: Account, of: Of, format: Format, out: BinaryIO) -> int:
    if format == "ftm":
        return _write_lines(_ftm_objects(account), out)
    if format == "stix":
        return write_bundle(_stix_objects(account), out)
    return _write_table(of, account_rows(account, of), format, out)


def _write_table(of: Of, rows: Iterator[Row], format: Format, out: BinaryIO) -> int:
    write = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}[format]
    return write(rows, table_columns(of), out)


def _write_lines(objects: Iterator[dict[str, Any]], out: BinaryIO) -> int:
    count = 0
    for told in objects:
        out.write(json_bytes(told) + b"\n")
        count += 1
    return count


def reports_of(account: Account) -> dict[str, Report]:
    """The statements of the account with their articles, by id."""
    return {s.id: Report(s, reading.article) for reading in account.readings for s in reading.statements}


def account_rows(account: Account, of: Of) -> Iterator[Row]:
    """The rows of one table of the account."""
    reports = reports_of(account)
    rows: dict[Of, Callable[[], Iterator[Row]]] = {
        "occurrences": lambda: (occurrence_row(o, reports) for o in account.occurrences),
        "series": lambda: (point_row(s, p, reports) for s in account.series for p in s.points),
        "commitments": lambda: (commitment_row(h, reports) for h in account.promises),
        "entities": lambda: entity_rows(account),
    }
    return rows[of]()


def entity_rows(account: Account) -> Iterator[Row]:
    """The entities with how often they are named, and where first."""
    known = entities_by_id(account)
    mentions: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    first: dict[str, tuple[Article, Span, Span]] = {}
    for reading in account.readings:
        named = [(known[m.entity].id, m.span) for m in reading.mentions if m.entity in known]
        mentions.update(entity_id for entity_id, _ in named)
        articles.update({entity_id for entity_id, _ in named})
        for entity_id, span in named:
            if entity_id not in first:
                first[entity_id] = (reading.article, span, _sentence_of(reading, span))
    for entity in account.entities:
        yield entity_row(entity, articles[entity.id], mentions[entity.id], first.get(entity.id))


def entities_by_id(account: Account) -> dict[str, Entity]:
    """The entities by each id that was joined in them: a mention or party may name any."""
    return {entity_id: e for e in account.entities for entity_id in (*e.members, e.id)}


def _sentence_of(reading: Reading, span: Span) -> Span:
    return next((s for s in reading.sentences if s.covers(span)), span)


def _ftm_objects(account: Account) -> Iterator[dict[str, Any]]:
    """The entities, the happenings that were told as done, and the articles that tell of them."""
    reports, known = reports_of(account), entities_by_id(account)
    told = [o for o in account.occurrences if o.status in TOLD_STATUSES]
    cited = {reports[i].article.id for o in told for i in o.statements}
    yield from (made for e in account.entities if (made := ftm_entity(e)))
    yield from (ftm_article(a) for a in account.articles if a.id in cited)
    yield from (ftm_event(o, [reports[i] for i in o.statements], known) for o in told)


def _stix_objects(account: Account) -> Iterator[dict[str, Any]]:
    """The entities that take part in what was done or threatened in harm, and that itself with its reports."""
    maker, reports = StixMaker(), reports_of(account)
    known = entities_by_id(account)
    hostile = [o for o in account.occurrences if o.status in TOLD_STATUSES and o.type in HOSTILE]
    first: dict[str, datetime | None] = {}
    for occurrence in hostile:
        dates = [at for i in occurrence.statements if (at := published_at(reports[i].article))]
        for entity in known_parties((*occurrence.actors, *occurrence.recipients), known):
            first[entity.id] = min([*dates, *filter(None, [first.get(entity.id)])], default=None)
    named = (maker.entity(e, first[e.id]) for e in account.entities if e.id in first)
    incidents = (maker.incident(o, [reports[i] for i in o.statements], known) for o in hostile)
    yield from chain((made for made in named if made), chain.from_iterable(incidents))
