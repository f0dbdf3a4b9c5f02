"""Reading the dependency tree: subjects, noun phrases and verb groups as token ranges."""

from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import words_of

Range = tuple[int, int]
"""Tokens `[start, end)`."""

SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
CHAINED = frozenset(("conj", "xcomp", "advcl", "acl"))
CLIMB_LIMIT = 6
"""Verbs climbed from a participle or conjunct to the one that has the subject; longer chains are misparses."""
DATELINE_WORDS = 10
"""Tokens a dateline may have ("BEIRUT/WASHINGTON (Agency) -")."""
QUOTE_MARKS = frozenset(("“", "”", '"', "''", "``", "„", "«", "»"))


def subtree(token: Token) -> Range:
    """The tokens from the left edge to the right edge of the token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *labels: str) -> Token | None:
    """The first child of the token with one of the dependency `labels`."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def is_passive(verb: Token) -> bool:
    """True if the verb is passive ("was told"), a bare participle with "by" included."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl") and child(verb, "aux", "nsubj") is None


def find_subject(verb: Token) -> Token | None:
    """The head of the noun phrase that does what the verb says, or None.

    The verb's own subject; the agent of a passive; for a conjunct, participle or infinitive the subject of the
    verb that governs it; for a participle behind a noun that noun.
    """
    for _ in range(CLIMB_LIMIT):
        if is_passive(verb):
            agent = child(verb, "agent")
            return child(agent, "pobj") if agent is not None else None
        own = _nearest_subject(verb)
        if own is not None:
            return own
        governor = _governor(verb)
        if governor is None:
            return None
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
            return child(governor, "dobj", "nsubjpass")
        if verb.dep_ in ("acl", "conj") and governor.pos_ in ("NOUN", "PROPN", "PRON"):
            return governor if verb.dep_ == "acl" else None
        passive = child(governor, *PASSIVE_SUBJECTS)
        if passive is not None:
            return passive
        verb = governor
    return None


def _nearest_subject(verb: Token) -> Token | None:
    """The verb's subject; of two, as in "Talks, fuel, roads: all stopped, she said", the last one before it."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in subjects if c.i < verb.i]
    if before:
        return before[-1]
    return subjects[0] if subjects else None


def _governor(verb: Token) -> Token | None:
    """The word that governs a participle, infinitive or conjunct, across "by" and "after"; None for others."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.pos_ in ("VERB", "AUX"):
        return verb.head.head
    if verb.dep_ == "acl" and any(c.tag_ == "TO" for c in verb.children) and verb.head.head.pos_ in ("VERB", "AUX"):
        return verb.head.head if verb.head.dep_ in ("dobj", "attr", "pobj") else None
    return verb.head if verb.dep_ in CHAINED and verb.head.i != verb.i else None


def noun_phrase(head: Token, low: int = 0, high: int | None = None) -> Range:
    """The noun phrase of `head` with its titles, appositions and relative clauses, inside `[low, high)`.

    A participle clause behind the noun is left out ("officials | speaking on condition of anonymity").
    """
    start, end = subtree(head)
    for c in head.children:
        if c.i > head.i and (c.dep_ in ("dep", "advcl", "ccomp") or _is_remark(c) or c.text in (":", ";")):
            end = min(end, c.left_edge.i)
    start, end = max(start, low), min(end, high) if high is not None else end
    return trim(head, after_dateline(head.doc, start, head.i), end)


def _is_remark(c: Token) -> bool:
    """True for a participle clause or a day that is no part of the name ("officials, speaking at a rally, ...")."""
    if c.dep_ == "prep" and c.lower_ == "on" and any(x.ent_type_ == "DATE" for x in c.children):
        return True
    if c.dep_ == "npadvmod" and c.ent_type_ == "DATE":
        return True
    return c.dep_ == "acl" and (c.tag_ != "VBN" or c.doc[max(0, c.left_edge.i - 1)].text == ",")


def after_dateline(doc: Doc, start: int, stop: int) -> int:
    """The first token behind a dateline ("GENEVA -") that opens `[start, stop)`, or `start`."""
    if not doc[start].is_upper or (start > 0 and "\n" not in doc[start - 1].text):
        return start
    for i in range(start + 1, min(stop, start + DATELINE_WORDS)):
        if doc[i].text in ("—", "–", "-", "--") and doc[i - 1].whitespace_ and doc[i].whitespace_:
            return i + 1
    return start


def trim(anchor: Token, start: int, end: int) -> Range:
    """`[start, end)` without spaces, commas and conjunctions at its ends; it keeps the `anchor` token."""
    doc = anchor.doc
    while end - 1 > anchor.i and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":", "-", "–", "—")):
        end -= 1
    while start < anchor.i and (doc[start].is_space or doc[start].is_punct or doc[start].dep_ == "cc"):
        start += 1
    return start, end


def is_addition(verb: Token) -> bool:
    """True for "..., adding that ..." and "..., citing ...", which go on with the voice of the sentence."""
    return verb.lower_ in ("adding", "citing") and verb.i > 0 and verb.doc[verb.i - 1].text == ","


def verb_group(verb: Token) -> Range:
    """The verb with the auxiliaries, negation, particle and manner adverbs that stand right beside it."""
    connective = words_of("connective")
    start = end = verb.i
    while start > 0:
        before = verb.doc[start - 1]
        held = before.head.i == verb.i or before.head.i in range(start, verb.i)
        if not held or before.dep_ not in ("aux", "auxpass", "neg", "advmod") or before.lower_ in connective:
            break
        if before.dep_ == "advmod" and child(before, "npadvmod", "advmod", "prep") is not None:
            break
        start -= 1
    while end + 1 < len(verb.doc):
        after = verb.doc[end + 1]
        if after.head.i != verb.i or after.dep_ not in ("prt", "neg", "advmod") or after.lower_ in connective:
            break
        if after.dep_ == "advmod" and (after.right_edge.i > after.i or not _is_manner(after)):
            break
        end += 1
    return start, end + 1


def _is_manner(adverb: Token) -> bool:
    return adverb.lower_.endswith("ly") or adverb.lower_ in ("back", "out", "aloud")


def sentence_bounds(token: Token) -> Range:
    """The sentence of the token, without white space at its ends."""
    sent, doc = token.sent, token.doc
    start, end = sent.start, sent.end
    while start < token.i and doc[start].is_space:
        start += 1
    while end - 1 > token.i and doc[end - 1].is_space:
        end -= 1
    return start, end


def is_mark(token: Token) -> bool:
    """True for a quotation mark."""
    return token.text in QUOTE_MARKS
