"""Who a noun phrase stands for: the party behind "Iraqi officials", "he", "the group" or "Baghdad"."""

from bisect import bisect_right

from spacy.tokens import Token

from onrecord.model import Mention, Party, Span
from onrecord.parse.draft import Draft
from onrecord.parse.names.lexicon import noun_classes

MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "advmod", "npadvmod"})
"""Dependencies that stay in the shortest phrase that names a party."""
STEPS = 4
"""How far "some of the leaders of ..." is followed to its noun: enough for news, and it always ends."""
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})


def resolve_span(draft: Draft, span: Span | None) -> Party:
    """The party that the words at `span` stand for; both its texts are None where there is no span.

    `span` and `text` are the shortest phrase that names the party; `entity` is None and `name` the phrase in
    its plain form where no known actor or name of the text is behind it.
    """
    if span is None:
        return Party(None, None)
    head = draft.tokens(span).root
    last, own = mention_at(draft, span.end - 1), mention_at(draft, head.idx)
    other = own is not None and own.kind == "PERSON" and own is not last
    if last is not None and last.kind == "PERSON" and span.covers(last.span) and head.pos_ == "PROPN" and not other:
        return Party(last.span, last.span.words(draft.text), last.entity, last.name)
    return _party_of(draft, _pointed_at(head), span)


def mention_at(draft: Draft, offset: int) -> Mention | None:
    """The mention that covers the character at `offset`, if one does."""
    place = bisect_right(draft.mentions, offset, key=lambda mention: mention.span.start) - 1
    if place < 0:
        return None
    found = draft.mentions[place]
    return found if offset < found.span.end else None


def _pointed_at(head: Token) -> Token:
    """The noun that a partitive points on to ("dozens of protesters"), else the head itself."""
    for _ in range(STEPS):
        if head.lemma_.lower() not in noun_classes()["part"]:
            break
        inner = [c for of in head.children if of.lower_ == "of" and of.i > head.i for c in of.children
                 if c.dep_ == "pobj"]  # fmt: skip
        if not inner:
            break
        head = inner[0]
    return head


def _party_of(draft: Draft, head: Token, span: Span) -> Party:
    mention = mention_at(draft, head.idx)
    if mention is not None:
        return _party_named(draft, mention, head)
    if head.tag_ in ("WP", "WDT", "WP$") and (noun := _relative_noun(head)) is not None:
        return _party_of(draft, _pointed_at(noun), span)
    if head.tag_ in PRONOUN_TAGS:
        return _referred(draft, head, _word_span(draft, head, head)) or _plain(draft, head, span)
    named = _apposed(draft, head) or _two_sides(draft, head) or _through_noun(draft, head)
    return named or _referred(draft, head, _phrase(draft, head)) or _plain(draft, head, span)


def _party_named(draft: Draft, mention: Mention, head: Token) -> Party:
    """The party of a name; a capital that speaks or acts stands for its government."""
    text = mention.span.words(draft.text)
    actor = draft.actors.actor(mention.entity) if mention.entity else None
    if actor is not None and "capital" in actor.flags and acts_as_government(head):
        government = draft.actors.actor(f"{actor.parents[0]}-gov")
        if government is not None:
            return Party(mention.span, text, government.id, government.name)
    owned = _through_noun(draft, head) if actor is None and mention.kind == "ORG" else None
    return owned or Party(mention.span, text, mention.entity, mention.name or text)


