"""Entities, hostile happenings and their reports as a STIX 2.1 bundle (the extra `stix`)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import Any, BinaryIO

from onrecord.export.extras import load_extra
from onrecord.export.plain import clean_text, published_at, unique, uuid_of, web_address
from onrecord.export.rows import Report, known_parties
from onrecord.export.tables import write_json_list
from onrecord.model import Entity, Occurrence

Json = dict[str, Any]
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION", "PROTEST"})
"""PLOVER types that STIX has a word for: its incidents are harm that was done or threatened."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When an object is made that no dated report tells of: STIX asks for an instant, a rerun for the same."""


@cache
def stix_kinds() -> Mapping[str, tuple[str, str]]:
    """Of each kind of entity, the STIX type and its class (of an identity) from `stix.tsv`."""
    lines = files("onrecord.export").joinpath("stix.tsv").read_text("utf-8").splitlines()[1:]
    return {kind: (type, of) for kind, type, of, _ in (line.split("\t") for line in lines)}


class StixMaker:
    """Makes STIX objects, each checked by stix2 as it is made. ExtraMissing without that package."""

    def __init__(self) -> None:
        self._stix: ModuleType = load_extra("stix2", "stix")

    def entity(self, entity: Entity, first: datetime | None) -> Json | None:
        """The entity as an identity or location, or None if its kind is neither; `first` reported then."""
        if entity.kind not in stix_kinds():
            return None
        type, of = stix_kinds()[entity.kind]
        common = self._common(type, "entity", entity.id, first) | {"name": clean_text(entity.name)}
        if type == "location":
            # A location needs coordinates, a region or a country; a name alone goes under its region.
            return self._told(self._stix.Location(**common, region=clean_text(entity.name)))
        aliases = {"x_names": [clean_text(n) for n in entity.names]} if entity.names else {}
        return self._told(self._stix.Identity(**common, identity_class=of, allow_custom=True, **aliases))

    def incident(
        self, occurrence: Occurrence, reports: Sequence[Report], entities: Mapping[str, Entity]
    ) -> Iterator[Json]:
        """The happening as an incident with the words of its reports, and its links to those who take part."""
        dates = [at for report in reports if (at := published_at(report.article))]
        common = self._common("incident", "occurrence", occurrence.id, min(dates, default=None))
        made = self._told(self._stix.Incident(
            **common, name=clean_text(reports[0].words(reports[0].statement.sentence) or occurrence.type),
            labels=unique([occurrence.type, occurrence.mode, occurrence.status, occurrence.agreement]),
            external_references=[_reference(report) for report in reports],
        ))  # fmt: skip
        yield made
        for role, parties in (("attributed-to", occurrence.actors), ("targets", occurrence.recipients)):
            yield from self._links(made, role, known_parties(parties, entities))

    def _links(self, incident: Json, role: str, entities: Sequence[Entity]) -> Iterator[Json]:
        for entity in entities:
            if entity.kind not in stix_kinds():
                continue
            target = _stix_id(stix_kinds()[entity.kind][0], "entity", entity.id)
            common = self._common("relationship", incident["id"], f"{role} {entity.id}", None)
            common |= {"created": incident["created"], "modified": incident["modified"]}
            yield self._told(self._stix.Relationship(
                **common, relationship_type=role, source_ref=incident["id"], target_ref=target
            ))  # fmt: skip

    def _common(self, type: str, role: str, ours: str, at: datetime | None) -> Json:
        return {"id": _stix_id(type, role, ours), "created": at or EPOCH, "modified": at or EPOCH}

    def _told(self, made: Any) -> Json:
        plain: Json = json.loads(made.serialize())
        return plain


def write_bundle(objects: Iterable[Json], out: BinaryIO) -> int:
    """A bundle of the objects stands in `out`; how many."""
    return write_json_list({"type": "bundle", "id": _stix_id("bundle", "bundle", "")}, "objects", objects, out)


def _stix_id(type: str, role: str, ours: str) -> str:
    return f"{type}--{uuid_of(role, ours)}"


def _reference(report: Report) -> Json:
    """The report as an external reference: outlet, address, and the exact words."""
    said, article = report.statement, report.article
    told = {
        "source_name": clean_text(article.outlet or "outlet unknown"), "external_id": said.id,
        "description": clean_text(report.words(said.spans[0]) or ""),
    }  # fmt: skip
    address = web_address(article.url)
    return told | ({"url": address} if address else {})
