"""Memory over many articles: `python -m bench.memory --articles 10000`, or of few again and again: `--different 50`.

Reads and parses articles of the corpus one after another, as `onrecord parse` does, and keeps nothing of them. Prints
one JSON line every `--every` articles and a last one:

    rss_mb             memory of the process now
    strings, words     entries of the pipeline's string store and vocabulary
    growth_kb          what an article adds, by the least squares line after the first fifth; near 0 is flat
    cpu_s              processor time so far

New words fill memories that have bounds (strings, lemmas, the sentence splitter's decisions) and are then forgotten;
the same articles again must add nothing. Exit status 1 if the growth is over its limit.
"""

import argparse
import ctypes
import gc
import gzip
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from bench.texts import SHARED, load_articles
from onrecord.model import Article, Hints, Page, Skipped
from onrecord.parse.stages import StatementParser
from onrecord.read import read_article
from onrecord.run.wiring import SystemClock, Wiring, make_parser

CORPORA = ("general", "middle-east")
"""Read one after the other until there are enough: the first holds 8,000 articles, the second 2,473."""
GROWTH_LIMIT_KB = 2.0
"""An article: 10,000 of them may add 20 MB. Without bounds on the vocabulary it is 10 KB."""
SETTLED = 5
"""The first fifth of the articles is not counted: caches fill and the allocator finds its size."""
PAGE_KB = os.sysconf("SC_PAGE_SIZE") / 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the process stood after so many articles."""

    articles: int
    rss_mb: float


def find_articles(count: int) -> Iterator[Article]:
    """So many articles of the corpora, read one at a time; where those are not there, the samples again and again."""
    rows = (row for name in CORPORA for row in _rows(SHARED / "corpus" / f"{name}.jsonl.gz"))
    now = SystemClock().now()
    pages = (
        Page(row["id"], "page_text", row["text"].encode(), now, Hints(row["id"], published=row["date"])) for row in rows
    )
    if not (SHARED / "corpus").is_dir():
        yield from islice(cycle(load_articles(200)), count)
        return
    yield from islice((found for found in map(read_article, pages) if not isinstance(found, Skipped)), count)


def repeat_articles(different: int, count: int) -> Iterator[Article]:
    """So many articles in all, of which so many are different."""
    return islice(cycle(list(find_articles(different))), count)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def rss_mb() -> float:
    """Memory of this process now, in MB, once what is free has been given back: else it swings by 100 MB."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_KB / 1024


def watch_memory(parser: StatementParser, articles: Iterable[Article], every: int) -> Iterator[dict[str, float]]:
    """Figures after every so many articles, last those of the whole."""
    samples: list[Sample] = []
    for number, _reading in enumerate(parser.parse(articles), 1):
        if number % every == 0:
            samples.append(Sample(number, rss_mb()))
            yield {
                "articles": number, "rss_mb": round(samples[-1].rss_mb, 1), **_count_words(parser),
                "cpu_s": round(time.process_time()),
            }  # fmt: skip
    yield {"growth_kb": round(growth_kb(samples), 3), "growth_kb_at_most": GROWTH_LIMIT_KB}


def _count_words(parser: StatementParser) -> dict[str, float]:
    """What the pipeline knows now; no reference to it stays here, else one that was left behind would live on."""
    vocab = parser.pipeline.nlp.vocab
    return {"strings": len(vocab.strings), "words": len(vocab)}


def growth_kb(samples: list[Sample]) -> float:
    """Kilobytes that an article adds: the slope of the least squares line, once the process has settled."""
    settled = samples[len(samples) // SETTLED :]
    if len(settled) < 2:
        return 0.0
    middle = sum(s.articles for s in settled) / len(settled)
    spread = sum((s.articles - middle) ** 2 for s in settled)
    return 1024 * sum((s.articles - middle) * s.rss_mb for s in settled) / spread


def run_bench() -> int:
    """Measure, print, and say whether the limit holds."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--articles", type=int, default=2000)
    wanted.add_argument("--every", type=int, default=500)
    wanted.add_argument("--different", type=int, help="so many articles, again and again; none: all are different")
    asked = wanted.parse_args()
    different = asked.different or asked.articles
    found = find_articles(asked.articles) if different >= asked.articles else repeat_articles(different, asked.articles)
    parser = make_parser(Wiring())
    figures: dict[str, float] = {}
    for figures in watch_memory(parser, found, asked.every):
        print(json.dumps(figures), flush=True)
    return int(figures["growth_kb"] > GROWTH_LIMIT_KB)


if __name__ == "__main__":
    sys.exit(run_bench())
