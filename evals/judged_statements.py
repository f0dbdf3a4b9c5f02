"""Statements that were read one by one against their sentences, and what the parse makes of the same articles now.

`evals/judged/*.tsv` hold the verdicts, without the words: the row of the corpus, the statement's kind, offsets, rule
and id. A verdict holds for as long as the parse still makes a statement with that id, that is, says the same.
"""

import gzip
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from onrecord.model import Article, Hints, Page, Reading, Skipped, Statement
from onrecord.parse.calibration.evidence import evidence_of
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.read import read_article
from onrecord.run.wiring import Wiring, make_parser
from onrecord.text.actors import load_actors

FOLDER = Path(__file__).parent / "judged"
SETS = ("middle-east", "general")
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""When pages are said to be fetched; no id depends on it."""
DETAILS = frozenset({"when", "place", "stance", "via", "counted by"})
"""What the scorer of the records calls attributes: a statement is right without them, though not wholly."""
Half = Literal["fit", "kept"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reader's verdict on one statement: yes (wholly right), partly (`wrong` says in what), or no."""

    article: str
    kind: str
    start: int
    end: int
    statement: str
    rule: str
    verdict: str
    wrong: str
    reader: str
    day: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A verdict beside the statement as the parse makes it now, with the evidence that its score rests on."""

    verdict: Verdict
    statement: Statement
    evidence: Mapping[str, float]

    @property
    def right(self) -> bool:
        """True if it is right in all that a score vouches for; at most details are wrong."""
        return self.whole or (self.verdict.verdict == "partly" and set(self.verdict.wrong.split(", ")) <= DETAILS)

    @property
    def whole(self) -> bool:
        """True if nothing in it is wrong."""
        return self.verdict.verdict == "yes"


def read_verdicts(folder: Path = FOLDER, look: str = "first") -> list[Verdict]:
    """The verdicts of all tables whose name begins with `look`, in order."""
    found = []
    for path in sorted(folder.glob(f"{look}*.tsv")):
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        head, *rows = (line for line in lines if not line[0].startswith("#"))
        for row in rows:
            cell = dict(zip(head, row, strict=True))
            where = int(cell.pop("start")), int(cell.pop("end"))
            found.append(Verdict(start=where[0], end=where[1], **cell))
    return found


def half_of(article: str) -> Half:
    """The half that an article belongs to: weights are fitted on `fit`, reliability is told of `kept`."""
    return "fit" if hashlib.sha1(article.encode()).digest()[0] % 2 else "kept"


def corpus_articles(shared: Path, wanted: Collection[str]) -> Iterator[Article]:
    """The articles of the corpus with those ids, as the parse reads them: text kept character for character."""
    for name in SETS:
        with gzip.open(shared / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in wanted:
                    hints = Hints(row["id"], None, row["outlet"], row["title"], (), row["date"])
                    article = read_article(Page(row["id"], "as_is", row["text"].encode(), READ_AT, hints))
                    if not isinstance(article, Skipped):
                        yield article


def unscored_parser(model: str | None = None) -> StatementParser:
    """The parser without its last stage, so that statements still have the scores of the stages that made them."""
    stages = [stage for stage in default_stages(load_actors()) if stage.name != "scores"]
    return StatementParser(make_parser(Wiring(model=model)).pipeline, stages)


def see_verdicts(verdicts: Sequence[Verdict], readings: Sequence[Reading]) -> list[Seen]:
    """The verdicts whose statement is still made, in order; `readings` without the last stage's scores."""
    by_id = {s.id: (s, r.article) for r in readings for s in r.statements}
    found = []
    for verdict in verdicts:
        if verdict.statement in by_id:
            statement, article = by_id[verdict.statement]
            found.append(Seen(verdict, statement, evidence_of(statement, article)))
    return found
