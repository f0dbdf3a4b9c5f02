"""The record: an append-only store of pages, articles and readings, in one SQLite file or a PostgreSQL database."""

from onrecord.record.check import Fault
from onrecord.record.choosing import Chosen, Limit
from onrecord.record.mailing import Mailbook
from onrecord.record.opening import open_record
from onrecord.record.rows import Run
from onrecord.record.search import Found
from onrecord.record.store import Facts, Kept, Record
from onrecord.record.views import MACHINE, StatementFilter, View

__all__ = [
    "MACHINE", "Chosen", "Facts", "Fault", "Found", "Kept", "Limit", "Mailbook", "Record", "Run", "StatementFilter",
    "View", "open_record",
]  # fmt: skip