def acts_as_government(head: Token) -> bool:
    """True if the name of a place stands where only somebody who acts can stand."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in ("nsubj", "agent", "dobj", "dative"):
        return head.head.pos_ in ("VERB", "AUX") and head.head.lemma_ not in PLACE_VERBS
    if head.dep_ == "pobj":
        return head.head.lower_ in ("with", "by", "between", "against")
    return head.dep_ == "poss" and head.head.pos_ == "NOUN"


PLACE_VERBS = frozenset({"be", "visit", "leave", "reach", "capture", "enter", "hit", "strike", "shake", "see"})
"""Verbs whose subject or object, when a place, is meant as the place."""


def _apposed(draft: Draft, head: Token) -> Party | None:
    """The name that stands in apposition to the noun ("the prime minister, ...")."""
    for child in head.children:
        if child.dep_ == "appos" and (mention := mention_at(draft, child.idx)) is not None:
            return Party(mention.span, mention.span.words(draft.text), mention.entity, mention.name)
    mention = mention_at(draft, head.head.idx) if head.dep_ == "appos" and head.head.i < head.i else None
    if mention is not None and mention.kind in ("PERSON", "ORG", "GROUP"):
        return Party(mention.span, mention.span.words(draft.text), mention.entity, mention.name)
    return None


def _relative_noun(head: Token) -> Token | None:
    """The noun that "who" or "which" stands for, where the parse shows one."""
    clause = head.head
    for _ in range(STEPS):
        if clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN"):
            return clause.head
        clause = clause.head
    return None


def _two_sides(draft: Draft, head: Token) -> Party | None:
    """Both states named last before "the two sides", as "Iraq; United States"."""
    if head.lemma_.lower() not in noun_classes()["both"] or not any(
            c.lower_ in ("two", "both") for c in head.lefts):  # fmt: skip
        return None
    names: list[str] = []
    for mention in reversed(draft.mentions):
        if mention.span.start >= head.idx or mention.kind not in ("GPE", "NORP") or not mention.name:
            continue
        actor = draft.actors.actor(mention.entity or "")
        if actor is not None and actor.is_state and mention.name not in names:
            names.append(mention.name)
        if len(names) == 2:
            span = _phrase(draft, head)
            return Party(span, span.words(draft.text), None, "; ".join(sorted(names)))
    return None


def _through_noun(draft: Draft, head: Token) -> Party | None:
    """The actor of a noun with a name before it: "Iraqi troops", "Hezbollah fighters", "Iraq's premier"."""
    owner = _owner(draft, head)
    if owner is None:
        return None
    words, classes = _office_words(head), noun_classes()
    span = _phrase(draft, head)
    text = span.words(draft.text)
    gazetteer = draft.actors
    actor = gazetteer.actor(owner.entity) if owner.entity else None
    state = actor.parents[0] if actor and "capital" in actor.flags else owner.entity
    suffix = classes["body"].get(words) or classes["office"].get(words)
    derived = gazetteer.actor(f"{state}{suffix}") if suffix else None
    if derived is not None and derived.kind == "OFFICE":
        derived = gazetteer.holder(derived.id, draft.anchor) if draft.anchor and not _former(head) else None
    if derived is not None:
        return Party(span, text, derived.id, derived.name)
    if owner.kind in ("ORG", "GROUP") and (words in classes["member"] or words in classes["voice"]):
        return Party(span, text, owner.entity, owner.name)
    return None


def _owner(draft: Draft, head: Token) -> Mention | None:
    """The state, body or group named before the noun."""
    for child in head.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            mention = mention_at(draft, child.idx)
            if mention is not None and mention.kind in ("GPE", "NORP", "ORG", "GROUP"):
                return mention
    return None


def _office_words(head: Token) -> str:
    """The noun in small letters, with the word before it where the two are one ("prime minister")."""
    before = head.nbor(-1).lower_ if head.i > 0 else ""
    pair = f"{before} {head.lemma_.lower()}"
    known = pair in noun_classes()["office"] or pair in noun_classes()["body"]
    return pair if known else head.lemma_.lower()


def _former(head: Token) -> bool:
    return any(child.lower_ in ("former", "ex", "late", "previous", "next", "new") for child in head.lefts)


def _referred(draft: Draft, head: Token, span: Span) -> Party | None:
    """The party that a pronoun or a noun refers back to, through the article's coreference."""
    referent = draft.referents.get(head.i)
    if referent is None:
        return None
    if referent.mention is not None:
        return Party(span, span.words(draft.text), referent.mention.entity, referent.mention.name)
    first = draft.tokens(referent.first).root
    if first.idx < head.idx and first.tag_ not in PRONOUN_TAGS:
        behind = _through_noun(draft, first) or _plain(draft, first, referent.first)
        return Party(span, span.words(draft.text), behind.entity, behind.name)
    return None


def _plain(draft: Draft, head: Token, span: Span) -> Party:
    """The phrase itself, without its article: "senior Iraqi officials"."""
    phrase = _phrase(draft, head) if head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else span
    text = phrase.words(draft.text)
    plain = " ".join(text.replace("U.S.", "US").replace("U.K.", "UK").split()) if text else None
    return Party(phrase, text, None, plain)


def _phrase(draft: Draft, head: Token) -> Span:
    """The head with the modifiers that stand before it, without article or possessor of its own clause."""
    left = head
    for child in reversed(list(head.lefts)):
        if child.dep_ not in MODIFIERS or child.right_edge.i + 1 != left.i or child.tag_ in PRONOUN_TAGS:
            break
        left = child.left_edge if child.left_edge.pos_ != "DET" else child.left_edge.nbor()
    return _word_span(draft, left, head)


def _word_span(draft: Draft, first: Token, last: Token) -> Span:
    return draft.span(first.idx, last.idx + len(last))
