"""What a sentence leaves to those around it: words inside it that point at what it does not say."""

import re
from functools import cache
from importlib.resources import files

from onrecord.model import Claim, Span
from onrecord.tell.shelf import Shelf

_DEEDS = (
    r"attacks?|strikes?|raids?|blasts?|explosions?|bombings?|shootings?|killings?|incident|operation|assault|ambush"
    r"|announcement|request|threats?"
)
_BARE_DEED = re.compile(
    rf"\bthe (?P<deed>{_DEEDS})\b(?! (?:of|on|against|that|which|near|by|from|for|at|to|who|over|around|when|where)\b"
    r"| in (?:[A-Z]|the\b)|[’'])"
)
"""A deed that the sentence calls known and does not describe: "claimed the attack in a message"."""
_TOLD_BEFORE = re.compile(
    r"\b(?:attack|strik|struck|raid|blast|explo|bomb|shoot|shot|assault|ambush|rocket|missile|drone|gun|fire|hit\b"
    r"|announc|request|\bask|threat)",
    re.I,
)
"""Words that may have told of the deed earlier in the sentence."""
_NAME = re.compile(r"(?<=[\s“\"(-])[A-Z]")


@cache
def load_loose() -> tuple[re.Pattern[str], ...]:
    """The patterns of words that point out of their sentence."""
    table = (files("onrecord.tell") / "loose.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(re.compile(row.split("\t")[0]) for row in table)


def find_loose_words(words: str) -> str | None:
    """The first words of the sentence that a reader of it alone cannot place, or None."""
    found = next((m for pattern in load_loose() if (m := pattern.search(words))), None)
    if found:
        return found.group()
    for deed in _BARE_DEED.finditer(words):
        if not _TOLD_BEFORE.search(words[: deed.start()]):
            return deed.group()
    return None


def find_leaning(shelf: Shelf, sentence: Span, words: str) -> str | None:
    """Why the `words` of the sentence say too little to a reader of them alone, or None."""
    found = find_loose_words(words)
    if found:
        return f"says “{found}”, which another sentence tells of"
    return "names nobody and no place but who says it" if names_only_speaker(shelf, sentence) else None


def names_only_speaker(shelf: Shelf, sentence: Span) -> bool:
    """True if all names of the sentence are those of who says it: "A child was killed, the army of Ardan said"."""
    claims = [s.act for s in shelf.statements_in(sentence) if isinstance(s.act, Claim)]
    sources = [claim.source.span for claim in claims if claim.source.span and sentence.covers(claim.source.span)]
    if not sources:
        return False
    if any(not any(source.overlaps(m.span) for source in sources) for m in shelf.mentions_in(sentence)):
        return False
    words = shelf.words(sentence)
    places = (sentence.start + m.start() for m in _NAME.finditer(words))
    return all(any(source.start <= place < source.end for source in sources) for place in places)
