"""The clause that tells a measure: what a brief would quote."""

import re

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft

OPENS_CLAUSE = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
LEFT_OUT = frozenset({"advcl", "parataxis", "mark", "cc", "punct", "preconj", "advmod"})
"""Left children of a verb that belong to what comes before the clause."""
CUT_RIGHT = frozenset({"advcl", "parataxis", "conj", "ccomp", "relcl", "punct", "cc"})
"""Right children of a verb at which its clause may end."""
TRIMMED = frozenset(" ,;:—–-()[]“”\"'\n\t")
COMPLETE_VERB = frozenset({"VBD", "VBZ", "VBP", "MD"})
DATELINE = re.compile(r"[A-Z][A-Z/,. ]{2,40}(?:\([A-Z][\w ]{1,20}\) ?)?(?:--?|–|—) ?")
"""What opens a wire report: "ANKARA (Agency) - "."""


def find_clause(draft: Draft, token: Token, amount: Span) -> Span:
    """The finite clause around `token` with the whole of `amount`; the sentence where no clause is whole."""
    sentence = draft.sentence_at(amount.start)
    verb = _finite_verb(token)
    if verb is None:
        return sentence
    start = _left_edge(verb, token)
    end = _right_edge(verb, token)
    found = _trim(draft, start, end)
    return found if found is not None and found.covers(amount) else sentence


def _finite_verb(token: Token) -> Token | None:
    """The verb of the nearest finite clause with a subject of its own."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX") and above.dep_ in OPENS_CLAUSE and _is_finite(above) and _has_subject(above):
            return above
    return None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in COMPLETE_VERB or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in COMPLETE_VERB for c in verb.children
    )


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and c.tag_ not in ("WDT", "WP") for c in verb.children)


def _holds(node: Token, token: Token) -> bool:
    return node.i == token.i or node.is_ancestor(token)


def _left_edge(verb: Token, token: Token) -> int:
    """Where the clause begins: at its first child that is no connection to what comes before."""
    start = verb.i
    for child in verb.lefts:
        if child.dep_ not in LEFT_OUT or _holds(child, token):
            start = min(start, child.left_edge.i)
    for child in verb.lefts:
        if child.dep_ == "advmod" and child.i > start:
            start = min(start, child.left_edge.i)
    return verb.doc[start].idx


def _right_edge(verb: Token, token: Token) -> int:
    """Where the clause ends: before the first later clause that does not hold the number."""
    last = verb
    for child in verb.rights:
        if child.dep_ in CUT_RIGHT and not _holds(child, token) and child.i > token.i:
            if last.i == verb.i and child.dep_ in ("advcl", "ccomp") and token.i < verb.i:
                last = child.right_edge
            break
        last = _right_of(child, token)
    return last.idx + len(last)


def _right_of(child: Token, token: Token) -> Token:
    """The right edge of a child without a trailing relative clause set off by a comma."""
    edge = child.right_edge
    for node in child.subtree:
        begins = node.left_edge
        if (
            node.dep_ in ("relcl", "acl", "advcl", "appos") and node.right_edge.i == edge.i and not _holds(node, token)
            and begins.i > 0 and begins.nbor(-1).text in (",", "—", "–", "--") and begins.i > child.i
        ):  # fmt: skip
            return begins.nbor(-2)
    return edge


def _trim(draft: Draft, start: int, end: int) -> Span | None:
    text = draft.text
    dateline = DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    if any(text.count(left, start, end) != text.count(right, start, end) for left, right in ("()", "[]")):
        return None
    return draft.span(start, end) if start < end else None
