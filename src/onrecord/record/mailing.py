"""The part of the record that knows what was sent to whom: issues, deliveries, standings and leases.

Rows are only added; each method is one transaction. What a sender must not get wrong is decided within it: an issue
is made once, a delivery is noted only by the sender that holds the lease.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from onrecord.errors import SenderBusy
from onrecord.model.ids import content_id
from onrecord.model.mailing import Delivery, Issue, Standing, Told
from onrecord.ports import Clock
from onrecord.record.rows import pack, storable, unpack
from onrecord.record.store import Record
from onrecord.record.tables import articles, deliveries, editions, issues, leases, standings

ASKED_AT_ONCE = 500
"""Readers named in one query: SQLite takes some 30,000 values, a server fewer."""
ANSWERED = ("accepted", "refused")
"""What a server said of a mail; one that was taken and came back is refused after all."""


class Mailbook:
    """What a record knows of its newsletters."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record, self._clock = record, clock

    def keep_issue(self, issue: Issue) -> Issue:
        """The issue is in the record; if one of that newsletter and slot already was, that one, which holds."""
        with self._record.writing() as connection:
            found = _read_issue(connection, select(issues).where(issues.c.id == issue.id))
            if found is None:
                connection.execute(insert(issues), {
                    "id": issue.id, "newsletter": storable(issue.newsletter), "slot": issue.slot,
                    "made_at": issue.made_at, "body": issue.body, "learned_at": self._clock.now(),
                })  # fmt: skip
        return found or issue

    def issue(self, newsletter: str, slot: str) -> Issue | None:
        """The issue of that newsletter and slot, or None if it was not made."""
        chosen = select(issues).where(issues.c.id == content_id("issue", newsletter, slot))
        with self._record.reading() as connection:
            return _read_issue(connection, chosen)

    def newest_issue(self, newsletter: str) -> Issue | None:
        """The issue of that newsletter that was made last, or None."""
        chosen = select(issues).where(issues.c.newsletter == storable(newsletter))
        with self._record.reading() as connection:
            return _read_issue(connection, chosen.order_by(issues.c.seq.desc()).limit(1))

    def issues(self) -> Iterator[Issue]:
        """All issues, in the order in which they were made."""
        with self._record.reading() as connection:
            for row in connection.execute(select(issues).order_by(issues.c.seq)):
                yield Issue(row.newsletter, row.slot, row.made_at, row.body)

    def find_issue(self, begins: str) -> Issue | None:
        """The issue whose id begins so, or None."""
        with self._record.reading() as connection:
            return _read_issue(connection, select(issues).where(issues.c.id.startswith(begins, autoescape=True)))

    def keep_edition(self, issue_id: str, thread: str, keys: Iterable[str]) -> str:
        """The lines told to some readers of an issue are in the record; the edition's id."""
        told = sorted(keys)
        edition = content_id("edition", issue_id, *told)
        with self._record.writing() as connection:
            if connection.execute(select(editions.c.seq).where(editions.c.id == edition)).first() is None:
                connection.execute(insert(editions), {
                    "id": edition, "issue": issue_id, "thread": thread, "keys": pack(told),
                    "learned_at": self._clock.now(),
                })  # fmt: skip
        return edition

    def edition_keys(self, edition: str) -> frozenset[str]:
        """The keys of the lines that the edition tells; none if there is no such edition."""
        with self._record.reading() as connection:
            keys = connection.execute(select(editions.c["keys"]).where(editions.c.id == edition)).scalar()
        return frozenset(unpack(keys)) if keys else frozenset()

    def note(self, found: Sequence[Delivery], lease: tuple[str, str] | None = None, *, synced: bool = True) -> None:
        """The deliveries are in the record; SenderBusy (and none is) if another holder has the lease by now.

        Those that are not `synced` outlive the process, but perhaps not a loss of power.
        """
        rows = [
            {"issue": d.issue_id, "reader": d.reader, "state": d.state, "edition": d.edition or None,
             "tries": d.tries, "code": d.code, "reply": storable(d.reply), "not_before": d.not_before,
             "learned_at": d.at}
            for d in found
        ]  # fmt: skip
        with self._record.writing(synced=synced) as connection:
            if lease is not None:
                _require(connection, *lease)
            if rows:
                connection.execute(insert(deliveries), rows)

    def states(self, issue_id: str) -> dict[str, Delivery]:
        """What became of the issue for each reader that it was tried for."""
        with self._record.reading() as connection:
            chosen = select(deliveries).where(deliveries.c.issue == issue_id).order_by(deliveries.c.seq)
            return {row.reader: _read_delivery(row) for row in connection.execute(chosen)}

    def told(self, readers: Sequence[str]) -> Mapping[str, tuple[Told, ...]]:
        """The issues that each of the readers got, oldest first."""
        got: dict[str, dict[str, Any]] = defaultdict(dict)
        with self._record.reading() as connection:
            for some in _portions(readers):
                chosen = select(deliveries).where(deliveries.c.reader.in_(some), deliveries.c.state.in_(ANSWERED))
                for row in connection.execute(chosen.order_by(deliveries.c.seq)):
                    got[row.reader].pop(row.issue, None)
                    if row.state == "accepted":
                        got[row.reader][row.issue] = row
            known = _read_editions(connection, {row.edition for rows in got.values() for row in rows.values()})
        return {
            reader: tuple(Told(i, *known[r.edition][:2], r.learned_at, *known[r.edition][2:]) for i, r in rows.items())
            for reader, rows in got.items()
        }

    def learned_at(self, article_ids: Sequence[str]) -> dict[str, datetime]:
        """When the record learned of each of the articles."""
        found: dict[str, datetime] = {}
        with self._record.reading() as connection:
            for some in _portions(article_ids):
                chosen = select(articles.c.id, articles.c.learned_at).where(articles.c.id.in_(some))
                found.update((row.id, row.learned_at) for row in connection.execute(chosen))
        return found

    def take_lease(self, name: str, holder: str, for_s: float, gone: Sequence[str] = ()) -> None:
        """`holder` alone may send under `name` for so many seconds; again for whoever holds it already.

        SenderBusy while another holds it, unless that is known to be `gone`.
        """
        now = self._clock.now()
        with self._record.writing() as connection:
            held = _lease(connection, name)
            if held is not None and held.holder not in (holder, *gone) and held.until > now:
                raise _busy(name, held.holder, held.until)
            _set_lease(connection, name, holder, now, now + timedelta(seconds=for_s))

    def lease_holder(self, name: str) -> str | None:
        """Who may send under `name` now, or None."""
        with self._record.reading() as connection:
            held = _lease(connection, name)
        return held.holder if held is not None and held.until > self._clock.now() else None

    def end_lease(self, name: str, holder: str) -> None:
        """`holder` holds the lease no more; another's is left alone."""
        with self._record.writing() as connection:
            held = _lease(connection, name)
            if held is not None and held.holder == holder:
                _set_lease(connection, name, holder, self._clock.now(), self._clock.now())

    def keep_standing(self, standing: Standing) -> bool:
        """The reader stands so with the newsletter from now on; False if that was so already."""
        with self._record.writing() as connection:
            chosen = select(standings.c.state).where(
                standings.c.reader == standing.reader, standings.c.newsletter == storable(standing.newsletter)
            )
            last = connection.execute(chosen.order_by(standings.c.seq.desc()).limit(1)).scalar()
            if last == standing.state or (last is None and standing.state in ("back", "free")):
                return False
            connection.execute(insert(standings), {
                "reader": standing.reader, "newsletter": storable(standing.newsletter), "state": standing.state,
                "why": storable(standing.why), "learned_at": standing.at,
            })  # fmt: skip
        return True

    def standings(self, readers: Sequence[str]) -> Mapping[tuple[str, str], Standing]:
        """How each of the readers stands with each newsletter it ever left, by reader and newsletter."""
        found: dict[tuple[str, str], Standing] = {}
        with self._record.reading() as connection:
            for some in _portions(readers):
                chosen = select(standings).where(standings.c.reader.in_(some)).order_by(standings.c.seq)
                for row in connection.execute(chosen):
                    one = Standing(row.reader, row.newsletter, row.state, row.learned_at, row.why)
                    found[one.reader, one.newsletter] = one
        return found


