"""Entities, happenings and their reports as FollowTheMoney entities, one JSON object a line.

The schemata and properties are those of followthemoney 4.11 (Person, Organization, LegalEntity, Address, Event,
Article); `ftm.tsv` says which kind of entity becomes which.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.export.plain import clean_text, unique, uuid_of, web_address
from onrecord.export.rows import Report, known_parties
from onrecord.model import Article, Entity, Occurrence, Party, When

Json = dict[str, Any]
INVOLVED = frozenset({"Person", "Organization", "LegalEntity"})
"""Schemata that can be involved in an Event: those that are a LegalEntity."""
LONGEST_NAME = 200
"""Characters of a happening's name; its whole words are its description."""


@cache
def ftm_schemata() -> Mapping[str, str]:
    """The schema of each kind of entity; kinds that are nobody and nowhere (works, weapons) have none."""
    lines = files("onrecord.export").joinpath("ftm.tsv").read_text("utf-8").splitlines()[1:]
    return {kind: schema for kind, schema, _ in (line.split("\t") for line in lines)}


def ftm_entity(entity: Entity) -> Json | None:
    """The entity, or None if its kind has no schema."""
    schema = ftm_schemata().get(entity.kind)
    if schema is None:
        return None
    properties = {"name": [entity.name], "alias": [n for n in entity.names if n != entity.name]}
    properties["wikidataId"] = [i.removeprefix("wikidata:") for i in entity.outside if i.startswith("wikidata:Q")]
    if schema == "Address":
        properties["full"] = [entity.name]
    return _ftm("entity", entity.id, schema, properties)


def ftm_article(article: Article) -> Json:
    """The article as a document that others are derived from; its text stays in the record."""
    published = article.published
    return _ftm("article", article.id, "Article", {
        "fileName": [article.source_id], "title": [article.title], "author": list(article.authors),
        "publishedAt": [_day(published.start)] if published.day else [], "publisher": [article.outlet],
        "sourceUrl": [web_address(article.url)],
    })  # fmt: skip


def ftm_event(occurrence: Occurrence, reports: Sequence[Report], entities: Mapping[str, Entity]) -> Json:
    """The happening with who was involved; `entities` by each of their ids; its words are those of each report.

    A time coarser than a day stays so: FollowTheMoney reads "2020-03" as that month.
    """
    parties = (*occurrence.actors, *occurrence.recipients)
    words = [report.words(report.statement.spans[0]) for report in reports]
    sentence = reports[0].words(reports[0].statement.sentence) or ""
    place = occurrence.place
    properties: dict[str, Sequence[str | None]] = {
        "name": [sentence[:LONGEST_NAME]], "description": words, "recordId": list(occurrence.statements),
        "keywords": [occurrence.type, occurrence.mode, occurrence.status, occurrence.agreement],
        "location": [(place.name or place.text) if place else None],
        "involved": [uuid_of("entity", i) for i in _involved(parties, entities)],
        "proof": [uuid_of("article", report.article.id) for report in reports],
        "publisher": [report.article.outlet for report in reports],
        "sourceUrl": [web_address(report.article.url) for report in reports],
    }  # fmt: skip
    return _ftm("event", occurrence.id, "Event", properties | _dates(occurrence.when))


def _involved(parties: Sequence[Party], entities: Mapping[str, Entity]) -> list[str]:
    found = known_parties(parties, entities)
    return [entity.id for entity in found if ftm_schemata().get(entity.kind) in INVOLVED]


def _dates(when: When | None) -> dict[str, Sequence[str | None]]:
    """The time as one date of its precision, or the days it begins and ends on."""
    if when is None or when.basis == "published":
        return {}
    if len(when.edtf) in (4, 7, 10) and when.edtf.replace("-", "").isdigit() and when.days in _PLAIN_DAYS:
        return {"date": [when.edtf]}
    return {"startDate": [_day(when.start)], "endDate": [_day(when.end)]}


_PLAIN_DAYS = frozenset({1, 28, 29, 30, 31, 365, 366})
"""A day, a month or a year; EDTF writes a season as "2020-21" too, which others read as no date."""


def _day(day: object) -> str | None:
    return str(day) if day else None


def _ftm(role: str, ours: str, schema: str, properties: Mapping[str, Sequence[str | None]]) -> Json:
    """The entity without its empty properties."""
    told = {name: unique(clean_text(v) if v else None for v in values) for name, values in properties.items()}
    return {
        "id": uuid_of(role, ours), "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }  # fmt: skip
