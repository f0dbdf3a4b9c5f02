"""desk.toml becomes a plan: every key known, every zone and address real, every name used once."""

import csv
import hmac
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from onrecord.desk.plan import (
    WEEKDAYS,
    Desk,
    DeskPlan,
    DeskSituation,
    Filter,
    GuestServer,
    MailServer,
    Newsletter,
    Reader,
)
from onrecord.desk.toml import Table, advise, load_table, nearest
from onrecord.errors import SettingWrong
from onrecord.model.brief import SECTION_NAMES

PORTS = {"starttls": 587, "implicit": 465, "none": 25}
HOURS = {"AM": "07:00", "PM": "17:00", "weekly": "07:00", "at once": "00:00"}
"""When a letter leaves if desk.toml does not say."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{8,60}")
"""A token must survive in an address and on one line of a mail (76 characters at most)."""
TOKEN_LENGTH = 32
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_HOST = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def read_plan(path: Path, environ: Mapping[str, str]) -> DeskPlan:
    """The plan in that file; SettingWrong names what is wrong, on which line, and what to write."""
    root = load_table(path)
    mail = root.table("mail")
    server = _read_mail(mail, environ) if mail else None
    key = _unsubscribe_key(mail, environ) if mail else b""
    found = root.tables("desk")
    if not found:
        raise root.missing("desk")
    visitor = root.table("guest")
    guest = _read_guest(visitor) if visitor else None
    root.done()
    desks = tuple(_read_desk(one, key) for one in found)
    if mail:
        mail.done()
    _refuse_twice(((d.name, t) for d, t in zip(desks, found, strict=True)), "name", "desk")
    _refuse_same_names(path, desks)
    return DeskPlan(path, server, desks, guest)


def _read_guest(table: Table) -> GuestServer:
    log = table.text("log_file", "")
    found = GuestServer(
        table.text("server"), table.text("model"), table.file.parent / log if log else None, table.line
    )  # fmt: skip
    table.done()
    return found


def _read_mail(table: Table, environ: Mapping[str, str]) -> MailServer:
    tls = table.choice("tls", tuple(PORTS), "starttls")
    sender = _address(table, "from")
    login, password = table.text("login", ""), _secret(table, environ, "password")
    host = table.text("host")
    if bool(login) != bool(password):
        raise table.wrong("login", "and its password go together", "Give login, and password_env or password_file.")
    if login and tls == "none" and host not in LOOPBACK:
        raise table.wrong("tls", "is 'none', which would send the password in the clear", "Write 'starttls'.")
    ca_file = table.text("ca_file", "")
    if ca_file and not (table.file.parent / ca_file).is_file():
        raise table.wrong("ca_file", f"is {ca_file!r}, which is no file", "Name the file of the certificate.")
    return MailServer(
        host=host, port=int(table.number("port", PORTS[tls], 1, 65535)), tls=tls,  # type: ignore[arg-type]
        sender=sender, sender_name=table.text("name", "The desk"), bounces=_address(table, "bounces", sender),
        leave_url=_leave_url(table), list_domain=_host(table, "list_domain", sender.split("@")[1]),
        reply_to=_address(table, "reply_to", ""), leave_mail=_address(table, "unsubscribe_mail", ""),
        login=login, password=password, ca_file=table.file.parent / ca_file if ca_file else None,
        connections=int(table.number("connections", 2, 1, 16)), timeout_s=table.number("timeout_s", 30, 0.1, 600),
        doubt=table.choice("doubt", ("again", "leave"), "again"),  # type: ignore[arg-type]
    )  # fmt: skip


def _leave_url(table: Table) -> str:
    url = table.text("unsubscribe")
    if not url.startswith("https://") or url.count("{token}") != 1 or " " in url or not url.isascii():
        raise table.wrong(
            "unsubscribe", f"is {url!r}", "One-click needs an address like https://example.org/leave/{token}."
        )  # fmt: skip
    return url


def _address(table: Table, key: str, default: str | None = None) -> str:
    found = table.text(key) if default is None else table.text(key, default)
    if found and not _ADDRESS.fullmatch(found):
        raise table.wrong(key, f"is {found!r}, which is no mail address", "Write it as name@example.org.")
    return found


def _host(table: Table, key: str, default: str) -> str:
    found = table.text(key, default)
    if not _HOST.fullmatch(found):
        raise table.wrong(key, f"is {found!r}, which is no host name", "Write it as desk.example.org.")
    return found


def _secret(table: Table, environ: Mapping[str, str], key: str) -> str:
    """What stands in the variable KEY_env or the file KEY_file; "" if neither is given."""
    variable, file = table.text(f"{key}_env", ""), table.text(f"{key}_file", "")
    if variable and not environ.get(variable):
        raise table.wrong(f"{key}_env", f"names {variable!r}, which is not set", f"Set it: export {variable}=…")
    if not file:
        return environ.get(variable, "") if variable else ""
    try:
        return (table.file.parent / file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise table.wrong(f"{key}_file", f"is {file!r}, which cannot be read", "Check its path.") from error


def _unsubscribe_key(table: Table, environ: Mapping[str, str]) -> bytes:
    return _secret(table, environ, "token_key").encode()


def _read_desk(table: Table, key: bytes) -> Desk:
    name = table.text("name")
    kind = table.choice("kind", ("country", "topic", "industry"))
    situations = tuple(_read_situation(one) for one in table.tables("situation"))
    if not situations:
        raise table.wrong("situation", "is missing: the desk follows nothing", "Add a [[desk.situation]].")
    found = table.table("filter")
    filter = _read_filter(found) if found else Filter()
    letters = tuple(_read_letter(one, name, [s.name for s in situations], key) for one in table.tables("newsletter"))
    table.done()
    return Desk(name, kind, situations, filter, letters, table.line)  # type: ignore[arg-type]


def _read_situation(table: Table) -> DeskSituation:
    found = DeskSituation(
        table.text("name"), table.text("about", ""), table.words("entities"), table.words("like"), table.line
    )  # fmt: skip
    table.done()
    return found


def _read_filter(table: Table) -> Filter:
    sections = table.words("sections")
    for wrong in (s for s in sections if s not in SECTION_NAMES):
        raise table.wrong("sections", f"names {wrong!r}", advise(wrong, SECTION_NAMES))
    found = Filter(
        table.words("outlets"), table.words("without_outlets"), table.text("about", ""), sections,
        int(table.number("least_origins", 1, 1, 100)),
        table.number("least", 0, 0, 1) if table.has("least") else None,
    )  # fmt: skip
    table.done()
    return found


def _read_letter(table: Table, desk: str, situations: Sequence[str], key: bytes) -> Newsletter:
    cadence = table.choice("cadence", tuple(HOURS))
    named = table.words("situations")
    for wrong in (s for s in named if s not in situations):
        raise table.wrong("situations", f"names {wrong!r}, which the desk does not follow", advise(wrong, situations))
    day = table.choice("on", WEEKDAYS, WEEKDAYS[0])
    letter = Newsletter(
        name=table.text("name"), desk=desk, cadence=cadence, zone=_zone(table),  # type: ignore[arg-type]
        at=_clock(table, HOURS[cadence]), on=WEEKDAYS.index(day),
        size=table.choice("size", ("minute", "brief", "memo"), "brief"),  # type: ignore[arg-type]
        readers=tuple(_read_readers(table, key)), situations=named,
        even_if_quiet=table.switch("even_if_quiet"), line=table.line,
    )  # fmt: skip
    table.done()
    return letter


def _zone(table: Table) -> ZoneInfo:
    name = table.text("zone")
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise _unknown_zone(table, name) from error


def _unknown_zone(table: Table, name: str) -> SettingWrong:
    known = sorted(available_timezones())
    by_city = {zone.rsplit("/", 1)[-1]: zone for zone in known}
    near = by_city.get(nearest(name.rsplit("/", 1)[-1], list(by_city)), "")
    advice = f"Did you mean {near!r}?" if near else "Write it as Asia/Baghdad or Europe/London."
    return table.wrong("zone", f"is {name!r}, which no table of time zones knows", advice)


def _clock(table: Table, default: str) -> time:
    found = table.text("at", default)
    match = _CLOCK.fullmatch(found)
    if not match:
        raise table.wrong("at", f"is {found!r}", "Write the hour as 07:00.")
    return time(int(match[1]), int(match[2]))


def _read_readers(table: Table, key: bytes) -> Iterator[Reader]:
    """The readers in the table and those of its file; an address that stands there twice is refused."""
    letter = table.text("name")
    seen: dict[str, str] = {}
    tokens: dict[str, str] = {}
    for source, where, reader in _all_readers(table, letter, key):
        if reader.id in seen:
            raise source.wrong(where, f"names {reader.address!r} twice", "Name each reader once.")
        if reader.token in tokens:
            raise source.wrong(where, f"gives {reader.address!r} the token of another", "Give each its own.")
        seen[reader.id] = tokens[reader.token] = reader.address
        yield reader


def _all_readers(table: Table, letter: str, key: bytes) -> Iterator[tuple[Table, str, Reader]]:
    for one in table.tables("reader"):
        fields = {name: one.text(name, "") for name in ("address", "name", "token")}
        one.done()
        yield one, "address", _reader(one, "address", fields, letter, key)
    file = table.text("readers_file", "")
    if not file:
        return
    try:
        rows = list(csv.DictReader((table.file.parent / file).read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise table.wrong("readers_file", f"is {file!r}, which cannot be read", "Check its path.") from error
    for number, row in enumerate(rows, start=2):
        unknown = [k for k in row if k not in ("address", "name", "token")]
        if unknown or "address" not in row:
            raise table.wrong(
                "readers_file", f"{file}, line {number}: the columns are {', '.join(str(k) for k in row)}",
                "They must be: address, name, token.",
            )  # fmt: skip
        yield table, "readers_file", _reader(table, "readers_file", row, letter, key)


def _reader(table: Table, at: str, row: Mapping[str, str | None], letter: str, key: bytes) -> Reader:
    address, name = (row.get("address") or "").strip(), (row.get("name") or "").strip()
    token = (row.get("token") or "").strip()
    if not _ADDRESS.fullmatch(address):
        raise table.wrong(at, f"is {address!r}, which is no mail address", "Write it as name@example.org.")
    if not token and not key:
        raise table.wrong(
            at, f"of {address!r} has no token to unsubscribe with",
            "Give it a token, or give [mail] token_key_env or token_key_file to make them from.",
        )  # fmt: skip
    token = token or make_token(key, letter, address)
    if not TOKEN.fullmatch(token):
        raise table.wrong(at, f"of {address!r} has the token {token!r}", "Use 8 to 60 letters, digits, - and _.")
    if any(ord(c) < 32 for c in name):
        raise table.wrong(at, f"of {address!r} has a name with a control character", "Write it on one line.")
    return Reader(address, name, token)


def make_token(key: bytes, newsletter: str, address: str) -> str:
    """The token of a reader of a newsletter: nobody can make it who does not know the key."""
    said = f"{newsletter}\0{address.lower()}".encode()
    return hmac.new(key, said, sha256).hexdigest()[:TOKEN_LENGTH]


def _refuse_twice(named: Iterable[tuple[str, Table]], key: str, what: str) -> None:
    seen: set[str] = set()
    for name, table in named:
        if name.lower() in seen:
            raise table.wrong(key, f"is {name!r}, as another {what} is called", "Give each its own name.")
        seen.add(name.lower())


def _refuse_same_names(path: Path, desks: Sequence[Desk]) -> None:
    """Newsletters are called by name, so no two of the file may share one; nor two situations of one desk."""
    seen: set[str] = set()
    for desk in desks:
        told = {s.name.lower() for s in desk.situations}
        if len(told) < len(desk.situations):
            raise SettingWrong("two situations share a name", where=f"{path}, line {desk.line}",
                               next="Give each its own name.")  # fmt: skip
        for letter in desk.newsletters:
            if letter.name.lower() in seen:
                raise SettingWrong(f"two newsletters are called {letter.name!r}", where=f"{path}, line {letter.line}",
                                   next="Give each its own name.")  # fmt: skip
            seen.add(letter.name.lower())
