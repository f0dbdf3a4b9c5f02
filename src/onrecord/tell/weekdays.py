"""Whether the day that a bare weekday was read as is sure, from its own clause and from what stands near it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from onrecord.model import Span, Timex
from onrecord.tell.asides import stands_aside
from onrecord.tell.dates import past_verb
from onrecord.tell.other_days import DAY_NAME
from onrecord.tell.quotations import LONGEST_QUOTED, QUOTED
from onrecord.tell.shelf import Shelf

_BARE = re.compile(
    r"(?:(?:(?:about|around) )?\d[^,]{0,20}? )?(?:(?:early|late) )?(?:on )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?",
    re.I,
)
_BREAK = re.compile(r"[;:—–]|,(?= (?:and|but|who|which|when|where|while|as|after|before)\b)")
"""Where a clause begins that another verb governs than that of the words before it."""
_TO_COME = re.compile(
    r"\b(?:(?:is|are|was|were) to|will|would|shall|going to|upcoming|looming|await(?:s|ed|ing)?"
    r"|brac(?:e|es|ed|ing) for|prepar(?:e|es|ed|ing) (?:to|for)"
    r"|(?:plan|expect|intend|threaten|want|need|vow|aim)(?:s|n?ed|n?ing)? to"
    r"|(?:hop|agre|promis|pledg)(?:es?|ed|eing|ing) to"
    r"|hop(?:e|es|ing) for|prospects? of|in time for"
    r"|in advance of|ahead of|deadline of)\b(?P<far>[^,]*)$",
    re.I,
)
"""Words of a clause that govern a time to come, as far as it: what they speak of lay ahead when it was told."""
_SET_ON = re.compile(
    r"\b(?:planned|scheduled|slated|due|set|timed)(?: (?:for|on|to \w+)(?! fire)(?: [a-z]+){0,3})? $"
    r"|\binvit(?:ed|es|ing)\b.* to (?:an?|the) (?:[a-z]+ ){1,4}(?:on )?$|\bon tap for $",
    re.I,
)
"""Words right before a time that set it for what is to come, whatever else the clause tells."""
_FOR = re.compile(r"\bfor (?:the )?$")
"""Before a day itself: what was put down for it lay ahead ("set the meeting for Monday", "their plans for Monday")."""
_SETS_OUT = re.compile(
    r"\b(?:leaves|departs|arrives|flies|travels|heads|goes|visits|begins|starts|opens|sets (?:out|off))\b"
    r".{1,150}\bfollowed by\b"
)
"""Words of a journey or meeting to come and of what comes behind it."""
_NOW = re.compile(
    r"\b(?:is|are|addresses|arrives?|attends?|begins?|delivers?|departs?|embarks|faces|flies|gathers?|goes|heads|holds|hosts|leaves"
    r"|listens?|looks|meets?|opens|prepares?|returns|speaks?|starts|touches|travels|visits|waits|walks|waves"
    r"|plans (?:an?|the|to))\b"
)
"""What is being done, or soon will be: "Orm heads for Ardan Sunday"."""
_TO_BE = re.compile(r"\b(?:will|would|to|scheduled|due|set|expected)\b")
"""Words of what was still to come on the day of the report, and of which its date stays true."""
_GOING_ON = re.compile(r"\b(?:was|were) \w+ing\b")
_GIVEN_OUT = re.compile(r",? (?:the |an? )?(?:[\w.’'-]+ ){1,5}(?:announced|confirmed|told \w+)\b")
""""Orm was travelling to Ardan on Monday, the palace announced": what was given out lies ahead."""
_NOT_ON = re.compile(
    r"\b(?:since|before|after|following|from|until|till|by|of|than|for|between|and|or|to) (?:the |early |late )?$", re.I
)
"""Before a day that bounds what is told, or is another's, and not that on which it is so."""
_IS_AHEAD = re.compile(r" (?:is|are|will|marks)\b")
"""Behind a day: it is itself what is to come ("Sunday is the last day of the feast")."""
_BEFORE = re.compile(r"\b(?:before|by|until|till|ahead of) (?:the )?$", re.I)
_OWNED = re.compile(r"['’]s\b")
""""Before Thursday's deadline": what is named for its day mostly lies ahead of those who act before it."""
_CLOSING = re.compile(r"[”\"]|''")
_OPEN = re.compile(r"(?:“|(?:^|(?<=[\s(\[—–-]))(?:\"|''))(?=\S)(?:(?![”“\"]|'').)*$", re.S)
"""A mark that opens a quotation, and none behind it that closes one."""
_LAST_MONTH = re.compile(r"(?:in )?last (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.I)
_MONTH = re.compile(
    r"(?:(?:early|late|mid)[ -])?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OCCASION = (
    r"(?:speech|address|hearing|meeting|vote|debate|visit|elections?|primary|rally|march|summit|trip"
    r"|talks|session|conference|ceremony|announcement|launch|deadline|decision|ruling)"
)
_AWAITED = re.compile(
    r"(?<!in )(?<!at )(?<!during )(?<!after )(?<!from )(?<!following )\b(?:the|his|her|their|its|[\w.-]+[’']s)"
    rf"(?: [a-z-]+)? {_OCCASION}(?: in [A-Z]\w+)?(?: on)? $"
)
"""A known occasion right before a day, which is its own, and no verb's: "the site of her speech Wednesday"."""
_OWNS_OCCASION = re.compile(rf"['’]s (?:[\w-]+ ){{0,3}}{_OCCASION}\b")
_STARTING = re.compile(
    r"\b(?:starting|beginning|effective|(?:chances?|prospects?|odds|hopes)(?: of \w+)?)(?: on)? $"
    r"|\b(?:leading up|run-?up) to\b[^,]*$"
)
"""Words before a day that may be the next of its name, whatever was told beside them."""
_UNCHANGED = re.compile(
    r"(?<!\bto )(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwill )(?<!\bwould )\b(?:set|put|cut|let|shut|quit|hit|spread)\b"
)
"""Past tenses that look like presents."""
_PERFECT = re.compile(r"\b(?:has|have) (?:also |already |since |been )?\w+")
"""What has been done has no day behind it: "has invited Lund for a meeting on Friday" is of one to come."""
_SINCE = re.compile(r"\bsince\b")
_LEADS_ON = re.compile(
    r"\b(?:to|will|would|shall|could|can|may|might|should|must|due|by|until|till|before|ahead|next|upcoming|coming|set"
    r"|schedul\w*|slated|plan\w*|expect\w*|hop(?:e|es|ed|ing)|prepar\w*)\b|['’]ll\b"
)
"""Words that lead on to what is to come."""
_NOT_DONE = re.compile(r"\b(?:unable|failed|refused|declined|decided|tried|managed) to\b")
"""These lead on to nothing: what they tell was over."""
_HAD_TO = re.compile(r"\b(had|forced) to\b")
"""What had to be done was done."""
_AHEAD_VERB = re.compile(r"(?:scheduled|slated|planned|expected|hoped|prepared|set|due)", re.I)
_UNTIL = re.compile(r"\b(?:by|until|till|through) $")
SURE_MONTHS = 45
"""Days back within which a month without its year is the last of its name. Of 120 that were read as longer past
fifteen lay ahead or were of a year that the story told before; a line reads as well with the bare month."""
NEAR_MONTHS = 92
"""Days behind a report within which a month called the last of its name may be that of the year before."""
SEVERAL = 2
"""Dates behind its own from which a report was written on after its day: one may be a slip or a plan."""
NEARER_PAST = 1
"""Days back beyond which a past tense must show that a weekday is past. Of thirty that were read as five days back
seven lay ahead, all of them in clauses without one, or of a speech or journey to come ("to promise more at Thursday's
summit", of a Sunday); of 356 two or three days back 25 stand in none."""
NEARER_AHEAD = 3
"""Days ahead beyond which the last weekday of the name is nearer: of fifty that were read as four to six days ahead
fifteen were past, none of them where the clause says that something will be or is set."""
_WILL = re.compile(
    r"\b(?:will|would|shall|next|upcoming|(?:plans?|hopes?|intends?|expects?) (?:to|for))\b|['’]ll\b"
    r"|\b(?:is|are|be|has|have)(?: \w+)? (?:due|set|scheduled|slated|expected|planned|poised)\b"
    r"|(?<!was)(?<!were)(?<!been)(?<!first)(?<!as) (?:due|set|scheduled|slated|expected|planned|poised) (?:to|for)\b"
)
"""Words by which a clause of the report's own day speaks of what is surely to come."""
_WILL_BEHIND = re.compile(r" (?:will|would|is|are)\b")
_SOURCE = re.compile(r"\baccording to\b|\b(?:said|says|told)\b")
"""Behind what is to come these begin the words of who said so, and of when."""
BEHIND = 70
"""Characters behind a day in which its verb may stand."""
OLD_LEAD = 3
"""Days before its report of a first sentence that is no news where the report tells of its own day; with two,
reports of Sunday lost their news of Friday."""
OPENING = 2
"""Sentences that open a report with its newest news."""
WEEK = timedelta(days=7)
LATER = timedelta(days=14)
"""Days behind its own within which a date that a report names shows that it was written over."""
_EXPECTED = re.compile(
    r"\b(?:will|would|shall|to|set|due|until|till|by|before|through|schedul\w*|plan\w*|expect\w*|expir\w*|deadline|next"
    r"|upcoming|coming|begins?|starts?|opens?|ends?|effective|from)\b",
    re.I,
)
"""Words of a sentence in which a date may lie ahead."""


def sure_times(shelf: Shelf, sentence: Span) -> list[Timex]:
    """The times of the sentence that can be counted from a known day, but for weekdays that may be of another week, and
    months that may be of another year.

    In a report of no known day only stated times can.
    """
    published = shelf.article(sentence.article_id).published.day
    times = list(shelf.times_in(sentence))
    if published is None:
        return [time for time in times if time.when and time.when.basis == "stated"]
    if closes := _end_of_open_quotation(shelf, sentence):
        times = [time for time in times if time.span.start >= closes or (time.when and time.when.basis == "stated")]
    times = [time for time in times if not _is_of_another_year(shelf, sentence, time, published)]
    return [time for time in times if not is_of_another_week(shelf, sentence, time, published)]


def _end_of_open_quotation(shelf: Shelf, sentence: Span) -> int | None:
    """Where in the text a quotation closes that a sentence above opened; None if the sentence begins in none."""
    paragraph = shelf.paragraph_at(sentence)
    above = shelf.article(sentence.article_id).text[paragraph.start : sentence.start] if paragraph else ""
    if _OPEN.search(above[-LONGEST_QUOTED:]) is None:
        return None
    closing = _CLOSING.search(shelf.words(sentence))
    return sentence.start + closing.end() if closing else sentence.end


def _is_of_another_year(shelf: Shelf, sentence: Span, time: Timex, published: date) -> bool:
    """True for "last July" in August, which may be of the year before; and for a month without its year that was read
    as long past, or stands behind a sentence on the year before."""
    end = time.when.end if time.when and time.when.basis == "relative" else None
    if end is None:
        return False
    surface, back = shelf.words(time.span), (published - end).days
    if _LAST_MONTH.match(surface):
        return back <= NEAR_MONTHS
    if not _MONTH.fullmatch(surface):
        return False
    is_of_year = time.when and time.when.start and _is_told_of_year(shelf, sentence, time.when.start.year)
    return back > SURE_MONTHS or bool(is_of_year)


def _is_told_of_year(shelf: Shelf, sentence: Span, year: int) -> bool:
    """True if the sentence above names an earlier year and not this one: a month without its year may be of that."""
    above = shelf.sentence_above(sentence)
    years = {int(found) for found in _YEAR.findall(shelf.words(above))} if above else set[int]()
    return bool(years) and year not in years and max(years) == year - 1


def is_of_another_week(shelf: Shelf, sentence: Span, time: Timex, published: date) -> bool:
    """True if the time is a bare weekday that may be of the week before or after the one it was read as.

    So is one read as past whose clause looks ahead; one that is nearer ahead than behind and stands in no past tense;
    one read as to come behind a past tense, or by who spoke on a day since which there was such a weekday; the report's
    own in the present tense; the old one of a report's first sentences where it tells of its own further down; one
    counted from another day of the story than the report's; one that owns what the report expects on another day of
    that name; and each in a report that tells of a later date.
    """
    day = time.when.start if time.when and time.when.basis == "relative" and time.when.days == 1 else None
    if day is None or not _BARE.fullmatch(shelf.words(time.span)):
        return False
    if abs(day - published) > WEEK or _is_written_later(shelf, sentence, published):
        return True
    if day > published:
        before, after = words_beside(shelf, sentence, time)
        if (day - published).days > NEARER_AHEAD and not _is_surely_ahead(before, after):
            return True
        return _is_governed_by_past(before) or _was_spoken_before(shelf, sentence, day - WEEK, published)
    if day == published:
        before, after = words_beside(shelf, sentence, time)
        stays_true = _OWNED.match(after) or _TO_BE.search(before[_clause_start(before) :])
        return is_told_now(before, after) and not stays_true
    if _is_owned_ahead(shelf, sentence, time, published) or _looks_ahead(shelf, sentence, time):
        return True
    before, after = words_beside(shelf, sentence, time)
    if (published - day).days > NEARER_PAST and (_OWNS_OCCASION.match(after) or not _is_told_of_past(before, after)):
        return True
    return _is_old_lead(shelf, sentence, time, day, published)


def _is_written_later(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True if the report names a full date some days behind its own, and nothing that is to come on it: its text was
    written over after the day that it bears ("in a letter of 21 September 2030", on the 20th)."""
    return any(day <= published + LATER for day in _later_days(shelf, sentence, published))


def is_written_on(shelf: Shelf, sentence: Span, published: date) -> bool:
    """True if the report names several full dates behind its own, and nothing that is to come on them: a gallery or a
    chronology that was written on for months, of which no undated line is of the report's day."""
    return len(set(_later_days(shelf, sentence, published))) >= SEVERAL


def _later_days(shelf: Shelf, sentence: Span, published: date) -> Iterator[date]:
    """The days behind its own that the report gives with their year, and expects nothing on."""
    for time in shelf.reading(sentence).times:
        start = time.when.start if time.when and time.when.basis == "stated" and time.when.days == 1 else None
        if start is None or start <= published or str(start.year) not in shelf.words(time.span):
            continue
        if not _EXPECTED.search(shelf.words(shelf.sentence_at(time.span))):
            yield start


def _is_owned_ahead(shelf: Shelf, sentence: Span, time: Timex, published: date) -> bool:
    """True for "Thursday's hearing" where the report tells elsewhere what is to come on Thursday."""
    name = DAY_NAME.search(shelf.words(time.span))
    if name is None or not _OWNED.match(words_beside(shelf, sentence, time)[1]):
        return False
    ahead = (t for t in shelf.reading(sentence).times if t.when and t.when.start and t.when.start > published)
    return any(name[0].lower() in shelf.words(t.span).lower() for t in ahead)


def _looks_ahead(shelf: Shelf, sentence: Span, time: Timex) -> bool:
    """True if the words that govern the time in its clause speak of what is to come."""
    before, after = words_beside(shelf, sentence, time)
    if _OWNED.match(after) and _BEFORE.search(before):
        return True
    clause = before[_clause_start(before) :]
    if _GOING_ON.search(clause) and _GIVEN_OUT.match(after):
        return True
    if is_told_now(before, after) or _SETS_OUT.search(clause) or (not clause.strip() and _IS_AHEAD.match(after)):
        return True
    if _SET_ON.search(clause) or (_FOR.search(clause) and not _OWNED.match(after)):
        return True
    ahead = _TO_COME.search(clause)
    return ahead is not None and not (ahead["far"] and _finite_past().search(ahead["far"]))


def words_beside(shelf: Shelf, sentence: Span, time: Timex) -> tuple[str, str]:
    """The words of the sentence before the time and behind it, those in quotation marks blotted out."""
    words = QUOTED.sub(lambda quoted: "”" * len(quoted.group()), shelf.words(sentence))
    return words[: max(0, time.span.start - sentence.start)], words[max(0, time.span.end - sentence.start) :]


def is_told_now(before: str, after: str) -> bool:
    """True if the clause in the words beside a day tells in the present, and in no past tense, what is so on it."""
    clause = before[_clause_start(before) :]
    if not _NOW.search(clause) or _NOT_ON.search(clause):
        return False
    return not (_finite_past().search(clause) or _past_behind().match(after))


def _is_told_of_past(before: str, after: str) -> bool:
    """True if a past tense in the clause of a day, and no noun that may lie ahead of it, is what the day dates."""
    clause = before[_clause_start(before) :]
    if _STARTING.search(clause) or _UNTIL.search(before):
        return False
    if _AWAITED.search(clause) and not _past_behind().match(after):
        return False
    done = _PERFECT.sub(" ", clause)
    told = _finite_past().search(done) or _UNCHANGED.search(done) or _past_behind().search(after[:BEHIND])
    return told is not None or _SINCE.search(clause) is not None


def _is_governed_by_past(before: str) -> bool:
    """True if a past tense stands before a day read as to come, and behind it no word of what is to come."""
    clause = _HAD_TO.sub(r"\1", before[_clause_start(before) :])
    clause = _PERFECT.sub(" ", _NOT_DONE.sub(" ", clause))
    told = [verb.end() for verb in _finite_past().finditer(clause) if not _AHEAD_VERB.fullmatch(verb.group())]
    return bool(told) and _LEADS_ON.search(clause, told[-1]) is None and _LEADS_ON.search(clause) is None


def _is_surely_ahead(before: str, after: str) -> bool:
    """True if the clause of a day says that something will be, or is set, on it."""
    clause = before[_clause_start(before) :]
    told = [source.end() for source in _SOURCE.finditer(clause)]
    return _WILL.search(clause, told[-1] if told else 0) is not None or _WILL_BEHIND.match(after) is not None


def _clause_start(before: str) -> int:
    """Where the clause of a time begins; a bracket that is not closed before it holds a clause of its own."""
    opened = before.rfind("(") + 1 if before.count("(") > before.count(")") else 0
    return max([opened, *(mark.end() for mark in _BREAK.finditer(before))])


@cache
def _finite_past() -> re.Pattern[str]:
    """A verb in the past tense that is no participle behind "be": what stands behind it is of its time."""
    return re.compile(rf"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeen )(?<!\bbeing )\b{past_verb()}", re.I)


@cache
def _past_behind() -> re.Pattern[str]:
    return re.compile(rf",? (?:\w+ly |also |again )?{past_verb()}", re.I)


def _was_spoken_before(shelf: Shelf, sentence: Span, other: date, published: date) -> bool:
    """True if the sentence gives a past day since which the other day of that name came, no later than its report."""
    days = (t.when.start for t in shelf.times_in(sentence) if t.when and t.when.days == 1)
    return any(day and day < other <= published for day in days)


def _is_old_lead(shelf: Shelf, sentence: Span, time: Timex, day: date, published: date) -> bool:
    """True if the first words of a report are news of a day some days before it, and further down it tells of its
    own: a page that was amended after its day counts from that on which it was."""
    reading, begin = shelf.reading(sentence), sentence.start
    if shelf.sentence_at(sentence) not in reading.sentences[:OPENING] or (published - day).days < OLD_LEAD:
        return False
    if stands_aside(shelf.words(sentence), time.span.start - begin, time.span.end - begin):
        return False
    behind = (t for t in reading.times if t.span.start >= sentence.end and _BARE.fullmatch(shelf.words(t.span)))
    return any(t.when and t.when.start == published for t in behind)
