"""Every line that a record tells is held against its cites."""

from onrecord.record import Record
from onrecord.run.asking import Question, make_brief
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, all_lines, find_faults


def check_lines(record: Record, wiring: Wiring) -> tuple[int, list[str]]:
    """How many lines a memo over the whole record has, and which of them their cites do not bear out."""
    if not record.article_ids():
        return 0, []
    brief, account = make_brief(record, Question(size="memo"), wiring)
    lines = list(all_lines(brief))
    return len(lines), [why for line in lines for why in find_faults(line, Shelf(account))]
