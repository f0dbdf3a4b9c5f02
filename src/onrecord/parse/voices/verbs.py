"""Voices around verbs: who says, believes, promises or condemns what."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.parse.voices.complements import complement, object_complement, preposition_complement
from onrecord.parse.voices.cues import Cue, cue_lexicon, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.fronted import fronted_content, quoted_after
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import (
    Range,
    child,
    find_subject,
    is_mark,
    is_passive,
    noun_phrase,
    sentence_bounds,
    verb_group,
)

INVERTED = frozenset(("dobj", "npadvmod", "attr", "oprd", "dep", "appos", "nsubj", "conj"))
FIRST_PERSON = frozenset(("i", "we", "you", "me", "us"))


def find_verb_voices(doc: Doc, quotes: Quotes) -> Iterator[Found]:
    """What each reporting verb of the text yields; verbs inside a quotation need a third person who speaks."""
    lexicon = cue_lexicon()
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        cue = lexicon.get((token.lemma_.lower(), "VERB"))
        if cue is not None and _may_report(token, cue):
            found = read_verb(token, cue, quotes)
            if found is not None:
                yield found


def _may_report(verb: Token, cue: Cue) -> bool:
    """False for an infinitive of purpose after a noun, a participle before a noun, and their like."""
    if verb.dep_ in ("amod", "compound", "aux"):
        return False
    return not (cue.kind in ("attitude", "belief") and verb.dep_ in ("acl", "xcomp") and verb.tag_ == "VB")


def read_verb(verb: Token, cue: Cue, quotes: Quotes) -> Found | None:
    """The source, cue and content around one verb, or None if the verb has no content here."""
    low, high = sentence_bounds(verb)
    own_quote = quotes.around(verb.i)
    head = find_subject(verb)
    if head is not None and quotes.around(head.i) is not own_quote:
        head = None
    if head is None and own_quote is None and cue.takes("q") and _quote_before(verb, quotes):
        head = _inverted_source(verb)
    if not _source_fits(cue, head):
        return None
    source = _source_range(verb, head, low, high, quotes)
    found = Found(cue, verb, [verb_group(verb)], source, head, [], "")
    found.negated = child(verb, "neg") is not None
    if own_quote is not None and not _speaks_in_quote(cue, head):
        return None
    _add_listener(found)
    return found if _add_content(found, quotes, (low, high)) else None


def _source_fits(cue: Cue, head: Token | None) -> bool:
    if cue.kind == "evidence":
        return head is not None and head.lemma_.lower() in words_of("document")
    return True


def _speaks_in_quote(cue: Cue, head: Token | None) -> bool:
    return cue.kind == "report" and cue.takes("q") and head is not None and head.lower_ not in FIRST_PERSON


def _quote_before(verb: Token, quotes: Quotes) -> bool:
    at = verb.i - 1
    while at >= 0 and (verb.doc[at].text == "," or verb.doc[at].is_space):
        at -= 1
    return quotes.around(at) is not None


def _inverted_source(verb: Token) -> Token | None:
    """The noun phrase right behind the verb in "...," said X."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in INVERTED and c.pos_ in ("PROPN", "NOUN", "PRON"):
            return c if c.left_edge.i <= verb.i + 1 else None
    return None


def _source_range(verb: Token, head: Token | None, low: int, high: int, quotes: Quotes) -> Range | None:
    """The words of the source in this sentence, cut where they would run into the verb or into a quotation."""
    if head is None or not low <= head.i < high:
        return None
    if head.i < verb.i:
        high = min(high, verb_group(verb)[0])
    else:
        low = max(low, verb.i + 1)
    if head.i >= high or head.i < low:
        return None
    for i in range(head.i, low, -1):
        if is_mark(verb.doc[i - 1]) and quotes.around(i - 1) is not quotes.around(head.i):
            low = i
            break
    start, end = noun_phrase(head, low, high)
    for i in range(head.i + 1, end):
        quote = quotes.around(i)
        if quote is not None and quote.speech and quote.start == i:
            end = i
            break
    return start, end


def _add_listener(found: Found) -> None:
    """Sets `to`: whom a telling verb addresses."""
    verb = found.head
    listener = child(verb, "dobj", "dative", "iobj") if found.cue.takes("os") else None
    if listener is not None and listener.i > verb.i and not (found.source and listener.i < found.source[1]):
        found.to = noun_phrase(listener)
        return
    preposition = next((c for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative")), None)
    target = child(preposition, "pobj") if preposition is not None else None
    if target is not None and found.cue.takes("q"):
        found.to = noun_phrase(target)


def _add_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Fills in the content: a complement behind the verb, a quotation, or what stands before; False if none."""
    cue, verb = found.cue, found.head
    for read in (complement, quoted_after, fronted_content):
        if read(found, quotes, bounds):
            return True
    if is_passive(verb) and found.source is None:
        return False
    if cue.takes("o", "oa", "oi", "op") and object_complement(found, quotes, bounds):
        return True
    return preposition_complement(found, quotes, bounds)
