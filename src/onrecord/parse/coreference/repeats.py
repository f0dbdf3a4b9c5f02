"""Names that stand again where no mention was found: inside longer names, in captions, headings and lists."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.parse.coreference.phrases import NO_FIGURES, head_span, key_of
from onrecord.parse.draft import Draft
from onrecord.parse.names.lexicon import title_words

MOST_NAMES = 20
"""Names that begin with one word and are compared: no report has so many, and time must not grow with them."""
_WHOLE = frozenset({"PERSON", "GPE", "LOC", "NORP"})
"""Kinds of names inside which no other is looked for: no part of "South Korea" is a name told of."""
_INSIDE = frozenset({"compound", "amod", "nmod"})
"""Relations of a name inside the phrase of another ("the Marlow Foundation")."""


def find_repeats(draft: Draft) -> Iterator[tuple[str, int, int]]:
    """Key, start and end of each further place of a name of the article; none inside a person's name."""
    doc = draft.doc
    known = _names_by_first_word(draft)
    taken = {i for m in draft.mentions if m.kind in _WHOLE for i in range(m.span.start, m.span.end)}
    spans = {(mention.span.start, mention.span.end) for mention in draft.mentions}
    words = np.array([doc.vocab.strings[word] for word in known], dtype=np.uint64)
    free = 0
    for place in np.flatnonzero(np.isin(doc.to_array(["ORTH"]).reshape(-1), words)).tolist():
        if place < free or doc[place].idx in taken:
            continue
        for name, key in known[doc[place].text][:MOST_NAMES]:
            found = doc[place : place + len(name)]
            if [token.text for token in found] == name and (len(name) > 1 or _stands_alone(found[0])):
                if (found.start_char, found.end_char) in spans:
                    continue
                free = found.end
                yield key, *_widen(found)
                break


def _stands_alone(token: Token) -> bool:
    """False for a word that belongs to a longer name than the one it is: "Environment Canada" is not Canada."""
    before = token.i > 0 and _is_name(token.nbor(-1)) and token.nbor(-1).lower_.rstrip(".") not in title_words()
    behind = token.i + 1 < len(token.doc) and _is_name(token.nbor())
    return not before and (token.dep_ in _INSIDE or not behind)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _widen(name: DocSpan) -> tuple[int, int]:
    """The offsets of the name with what stands before it in its phrase, and its possessive mark."""
    head = name.root
    if head.dep_ in _INSIDE:
        return name.start_char, name.end_char
    mark = head.doc[name.end] if name.end < len(head.doc) and head.doc[name.end].tag_ == "POS" else name[-1]
    return min(name.start_char, head_span(head)[0]), mark.idx + len(mark)


def _names_by_first_word(draft: Draft) -> dict[str, list[tuple[list[str], str]]]:
    """The article's names by their first word, the longer first; people's surnames where only one has it."""
    written = {draft.text[m.span.start : m.span.end]: m for m in draft.mentions if m.kind not in NO_FIGURES | {"NORP"}}
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    surnames: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for mention in written.values():
        words = tuple(token.text for token in draft.tokens(mention.span))
        names[words].add(key_of(mention))
        if mention.kind == "PERSON" and len(words) > 1:
            surnames[words[-1:]].add(key_of(mention))
    names = surnames | names
    known: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for words, keys in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        if len(keys) == 1 and words[0][:1].isupper():
            known[words[0]].append((list(words), min(keys)))
    return known
