"""`onrecord account --json`."""

from typing import Any

from onrecord.contract.briefs import cite_json
from onrecord.contract.facts import figure_json
from onrecord.model import AccountPage, PageCount, PageReport, Party

Json = dict[str, Any]


def account_page_json(page: AccountPage) -> Json:
    """A happening or a series, report by report."""
    return {
        "id": page.id, "kind": page.kind, "title": page.title, "facts": list(page.facts), "origins": page.origins,
        "reports": [_report(r) for r in page.reports], "counts": [count_json(c) for c in page.counts],
        "differs": list(page.differs),
        "facings": [
            {"relation": f.relation, "why": f.why, "first": cite_json(f.first), "second": cite_json(f.second)}
            for f in page.facings
        ],
        "why": list(page.why),
    }  # fmt: skip


def count_json(count: PageCount) -> Json:
    """One figure of one report, in the form of a point of a series."""
    return {
        "kind": count.kind, "statement": count.statement_id, "of": count.of, "as_of": count.as_of,
        **figure_json(count.low, count.high, count.hedge),
        "counted_by": count.counted_by, "note": count.note, "cites": [cite_json(count.cite)],
    }  # fmt: skip


def _report(report: PageReport) -> Json:
    return {
        "statement": report.statement_id, "when": report.when, "place": report.place, "status": report.status,
        "actor": _name(report.actor), "recipient": _name(report.recipient), "said_by": list(report.said_by),
        "relayed_from": report.relayed_from, "copy_of": report.copy_of, "cites": [cite_json(report.cite)],
    }  # fmt: skip


def _name(party: Party) -> str | None:
    return party.name or party.text
