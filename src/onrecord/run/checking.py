"""Every line that a record tells, or told its readers in letters, is held against its cites."""

from collections.abc import Iterator
from functools import cache

from onrecord.desk.content import unpack_content
from onrecord.model import Line
from onrecord.record import Mailbook, Record
from onrecord.run.asking import Question, make_brief
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, all_lines, find_faults
from onrecord.tell.support import find_unsupported


def check_lines(record: Record, wiring: Wiring) -> tuple[int, list[str]]:
    """How many lines a memo over the whole record and all its letters have, and which their cites do not bear out."""
    if not record.article_ids():
        return 0, []
    brief, account = make_brief(record, Question(size="memo"), wiring)
    lines = list(all_lines(brief))
    faults = [why for line in lines for why in find_faults(line, Shelf(account))]
    told = list(find_letter_lines(record, wiring))
    return len(lines) + len(told), faults + list(find_letter_faults(record, told))


def find_letter_lines(record: Record, wiring: Wiring) -> Iterator[tuple[str, Line]]:
    """The lines of every issue that was made, with the issue's name; one kept in several is given for each."""
    for issue in Mailbook(record, wiring.clock).issues():
        for part in unpack_content(issue.body).parts:
            yield from ((f"{issue.newsletter} {issue.slot}", one.line) for _, lines in part.sections for one in lines)


def find_letter_faults(record: Record, told: list[tuple[str, Line]]) -> Iterator[str]:
    """What does not hold of the lines: a cite that differs from its article, or words that no cite gives."""

    @cache
    def text_of(article_id: str) -> str:
        article = record.article(article_id)
        return article.text if article else ""

    for where, line in told:
        for cite in line.cites:
            if cite.span.words(text_of(cite.span.article_id)) != cite.words:
                place = f"{cite.span.pair()} of {cite.source_id}"
                yield f"{where}: line {line.text!r}: its cite {place} is not in the article"
        missing = find_unsupported(line.text, line.cites, line.rules)
        if missing:
            yield f"{where}: line {line.text!r}: not in the cited words: {', '.join(missing)}"
