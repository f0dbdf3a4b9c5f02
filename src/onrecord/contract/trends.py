"""`onrecord trend --json`: counts by period and group, each with its statements, and the changes that stand out."""

from typing import Any

from onrecord.contract.briefs import cite_json, line_json
from onrecord.contract.facts import figure_json
from onrecord.model import Series
from onrecord.model.trend import Counted, Tally, Trend

Json = dict[str, Any]


def trend_json(trend: Trend) -> Json:
    """The trend as JSON; the happenings of a period stand under `all`, groups name them by id."""
    return {
        "title": trend.title, "about": trend.about, "as_of": trend.as_of.isoformat() if trend.as_of else None,
        "every": trend.every, "by": trend.by,
        "periods": [_period(trend, n) for n in range(len(trend.periods))],
        "groups": [_group(g) for g in trend.groups],
        "series": [_series(trend, s) for s in trend.figures],
        "notable": [
            {
                "kind": n.kind, "group": n.group,
                "period": trend.periods[n.period].edtf if n.period is not None else None,
                "line": line_json(n.line), "told": [line_json(line) for line in n.told],
            }
            for n in trend.notable
        ],
        "rule": trend.rule,
        "coverage": {
            "articles": trend.coverage.articles, "copies": trend.coverage.copies,
            "happenings": trend.coverage.happenings, "left_out": dict(trend.coverage.left_out),
        },
    }  # fmt: skip


def _period(trend: Trend, at: int) -> Json:
    read, number = trend.read[at], trend.whole.counts[at]
    return {
        "period": trend.periods[at].edtf, "happenings": number,
        "day_stated": sum(c.is_dated for c in trend.whole.happenings[at]),
        "articles_read": read.articles, "outlets_read": read.outlets, "on_subject": read.on_subject,
        "copies": read.copies, "per_article": round(number / read.articles, 4) if read.articles else None,
        "all": [_counted(c) for c in trend.whole.happenings[at]],
    }  # fmt: skip


def _counted(counted: Counted) -> Json:
    return {
        "id": counted.id, "type": counted.type, "when": counted.when.edtf if counted.when else None,
        "day_stated": counted.is_dated, "origins": counted.origins, "reports": counted.reports,
        "cites": [cite_json(counted.cite)],
    }  # fmt: skip


def _group(tally: Tally) -> Json:
    return {
        "name": tally.name, "key": tally.key, "total": tally.total, "counts": list(tally.counts),
        "happenings": [[c.id for c in found] for found in tally.happenings],
    }  # fmt: skip


def _series(trend: Trend, series: Series) -> Json:
    cites = dict(trend.cites)
    return {
        "of": series.of, "place": series.place, "unit": series.unit,
        "points": [
            {
                "as_of": p.as_of.edtf if p.as_of else None, **figure_json(p.low, p.high, p.hedge),
                "counted_by": p.counted_by, "note": p.note, "cites": [cite_json(cites[p.statement_id])],
            }
            for p in series.points
        ],
    }  # fmt: skip
