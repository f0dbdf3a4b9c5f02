"""The calendar as terminal text: what lies ahead, then what has passed and what became of it."""

import textwrap
from collections.abc import Sequence
from datetime import date

from onrecord.model import Coming
from onrecord.text.edtf import edtf_words

WIDTH = 80
INDENT = " " * 4
AHEAD = frozenset({"ahead", "now", "open"})


def render_calendar(entries: Sequence[Coming], as_of: date | None) -> str:
    """As of which day; ahead and passed apart, soonest first; each entry with its time, its outlet and its status."""
    ahead = [entry for entry in entries if entry.status in AHEAD]
    passed = [entry for entry in entries if entry.status not in AHEAD]
    parts = [f"As of {edtf_words(as_of.isoformat())}", ""] if as_of and entries else []
    for title, told in (("AHEAD", ahead), ("PASSED OR SETTLED", passed)):
        if told:
            parts += [title, *map(_entry, told), ""]
    return "\n".join(parts).rstrip("\n") + "\n" if parts else ""


def _entry(entry: Coming) -> str:
    outlets = dict.fromkeys(c.page_name for c in entry.line.cites)
    begun = " (begun)" if entry.status == "now" else ""
    lines = [f"  {edtf_words(entry.when.edtf)}{begun} · {entry.kind}"]
    lines += textwrap.wrap(
        f"{entry.line.text} [{', '.join(outlets)}]", WIDTH, initial_indent=INDENT, subsequent_indent=INDENT
    )  # fmt: skip
    if entry.why:
        lines.append(f"{INDENT}→ {entry.why}")
    if entry.outcome:
        where = f"{entry.outcome.page_name}, {entry.outcome.published or 'no date'}"
        quoted = " ".join(entry.outcome.words.split())
        lines += textwrap.wrap(f"{where}: “{quoted}”", WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return "\n".join(lines)
