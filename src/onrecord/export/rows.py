"""Statements and what was made of them as flat rows, each with the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.export.cameo import cameo_of
from onrecord.export.columns import Row
from onrecord.model import (
    Article,
    Claim,
    Commitment,
    Entity,
    Event,
    Measure,
    Next,
    Occurrence,
    Party,
    Point,
    PromiseHistory,
    Series,
    Span,
    Statement,
    When,
)


@dataclass(frozen=True, slots=True)
class Report:
    """A statement with the article that it stands in."""

    statement: Statement
    article: Article

    def words(self, span: Span | None) -> str | None:
        """The words at `span` of the article, None for None."""
        return span.words(self.article.text) if span else None


Reports = Mapping[str, Report]
"""Reports by the id of their statement."""


def cite_cells(article: Article, span: Span, sentence: Span) -> Row:
    """Where the words stand, and the words themselves."""
    published = article.published
    return {
        "article": article.id, "source_id": article.source_id, "outlet": article.outlet, "title": article.title,
        "url": article.url, "published": published.edtf, "published_basis": published.basis,
        "start": span.start, "end": span.end, "words": span.words(article.text),
        "sentence": sentence.words(article.text),
    }  # fmt: skip


def _cited(report: Report) -> Row:
    return cite_cells(report.article, report.statement.spans[0], report.statement.sentence)


def statement_row(report: Report) -> Row:
    """The statement as a row of `statements`."""
    said = report.statement
    row: Row = {"id": said.id, "kind": said.kind}
    row |= _act_cells(report) | _party_cells("place", said.place) | _when_cells("when", said.when)
    row["when_basis"] = said.when.basis if said.when else None
    row["voices"] = [voice.who for voice in said.voices]
    row |= {"score": round(said.score, 3), "made_by": said.made_by}
    return row | _cited(report)


def _act_cells(report: Report) -> Row:
    act = report.statement.act
    match act:
        case Event():
            return (
                _event_cells(act.type, act.mode) | {"status": act.status}
                | _party_cells("actor", act.actor) | _party_cells("recipient", act.recipient)
            )  # fmt: skip
        case Measure():
            return _measure_cells(act)
        case Claim():
            told: Row = {"stance": act.stance, "anonymous": act.anonymous, "via": act.via}
            return told | {"content": report.words(act.content)} | _party_cells("actor", act.source)
        case Commitment():
            bound = _party_cells("actor", act.by) | _party_cells("recipient", act.to)
            promised: Row = {"status": act.status_in_article, "content": report.words(act.promise)}
            return promised | bound | _when_cells("due", act.due)
        case Next():
            expected: Row = {"content": report.words(act.what)}
            return expected | _party_cells("actor", act.expected_by)


def _event_cells(kind: str, mode: str | None) -> Row:
    cameo = cameo_of(kind, mode)
    return {
        "plover_type": kind, "plover_mode": mode, "cameo_code": cameo.code, "cameo_root": cameo.root,
        "quad_class": cameo.quad,
    }  # fmt: skip


def _measure_cells(measure: Measure) -> Row:
    amount = measure.amount
    return {
        "value": amount.low, "value_high": amount.high if amount.high != amount.low else None,
        "hedge": amount.hedge, "unit": amount.unit, "of": measure.of, "topic": measure.topic,
        "counted_by": measure.counted_by,
    }  # fmt: skip


def occurrence_row(occurrence: Occurrence, reports: Reports) -> Row:
    """The happening as a row of `occurrences`, with the words of its first report."""
    row: Row = {"id": occurrence.id}
    row |= _event_cells(occurrence.type, occurrence.mode)
    row |= {
        "status": occurrence.status,
        "actors": _names(occurrence.actors), "actor_ids": _ids(occurrence.actors),
        "recipients": _names(occurrence.recipients), "recipient_ids": _ids(occurrence.recipients),
        "agreement": occurrence.agreement, "differs": list(occurrence.differs), "origins": occurrence.origins,
        "reports": len(occurrence.statements), "statement_ids": list(occurrence.statements),
    }  # fmt: skip
    row |= _party_cells("place", occurrence.place) | _when_cells("when", occurrence.when)
    return row | _cited(reports[occurrence.statements[0]])


def point_row(series: Series, point: Point, reports: Reports) -> Row:
    """The point as a row of `series`."""
    row: Row = {
        "series_id": series.id, "of": series.of, "place": series.place, "unit": series.unit,
        "value": point.low, "value_high": point.high if point.high != point.low else None, "hedge": point.hedge,
        "counted_by": point.counted_by, "note": point.note, "statement_id": point.statement_id,
    }  # fmt: skip
    return row | _when_cells("as_of", point.as_of) | _cited(reports[point.statement_id])


def commitment_row(history: PromiseHistory, reports: Reports) -> Row:
    """The commitment as a row of `commitments`, with its latest turn."""
    report = reports[history.statement_id]
    act = report.statement.act
    promise = act.promise if isinstance(act, Commitment) else act.what if isinstance(act, Next) else None
    row: Row = {"id": history.id}
    row |= _party_cells("by", history.by) | _party_cells("to", history.to)
    row |= {
        "promise": report.words(promise or report.statement.spans[0]), "status": history.status,
        "later_articles_read": history.later_articles_read, "repeated_by": list(history.repeated_by),
        "statement_id": history.statement_id,
    }  # fmt: skip
    if history.turns:
        turn = history.turns[-1]
        shown = reports.get(turn.statement_id)
        row |= {
            "turn_on": turn.on, "turn_why": turn.why, "turn_statement_id": turn.statement_id,
            "turn_words": shown.words(shown.statement.spans[0]) if shown else None,
        }  # fmt: skip
    return row | _when_cells("due", history.due) | _cited(report)


def entity_row(entity: Entity, articles: int, mentions: int, first: tuple[Article, Span, Span] | None) -> Row:
    """The entity as a row of `entities`; `first` is where it is first named, with the sentence."""
    row: Row = {
        "id": entity.id, "name": entity.name, "kind": entity.kind, "names": list(entity.names),
        "members": list(entity.members or (entity.id,)), "parents": list(entity.parents),
        "outside": list(entity.outside), "articles": articles, "mentions": mentions, "why": list(entity.why),
    }  # fmt: skip
    return row | (cite_cells(*first) if first else {})


def known_parties(parties: Sequence[Party], entities: Mapping[str, Entity]) -> list[Entity]:
    """The entities that the parties stand for, each once; `entities` by each of their ids."""
    found = (entities[party.entity] for party in parties if party.entity and party.entity in entities)
    return list({entity.id: entity for entity in found}.values())


def _party_cells(role: str, party: Party | None) -> Row:
    name = (party.name or party.text) if party else None
    return {role: name, f"{role}_id": party.entity if party else None}


def _when_cells(role: str, when: When | None) -> Row:
    """A time with its days; the day of publication alone says nothing of a happening."""
    if when is None or when.basis == "published":
        return {}
    return {role: when.edtf, f"{role}_start": when.start, f"{role}_end": when.end}


def _names(parties: Sequence[Party]) -> list[str]:
    return [name for party in parties if (name := party.name or party.text)]


def _ids(parties: Sequence[Party]) -> list[str]:
    return [party.entity for party in parties if party.entity]
