"""What a reporting word is about: objects, and nouns behind a preposition."""

from spacy.tokens import Token

from onrecord.parse.voices.complements import settle
from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import Range, child, subtree

FRAME_PREPOSITIONS = frozenset(("in", "on", "at", "during", "after", "before", "since", "by", "through", "via", "amid"))
"""Prepositions that say when or where a judgement was voiced; the others go with its object."""
STEPS = 4
"""Verbs climbed to the one that heads a relative clause."""
GROUND_PREPOSITIONS = frozenset(("of", "for", "on", "with", "to", "over"))


def object_complement(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the object, with what it is called or blamed for, as content; True if there is one."""
    verb, cue = found.head, found.cue
    thing = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "oprd", "ccomp")), None)
    if thing is None or (found.source and found.source[0] <= thing.i < found.source[1]):
        return False
    if thing.dep_ == "ccomp" and not cue.takes("oa", "oi"):
        return False
    if cue.lemma in words_of("withhold") and child(verb, "dative") is not None:
        return False
    start, end = subtree(thing)
    plain_end = end
    for c in verb.children:
        if c.i > thing.i and c.left_edge.i == end and _goes_with_object(c, found):
            end = c.right_edge.i + 1
            if c.dep_ == "prep" and c.lower_ in GROUND_PREPOSITIONS and cue.takes("op") and found.core is None:
                found.core = (c.i + 1, end)
            if c.dep_ in ("xcomp", "ccomp") and cue.takes("oi"):
                found.core = (c.left_edge.i, end)
    if end == plain_end and cue.takes("op"):
        found.core = _ground_inside(thing)
    if end == plain_end and found.core is None and not cue.takes("o") and thing.dep_ != "ccomp":
        return False
    found.content = [settle(found, quotes, bounds, max(start, verb.i + 1), end)]
    found.rule = "object"
    _add_relative_noun(found, bounds)
    return True


def _add_relative_noun(found: Found, bounds: Range) -> None:
    """Puts the noun before its relative clause in front of a content that ends in a bare preposition.

    "Attacks that the group denied responsibility for": what is denied are the attacks.
    """
    (start, end), doc = found.content[0], found.head.doc
    last, noun = doc[end - 1], _relative_noun(found.head)
    if noun is None or last.pos_ != "ADP" or any(c.i < end for c in last.children):
        return
    low, high = max(noun.left_edge.i, bounds[0]), noun.i + 1
    if low < high <= start:
        found.content = [(low, high), (start, end)]
        found.core, found.wide_cue = (low, high), (found.cue_range[0][0], end)


def _relative_noun(verb: Token) -> Token | None:
    """The noun that the verb's relative clause belongs to, also where the parser took "that" for a conjunction."""
    for _ in range(STEPS):
        opener = verb.left_edge
        before = verb.doc[opener.i - 1] if opener.i else None
        if before is not None and before.pos_ in ("NOUN", "PROPN") and opener.lower_ in ("that", "which"):
            return before
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or verb.head.i >= verb.i:
            return None
        verb = verb.head
    return None


def _ground_inside(thing: Token) -> Range | None:
    """What somebody is accused of, where the parser hung "of ..." on the accused."""
    for c in thing.children:
        if c.i > thing.i and c.dep_ == "prep" and c.lower_ in ("of", "for") and child(c, "pcomp", "pobj") is not None:
            return c.i + 1, c.right_edge.i + 1
    return None


def _goes_with_object(c: Token, found: Found) -> bool:
    if c.dep_ in ("oprd", "xcomp", "ccomp") or (c.dep_ == "dobj" and found.cue.takes("oa")):
        return True
    if c.dep_ != "prep":
        return False
    return c.lower_ not in FRAME_PREPOSITIONS or (c.lower_ == "on" and found.cue.lemma == "blame")


def _marked_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause of "called for X to do Y", where the parser reads "for" as the mark of a clause."""
    low, high = found.cue_range[0]
    for c in found.head.children:
        opener = c.left_edge
        if opener.i == high and opener.dep_ == "mark" and opener.lower_ in found.cue.prepositions:
            found.cue_range[0] = (low, high + 1)
            found.content = [settle(found, quotes, bounds, high + 1, c.right_edge.i + 1)]
            found.rule = "preposition"
            return True
    return False


def _is_frame(found: Found, preposition: Token, inner: Token) -> bool:
    """True for "her speech on Monday" and "a rebuke from the mayor": when, and by whom."""
    if preposition.lower_ == "on" and inner.ent_type_ in ("DATE", "TIME"):
        return True
    return found.source_head is not None and found.source_head.i == inner.i


def preposition_complement(found: Found, quotes: Quotes, bounds: Range, head: Token | None = None) -> bool:
    """Takes the noun or clause behind a preposition of the cue ("called for X") as content; True if there is one.

    The preposition hangs on `head`, the cue itself if none is given.
    """
    head = head or found.head
    if found.cue.prepositions and _marked_clause(found, quotes, bounds):
        return True
    for c in head.children:
        if c.i < head.i or c.lower_ not in found.cue.prepositions or c.dep_ not in ("prep", "prt", "dative"):
            continue
        inner = child(c, "pobj", "pcomp", "prep")
        if inner is None or inner.i < c.i or _is_frame(found, c, inner):
            continue
        low, high = found.cue_range[0]
        if c.i == high:
            found.cue_range[0] = (low, c.i + 1)
        elif c.i > high:
            found.cue_range.append((c.i, c.i + 1))
        start, end = subtree(inner)
        for later in head.children:
            if later.left_edge.i == end and (later.dep_ == "xcomp" or later.lower_ == "as"):
                end = later.right_edge.i + 1
        found.content = [settle(found, quotes, bounds, max(start, c.i + 1), end)]
        found.rule = "preposition"
        return True
    return False
