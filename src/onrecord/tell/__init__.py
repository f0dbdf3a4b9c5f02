"""The account becomes words and pictures; every line cites."""

from onrecord.tell.account_page import write_figure, write_happening
from onrecord.tell.audit import all_lines, find_faults
from onrecord.tell.brief import newest_day, write_brief
from onrecord.tell.changes import ChangeKind, tell_changes
from onrecord.tell.render import render_html, render_markdown, render_page, render_text
from onrecord.tell.series import find_series
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion
from onrecord.tell.timeline import write_timeline

__all__ = [
    "BriefQuestion", "ChangeKind", "Shelf", "all_lines", "find_faults", "find_series", "newest_day", "render_html",
    "render_markdown", "render_page", "render_text", "tell_changes", "write_brief", "write_figure", "write_happening",
    "write_timeline",
]  # fmt: skip
