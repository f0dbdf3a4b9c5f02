"""What's next: what the reports schedule, plan or expect, soonest first; what passed already is left out."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model import Commitment, Event, Line, Next, Paragraph, Span, Statement, When
from onrecord.tell.days_ahead import sentences_ahead
from onrecord.tell.loose import find_leaning
from onrecord.tell.quotations import own_words
from onrecord.tell.scheduled import is_scheduled
from onrecord.tell.telling import Telling, content_words, told_when
from onrecord.tell.wording import Refusal, word_sentence
from onrecord.text.about import relevance

LEAST_SCORE = 0.45
FRESH_DAYS = 7
"""What is to come within a time that has begun ("later this month") may be past by the next week."""
UNDATED_DAYS = 3
"""What is to come at no time that is given may have come some days later."""
LONG_PAST_DAYS = 21
"""Days by which a time that a sentence gives lies back, if it is set in the past."""


_AHEAD = re.compile(
    r"\b(?:will|shall|plans? to|planned (?:to|for|on)|planning|until|till|by (?:the|next|[A-Z0-9])|next|upcoming|coming"
    r"|hopes?|hoping|intends?|intended|wants?|agreed?|promis\w*|pledge\w*|vow\w*|tomorrow|later|deadline|to be"
    r"|(?:is|are) (?:to|\w+ing))\b|['’]ll\b"
    r"|(?<!\bwas )(?<!\bwere )(?<!\bhad )(?<!\bbeen )\b(?:planned|expect\w*|schedul\w*|due|set|going|likely)\b"
)
"""Words of what lies ahead; a sentence without any tells what is or was, whatever stands beside it."""
_SAYS = r"\b(?:said|says?|told|announced|warned|confirmed|insisted|added|according|suggested|decided)\b"
_WOULD = re.compile(rf"{_SAYS}[^;]*\bwould\b|\bwould\b[^;]*{_SAYS}(?! (?:about|of)\b)")
"""Where somebody says so, "would" looks ahead; elsewhere back ("they worked out a truce in which all would leave")."""
_PAST = re.compile(
    r"\b(?:used|came) to be\b|\b(?:was|were) (?!to\b)\w+ing\b|\b(?:back|earlier) in [A-Z]"
    r"|\b(?:had|did)(?: not|n[’']t)? (?:plan|expect|think|hope)"
)
"""Words of what was going on when something else was to come."""
_PURPOSE = re.compile(
    r"\b(?:goals?|aims?|plans?|strategy|policy|purpose|idea|task|job|mission|objective)\b[^,;]{0,30} (?:is|are) to\b"
)
"""What a plan is, or is for; that says not that it comes."""


def tell_coming(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` happenings to come, dated ones first."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    for _, _, sentence, when in sorted((*_stated(telling), *_dated(telling)), key=lambda r: r[:3]):
        yield telling.tell_sentence(sentence, "next", when) or _tell_of_report(telling, sentence, when)
    for sentence in labelled_sentences(telling, "whats_next"):
        if _is_fresh(telling, sentence) and speaks_ahead(telling, sentence):
            yield telling.tell_sentence(sentence, "next")


def _tell_of_report(telling: Telling, sentence: Span, when: str | None) -> Line | None:
    """The sentence as a line without the name of what was asked, where the title of its report, which stands beside the
    line, says all of it and it is a matter ("farm bill"): a hearing there is one on the bill. Reports on a country, a
    person or a party end with what is to come elsewhere."""
    title, asked = telling.shelf.article(sentence.article_id).title or "", telling.question
    is_titled = bool(asked.noun_terms) and relevance(title, asked.terms) == 1.0
    if not is_titled or when is None or telling.shelf.is_opinion_piece(sentence.article_id):
        return None
    if sentence in telling.used or telling.is_on_subject(sentence):
        return None
    plain = telling.shelf.words(sentence)
    if find_leaning(telling.shelf, sentence, plain, content_words(asked.about or "")) is not None:
        return None
    wording = word_sentence(telling.shelf, sentence, telling.dating)
    if isinstance(wording, Refusal) or wording.find_loose():
        return None
    return telling.tell(telling.date_report(wording), "next", when)


def _stated(telling: Telling) -> Iterator[tuple[date, float, Span, str | None]]:
    """What statements expect after the day of the brief: its first day (the last there is, if it has none), its worth,
    the sentence and the time to show."""
    for soonest, worth, statement in _expected(telling):
        if speaks_ahead(telling, statement.sentence) and is_scheduled(telling, statement, expected_time(statement)):
            yield soonest, worth, statement.sentence, told_when(statement)


def _dated(telling: Telling) -> Iterator[tuple[date, float, Span, str | None]]:
    """What sentences set for a time to come, whatever the parse made of them."""
    for sentence, when, until in sentences_ahead(telling):
        if when.start and not (_is_set_in_past(telling, sentence) or _is_of_past(telling.shelf.words(until))):
            yield when.start, -telling.relevance(sentence), sentence, when.edtf


def _expected(telling: Telling) -> Iterator[tuple[date, float, Statement]]:
    """Statements of what is to come after the day of the brief, with its first day and their worth."""
    for statement in telling.shelf.account.statements:
        if statement.score < LEAST_SCORE or not looks_ahead(statement) or telling.relevance(statement.sentence) == 0:
            continue
        when = expected_time(statement)
        if _may_still_come(telling, statement, when) and not tells_of_past(telling, statement):
            soonest = when.start if when and when.start and when.end else date.max
            yield soonest, -telling.relevance(statement.sentence), statement


def _may_still_come(telling: Telling, statement: Statement, when: When | None) -> bool:
    """True if what the statement expects lies ahead of the day of the brief, as far as its time tells."""
    if when is None or when.end is None:
        is_later = (
            when is not None and when.start is not None and telling.as_of is not None and when.start > telling.as_of
        )
        return is_later or _is_fresh(telling, statement.sentence, UNDATED_DAYS)
    begun = when.start is not None and telling.as_of is not None and when.start <= telling.as_of
    if telling.shelf.article(statement.article_id).published.day is None or not is_ahead(when, telling.as_of):
        return False
    return not begun or _is_fresh(telling, statement.sentence)


def tells_of_past(telling: Telling, statement: Statement) -> bool:
    """True if the sentence is set in a time well before its report: what lay ahead then has long come or not."""
    return _is_set_in_past(telling, statement.sentence)


def _is_set_in_past(telling: Telling, sentence: Span) -> bool:
    day = telling.shelf.article(sentence.article_id).published.day
    times = (t.when.end for t in telling.shelf.times_in(sentence) if t.when)
    return any(day and end and (day - end).days > LONG_PAST_DAYS for end in times)


def speaks_ahead(telling: Telling, sentence: Span) -> bool:
    """True if the words of the sentence look ahead, and not all the times that it gives are over on the day of the
    brief."""
    ends = [t.when.end for t in telling.shelf.times_in(sentence) if t.when and t.when.end]
    over = bool(ends) and telling.as_of is not None and all(end < telling.as_of for end in ends)
    words = own_words(telling.shelf.words(sentence))
    ahead = _AHEAD.search(words) or _WOULD.search(words)
    return not over and bool(ahead) and not _is_of_past(words)


def _is_of_past(words: str) -> bool:
    """True if the words, quotations aside, tell what went on when something else was to come, or what a plan is."""
    own = own_words(words)
    return _PAST.search(own) is not None or _PURPOSE.search(own) is not None


def looks_ahead(statement: Statement) -> bool:
    """True if the statement tells of what is to come: a dated promise, a plan, a planned event."""
    act = statement.act
    if isinstance(act, Commitment):
        return act.due is not None
    return isinstance(act, Next) or (isinstance(act, Event) and act.status == "planned")


def expected_time(statement: Statement) -> When | None:
    """When the statement says it is to come, as far as it says so."""
    when = statement.act.due if isinstance(statement.act, Commitment) and statement.act.due else statement.when
    return when if when and when.basis != "published" else None


def is_ahead(when: When | None, as_of: date | None) -> bool:
    """True if the time given reaches to the day of the brief or beyond."""
    if when is None or as_of is None:
        return False
    return (when.end is not None and when.end > as_of) or when.start == as_of


def _is_fresh(telling: Telling, span: Span, days: int = FRESH_DAYS) -> bool:
    """True if the article was published no more than so many days before the day of the brief."""
    day = telling.shelf.article(span.article_id).published.day
    return bool(day and telling.as_of and (telling.as_of - day).days <= days)


def labelled_sentences(telling: Telling, role: str, first: int | None = None) -> Iterator[Span]:
    """The `first` sentences (None: all) of paragraphs that their outlet labels so, newest article first."""
    for reading in reversed(telling.shelf.account.readings):
        if reading.article.id in telling.shelf.copy_of:
            continue
        paragraphs = [p for p in reading.article.paragraphs if p.role == role]
        for paragraph in paragraphs:
            held = [s for s in reading.sentences if _stands_in(s, paragraph)][:first]
            yield from (s for s in held if telling.relevance(s) > 0)


def _stands_in(sentence: Span, paragraph: Paragraph) -> bool:
    return paragraph.start <= sentence.start < paragraph.end
