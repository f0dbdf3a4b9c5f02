"""The tense in which a report tells its news without a day ("The court has freed the banker"), and that of what was so
on its day only ("The banker is in hospital")."""

import re
from functools import cache

from onrecord.tell.quotations import own_words
from onrecord.tell.referents import load_words

_BEFORE = r"(?<!who )(?<!which )(?<!that )\b(?:has|have)(?: (?:\w+ly|also|now|again|already|just))?(?: been)?"
_GRANTS = re.compile(r"(?:If|While|When|Since|Though|Although|Because)\b")
"""What a sentence grants or supposes first is no news."""


@cache
def _perfect() -> re.Pattern[str]:
    irregular = "|".join(sorted(load_words("pasts.txt") | load_words("participles.txt")))
    return re.compile(rf"{_BEFORE} (?:\w{{2,}}ed|\w{{2,}}en|{irregular})\b", re.IGNORECASE)


def tells_fresh_news(words: str) -> bool:
    """True if the words, quotations aside, tell in the perfect what has just happened.

    Of 50 first sentences of reports that tell no happening otherwise, those in the perfect told their day's news, and
    most others described a scene, a person or a trend.
    """
    own = own_words(words)
    return _GRANTS.match(own) is None and _perfect().search(own) is not None


_FINITE = (
    r"\b(?:(?P<now>(?:is|are)(?:n[’']t)?|remains?|wants|insists|(?:plans?|hopes?|seeks?|intends?|needs?) to|may|might"
    r"|could(?! have)|can(?:not)?|(?:has|have)(?: (?:long|also|now))? been \w+ing|(?:has|have)(?:n[’']t| not| yet))"
    r"|was|were|had|did|has|have|will|would|\w+ed|{pasts})\b"
)
"""The finite verbs of a sentence; `now`: what was so or open on the day of the report."""
_BESIDE = re.compile(
    r"\b(?:who|which|that|where|whose|whom|when|while|as|if|because|although|though|since|after|before|until|what|how)\b"
    r"[^,;]*$"
)
"""Before a verb, what makes its clause one beside the main one."""
_SAYS = re.compile(r"\b(?:said|says|told|tells|writes|wrote|tweeted|argues|argued)\b")


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(_FINITE.replace("{pasts}", "|".join(sorted(load_words("pasts.txt")))))


def tells_state(words: str) -> bool:
    """True if the main clause tells, in the present tense and in the report's own voice, what was so or open when it
    was written."""
    own = own_words(words)
    if _SAYS.search(own):
        return False
    finite = (found for found in _finite().finditer(own) if not _BESIDE.search(own[: found.start()]))
    first = next(finite, None)
    return first is not None and first["now"] is not None
