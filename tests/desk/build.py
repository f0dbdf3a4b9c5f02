"""Plans, records and mail servers for the tests of desks."""

import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from onrecord.desk.settings import read_plan
from onrecord.record import Record
from onrecord.run.newsletters import Newsroom
from onrecord.run.wiring import Wiring
from onrecord.testing.fakes import FixedClock

MAIL = """
[mail]
host = "127.0.0.1"
port = {port}
tls = "none"
from = "desk@desk.test"
name = "The desk"
bounces = "bounces@desk.test"
unsubscribe = "https://desk.test/leave/{{token}}"
connections = {connections}
timeout_s = {timeout_s}
doubt = "{doubt}"
"""
DESK = """
[[desk]]
name = "Levant"
kind = "country"

[[desk.situation]]
name = "Troops"
about = "troops"

[[desk.newsletter]]
name = "Levant AM"
cadence = "{cadence}"
at = "07:00"
zone = "UTC"
size = "{size}"
readers_file = "readers.csv"
"""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_plan(
    folder: Path,
    port: int = 25,
    readers: int = 3,
    *,
    connections: int = 1,
    timeout_s: float = 5,
    doubt: str = "again",
    cadence: str = "AM",
    size: str = "brief",
    more: str = "",
    mail: str = "",
) -> Path:
    """A desk.toml with one desk, one newsletter and so many readers."""
    rows = [f"reader{n}@home.test,Reader {n},token-of-{n}" for n in range(readers)]
    (folder / "readers.csv").write_text("\n".join(["address,name,token", *rows]) + "\n", encoding="utf-8")
    path = folder / "desk.toml"
    text = MAIL.format(port=port, connections=connections, timeout_s=timeout_s, doubt=doubt) + mail
    path.write_text(text + DESK.format(cadence=cadence, size=size) + more, encoding="utf-8")
    return path


def make_room(record: Record, path: Path, clock: FixedClock, environ: dict[str, str] | None = None) -> Newsroom:
    """The newsroom of that plan; it does not wait between attempts."""
    plan = read_plan(path, environ or {})
    return Newsroom(record, plan, Wiring(clock=clock), pause=lambda seconds: None, pauses_s=(0.0, 0.0))


@dataclass
class Sink:
    """A mail server that does as it is told: `rcpt` and `data` answer for an address, None means yes."""

    rcpt: Callable[[str], str | None] = lambda address: None
    data: Callable[[str], str | None] = lambda address: None
    after: Callable[[str], None] = lambda address: None
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.offered.append(address)
        answer = self.rcpt(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        address = envelope.rcpt_tos[0]
        answer = self.data(address)
        if answer is None:
            self.taken.append((envelope.mail_from, address, envelope.original_content))
            self.after(address)
        return answer or "250 OK"

    @property
    def readers(self) -> list[str]:
        """The addresses that got mail, one for each mail."""
        return [address for _, address, _ in self.taken]

    def letters(self, address: str) -> list[EmailMessage]:
        """The mails to that address, read."""
        return [read_mail(raw) for _, to, raw in self.taken if to == address]


def read_mail(raw: bytes) -> EmailMessage:
    """The mail as Python's own library reads it."""
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """The words of one part."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


@contextmanager
def serve(sink: Sink, port: int, **settings: Any) -> Iterator[None]:
    """The sink listens at that port of the loopback."""
    controller = Controller(sink, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@contextmanager
def silent_server(greeting: bytes = b"") -> Iterator[int]:
    """A port that takes connections, says `greeting` and nothing more."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        yield int(listener.getsockname()[1])


def make_certificate(folder: Path) -> ssl.SSLContext:
    """A context for a server called localhost; its certificate stands in `folder`/cert.pem."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def wait_until(is_so: Callable[[], bool], limit_s: float = 30.0) -> bool:
    """True as soon as it is so; False if it is not within the limit."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return is_so()
