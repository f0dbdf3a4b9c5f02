"""Many reports become one account: entities, copies, occurrences, series, facings, promises, stories."""

from onrecord.thread.account import build_account
from onrecord.thread.corrections import correct_statement, read_field
from onrecord.thread.edits import Edit, Note, diff_readings, find_notes
from onrecord.thread.placements import Placement, place_articles, place_readings
from onrecord.thread.steering import steer_placements
from onrecord.thread.traces import page_key, trace_article, trace_statement

__all__ = [
    "Edit",
    "Note",
    "Placement",
    "build_account",
    "correct_statement",
    "diff_readings",
    "find_notes",
    "page_key",
    "place_articles",
    "place_readings",
    "read_field",
    "steer_placements",
    "trace_article",
    "trace_statement",
]  # fmt: skip
