"""The phrases that can refer to one another: names and common nouns of an article, with what agrees or not."""

import csv
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Token

from onrecord.model import Mention
from onrecord.parse.coreference.words import Words
from onrecord.parse.draft import Draft
from onrecord.parse.names.lexicon import given_names
from onrecord.text.spelling import name_parts

Gender = Literal["m", "f", "?"]
Number = Literal["sg", "pl"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh", "ayatollah", "mullah", "pope", "congressman",
                          "spokesman", "chairman"})  # fmt: skip
_FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "congresswoman", "spokeswoman",
                            "chairwoman", "dame"})  # fmt: skip
NO_FIGURES = frozenset({"WORK", "LAW", "EVENT", "WEAPON", "PRODUCT"})
"""Kinds of names that are no people, bodies or places."""
_OUT = frozenset({"cc", "conj", "parataxis", "advcl", "preconj", "dep"})
"""Dependents that end a phrase when they stand after its head; relative clauses and appositions belong to it."""


@dataclass(slots=True)
class Phrase:
    """A phrase that may be referred to: its head, where it stands, and what it agrees with.

    `key` names its figure: the entity of a name, or the place of the first phrase that it repeats. `inside`: it is
    part of a longer phrase of the same figure ("the suspect, Peter Marlow").
    """

    head: Token
    start: int
    end: int
    key: str
    kind: str
    gender: Gender
    number: Number
    sentence: int
    mention: Mention | None = None
    roles: set[str] = field(default_factory=set)
    inside: bool = False

    @property
    def is_subject(self) -> bool:
        """True if it is the subject of its clause."""
        return self.head.dep_ in SUBJECTS


@cache
def referring_nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """Noun -> (way of referring, kinds of names it can stand for), from `nouns.tsv`."""
    return {row["noun"]: (row["way"], frozenset(row["kinds"].split("|"))) for row in _rows("nouns.tsv")}


