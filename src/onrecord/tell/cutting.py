"""Asides at the end of a sentence that is too long, which it can do without."""

import re
from collections.abc import Iterator

from onrecord.tell.unfit import is_unbalanced

_ASIDE = re.compile(
    r"\s(?:[—–]|--)\s*(?:an?|the|[a-z]{2,}ing)\b|, (?:which|who|whose|where)\b"
    r"|, (?:with|as (?=[A-Z]|he\b|she\b|they\b|it\b)|and (?=[a-z][^,]*\b(?:is|are|was|were|has|have|had|will)\b)) ?"
    r"|, (?:[a-z]+ly )?(?!(?:according|assuming|barring|beginning|depending|excluding|pending|providing|starting)\b)"
    r"[a-z]{2,}ing\b"
)
"""Where an aside begins that the sentence can do without: an apposition after a dash, a relative clause, what came
of what it tells or went on beside it, a further statement. A clause with "as" is often half of the news ("as he became
the first to ..."); half is told where the whole is too long."""
_TURNING = re.compile(
    r"\b(?:but|although|though|however|not|no|never|nor|unless|if|only|except|despite|denied|denies|said|says|told|according|"
    r"reported|officials?|claims?|alleged(?:ly)?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words by which an aside takes back, limits or attributes what stands before it."""
_BOUNDS = re.compile(
    r"\b(?:from|since|until|till|through|between|as of|during|in) (?:(?:early|late|mid) )?(?:the )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|\d)"
)
"""A time in an aside of which the whole sentence may be."""
_GOES_ON = re.compile(r"[,—–] ?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b")
"""Behind an aside, the verb of what stands before it."""
_RESUMES = re.compile(r", (?!\w+ing\b|(?:an?|the|where|which|who|whose|such|with|including)\b)[a-z]")
"""Behind a comma in an aside, what may as well go on with what stands before it: "and the fall", "into the race"."""
_HALF = re.compile(
    r"\b(?:the|an?|its|his|her|their|and|or|but|\w+['’]s) \w+(?:ed|ing|al|ous|ful|ive|ic|less|other)$"
    r"|\b(?:and|or|but|first|second|third|the|an?)$"
)
"""At the end of what is kept, an adjective whose noun comes behind the next, or a word that leads on."""
_DASH = re.compile(r"\s[—–]\s|--")
_DASHES = "—–-"


def cut_asides(raw: str) -> Iterator[tuple[str, str]]:
    """The words before each aside of the sentence, without its comma, and those from it on; the last aside first."""
    for cut in sorted((found.start() for found in _ASIDE.finditer(raw)), reverse=True):
        yield raw[:cut].rstrip(" ,"), raw[cut:]


def can_be_cut(kept: str, left: str) -> bool:
    """True if `left` is an aside to the end of the sentence, which turns nothing of what is `kept`, nor says of what
    time it is."""
    return not (_BOUNDS.search(left) or _TURNING.search(left) or _goes_on(left) or _is_open(kept))


def _is_open(kept: str) -> bool:
    """True if the words break off inside a quotation, an aside or a row of adjectives, so that what the sentence says
    may follow it."""
    return _HALF.search(kept) is not None or is_unbalanced(kept) or len(_DASH.findall(kept)) % 2 == 1


def _goes_on(left: str) -> bool:
    """True if behind the aside with which the words begin the sentence may go on with what stands before it."""
    if left.lstrip()[:1] in _DASHES:  # only another dash would end it
        return len(_DASH.findall(f" {left}")) > 1 or ";" in left
    return ";" in left or _GOES_ON.search(left) is not None or _RESUMES.search(left, 1) is not None
