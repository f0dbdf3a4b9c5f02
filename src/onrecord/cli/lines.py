"""Lines with the reports they rest on, as a terminal shows them."""

import textwrap
from collections.abc import Iterable

from onrecord.model import Cite, Line
from onrecord.tell.render.plain import WIDTH
from onrecord.text.edtf import edtf_words

CITES_SHOWN = 4
"""Reports named behind a line; `--json` names them all."""


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """`text` in lines that fit a terminal, after `first` on the first line and `rest` (as wide) on the others."""
    beside = " " * len(first) if rest is None else rest
    return textwrap.fill(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=beside,
                         break_on_hyphens=False, break_long_words=False)  # fmt: skip


def wrap_line(line: Line, mark: str = "  • ", note: str = "") -> str:
    """The line behind `mark`, with `note` and then the reports it cites."""
    return wrap(f"{line.text}{note} [{name_reports(line.cites)}]", mark)


def name_reports(cites: Iterable[Cite]) -> str:
    """Outlets and days of the cited reports, each named once: "The Courier, 12 June 2020; and 3 other reports"."""
    named = list(dict.fromkeys(name_report(cite) for cite in cites))
    more = len(named) - CITES_SHOWN
    others = [f"and {more} other {'report' if more == 1 else 'reports'}"] if more > 0 else []
    return "; ".join([*named[:CITES_SHOWN], *others])


def name_report(cite: Cite) -> str:
    """The report's outlet (or title) and day of publication."""
    return f"{cite.page_name}, {edtf_words(cite.published) if cite.published else 'no date'}"
