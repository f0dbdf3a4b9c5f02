"""Words that report speech, belief or judgement, and what they take as their content."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from spacy.tokens import Token

from onrecord.model import Stance

CueKind = Literal["report", "ask", "persuade", "promise", "demand", "judge", "belief", "attitude", "evidence", "topic"]


LEMMA_SLIPS = {"hop": "hope", "rat": "rate", "retweete": "retweet", "wrote": "write", "vowe": "vow"}
"""Lemmas that the rule-based lemmatizer makes of forms of these verbs (seen in 200 articles)."""
LAY_FORMS = dict.fromkeys(("lay", "lays", "laid", "laying"), "lay")
"""Forms that the lemmatizer gives to "lie"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of `cues.tsv`.

    `patterns` say what the word takes: s a clause, q a quotation, i "to" + verb, g a verb in -ing, o a noun,
    oa a noun with what it is called, oi a noun + "to" + verb, op a noun + "of/for" + ground, os a listener and
    a clause, r what its subject seems to be, x who feels it ("angered the farmers"),
    h who holds it ("is a critic of"), asput only "as she put it"; `prepositions` are those that belong to the
    cue ("called for").
    """

    lemma: str
    pos: str
    patterns: frozenset[str]
    prepositions: frozenset[str]
    kind: CueKind
    stance: Stance

    def takes(self, *patterns: str) -> bool:
        """True if the word takes one of the `patterns`."""
        return not self.patterns.isdisjoint(patterns)


PHRASE = Cue("according to", "ADP", frozenset("s"), frozenset(), "report", "asserts")
REPORTEDLY = Cue("reportedly", "ADV", frozenset("s"), frozenset(), "report", "asserts")
TWEET = Cue("@", "PUNCT", frozenset("sq"), frozenset(), "report", "asserts")
SIGNATURE = Cue("—", "PUNCT", frozenset("sq"), frozenset(), "report", "asserts")
LABEL = Cue(":", "PUNCT", frozenset("s"), frozenset(), "report", "asserts")


@cache
def cue_lexicon() -> dict[tuple[str, str], Cue]:
    """All cues, by lemma and part of speech (VERB, NOUN, ADJ)."""
    found = {}
    for row in read_table("cues.tsv"):
        codes = row["patterns"].split()
        found[row["lemma"], row["pos"]] = Cue(
            row["lemma"],
            row["pos"],
            frozenset(code for code in codes if ":" not in code),
            frozenset(code[2:] for code in codes if code.startswith("p:")),
            cast(CueKind, row["kind"]),
            cast(Stance, row["stance"]),
        )
    return found


@cache
def cue_words(pos: str) -> frozenset[str]:
    """The words that a cue of this part of speech may be or begin with; for verbs, the parser's slips too."""
    first = {lemma.partition(" ")[0] for lemma, kind in cue_lexicon() if kind == pos}
    return frozenset(first | set(LEMMA_SLIPS) if pos == "VERB" else first)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder, each as column name to value; lines that start with # are notes."""
    text = files("onrecord.parse.voices").joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of the class `name` in `words.tsv`."""
    return _word_classes()[name]


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table("words.tsv"):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def plain_lemma(token: Token) -> str:
    """The token's lemma, with the parser's known slips put right ("hopes" is no form of "hop")."""
    lemma = LAY_FORMS.get(token.lower_) or token.lemma_.lower()
    return LEMMA_SLIPS.get(lemma, lemma)
