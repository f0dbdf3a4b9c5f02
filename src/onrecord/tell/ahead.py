"""What the words beside a day in its sentence say of it: that it is over, that it is the report's own, or to come."""

import re
from functools import cache

from onrecord.tell.dates import past_verb

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
_OCCASION = (
    r"(?:speech|address|hearing|meeting|vote|debate|visit|elections?|primary|rally|march|summit|trip"
    r"|talks|session|conference|ceremony|announcement|launch|deadline|decision|ruling)"
)
_AWAITED = re.compile(rf"\b{_OCCASION}(?: in [A-Z]\w+)?(?: on)? $")
"""An occasion right before a day, which is its own, and no verb's: "the site of her speech Wednesday"."""
_HELD = re.compile(r"\b(?:in|at|during|after|from|following)(?: [\w.’'-]+){0,6} $")
"""Before an occasion: what is told was at it, or behind it."""
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


def is_owner(after: str) -> bool:
    """True if the day owns what stands behind it: "Thursday's deadline"."""
    return _OWNED.match(after) is not None


def owns_occasion(after: str) -> bool:
    """True if the day owns a hearing, vote or the like, which may be over or to come."""
    return _OWNS_OCCASION.match(after) is not None


def stays_true(before: str, after: str) -> bool:
    """True if what is told of the report's own day in the present may be told later with its date."""
    return is_owner(after) or _TO_BE.search(before[_clause_start(before) :]) is not None


def looks_ahead(before: str, after: str) -> bool:
    """True if the words that govern the day in its clause speak of what is to come."""
    if is_owner(after) and _BEFORE.search(before):
        return True
    clause = before[_clause_start(before) :]
    if _GOING_ON.search(clause) and _GIVEN_OUT.match(after):
        return True
    if is_told_now(before, after) or _SETS_OUT.search(clause) or (not clause.strip() and _IS_AHEAD.match(after)):
        return True
    if _SET_ON.search(clause) or (_FOR.search(clause) and not is_owner(after)):
        return True
    ahead = _TO_COME.search(clause)
    return ahead is not None and not (ahead["far"] and _finite_past().search(ahead["far"]))


def is_told_now(before: str, after: str) -> bool:
    """True if the clause in the words beside a day tells in the present, and in no past tense, what is so on it."""
    clause = before[_clause_start(before) :]
    if not _NOW.search(clause) or _NOT_ON.search(clause):
        return False
    return not (_finite_past().search(clause) or _past_behind().match(after))


def is_told_of_past(before: str, after: str) -> bool:
    """True if a past tense in the clause of a day, and no noun that may lie ahead of it, is what the day dates."""
    clause = before[_clause_start(before) :]
    if _STARTING.search(clause) or _UNTIL.search(before):
        return False
    awaited = _AWAITED.search(clause)
    if awaited and not _HELD.search(clause[: awaited.start()]) and not _past_behind().match(after):
        return False
    done = _PERFECT.sub(" ", clause)
    told = _finite_past().search(done) or _UNCHANGED.search(done) or _past_behind().search(after[:BEHIND])
    return told is not None or _SINCE.search(clause) is not None


def is_governed_by_past(before: str) -> bool:
    """True if a past tense stands before a day read as to come, and behind it no word of what is to come."""
    clause = _HAD_TO.sub(r"\1", before[_clause_start(before) :])
    clause = _PERFECT.sub(" ", _NOT_DONE.sub(" ", clause))
    told = [verb.end() for verb in _finite_past().finditer(clause) if not _AHEAD_VERB.fullmatch(verb.group())]
    return bool(told) and _LEADS_ON.search(clause, told[-1]) is None and _LEADS_ON.search(clause) is None


def is_surely_ahead(before: str, after: str) -> bool:
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
