"""The whole parse against the hand-made records: facts of all kinds, and the joins between articles."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord.contract import fact_json, links_json
from onrecord.model import Article, Hints, Page, Reading, Skipped
from onrecord.read import read_article
from onrecord.run.wiring import SystemClock, Wiring, make_parser
from onrecord.testing import MemoryView
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

ROOT = Path(__file__).parents[1]


def read_records(folder: Path) -> list[Article]:
    """The texts of the records as articles, kept character for character, with their day."""
    articles = []
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(row, dict) or "facts" not in row:
            continue
        articles.append(make_article(row, path.name))
    return articles


def make_article(record: dict[str, Any], locator: str) -> Article:
    """The text of one record as an article of its day; SystemExit if it is not kept character for character."""
    hints = Hints(record["id"], None, record["outlet"], record["title"], (), record["published"])
    article = read_article(Page(locator, "as_is", record["text"].encode(), SystemClock().now(), hints))
    if isinstance(article, Skipped) or article.text != record["text"]:
        raise SystemExit(f"{locator}: the text was not kept character for character")
    return article


def write_predictions(readings: list[Reading], folder: Path) -> tuple[Path, Path]:
    """The facts and the links as the scorer reads them."""
    facts, links = folder / "facts.jsonl", folder / "links.json"
    with facts.open("w", encoding="utf-8") as out:
        for reading in readings:
            found = [fact_json(s, reading.article.text) for s in reading.statements]
            out.write(json.dumps({"id": reading.article.source_id, "facts": found}) + "\n")
    account = build_account(MemoryView(readings), [r.article.id for r in readings], load_actors())
    links.write_text(json.dumps(links_json(account, readings)), encoding="utf-8")
    return facts, links


def main() -> None:
    """Parse the records, score them with the shared scorer, and print its JSON (or its table of errors)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", type=int, default=0, help="print so many missed and extra facts of each kind")
    parser.add_argument("--model")
    asked = parser.parse_args()
    folder = asked.shared / "gold" / "records"
    readings = list(make_parser(Wiring(model=asked.model)).parse(read_records(folder)))
    for reading in readings:
        for skipped in reading.skipped:
            print(f"skipped in {skipped.locator}: {skipped.stage}: {skipped.why}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        facts, links = write_predictions(readings, Path(place))
        command = [sys.executable, str(asked.shared / "score" / "score_records.py"), str(folder), str(facts)]
        command += ["--links", str(links)]
        command += ["--errors", str(asked.errors)] if asked.errors else ["--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stderr.write(done.stderr)
    print(done.stdout.strip().splitlines()[-1] if not asked.errors else done.stdout)


if __name__ == "__main__":
    main()
