"""A letter becomes a mail: its headers, its parts, and the bytes that the server gets.

Headers: RFC 5322; list: RFC 2919 and 2369; one-click unsubscribe: RFC 8058; returned mail: a VERP address for each
reader. Message-IDs are made from issue and reader: the same letter to the same reader always has the same.
"""

import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from onrecord.desk.plan import MailServer, Newsletter, Reader
from onrecord.model.ids import content_id
from onrecord.model.mailing import Picture

LEAVE_MARK = "onrecord-token-of-the-reader"
"""Stands for the reader's token while the parts of an edition are made, which all its readers share."""
REFERENCES_AT_MOST = 10
"""Message-IDs of the thread that a mail names: mail programs need the first and the last few."""
LINE_MOST = 76
_FOLDED = "\r\n "


@dataclass(frozen=True, slots=True)
class MailBody:
    """The parts of a mail as all readers of an edition get them, with LEAVE_MARK for the token."""

    text: str
    html: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, ready to be handed over: from whom (the address that returned mail goes to), to whom, and its bytes."""

    reader: Reader
    envelope_from: str
    message_id: str
    content: bytes


def message_id(issue_id: str, reader: str, domain: str) -> str:
    """The Message-ID of an issue for a reader."""
    return f"<{content_id('mail', issue_id, reader)}.{issue_id[:8]}@{domain}>"


def thread_root(thread: str, reader: str, domain: str) -> str:
    """The Message-ID that all mails of a thread to a reader refer to; no mail has it."""
    return f"<{content_id('thread', thread, reader)}.thread@{domain}>"


def picture_id(number: int, domain: str) -> str:
    """The Content-ID of the picture of that number, without its brackets."""
    return f"picture{number}@{domain}"


def bounce_address(bounces: str, issue_id: str, reader: str) -> str:
    """Where a mail comes back to that cannot be delivered: it says which issue and which reader (VERP)."""
    local, domain = bounces.rsplit("@", 1)
    return f"{local}+{issue_id[:8]}-{reader}@{domain}"


def list_id(letter: Newsletter, server: MailServer) -> str:
    """The List-Id: the newsletter's name in letters and digits, under the list domain."""
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in letter.name.lower()).split())
    return f"<{plain or content_id('list', letter.name)}.{server.list_domain}>"


class MailMaker:
    """Makes the mails of one edition: its parts are encoded once, each reader's headers stand before them."""

    def __init__(
        self, server: MailServer, letter: Newsletter, issue_id: str, made_at: datetime, subject: str, body: MailBody,
        thread: str,
    ) -> None:  # fmt: skip
        self._server, self._issue_id, self._thread = server, issue_id, thread
        self._head = _write_head(server, letter, subject, made_at)
        self._parts = _encode_parts(body, server.list_domain, content_id("boundary", issue_id, body.text))

    def make(self, reader: Reader, before: Sequence[str] = ()) -> Mail:
        """The mail to that reader; `before` are the Message-IDs of the thread's earlier mails, oldest first."""
        server, domain = self._server, self._server.list_domain
        own = message_id(self._issue_id, reader.id, domain)
        chain = (thread_root(self._thread, reader.id, domain), *before[-REFERENCES_AT_MOST:])
        leave = [f"<{server.leave_url.replace('{token}', reader.token)}>"]
        if server.leave_mail:
            leave.append(f"<mailto:{server.leave_mail}?subject=unsubscribe%20{reader.token}>")
        head = (
            f"To: {_write_address(reader)}\r\n"
            f"Message-ID: {own}\r\n"
            f"In-Reply-To: {chain[-1]}\r\n"
            f"References: {_FOLDED.join(chain)}\r\n"
            f"List-Unsubscribe: {f',{_FOLDED}'.join(leave)}\r\n"
        )
        parts = self._parts.replace(LEAVE_MARK.encode(), reader.token.encode())
        envelope = bounce_address(server.bounces, self._issue_id, reader.id)
        return Mail(reader, envelope, own, head.encode() + self._head + parts)


def _write_head(server: MailServer, letter: Newsletter, subject: str, made_at: datetime) -> bytes:
    """The headers that all mails of an edition share."""
    head = EmailMessage(policy=SMTP)
    head["From"] = Address(server.sender_name, addr_spec=server.sender)
    if server.reply_to:
        head["Reply-To"] = server.reply_to
    head["Subject"] = subject
    head["Date"] = format_datetime(made_at)
    head["List-Id"] = f"{_plain_name(letter.name)} {list_id(letter, server)}".strip()
    head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    head["Auto-Submitted"] = "auto-generated"
    head["MIME-Version"] = "1.0"
    return head.as_bytes().rstrip(b"\r\n") + b"\r\n"


def _write_address(reader: Reader) -> str:
    """The reader's name and address, encoded where the name is not plain letters."""
    if all(c.isascii() and (c.isalnum() or c in " -") for c in reader.name):
        return f"{reader.name} <{reader.address}>".strip()
    head = EmailMessage(policy=SMTP)
    head["To"] = Address(reader.name, addr_spec=reader.address)
    return head.as_bytes().decode("ascii").removeprefix("To:").strip()


def _plain_name(name: str) -> str:
    """The name as a quoted phrase, or nothing where it is not plain letters."""
    return f'"{name}"' if name.isascii() and not set(name) & set('"\\') else ""


def _encode_parts(body: MailBody, domain: str, boundary: str) -> bytes:
    """The Content headers and parts of the mail, text before HTML before its pictures."""
    whole = MIMEPart(policy=SMTPUTF8)
    whole["Content-Type"] = f'multipart/alternative; boundary="={boundary}.1"'
    whole.attach(_text_part(body.text, "plain"))
    html = _text_part(body.html, "html")
    if body.pictures:
        related = MIMEPart(policy=SMTPUTF8)
        related["Content-Type"] = f'multipart/related; type="text/html"; boundary="={boundary}.2"'
        related.attach(html)
        for number, picture in enumerate(body.pictures, start=1):
            related.attach(_picture_part(picture, number, domain))
        whole.attach(related)
    else:
        whole.attach(html)
    return whole.as_bytes()


def _text_part(text: str, subtype: str) -> MIMEPart:
    part = MIMEPart(policy=SMTPUTF8)
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(quote_text(text))
    return part


def quote_text(text: str) -> str:
    """The text as quoted-printable (RFC 2045), each LEAVE_MARK whole on a line of its own."""
    lines = text.replace("\r\n", "\n").encode("utf-8", "replace")
    pieces = [
        binascii.b2a_qp(piece, istext=True, header=False).decode("ascii") for piece in lines.split(LEAVE_MARK.encode())
    ]
    return f"=\n{LEAVE_MARK}=\n".join(pieces)


def _picture_part(picture: Picture, number: int, domain: str) -> MIMEPart:
    part = MIMEPart(policy=SMTPUTF8)
    part["Content-Type"] = f'image/png; name="chart{number}.png"'
    part["Content-Transfer-Encoding"] = "base64"
    part["Content-ID"] = f"<{picture_id(number, domain)}>"
    part["Content-Disposition"] = f'inline; filename="chart{number}.png"'
    encoded = binascii.b2a_base64(picture.png, newline=False).decode("ascii")
    part.set_payload("\n".join(encoded[at : at + LINE_MOST] for at in range(0, len(encoded), LINE_MOST)))
    return part
