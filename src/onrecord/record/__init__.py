"""The record: an append-only store of pages, articles and readings, in one SQLite file."""

from onrecord.record.check import Fault
from onrecord.record.rows import Run
from onrecord.record.search import Found
from onrecord.record.store import Facts, Kept, Record, open_record
from onrecord.record.views import MACHINE, StatementFilter, View

__all__ = ["MACHINE", "Facts", "Fault", "Found", "Kept", "Record", "Run", "StatementFilter", "View", "open_record"]
