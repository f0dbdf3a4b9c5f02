"""Voices of a quotation that only a colon opens: "The mayor sent a blunt message: “...”"."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import LABEL, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.labels import INVERTED
from onrecord.parse.voices.quotes import Quote, Quotes
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import child, find_subject, noun_phrase, sentence_bounds

SPEAKING_PRONOUNS = frozenset(("he", "she", "they", "i", "we", "his", "her", "their", "my", "our"))
NAMING = frozenset(("NOUN", "PROPN", "PRON"))
REACH = 60
"""Tokens of a sentence looked at before a colon for its subject (chosen by reading: news has few longer ones)."""


def find_colon_voices(doc: Doc, quotes: Quotes, claimed: set[int], heads: Sequence[int]) -> list[Found]:
    """A voice for each quotation behind a colon that is nobody's yet; `heads` are the cues already read, in order."""
    found = []
    for quote in quotes.found:
        colon = quote.start - 1
        if colon < 1 or doc[colon].text != ":" or not quote.speech or quote.start in claimed:
            continue
        low = max(sentence_bounds(doc[colon])[0], colon - REACH)
        if bisect_left(heads, low) < bisect_left(heads, colon):
            continue
        head = _speaker(doc, low, colon)
        if head is not None:
            found.append(_read(doc, quote, head, low))
    return found


def _speaker(doc: Doc, low: int, colon: int) -> Token | None:
    """Who speaks: the person named right before the colon, else the subject of its sentence, or whose reply that is."""
    if doc[colon - 1].ent_type_ == "PERSON":
        return doc[colon - 1]
    root = doc[low:colon].root
    subject = find_subject(root) if root.pos_ in ("VERB", "AUX") else None
    if subject is None or not low <= subject.i < colon:
        return None
    if subject.lemma_.lower() in words_of("reply"):
        subject = child(subject, "poss")
    if subject is None or subject.pos_ not in NAMING:
        return None
    named = subject.lower_ in SPEAKING_PRONOUNS if subject.pos_ == "PRON" else can_speak(subject)
    return subject if named else None


def _read(doc: Doc, quote: Quote, head: Token, low: int) -> Found:
    colon = quote.start - 1
    start, end = noun_phrase(head, low, colon)
    inverted = doc[start].lower_ in INVERTED and start < head.i
    cue = (start, start + 1) if inverted else (colon, quote.start)
    return Found(LABEL, doc[cue[0]], [cue], (start + inverted, end), head, [(quote.start, quote.end)], "quote",
                 direct=True)  # fmt: skip
