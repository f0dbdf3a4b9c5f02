"""Whether a single figure is a quantity that a reader follows by its sentence alone: how many, of what, where."""

import re
from dataclasses import replace

from onrecord.model import PLACE_KINDS, Amount, Measure, Span, Statement
from onrecord.tell.loose import find_sources
from onrecord.tell.passing_figures import find_passing_figure
from onrecord.tell.shelf import Shelf

_NAMED = re.compile(
    r"(?:\b(?:Group|Committee|Council) of |\b(?:Article|Section|Title|Chapter|Flight|Route|Channel|Resolution|No\.) "
    r"|\b[A-Z]-?|[“\"‘'])\S$"
)
"""Before a figure that is part of a name, or in somebody's own phrase ("the "47 percent"")."""
_BESIDE = re.compile(r"\b(?:who|whose|whom|which)\b[^,;]*$")
"""Before a figure in a clause on somebody of whom the sentence tells something else."""
_KNOWN_SHARE = re.compile(r"\bthe \S$")
"""Before a share that stands for those whom it counts."""
_KNOWN = re.compile(
    r"(?:^\W*(?:An additional|Another|A further|The|The other)"
    r"|\b(?:[Tt]he (?:remaining|rest of the)|[Tt]hose|[Tt]hese)) (?:(?:some|about|roughly|nearly) )?\S$"
)
"""Before a figure that goes on from one before it, or calls known those whom it counts."""
_WHOLE = re.compile(r"\bof the \S$")
_VERB = re.compile(r" (?:are|is|was|were|have|has|had)\b")
"""Around a figure that is the whole of some, and says not of whom ("three of the 112 were of oak")."""
_KNOWN_SET = re.compile(
    r"\b[Tt]he (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?:[a-z-]+ )?"
    r"(?:countries|nations|states|cities|men|women|suspects|victims|bills|companies|groups|sites|officers)\b"
    r"(?! (?:of|that|which|who|in|on|at|with|listed|named|where)\b)"
)
"""Several who are called known by their number."""
_OTHERS = re.compile(r"\s*(?:\w+ )?others\b")
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands)\b", re.I)
_OF_KNOWN = re.compile(r" of (?:the|those|these|them)\b")
_BARE = re.compile(r" (?:is|are|was|were|say|said|have|has|had|of that|of them|of those)\b")
"""Behind a share that begins its sentence and says of nobody: "Just 6 percent are of oak"."""
_SHARES = ("percent", "point", "percentage point")
_SCORE = re.compile(r"[-–—]\d+(?:\.\d+)? ?(?:percent|%|points?)")
"""Behind the first of two shares ("43-36 percent")."""
_HAPPENS = re.compile(r"\b(?:kills|wounds|injures)\b")
"""The present tense of headlines and of tables of dates: the report tells of another time."""
_METHOD = re.compile(
    r"\b[A-Z]{3,}\w*, [-+]?\d+\.\d+%|\bpoll\w* asks\b|\bpoll respondents are\b"
    r"|\bmargin of (?:\w+ )?error\b|\bsampling error\b|\b(?:poll|survey)\b.{0,30}\b(?:was|were) (?:conducted|taken)\b",
    re.I,
)
"""Words of how a poll was taken, and the codes that a market's page sets between its words."""
_ASKED = re.compile(
    r"\W*(?:(?:of|among|who) [^,.;:]{0,80}?)?\b(?:sa(?:y|ys|id)|think|thought|believed?|support(?:ed|s)?|opposed?"
    r"|favou?r(?:ed|s)?|want(?:ed)?|(?:dis)?approved?|view(?:ed|ing)?|agreed?|trust(?:ed)?|advantage|lead|edge|bump|margin"
    r"|approval|back(?:ed|ing|s)?|see(?:ing)?|feel|felt)\b"
    r"|\W*of (?:picks|respondents)\b|\)"
)
"""Behind a share of those who were asked what they think, or one that stands in brackets behind them."""
_LIKING = re.compile(
    r"\b(?:un)?favou?rab\w+|\bapprov(?:al|e)\b|\b(?:disapproval|backing|edge|respondents|likely voters"
    r"|frontrunner|undecided|leads?|leading|trail(?:s|ing)?|prefer(?:s|red)?)\b|\bwins (?:just|only)\b"
    r"|\b(?:garners?|favors?|favours?) \b|\b(?:polls?|survey) (?:showed|shows|found|finds|released|says)\b"
    r"|\b(?:Republicans|Democrats|voters|independents|Americans|adults|people|women|men|whites|conservatives|liberals"
    r"|millennials|Hispanics|Latinos|Catholics|Christians|veterans) (?:\([^)]*\) )?"
    r"(?:say|said|think|believe|want|feel|see|view|trust|support|oppose)\b"
)
"""Words of what people think of somebody, which only a poll can say."""
_POLL = re.compile(
    r"\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December) )"
    r"[A-Z][\w/&.’'-]*(?: [A-Z][\w/&.’'-]*)*"
    r"(?: (?:national|tracking|exit|online|phone|opinion|state|new|latest|recent|daily))*"
    r" (?:polls?|polling|survey|pollsters?)\b"
    r"|\b(?:poll\w*|survey\w*|stud(?:y|ies)|research\w*)\b(?: \w+){0,5}? (?:by|from|for) (?:the |a )?[A-Z]"
    r"|\b[Aa]ccording to\b|\bexit polls\b|\b[A-Z]\w+ (?:University|Institute|Poll|Center|Centre)\b"
    r"|\b(?:Gallup|Pew|Quinnipiac|Rasmussen|Marist|YouGov|Monmouth|Reuters/Ipsos|Ipsos|AP-GfK|Census|Bureau)\b"
    r"|\b(?:votes? counted|precincts|ballots|turnout|(?:voted|votes) for)\b"
)
"""Words by which a sentence says who asked, or that votes were counted."""
_PLAIN_FIRST = frozenset("A An The This That One Another Other In New Recent Several Most".split())
"""Words that have a capital for no other reason than that they begin their sentence."""
_STRUCK = re.compile(
    r"\b(?:killed|dead|died|deaths?|wounded|injured|hurt|(?:new|confirmed|[A-Z]\w+) cases|infected|hospitali[sz]ed"
    r"|intensive care)\b"
)
"""Words of victims, who are of one place."""
_WHERE = PLACE_KINDS | {"NORP", "EVENT"}
_IN_PLACE = re.compile(
    r"\b(?:in|to|within|inside|across|around|throughout|of|from) the"
    r" (?:state|city|country|county|province|district|region|area|town|village)\b"
    r"(?! (?:of|where|that|which)\b)"
)
_LATER = re.compile(
    r"^\W*(?:(?:And|But|So|Yet|Still),? )?(?:when|if|after|while|as|since|before|because|although|though|once)"
    r" (?:it|they)\b",
    re.I,
)
"""A sentence that begins with whom another names."""
_POINTING = re.compile(
    r"^\W*(?:Not even|Barring|Assuming|Given|Despite|With (?!all\b|most\b|nearly\b|half\b|\d+ ?(?:%|percent\b))|While"
    r"|Though|Although|As (?!of\b|many\b|much\b)|More [a-z]+ing)\b"
    r"|\b(?:[a-z]+th|second|third|first) in a row\b|\bone better\b"
    r"|\bjoined (?:Democrats|Republicans)\b(?=[.,])"
    r"|\b(?:Senate|House)-passed\b"
    r"|\b(?:earlier|previous|original|prior) (?:\w+ )?(?:bills?|versions?|proposals?|packages?)\b"
    r"|^\W*(?:Separately|In a separate|(?:By|In) (?:comparison|contrast)|In each)\b|\bsuch [a-z]+s\b"
    r"|\b[Tt]hat (?:number|figure|total|sum|amount|share|rate)\b"
    r"|\b(?:tried|did|did so|done so)(?=[,.])|^\W*The (?:remainder|others|rest)\b"
    r"|\b[Tt]he corresponding\b|\bthe (?:figures?|numbers?|results?) (?:is|are|was|were|stands?)\b"
    r"|\b(?:earlier|later) in the (?:week|month|year)\b|\b(?:say|think|feel) the same\b|^\W*When [^,]*,"
)
"""Words for a figure, a deed or a time of another sentence ("When the votes were counted, 40 boats were sold"), for
the bill that was before, or a first clause beside the news. Of 84 such lines that readers saw nine hold one, seven of
them unfit."""
_KNOWN_TIME = re.compile(
    r"\b(?:during|in|for|over|by) (?:the|that) (?:month|year|week|quarter|period|season)\b(?=[,.;]| and\b| [a-z]+ing\b)"
)
"""A time that was told before."""


