"""Scores the stage `voices` on the attribution gold data and prints one JSON line with F1 figures."""

import argparse
import collections
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model import Article, Attribution, Paragraph, Published
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.names import STAGE as NAMES
from onrecord.parse.voices import STAGE as VOICES

ROOT = Path(__file__).resolve().parent.parent
STAGES = (NAMES, COREFERENCE, VOICES)
SLICE = 100
"""Articles of `train` that errors are read on, first by SHA-1 of their id; `dev` is only for checking."""


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a .jsonl.gz file, sorted by the SHA-1 of their id."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return sorted(rows, key=lambda row: hashlib.sha1(row["id"].encode()).hexdigest())


def make_article(row: dict[str, Any]) -> Article:
    """The article of a gold row, its text kept character for character."""
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    stated = Published(day, day, "given" if day else "unknown", "gold data")
    text = row["text"]
    return Article("gold", row["id"], None, row.get("outlet"), row.get("title"), (), text, "en", stated,
                   (Paragraph(0, len(text)),))  # fmt: skip


def read_drafts(rows: list[dict[str, Any]]) -> Iterator[Draft]:
    """A draft for each row, with the stages up to `voices` run."""
    for draft in draft_articles(load_pipeline(), map(make_article, rows)):
        for stage in STAGES:
            stage.run(draft)
        yield draft


def as_row(attribution: Attribution) -> dict[str, Any]:
    """The spans of an attribution in the scorer's form, with its cue's words left to the caller."""
    return {role: [s.pair() for s in getattr(attribution, role)] for role in ("source", "cue", "content")}


def count_by_cue(gold: list[dict[str, Any]], predicted: dict[str, Any]) -> dict[str, dict[str, int]]:
    """The cues most often missed and most often found where the gold has none, in small letters."""
    missed: collections.Counter[str] = collections.Counter()
    extra: collections.Counter[str] = collections.Counter()
    for row in gold:
        text, found = row["text"], predicted[row["id"]]["attributions"]
        for here, there, sink in ((row["attributions"], found, missed), (found, row["attributions"], extra)):
            spans = [tuple(s) for a in there for s in a["cue"]]
            for a in here:
                if not any(s < e2 and s2 < e for s, e in a["cue"] for s2, e2 in spans):
                    sink[" ".join(text[s:e] for s, e in a["cue"]).lower()] += 1
    return {"missed": dict(missed.most_common(60)), "extra": dict(extra.most_common(60))}


def figures(scores: dict[str, Any]) -> dict[str, Any]:
    """The F1 figures of a score, role by role."""
    roles = {r: {k: round(scores[r][k]["f1"], 4) for k in ("exact", "overlap")} for r in ("source", "cue", "content")}
    return {**roles, "linked": round(scores["linked"]["f1"], 4)}


def main() -> None:
    """Runs the stage over dev (or, with --train, the tuning slice) and prints exact and overlap F1 of each role."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--train", action="store_true", help="the tuning slice of train instead of dev")
    parser.add_argument("--by-cue", action="store_true", help="also print where recall and precision are lost (train)")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import score_attribution  # noqa: PLC0415

    folder = options.shared / "gold" / "attribution"
    rows = read_rows(folder / "train.jsonl.gz")[:SLICE] if options.train else read_rows(folder / "dev.jsonl.gz")
    predicted = {d.article.source_id: {"attributions": [as_row(a) for a in d.attributions]} for d in read_drafts(rows)}
    if options.by_cue and options.train:
        print(json.dumps(count_by_cue(rows, predicted), ensure_ascii=False, indent=1))
    print(json.dumps({"attribution": figures(score_attribution.score({r["id"]: r for r in rows}, predicted))}))


if __name__ == "__main__":
    main()
