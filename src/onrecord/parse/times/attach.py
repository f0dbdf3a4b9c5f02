"""The time that a verb or noun is at, read off the parse."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from onrecord.model import Span, Timex, When
from onrecord.parse.draft import Draft
from onrecord.parse.times.bounds import open_when
from onrecord.parse.times.words import word_set

CLIMBED = frozenset({"prep", "pobj", "pcomp", "npadvmod", "nummod", "nmod", "amod", "advmod", "compound", "quantmod",
                     "det", "poss", "appos", "punct", "case", "dep", "npmod", "conj", "tmod"})  # fmt: skip
"""Relations climbed inside a time phrase on the way to what it says the time of."""
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis", "csubjpass"})
"""Relations that open a clause of its own: a time inside is no time of what stands outside."""
SAME_TIME = frozenset({"xcomp", "conj"})
"""A verb related so to another is at that one's time where it has none of its own ("flew in to meet")."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
HELPERS = frozenset({"aux", "auxpass"})
PRESENT = frozenset({"VBZ", "VBP", "MD"})
CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "obj", "attr"})
"""Relations by which an event noun hangs on the verb that carries it ("launched a strike")."""
OTHER_TIMES = frozenset({"after", "before", "since", "following", "despite", "until", "than", "amid", "for", "over"})
"""Prepositions whose noun is another happening: its time ("after a raid in March") is not that of the verb above."""
BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
"""Relations of a time to the noun after it: the preposition before "after Friday's attack" is not its own."""
COMPARED_REACH = 6
"""Words before a time in which it is told that a figure moved: "down about 3 percentage points from"."""
MOVED = frozenset({"up", "down", "%", "percent", "points", "higher", "lower"})
NEAREST_FIRST = 10_000
"""Days an open interval counts for when several times fit and the most precise one is wanted."""


def when_of(draft: Draft, token: Token) -> When | None:
    """The time that the verb or noun `token` is at, or None where its sentence gives it none.

    A time belongs to the word it hangs on; a noun also has the time of the verb that only carries it
    ("launched a strike on Friday"), a bare infinitive or second verb that of the first. A time between a
    reporting verb and what is said belongs to the saying.
    """
    placed = list(_times_of_sentence(draft, token))
    if not placed:
        return None
    inside = [timex for timex, head in placed if head.i != token.i and _is_inside(draft, timex, head, token)]
    for place in _places(token):
        fitting = [timex for timex, head in placed if head.i == place.i]
        if fitting and inside and all(timex.type == "DURATION" for timex in fitting):
            break
        if fitting:
            return _best(draft, fitting, place)
    return _best(draft, inside, token) if inside else None


def _times_of_sentence(draft: Draft, token: Token) -> Iterator[tuple[Timex, Token]]:
    """The times of the token's sentence that say from when, each with the word it says the time of."""
    sentence = token.sent
    first = bisect_left(draft.times, sentence.start_char, key=lambda timex: timex.span.start)
    for timex in islice(draft.times, first, None):
        if timex.span.start >= sentence.end_char:
            return
        told = timex.when is not None and timex.when.start is not None
        if told and not _is_compared(draft, timex):
            yield timex, governor_of(draft, timex)


def _is_compared(draft: Draft, timex: Timex) -> bool:
    """True for what is only compared with: "safer than before 2001", "more than in May", "up 4% from 2019"."""
    first = draft.tokens(timex.span)[0]
    before = [token.lower_ for token in first.doc[max(first.sent.start, first.i - COMPARED_REACH) : first.i]]
    moved = before[-1:] == ["from"] and not MOVED.isdisjoint(before)
    return moved or "than" in before[-2:]


def governor_of(draft: Draft, timex: Timex) -> Token:
    """The word whose time `timex` says: the first verb or event noun above it in the parse."""
    return governor_at(draft, timex.span)


def governor_at(draft: Draft, span: Span) -> Token:
    """The word whose time the words at `span` say."""
    words = draft.tokens(span)
    node = words.root
    first, last = words.start, words.end
    while node.head.i != node.i and (first <= node.head.i < last or _is_link(node)):
        node = node.head
    governor = node.head
    return _saying_above(governor, words.root) or governor


def _is_link(node: Token) -> bool:
    """True if the head of `node` only ties the time to something above it: a preposition, "ago", a time word."""
    head = node.head
    return node.dep_ in CLIMBED and (head.pos_ == "ADP" or head.dep_ == "prep" or head.lower_ in word_set("link"))