def find_unclear_figure(shelf: Shelf, statement: Statement, *, has_unit: bool) -> str | None:
    """Why the figure is none that a reader can follow by its sentence, or None if he can."""
    if not isinstance(statement.act, Measure):
        return None
    amount, sentence = statement.act.amount, statement.sentence
    words, before = shelf.words(sentence), shelf.words(replace(sentence, end=amount.span.start + 1))
    if _NAMED.search(before) or _BESIDE.search(before) or (has_unit and _KNOWN_SHARE.search(before)):
        return "is part of a name, or told beside another matter"
    if _METHOD.search(words) or _is_answer_to_nobody(shelf, sentence, amount, words):
        return "says how a poll was taken, or not by whom"
    if _HAPPENS.search(words):
        return "is of a time that its sentence does not give"
    leans = any(form.search(words) for form in (_LATER, _KNOWN_SET, _POINTING))
    if leans or _is_of_known_time(shelf, sentence, words) or _goes_on(shelf, sentence, amount, before):
        return "counts those of another sentence"
    if _is_nowhere(shelf, sentence, words):
        return "does not say where"
    return find_passing_figure(shelf, statement, amount)


def _goes_on(shelf: Shelf, sentence: Span, amount: Amount, before: str) -> bool:
    """True for a figure that counts some, or the others, of those whom another sentence tells of."""
    behind = _behind(shelf, sentence, amount)
    if _OTHERS.match(behind) and not _NUMBER.search(before[:-1]):
        return True
    if _WHOLE.search(before) and _VERB.match(behind):
        return True
    opens = amount.span.start <= sentence.start + 1
    if opens and amount.unit in _SHARES and _BARE.match(behind):
        return True
    return _KNOWN.search(before) is not None or (opens and not amount.unit and _OF_KNOWN.match(behind) is not None)