@cache
def people_nouns() -> dict[str, str]:
    """Noun -> "m", "f" or "?" for one person, "many" for a body of people, from `people.tsv`."""
    return {row["noun"]: row["gender"] for row in _rows("people.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return list(csv.DictReader((x for x in lines if x and not x.startswith("#")), delimiter="\t"))


def find_phrases(draft: Draft, words: Words) -> list[Phrase]:
    """Names and common nouns that head a phrase, in order of place."""
    doc, sentence_of = draft.doc, words.sentence_of
    named = _name_phrases(draft, sentence_of)
    covered = {i for mention in draft.mentions for i in range(mention.span.start, mention.span.end)}
    covered.update(i for phrase in named for i in range(phrase.start, phrase.end))
    known, nouns = _names_by_word(draft), referring_nouns()
    common, proper = [doc[i] for i in words.common], [doc[i] for i in words.proper]
    common += [token for token in proper if token.lower_ in nouns]
    unseen = [_unseen_name(draft, token, sentence_of[token.i], known) for token in proper
              if token.i in words.arguments and token.idx not in covered and token.text[0].isupper()
              and token.lower_ not in nouns]  # fmt: skip
    covered.update(i for phrase in unseen for i in range(phrase.start, phrase.end))
    told = [_noun_phrase(token, sentence_of[token.i]) for token in common if token.idx not in covered]
    return sorted([*named, *unseen, *told], key=lambda p: p.head.i)


def _names_by_word(draft: Draft) -> dict[str, Mention]:
    """The article's names by what is written, and people's by the last word of it, in small letters."""
    known: dict[str, Mention] = {}
    for mention in draft.mentions:
        if mention.kind not in NO_FIGURES and mention.kind != "NORP":
            name = draft.text[mention.span.start : mention.span.end].lower()
            known.setdefault(name, mention)
            if mention.kind == "PERSON":
                known.setdefault(name.split()[-1], mention)
    return known


def _unseen_name(draft: Draft, head: Token, sentence: int, known: dict[str, Mention]) -> Phrase:
    """A name that no mention covers: of the figure whose name it repeats, or of one that only these words name."""
    first = head
    while first.i > 0 and first.nbor(-1).dep_ == "compound" and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    name = draft.text[first.idx : head.idx + len(head)].lower()
    start, end = head_span(head)
    mention = known.get(name)
    if mention is None:
        return Phrase(head, start, end, f"words:{name}", "NAME", "?", "sg", sentence)
    gender = _person_gender(draft, mention, head) if mention.kind == "PERSON" else "?"
    return Phrase(head, start, end, key_of(mention), str(mention.kind), gender, "sg", sentence, mention)


def key_of(mention: Mention) -> str:
    """The key of the figure that the name is of: its entity, or its own words."""
    return mention.entity or f"name:{mention.name}"


def _name_phrases(draft: Draft, sentence_of: list[int]) -> list[Phrase]:
    phrases = []
    for mention in draft.mentions:
        if mention.kind in NO_FIGURES:
            continue
        found = draft.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if found is None:
            continue
        head = found.root
        if mention.kind == "NORP" and head.dep_ in ("amod", "compound", "nmod") and head.tag_ != "NNPS":
            continue
        start, end = (head_span(head) if head.dep_ not in ("compound", "amod", "nmod") else
                      (mention.span.start, mention.span.end))  # fmt: skip
        start, end = min(start, mention.span.start), max(end, mention.span.end)
        gender: Gender = _person_gender(draft, mention, head) if mention.kind == "PERSON" else "?"
        plural = mention.kind == "NORP" and head.tag_ in ("NNS", "NNPS")
        key = f"{key_of(mention)}:people" if mention.kind == "NORP" else key_of(mention)
        phrases.append(Phrase(head, start, end, key, str(mention.kind), gender,
                              "pl" if plural else "sg", sentence_of[head.i], mention, _roles(draft, mention, found[0],
                                                                                            head)))  # fmt: skip
    return phrases


def _noun_phrase(head: Token, sentence: int) -> Phrase:
    start, end = head_span(head)
    plural = head.tag_ == "NNS" or any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in head.children)
    told = people_nouns().get(head.lemma_.lower(), "")
    gender: Gender = "m" if told == "m" else "f" if told == "f" else "?"
    return Phrase(head, start, end, f"noun:{head.i}", "NOUN", gender, "pl" if plural else "sg", sentence)


def head_span(head: Token) -> tuple[int, int]:
    """The phrase of a head, from its first word before it to its possessive mark or complement after it."""
    left = head.left_edge
    for child in head.lefts:
        if child.dep_ in ("punct", "cc", "preconj"):
            left = child.nbor(1)
        else:
            break
    if left.i > head.i:
        left = head
    right = head
    for child in head.rights:
        if child.dep_ in _OUT:
            break
        if child.right_edge.i > right.i:
            right = child.right_edge
    while right.i > head.i and (right.is_punct or right.is_space):
        right = right.nbor(-1)
    return left.idx, right.idx + len(right)


def _person_gender(draft: Draft, mention: Mention, head: Token) -> Gender:
    """The gender that the title or the given name tells."""
    first = draft.doc.char_span(mention.span.start, mention.span.start + 1, alignment_mode="expand")
    start = first[0].i if first is not None and len(first) else head.i
    for place in range(max(0, start - 3), start):
        word = draft.doc[place].lower_.rstrip(".")
        if word in _MALE_TITLES:
            return "m"
        if word in _FEMALE_TITLES:
            return "f"
    parts = name_parts(mention.name or "")
    told = given_names().get(parts[0]) if parts else None
    return "m" if told == "m" else "f" if told == "f" else "?"


def _roles(draft: Draft, mention: Mention, first: Token, head: Token) -> set[str]:
    """Nouns that the text says this person or body is: its title, its apposition."""
    roles: set[str] = set()
    if mention.kind != "PERSON":
        return roles
    place = first.i - 1
    if place >= 0 and draft.doc[place].pos_ == "ADP":
        place = -1
    while place >= 0 and first.i - place < 5 and draft.doc[place].pos_ in ("PROPN", "NOUN", "ADJ", "ADP"):
        roles.add(draft.doc[place].lemma_.lower())
        place -= 1
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
            roles.add(child.lemma_.lower())
    if head.dep_ in ("appos", "nsubj") and head.head.pos_ in ("NOUN", "PROPN"):
        roles.add(head.head.lemma_.lower())
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        roles.update(c.lemma_.lower() for c in head.head.children if c.dep_ == "attr")
    return roles
