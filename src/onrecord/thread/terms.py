"""What an article is about, as weighted terms and as names in sequence, for telling stories apart."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.model import Article
from onrecord.thread.words import plain_form

TITLE_WEIGHT = 2.5
LEDE_WEIGHT = 2.0
"""A word of the headline or the lede counts for so many of the body: they tell the news, the rest what was known.

Set by hand, together with the constants of stories and on the same articles."""
LEDE_LENGTH = 400
BODY_LENGTH = 3000
"""Characters: what a report adds later is mostly background that many stories share."""
SEQUENCE_WEIGHT = 0.25
"""A name in two words ("Capitol Hill") counts for itself besides its words."""
_PIECE = re.compile(r"\d++(?:[.,]\d++)++|[^\W_]++(?:[’'-][^\W_]++)*+|[.!?\n,;:“”\"()]")
"""A figure, a word, or a sign that ends a name."""
_AGE = re.compile(
    r"[\da](?:(?<=\b\d)\d{0,2}[ -]years?[ -]olds?\b|(?<=, \d)\d?(?=[,.])|(?<=\(\d)\d?(?=\))|(?<=\ba)ged? \d{1,2}\b)"
)
"""An age as reports write it: "34-year-old", "Ilse Varn, 34, said", "Varn (34)", "aged 34".

Every form begins with the class of its first letter, which is looked for four times as fast as the forms themselves."""
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an article with their weights, and its names: two capitalised words in a row, no sign between.

    `title` and `lede` are the terms of those parts.
    """

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    names: set[str] = field(default_factory=set)
    title: set[str] = field(default_factory=set)
    lede: set[str] = field(default_factory=set)


def read_terms(article: Article) -> Terms:
    """The terms and names of the title, the lede and the first part of the body; names in sequence are terms too."""
    found, text = Terms(), article.text
    found.title.update(_add_terms(found, article.title or "", TITLE_WEIGHT))
    found.lede.update(_add_terms(found, text[:LEDE_LENGTH], LEDE_WEIGHT))
    _add_terms(found, text[LEDE_LENGTH:BODY_LENGTH], 1.0)
    return found


def _add_terms(found: Terms, text: str, weight: float) -> list[str]:
    """The terms that were added, each as often as it stands in the text."""
    weights, half = found.weights, weight * SEQUENCE_WEIGHT
    added: list[str] = []
    # `before` is the word before if it was capitalised; `beside` the same if no sign or letter stood between.
    before = beside = ""
    for piece in _PIECE.findall(_AGE.sub(_write_age, text)):
        if len(piece) == 1 and not piece.isdigit():
            beside = ""
            continue
        plain = plain_form(piece)
        weights[plain] += weight
        added.append(plain)
        if not piece[0].isupper():
            before = beside = ""
            continue
        if before:
            weights[f"{before} {plain}"] += half
            added.append(f"{before} {plain}")
        if beside:
            found.names.add(f"{beside} {plain}")
        before = beside = plain
    return added


def _write_age(found: re.Match[str]) -> str:
    """The age in one form, whichever of the four it was written in."""
    return f"{_FIGURE.findall(found.group())[0]}-year-old"
