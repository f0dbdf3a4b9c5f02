"""Voices without a verb: "according to X", "X: ..." in headlines, transcripts and captions, "in a poll"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import LABEL, PHRASE, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import after_dateline, child, noun_phrase, sentence_bounds

LABEL_WORDS = 6
"""A speaker's label before a colon is at most so long ("Deputy Prime Minister Ana Ruiz:")."""
SPEAKER_KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def find_phrase_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What each "according to" and each speaker's label of the text yields."""
    for token in tokens:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            found = read_according(token, quotes)
        elif token.text == ":" and not token.is_sent_start:
            found = read_label(token, quotes)
        else:
            continue
        if found is not None:
            yield found


def read_according(token: Token, quotes: Quotes) -> Found | None:
    """The sentence around "according to X" as content, X as source."""
    low, high = sentence_bounds(token)
    preposition = token.nbor(1)
    head = child(preposition, "pobj") or child(token, "pobj")
    if head is None or quotes.around(token.i) is not None or not low <= head.i < high:
        return None
    start, end = noun_phrase(head, token.i + 2, high)
    end = _source_end(head, token, start, end, high)
    found = Found(PHRASE, token, [(token.i, token.i + 2)], (start, end), head, [], "according")
    left = _relative_clause(token, _skip(token.doc, after_dateline(token.doc, low, token.i), token.i))
    if left < token.i:
        found.content.append((left, token.i))
    if end < high and _goes_on(token.doc, end, high, fronted=left >= token.i):
        found.content.append((_skip(token.doc, end, high), high))
    return found if found.content else None


def _relative_clause(token: Token, left: int) -> int:
    """Where the relative clause begins that "according to" belongs to, else `left`."""
    at = token
    while at.pos_ not in ("VERB", "AUX") or at.i == token.i:
        if at.head.i == at.i:
            return left
        at = at.head
    if at.dep_ == "relcl" and at.i < token.i and left < at.left_edge.i:
        return at.left_edge.i
    return left


def _source_end(head: Token, token: Token, start: int, end: int, high: int) -> int:
    """The end of the source: before a comma that a main clause follows, when the phrase opens the sentence."""
    doc = head.doc
    if token.is_sent_start or token.i - sentence_bounds(token)[0] <= 1:
        for i in range(head.i + 1, end):
            if doc[i].text == "," and doc[i].head.i != head.i and doc[i].head.pos_ in ("VERB", "AUX"):
                return i
    return min(end, high)


def _skip(doc: Doc, start: int, stop: int) -> int:
    while start < stop and (doc[start].is_space or doc[start].text in (",", "-", "–", "—") or doc[start].lower_ in (
        "but", "and")):
        start += 1
    return start


def _goes_on(doc: Doc, end: int, high: int, fronted: bool) -> bool:
    at = _skip(doc, end, high)
    if at >= high - 1:
        return False
    return fronted or (doc[end].text == "," and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[at:high]))


def read_label(colon: Token, quotes: Quotes) -> Found | None:
    """The words behind "X:" as content where X, at the start of its line or paragraph, names a speaker."""
    doc = colon.doc
    low, high = sentence_bounds(colon)
    if not _starts_line(doc, low) or colon.i - low > LABEL_WORDS or colon.i + 2 >= high:
        return None
    head = doc[colon.i - 1]
    if not _is_speaker(doc, low, colon.i) or quotes.around(colon.i) is not None or doc[colon.i + 1].like_num:
        return None
    end = high
    behind = quotes.around(colon.i + 1)
    direct = behind is not None and behind.start == colon.i + 1
    if behind is not None and direct:
        end = max(behind.end, high) if behind.end >= high - 2 else high
    cue, content = [(colon.i, colon.i + 1)], [(colon.i + 1, end)]
    return Found(LABEL, colon, cue, (low, colon.i), head, content, "label", direct=direct)


def _starts_line(doc: Doc, start: int) -> bool:
    return start == 0 or "\n" in doc[start - 1].text


def _is_speaker(doc: Doc, start: int, stop: int) -> bool:
    words = doc[start:stop]
    if any(t.pos_ in ("VERB", "AUX") or t.text in (",", '"', "“") for t in words):
        return False
    last = doc[stop - 1]
    if any(t.lower_ in words_of("label") or t.lemma_.lower() in words_of("label") for t in words):
        return False
    if last.lemma_.lower() in words_of("document") | words_of("unnamed"):
        return True
    return last.ent_type_ in SPEAKER_KINDS and last.is_title
