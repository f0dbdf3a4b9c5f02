"""Cues inside relative clauses: "what she called ...", "which they argue would ...", "a fact he mentions"."""

from onrecord.parse.voices.complements import FINITE_TAGS, clause_of, settle
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.passives import RELATIVES
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import Range, child

FREE_RELATIVES = frozenset(("report", "judge", "evidence"))
"""Cues whose "what she called" tells words; "what she wanted" tells of a thing more often than not."""


def what_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes "what" of "what she believes", with what follows the cue, as content."""
    verb = found.head
    what = next((c for c in verb.children if c.lower_ == "what" and c.i < verb.i), None)
    if what is None or found.source is None or not what.i < found.source[0] < verb.i:
        return False
    if found.cue.kind not in FREE_RELATIVES or not found.cue.takes("s", "o", "oa", "os"):
        return False
    found.content, found.rule = [(what.i, what.i + 1)], "relative"
    found.core = found.content[0]
    start, end = found.cue_range[0][1], min(verb.right_edge.i + 1, bounds[1])
    if any(t.pos_ in ("VERB", "AUX", "ADJ", "NOUN") for t in verb.doc[start:end]):
        found.content.append(settle(found, quotes, bounds, start, end))
    return True


def relative_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes "which" and the rest of "which they argue would help" as content, where no clause was read."""
    verb = found.head
    if verb.dep_ != "relcl" or not found.cue.takes("s") or found.source is None:
        return False
    start, end = found.cue_range[0][1], min(verb.right_edge.i + 1, bounds[1])
    while start < end and verb.doc[start].text == ",":
        start += 1
    if found.source_head is None or found.source_head.lower_ in RELATIVES or start >= end:
        return False
    at = start
    while at < end - 1 and verb.doc[at].dep_ in ("advmod", "neg"):
        at += 1
    opener = verb.doc[at]
    if opener.tag_ not in FINITE_TAGS and opener.tag_ not in ("VB", "TO", "VBN"):
        return False
    found.content, found.rule = [settle(found, quotes, bounds, start, end)], "relative"
    return True


def relative_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes "which" of "which he supports", or the noun of "a fact he mentions", as content."""
    verb = found.head
    if verb.dep_ != "relcl" or found.source_head is None or found.source_head.lower_ in RELATIVES:
        return False
    noun, thing = verb.head, child(verb, "dobj")
    if thing is None and (child(verb, "nsubj") is None or clause_of(found) is not None):
        return False
    if thing is not None and (thing.lower_ not in RELATIVES or thing.i > verb.i):
        return False
    low, high = max(noun.left_edge.i, bounds[0]), min(noun.i + 1, found.group[0])
    if low >= high or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    found.core = (low, high)
    found.content = [(thing.i, thing.i + 1)] if thing is not None else [(low, high)]
    found.rule = "relative"
    return True
