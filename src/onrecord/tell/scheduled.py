"""Whether what a sentence expects is set for a day to come, or is a deed that somebody is about to do."""

import re
from datetime import date

from onrecord.model import Event, Next, Statement, When
from onrecord.tell.referents import has_verb, load_words
from onrecord.tell.telling import Telling

LONGEST_DAYS = 100
"""A time longer than a season that has begun, such as "this year", sets no day."""
LONGEST_OPENING = 18
"""Words in which a sentence says who said what is to come, or where and when."""
_SAYS = re.compile(
    r"\b(?:said|says?|told|tells|announce[sd]|confirm(?:s|ed)|wrote|according to|report(?:s|ed)|added|signal(?:l?ed|s)"
    r"|vowed|pledged|promised|indicated|warned)\b"
)
_BESIDE = re.compile(
    r"\b(?:after|since|because|when|while|although|though|despite|whether|if|who|whom|which|before|until|as|with)\b"
)
"""Words of a clause beside the news; what is to come there is told in passing."""
_SIGN = re.compile(r"\b(?:signs?|evidence|fears?|chances?|possibility|prospects?|reasons?|doubts?) that\b[^,;]*$")
"""What only points to what is to come: "the latest sign that Orm plans to leave"."""
_SETTING = "due|set|scheduled|expected|slated|planned|preparing"
_ASIDE = re.compile(rf"(?:who|whose|whom|which|where|that|{_SETTING})\b")
"""What begins a clause that only describes a noun: "Orm, set to go on trial in May"."""
GRANTED = re.compile(r"(?:Even )?(?:[Tt]hough|Although|While|As|After|Before|Since|When|With)\b[^,]*, ")
"""A clause that opens the sentence beside its news."""
_BETWEEN = (
    r"(?: (?:also|now|soon|then|again|first|next|instead|still|most|more|\w+ly|(?:on|in|at) [A-Z0-9]\S*"
    r"|(?:next|later) \w+),?)*"
)
TO_COME = re.compile(
    r"(?:\b(?:will|shall|would)\b|['’]ll\b|\b(?:he|she|they)[’']d"
    rf"|\b(?:is|are|be){_BETWEEN} (?:(?:going|prepared|planning|{_SETTING}) )?to"
    r"|\b(?:plans?|prepares?) to|\bscheduled to)"
    rf"{_BETWEEN}(?P<not> not)?{_BETWEEN} (?P<be>be |have )?(?P<verb>\w+)(?: to (?:be )?(?P<then>\w+))?"
)
"""Words of what is to come, and the verb behind them."""
_SET = re.compile(rf"\b(?:is|are|be)(?: \w+)? (?:{_SETTING})\b|\b(?:plans?|prepares?) to\b|\b(?:has|have) scheduled\b")
"""Words by which somebody has set or prepared what is to come, with a day or without."""
ARRANGED = re.compile(
    r"\b(?:begins?|starts?|opens?|meets?|votes?|go(?:es)? (?:to|on|into)|returns?|expires?|ends?|runs? out|resumes?"
    r"|takes? (?:effect|place|office)|convenes?|heads? to|travels?|flies|visits?|arrives?|closes?"
    r"|(?:is|are) (?:holding|meeting|heading|travel+ing|visiting|returning|leaving|hosting|voting|flying)"
    rf"|(?:is|are) (?:{_SETTING}) (?:for|on|in|by)|ha(?:s|ve) until"
    r"|fac(?:es?|ing) (?:\S+ ){0,4}deadline|deadline (?:[^,;]+ )?is)\b"
)
"""What is put in a calendar in the present tense."""
_ASKED = re.compile(r"\b(?:per ?cent|percentage|voters|respondents|surveyed|polled|vot(?:e|ing) (?:for|against))\b|\d%")
"""Words of a poll: what those who were asked mean to do is an opinion."""
_GUESSED = re.compile(r"\b(?:likely|probably|possibly|perhaps|eventually|inevitably)\b")
_OPEN = re.compile(r"\b(?:could|may|might|must|if|unless|need(?:s|ed)? to|ha(?:s|ve|d) to|should|whether)\b(?! \d)")
"""Words of what is possible, or has a condition: nobody has set it."""


def is_scheduled(telling: Telling, statement: Statement, when: When | None) -> bool:
    """True if the statement says that something is to come which begins its sentence or is what somebody said, is no
    mere outcome, and is set: for a day that the sentence gives, by words of a plan, or as a deed of a known type."""
    sentence = telling.shelf.words(statement.sentence)
    what = statement.act.what if isinstance(statement.act, Next) else None
    if what is None or _ASKED.search(sentence):
        return False
    words, before = telling.shelf.words(what), sentence[: max(0, what.start - statement.sentence.start)]
    dated = _is_dated(statement, when, telling.as_of)
    opening = GRANTED.match(words)
    found, start = TO_COME.search(words, opening.end() if opening else 0), what.start
    if found is None and dated and not has_verb(words):  # a noun with its day, beside what is to come then
        said = TO_COME.search(sentence)
        if said is not None and not said[0].startswith("would"):
            found, start, before = said, statement.sentence.start, sentence[: said.start()]
    if _ASIDE.match(words) or not leads(before):
        return False
    if found is None:
        return dated and bool(ARRANGED.search(words)) and not _OPEN.search(words)
    if is_guess_or_outcome(found):
        return False
    if dated or _SET.search(words):
        return True
    return not found[0].startswith("would") and _tells_deed(telling, statement, start + found.start("verb"))


def is_guess_or_outcome(found: re.Match[str]) -> bool:
    """True if what is to come (found by TO_COME) is denied, guessed, or something that nobody can set for a day."""
    return bool(found["not"]) or _is_outcome(found) or _GUESSED.search(found[0]) is not None


def leads(before: str) -> bool:
    """True if the words before what is to come say nothing, where and when, or who said it."""
    if len(before.split()) > LONGEST_OPENING or _SIGN.search(before):
        return False
    return _SAYS.search(before) is not None or not (has_verb(before) or _BESIDE.search(before))


def _is_dated(statement: Statement, when: When | None, as_of: date | None) -> bool:
    """True if the sentence gives a time that reaches beyond the day `as_of`, and sets a day or a season for it."""
    if when is None or as_of is None or when.span is None or not statement.sentence.covers(when.span):
        return False
    if when.end is None:
        return when.start is not None and when.start > as_of
    begun = when.start is not None and when.start <= as_of and (when.end - when.start).days > LONGEST_DAYS
    return not begun and (when.end > as_of or when.start == as_of)


def _is_outcome(found: re.Match[str]) -> bool:
    """True for what becomes of somebody, what he will argue, or how things will be: nobody can set it for a day."""
    outcomes, verb = load_words("outcomes.txt"), found["verb"]
    if found["be"]:
        return not (verb.endswith(("ed", "ing")) or verb in load_words("participles.txt") | load_words("pasts.txt"))
    return verb in outcomes or found["then"] in outcomes


def _tells_deed(telling: Telling, statement: Statement, verb: int) -> bool:
    """True if the verb that stands at `verb` tells a planned deed of a known type."""
    acts = (other.act for other in telling.shelf.statements_in(statement.sentence))
    deeds = (act for act in acts if isinstance(act, Event) and act.status == "planned")
    return any(deed.trigger.start <= verb < deed.trigger.end for deed in deeds)
