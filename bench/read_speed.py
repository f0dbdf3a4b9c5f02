"""From page to article, beside trafilatura alone and the bare HTML parse on the same pages in the same run."""

import time
from collections.abc import Callable

import lxml.html
import trafilatura

from bench.texts import load_html
from onrecord.model import Hints, Page
from onrecord.read import read_article
from onrecord.run.wiring import SystemClock

ROUNDS = 3


def measure_read(count: int = 120) -> dict[str, float]:
    """Pages a second of all three (best of three rounds in turn), and the ratio to trafilatura."""
    bodies = load_html(count)
    now = SystemClock().now()
    pages = [Page(str(n), "html", body, now, Hints(source_id=str(n))) for n, body in enumerate(bodies)]
    tasks: dict[str, Callable[[int], object]] = {
        "lxml": lambda n: lxml.html.fromstring(bodies[n]),
        "trafilatura": lambda n: trafilatura.bare_extraction(bodies[n], with_metadata=True),
        "onrecord": lambda n: read_article(pages[n]),
    }
    best = {name: min(_time(task, len(pages)) for _ in range(ROUNDS)) for name, task in tasks.items()}
    rates = {f"{name}_pages_s": len(pages) / seconds for name, seconds in best.items()}
    return {"pages": len(pages), **rates, "ratio": best["onrecord"] / best["trafilatura"], "ratio_at_most": 1.5}


def _time(task: Callable[[int], object], count: int) -> float:
    started = time.perf_counter()
    for n in range(count):
        task(n)
    return time.perf_counter() - started
