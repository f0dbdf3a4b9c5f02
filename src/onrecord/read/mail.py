"""A mail (.eml) becomes a page: the newsletter in it as HTML or text, with its subject, day and sender."""

import re
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from onrecord.model import Hints, Page, PageForm, Skipped

_FIRST = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]+):\s", re.I
)


def looks_like_mail(head: bytes) -> bool:
    """True if a stream that begins so is a mail as servers hand it on."""
    return bool(_FIRST.match(head))


def page_of_mail(body: bytes, locator: str, hints: Hints, now: datetime) -> Page | Skipped:
    """The mail's HTML (without any, its text) as a page; attachments are left out. What the caller says goes first."""
    mail = message_from_bytes(body, policy=default)
    part = _attempt(lambda: mail.get_body(("html", "plain")))
    words = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(words, bytes) or not words.strip():
        return Skipped(locator, "read", "the mail holds no text; save what it has attached, and give that")
    form: PageForm = "html" if part.get_content_type() == "text/html" else "text"
    name, address = parseaddr(_header(mail, "From") or "")
    told = Hints(
        source_id=hints.source_id, url=hints.url, outlet=hints.outlet or name or address or None,
        title=hints.title or _header(mail, "Subject"), published=hints.published or _day(mail),
    )  # fmt: skip
    return Page(locator, form, words, now, told, charset=_attempt(part.get_content_charset))


def _header(mail: EmailMessage, name: str) -> str | None:
    """The words of a header on one line; None if it has none."""
    words = _attempt(lambda: str(mail[name] or ""))
    return " ".join(words.split()) or None if words else None


def _day(mail: EmailMessage) -> str | None:
    """The instant of the Date header as ISO 8601, or None."""
    stated = _header(mail, "Date")
    instant = _attempt(lambda: parsedate_to_datetime(stated)) if stated else None
    return instant.isoformat() if instant else None


def _attempt(read: Callable[[], Any]) -> Any:
    """What `read` gives, or None: the standard library raises many errors on malformed headers, and documents few."""
    try:
        return read()
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None
