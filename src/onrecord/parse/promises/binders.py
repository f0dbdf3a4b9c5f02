"""Who binds himself: the speaker behind "we", the state behind its troops, the side behind "the Iraqi side"."""

from spacy.tokens import Token

from onrecord.model import Attribution, Party
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import first_child
from onrecord.parse.events.grammar import subject_of
from onrecord.parse.events.needs import is_party, mention_kind
from onrecord.parse.events.roles import make_party
from onrecord.parse.names.parties import mention_at
from onrecord.parse.promises.cues import words
from onrecord.parse.voices.chain import Contents

SELF = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
TOGETHER = frozenset({"we", "us", "our", "ourselves"})
QUOTE_REACH = 400
"""Characters that a quotation runs on at most after or before the words that name its speaker (two long sentences)."""
PAPERS = frozenset({"statement", "letter", "report", "communique", "communiqué", "declaration", "note"})
"""What somebody puts his words in."""
ARMED = frozenset({"troop", "soldier", "force", "military", "army", "navy", "marine"})


def is_body(draft: Draft, noun: Token) -> bool:
    """True for a party, and for a station, jury or firm that can do what it says."""
    return is_party(draft, noun) or noun.lemma_.lower() in words("body")


def binder_of(draft: Draft, contents: Contents, head: Token | None) -> Party:
    """The party that the noun or pronoun names; "we" in somebody's words is the body or state he speaks for."""
    if head is None:
        return Party(None, None)
    plain = make_party(draft, head)
    if head.lower_ in SELF:
        speaker = speaker_at(draft, contents, head)
        return _as_speaker(draft, plain, speaker, head.lower_ in TOGETHER) if speaker is not None else Party(
            plain.span, plain.text)  # fmt: skip
    if head.lemma_.lower() == "side":
        return _side(draft, head) or plain
    return plain


def speaker_at(draft: Draft, contents: Contents, word: Token) -> Party | None:
    """Who says the word: the speaker of the innermost attribution around it, else of the quotation that goes on."""
    around = [a for a in contents.near(draft.span(word.idx, word.idx + 1)) if _covers(a, word.idx)]
    if around:
        inner = min(around, key=lambda a: sum(s.end - s.start for s in a.content))
        return inner.speaker if _is_somebody(inner.speaker) else None
    return _last_speaker(draft, contents, word.idx) if is_quoted(draft.text, word.idx) else None


def as_antecedent(draft: Draft, party: Party, pronoun: Token, speaker: Token | None) -> Party:
    """The party of a pronoun, named by what it stands for: its antecedent, who says so of himself, or the subject
    of the sentence before, where the pronoun is a subject too."""
    chain = next((c for c in draft.coreference if any(each.start == pronoun.idx for each in c)), ())
    heads = [draft.tokens(each).root for each in chain if each.start < pronoun.idx]
    before = _subject_before(draft, pronoun) if speaker is None else _author(speaker)
    told = next((head for head in (*heads, before) if head is not None and head.pos_ != "PRON"), None)
    if told is None:
        return party
    named = make_party(draft, told)
    return Party(party.span, party.text, named.entity, named.name or named.text)


def _author(speaker: Token) -> Token | None:
    """The speaker; of "Norway issued a statement saying", who issued it."""
    return subject_of(speaker.head) if speaker.dep_ == "dobj" and speaker.lemma_.lower() in PAPERS else speaker


def _subject_before(draft: Draft, pronoun: Token) -> Token | None:
    """The body or state that is the subject of the sentence before, if "it" is the subject of its own."""
    start = pronoun.sent.start
    if pronoun.lower_ != "it" or pronoun.head.dep_ != "ROOT" or start == 0:
        return None
    subject = first_child(pronoun.doc[start - 1].sent.root, "nsubj", "nsubjpass")
    fits = subject is not None and subject.tag_ in ("NN", "NNP") and mention_kind(draft, subject) != "PERSON"
    return subject if subject is not None and fits and is_party(draft, subject) else None


def _is_somebody(speaker: Party) -> bool:
    """True if the speaker is named or described, not only another pronoun of the author's own."""
    return speaker.name is not None and speaker.name.lower() not in SELF


def is_quoted(text: str, offset: int) -> bool:
    """True if the next quotation mark after the offset, in reach, closes a quotation, or a plain one is open."""
    begin = text.rfind("\n", max(0, offset - QUOTE_REACH), offset) + 1
    if (begin or offset <= QUOTE_REACH) and text.count('"', begin, offset) % 2:
        return True
    ahead = text[offset : offset + QUOTE_REACH]
    closing, opening = ahead.find("”"), ahead.find("“")
    return closing >= 0 and (opening < 0 or closing < opening)


def _last_speaker(draft: Draft, contents: Contents, offset: int) -> Party | None:
    """The speaker of the last attribution that ends shortly before the offset."""
    reach = draft.span(max(0, offset - QUOTE_REACH), offset)
    for found in reversed(contents.near(reach) if offset else []):
        ended = any(span.end <= offset for span in found.content)
        if ended and _is_somebody(found.speaker):
            return found.speaker
    return None


def _covers(attribution: Attribution, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in attribution.content)


def _as_speaker(draft: Draft, plain: Party, speaker: Party, together: bool) -> Party:
    """The speaker with the words of the pronoun; a person's "we" is the state he belongs to, if he belongs to one."""
    state = state_of(draft, speaker.entity) if together else None
    if state is not None:
        return Party(plain.span, plain.text, state, _name_of(draft, state))
    return Party(plain.span, plain.text, speaker.entity, speaker.name)


def state_of(draft: Draft, entity: str | None) -> str | None:
    """The id of the state that a person belongs to; None for bodies, which bind themselves."""
    actor = draft.actors.actor(entity) if entity is not None else None
    if actor is None or actor.kind not in ("PERSON", "OFFICE"):
        return None
    for parent in (entity, *draft.actors.parents(actor.id)):
        found = draft.actors.actor(parent or "")
        if found is not None and found.is_state:
            return found.id
    return None


def _name_of(draft: Draft, entity: str) -> str | None:
    actor = draft.actors.actor(entity)
    return actor.name if actor is not None else None


def _side(draft: Draft, head: Token) -> Party | None:
    """The state or body named before "side" ("the Iraqi side")."""
    for child in head.lefts:
        mention = mention_at(draft, child.idx) if child.dep_ in ("amod", "compound", "nmod", "poss") else None
        if mention is not None and mention.entity is not None:
            span = draft.span(child.left_edge.idx, head.idx + len(head))
            return Party(span, span.words(draft.text), mention.entity, mention.name)
    return None


def for_speaker(draft: Draft, maker: Token | None, doer: Token | None) -> Party | None:
    """The state that binds itself where its official says what its forces will do; None where he speaks for himself."""
    if maker is None or doer is None or doer.lemma_.lower() not in ARMED:
        return None
    state = state_of(draft, make_party(draft, maker).entity)
    forces = make_party(draft, doer).entity
    if state is None or forces is None or state not in (forces, *draft.actors.parents(forces)):
        return None
    plain = make_party(draft, doer)
    return Party(plain.span, plain.text, state, _name_of(draft, state))
