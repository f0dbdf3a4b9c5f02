"""What passives and verbs of seeming and feeling tell, and of whom."""

from spacy.tokens import Token

from onrecord.parse.voices.complements import settle, without_afterthought
from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import Range, child, noun_phrase, subtree

RELATIVES = frozenset(("which", "that", "who", "whom"))
UNOWNED_PASSIVES = frozenset(("ask", "belief", "judge", "report", "evidence"))
"""Cues whose passive tells that somebody said or thought so, though not who."""


def agent_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes what is done to as content of a passive with "by X": its subject, or the noun before the participle."""
    verb = found.head
    agent = child(verb, "agent")
    if agent is None or found.source_head is None or found.source_head.head.i != agent.i:
        return False
    subject = child(verb, "nsubjpass")
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    if subject is None or not bounds[0] <= subject.i < verb.i or subject.lower_ in ("it", "there"):
        return False
    start, end = subtree(subject)
    end = min(end, verb.left_edge.i if verb.dep_ == "acl" else found.cue_range[0][0])
    found.content = [settle(found, quotes, bounds, start, max(end, subject.i + 1))]
    noun = verb.head if verb.dep_ == "relcl" and subject.lower_ in RELATIVES else None
    if noun is not None and noun.i < subject.i:
        first = noun
        while first.dep_ == "pobj" and first.head.head.pos_ == "NOUN" and noun.nbor(1).text == ",":
            first = first.head.head
        found.core = (max(first.left_edge.i, bounds[0]), noun.i + 1)
    found.rule = "agent"
    return True


def passive_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes subject and predicate of "X is expected to ...", "X is seen as ..." as content in two pieces."""
    verb = found.head
    subject = child(verb, "nsubj" if found.cue.takes("r") else "nsubjpass")
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "agent") is None:
        subject = verb.head
    if found.cue.takes("r") and subject is not None and subject.lower_ in ("it", "there"):
        return _seeming(found, quotes, bounds)
    if subject is None or not bounds[0] <= subject.i < verb.i or subject.lower_ == "there":
        return False
    if subject.lower_ == "it" and child(verb, "ccomp") is not None:
        return False
    for c in verb.children:
        predicate = c.dep_ in ("xcomp", "oprd", "acomp") or (c.dep_ == "prep" and c.lower_ == "as")
        if predicate and verb.dep_ == "acl" and _is_name(c):
            return False
        if c.i > verb.i and predicate and c.left_edge.i >= found.cue_range[0][1]:
            start, end = subtree(subject)
            end, behind = min(end, found.cue_range[0][0]), c.left_edge.i
            if c.lower_ == "as" and c.i == found.cue_range[0][1]:
                found.cue_range[0], behind = (found.cue_range[0][0], c.i + 1), c.i + 1
            found.content = [
                settle(found, quotes, bounds, start, end),
                settle(found, quotes, bounds, behind, without_afterthought(c, c.i, c.right_edge.i + 1)),
            ]
            found.rule = "passive"
            return True
    return False


def _is_name(predicate: Token) -> bool:
    """True for "a town called Karsa", "known as Karsa": a name is nobody's word."""
    named = (child(predicate, "pobj") or predicate) if predicate.lower_ == "as" else predicate
    return named.pos_ in ("PROPN", "X", "NUM")


def _seeming(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes what follows "it seems" as content; True if there is a clause in it."""
    verb, start = found.head, found.cue_range[0][1]
    end = min(verb.right_edge.i + 1, bounds[1])
    if not any(c.i >= start and c.dep_ in ("ccomp", "xcomp", "oprd", "advcl", "acomp", "prep") for c in verb.children):
        return False
    if not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[start:end]):
        return False
    found.content, found.rule = [settle(found, quotes, bounds, start, end)], "passive"
    return True


def unowned_passive(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the subject of "the name was not disclosed" as content, with what it is known or asked for."""
    verb = found.head
    subject = child(verb, "nsubjpass")
    if found.cue.kind not in UNOWNED_PASSIVES or subject is None or not bounds[0] <= subject.i < verb.i:
        return False
    if found.cue.lemma in words_of("perception") or found.cue.lemma in words_of("blow"):
        return False
    told = found.cue.kind == "report"
    if not found.cue.takes(*(("s",) if told else ("s", "o", "op"))) or (told and found.cue.takes("os")):
        return False
    thing = child(verb, "dobj")
    if thing is not None and thing.i > verb.i and found.cue.lemma in words_of("withhold"):
        return False
    if thing is not None and thing.i > verb.i:
        found.content, found.rule = [settle(found, quotes, bounds, *subtree(thing))], "unowned"
        return True
    if subject.lower_ in ("it", "there"):
        return False
    start, end = subtree(subject)
    found.content = [settle(found, quotes, bounds, start, max(subject.i + 1, min(end, found.cue_range[0][0])))]
    high = found.cue_range[0][1]
    ground = next((c for c in verb.children if c.i == high and c.dep_ == "prep" and c.lower_ in ("as", "for")), None)
    if ground is not None and ground.right_edge.i > ground.i:
        found.content.append(settle(found, quotes, bounds, ground.i + 1, ground.right_edge.i + 1))
    found.rule = "unowned"
    return True


def felt_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the subject of "the remark angered the farmers" as content; the source is who feels so, its object."""
    verb = found.head
    cause, feeler = child(verb, "nsubj", "csubj"), child(verb, "dobj")
    if cause is None or feeler is None or not bounds[0] <= cause.i < verb.i < feeler.i < bounds[1]:
        return False
    if not can_speak(feeler):
        return False
    start, end = subtree(cause)
    found.source, found.source_head = noun_phrase(feeler, verb.i + 1, bounds[1]), feeler
    found.content = [settle(found, quotes, bounds, start, min(end, found.cue_range[0][0]))]
    found.rule = "felt"
    return True


def felt_passive(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the cause of "they were angered by the raid" as content; the source is who feels so, its subject."""
    verb = found.head
    feeler, agent = child(verb, "nsubjpass"), child(verb, "agent")
    cause = child(agent, "pobj", "pcomp") if agent is not None else None
    if agent is None or cause is None or feeler is None or not bounds[0] <= feeler.i < verb.i < cause.i < bounds[1]:
        return False
    found.source, found.source_head = noun_phrase(feeler, bounds[0], found.cue_range[0][0]), feeler
    if agent.i == found.cue_range[0][1]:
        found.cue_range[0] = (found.cue_range[0][0], agent.i + 1)
    found.content = [settle(found, quotes, bounds, agent.i + 1, agent.right_edge.i + 1)]
    found.rule = "felt"
    return True
