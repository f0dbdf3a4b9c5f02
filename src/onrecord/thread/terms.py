"""What an article is about, as weighted terms and as names in sequence, for telling stories apart."""

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import Article
from onrecord.thread.words import find_words, plain_form

TITLE_WEIGHT = 1.5
LEDE_WEIGHT = 1.2
LEDE_LENGTH = 400
BODY_LENGTH = 3000
"""Characters: what a report adds later is mostly background that many stories share."""
SEQUENCE_WEIGHT = 0.25
"""A name in two words ("Capitol Hill") counts for itself besides its words."""
_PIECE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[.!?\n,;:“”\"()]")
"""A word, or a sign that ends a name."""


def count_terms(article: Article) -> dict[str, float]:
    """Terms of the title, the lede and the body with their weights; names in sequence are terms too."""
    counts: dict[str, float] = defaultdict(float)
    text = article.text
    _add_terms(counts, article.title or "", TITLE_WEIGHT)
    _add_terms(counts, text[:LEDE_LENGTH], LEDE_WEIGHT)
    _add_terms(counts, text[LEDE_LENGTH:BODY_LENGTH], 1.0)
    return counts


def _add_terms(counts: dict[str, float], text: str, weight: float) -> None:
    before = ""
    for word in find_words(text):
        plain = plain_form(word)
        counts[plain] += weight
        if word[0].isupper():
            if before:
                counts[f"{before} {plain}"] += weight * SEQUENCE_WEIGHT
            before = plain
        else:
            before = ""


def find_sequences(article: Article) -> frozenset[str]:
    """Two capitalised words in a row of the title and the first part of the text: most of them names."""
    texts = (article.title or "", article.text[:BODY_LENGTH])
    return frozenset(sequence for text in texts for sequence in _sequences(text))


def _sequences(text: str) -> Iterator[str]:
    before = ""
    for piece in _PIECE.findall(text):
        plain = plain_form(piece) if piece[0].isupper() and len(piece) > 1 else ""
        if before and plain:
            yield f"{before} {plain}"
        before = plain
