"""What is measured on: real articles and pages where the shared data is there, else the samples."""

import gzip
import json
from datetime import date
from pathlib import Path

from onrecord.model import Article, Hints, Page, Skipped
from onrecord.read import read_article
from onrecord.run.wiring import SystemClock
from onrecord.samples import pages_folder

SHARED = Path(__file__).parents[2] / "shared"


def load_articles(count: int, shared: Path = SHARED) -> list[Article]:
    """At most `count` articles of the corpus on the Middle East, or of the samples."""
    path = shared / "corpus" / "middle-east.jsonl.gz"
    rows = _rows(path, count) if path.exists() else _sample_rows(count)
    pages = [
        Page(str(n), "as_is", str(row["text"]).encode(), SystemClock().now(), _hints(row)) for n, row in enumerate(rows)
    ]
    return [article for article in map(read_article, pages) if not isinstance(article, Skipped)]


def _hints(row: dict[str, object]) -> Hints:
    published = str(row.get("date") or date(2020, 6, 1).isoformat())
    return Hints(source_id=str(row["id"]), outlet=str(row.get("outlet") or ""), published=published)


def _rows(path: Path, count: int) -> list[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(count), lines, strict=False)]


def _sample_rows(count: int) -> list[dict[str, object]]:
    expected = json.loads((pages_folder().parent / "expected.json").read_text(encoding="utf-8"))
    pages = expected["pages"] if isinstance(expected, dict) else expected
    rows = [{"id": p["id"], "text": "\n\n".join(p["paragraphs"])} for p in pages if p.get("paragraphs")]
    return (rows * (count // len(rows) + 1))[:count]


def load_html(count: int, shared: Path = SHARED) -> list[bytes]:
    """At most `count` HTML pages of the extraction benchmark, or of the samples."""
    folder = shared / "gold" / "pages" / "scrapinghub" / "html"
    if folder.is_dir():
        return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))[:count]]
    return [path.read_bytes() for path in sorted(pages_folder().glob("*.html"))[:count]]
