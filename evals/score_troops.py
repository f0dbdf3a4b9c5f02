"""Set the series of US troops abroad that articles give beside yearly figures of a reference; prints one JSON line.

    score_troops.py [--shared DIR] [--articles N] [--list]

Articles of the corpora with a number of troops and the name of one of the countries are parsed and threaded as one
account. A year of a country is found if a figure that holds in it was read; its figure is the one that most points
give, the last of equals, planned ones left out. "near": within 15 % of the reference; "any": some point of the year
is. Every point cites a statement, which is read again in its article.
"""

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.score_thread import Shelf, make_article, read_rows
from onrecord.model import Account, Point, Reading, Series, Statement
from onrecord.parse.language import load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import Gazetteer, load_actors
from onrecord.thread import build_account

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
NEAR = 0.15
COUNTRIES = ("Afghanistan", "Syria", "Kuwait", "Qatar", "Germany")
_TROOPS = re.compile(r"\b\d{1,3}(?:,\d{3})+\b[^.\n]{0,60}\b(?:troops|soldiers|forces|personnel|(?:service ?members))\b")
_PLACES = re.compile(rf"\b(?:{'|'.join(COUNTRIES)}|Al[- ]Udeid|Camp Arifjan|Ramstein|Bagram)\b")
AROUND, LEDE = 400, 700
CORPORA = ("middle-east", "general")


def choose_articles(rows: Sequence[Json], most: int) -> list[Json]:
    """Dated articles that tell thousands of troops beside one of the countries or under its name, oldest first."""
    chosen = [r for r in rows if r["date"] and any(_names_one(r, m) for m in _TROOPS.finditer(r["text"]))]
    return sorted(chosen, key=lambda r: (r["date"], r["id"]))[:most]


def _names_one(row: Json, found: re.Match[str]) -> bool:
    """True if the words around the number, the headline or the lede name a country or a base in it."""
    text = row["text"]
    around = f"{row['title'] or ''} {text[:LEDE]} {text[max(0, found.start() - AROUND) : found.end() + AROUND]}"
    return _PLACES.search(around) is not None


def us_troops(account: Account, gazetteer: Gazetteer, country: str) -> list[Point]:
    """Points of the series of US troops in the country, planned ones left out."""
    ids = {a.id for a in gazetteer.named(country)}
    statements = {s.id: s for s in account.statements}
    points = []
    for series in account.series:
        if _is_of_us_troops(series):
            points += [p for p in series.points if _stands_in(statements[p.statement_id], series, country, ids)]
    return [p for p in points if not p.note.startswith("planned")]


def _is_of_us_troops(series: Series) -> bool:
    parts = next((w for w in series.why if w.startswith("all count")), "").strip("“”").split("“")[-1].split()
    return set(parts) == {"troop", "us"} and "changes, not totals" not in series.why


def _stands_in(statement: Statement, series: Series, country: str, ids: set[str]) -> bool:
    """True if the statement's place is the country or, where it names none, its series'."""
    return series.place == country if statement.place is None else statement.place.entity in ids


def by_year(points: Sequence[Point], readings: Mapping[str, Reading]) -> dict[int, list[Point]]:
    """The points by the year in which they hold."""
    years: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        told = point.as_of.end if point.as_of else None
        day = told or readings[point.article_id].article.published.day
        if day:
            years[day.year].append(point)
    return years


def pick(points: Sequence[Point]) -> float:
    """The figure that most points give, the last of equals."""
    counts = Counter(p.low for p in points)
    last = {p.low: n for n, p in enumerate(points)}
    return max(counts, key=lambda low: (counts[low], last[low]))


def main() -> None:
    """Print the years found, near, cited."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--articles", type=int, default=400, help="at most so many articles, the oldest first")
    parser.add_argument("--list", action="store_true", help="print each year first")
    asked = parser.parse_args()
    with (asked.shared / "reference/us-troops.csv").open(encoding="utf-8") as lines:
        reference = {(r["country"], int(r["year"])): float(r["troops"]) for r in csv.DictReader(lines)}
    held = (row for corpus in CORPORA for row in read_rows(asked.shared / f"corpus/{corpus}.jsonl.gz"))
    rows = choose_articles(list(held), asked.articles)
    gazetteer = load_actors()
    parsed = StatementParser(load_pipeline(), default_stages(gazetteer)).parse(map(make_article, rows))
    readings = {r.article.id: r for r in parsed}
    view = Shelf(list(readings.values()))
    account = build_account(view, view.article_ids(), gazetteer)
    statements = {s.id: s for s in account.statements}
    figures = {}
    for country in COUNTRIES:
        years = by_year(us_troops(account, gazetteer, country), readings)
        known = [y for y in sorted(years) if reference.get((country, y))]
        near = [y for y in known if _is_near(pick(years[y]), reference[country, y])]
        some = [y for y in known if any(_is_near(p.low, reference[country, y]) for p in years[y])]
        cited = [p for y in known for p in years[y] if _is_cited(statements[p.statement_id], p, readings)]
        figures[country] = {"found": len(known), "near": len(near), "any": len(some), "points": len(cited)}
        if asked.list:
            for year in known:
                told = ", ".join(f"{p.low:g}{'~' if p.hedge != 'exactly' else ''}" for p in years[year])
                print(f"{country} {year}: reference {reference[country, year]:g}; reported {told}")
    total = {k: sum(f[k] for f in figures.values()) for k in ("found", "near", "any", "points")}
    print(json.dumps({"stage": "troops", "articles": len(rows), **total, "countries": figures}))


def _is_near(value: float, reference: float) -> bool:
    return abs(value - reference) <= NEAR * reference


def _is_cited(statement: Statement, point: Point, readings: Mapping[str, Reading]) -> bool:
    """True if the statement's words stand in the article and hold a figure."""
    words = statement.spans[0].words(readings[point.article_id].article.text)
    return bool(words and re.search(r"\d|hundred|thousand", words))


if __name__ == "__main__":
    main()
