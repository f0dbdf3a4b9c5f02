"""Articles are parsed by several processes of our own, in the same batches and the same order as by one.

Each worker loads its own language pipeline, is given one batch at a time and sends the readings back; nothing else is
shared. A worker that dies has its batch parsed again by a new one; if that dies too, the batch is parsed an article at
a time, and the article that kills its worker again gets a reading that says so.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from onrecord.errors import WorkerFailed
from onrecord.model import Article, Reading
from onrecord.parse.batches import cut_batches
from onrecord.ports import Parser

AHEAD = 2
"""Batches in hand for each worker, those that wait for a slower one before them included: this bounds the memory."""
TRIES = 2
"""How often a batch, and then an article, is given to a worker: once more than it takes to be killed by chance."""
LOST = "the process that parsed it was killed or ran out of memory, {tries} times; split the text, or leave it out"
READY = "ready"
"""What a worker sends once its parser is loaded."""


def run_worker(make_parser: Callable[[], Parser], wire: Connection) -> None:
    """The life of a worker: load the parser, then answer each batch with its readings until the wire is cut."""
    # An interrupt at the keyboard reaches every process of the group; ours ends when its parent does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        parser = make_parser()
        wire.send(READY)
        while True:
            wire.send(list(parser.parse(wire.recv())))
    except (EOFError, OSError):
        return


@dataclass(slots=True, eq=False)
class _Job:
    """A batch in hand: the pieces still to be parsed, the readings so far, how often its present piece was lost."""

    todo: deque[list[Article]]
    readings: list[Reading] = field(default_factory=list)
    losses: int = 0
    given: bool = False

    def take_back(self) -> None:
        """The worker died: the piece is tried again, then in single articles, and then given up."""
        self.given, self.losses = False, self.losses + 1
        if self.losses < TRIES:
            return
        self.losses = 0
        piece = self.todo.popleft()
        if len(piece) > 1:
            self.todo.extendleft([article] for article in reversed(piece))
        else:
            self.readings.append(Reading.unread(piece[0], LOST.format(tries=TRIES)))


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of its wire, whether its parser is loaded, and the job it has."""

    process: BaseProcess
    wire: Connection
    ready: bool = False
    job: _Job | None = None


class WorkerPool:
    """Parses with several processes (the port `Parser`); `make_parser` is called in each of them.

    `make_parser` must be a function that can be pickled. The processes live only while `parse` is iterated over.
    """

    def __init__(self, make_parser: Callable[[], Parser], processes: int) -> None:
        self._make_parser, self._processes = make_parser, processes

    def parse(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order; WorkerFailed if a process cannot load its parser."""
        crew = _Crew(self._make_parser, self._processes)
        batches = cut_batches(articles)
        jobs: deque[_Job] = deque()
        try:
            while True:
                while len(jobs) < AHEAD * self._processes and (batch := next(batches, None)):
                    jobs.append(_Job(deque([batch])))
                    crew.give(jobs)
                if not jobs:
                    return
                while jobs[0].todo:
                    crew.give(jobs)
                    crew.hear()
                yield from jobs.popleft().readings
        finally:
            crew.dismiss()


class _Crew:
    """The workers of one run."""

    def __init__(self, make_parser: Callable[[], Parser], size: int) -> None:
        self._make_parser, self._size = make_parser, size
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []
        self._stillborn = 0
        """Processes in a row that ended before they were ready: one may have been killed, several cannot start."""

    def give(self, jobs: Iterable[_Job]) -> None:
        """Every job that no worker has goes to one that has none, in order; workers are hired up to the size."""
        for job in jobs:
            if job.given or not job.todo:
                continue
            idle = next((w for w in self._workers if w.job is None), None)
            if idle is None and len(self._workers) < self._size:
                idle = self._hire()
            if idle is None:
                return
            idle.job, job.given = job, True
            if idle.ready:
                self._send(idle)

    def _hire(self) -> _Worker:
        """A new process, which will say when it is ready."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=run_worker, args=(self._make_parser, theirs), daemon=True)
        process.start()
        theirs.close()  # so that our end reads to its end when the process dies
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        """The worker gets the next piece of its job."""
        assert worker.job is not None
        try:
            worker.wire.send(worker.job.todo[0])
        except OSError:
            self._lose(worker)

    def hear(self) -> None:
        """Wait until a worker has something to say, and take it."""
        by_wire = {worker.wire: worker for worker in self._workers}
        for wire in wait(list(by_wire)):
            worker = by_wire[wire]  # type: ignore[index]
            try:
                self._take(worker, worker.wire.recv())
            except (EOFError, OSError):
                self._lose(worker)

    def _take(self, worker: _Worker, said: str | list[Reading]) -> None:
        """What the worker sent: that it is ready, or the readings of a piece."""
        if isinstance(said, str):
            worker.ready, self._stillborn = True, 0
        elif worker.job is not None:
            worker.job.todo.popleft()
            worker.job.readings += said
            worker.job.losses = 0
            if not worker.job.todo:
                worker.job = None
        if worker.job is not None:
            self._send(worker)

    def _lose(self, worker: _Worker) -> None:
        """The process is dead: its job is open again; WorkerFailed if none that was hired becomes ready."""
        self._workers.remove(worker)
        worker.wire.close()
        worker.process.join()
        self._stillborn += not worker.ready
        if self._stillborn > self._size:
            raise WorkerFailed(
                f"a process for parsing ended before it was ready (exit status {worker.process.exitcode})",
                next="Leave out --processes, or free some memory: each process needs about 700 MB.",
            )
        if worker.job is not None and worker.ready:
            worker.job.take_back()
        elif worker.job is not None:
            worker.job.given = False

    def dismiss(self) -> None:
        """No process is left."""
        for worker in self._workers:
            worker.wire.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()