def _saying_above(verb: Token, time: Token) -> Token | None:
    """The reporting verb, if `time` stands between it and the subject of what is said ("said Friday troops left")."""
    said = verb.head
    if verb.dep_ != "ccomp" or not said.i < time.i < verb.i:
        return None
    between = any(t.pos_ in ("VERB", "AUX", "SCONJ", "PUNCT") for t in verb.doc[said.i + 1 : time.i])
    starts_before = any(c.i < time.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "mark"))
    return None if starts_before or between else said


def _places(token: Token) -> Iterator[Token]:
    """The words whose time is the token's, best first: itself, the verb that carries it, the verb it follows."""
    yield token
    node = token
    if token.pos_ in ("NOUN", "PROPN"):
        carrier = _carrier(token)
        if carrier is None:
            return
        yield carrier
        node = carrier
    yield from _led_by(node)
    while _follows(node):
        node = node.head
        yield node
    if node.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.tag_ in ("WDT", "WP") for c in node.children):
        yield node.head


def _led_by(verb: Token) -> Iterator[Token]:
    """Words under `verb` that tell its own time: what it tried to do, and what its subject did in the same breath."""
    for child in verb.children:
        tried = child.dep_ == "xcomp" and verb.lemma_.lower() in word_set("catenative")
        if tried or (child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < verb.i and not _is_marked(child)):
            yield child


def _follows(verb: Token) -> bool:
    """True if `verb` has no subject of its own and is at the time of the verb above it."""
    if verb.head.i == verb.i or _has_subject(verb):
        return False
    if verb.dep_ == "conj" and _is_finite(verb) and is_present(verb) != is_present(verb.head):
        return False
    if verb.dep_ != "advcl" or _is_marked(verb):
        return verb.dep_ in SAME_TIME
    return verb.tag_ == "VBG" or (verb.tag_ == "VB" and verb.head.lemma_ in word_set("motion"))


def is_present(verb: Token) -> bool:
    """True for a verb of the present, of the perfect or with a modal: "has", "have left", "will leave"."""
    return verb.tag_ in PRESENT or any(c.dep_ in HELPERS and c.tag_ in PRESENT for c in verb.children)


def _is_finite(verb: Token) -> bool:
    """True if the verb has a tense of its own; a bare second one shares the first one's ("has met and signed")."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in HELPERS for c in verb.children)


def _is_marked(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "prep") and child.i < verb.i for child in verb.children)


def _carrier(noun: Token) -> Token | None:
    """The verb that only carries the event of `noun`: its light verb, or the verb of its outcome."""
    verb = noun.head
    if noun.dep_ in CARRIED and verb.lemma_.lower() in word_set("carrier"):
        return verb
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_bare(draft: Draft, timex: Timex) -> bool:
    """True for a time after its noun without a preposition: it is of the whole clause ("after a call last month")."""
    words = draft.tokens(timex.span)
    before = words[0].nbor(-1) if words.start else None
    return words.root.dep_ not in BEFORE_NOUN and (before is None or before.pos_ != "ADP")


def _is_inside(draft: Draft, timex: Timex, head: Token, token: Token) -> bool:
    """True if `head` is a noun under `token` with no other clause or happening between: "died in a Jan. 3 strike"."""
    node, verbal = head, token.pos_ in ("VERB", "AUX")
    while node.i != token.i:
        if node.dep_ == "pobj" and node.head.lower_ in OTHER_TIMES and verbal and not _is_bare(draft, timex):
            return False
        if node.dep_ in CLAUSES or node.dep_ in ("conj", "ROOT") or node.pos_ in ("VERB", "AUX"):
            return False
        if node.head.i == node.i:
            return False
        node = node.head
    return True


def _best(draft: Draft, fitting: list[Timex], place: Token) -> When | None:
    """The most precise of the times, the nearest of equals, opened at an end by its preposition."""

    def rank(timex: Timex) -> tuple[int, int]:
        days = timex.when.days if timex.when else None
        return (days or NEAREST_FIRST, abs(timex.span.start - place.idx))

    chosen = min(fitting, key=rank)
    if chosen.when is None:
        return None
    words = draft.tokens(chosen.span)
    if words.root.dep_ in BEFORE_NOUN or words.start == 0:
        return chosen.when
    return open_when(chosen.when, words[0].nbor(-1).lower_)
