"""The clause that tells an event: what a brief would quote, cut at the parse."""

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import CLIMB_LIMIT, children, is_verbal

LEADING = frozenset({"that", "and", "but", "or", "so", ",", "-", "–", "—", ";", ":", "because", "as", "while", "after",
                     "before", "since", "when", "although", "though", "if", "whether", "then", "until", "where", "yet",
                     "once"})  # fmt: skip
QUOTES = frozenset("\"“”'‘’`")
TRAILING = QUOTES | {"and", "but", "or", "while"}


def clause_of(draft: Draft, token: Token) -> Span:
    """The finite clause that tells the deed of `token`, so cut that it reads as a sentence of its own.

    A relative or reduced clause does not read on its own: then it is the clause around its noun.
    """
    head = _clause_head(token)
    first, last = clause_bounds(head, token)
    sentence = token.sent
    first, last = max(first, sentence.start), min(last, sentence.end - 1)
    return _trimmed(draft, first, last, token)


def clause_bounds(head: Token, told: Token) -> tuple[int, int]:
    """First and last token of the clause of `head`, without the clauses joined to it that do not hold `told`.

    Left out: a subordinate clause before the subject, a second main clause with a subject of its own, and what
    is only added about the last noun after a comma.
    """
    first, last = head.left_edge.i, head.right_edge.i
    for child in head.children:
        holds = child.left_edge.i <= told.i <= child.right_edge.i
        if child.dep_ == "advcl" and child.left_edge.i == first and child.i < head.i and not holds:
            first = child.right_edge.i + 1
        elif child.dep_ == "conj" and child.i > head.i and not holds and children(child, "nsubj", "nsubjpass"):
            last = min(last, child.left_edge.i - 1)
    return first, _before_addition(head, told, last)


def _before_addition(head: Token, told: Token, last: int) -> int:
    """The end of the clause before ", which ..." or ", a town near ..." at its very end."""
    doc = head.doc
    for token in doc[told.i + 1 : last + 1]:
        added = token.dep_ in ("relcl", "appos") and token.head.i < token.i
        edge = token.left_edge.i
        if added and token.right_edge.i >= last - 1 and edge > told.i and doc[edge - 1].text in (",", "–", "—", "--"):
            return edge - 2
    return last


def _clause_head(token: Token) -> Token:
    for _ in range(CLIMB_LIMIT):
        if token.head.i == token.i or _stands_alone(token):
            break
        token = token.head
    return token


def _stands_alone(token: Token) -> bool:
    """True for a finite verb with a subject of its own that no noun and no subordinating word needs."""
    if not is_verbal(token) or token.dep_ not in ("ccomp", "conj", "parataxis", "advcl", "dep"):
        return False
    subjects = children(token, "nsubj", "nsubjpass", "expl")
    if not subjects or subjects[0].tag_ in ("WDT", "WP"):
        return False
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(c.dep_ in ("aux", "auxpass") for c in token.children)


def _trimmed(draft: Draft, first: int, last: int, token: Token) -> Span:
    doc = token.doc
    while first < token.i and (doc[first].lower_ in LEADING or doc[first].text in QUOTES or doc[first].is_space):
        first += 1
    while last > token.i and (doc[last].is_punct or doc[last].is_space or doc[last].lower_ in TRAILING):
        last -= 1
    return draft.span(doc[first].idx, doc[last].idx + len(doc[last]))
