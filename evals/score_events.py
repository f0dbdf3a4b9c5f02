"""Score the stages `events` and `promises`: gold records, and the coded sentences of PLOVER, PETRARCH and CAMEO.

    python evals/score_events.py [--shared ../shared] [--part NAME] [--limit N] [--errors N]

Prints one JSON line. `records` writes the facts of the contract and asks score_records.py.
"""

import argparse
import gzip
import importlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model import Article, Commitment, Event, Next, Paragraph, Party, Published, Span, Statement
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.language import Pipeline, draft_articles, load_pipeline

STAGES = ("names", "times", "coreference", "amounts", "voices", "events", "promises")
"""The packages of `onrecord.parse` that are run, each where it is there already."""
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
WORD = re.compile(r"\w+")
STOP = frozenset("the a an of in on at to and or for by with from its his her their".split())


def stages() -> list[Stage]:
    """The stages that exist, in order."""
    found = []
    for name in STAGES:
        try:
            found.append(importlib.import_module(f"onrecord.parse.{name}").STAGE)
        except (ImportError, AttributeError):
            print(f"no stage {name}", file=sys.stderr)
    return found


def article_of(row: dict[str, Any]) -> Article:
    """The row's text as an article, dated by its `published` or `date` if it has one."""
    stated = row.get("published") or row.get("date")
    day = date.fromisoformat(stated[:10]) if stated else None
    published = Published(day, day, "given" if day else "unknown", "given")
    text = row["text"]
    return Article("eval", row["id"], None, row.get("outlet"), row.get("title"), (), text, "en", published,
                   (Paragraph(0, len(text)),))  # fmt: skip


def drafts(pipeline: Pipeline, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Draft]]:
    """Each row with its draft, all stages run; a stage that fails is reported and skipped."""
    kept = [row for row in rows if row["text"].strip()]
    todo = stages()
    for row, draft in zip(kept, draft_articles(pipeline, map(article_of, kept)), strict=True):
        for stage in todo:
            try:
                stage.run(draft)
            except Exception as error:
                print(f"{row['id']}: {stage.name}: {error!r}", file=sys.stderr)
        yield row, draft


def fact_of(statement: Statement, text: str) -> dict[str, Any] | None:
    """The statement as a fact of the gold records, or None for kinds that are scored elsewhere."""
    act = statement.act
    base = {"sentence_span": statement.sentence.pair(), "score": statement.score, "made_by": statement.made_by}
    when = statement.when.edtf if statement.when else None
    if isinstance(act, Event):
        place = statement.place
        return {"kind": "event", "type": act.type, "status": act.status, "when": when,
                "place": (place.name or place.text) if place else None,
                **_party("actor", act.actor), **_party("recipient", act.recipient), **base,
                "clause": act.clause.words(text)}  # fmt: skip
    if isinstance(act, Commitment):
        due = act.due.edtf if act.due else None
        return {"kind": "commitment", **_party("by", act.by), "to": act.to.name, "due": due,
                **_words("promise", act.promise, text), "status_in_article": act.status_in_article, **base}  # fmt: skip
    if isinstance(act, Next):
        return {"kind": "next", **_words("what", act.what, text), "when": when, **base}
    return None


def _party(role: str, party: Party) -> dict[str, Any]:
    span = party.span.pair() if party.span else None
    return {role: party.name, f"{role}_text": party.text, f"{role}_text_span": span}


def _words(name: str, span: Span, text: str) -> dict[str, Any]:
    return {name: span.words(text), f"{name}_span": span.pair()}


def score_records(pipeline: Pipeline, shared: Path, errors: int, limit: int) -> dict[str, Any]:
    """Figures of score_records.py for events, commitments and nexts over the gold records."""
    folder = shared / "gold" / "records"
    rows = [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("2*.json"))][:limit]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row, draft in drafts(pipeline, rows):
            facts = [f for s in draft.statements if (f := fact_of(s, draft.text)) is not None]
            out.write(json.dumps({"id": row["id"], "facts": facts}) + "\n")
        out.flush()
        command = [sys.executable, str(shared / "score" / "score_records.py"), str(folder), out.name]
        if errors:
            print(subprocess.run([*command, "--errors", str(errors)], capture_output=True, text=True).stdout)
        found = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    event = found["event"]
    return {
        "event": _figures(event), "event_relaxed": _figures(found["event_relaxed"]),
        "without_repeats": event["precision_without_repeats"], "on_matched": event["attributes"],
        "commitment": _figures(found["commitment"]), "on_matched_commitments": found["commitment"]["attributes"],
        "next": _figures(found["next"]),
    }  # fmt: skip


def _figures(found: dict[str, Any]) -> dict[str, float | None]:
    return {key: round(found[key], 3) if found[key] is not None else None for key in ("recall", "precision", "f1")}


def rows_of(path: Path, limit: int) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def coded(event: Event) -> str:
    """The class in a codebook without status: a deed to come is an agreement, or if hostile a threat."""
    if event.status == "planned" and event.type in COOPERATIVE:
        return "AGREE"
    return "THREATEN" if event.status == "planned" and event.type in HOSTILE else event.type


def _bag(*texts: str | None) -> set[str]:
    return {w.lower() for t in texts if t for w in WORD.findall(t.replace("U.S.", "US"))} - STOP


def _meets(gold: list[dict[str, Any]], party: Party) -> bool:
    """True if the party shares a word with one of the gold's (or both are empty)."""
    if not gold:
        return True
    return any(_bag(g["text"]) & _bag(party.text, party.name) for g in gold)


