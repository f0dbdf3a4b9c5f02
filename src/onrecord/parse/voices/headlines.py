"""Headlines in capitals, which the parser takes for one long name: "Harbour Union Rejects Pay Offer"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import Cue, cue_lexicon, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import is_mark

LONGEST = 30
"""Tokens of the longest line that is read as a headline."""
SHORTEST = 4
"""Words of the shortest."""
CAPITAL_SHARE = 0.8
"""Share of its longer words that begin with a capital; in running text names reach a half (read by eye)."""
LONG_WORD = 4
"""Letters from which on a word of a headline has a capital."""
LONGEST_SOURCE = 8
"""Tokens before the cue; longer ones are mostly two clauses."""
KINDS = frozenset(("report", "judge", "promise", "demand", "attitude", "ask"))
OBJECTS = frozenset(("s", "q", "o", "oa", "op", "oi", "os", "i"))


@cache
def _forms() -> dict[str, Cue]:
    """The cues by their third person ("denies"), as headlines have them."""
    forms = {}
    for (lemma, pos), cue in cue_lexicon().items():
        if pos == "VERB" and cue.kind in KINDS and not cue.patterns.isdisjoint(OBJECTS):
            ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
            third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + ending
            forms[third] = cue
    return forms


def find_headline_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What the first reporting verb of each line in capitals yields, where the parser saw no verb in it."""
    start = 0
    doc = tokens[0].doc if tokens else None
    for token in tokens:
        if doc is not None and "\n" in token.text:
            found = read_headline(doc, start, token.i, quotes)
            start = token.i + 1
            if found is not None:
                yield found


def read_headline(doc: Doc, start: int, end: int, quotes: Quotes) -> Found | None:
    """Source, cue and content of a line in capitals, or None."""
    if not SHORTEST <= end - start <= LONGEST or not _is_capital(doc, start, end):
        return None
    while end > start and doc[end - 1].text in (".", ";", ","):
        end -= 1
    for i in range(start + 1, min(end - 1, start + LONGEST_SOURCE + 1)):
        cue = _forms().get(doc[i].lower_)
        if cue is None or quotes.around(i) is not None or not _is_source(doc, start, i):
            continue
        if doc[i].pos_ in ("VERB", "AUX") or doc[i + 1].text == ":":
            return None
        head = doc[i - 1] if doc[i - 1].is_alpha else doc[start]
        return Found(cue, doc[i], [(i, i + 1)], (start, i), head, [(i + 1, end)], "headline",
                     direct=is_mark(doc[i + 1]))  # fmt: skip
    return None


def _is_capital(doc: Doc, start: int, end: int) -> bool:
    words = [t for t in doc[start:end] if t.is_alpha and len(t) >= LONG_WORD]
    return len(words) >= SHORTEST - 1 and sum(t.text[0].isupper() for t in words) >= CAPITAL_SHARE * len(words)


def _is_source(doc: Doc, start: int, stop: int) -> bool:
    """True if the words before the cue can be who speaks: no marks, no possessor right before the cue."""
    words: list[Token] = list(doc[start:stop])
    if any(t.text in (":", ";", "?", "-", "–", "—") or is_mark(t) for t in words):
        return False
    return words[-1].lower_ not in words_of("before_noun") and not words[-1].lower_.endswith(("'s", "’s"))

