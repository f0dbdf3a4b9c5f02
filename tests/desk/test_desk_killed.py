"""A sender that is killed in the middle is taken up by the next: every reader is written to, none twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from desk.build import Sink, free_port, make_room, read_mail, serve, write_plan
from desk.conftest import MORNING
from onrecord.record import Mailbook, Record
from onrecord.run.newsletters import LEASE
from onrecord.testing.fakes import FixedClock

READERS = 12
CHILD = Path(__file__).with_name("child.py")


class Killer(Sink):
    """Kills the sender (kill -9) while it hands over the mail of that number, before or after taking it."""

    def __init__(self, number: int, takes: bool) -> None:
        super().__init__()
        self.victim: subprocess.Popen[bytes] | None = None
        self.data = lambda address: None if takes or not self._strikes(number) else "451 never heard"
        self.after = lambda address: None if not takes else self._strike_if(number)

    def _strikes(self, number: int) -> bool:
        if len(self.taken) != number or self.victim is None:
            return False
        self._kill()
        return True

    def _strike_if(self, number: int) -> None:
        if len(self.taken) == number + 1 and self.victim is not None:
            self._kill()

    def _kill(self) -> None:
        assert self.victim is not None
        os.kill(self.victim.pid, signal.SIGKILL)
        self.victim.wait()
        self.victim = None


@pytest.mark.parametrize(
    ("takes", "doubt", "twice"), [(False, "again", 0), (True, "again", 1), (True, "leave", 0)],
    ids=["before-it-is-taken", "after-it-is-taken", "after-it-is-taken-and-left"],
)  # fmt: skip
def test_a_killed_sender(
    record: Record, clock: FixedClock, tmp_path: Path, takes: bool, doubt: str, twice: int
) -> None:
    """Every reader gets the letter; only one whose acknowledgement was lost may get it again, byte for byte the same
    under one Message-ID, which mail programs and servers take for one mail; and not even that one if told to leave it.
    """
    port, sink = free_port(), Killer(5, takes)
    path = write_plan(tmp_path, port, READERS, doubt=doubt)
    with serve(sink, port):
        words = [sys.executable, str(CHILD), str(record.where), str(path), MORNING.isoformat()]
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        with subprocess.Popen(words, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as sender:
            sink.victim = sender
            _, said = sender.communicate(timeout=120)
        assert sender.returncode == -signal.SIGKILL, said.decode()
        assert Mailbook(record, clock).lease_holder(LEASE) is not None
        (report,) = make_room(record, path, clock).send(None, only_due=True)
        assert list(make_room(record, path, clock).send(None, only_due=True)) == []
    counts = Counter(sink.readers)
    assert set(counts) == {f"reader{n}@home.test" for n in range(READERS)}
    assert sum(counts.values()) == READERS + twice and max(counts.values()) <= 2
    assert len({str(read_mail(raw)["message-id"]) for _, _, raw in sink.taken}) == READERS
    assert len({raw for _, _, raw in sink.taken}) == READERS
    assert report.error is None
