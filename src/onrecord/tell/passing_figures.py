"""Whether a figure is told in passing: beside the news of its sentence, by another's words, or of a time long gone."""

import re
from dataclasses import replace

from onrecord.model import Amount, Span, Statement
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf

LONG_AGO = 365
"""Days after which a figure of a time that is over says nothing of the news: "78 percent in 2008"."""
UNSURE_YEAR = 180
"""Days within which a day is given without its year; "15 August" of a report of May may be of any year."""
_ROUND = re.compile(r"\b(?:dozens?|couple|handful|scores?)\b", re.I)
"""Numbers by which one says "some": they are no count, but for one of victims."""
_VICTIMS = re.compile(r"\b(?:killed|dead|died|deaths?|wounded|injured|hurt|arrested|missing|infected|cases)\b", re.I)
_OWNED = re.compile(r"(?:\b(?:its|their|his|her|our|this|these|those)|[’']s|s[’']) $", re.I)
"""Before a figure that only says how large something known is: "Ardan's 1.8 million residents", "its 40 boats"."""
_HOME = re.compile(
    r"\bhome to $|\b(?:area|territory|city|town|country|nation|organi[sz]ation|village|region|district|island"
    r"|community|province|enclave) of $"
    r"|, an? (?:[\w-]+ )?(?:group|caucus|coalition|body|panel|chain|network|alliance) of"
    r" (?:(?:more than|about|some) )?$"
)
"""Before a figure that says how large something is which the sentence only names: "a town of 40", "Lund of the Dyke
Union, a group of 40 masons"."""
_WITH = re.compile(r"\b(?:with|represents|representing) (?:(?:some|about|roughly|nearly|more than|over) )?$")
_MEMBERS = re.compile(r" (?:members|workers|employees|residents|people|inhabitants|students|seats)\b")
"""Around a figure that says how large a body is: "the union, with some 40 members"."""
_THE = re.compile(r"\b[Tt]he (?:(?:estimated|roughly|approximately|other|remaining|nearly|some|about) )*$")
_SET = re.compile(
    r"(?:^|[,;:] )(?:[Oo]f|[Aa]mong) (?:all )?the $"
    r"|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|third|quarter|percent|none)) of the $"
)
"""Before a figure of which its sentence counts a part: "Of the 40 boats, nine are of oak", "nine of the 40 boats"."""
_ONE_OF = re.compile(
    r"\b(?:one|part|all|each|any|some|most) of (?:the |its |their )?$|\bamong (?:the )?$|\b[Aa]ll (?:the )?$"
)
"""Before a figure that stands for those to whom somebody belongs, or who are known: "one of 60 senators who"."""
_WHICH = re.compile(r"\b(?:who|whose|whom|which|where|wherein)\b(?P<rest>[^;]*)$")
_THAT = re.compile(r"\b[a-z]+ that (?:has|have|had|is|are|was|were|brings?|costs?|makes?|holds?|includes?)\b[^,;]*$")
"""Before a figure in a clause on a noun; what was said begins with another subject. The victims of a deed are told so
in news of it ("a blast that has killed 40")."""
_FIRST = re.compile(
    r"^\W*(?:As|After|Before|When|Because|If|With|Without|Given|Besides|Like|Unlike|Despite|Even (?:if|before|with))\b"
    r"(?! (?:of|many|much|few)\b)[^,;]*$"
)
"""Before a figure in a first clause, which only leads to what the sentence tells."""
_REASON = re.compile(
    r"\b(?:(?:since|because|when|before|although|though) (?:the|a|an|he|she|it|they|[A-Z][\w.’'-]+)"
    r"|as (?:he|she|it|they))\b[^,;]*$"
)
"""Before a figure in a later clause that gives the time or reason of the news."""
_LATER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before|since)\b[^,;]*$|\bthe same (?:day|week|month)\b[^;]*$"
)
"""Before a figure of another deed, by which the news is placed: "comes two weeks after a fire killed 40"."""
_SAMPLE = re.compile(
    r"\b(?:poll|survey|study|sample|interviews?)s? (?:of|with|among) (?:(?:about|some|more than|nearly) )?$"
    r"|\b(?:surveyed|polled|interviewed|questioning of|sampled) (?:(?:about|some|more than|nearly) )?$"
)
"""Before the number of those who were asked."""
_SINCE = re.compile(r"\b(?:since|from|until|between) (?:the )?(?:\w+ ){0,2}$", re.I)
"""Before a time from which the figure counts on."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|\byears?\b")


def find_passing_figure(shelf: Shelf, statement: Statement, amount: Amount) -> str | None:
    """Why the figure stands beside the news of its sentence, or None if it is the news."""
    words = shelf.words(statement.sentence)
    at = amount.span.start - statement.sentence.start
    number, before = words[at : amount.span.end - statement.sentence.start], words[:at]
    if _is_quoted(words, at):
        return "is a figure of somebody who is quoted"
    if _ROUND.search(number) and not _VICTIMS.search(words):
        return "says “some”, and counts nothing"
    if _SAMPLE.search(before):
        return "counts those who were asked"
    if _is_known(before, number) or (_WITH.search(before) and _MEMBERS.match(words[at + len(number) :])):
        return "says how large something known is"
    if _is_in_aside(before):
        return "is told beside another matter"
    return "is of a time long gone" if _is_of_the_past(shelf, statement.sentence) else None


def _is_quoted(words: str, at: int) -> bool:
    return any(quoted.start() < at < quoted.end() for quoted in QUOTED.finditer(words))


def _is_known(before: str, number: str) -> bool:
    """True for a figure that names those whom it counts, and does not count them: "the 40 boats"."""
    is_named = number.lower().startswith("the ") or _THE.search(before)
    lead = before if not number.lower().startswith("the ") else f"{before}the "
    if is_named and not _SET.search(lead):
        return True
    return any(form.search(before) for form in (_OWNED, _ONE_OF, _HOME))


def _is_in_aside(before: str) -> bool:
    """True if the figure stands in a clause that leads to the news, gives its reason or says who somebody is.

    A clause behind a comma ends with the next one, but for what two commas enclose ("which has, they say, 40 boats").
    """
    that = _THAT.search(before)
    if any(form.search(before) for form in (_FIRST, _REASON, _LATER)) or (that and not _VICTIMS.search(that.group())):
        return True
    which = _WHICH.search(before)
    return which is not None and which["rest"].count(",") % 2 == 0


def _is_of_the_past(shelf: Shelf, sentence: Span) -> bool:
    """True if each time that the sentence gives was over long before its report, or is of a year that is not sure."""
    published = shelf.article(sentence.article_id).published.day
    past = False
    for time in shelf.times_in(sentence) if published else ():
        if time.when is None or time.when.end is None or published is None:
            continue
        back = (published - time.when.end).days
        if _SINCE.search(shelf.words(replace(sentence, end=max(time.span.start, sentence.start + 1)))):
            return False
        unsure = time.when.days == 1 and back > UNSURE_YEAR and not _YEAR.search(shelf.words(time.span))
        if back <= LONG_AGO and not unsure:
            return False
        past = True
    return past