def _portions(readers: Sequence[str]) -> Iterable[Sequence[str]]:
    return (readers[at : at + ASKED_AT_ONCE] for at in range(0, len(readers), ASKED_AT_ONCE))


def _read_issue(connection: Connection, chosen: Select[Any]) -> Issue | None:
    row = connection.execute(chosen).first()
    return None if row is None else Issue(row.newsletter, row.slot, row.made_at, row.body)


def _read_delivery(row: Any) -> Delivery:
    return Delivery(
        row.issue, row.reader, row.state, row.learned_at, row.edition or "", row.tries, row.code, row.reply,
        row.not_before,
    )  # fmt: skip


def _read_editions(connection: Connection, wanted: set[str]) -> dict[str, tuple[str, datetime, str, frozenset[str]]]:
    """Newsletter, instant of making, thread and keys of each edition."""
    found: dict[str, tuple[str, datetime, str, frozenset[str]]] = {}
    for some in _portions(sorted(wanted)):
        chosen = select(editions.c.id, editions.c.thread, editions.c["keys"], issues.c.newsletter, issues.c.made_at)
        chosen = chosen.join(issues, issues.c.id == editions.c.issue).where(editions.c.id.in_(some))
        for name, thread, keys, newsletter, made_at in connection.execute(chosen):
            found[name] = (newsletter, made_at, thread, frozenset(unpack(keys)))
    return found


def _lease(connection: Connection, name: str) -> Any:
    return connection.execute(select(leases).where(leases.c.name == name).order_by(leases.c.seq.desc())).first()


def _set_lease(connection: Connection, name: str, holder: str, now: datetime, until: datetime) -> None:
    connection.execute(insert(leases), {"name": name, "holder": holder, "until": until, "learned_at": now})


def _require(connection: Connection, name: str, holder: str) -> None:
    held = _lease(connection, name)
    if held is None or held.holder != holder:
        raise _busy(name, held.holder if held else "nobody", held.until if held else None)


def _busy(name: str, holder: str, until: datetime | None) -> SenderBusy:
    when = f" until {until:%Y-%m-%d %H:%M:%S} UTC" if until else ""
    return SenderBusy(
        f"another sender is at work ({holder}{when})", where=name,
        next="Nothing was sent twice; run it again when the other is done.",
    )  # fmt: skip
