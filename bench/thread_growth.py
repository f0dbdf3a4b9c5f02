"""How threading grows: what placing one article costs at 1,000, 10,000 and 100,000 articles, and the memory.

Articles of the corpora in order of publication; where they end they come again, years later and with every name and
every rare word another one, so that the words and the stories of a hundred thousand articles are new ones. Times are
processor time of finding copies and placing in stories alone. Prints one JSON line at each size and a last one:

    ms_per_article     mean over the last articles before that size (`BLOCK`)
    ms_at_1000         the same articles placed again where only so few came before them: texts differ in length
    growth             the one over the other
    rss_mb             memory of the process, what the bench itself holds left out

Exit status 1 if the last growth is over its limit, or what memory grew by once something had been forgotten: it is
flat from then on, and fills before.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

from bench.memory import CORPORA, rss_mb
from bench.texts import SHARED, load_articles
from onrecord.model import Article, Paragraph, Published, content_id
from onrecord.thread import place_articles
from onrecord.thread.lexicon import background_shares
from onrecord.thread.recent import TURN
from onrecord.thread.words import plain_form

SIZES = (1_000, 10_000, 50_000, 100_000)
BLOCK = 500
"""Articles before a size over which its cost is the mean."""
GROWTH_LIMIT = 1.5
MEMORY_LIMIT = 1.25
"""Memory at the end over that at the first size from SETTLED on: flat, with room for what the allocator does."""
SETTLED = 2 * TURN
"""Articles after which as much is forgotten as is learned; a run that ends before says nothing of memory."""
_WORD = re.compile(r"[^\W\d_]{4,}")
Json = dict[str, Any]


def read_rows() -> list[Json]:
    """The articles of the corpora (else of the samples) in order of publication."""
    rows: list[Json] = []
    for name in CORPORA:
        path = SHARED / "corpus" / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows += [json.loads(line) for line in lines]
    if not rows:
        rows = [{"id": a.id, "date": None, "title": a.title, "text": a.text} for a in load_articles(200)]
    return sorted(rows, key=lambda row: (row.get("date") or "2020-06-01", row["id"]))


def make_articles(rows: list[Json]) -> Iterator[Article]:
    """The articles again and again, each time later and about others."""
    days = [date.fromisoformat((row.get("date") or "2020-06-01")[:10]) for row in rows]
    span = (days[-1] - days[0]).days + 1
    for again in count():
        for row, day in zip(rows, days, strict=True):
            yield make_article(row, day + timedelta(days=span * again % 1_000_000), again)


def make_article(row: Json, day: date, again: int) -> Article:
    """The article as told the n-th time."""
    title, text = (rename(row.get(part) or "", again) for part in ("title", "text"))
    paragraphs = tuple(Paragraph(*m.span()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    article_id = content_id("bench", row["id"], again)
    published = Published(day, day, "given", "from the corpus")
    return Article(article_id, article_id, None, row.get("outlet"), title, (), text, "en", published, paragraphs)


def rename(text: str, again: int) -> str:
    """The text with each name and each rare word made another one, the same one throughout one telling."""
    if not again:
        return text
    syllable = "".join("bdfgklmnprstvz"[int(digit)] for digit in str(again)) + "o"
    shares = background_shares()

    def change(found: re.Match[str]) -> str:
        word = found.group()
        return word if word.islower() and plain_form(word) in shares else word[0] + syllable + word[1:]

    return _WORD.sub(change, text)


@dataclass(slots=True)
class Stopwatch:
    """Processor time of placing, article by article: from when one is handed out until the next is asked for."""

    spent: deque[float] = field(default_factory=lambda: deque(maxlen=BLOCK))
    newest: deque[Article] = field(default_factory=lambda: deque(maxlen=SIZES[0]))

    def feed(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles; the making of them is not counted."""
        for article in articles:
            self.newest.append(article)
            started = time.process_time()
            yield article
            self.spent.append(time.process_time() - started)

    def place_again(self) -> float:
        """Seconds for the last BLOCK of the newest articles where only the others of them came before."""
        again = Stopwatch()
        for _ in place_articles(again.feed(tuple(self.newest))):
            pass
        return sum(again.spent)


def measure_threading(sizes: Sequence[int]) -> Iterator[Json]:
    """Figures at each size."""
    rows = read_rows()
    watch, held = Stopwatch(), rss_mb()
    figures: list[Json] = []

    def note(articles: Iterator[Article]) -> Iterator[Article]:
        for number, article in enumerate(islice(articles, sizes[-1] + 1)):
            if number in sizes:
                figures.append({"articles": number, **_measure(watch, held)})
            if number < sizes[-1]:
                yield article

    # A place comes when no split can change it any more: the figures are noted as the articles are taken.
    for _ in place_articles(watch.feed(note(make_articles(rows)))):
        yield from figures
        figures.clear()


def _measure(watch: Stopwatch, held: float) -> Json:
    """What the articles before now cost, beside the same placed again."""
    rss, spent = rss_mb() - held, sum(watch.spent) * BLOCK / len(watch.spent)
    fresh = watch.place_again()
    return {
        "ms_per_article": round(1000 * spent / BLOCK, 3), "ms_at_1000": round(1000 * fresh / BLOCK, 3),
        "growth": round(spent / fresh, 2), "rss_mb": round(rss, 1),
    }  # fmt: skip


def run_bench() -> int:
    """Measure, print, and say whether the limits hold."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--articles", type=int, default=SIZES[-1], help="the last size")
    asked = wanted.parse_args()
    figures = []
    for row in measure_threading([*(s for s in SIZES if s < asked.articles), asked.articles]):
        figures.append(row)
        print(json.dumps(row), flush=True)
    last = figures[-1]
    growth = last["growth"]
    memory = last["rss_mb"] / next((row for row in figures if row["articles"] >= SETTLED), last)["rss_mb"]
    print(json.dumps({"growth": growth, "growth_at_most": GROWTH_LIMIT, "memory_growth": round(memory, 2),
                      "memory_growth_at_most": MEMORY_LIMIT}))  # fmt: skip
    return int(growth > GROWTH_LIMIT or memory > MEMORY_LIMIT)


if __name__ == "__main__":
    sys.exit(run_bench())
