"""Scores of the reading room: article text, title, authors and day of publication on pages with a known answer.

    python evals/score_pages.py [--shared ../shared] [--part scrapinghub|fundus|wild|all] [--dump] [--speed]
                                [--language en]

Prints one JSON line a part: text scores by word 4-grams as the article extraction benchmark counts them, title,
authors and day by the shared scorer, pages a second, and with --speed those of trafilatura on the same pages.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from onrecord.model import Article, Page, Skipped
from onrecord.read import read_article
from onrecord.read.decode import decode_bytes
from onrecord.read.markup import break_lines, parse_tree

REPOSITORY = Path(__file__).parent.parent
READ_AT = datetime(2026, 11, 21, tzinfo=UTC)


def gold_pages(folder: Path, part: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each gold row of a part with its page's bytes."""
    if part == "scrapinghub":
        truth = json.loads((folder / part / "ground-truth.json").read_text("utf-8"))
        rows = [{"id": key, "body": row["articleBody"], "url": row["url"]} for key, row in sorted(truth.items())]
        names = {row["id"]: f"html/{row['id']}.html.gz" for row in rows}
    else:
        packed = folder / part / "pages.jsonl.gz"
        plain = gzip.decompress(packed.read_bytes()) if packed.exists() else packed.with_suffix("").read_bytes()
        rows = [json.loads(line) for line in plain.decode("utf-8").splitlines()]
        names = {row["id"]: row["html"] for row in rows}
    for row in rows:
        yield row, gzip.decompress((folder / part / names[row["id"]]).read_bytes())


def dump_text(body: bytes) -> str:
    """All words of a page, menus and all, as a reader would copy them: a line a block, blank lines between blocks."""
    tree = parse_tree(decode_bytes(body, None))
    if tree is None:
        return ""
    for element in list(tree.iter("script", "style", "noscript", "template", "head")):
        element.drop_tree()
    pieces, last = [], -1
    for line in break_lines(tree):
        pieces.append(("\n\n" if line.block != last else "\n") + line.text)
        last = line.block
    return "".join(pieces).strip()


def predict(row: dict[str, Any], body: bytes, dump: bool = False) -> dict[str, Any]:
    """What the reading room makes of a page (or of its words alone), in the scorer's form."""
    form, content = ("page_text", dump_text(body).encode()) if dump else ("html", body)
    article = read_article(Page(row["id"], form, content, READ_AT, url=row.get("url")))  # type: ignore[arg-type]
    if isinstance(article, Skipped):
        return {"id": row["id"], "skipped": article.why}
    return {
        "id": row["id"], "body": article.text, "title": article.title, "authors": list(article.authors),
        "published": stated_day(article), "basis": article.published.basis,
    }  # fmt: skip


def stated_day(article: Article) -> str | None:
    """The day of publication where it is one day."""
    known = article.published
    return known.start.isoformat() if known.start and known.start == known.end else None


def bare(row: dict[str, Any], body: bytes) -> None:
    """trafilatura with the options that it recommends for precision, and its metadata."""
    bare_extraction(body, url=row.get("url"), favor_precision=True, include_comments=False, with_metadata=True)


def time_pages(pages: list[tuple[dict[str, Any], bytes]], work: Callable[[dict[str, Any], bytes], object]) -> float:
    """Pages a second of processor time, so that other work on the machine does not count."""
    start = time.process_time()
    for row, body in pages:
        work(row, body)
    return round(len(pages) / (time.process_time() - start), 1)


def score(scorer: Any, gold: list[dict[str, Any]], found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The shared scorer's figures for the gold rows."""
    none: dict[str, Any] = {}
    pairs = [(row["body"], found.get(row["id"], none).get("body", "")) for row in gold]
    figures: dict[str, Any] = dict(scorer.body_score(pairs))
    titled = [(row["title"], found.get(row["id"], none).get("title")) for row in gold if row.get("title")]
    if titled:
        figures["title"] = round(scorer.mean([scorer.squash(x) == scorer.squash(y) for x, y in titled]), 4)
    dated = [(row["published"], found.get(row["id"], none).get("published")) for row in gold if row.get("published")]
    if dated:
        figures["published"] = round(scorer.mean([x[:10] == (y or "")[:10] for x, y in dated]), 4)
    named = [
        ({scorer.squash(n) for n in row["authors"]}, {scorer.squash(n) for n in found[row["id"]].get("authors") or []})
        for row in gold
        if row.get("authors") is not None
    ]
    if named:
        right = sum(len(x & y) for x, y in named)
        figures["authors"] = scorer.prf(right, sum(len(y) for _, y in named), sum(len(x) for x, _ in named))
    return figures


def main() -> None:
    """Run over the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--part", default="all", choices=["all", "scrapinghub", "fundus", "wild"])
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--language")
    parser.add_argument("--dump", action="store_true", help="read the words of the pages alone, as page_text")
    parser.add_argument("--output", type=Path, help="write the predictions here, one JSON object a line")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import score_pages as scorer  # noqa: PLC0415  (its folder is only known now)

    for part in ["scrapinghub", "fundus", "wild"] if options.part == "all" else [options.part]:
        pages = list(gold_pages(options.shared / "gold" / "pages", part))
        pages = [p for p in pages if not options.language or p[0].get("language") in (options.language, None)]
        start = time.process_time()
        found = {row["id"]: predict(row, body, options.dump) for row, body in pages}
        rate = round(len(pages) / (time.process_time() - start), 1)
        skipped = [row for row in found.values() if "skipped" in row]
        form = "dump" if options.dump else "html"
        figures: dict[str, Any] = {"task": "pages", "part": part, "form": form, "pages": len(pages)}
        figures["skipped"] = len(skipped)
        figures |= score(scorer, [row for row, _ in pages], found) if part != "wild" else {}
        figures |= {"basis": dict(Counter(row.get("basis", "none") for row in found.values())), "pages_per_s": rate}
        if options.speed:
            figures["trafilatura_pages_per_s"] = time_pages(pages, bare)
        print(json.dumps(figures))
        if options.output:
            with options.output.open("a", encoding="utf-8") as lines:
                lines.writelines(json.dumps(row) + "\n" for row in found.values())


if __name__ == "__main__":
    main()
