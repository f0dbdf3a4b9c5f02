"""Several processes give what one gives, byte for byte, and a process that dies costs nothing but its time."""

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from onrecord.errors import WorkerFailed
from onrecord.model import Article
from onrecord.parse.batches import BATCH_CHARACTERS, BATCH_SIZE, cut_batches
from onrecord.run.workers import AHEAD, WorkerPool
from onrecord.testing.fakes import FakeParser

from .conftest import PROSE, Call
from .mortal import make_mortal, make_stillborn
from .test_killed import start, write_news

Make = Callable[..., Article]


def articles_of(make_article: Make, count: int, odd: dict[int, str] | None = None) -> list[Article]:
    """So many articles, some with another word in them."""
    return [make_article(f"Convoy {n} left the base. {(odd or {}).get(n, PROSE)}") for n in range(count)]


def test_batches_are_full_or_the_last(make_article: Make) -> None:
    """Sixteen articles a batch, in order; very long ones stand alone."""
    articles = articles_of(make_article, 2 * BATCH_SIZE + 3)
    batches = list(cut_batches(articles))
    assert [len(batch) for batch in batches] == [BATCH_SIZE, BATCH_SIZE, 3]
    assert [article for batch in batches for article in batch] == articles
    long = [make_article("x" * BATCH_CHARACTERS)] * 2
    assert [len(batch) for batch in cut_batches(long)] == [1, 1]


def test_one_process_and_two_print_the_same_bytes(tmp_path: Path) -> None:
    """`onrecord parse` of two batches, with one process and with two that see other hashes."""
    news = write_news(tmp_path / "news.jsonl", BATCH_SIZE + 4)
    children = [start("parse", news, "--json", "--processes", n, seed=seed) for n, seed in ((1, "1"), (2, "2024"))]
    one, two = (child.communicate() for child in children)
    assert [child.returncode for child in children] == [0, 0], (one[1], two[1])
    assert one[0].count("\n") == BATCH_SIZE + 4
    assert one == two


def test_killed_processes_lose_nothing(make_article: Make, tmp_path: Path) -> None:
    """All workers are killed at the first reading; the rest come in order all the same."""
    articles = articles_of(make_article, 8 * BATCH_SIZE)
    readings = WorkerPool(make_mortal(tmp_path), 2).parse(articles)
    found = [next(readings)]
    killed = active_children()
    for child in killed:
        os.kill(child.pid or 0, signal.SIGKILL)
    found += readings
    assert killed
    assert found == list(FakeParser().parse(articles))
    assert not active_children()


def test_a_batch_that_was_lost_once_is_parsed_again(make_article: Make, tmp_path: Path) -> None:
    """No reading says that anything happened."""
    articles = articles_of(make_article, 3 * BATCH_SIZE, {20: "They stumble."})
    readings = list(WorkerPool(make_mortal(tmp_path), 2).parse(articles))
    assert (tmp_path / "stumbled").exists()
    assert readings == list(FakeParser().parse(articles))


def test_an_article_that_kills_its_process_is_skipped(make_article: Make, tmp_path: Path) -> None:
    """It alone has a reading that says so; those before and after it in its batch are parsed."""
    articles = articles_of(make_article, 3 * BATCH_SIZE, {20: "poison", 40: "poison"})
    readings = list(WorkerPool(make_mortal(tmp_path), 2).parse(articles))
    assert [reading.article for reading in readings] == articles
    lost = {n: reading.skipped[0].why for n, reading in enumerate(readings) if reading.skipped}
    assert list(lost) == [20, 40]
    assert all("killed or ran out of memory" in why for why in lost.values())


def test_a_process_that_cannot_start_is_an_error(make_article: Make) -> None:
    """Not a hang, and not an endless row of new processes."""
    with pytest.raises(WorkerFailed, match="before it was ready"):
        list(WorkerPool(make_stillborn, 2).parse(articles_of(make_article, 3)))
    assert not active_children()


def test_no_more_is_in_hand_than_the_workers_need(make_article: Make, tmp_path: Path) -> None:
    """Articles are taken a few batches ahead of the reading that is given, whatever their number."""
    taken = 0

    def take() -> Iterator[Article]:
        nonlocal taken
        for article in articles_of(make_article, 12 * BATCH_SIZE):
            taken += 1
            yield article

    furthest = max(taken - n for n, _ in enumerate(WorkerPool(make_mortal(tmp_path), 2).parse(take())))
    assert BATCH_SIZE <= furthest <= AHEAD * 2 * BATCH_SIZE
    assert len(list(tmp_path.glob("worker-*"))) == 2


def test_no_process_outlives_an_unfinished_run(make_article: Make, tmp_path: Path) -> None:
    """Who stops listening in the middle leaves no worker behind."""
    readings = WorkerPool(make_mortal(tmp_path), 2).parse(articles_of(make_article, 5 * BATCH_SIZE))
    next(readings)
    assert active_children()
    readings.close()  # type: ignore[attr-defined]
    assert not active_children()


@pytest.mark.parametrize("wanted", ["0", "-1", "two"])
def test_a_number_that_is_none_is_wrong(call: Call, page: Path, wanted: str) -> None:
    """Exit 2."""
    assert call("parse", page, "--processes", wanted).code == 2
