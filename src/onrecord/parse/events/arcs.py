"""Questions about the arcs of a dependency parse: dependents, heads, what is joined, what is passive.

Every function walks a bounded number of arcs; cycles cannot occur in a tree, but chains can be long, so climbs
stop after `CLIMB_LIMIT` steps.
"""

from collections.abc import Iterator

from spacy.tokens import Token

TEMPORAL = frozenset({"DATE", "TIME"})
"""Entities that say when: "on Sunday" is nobody that anything is done to."""
CLIMB_LIMIT = 12
"""Arcs climbed at most: real controllers stand within four; the rest guards against degenerate parses."""
MEANS = frozenset(
    "air boat bus car email hand land letter mail phone plane rail road sea telephone train video".split()
)
"""How something is done, after a bare "by"."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of `token` with one of the labels, in the order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def first_child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of the labels."""
    for child in token.children:
        if child.dep_ in labels:
            return child
    return None


def is_verbal(token: Token) -> bool:
    """True for a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """True if the verb is passive: by its auxiliary, its subject, or as a reduced relative ("killed by ...")."""
    labels = {child.dep_ for child in verb.children}
    if "auxpass" in labels or "nsubjpass" in labels:
        return True
    if _shares_passive(verb, labels):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "acl":
        return not labels & {"nsubj", "dobj", "aux"}
    if verb.tag_ != "VBN" or "nsubj" in labels or "aux" in labels:
        return False
    if verb.dep_ in ("acl", "advcl", "amod", "acomp") or any(names_doer(by) for by in children(verb, "agent")):
        return "dobj" not in labels
    if verb.dep_ == "conj" and "dobj" not in labels:
        return is_verbal(verb.head) and is_passive(verb.head)
    return False


def names_doer(by: Token) -> bool:
    """True for the "by" of who did it; "spoken by phone" and "sent by mail" name the means."""
    noun = first_child(by, "pobj")
    return noun is None or noun.lemma_.lower() not in MEANS or any(noun.lefts)


def _shares_passive(verb: Token, labels: set[str]) -> bool:
    """True for "two were killed and three wounded": the second shares the first one's auxiliary."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or "nsubj" not in labels or labels & {"aux", "dobj"}:
        return False
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.head.children)


def climb(token: Token) -> Iterator[Token]:
    """The heads above `token`, nearest first, at most CLIMB_LIMIT of them."""
    for _ in range(CLIMB_LIMIT):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def conjuncts(noun: Token) -> list[Token]:
    """`noun` and the nouns joined to it, in the order of the text."""
    found, queue = [noun], [noun]
    while queue and len(found) < CLIMB_LIMIT:
        for child in children(queue.pop(), "conj"):
            if child.pos_ in NOMINAL:
                found.append(child)
                queue.append(child)
    return found
