"""Many reports become one account: entities, copies, occurrences, series, facings, promises, stories."""

from onrecord.thread.account import build_account
from onrecord.thread.anchors import anchor_article, anchor_statement, page_key
from onrecord.thread.corrections import correct_statement, read_field
from onrecord.thread.edits import Edit, Note, diff_readings, find_notes
from onrecord.thread.steering import steer_placements
from onrecord.thread.stories import Placement, place_articles, place_readings

__all__ = [
    "Edit", "Note", "Placement", "anchor_article", "anchor_statement", "build_account", "correct_statement",
    "diff_readings", "find_notes", "page_key", "place_articles", "place_readings", "read_field", "steer_placements",
]  # fmt: skip
