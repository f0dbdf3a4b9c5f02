"""For which day or season to come a sentence sets something, read from its words and its sure times alone.

The parse hears what is to come by its verb, and may give it no time or another's; here a time that lies wholly ahead of
the day of the brief leads, and the words that govern it must put something there in the main clause.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.model import Span, Timex, When
from onrecord.tell.quotations import QUOTED
from onrecord.tell.scheduled import ARRANGED, GRANTED, TO_COME, is_guess_or_outcome, leads
from onrecord.tell.telling import Telling
from onrecord.tell.weekdays import sure_times

FARTHEST_DAYS = 400
"""What is set for a day more than a year ahead is an aim."""
LONGEST_DAYS = 100
"""A time longer than a season sets no day: of five lines that were read with a year ahead ("beat her in 2030") none was
fit."""
FRESH_DAYS = 7
"""What a report sets for a time that has begun ("later this month"), or hurries on to, holds a week."""
_BREAK = re.compile(
    r"[,;:—–()]|\b(?:after|since|because|while|although|though|despite|whether|if|who|whom|which|as|what|how)\b"
)
"""Between what is to come and a time: it is another clause's, or that of a condition."""
_AT_HEAD = re.compile(r"(?:Early |Late )?(?:(?:On|In|By|From|Later|At|Until) )?(?:the )?")
"""All that stands before a time that opens its sentence."""
_BOUND = re.compile(
    r"(?<!\bthat )(?<!\b[Tt]his )\b(?:"
    r"(?:must|(?:has|have|needs?) to) (?:\w+ly )?[a-z]+\b[^,;]* (?:by|before|no later than)"
    r"|(?:has|have|(?:is|are) given) (?:only )?until"
    r"|(?:is|are)(?:n[’']t| not)(?: (?:due|scheduled|expected))? until"
    r"|could (?:\w+ly )?[a-z]+\b[^,;]{0,40} as (?:early|soon) as"
    r") (?:the )?$"
)
"""Words by which the time ends a deadline, or is the first on which something may come."""
_TOWARDS = re.compile(r"\b(?:before|ahead of|by|to meet|fac(?:es?|ing)|against|beat) (?:an?|the|its|their|his|her) $")
_DEADLINE = re.compile(r" (?:[a-z-]+ )?deadline\b")
"""A deadline, by its day, that hurries the news of its sentence."""
_LATER = re.compile(r"(?:sometime )?later (?:this|in the)|(?:at |by )?the end of", re.I)
"""A time that may have begun, of which the rest lies ahead."""
_UNTIL = re.compile(r"\b(?:until|till)(?: at least)? (?:the )?$")
"""Before the day from which on something is to be, if it "will not" before."""
_ASIDE_SET = re.compile(
    r", (?:which|who) (?:is|are)(?: now| also)? (?:scheduled|set|due|slated) (?:for|to|on|in)\b[^,;:—]*$"
)
"""A clause beside the news that sets for the time what the sentence names."""
_JOINED = re.compile(r"[^,;]+ and (?:also |then |now )?")
"""Before what the subject of the news is to do besides."""
_ASKS = re.compile(r"\b(?:which|whether|what|how|who|whom|why)\b[^,;]*$")
"""Before what is to come, what makes it the matter of a question, or of a clause beside the news."""
_OPEN = re.compile(r"\b(?:could|may|might|should|would like|possibly|supposed)\b")
_IF = re.compile(r"\b(?:[Ii]f|[Ss]uppose|provided that|as long as)\b")
"""What is possible, or has a condition, is set by nobody; "unless" leaves it set."""
_OCCASION = re.compile(
    r"['’]s? |,? (?:(?:general|presidential|congressional|midterm|mid-term|primary|nominating|national|party) )*"
    r"(?:elections?|primar(?:y|ies)|caucus(?:es)?|vote|ballot|race|cycle|campaign|convention|contests?|midterms?"
    r"|debates?|deadline|budget|season)\b"
)
"""Behind a time: it names the occasion, of which the words before it may tell anything."""
_SAID = re.compile(r"\b(?:said|says?|told|announced|confirmed)\b")
_WHERE = frozenset({"on", "in", "at", "back", "held", "here", "there"})
"""Behind "will be": where or when something is to be, and not how it will be."""


