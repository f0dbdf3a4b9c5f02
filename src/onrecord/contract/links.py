"""`onrecord thread --links`: joins between facts of several articles, as references to facts."""

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import Account, Reading

Json = dict[str, Any]
Reference = list[Any]
"""`[id of the article as it was given, index of the fact in that article's list]`."""


def links_json(account: Account, readings: Sequence[Reading]) -> Json:
    """Occurrences, series, contradictions and confirmations over the facts of `readings`."""
    places = fact_references(readings)
    return {
        "same_event": [
            {"name": o.id, "what": o.type, "members": [places[s] for s in o.statements if s in places]}
            for o in account.occurrences
            if len(o.statements) > 1
        ],
        "series": [
            {"name": s.id, "what": s.of,
             "members": [{"ref": places[p.statement_id], "as_of": p.as_of.edtf if p.as_of else None}
                         for p in s.points if p.statement_id in places]}
            for s in account.series
            if len(s.points) > 1
        ],
        "contradictions": _facings(account, places, {"contradicts", "disputes", "denies"}),
        "confirms_denies": _facings(account, places, {"confirms", "denies"}),
        "aliases": {e.name: list(e.names) for e in account.entities},
    }  # fmt: skip


def fact_references(readings: Sequence[Reading]) -> dict[str, Reference]:
    """Where each statement stands among the printed facts, by its id."""
    return {
        statement.id: [reading.article.source_id, index]
        for reading in readings
        for index, statement in enumerate(reading.statements)
    }


def _facings(account: Account, places: Mapping[str, Reference], relations: set[str]) -> list[Json]:
    first, second = ("a", "b") if "contradicts" in relations else ("first", "second")
    return [
        {first: places[f.first], second: places[f.second], "relation": f.relation, "why": f.why}
        for f in account.facings
        if f.relation in relations and f.first in places and f.second in places
    ]
