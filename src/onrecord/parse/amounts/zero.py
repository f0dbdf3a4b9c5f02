"""Nothing counted: "no casualties", "no one was killed", "no soldiers were hurt" are amounts of zero."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.model import Amount, Span
from onrecord.parse.amounts.lexicon import table_rows
from onrecord.parse.draft import Draft

HARM = frozenset({"kill", "injure", "hurt", "wound", "die", "harm", "arrest", "detain"})
"""Verbs whose subject "no one" says how many came to harm."""
NOBODY = frozenset({"nobody", "none"})


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row[0] for row in table_rows("zeros.tsv"))


def find_zeros(draft: Draft, sentence: Span) -> Iterator[Amount]:
    """Amounts of zero in the sentence; the number is the word that says so."""
    words = draft.text[sentence.start : sentence.end].lower()
    if "no" not in words:
        return
    for token in draft.tokens(sentence):
        low = token.lower_
        if low == "no" and token.i + 1 < len(token.doc):
            following = token.nbor()
            if following.lower_ == "one" and _comes_to_harm(following):
                yield _zero(draft, token, following, "people", None)
            elif token.dep_ in ("det", "advmod") and token.head.lemma_.lower() in _nouns():
                yield _zero(draft, token, token.head, token.head.text, token.head)
            elif token.dep_ == "det" and token.head.i > token.i and _comes_to_harm(token.head):
                counted = token.doc[token.i + 1 : token.head.i + 1]
                yield _zero(draft, token, token.head, counted.text, counted[0])
        elif low in NOBODY and _comes_to_harm(token):
            yield _zero(draft, token, token, "people", None)


def _comes_to_harm(subject: Token) -> bool:
    """True for "no one was hurt", "no lives were lost"; not for "no one should be hurt", "no soldier killed them"."""
    verb = subject.head
    lost = verb.lemma_ == "lose" and subject.lemma_.lower() == "life"
    if subject.dep_ not in ("nsubj", "nsubjpass") or not (lost or verb.lemma_.lower() in HARM):
        return False
    told = not any(child.tag_ == "MD" or child.dep_ == "dobj" for child in verb.children)
    return told and (subject.dep_ == "nsubjpass" or verb.tag_ != "VBG")


def _zero(draft: Draft, first: Token, last: Token, of: str, noun: Token | None) -> Amount:
    start, end = first.idx, last.idx + len(last)
    number = draft.span(start, end) if noun is None else draft.span(start, start + len(first))
    of_span = draft.span(noun.idx, end) if noun is not None else None
    return Amount(0.0, 0.0, "", of, "exactly", "=", draft.span(start, end), number, of_span)
