"""Which names belong to a figure that the article told of before by a noun, or by a longer name."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Cast, Figure, sort_phrase
from onrecord.parse.coreference.nouns import BODIES, determiner, heads_name, words_before
from onrecord.parse.coreference.phrases import Phrase
from onrecord.parse.draft import Draft

NAMED_BY = 4
"""Sentences by which a report names whom its headline told of by a noun."""
_PEOPLE = frozenset({"PERSON"})
_BESIDE = frozenset({"appos", "compound", "nmod"})


def whole_name(phrase: Phrase, cast: Cast, draft: Draft) -> Figure | None:
    """The body told of before whose longer name "the" and one word with a capital letter repeat ("the Church")."""
    mention = phrase.mention
    if mention is None or mention.kind not in BODIES or draft.actors.actor(mention.entity or "") is not None:
        return None
    word = draft.text[mention.span.start : mention.span.end].lower()
    if " " in word or determiner(phrase.head) != "the":
        return None
    return next((figure for figure in cast.latest() if figure.kind in BODIES and figure.key != phrase.key
                 and figure.mention is not None and heads_name(word, figure.mention.name or "")), None)  # fmt: skip


def namesake(phrase: Phrase, cast: Cast) -> Figure | None:
    """Of several people of the article with one surname, the one most told of, whom the bare surname means."""
    mention = phrase.mention
    if mention is None or mention.entity is not None or mention.kind != "PERSON" or mention.name is None:
        return None
    people = [f for f in cast.latest() if f.kind == "PERSON" and f.mention is not None and f.mention.entity is not None]
    same = [f for f in people if f.mention is not None and (f.mention.name or "").split()[-1:] == [mention.name]]
    return max(same, key=lambda figure: (figure.told, -figure.first), default=None)


def told_before(phrase: Phrase, cast: Cast) -> Figure | None:
    """Who was told of only by a noun in the headline or first sentence, if this name stands beside that noun."""
    if phrase.kind != "PERSON" or phrase.sentence > NAMED_BY or cast.knows(phrase.key):
        return None
    for figure in cast.latest():
        if figure.kind == "NOUN" and figure.first < 2 and figure.nouns and figure.sort in ("somebody", "perhaps") and \
                phrase.gender in (figure.gender, "?"):  # fmt: skip
            first = figure.nouns[0].head
            beside = _noun_beside(phrase.head, first.lemma_.lower())
            if beside is not None and beside.i != first.i and words_before(first) <= words_before(beside):
                return figure
    return None


def named_beside(phrase: Phrase, at_head: Mapping[int, Phrase]) -> Phrase | None:
    """The name of a person, body or group that stands in apposition to the noun ("the suspect, Peter Marlow")."""
    sort = sort_phrase(phrase)
    kinds = _PEOPLE if sort in ("somebody", "kin") else BODIES if sort in ("institution", "crowd") else ()
    if not kinds or any(child.text == ":" for child in phrase.head.rights):
        return None
    for child in phrase.head.rights:
        name = at_head.get(child.i)
        if child.dep_ == "appos" and name is not None and name.mention is not None and name.kind in kinds:
            return name if name.number == phrase.number else None
    return None


def _noun_beside(name: Token, noun: str) -> Token | None:
    """The noun that says beside a name who it is: "Lena Marrow, a student", "the student Lena Marrow"."""
    near = [*name.children, name.head] if name.dep_ == "appos" else list(name.children)
    return next((t for t in near if t.lemma_.lower() == noun and (t.dep_ in _BESIDE or t.i == name.head.i)), None)