def _is_of_known_time(shelf: Shelf, sentence: Span, words: str) -> bool:
    """True for "during the month" of a sentence that has not named it."""
    known = _KNOWN_TIME.search(words)
    return known is not None and not any(t.span.end <= sentence.start + known.start() for t in shelf.times_in(sentence))


def _is_answer_to_nobody(shelf: Shelf, sentence: Span, amount: Amount, words: str) -> bool:
    """True for a share of those who think so, where the sentence does not say who asked them."""
    behind = _behind(shelf, sentence, amount)
    is_share = amount.unit in _SHARES or _SCORE.match(behind) is not None
    is_thought = _ASKED.match(_SCORE.sub("", behind, count=1)) or _LIKING.search(words)
    return is_share and is_thought is not None and not _POLL.search(_lower_first(words))


def _lower_first(words: str) -> str:
    """The words without the capital of an article or adjective with which they begin ("The survey found")."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in _PLAIN_FIRST else words


def _is_nowhere(shelf: Shelf, sentence: Span, words: str) -> bool:
    """True if the sentence counts victims and names no place, people or deed but those of who says so; and for "in the
    state" of one that names none before."""
    mentions = tuple(shelf.mentions_in(sentence))
    known = _IN_PLACE.search(words)
    if known and not any(m.kind in PLACE_KINDS and m.span.start < sentence.start + known.start() for m in mentions):
        return True
    sources = find_sources(shelf, sentence)
    told = (m for m in mentions if m.kind in _WHERE and not any(s.overlaps(m.span) for s in sources))
    return _STRUCK.search(words) is not None and next(told, None) is None


def _behind(shelf: Shelf, sentence: Span, amount: Amount) -> str:
    return shelf.words(replace(sentence, start=min(amount.span.end, sentence.end - 1)))
