"""On what authority it is said: by mouth, or in a statement, document, post, court filing or intelligence report."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.model import Authority
from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.tree import child

SPOKEN_KINDS = frozenset(("report", "ask", "judge", "promise", "demand", "persuade"))
MEDIA_PREPOSITIONS = frozenset(("in", "on", "via", "through", "by"))
POSTING = frozenset(("write", "tweet", "retweet", "post", "email"))
"""Verbs that name what carries the words; of others only the noun does ("a report", not "reported")."""
SECRET = "intelligence"
"""The class of words that make a document one of intelligence ("a spy agency's assessment")."""


@cache
def _tables() -> tuple[dict[str, Authority], frozenset[str]]:
    rows = read_table("authority.tsv")
    known: dict[str, Authority] = {}
    for row in rows:
        if row["authority"] in ("statement", "document", "tweet", "filing"):
            known[row["word"]] = row["authority"]  # type: ignore[assignment]
    return known, frozenset(row["word"] for row in rows if row["authority"] == SECRET)


def authority_of(found: Found) -> Authority | None:
    """What the words rest on, as far as the sentence tells; None for what is only thought, felt or wanted."""
    if found.rule == "tweet":
        return "tweet"
    known, secret = _tables()
    for noun in _carriers(found):
        authority = known.get(noun.lemma_.lower()) or known.get(noun.lower_)
        if authority is not None and any(t.lower_ in secret for t in noun.subtree):
            return "intelligence"
        if authority is not None:
            return authority
    return "spoke" if found.cue.kind in SPOKEN_KINDS and found.source is not None else None


def _carriers(found: Found) -> Iterator[Token]:
    """The words that may name what carries the speech: the cue, its medium ("in a letter"), the source's noun."""
    head = found.head
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in MEDIA_PREPOSITIONS and (noun := child(c, "pobj")) is not None:
            yield noun
    if head.pos_ == "NOUN" and head.dep_ == "dobj":
        yield head.head
    if found.source_head is not None and found.source_head.pos_ != "PRON":
        yield found.source_head
    if head.pos_ not in ("VERB", "AUX") or head.lemma_.lower() in POSTING:
        yield head
