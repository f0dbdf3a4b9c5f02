"""Who speaks in a sentence, and whether a reader of it alone knows who that is."""

import re

from onrecord.model import Mention, Span
from onrecord.tell.referents import load_words
from onrecord.tell.shelf import Shelf

BEHIND = 3
"""Characters behind the words for a speaker within which his name begins: comma and space ("the guard, Ann Lee")."""
_DEFINITE = re.compile(r"(?:the|one of the|another) (?P<head>[^,;–—]+)", re.I)
_COMPLEMENT = re.compile(r" (?:of|in|at|from|for|on|with|to|who|that|behind|leading|and|or)\b")
"""What says which of them is meant ("the lawyer for Orm", "the officials who signed")."""
_ONLY_ONE = re.compile(r"\b(?:top|\w+-ranking|ranking|lead|leading|chief|head|main|only|sole|first|No\. ?\d)\b")
"""Words of which only one can be so called: the top Democrat of a house is an office."""
_ONE_NAME = re.compile(r"[A-Z][a-z][\w’'-]+")
_OF_PARTY = re.compile(r" (?:Republican|Democrat|Conservative|Liberal|Socialist|Tory)$")
"""A member of a party told by his state: "the Ohio Republican"."""


def find_unnamed_speaker(shelf: Shelf, sentence: Span, sources: list[Span]) -> str | None:
    """The first of the words for who says what the sentence tells that call known one of many ("the official", "the
    Ohio Republican", "one of the guests"), where they are not followed by his name; None if there are none."""
    people = [m for m in shelf.mentions_in(sentence) if m.kind == "PERSON"]
    of_many = (source for source in sources if _is_one_of_many(shelf.words(source)))
    unnamed = next((source for source in of_many if not _names(shelf, people, source)), None)
    unread = unnamed or next((source for source in sources if _is_unread_surname(shelf, sentence, source)), None)
    return shelf.words(unread) if unread else None


def _is_unread_surname(shelf: Shelf, sentence: Span, source: Span) -> bool:
    """True for one word with a capital that was read as no name here, and stands behind another above: the surname of
    somebody of whom the sentence says no more."""
    words, text = shelf.words(source), shelf.article(source.article_id).text
    if not _ONE_NAME.fullmatch(words) or any(m.span.overlaps(source) for m in shelf.mentions_in(sentence)):
        return False
    is_common = words.endswith("s") or re.search(rf"\b{re.escape(words.lower())}\b", text) is not None
    return not is_common and re.search(rf"\b[A-Z][\w’'.-]+ {re.escape(words)}\b", text[: sentence.start]) is not None


def _is_one_of_many(words: str) -> bool:
    definite = _DEFINITE.match(words)
    if definite is None or _ONLY_ONE.search(words) or _COMPLEMENT.search(definite["head"]):
        return False
    head = definite["head"].strip()
    return head.rsplit(" ", 1)[-1] in load_words("sayers.txt") or _OF_PARTY.search(f" {head}") is not None


def _names(shelf: Shelf, people: list[Mention], source: Span) -> bool:
    """True if a person is named right behind the words for the speaker, at their end, or after a comma of them: in "the
    Orm ally" it is somebody else."""
    words = shelf.words(source)
    comma = words.find(",") + 1 or len(words)
    behind = (m for m in people if source.start < m.span.start <= source.end + BEHIND)
    return any(m.span.end >= source.end or m.span.start >= source.start + comma for m in behind)
