"""Who gave a figure: the source that the sentence names for it."""

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.names.parties import mention_at
from onrecord.parse.voices.chain import Contents

DOCUMENTS = frozenset({"report", "statement", "figures", "count", "tally", "survey", "poll", "data", "study"})
"""What is cited for a figure; who made it is named after "from", "by" or "of"."""


def find_counter(draft: Draft, contents: Contents, amount: Span) -> str | None:
    """Who gave the figure at `amount`: the source of what is said there, or of "according to"; None if unnamed."""
    for attribution in contents.near(amount):
        if any(span.covers(amount) for span in attribution.content):
            named = attribution.speaker.name or attribution.speaker.text
            if named:
                return named
    for token in draft.tokens(draft.sentence_at(amount.start)):
        if token.lower_ == "according":
            return _after_to(draft, token)
    return None


def _after_to(draft: Draft, according: Token) -> str | None:
    for to in according.children:
        if to.lower_ == "to":
            for child in to.children:
                if child.dep_ == "pobj":
                    return _named(draft, child)
    return None


def _named(draft: Draft, noun: Token) -> str:
    mention = mention_at(draft, noun.idx)
    if mention is not None:
        return mention.name or noun.text
    if noun.lower_ in DOCUMENTS:
        for child in noun.children:
            inner = [x for x in child.children if x.dep_ == "pobj"] if child.lower_ in ("from", "by", "of") else []
            for maker in [*inner, *([child] if child.dep_ in ("poss", "compound") else [])]:
                if mention_at(draft, maker.idx) is not None:
                    return _named(draft, maker)
    left = min([noun, *(c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod"))], key=lambda t: t.i)
    return draft.text[left.idx : noun.idx + len(noun)]
