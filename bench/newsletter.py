"""A newsletter run: 1,000 readers over 20 desks to a mail server on the loopback, beside a bare loop of the same bytes.

    python -m bench.newsletter [--readers N] [--connections N]

The server takes everything and keeps nothing, in a process of its own: the quickest that a server can be. What our
run does beyond the bare loop is to make each mail, and to note it on disk before and after it is handed over.
"""

import argparse
import asyncio
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from onrecord.desk.message import Mail
from onrecord.desk.settings import read_plan
from onrecord.read import ReadSettings
from onrecord.record import Record
from onrecord.run.editions import Press
from onrecord.run.filling import fill_record
from onrecord.run.newsletters import Newsroom
from onrecord.run.wiring import Wiring, make_parser, record_for
from onrecord.samples import pages_folder
from onrecord.testing.fakes import FixedClock

SUBJECTS = (
    "US troops in Iraq", "Kadhimi", "Soleimani", "Iran", "Ain al-Asad", "Taji", "Erbil", "Baghdad", "strikes",
    "rockets", "drone", "embassy", "parliament", "Biden", "Trump", "Pentagon", "coalition", "Islamic State",
    "Syria", "Kuwait",
)  # fmt: skip
"""One for each desk; all are in the sample pages."""
DESK = """
[[desk]]
name = "Desk {n}"
kind = "topic"
situation = [{{ name = "{subject}", about = "{subject}" }}]
[[desk.newsletter]]
name = "Letter {n}"
cadence = "AM"
zone = "UTC"
readers_file = "readers{n}.csv"
"""
MAIL = """[mail]
host = "127.0.0.1"
port = {port}
tls = "none"
from = "desk@desk.test"
unsubscribe = "https://desk.test/leave/{{token}}"
connections = {connections}
"""
MORNING = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
READERS, CONNECTIONS = 1_000, 4


class Sink:
    """Takes every mail and keeps none."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Say yes."""
        return "250 OK"


def serve() -> None:
    """Serve until the standard input is closed; the port is printed first."""
    controller = Controller(Sink(), hostname="127.0.0.1", port=int(sys.argv[2]))
    controller.start()
    print("ready", flush=True)
    sys.stdin.read()
    controller.stop()


def write_plan(folder: Path, port: int, readers: int, connections: int) -> Path:
    """The plan: as many desks as there are subjects, the readers shared out evenly."""
    text = MAIL.format(port=port, connections=connections)
    for n, subject in enumerate(SUBJECTS):
        text += DESK.format(n=n, subject=subject)
        rows = [f"reader{n}x{i}@home.test,Reader {i},token-{n}-{i}" for i in range(readers // len(SUBJECTS))]
        (folder / f"readers{n}.csv").write_text("\n".join(["address,name,token", *rows]), encoding="utf-8")
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def make_mails(room: Newsroom) -> list[Mail]:
    """Every mail of the run, made beforehand for the bare loop."""
    mails = []
    for desk, letter in room.find(None):
        for turn in room.turns(desk, letter):
            assert room.plan.mail
            press = Press(room.book, room.plan.mail, letter, room.find_or_make(turn))
            mails += [job.mail() for job in press.jobs(letter.readers, {}, {})]
    return mails


def send_bare(mails: Sequence[Mail], port: int) -> None:
    """What a bare loop does: one connection, one mail after the other."""
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for mail in mails:
            smtp.sendmail(mail.envelope_from, [mail.reader.address], mail.content)


def measure_newsletter(readers: int = READERS, connections: int = CONNECTIONS) -> dict[str, float]:
    """Mails a second of our run and of bare loops over one and as many connections, and the ratio to the latter."""
    port = _free_port()
    words = [sys.executable, "-m", "bench.newsletter", "--sink", str(port)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as sink,
    ):
        assert sink.stdout and sink.stdin and sink.stdout.readline()
        wiring = Wiring(clock=FixedClock(MORNING))
        with record_for(str(Path(folder) / "record.db"), wiring) as record:
            fill_record(record, [str(pages_folder())], ReadSettings(), wiring, make_parser(wiring))
            figures = _measure(record, write_plan(Path(folder), port, readers, connections), wiring, port, connections)
        sink.stdin.close()
    return figures


def _measure(record: Record, path: Path, wiring: Wiring, port: int, connections: int) -> dict[str, float]:
    room = Newsroom(record, read_plan(path, {}), wiring)
    composing, _, mails = _timed(lambda: make_mails(room))
    alone, alone_cpu, _ = _timed(lambda: send_bare(mails, port))
    with ThreadPoolExecutor(connections) as pool:
        shares = [mails[n::connections] for n in range(connections)]
        bare, _, _ = _timed(lambda: list(pool.map(lambda share: send_bare(share, port), shares)))
    ours, ours_cpu, reports = _timed(lambda: list(room.send(None, only_due=True)))
    sent = sum(report.counts.get("accepted", 0) for report in reports)
    assert sent == len(mails) and not any(report.error for report in reports)
    return {
        "mails": sent, "kb_a_mail": sum(len(m.content) for m in mails) / len(mails) / 1000,
        "compose_s": composing, "send_s": ours, "mails_a_second": sent / ours,
        "bare_one_connection": sent / alone, f"bare_{connections}_connections": sent / bare,
        "times_bare": ours / bare,
        "cpu_ms_a_mail": 1000 * ours_cpu / sent, "bare_cpu_ms_a_mail": 1000 * alone_cpu / sent,
    }  # fmt: skip


def _timed(work: Any) -> tuple[float, float, Any]:
    """Seconds on the clock and of our processor time, and what came of the work."""
    started, spent = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - started, time.process_time() - spent, found


def _free_port() -> int:
    async def find() -> int:
        server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
        port = int(server.sockets[0].getsockname()[1])
        server.close()
        return port

    return asyncio.run(find())


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--sink"]:
        serve()
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    asked = parser.parse_args()
    for name, value in measure_newsletter(asked.readers, asked.connections).items():
        print(f"{name:<24} {value:>10,.2f}")


if __name__ == "__main__":
    main()