def score_plover(pipeline: Pipeline, shared: Path, errors: int, limit: int) -> dict[str, Any]:
    """Recall of gold events: type (as coded, and as told), and with actor and recipient; F1 of types."""
    rows = rows_of(shared / "gold" / "events" / "plover_gsr.jsonl.gz", limit)
    gold_count = typed = told = full = predicted = 0
    for row, draft in drafts(pipeline, rows):
        events = [s.act for s in draft.statements if isinstance(s.act, Event)]
        predicted += len(events)
        for gold in row["events"]:
            gold_count += 1
            told += any(e.type == gold["event"] for e in events)
            same = [e for e in events if coded(e) == gold["event"] or e.type == gold["event"]]
            typed += bool(same)
            both = [e for e in same if _meets(gold["source"], e.actor) and _meets(gold["target"], e.recipient)]
            full += bool(both)
            if errors and not both:
                errors -= 1
                _show(row, gold, events)
    precision, recall = typed / max(1, predicted), typed / max(1, gold_count)
    return {"gold": gold_count, "predicted": predicted, "type": round(recall, 3), "type_as_told": round(
        told / gold_count, 3), "type_actor_recipient": round(full / gold_count, 3), "type_f1": round(
        2 * precision * recall / max(1e-9, precision + recall), 3)}  # fmt: skip


def _show(row: dict[str, Any], gold: dict[str, Any], events: list[Event]) -> None:
    print(row["text"])
    print("   GOLD", gold["event"], [g["text"] for g in gold["source"]], [g["text"] for g in gold["target"]])
    for event in events:
        print("   GOT ", event.type, event.status, event.actor.text, "->", event.recipient.text)


def score_petrarch(pipeline: Pipeline, shared: Path, errors: int, limit: int) -> dict[str, Any]:
    """Recall of the gold's types, and how often a sentence without events stays without."""
    rows = rows_of(shared / "gold" / "events" / "petrarch_gsr.jsonl.gz", limit)
    hits = gold_count = quiet = empty = predicted = 0
    for row, draft in drafts(pipeline, rows):
        events = [s.act for s in draft.statements if isinstance(s.act, Event)]
        types = {coded(e) for e in events} | {e.type for e in events}
        wanted = {e["plover"] for e in row["events"] if e["plover"]}
        predicted += len(events)
        gold_count += len(wanted)
        hits += len(wanted & types)
        if not row["events"]:
            empty += 1
            quiet += not events
        if errors and not wanted <= types:
            errors -= 1
            print(row["text"], "| GOLD", wanted, "| GOT", [(e.type, e.actor.text, e.recipient.text) for e in events])
    recall = round(hits / max(1, gold_count), 3)
    return {"gold": gold_count, "predicted": predicted, "type": recall, "quiet": [quiet, empty]}


def score_cameo(pipeline: Pipeline, shared: Path, errors: int, limit: int) -> dict[str, Any]:
    """Overlap F1 of source and target spans; parties of reciprocal events count as either."""
    rows = rows_of(shared / "gold" / "events" / "cameo_ner.train.jsonl.gz", limit)
    tally = {"source": [0, 0, 0], "target": [0, 0, 0]}
    for row, draft in drafts(pipeline, rows):
        events = [s.act for s in draft.statements if isinstance(s.act, Event)]
        found = {"source": {e.actor.span for e in events if e.actor.span},
                 "target": {e.recipient.span for e in events if e.recipient.span}}  # fmt: skip
        wrong = False
        for role in ("source", "target"):
            gold = row[role] + row["reciprocal"]
            got = [[s.start, s.end] for s in found[role] if s]
            hit_gold = sum(any(g[0] < p[1] and p[0] < g[1] for p in got) for g in gold)
            hit_got = sum(any(g[0] < p[1] and p[0] < g[1] for g in gold) for p in got)
            for place, number in enumerate((hit_gold, len(gold), hit_got)):
                tally[role][place] += number
            tally[role].append(len(got))
            wrong = wrong or hit_gold < len(row[role])
        if errors and wrong:
            errors -= 1
            text = row["text"]
            print(text, "| GOLD", [text[a:b] for a, b in row["source"]], [text[a:b] for a, b in row["target"]],
                  "| GOT", [(e.type, e.actor.text, e.recipient.text) for e in events])  # fmt: skip
    return {role: _overlap_f1(t) for role, t in tally.items()}


def _overlap_f1(tally: list[int]) -> dict[str, float]:
    recall, precision = tally[0] / max(1, tally[1]), tally[2] / max(1, sum(tally[3:]))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"recall": round(recall, 3), "precision": round(precision, 3), "f1": round(f1, 3)}


PARTS: dict[str, Callable[[Pipeline, Path, int, int], dict[str, Any]]] = {
    "records": score_records, "plover": score_plover, "petrarch": score_petrarch, "cameo": score_cameo,
}  # fmt: skip


def main() -> None:
    """Print one JSON line with the scores of the chosen parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--part", choices=[*PARTS, "all"], default="all")
    parser.add_argument("--limit", type=int, default=10_000, help="rows of each file at most")
    parser.add_argument("--errors", type=int, default=0, help="print so many missed and extra facts")
    parser.add_argument("--model", default=None)
    options = parser.parse_args()
    pipeline = load_pipeline(options.model)
    chosen = PARTS if options.part == "all" else {options.part: PARTS[options.part]}
    scores = {name: part(pipeline, options.shared, options.errors, options.limit) for name, part in chosen.items()}
    print(json.dumps({"model": pipeline.package, **scores}))


if __name__ == "__main__":
    main()
