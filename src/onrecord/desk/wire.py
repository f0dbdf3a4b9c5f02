"""One connection to a mail server: opened with TLS and a login, and what the server answers to each mail."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from onrecord.desk.message import Mail
from onrecord.desk.plan import MailServer
from onrecord.errors import MailError, MailRefused, MailUnreachable

Fate = Literal["ok", "later", "never"]
CLOSING = 421
"""The server hangs up (RFC 5321): what it was asked for is to be asked again on another connection."""
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
REPLY_KEPT = 300
"""Characters kept of a server's reply."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered: its code, its words, and what that means for the mail."""

    code: int
    reply: str

    @property
    def fate(self) -> Fate:
        """ok; later: worth another try (4yz: greylisting, a full disk); never: refused for good (5yz)."""
        if 200 <= self.code < 300:
            return "ok"
        return "never" if 500 <= self.code < 600 and not self._is_full else "later"

    @property
    def is_dead_address(self) -> bool:
        """True if nobody is at that address: by its enhanced code (RFC 3463), else by the plain one."""
        found = _ENHANCED.search(self.reply)
        if self.fate != "never":
            return False
        if found:
            return found[2] == "1" or (found[2], found[3]) == ("2", "1")
        return self.code in (550, 551, 553)

    @property
    def _is_full(self) -> bool:
        """A full mailbox (x.2.2) is emptied some day, whatever the code's first figure says."""
        found = _ENHANCED.search(self.reply)
        return found is not None and (found[2], found[3]) == ("2", "2")


class Lost(Exception):
    """The connection broke or timed out; `why` in words."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Wire:
    """An open connection, used by one thread."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    def offer(self, mail: Mail) -> Answer:
        """The server's answer to sender and reader of the mail; MailRefused if it refuses the sender, Lost."""
        answer = self._ask(lambda: self._smtp.mail(mail.envelope_from))
        if answer.fate == "never":
            raise MailRefused(
                f"the mail server refuses our sender's address ({_said(answer)})", where=mail.envelope_from,
                next="Write another address as `from` or `bounces`, or ask the server's keeper.",
            )  # fmt: skip
        if answer.fate == "ok":
            answer = self._ask(lambda: self._smtp.rcpt(mail.reader.address))
        if answer.fate != "ok" and answer.code != CLOSING:
            self._ask(self._smtp.rset)
        return answer

    def hand_over(self, mail: Mail) -> Answer:
        """The server's answer to the mail itself; Lost if none came, and then nobody knows whether it was taken."""
        return self._ask(lambda: self._smtp.data(mail.content))

    def close(self) -> None:
        """Leave politely; a server that is gone already does not matter."""
        with suppress(smtplib.SMTPException, OSError):
            self._smtp.quit()

    def _ask(self, ask: Callable[[], tuple[int, bytes]]) -> Answer:
        try:
            code, reply = ask()
        except smtplib.SMTPResponseException as error:
            code, reply = error.smtp_code, _bytes(error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._smtp.close()
            raise Lost(_words(error)) from error
        return Answer(code, " ".join(reply.decode("utf-8", "replace").split())[:REPLY_KEPT])


def open_wire(server: MailServer) -> Wire:
    """A connection that is ready for mail. MailUnreachable (worth another try) or MailRefused (not)."""
    where = f"{server.host}:{server.port}"
    try:
        smtp = _connect(server)
    except ssl.SSLError as error:
        raise MailRefused(
            f"no TLS with the mail server ({_words(error)})", where=where,
            next="Check tls and port: starttls is mostly 587, implicit 465; a certificate of your own: ca_file.",
        ) from error  # fmt: skip
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnreachable(
            f"no mail server answers ({_words(error)})", where=where,
            next="Nothing is lost: what was not sent leaves with the next run. Check host and port.",
        ) from error  # fmt: skip
    try:
        _introduce(smtp, server)
    except (smtplib.SMTPException, OSError) as error:
        smtp.close()
        raise _refused(error, where) from error
    return Wire(smtp)


def _connect(server: MailServer) -> smtplib.SMTP:
    if server.tls == "implicit":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout_s, context=_trust(server))
    return smtplib.SMTP(server.host, server.port, timeout=server.timeout_s)


def _introduce(smtp: smtplib.SMTP, server: MailServer) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.tls == "starttls":
        smtp.starttls(context=_trust(server))
        smtp.ehlo()
    if server.login:
        smtp.login(server.login, server.password)


def _trust(server: MailServer) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(server.ca_file) if server.ca_file else None)


def _refused(error: Exception, where: str) -> MailError:
    """Why the server would not have us; a code of 4yz, and silence, are worth another try."""
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return MailRefused(f"the mail server refuses the login ({_words(error)})", where=where,
                           next="Check login and password.")  # fmt: skip
    if isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError):
        return MailRefused(f"the mail server cannot do what tls or login ask for ({_words(error)})", where=where,
                           next="Check tls and port; without TLS nothing is sent.")  # fmt: skip
    return MailUnreachable(f"the mail server stopped answering ({_words(error)})", where=where,
                           next="Nothing is lost: what was not sent leaves with the next run.")  # fmt: skip


def _said(answer: Answer) -> str:
    return f"{answer.code} {answer.reply}".strip()


def _words(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_bytes(error.smtp_error).decode('utf-8', 'replace')}"[:REPLY_KEPT]
    if isinstance(error, TimeoutError):
        return "it timed out"
    return (str(error) or type(error).__name__)[:REPLY_KEPT]


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode("utf-8", "replace")
