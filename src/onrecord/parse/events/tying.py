"""What belongs to the clause of a deed: the words above it, and what hangs on it below."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.parse.events.arcs import TEMPORAL, children, is_verbal

CLIMBED = 9
"""Arcs between a time or place and the deed at most: "killed men and women working for the army in Mali" has six."""
OTHER_TIME = frozenset({"before", "after", "since", "until", "following", "prior"})
"""Prepositions whose noun was at another time than what they hang on."""
CLAUSE_LABELS = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})


def same_clause(token: Token) -> Iterator[Token]:
    """The words above the token that are in its clause, nearest first."""
    for _ in range(CLIMBED):
        if token.head.i == token.i or opens_clause(token) or token.lower_ in OTHER_TIME:
            return
        token = token.head
        yield token


def opens_clause(token: Token) -> bool:
    """True if the word heads a clause of its own, which may be at another time and place than what is above it."""
    if token.dep_ in CLAUSE_LABELS:
        return is_verbal(token)
    if token.dep_ == "acl":
        return token.tag_ in ("VBD", "VBZ", "VBP") or bool(children(token, "nsubj", "nsubjpass"))
    return token.dep_ == "conj" and is_verbal(token) and bool(children(token, "nsubj", "nsubjpass"))


def hangs_on(word: Token, token: Token) -> bool:
    """True if the word stands below the token with no clause of its own between them."""
    for _ in range(CLIMBED):
        if word.i == token.i:
            return True
        if word.head.i == word.i or opens_clause(word) or word.lower_ in OTHER_TIME or word.ent_type_ in TEMPORAL:
            return False
        word = word.head
    return False
