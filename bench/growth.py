"""How the record grows: time and memory to keep an article, from the first hundred to the last.

Keeps made-up articles (page, text, reading) one by one, as a run does, and writes as many bytes as the record grew
by to a plain file, one synced write an article, in the same process and blocks. Prints one JSON line for each
thousand articles (`articles`, `ms_per_article`, `cpu_ms_per_article`, `peak_mb`, of the block that reaches them), and a
last one:

    ms_per_article     median time to keep an article in the first and the last block
    growth             the last block's median over the first's: 1 is flat; `growth_cpu` the same in processor time,
                       which other work on the machine does not disturb
    bare_write_ms      median time of the bare writes; `over_bare` how many times longer the record takes
    peak_mb            memory of the process after the first and the last block
    reread_ms          median time to find that a run has read an article before (a rerun pays this)

Exit status 1 if both growths, or the growth of memory, are over their limits.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "record"))

from build import RUN, make_news

from onrecord.record import Record, open_record

GROWTH_LIMIT = 1.5
"""Flat, with room for the noise of a shared machine: a cost linear in the record's size would read 20."""
LINE_EVERY = 1000
"""Articles after which a line says how it goes."""
MEMORY_LIMIT_MB = 32.0
"""What may be added to the process between the first and the last block: SQLite's cache, no article."""


class SystemClock:
    """The present."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


def timed(act: Callable[[], object]) -> float:
    """How many milliseconds `act` takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def peak_mb() -> float:
    """The most memory that the process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def keep_block(record: Record, first: int, last: int, sentences: int) -> list[float]:
    """Keep the articles of these numbers; milliseconds each."""
    times = []
    for number in range(first, last):
        page, article, reading = make_news(number, sentences)
        times.append(timed(lambda p=page, a=article, r=reading: record.keep(p, a, r, RUN)))  # type: ignore[misc]
    return times


def write_block(path: Path, count: int, size: int) -> list[float]:
    """Append `size` bytes `count` times, each synced to the disk; milliseconds each."""
    body = os.urandom(size)
    with path.open("ab", buffering=0) as file:
        return [timed(lambda: (file.write(body), os.fsync(file.fileno()))) for _ in range(count)]


def measure_growth(folder: Path, articles: int, block: int, sentences: int) -> dict[str, object]:
    """Keep the articles and write the bare bytes, block by block; the figures."""
    medians, cpu, bare, peaks, size = [], [], [], [], 0
    with open_record(folder / "record.db", SystemClock()) as record:
        for first in range(0, articles, block):
            started = time.process_time()
            medians.append(statistics.median(keep_block(record, first, first + block, sentences)))
            cpu.append(time.process_time() - started)
            grown = record.facts().size_bytes
            bare += write_block(folder / "bare", block, max(1, (grown - size) // block))
            peaks.append(peak_mb())
            size = grown
            if (first + block) % LINE_EVERY == 0:
                print_block(first + block, medians[-1], cpu[-1] / block, peaks[-1])
        ids = record.article_ids()
        known = [timed(lambda i=i: record.has_reading(i, RUN)) for i in ids]  # type: ignore[misc]
        facts = record.facts()
    bare_ms = statistics.median(bare)
    return {
        "articles": articles,
        "statements": facts.rows["statements"],
        "kb_per_article": round(facts.size_bytes / articles / 1024, 1),
        "ms_per_article": [round(medians[0], 2), round(medians[-1], 2)],
        "growth": round(medians[-1] / medians[0], 2),
        "growth_cpu": round(cpu[-1] / cpu[0], 2),
        "bare_write_ms": round(bare_ms, 3),
        "over_bare": round(statistics.median(medians) / bare_ms, 1),
        "peak_mb": [round(peaks[0], 1), round(peaks[-1], 1)],
        "reread_ms": round(statistics.median(known), 3),
    }


def print_block(kept: int, median_ms: float, cpu_s: float, peak: float) -> None:
    """A line is printed on the block that ends with article number `kept`."""
    told = {"articles": kept, "ms_per_article": round(median_ms, 2), "cpu_ms_per_article": round(1000 * cpu_s, 2)}
    print(json.dumps({**told, "peak_mb": round(peak, 1)}), flush=True)


def run_bench() -> int:
    """Measure, print, and say whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--block", type=int, default=100)
    parser.add_argument("--sentences", type=int, default=12, help="sentences an article; each gives 5 statements")
    parser.add_argument("--folder", type=Path, help="where to write (a folder of the disk to measure)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        figures = measure_growth(Path(folder), args.articles, args.block, args.sentences)
    print(json.dumps(figures))
    first, last = figures["peak_mb"]  # type: ignore[misc]
    growth = min(figures["growth"], figures["growth_cpu"])  # type: ignore[type-var]
    return int(growth > GROWTH_LIMIT or last - first > MEMORY_LIMIT_MB)  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(run_bench())
