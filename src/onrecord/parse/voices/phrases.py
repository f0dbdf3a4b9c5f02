"""Voices without a verb: "according to X", "in a poll", "allegedly"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.parse.voices.complements import settle
from onrecord.parse.voices.cues import PHRASE, REPORTEDLY, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.places import HEARSAY
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import holder_of
from onrecord.parse.voices.tree import after_dateline, child, noun_phrase, sentence_bounds


def find_phrase_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What each "according to", "in a poll" and "allegedly" of the text yields, quotations left out."""
    for token in tokens:
        if quotes.around(token.i) is not None:
            continue
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            found = read_according(token)
        elif token.lower_ == "in" and token.dep_ == "prep":
            found = read_survey(token)
        elif token.lower_ in HEARSAY:
            found = read_hearsay(token, quotes)
        else:
            continue
        if found is not None:
            yield found


def read_according(token: Token) -> Found | None:
    """The sentence around "according to X" as content, X as source."""
    low, high = sentence_bounds(token)
    preposition = token.nbor(1)
    head = child(preposition, "pobj") or child(token, "pobj")
    if head is None or not low <= head.i < high:
        return None
    start, end = noun_phrase(head, token.i + 2, high)
    end = _source_end(head, token, end, high)
    found = Found(PHRASE, token, [(token.i, token.i + 2)], (start, end), head, [], "according")
    return _with_rest(found, _relative_clause(token, _opening(token, low)), end, high)


def read_survey(token: Token) -> Found | None:
    """The sentence around "in a poll released on Sunday" or "in her view" as content; poll or holder as source."""
    low, high = sentence_bounds(token)
    noun = child(token, "pobj")
    if noun is None or not low <= noun.i < high:
        return None
    owner, holder = child(noun, "poss"), holder_of(noun)
    if noun.lower_ in words_of("view") and owner is not None and token.head.pos_ in ("VERB", "AUX"):
        source, head = noun_phrase(owner, token.i + 1, noun.i), owner
        cue, end = [(token.i, token.i + 1), (noun.i, noun.i + 1)], noun.i + 1
    elif noun.lower_ in words_of("view") and holder is not None and token.head.pos_ in ("VERB", "AUX"):
        source, head = noun_phrase(holder, noun.i + 2, high), holder
        cue, end = [(token.i, noun.i + 2)], source[1]
    elif noun.lemma_.lower() in words_of("survey") and _tells(token):
        source, head = noun_phrase(noun, token.i + 1, high), noun
        cue, end = [(token.i, token.i + 1)], source[1]
    else:
        return None
    found = Found(PHRASE, token, cue, source, head, [], "survey")
    return _with_rest(found, _opening(token, low), end, high)


def read_hearsay(token: Token, quotes: Quotes) -> Found | None:
    """The clause around "allegedly" as content; nobody is named who says so."""
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    low, high = sentence_bounds(token)
    start, end = max(low, verb.left_edge.i), min(high, verb.right_edge.i + 1)
    found = Found(REPORTEDLY, token, [(token.i, token.i + 1)], None, None, [], "hearsay")
    found.content = [settle(found, quotes, (low, high), *piece)
                     for piece in ((start, token.i), (token.i + 1, end)) if piece[0] < piece[1]]  # fmt: skip
    return found if found.content else None


def _opening(token: Token, low: int) -> int:
    """The first word of the sentence before the phrase, behind its dateline and conjunction."""
    return _skip(token.doc, after_dateline(token.doc, low, token.i), token.i)


def _with_rest(found: Found, left: int, end: int, high: int) -> Found | None:
    """The voice with what stands from `left` to its phrase, and from the phrase's `end` to `high`, as content."""
    at, doc = found.head.i, found.head.doc
    if left < at:
        found.content.append((left, at))
    if end < high and _goes_on(doc, end, high, fronted=left >= at):
        found.content.append((_skip(doc, end, high), high))
    return found if found.content else None


def _tells(preposition: Token) -> bool:
    """True if the phrase hangs on the sentence's verb and stands first or last in it, as a source does."""
    verb, doc = preposition.head, preposition.doc
    noun = child(preposition, "pobj")
    particular = noun is not None and (noun.tag_ == "NN" or child(noun, "amod", "compound", "acl", "relcl") is not None)
    if not particular or verb.pos_ not in ("VERB", "AUX"):
        return False
    if preposition.i < verb.i:
        return preposition.i - sentence_bounds(preposition)[0] <= 1
    if verb.lemma_ in words_of("about_poll"):
        return False
    return preposition.right_edge.i + 1 >= len(doc) or doc[preposition.right_edge.i + 1].text in (".", ",")


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


def _source_end(head: Token, token: Token, end: int, high: int) -> int:
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
