"""Lines of briefs that readers judged fit to print or not, each with its cited sentence and what it was told for.

`evals/audit_verdicts.jsonl` holds the verdicts without a word of the lines. A line's own sentence is that of its first
cite; its brief is taken to be of the day of the newest report that it cites.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evals.audit_eye import FOLDER, read_verdicts
from evals.judged_statements import corpus_articles
from onrecord.model import Article
from onrecord.run.asking import question_terms
from onrecord.run.wiring import Wiring
from onrecord.tell.printable import Place
from onrecord.text.about import Terms

KEPT = ("ninth-1", "ninth-2")
"""The states that no weight is fitted on, and that are scored: read before the weights chose any line. Of lines that
they chose themselves hardly any weighs little, so those read since tell less of how well they choose."""
NEWER = ("thirteenth-",)
"""Beginnings of the states that were read after the last fit."""
_OF_RECORD = re.compile(r"^letter \w+: | (?:\d{4}-\d\d|(?:rec|r|v)\d|samples)$")
"""What a reader put beside a subject, to know its letter or record again."""
OWN_ORDER = "What happened"
"""The section that chooses and orders its lines by itself."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A line that was read: the state of the rules that told it, its sentence, and the verdict."""

    state: str
    place: Place
    fit: bool


def read_judged_lines(shared: Path, verdicts: Path = FOLDER / "audit_verdicts.jsonl") -> list[JudgedLine]:
    """The lines on articles of the corpus that have a verdict of that kind, in order."""
    rows = [row for row in read_verdicts(verdicts) if row.get("record") == "corpus" and "fit" in row]
    articles = {a.source_id: a for a in corpus_articles(shared, {cite[0] for row in rows for cite in row["cites"]})}
    days, wiring = _find_days(rows, articles), Wiring()
    terms = {about: question_terms(about, wiring) for about in sorted({_subject(row) for row in rows})}
    return [
        JudgedLine(row["state"], _find_place(row, articles, days, terms), bool(row["fit"]))
        for row in rows
        if row["cites"][0][0] in articles
    ]


def _subject(row: Json) -> str:
    """What the line was told on; that of a letter stands behind its name, and the record behind the subject."""
    return _OF_RECORD.sub("", str(row["brief"]).rsplit("/", 1)[-1])


def _find_days(rows: Sequence[Json], articles: Mapping[str, Article]) -> dict[tuple[str, str], date]:
    """The day of the newest report that a brief of a state cites."""
    cited: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in rows:
        found = (articles[cite[0]].published.middle for cite in row["cites"] if cite[0] in articles)
        cited[row["state"], row["brief"]] += [day for day in found if day]
    return {brief: max(days) for brief, days in cited.items() if days}


def _find_place(
    row: Json, articles: Mapping[str, Article], days: Mapping[tuple[str, str], date], terms: Mapping[str, Terms]
) -> Place:
    ident, start, end = row["cites"][0]
    article = articles[ident]
    day, newest = article.published.middle, days.get((row["state"], row["brief"]))
    back = (newest - day).days if newest and day else 0
    return Place(article.text, start, end, article.title or "", terms[_subject(row)], back, row["section"])
