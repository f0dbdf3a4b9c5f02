"""What a cue governs: the verb of what is bound or expected, and the words that tell it."""

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child, is_verbal
from onrecord.parse.events.clauses import clause_bounds

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "sha"})
PAST_FUTURE = frozenset({"would", "'d", "’d"})
QUOTES = frozenset("\"“”'‘’`")
STOPS = frozenset(".;:")
LEADING = frozenset({"that", "and", "but", "or", "so", "also"})
SETTINGS = frozenset({"as", "while", "whereas", "although", "though", "because"})
"""Words of a clause that tells what is so beside what is to come, and is no part of it."""
CONDITIONS = frozenset({"if", "unless", "once", "until", "provided"})


def complement_verb(token: Token) -> Token | None:
    """The verb that completes a cue: infinitive, that-clause, or gerund after "to"."""
    found = first_child(token, "xcomp", "ccomp", "acl")
    if found is None:
        for preposition in children(token, "prep"):
            found = found or first_child(preposition, "pcomp")
    if found is not None and (is_verbal(found) or found.dep_ == "xcomp") and found.i > token.i:
        return found
    return None


def auxiliaries(verb: Token) -> frozenset[str]:
    """The verb's auxiliaries, its own or those of the verb it is joined to."""
    found = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    shared = verb.dep_ == "conj" and is_verbal(verb.head) and verb.tag_ in ("VB", "VBN")
    if not found and shared and not children(verb, "nsubj", "nsubjpass"):
        found = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    return frozenset(found)


def going(verb: Token) -> Token | None:
    """The "going" of "are going to leave", which holds the subject and the negation of "leave"."""
    ahead = verb.dep_ == "xcomp" and verb.head.lower_ in ("going", "gonna") and verb.head.pos_ in ("VERB", "AUX")
    return verb.head if ahead and first_child(verb.head, "aux") is not None else None


def is_future(verb: Token) -> bool:
    """True for "will ...", "is going to ..." and, in what was said, "would ..." (not "would have ...")."""
    if going(verb) is not None:
        return True
    helpers = auxiliaries(verb)
    return "have" not in helpers and bool(helpers & (FUTURE | PAST_FUTURE))


def is_negated(verb: Token) -> bool:
    """True if the verb carries a negation."""
    above = going(verb)
    words = [*verb.children, *(above.children if above is not None else ())]
    return any(c.dep_ == "neg" or c.lower_ in ("never", "no") for c in words)


def clause_span(draft: Draft, head: Token, start: Token | None = None) -> Span:
    """The words from `start` (default: the left edge of `head`) to the right edge of its clause, trimmed."""
    doc = head.doc
    first, last = clause_bounds(head, head)
    first = start.i if start is not None else first
    last = min(last, head.sent.end - 1)
    while last > head.i and (doc[last].is_space or doc[last].text in STOPS):
        last -= 1
    last = _before_tail(head, _before_setting(head, last))
    while first < head.i and (_only_leads(doc[first], head) or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in QUOTES:
        last -= 1
    if doc[last].text in QUOTES and not any(t.text in QUOTES for t in doc[first:last]):
        last -= 1
    while last > head.i and (doc[last].lower_ in LEADING or (doc[last].is_punct and doc[last].text not in QUOTES)):
        last -= 1
    return draft.span(doc[first].idx, doc[last].idx + len(doc[last]))


def _only_leads(token: Token, head: Token) -> bool:
    """True for a joint before the clause: "and", "that", and "as" in "as lawmakers prepare for a vote"."""
    marks = token.dep_ == "mark" and token.head.i == head.i and token.lower_ in ("as", "while")
    return marks or token.lower_ in LEADING


def _before_setting(head: Token, last: int) -> int:
    """The end of the clause before what goes on meanwhile, or went before: "... as the clock ticks"."""
    for clause in children(head, "advcl"):
        if clause.i < head.i or clause.right_edge.i < last or first_child(clause, "nsubj", "nsubjpass") is None:
            continue
        marks = {c.lower_ for c in children(clause, "mark", "advmod")}
        if marks & SETTINGS or ("after" in marks and clause.tag_ == "VBD"):
            return clause.left_edge.i - 1
    return last


def _before_tail(head: Token, last: int) -> int:
    """The end of the clause before what a comma adds: ", a plan that ...", ", key for ...", ", leaving ..."."""
    doc = head.doc
    for token in doc[head.i + 1 : last + 1]:
        listed = any(child.lower_ in ("other", "another") for child in token.lefts)
        added = token.dep_ in ("appos", "relcl") or (token.dep_ == "advcl" and token.tag_ in ("JJ", "VBG"))
        before = token.left_edge.i - 1
        while before > head.i and doc[before].text in QUOTES:
            before -= 1
        if added and not listed and token.right_edge.i >= last - 1 and before > head.i and doc[before].text == ",":
            return token.left_edge.i - 1 if doc[token.left_edge.i - 1].text in QUOTES else before - 1
    return last


def condition_of(draft: Draft, verb: Token) -> Span | None:
    """The clause that the promise hangs on ("if the truce holds"), if one does."""
    for clause in children(verb, "advcl"):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in clause.children):
            return draft.span_of(clause.doc[clause.left_edge.i : clause.right_edge.i + 1])
    return None
