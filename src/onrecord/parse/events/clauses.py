"""The clause that tells an event: what a brief would quote, cut at the parse."""

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.grammar import CLIMB_LIMIT, children, is_verbal

LEADING = frozenset({"that", "and", "but", "or", "so", ",", "-", "–", "—", ";", ":", "because", "as", "while", "after",
                     "before", "since", "when", "although", "though", "if", "whether", "then", "until", "where", "yet",
                     "once"})  # fmt: skip
QUOTES = frozenset("\"“”'‘’`")


def clause_of(draft: Draft, token: Token) -> Span:
    """The finite clause that tells the deed of `token`, so cut that it reads as a sentence of its own.

    A relative or reduced clause does not read on its own: then it is the clause around its noun.
    """
    head = _clause_head(token)
    first, last = head.left_edge.i, head.right_edge.i
    sentence = token.sent
    first, last = max(first, sentence.start), min(last, sentence.end - 1)
    return _trimmed(draft, first, last, token)


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
    while last > token.i and (doc[last].is_punct or doc[last].is_space or doc[last].text in QUOTES):
        last -= 1
    return draft.span(doc[first].idx, doc[last].idx + len(doc[last]))
