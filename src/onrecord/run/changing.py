"""What changed: between two days, by either clock; and in pages that were read again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onrecord.errors import NothingFound, SettingWrong
from onrecord.model import Account, Line, Reading
from onrecord.record import Record
from onrecord.run.asking import Question, make_account, question_terms, settle_subject
from onrecord.run.wiring import Wiring
from onrecord.tell import BriefQuestion, ChangeKind, newest_day, tell_changes
from onrecord.thread import Edit, Note, diff_readings, find_notes

Clock = Literal["published", "learned"]
"""published: what articles were out by a day; learned: what the record had read, and people decided, by a day."""
CHANGES_AT_MOST = 12
"""Lines of each kind: more is a brief."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What changed from one version of an article to the next."""

    before: Reading
    after: Reading
    edits: tuple[Edit, ...]
    notes: tuple[Note, ...]


def find_changes(
    record: Record, question: Question, wiring: Wiring, clock: Clock = "published", limit: int = CHANGES_AT_MOST
) -> tuple[dict[ChangeKind, tuple[Line, ...]], Account]:
    """What the record says on the question's `as_of` day (None: now) and did not say on its `since` day; and the
    account of now.

    By the clock `published`, decisions of people count from the day of the decision on; SettingWrong without a
    `since` day, or if the days run backwards; NothingFound if no article bears on the question.
    """
    since, until = question.since, question.as_of
    if since is None or (until is not None and until < since):
        raise SettingWrong("the days do not run forward", where="--since, --until", next="Give --since a day before.")
    late = replace(question, since=None)
    early = replace(late, as_of=since)
    if clock == "learned":
        late, early = replace(late, as_of=None, known=until), replace(late, as_of=None, known=since)
    after = make_account(record, late, wiring)
    before = _account_before(record, early, wiring)
    if before is not None and clock == "published":
        before = replace(before, marks=tuple(m for m in before.marks if m.on <= since))
    settled = settle_subject(record, question, wiring)
    terms = question_terms(settled.about, wiring)
    asked = BriefQuestion(settled.about, since, until or newest_day(after), question.size, terms)
    return tell_changes(before, after, asked, limit), after


def _account_before(record: Record, question: Question, wiring: Wiring) -> Account | None:
    """The account as it was then; None if nothing was known, or the situation was not yet followed."""
    try:
        return make_account(record, question, wiring)
    except NothingFound:
        return None


def find_edits(record: Record, article_id: str | None = None) -> Iterator[Edits]:
    """The changes from each version of an article to the next (None: of all articles read in several versions).

    NothingFound if the record has no such article; an article that was read once has none.
    """
    view = record.view()
    if article_id is not None and view.article(article_id) is None:
        raise NothingFound(f"the record has no article {article_id!r}", next="Find ids with `onrecord ids article`.")
    for newest in view.changed_ids() if article_id is None else [article_id]:
        for before, after in pairwise(view.readings(view.versions(newest))):
            yield Edits(before, after, diff_readings(before, after), find_notes(after))
