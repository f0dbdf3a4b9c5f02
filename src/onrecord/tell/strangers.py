"""Persons who speak in a line, or whom it is about, of whom a reader of it is not told who they are."""

import re
from collections.abc import Iterator, Set

from onrecord.model import Claim, Line, Mention, Span
from onrecord.tell.full_names import find_full, short_name
from onrecord.tell.introducing import FIGURE_KINDS, people_in, tells_part
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.wording import clean
from onrecord.text.actors import load_actors

_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? ")
_OF_ANOTHER = re.compile(r"[,;]|\b(?:to|of|by|with|for|who|whose|and)\b")
"""Words for who says it, behind which he is named whose they are."""


def find_stranger(shelf: Shelf, line: Line, known: Set[str]) -> str | None:
    """The name of whom the line lets speak, or begins with, where neither it nor his report before it says his office
    or part; None if there is none. `known` are words, in small letters, of names that a reader has met: of what was
    asked, and of whom other lines tell who he is. The title of a report stands beside its line.

    Of 98 such lines that were read 20 were fit to print, of 7,165 others 66 %.
    """
    if line.kind in FIGURE_KINDS:
        return None
    met = known | content_words(line.cites[0].title or "")
    for mention in _leading_people(shelf, line):
        name = short_name(clean(shelf.words(mention.span)))
        if name.lower() in met or _is_well_known(shelf, mention) or tells_part(line.text, name):
            continue
        if _is_common(shelf, mention):
            continue
        full = find_full(shelf, mention, name)
        if full is None or not (full.title or full.role):
            return full.plain if full else clean(shelf.words(mention.span))
    return None


def leading_names(shelf: Shelf, line: Line) -> frozenset[str]:
    """The last names, in small letters, of those who speak in the line or with whose name it begins."""
    if line.kind in FIGURE_KINDS:
        return frozenset()
    return frozenset(short_name(clean(shelf.words(m.span))).lower() for m in _leading_people(shelf, line))


def _leading_people(shelf: Shelf, line: Line) -> Iterator[Mention]:
    """The persons who speak in the line, and the one whose name it begins with."""
    sentence = shelf.sentence_at(line.cites[0].span)
    acts = (s.act for s in shelf.statements_in(sentence))
    sources = [act.source.span for act in acts if isinstance(act, Claim) and act.source.span]
    begun = _COURTESY.sub("", line.text)
    for mention in people_in(shelf, line):
        words, text = clean(shelf.words(mention.span)), shelf.article(mention.span.article_id).text
        if text.endswith(("the ", "The "), 0, mention.span.start):
            continue  # "the Observatory" was taken for a person
        begins = " " in words and begun.startswith(words)
        if begins or any(_heads(shelf, mention, source) for source in sources):
            yield mention


def _heads(shelf: Shelf, mention: Mention, source: Span) -> bool:
    """True if the words for who says it are of the person mentioned, not of somebody else of his ("aides to Orm")."""
    text = shelf.article(source.article_id).text
    return source.overlaps(mention.span) and not _OF_ANOTHER.search(text[source.start : mention.span.start])


def _is_common(shelf: Shelf, mention: Mention) -> bool:
    """True for a single word that the report writes small, too: the parse took it for a name ("Exit polls")."""
    word = shelf.words(mention.span)
    return word.isalpha() and f" {word.lower()}" in shelf.article(mention.span.article_id).text


def _is_well_known(shelf: Shelf, mention: Mention) -> bool:
    """True for an actor of the gazetteer."""
    actors = load_actors()
    is_known = mention.entity is not None and actors.actor(mention.entity) is not None
    return is_known or bool(actors.named(clean(shelf.words(mention.span))))
