"""Whether a time dates what its sentence tells, or only something told beside it."""

import re

from onrecord.tell.quotations import QUOTED

_BESIDE = re.compile(
    r"(?P<comma>, )?\b(?P<word>who|whom|whose|which|where|that|after|before|because|until|though|although)\b", re.I
)
"""Words that begin a clause of another time than the main one; "when", "as" and "while" begin one of the same time."""
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|announc\w+|report(?:s|ed|ing)?|confirm\w*|claim\w*|warn\w*|add(?:ed|s)|argu\w+|insist\w*"
    r"|believ\w+|know\w*|knew|show\w*|found|finds?|reveal\w*|disclos\w+|acknowledg\w+|not(?:ed|es|ing)|wrote|writes|tweet\w*"
    r"|agree\w*|decid\w+|declar\w+|suggest\w*|indicat\w+|estimat\w+|conclud\w+|fear\w*|hop(?:e|es|ed|ing)"
    r"|learn\w*|heard|so|such|evidence|signs?|statement|charges?|allegations?)\b(?: [\w.]+){0,3} $",
    re.I,
)
"""Before "that": it begins what is said, which is what the sentence tells."""
_OF_ANOTHER = re.compile(
    r"\b(?:compared (?:with|to)|contrast(?:s|ed)?\b[^,;]*\bwith|in contrast (?:with|to)|unlike|than"
    r"|(?:up|down)\b[^,;]*\bfrom|in response to|following|related to|stem(?:s|med|ming) from|responsible for"
    r"|blamed? (?:\w+ ){0,3}for|because of|due to|since(?: at least)?|as (?:it|he|she|they) (?:was|were|had|did)"
    r"|(?:was|were|been|originally) (?:\w+ )?(?:planned|scheduled|slated|set|due|expected))\b[^,;]*$",
    re.I,
)
"""Words after which a time is that of what is compared, answered, explained, or was planned."""
_DESCRIBES = re.compile(r"(?:\b(?:an?|the|this|that|its|his|her|their|each|every)|[’']s)(?: [a-z]+)? $")
"""Before a time that only describes the noun behind it ("a June 21 rally")."""
_NOUN = re.compile(
    r"^,?(?: \d{4},?)? (?!and\b|or\b|to\b|in\b|at\b|on\b|by\b|of\b|for\b|with\b|after\b|as\b|that\b|when\b)[a-z]"
)
_DASH = re.compile(r"\s[—–]\s|--")


LONGEST = 1_000
"""Characters of a sentence that may become a line; of a longer one no time is asked about."""


def stands_aside(words: str, start: int, end: int) -> bool:
    """True if the time `[start, end)` of the sentence `words` dates no happening that the sentence is about.

    It stands in a quotation, a bracket or a clause beside the main one, or describes a noun; the time that begins a
    sentence is its own.
    """
    if len(words) > LONGEST:
        return True
    before, after = words[:start], words[end:]
    if any(quoted.start() < start < quoted.end() for quoted in QUOTED.finditer(words)):
        return True
    if before.count("(") > before.count(")") or (_DASH.search(after) and len(_DASH.findall(before)) % 2):
        return True
    if before.strip() and re.match(r"[’']s\b", after):
        return True
    if _DESCRIBES.search(before) and _NOUN.match(after):
        return True
    return bool(before.strip() and _OF_ANOTHER.search(before)) or _is_in_clause_beside(before)


def _is_in_clause_beside(before: str) -> bool:
    """True if the words before the time end in a clause that began beside the main one and is not closed."""
    return any(_is_open(before, word) for word in _BESIDE.finditer(before))


def _is_open(before: str, word: re.Match[str]) -> bool:
    """True if the clause that begins with the word dates nothing of the main one and is not closed before the time."""
    if word["word"].lower() == "that" and _SAYING.search(before[: word.start()]):
        return False
    closes = "," in before[word.end() :]
    return not closes if word["comma"] or word.start() == 0 else True
