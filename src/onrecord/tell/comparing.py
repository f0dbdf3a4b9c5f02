"""What a sentence sets beside something that another told ("such rules", "another envoy", "that kind of vote"): a
reader of the line alone asks beside what."""

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.tell.definites import ends_phrase
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf

STEM = 4
"""Letters by which two forms of a word are known as one."""
PHRASE_WORDS = 3
"""Words behind "such" or "those" among which the noun stands."""
_KIND = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?:kind|sort|type)s? of [\w-]+")
"""Of a kind that was told of; who describes it himself says "the kind of"."""
_SUCH = re.compile(
    r"\bsuch(?<!no such)(?<!any such)(?<!only such)(?<!est such) (?!an?\b|as\b|that\b|things?\b|[\w -]{0,60} as\b)"
    r"(?P<words>[a-z][\w-]*(?: [a-z][\w-]*)*)"
)
_MOST = re.compile(r"\bmost [\w-]+ $")
"""Before "such": the most of its kind is told of by itself."""
_OBJECT = re.compile(
    r"\b(?:make|makes|made|take|takes|took|continued|continues|raised?|used?|credited|defended|criticized|opposed"
    r"|supported|backed|blasted|rejected|dismissed|reached|gave|signed|passed|lowered|beyond|besides|against|about"
    r"|despite|behind|within) that (?!(?:time|day|week|month|year|night|point)\b)"
    r"(?P<words>[a-z]{4,}[\w-]*(?: [a-z][\w-]*)*)"
)
"""Behind these words "that" begins no clause."""
_COUNTED = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose) (?:(?:other )?(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)"
    r"|[\w-]*[\d(][\w()-]*|[a-z]+-[a-z]+) (?P<words>[a-z-]+s)\b"
)
_ALL = re.compile(
    r"(?:^All|\ball(?= [a-z]+ (?!are\b|were\b|ha(?:ve|d)\b|w(?:ill|ould)\b|also\b))) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten) (?P<words>[a-z-]+(?: [a-z-]+)*)"
)
"""Of so many, who must have been told of."""
_AT_EVENT = re.compile(
    r"^(?:At|In|During|After|From|Before|On|Following|Throughout) the (?:(?:[A-Z][\w.’'-]*|\d+) )+"
    r"(?P<words>interview|hearing|rally|session|speech|meeting|testimony|address|event|call|video|filing|memo|article)\b"
    r"(?=,| [A-Z])"
)
"""What is called known, though a day or a name says no more of it than when or whose it was: "At the 5 May hearing"."""
_WHICH = re.compile(r" (?:of|which|who|whose|that|where) ")
"""Behind the noun, what says which are meant."""
_ANOTHER = re.compile(
    r"(?:\b[A-Z][\w.’'-]*(?: \([^)]*\))?,|^According to) another (?:(?!that\b|wh)[\w’'.-]+ ){0,3}?"
    r"(?P<words>(?!that\b|wh)[a-z-]{3,})"
    r"(?=[,.;)]|$| (?:of|in|from|for|with|at|on)\b| [a-z]+ed\b)"
)
"""Beside a name, of whose like the report has named one before."""


def find_compared(shelf: Shelf, sentence: Span, words: str, asked: frozenset[str]) -> str | None:
    """The first of the `words` of the sentence that set something beside what neither it, nor the title of its report,
    nor the question names; what it quotes is left aside."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), words)
    title = shelf.article(sentence.article_id).title or ""
    kind = _KIND.search(own)
    if kind:
        return kind.group()
    for found in _find_all(own):
        nouns = tuple(_nouns(found["words"]))
        behind = found.start("words") + len(" ".join(nouns))
        if found.re not in (_SUCH, _ANOTHER) and _WHICH.match(own, behind):
            continue
        heads = nouns[-1:] if found.re is _ANOTHER else nouns
        if not any(_is_named(noun, f"{title} {own[: found.start()]}", asked) for noun in heads):
            return own[found.start() : found.start("words")] + " ".join(nouns)
    return None


def _find_all(own: str) -> Iterator[re.Match[str]]:
    for pattern in (_SUCH, _OBJECT, _COUNTED, _ALL, _AT_EVENT, _ANOTHER):
        found = pattern.search(own)
        if found and not (pattern is _SUCH and _MOST.search(own[: found.start()])):
            yield found


def _is_named(noun: str, given: str, asked: frozenset[str]) -> bool:
    """True if the noun stands in the words given, or in the question."""
    return noun in asked or re.search(rf"\b{re.escape(noun[:STEM])}", given, re.I) is not None


def _nouns(words: str) -> Iterator[str]:
    """The words of the phrase up to what ends it."""
    for position, word in enumerate(words.split()[:PHRASE_WORDS]):
        if position and ends_phrase(word):
            return
        yield word
