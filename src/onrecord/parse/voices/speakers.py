"""Who speaks: the party behind the source, whether it is unnamed, and to or through whom it speaks."""

from spacy.tokens import Doc, Token

from onrecord.model import Party
from onrecord.parse.draft import Draft
from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.names.parties import resolve_span
from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.tree import Range, child, find_subject, noun_phrase, subtree

RELATIVES = frozenset(("who", "which", "that"))
NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
"""Kinds of names whose bearers speak."""


def speaker_of(draft: Draft, found: Found) -> Party:
    """The party behind the source; both texts are None where the text names nobody."""
    if found.source is None:
        return Party(None, None)
    if found.named is not None:
        named = draft.span_of(draft.doc[found.named[0] : found.named[1]])
        party = resolve_span(draft, named)
        return Party(named, named.words(draft.text), party.entity, party.name)
    head = found.source_head
    start, end = found.source
    if head is not None and head.lower_ in RELATIVES and head.head.dep_ == "relcl":
        noun = head.head.head
        start, end = subtree(noun)[0], min(found.source[0], subtree(noun)[1])
        if start >= end:
            start, end = noun.i, noun.i + 1
    issuer = _issuer(head) if head is not None else None
    if issuer is not None:
        start, end = noun_phrase(issuer)
    while end - 1 > start and draft.doc[end - 1].text in (",", ";", ":"):
        end -= 1
    span = draft.span_of(draft.doc[start:end])
    party = resolve_span(draft, span)
    if found.rule in ("label", "turn") and party.entity is None and head is not None:
        party = _of_surname(draft, head) or party
    return Party(span, span.words(draft.text), party.entity, party.name)


def _issuer(paper: Token) -> Token | None:
    """Who speaks in "the army issued a statement saying": the subject of the verb that puts it out, not the paper."""
    if paper.dep_ != "dobj" or paper.lemma_.lower() not in words_of("document"):
        return None
    return find_subject(paper.head) if paper.head.lemma_.lower() in words_of("carrier") else None


def _of_surname(draft: Draft, head: Token) -> Party | None:
    """The one person of the text whose name ends as the label does ("MR. HALE:" is David Hale)."""
    named = {m.entity: m for m in draft.mentions if m.kind == "PERSON" and m.entity and m.name
             and m.name.rsplit(" ", 1)[-1].lower() == head.lower_}  # fmt: skip
    mention = next(iter(named.values())) if len(named) == 1 else None
    return Party(mention.span, None, mention.entity, mention.name) if mention else None


def is_anonymous(draft: Draft, found: Found) -> bool:
    """True if the source is a person or persons without a name ("three Iraqi officials", "a diplomat").

    Spokespersons, institutions and documents are not anonymous.
    """
    head = found.source_head
    if found.source is None or head is None:
        return False
    if head.lower_ in RELATIVES and head.head.dep_ == "relcl":
        head = head.head.head
    if head.lemma_.lower() not in words_of("unnamed") or head.pos_ == "PROPN" or _in_office(head):
        return False
    start, end = found.source
    named = any(t.ent_type_ == "PERSON" and (t.head.i == head.i or t.dep_ == "appos") for t in draft.doc[start:end])
    return not named


def _in_office(head: Token) -> bool:
    """True for "the prime minister", "Iran's general": one holder of an office, known though not named here."""
    if head.tag_ != "NN" or head.lemma_.lower() not in words_of("office"):
        return False
    return any(c.lower_ == "the" or c.dep_ == "poss" for c in head.children)


def can_speak(head: Token | None) -> bool:
    """True for a name, a pronoun, people, bodies and documents: a walkout, a missile or a power says nothing."""
    if head is None or head.pos_ != "NOUN" or head.ent_type_ in NAMED:
        return head is not None
    lemma = head.lemma_.lower()
    return lemma in word_classes()["party"] or lemma in words_of("document") | words_of("unnamed") | words_of("outlet")


def holder_of(noun: Token) -> Token | None:
    """Who holds what the noun says, in "the view of the bank", "in the words of one diplomat"; None for things."""
    of = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    holder = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return holder if can_speak(holder) else None


def told_to(draft: Draft, found: Found) -> tuple[str | None, str | None]:
    """Through which outlet (`via`) and to whom (`to`) it was said, in the text's words, articles left off."""
    via = to = None
    if found.to is not None:
        words = _words(draft, found.to)
        if is_outlet(draft.doc, found.to):
            via = words
        else:
            to = words
    if found.through is not None:
        return _words(draft, found.through), to
    return via or _interviewer(draft, found.head), to


def is_outlet(doc: Doc, at: Range) -> bool:
    """True if the words name a body that publishes: a news word, or the name of an organisation."""
    tokens = doc[at[0] : at[1]]
    if any(t.lower_ in words_of("outlet") for t in tokens):
        return True
    root = tokens.root
    return root.ent_type_ == "ORG" and root.pos_ == "PROPN" and not any(
        t.lower_ in words_of("no_outlet") for t in tokens)


def _interviewer(draft: Draft, verb: Token) -> str | None:
    """The outlet of "in an interview with X", "on X" and "to X" behind the reporting verb."""
    for c in verb.children:
        if c.dep_ not in ("prep", "agent") or c.i < verb.i:
            continue
        noun = child(c, "pobj")
        if noun is None:
            continue
        if noun.lemma_ in ("interview", "appearance"):
            inner = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ in ("with", "on", "to")), None)
            noun = child(inner, "pobj") if inner is not None else None
        elif c.lower_ != "on":
            continue
        if noun is not None and is_outlet(draft.doc, noun_phrase(noun)):
            return _words(draft, noun_phrase(noun))
    return None


def is_outlet_source(draft: Draft, found: Found) -> bool:
    """True if the source itself is an outlet or agency ("Fars reported that ...")."""
    return found.source is not None and is_outlet(draft.doc, found.source)


def _words(draft: Draft, at: Range) -> str:
    start, end = at
    while start < end - 1 and draft.doc[start].pos_ == "DET" and not draft.doc[start].is_title:
        start += 1
    return " ".join(draft.doc[start:end].text.split())


def source_words(draft: Draft, found: Found) -> str | None:
    """The source in the text's words, its article left off."""
    return _words(draft, found.source) if found.source else None
