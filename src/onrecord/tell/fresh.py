"""The tense in which a report tells its news without a day: "The court has freed the banker"."""

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
