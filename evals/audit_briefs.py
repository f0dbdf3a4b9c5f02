"""Forty briefs, every line of them read a second time against its cited words; prints one JSON line.

    audit_briefs.py --record PATH [--subjects FILE] [--cache DIR] [--show FILE] [--verdicts FILE]

The record is one that `onrecord read` filled from the corpus. `--show` writes the lines with their cited words, to be
read by a person; `--verdicts` writes one row a line without a word of it: the brief, the section, its cites as
[id, start, end], and what the second reading found. Rows of that file marked `"by": "eye"` (a person laid the line
beside its cited words) are kept. `--cache` keeps accounts, which take most of the time.
"""

import argparse
import hashlib
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.audit_eye import read_verdicts
from evals.audit_lines import Finding, check_line
from onrecord.errors import NothingFound
from onrecord.model import Account, Brief, Line
from onrecord.record import open_record
from onrecord.run.asking import Question, make_account, question_terms
from onrecord.run.wiring import Wiring
from onrecord.tell import BriefQuestion, write_brief

FOLDER = Path(__file__).parent
Json = dict[str, Any]


def read_subjects(path: Path) -> list[str]:
    """The subjects, one a line; lines that begin with # are notes."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def find_account(record: Path, subject: str, cache: Path | None) -> Account | None:
    """The account on the subject, taken from and kept in the folder `cache`; None if the record has no article."""
    name = re.sub(r"\W+", "_", subject)
    kept = cache / f"{name}.pkl" if cache else None
    if kept and kept.is_file():
        account: Account = pickle.loads(kept.read_bytes())
        return account
    wiring = Wiring()
    try:
        with open_record(str(record), wiring.clock, read_only=True) as opened:
            account = make_account(opened, Question(about=subject), wiring)
    except NothingFound:
        return None
    if kept:
        kept.write_bytes(pickle.dumps(account, protocol=5))
    return account


def told_lines(brief: Brief) -> Iterator[tuple[str, Line]]:
    """Each line with the name of its section, those of the timeline last."""
    for section in brief.sections:
        for line in section.lines:
            yield section.name, line
    for entry in brief.timeline:
        for line in entry.lines:
            yield "timeline", line


def line_key(line: Line) -> str:
    """A short name for a line: the hash of its words and cites."""
    cites = [[c.source_id, c.span.start, c.span.end] for c in line.cites]
    return hashlib.sha256(json.dumps([line.text, cites]).encode()).hexdigest()[:10]


def verdict_row(subject: str, section: str, line: Line, finding: Finding) -> Json:
    """What is kept of a line: no word of it, only where its words stand and what was found."""
    classes = sorted({why.split(":", 1)[0] for why in finding.why})
    return {
        "key": line_key(line), "by": "rules", "brief": subject, "section": section, "verdict": finding.verdict,
        "classes": classes,
        "cites": [[c.source_id, c.span.start, c.span.end] for c in line.cites],
    }  # fmt: skip


def describe(subject: str, section: str, line: Line, finding: Finding) -> str:
    """The line with its cited words, for a person to read."""
    cites = "\n".join(f"    [{c.outlet}, {c.published}] {' '.join(c.words.split())}" for c in line.cites)
    why = "; ".join(finding.why)
    return f"{line_key(line)} {subject} / {section}: {finding.verdict} {why}\n  {line.text}\n{cites}\n"


def main() -> None:
    """Write the briefs, check every line, and print the counts."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--record", type=Path, required=True)
    options.add_argument("--subjects", type=Path, default=FOLDER / "audit_subjects.txt")
    options.add_argument("--cache", type=Path)
    options.add_argument("--show", type=Path)
    options.add_argument("--verdicts", type=Path)
    asked = options.parse_args()
    rows, shown, briefs = [], [], 0
    for subject in read_subjects(asked.subjects):
        account = find_account(asked.record, subject, asked.cache)
        if account is None:
            continue
        briefs += 1
        brief = write_brief(account, BriefQuestion(subject, terms=question_terms(subject, Wiring())))
        for section, line in told_lines(brief):
            finding = check_line(line)
            rows.append(verdict_row(subject, section, line, finding))
            shown.append(describe(subject, section, line, finding))
    if asked.verdicts:
        kept = [row for row in read_verdicts(asked.verdicts) if row.get("by") == "eye"]
        asked.verdicts.write_text("".join(json.dumps(row) + "\n" for row in rows + kept), "utf-8")
    if asked.show:
        asked.show.write_text("\n".join(shown), "utf-8")
    verdicts = Counter(row["verdict"] for row in rows)
    classes = Counter(c for row in rows for c in row["classes"])
    share = verdicts["supported"] / max(1, len(rows))
    print(json.dumps({"stage": "briefs", "briefs": briefs, "lines": len(rows), "supported": round(share, 4),
                      "verdicts": dict(verdicts), "classes": dict(classes)}))  # fmt: skip


if __name__ == "__main__":
    main()
