"""Whether a report tells a deed as done, or as one that is yet to come."""

from onrecord.model import TOLD_STATUSES, Event, Statement
from onrecord.thread.desk import Desk
from onrecord.thread.words import class_forms, find_words, plain_form

BEFORE_TRIGGER = 30
"""Characters before the word of the deed in which "to" or "will" makes it one that is yet to come."""


def is_done(desk: Desk, statement: Statement) -> bool:
    """True if the event is told as one that was, or goes on: of no day after its report, and not as a plan.

    Headlines tell plans as deeds ("to cut troops"), and so do sentences that say it in other words before ("is
    scheduled to include hours of meetings"). An event without a day of its own is none beside a day to come.
    """
    event, when, published = statement.act, statement.when, desk.published(statement)
    assert isinstance(event, Event)
    if event.status not in TOLD_STATUSES or _is_planned(desk, event):
        return False
    if when is None or when.basis == "published":
        return not desk.looks_ahead(statement)
    return when.start is None or published is None or when.start <= published


def _is_planned(desk: Desk, event: Event) -> bool:
    text = desk.articles[event.trigger.article_id].text
    before = text[event.clause.start : event.trigger.start]
    if any(plain_form(w) in class_forms("planned", "ahead") for w in find_words(before)):
        return True
    last = [plain_form(w) for w in find_words(before[-BEFORE_TRIGGER:])][-2:]
    if not last or last[0] in class_forms("planned", "begun"):
        return False
    return last[-1] in class_forms("planned", "yet") or last[0] in class_forms("planned", "modal")
