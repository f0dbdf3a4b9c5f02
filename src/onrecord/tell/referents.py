"""Whether a sentence can stand alone, and what to do when it begins with a word that points elsewhere."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Reading, Span
from onrecord.tell.shelf import Shelf

_PRONOUN = re.compile(
    r"^(?P<lead>[“\"‘']?)(?P<word>he|she|it|they|his|her|its|their|him|them|we|our|i|my)\b(?P<clitic>['’](?:s|ve|d|ll|re)\b)?",
    re.I,
)
_POSSESSIVE = {"his", "her", "its", "their"}
_FIRST_PERSON = {"we", "our", "i", "my"}
_POINTER = re.compile(
    r"^(?:this|that|these|those|such|both|the (?:former|latter|two|same|other)|another|others|one of (?:them|these)"
    r"|there|then|here|as such|as a result|instead|however|meanwhile|still|also|but|and|yet|so|nor|or"
    r"|for example|for instance|in addition|moreover|furthermore|nevertheless|nonetheless|similarly|likewise"
    r"|otherwise|in turn|in response|at the time|at that time|by then|since then|afterwards?|later|earlier"
    r"|that is|which|who|if so|even so)\b",
    re.I,
)
_CONNECTIVE = re.compile(
    r"^(?:however|meanwhile|still|also|but|and|yet|so|in addition|moreover|furthermore|nevertheless|nonetheless"
    r"|for (?:his|her|its|their) part|for example|for instance)\s*,?\s+",
    re.I,
)
_DEFINITE = re.compile(
    r"^(?:(?:after|before|during|despite|following|amid|in|since|under|with) )?the (?P<rest>[^,.;:–—]+)", re.I
)
_INTRODUCING = frozenset(
    "of that which who whose to in on for between against at by from with over under inside near".split()
)
SELF_EVIDENT = frozenset(
    "world public media government president country region economy war international global".split()
)
"""Heads that need no introduction in news."""
NOUN_PHRASE_WORDS = 6
"""How far into a sentence the head noun of its first phrase is looked for."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a sentence begins: `kind` plain, pronoun, pointer or definite; `word` the first words it turns on."""

    kind: str
    word: str = ""
    possessive: bool = False


def read_start(words: str, has_name: bool) -> Start:
    """How `words` begin; `has_name` says whether a known name stands in the first phrase."""
    pronoun = _PRONOUN.match(words)
    if pronoun:
        word = pronoun["word"]
        kind = "first person" if word.lower() in _FIRST_PERSON else "pronoun"
        return Start(kind, word, word.lower() in _POSSESSIVE)
    if _POINTER.match(words):
        return Start("pointer", words.split(" ", 1)[0])
    definite = _DEFINITE.match(words)
    if definite and not has_name and not _is_introduced(definite["rest"]):
        return Start("definite", definite.group(0).strip())
    return Start("plain")


def _is_introduced(rest: str) -> bool:
    """True if the phrase after "the" says itself what it means ("the withdrawal of US troops")."""
    words = rest.split()[:NOUN_PHRASE_WORDS]
    for position, word in enumerate(words):
        if word[:1].isupper() or word[:1].isdigit() or (position < 2 and word.lower() in SELF_EVIDENT):
            return True
        if position and (word in _INTRODUCING or word.endswith(("’s", "'s"))):
            return True
        if position and (word in load_verbs() or word.endswith("ed")):
            return False
    return False


@cache
def load_verbs() -> frozenset[str]:
    """Common verb forms that end a noun phrase; regular past tenses are known by their ending."""
    return frozenset((files("onrecord.tell") / "verbs.txt").read_text("utf-8").split())


def drop_connective(words: str) -> tuple[str, str | None]:
    """`words` without a leading connective ("However, ..."), and the rule if one was dropped."""
    found = _CONNECTIVE.match(words)
    if not found:
        return words, None
    rest = words[found.end() :]
    return rest[:1].upper() + rest[1:], f"connective left out: “{found.group(0).strip()}”"


def name_at(reading: Reading, sentence: Span, reach: int = 60) -> bool:
    """True if a resolved name stands in the first `reach` characters of the sentence."""
    return any(
        sentence.start <= m.span.start < sentence.start + reach and m.entity is not None for m in reading.mentions
    )


def named_referent(shelf: Shelf, sentence: Span, word: str) -> tuple[str, Span] | None:
    """The name behind the pronoun that begins `sentence`, and the nearest earlier place that says it."""
    reading = shelf.reading(sentence)
    offset = shelf.words(sentence).lower().find(word.lower())
    at = sentence.start + offset
    cluster = next((c for c in reading.coreference if any(s.start == at for s in c)), None)
    if cluster is None:
        return None
    names = [m for m in reading.mentions if m.name and m.span.start < at and any(s.overlaps(m.span) for s in cluster)]
    return (str(names[-1].name), names[-1].span) if names else None
