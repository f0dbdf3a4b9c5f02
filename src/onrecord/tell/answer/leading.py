"""Sentences read without the dateline before them, which no grammar knows what to do with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.tree import Tree
from onrecord.ports import Grammar
from onrecord.tell.answer.evidence import Evidence

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+[\w.,/’' -]{0,40}?(?: \([^()]{1,40}\))?|[A-Z][\w.,/’' -]{1,40}? \([^()]{1,40}\))"
    r" ?[—–-]{1,2} (?=[A-Z\"“‘])"
)
"""A place in capitals, or one with an agency behind it, and a dash: "BAGHDAD — ", "Baghdad (Qasr) – "."""


def past_dateline(text: str) -> str:
    """The sentence without the dateline before it."""
    return text[cut.end() :] if (cut := _DATELINE.match(text)) else text


def read_trees(grammar: Grammar, found: Sequence[Evidence]) -> list[Tree]:
    """The trees of the sentences; their words stand where they stand in the sentence, datelines left out."""
    texts = [e.reading.article.text[e.sentence.start : e.sentence.end] for e in found]
    cuts = [len(text) - len(past_dateline(text)) for text in texts]
    trees = grammar.trees([text[cut:] for text, cut in zip(texts, cuts, strict=True)]) if texts else []
    return [_shifted(tree, text, cut) for tree, text, cut in zip(trees, texts, cuts, strict=True)]


def _shifted(tree: Tree, text: str, by: int) -> Tree:
    if not by:
        return tree
    return Tree(text, tuple(replace(word, start=word.start + by, end=word.end + by) for word in tree.words))