def sentences_ahead(telling: Telling) -> Iterator[tuple[Span, When, Span]]:
    """The sentences on the subject that set something for a time to come, with the first such time of each and
    their words as far as it."""
    told: set[Span] = set()
    for reading in telling.shelf.account.readings:
        if reading.article.id in telling.shelf.copy_of or reading.article.published.day is None:
            continue
        for time in reading.times:
            if not (_lies_ahead(time.when, telling.as_of) or _is_later(telling, time)):
                continue
            sentence = telling.shelf.sentence_at(time.span)
            if sentence in told or telling.relevance(sentence) == 0 or not sets_for(telling, sentence, time):
                continue
            told.add(sentence)
            assert time.when is not None
            yield sentence, time.when, replace(sentence, end=time.span.end)


def _lies_ahead(when: When | None, as_of: date | None) -> bool:
    """True if the time begins after the day of the brief, and is neither far ahead nor longer than a season."""
    if when is None or as_of is None or when.start is None or when.basis == "published":
        return False
    return 0 < (when.start - as_of).days <= FARTHEST_DAYS and when.days is not None and when.days <= LONGEST_DAYS


def _is_later(telling: Telling, time: Timex) -> bool:
    """True for "later this month" in a report of the last days."""
    when = time.when
    if when is None or when.end is None or telling.as_of is None or when.end <= telling.as_of:
        return False
    return _LATER.match(telling.shelf.words(time.span)) is not None and _is_fresh(telling, time.span)


def _is_fresh(telling: Telling, span: Span) -> bool:
    day = telling.shelf.article(span.article_id).published.day
    return day is not None and telling.as_of is not None and (telling.as_of - day).days <= FRESH_DAYS


def sets_for(telling: Telling, sentence: Span, time: Timex) -> bool:
    """True if the sentence says, in its report's own words, that something is to be at the time, which is sure."""
    words = QUOTED.sub(lambda quoted: " " * len(quoted.group()), telling.shelf.words(sentence))
    start, end = time.span.start - sentence.start, time.span.end - sentence.start
    if _DEADLINE.match(words, end) and _TOWARDS.search(words[:start]):
        return _is_fresh(telling, sentence) and not _OPEN.search(words) and not _IF.search(words)
    is_quoted = not words[start:end].strip()
    if is_quoted or _OCCASION.match(words, end) or _IF.search(words) or not _governs(words, start, end):
        return False
    return any(sure.span == time.span for sure in sure_times(telling.shelf, sentence))


def _governs(words: str, start: int, end: int) -> bool:
    """True if words of what is to come govern the time `[start, end)` in the main clause."""
    opening = GRANTED.match(words)
    first = opening.end() if opening else 0
    if start < first:
        return False
    if _AT_HEAD.fullmatch(words[:start]):
        return _is_put(words[end:].lstrip(" ,"))
    before = words[first:start]
    if _ASIDE_SET.search(before):
        return not _OPEN.search(words)
    bound = _BOUND.search(before)
    if bound is not None:
        return _begins(before[: bound.start()])
    found = (f for pattern in (TO_COME, ARRANGED) for f in pattern.finditer(before))
    return any(_begins(before[: f.start()]) and _reaches(before, f) and _is_set(before, f) for f in found)


def _begins(before: str) -> bool:
    """True if the words before what is to come are its subject, who said it, or what its subject did besides."""
    return not _ASKS.search(before) and (leads(before) or _JOINED.fullmatch(before) is not None)


def _reaches(before: str, found: re.Match[str]) -> bool:
    """True if no other clause, and no doubt, stands between what is to come and the time."""
    gap = before[found.end() :]
    return not _BREAK.search(gap) and not _OPEN.search(gap)


def _is_put(rest: str) -> bool:
    """True if the words behind a time that opens its sentence put something there."""
    found = TO_COME.search(rest) or ARRANGED.search(rest)
    return found is not None and leads(rest[: found.start()]) and _is_set(rest, found)


def _is_set(words: str, found: re.Match[str]) -> bool:
    """True if what is to come is no guess, no outcome and no "would" that nobody said; `words` end at the time."""
    if found.re is ARRANGED:
        return True
    if "would" in found[0] and not _SAID.search(words[: found.start()]):
        return False
    if found["not"]:
        return _UNTIL.search(words) is not None
    return bool(found["be"] and found["verb"] in _WHERE) or not is_guess_or_outcome(found)
