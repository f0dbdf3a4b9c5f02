"""Commitments: somebody binds himself to a future act, in his own words or in a report of them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from onrecord.model import Party, Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child, is_passive
from onrecord.parse.events.grammar import prepositional, subject_of
from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.events.needs import is_party, mention_kind
from onrecord.parse.events.roles import make_party
from onrecord.parse.promises.binders import (
    THIRD_PERSON,
    as_antecedent,
    binder_of,
    for_speaker,
    is_body,
    is_quoted,
    speaker_at,
)
from onrecord.parse.promises.cues import Cue, cues_at, words
from onrecord.parse.promises.tree import (
    PAST_FUTURE,
    auxiliaries,
    clause_span,
    complement_verb,
    going,
    is_future,
    is_negated,
)
from onrecord.parse.voices.chain import Contents

FIRST_PERSON = frozenset({"i", "we"})
OWN = frozenset({"his", "her", "its", "their"})
"""Said of himself: "the two said their ministers would meet"."""
NOBODY = frozenset({"you", "one", "there", "this", "that", "who", "everyone", "anyone", "nobody"})
"""Subjects that bind nobody in particular."""
UNSURE = frozenset({"may", "might", "could"})
"""With these "the pledge that we might make" is none yet."""
NEAR_NAMES = 20
"""Names looked at in one noun phrase: a phrase of news holds three or four."""
PLANNING = frozenset({"plan", "intend"})
PLAN_SCORE = 0.45
"""What somebody says that he plans: less than a promise, and the records count half of them."""
FIRST_PERSON_SCORE = 0.55
"""A quoted "we will ..." is a promise about every second time; the rest are guesses and habits of speech."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise before it is written down: its verb (or noun), who makes it, to whom, and its words."""

    verb: Token
    by: Token | None
    to: Token | None
    span: Span
    score: float
    rule: str
    speaker: Token | None = None
    """Who says so, where the maker is only a pronoun for him."""


def find_bound(draft: Draft, contents: Contents, places: list[Token]) -> Iterator[Bound]:
    """The promises of one sentence, one for each promised verb; `places` are its verbs and cues, in order."""
    seen: set[int] = set()
    for token in places:
        found = _from_cue(draft, token) or _from_first_person(draft, contents, token)
        if found is None or found.by is None or not _can_bind(draft, found.by):
            continue
        if found.verb.i not in seen and _is_promised(found.verb):
            seen.add(found.verb.i)
            yield found


def _is_promised(verb: Token) -> bool:
    """True unless the deed is a threat or none; that of "will continue to watch" is to watch."""
    act = first_child(verb, "xcomp") if verb.lemma_ == "continue" else None
    if act is not None:
        return not (_is_threat(act) or _is_idle(act) or _is_state(act))
    return not (_is_threat(verb) or _is_idle(verb))


def _can_bind(draft: Draft, maker: Token) -> bool:
    """True for a party or body, or a pronoun for one; a paper, a thing, or nobody in particular binds nobody."""
    if maker.lower_ in NOBODY or maker.lemma_.lower() in words("paper"):
        return False
    return maker.pos_ in ("PRON", "PROPN") or maker.is_title or is_body(draft, maker)


def _from_cue(draft: Draft, token: Token) -> Bound | None:
    for cue in cues_at(token):
        if cue.kind == "next" or is_negated(token) or _is_hypothetical(token):
            continue
        found = _read_said(draft, token, cue) if cue.kind == "say" else _read_commit(draft, token, cue)
        if found is not None:
            return found
    return None


def _is_hypothetical(token: Token) -> bool:
    """True for "if he promised", "could promise" and "declined to promise"."""
    above = token.head.children if token.dep_ == "dobj" else ()
    helpers = {c.lower_ for c in (*token.children, *above) if c.dep_ in ("aux", "mark")}
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in words("declining"):
        return True
    return bool(helpers & {"if", "may", "might", "could", "would", "should", "must", "unless", "whether"})


def _read_commit(draft: Draft, token: Token, cue: Cue) -> Bound | None:
    if _is_doubted(token) or _gives_thing(token) or _is_bare_gerund(token):
        return None
    by = _maker(token)
    verb = complement_verb(token) or _quoted_before(token)
    if verb is not None and auxiliaries(verb) & UNSURE:
        return None
    if cue.frame == "told" and not _is_announced(token):
        return None
    if verb is not None and _is_opinion(draft, token, verb, by):
        return None
    if cue.frame in ("comp", "told") and verb is not None:
        if verb.dep_ == "ccomp" and not is_future(verb):
            return None
        own = first_child(verb, "nsubj", "nsubjpass")
        span = clause_span(draft, verb) if own is not None else clause_span(draft, verb, _opening(token, verb, by))
        return Bound(verb, by, _hearer(draft, token), span, cue.score, cue.name)
    if cue.frame in ("obj", "to") and verb is None:
        noun = first_child(token, "dobj") if cue.frame == "obj" else prepositional(token, "to")
        if noun is None or noun.i < token.i or noun.lemma_.lower() in words("homage"):
            return None
        if noun.pos_ in ("NOUN", "PROPN") and not is_party(draft, noun):
            return Bound(noun, by, _hearer(draft, token), clause_span(draft, noun, _opening(token, noun, by)),
                         cue.score, cue.name)  # fmt: skip
    return None


def _is_announced(plan: Token) -> bool:
    """True for "announced plans to ..." and "announced his intention to ..."; "a plan" that is unveiled is a paper."""
    told = plan.dep_ == "dobj" and plan.head.lemma_.lower() in words("telling")
    return told and (plan.tag_ == "NNS" or first_child(plan, "poss") is not None)


def _quoted_before(token: Token) -> Token | None:
    """The verb of the quotation before the cue: "The bridge will be rebuilt," the mayor vowed."""
    said = first_child(token, "ccomp")
    return said if said is not None and said.i < token.i and token.pos_ == "VERB" and is_future(said) else None


def _is_bare_gerund(token: Token) -> bool:
    """True for "after promising to ...": told of an unnamed maker; "with the mayor promising to ..." names its own."""
    return token.dep_ == "pcomp" and token.tag_ == "VBG" and first_child(token, "nsubj") is None


def _gives_thing(token: Token) -> bool:
    """True for "offered advisers to ..." and "commit lives to ...": the object is given, nobody is bound to a deed."""
    direct = first_child(token, "dobj")
    return token.lemma_ in ("offer", "commit") and direct is not None and not direct.lower_.endswith(("self", "selves"))


def _is_opinion(draft: Draft, token: Token, verb: Token, by: Token | None) -> bool:
    """True for "agrees that the deal will fail": what another will do is no promise unless it was arranged."""
    if token.lemma_ != "agree" or verb.dep_ != "ccomp" or auxiliaries(verb) & PAST_FUTURE:
        return False
    doer = first_child(verb, "nsubj", "nsubjpass")
    return doer is None or by is None or not _speaks_for(draft, by, doer)


def _is_doubted(token: Token) -> bool:
    """True for a pledge that is only talked about: "doubts about the premier's commitment to leave"."""
    about = token.head
    talked = about.lower_ in ("about", "over", "on") and about.head.lemma_.lower() in words("doubt")
    return token.pos_ == "NOUN" and (talked or _is_talk_about(about))


def _is_talk_about(about: Token) -> bool:
    """True where the parse hangs "about" on the verb of the doubt ("signs emerged about ...")."""
    subject = first_child(about.head, "nsubj") if about.lower_ in ("about", "over") else None
    return subject is not None and subject.lemma_.lower() in words("doubt")


def _opening(cue: Token, verb: Token, by: Token | None) -> Token:
    """Where the words of a promise begin: at its maker if he stands close before the cue, else at the cue."""
    if by is not None and by.head.i == cue.i and by.i < cue.i and cue.pos_ == "VERB":
        return by.left_edge
    return cue if cue.i < verb.i else verb.left_edge


def _maker(token: Token) -> Token | None:
    """Who binds himself: the subject of the verb, or the owner of the noun."""
    if token.pos_ == "VERB":
        found = subject_of(token)
        if is_passive(token):
            by = [c for c in children(token, "agent") if c.lower_ == "by"]
            return first_child(by[0], "pobj") if by else None
        return found
    owner = first_child(token, "poss") or prepositional(token, "from")
    if owner is not None:
        return owner
    taken = token.head.lemma_.lower() in words("taking")
    return subject_of(token.head) if token.dep_ == "dobj" and not taken else None


def _hearer(draft: Draft, token: Token) -> Token | None:
    for found in (first_child(token, "dative", "dobj"), prepositional(token, "to")):
        if found is not None and found.pos_ in ("NOUN", "PROPN", "PRON") and is_party(draft, found):
            return found
    return None


def _read_said(draft: Draft, token: Token, cue: Cue) -> Bound | None:
    """A promise that somebody's words make: what he says that he, or those he speaks for, will do."""
    if _is_only_thought_of(token):
        return None
    said = [_told_act(verb) for first in children(token, "ccomp") for verb in (first, *children(first, "conj"))]
    verb = next((c for c in said if is_future(c)), None)
    speaker = subject_of(token)
    if verb is None and speaker is not None:
        return _read_plan(draft, said, speaker, cue)
    if verb is None or speaker is None or _is_guess(verb) or _is_state(verb):
        return None
    if _is_forbidden(verb):
        return Bound(verb, speaker, None, clause_span(draft, verb), cue.score, cue.name)
    doer = _doer_of(verb)
    if doer is None or not _speaks_for(draft, speaker, doer):
        return None
    if doer.pos_ != "PRON" and not is_body(draft, doer):
        return None
    span = clause_span(draft, going(verb) or verb)
    return Bound(verb, doer, _hearer(draft, token), span, cue.score, cue.name, speaker)


def _is_only_thought_of(token: Token) -> bool:
    """True for "it is unwise to say that we will leave" and "against saying that we will leave": nobody says so."""
    above = token.head
    if token.tag_ == "VB" and "to" in auxiliaries(token):
        return above.pos_ in ("ADJ", "NOUN") or first_child(above, "acomp", "attr") is not None
    return token.tag_ == "VBG" and token.dep_ == "pcomp" and above.head.pos_ in ("NOUN", "ADJ")


def _read_plan(draft: Draft, said: list[Token], speaker: Token, cue: Cue) -> Bound | None:
    """ "The clerk said they planned on staying": what he says that those he speaks for plan to do."""
    for plan in said:
        doer = first_child(plan, "nsubj")
        deed = complement_verb(plan)
        if plan.lemma_ not in PLANNING or doer is None or deed is None or _is_state(deed):
            continue
        if _speaks_for(draft, speaker, doer) and not (is_negated(plan) or auxiliaries(plan) & UNSURE):
            return Bound(deed, doer, None, clause_span(draft, plan), PLAN_SCORE, f"{cue.name}:plan", speaker)
    return None


def _is_state(verb: Token) -> bool:
    """True for thought, states and visits; "will remain in Oslo" can be held to."""
    lemma = verb.lemma_.lower()
    if lemma == "remain":
        return first_child(verb, "prep") is None
    return lemma in words("mental") | words("calendar")


def _told_act(verb: Token) -> Token:
    """The verb itself, or the "leave" of "they were going to leave"."""
    act = first_child(verb, "xcomp") if verb.lower_ == "going" else None
    return act or verb


def _doer_of(verb: Token) -> Token | None:
    """The verb's own subject, that of its "going", or of the verb it is joined to."""
    own = first_child(going(verb) or verb, "nsubj")
    return own or (subject_of(verb) if verb.dep_ == "conj" and not is_passive(verb) else None)


def _is_forbidden(verb: Token) -> bool:
    """True for "they will not be allowed to pass": who says so binds himself to see to it."""
    return verb.lemma_.lower() in words("allow") and is_passive(verb) and is_negated(verb)


def _speaks_for(draft: Draft, speaker: Token, doer: Token) -> bool:
    """True if the doer is the speaker, a pronoun for him, or the state or body he speaks for."""
    if doer.lower_ in FIRST_PERSON:
        return not auxiliaries(doer.head) & PAST_FUTURE
    if any(child.lower_ in OWN for child in children(doer, "poss")) and not is_quoted(draft.text, doer.idx):
        return True
    plural = speaker.tag_ in ("NNS", "NNPS") or speaker.lower_ == "they"
    if doer.lower_ in THIRD_PERSON:
        if is_quoted(draft.text, doer.idx) and not is_quoted(draft.text, speaker.idx):
            return False
        person = mention_kind(draft, speaker) == "PERSON" or speaker.lemma_.lower() in word_classes()["person"]
        fits = {"they": plural, "it": not plural and not person, "we": True}
        return fits.get(doer.lower_, not plural)
    return _answers_for(speaker, doer) or bool(_states(draft, speaker) & _states(draft, doer))


def _answers_for(speaker: Token, doer: Token) -> bool:
    """True for an official, or a paper of a body, that tells what "the ministry" will do, which needs no other name."""
    bare = doer.lemma_.lower() in words("institution") and [c.lower_ for c in doer.lefts] == ["the"]
    if not bare or any(c.dep_ == "prep" for c in doer.rights):
        return False
    named = [speaker, *speaker.lefts, *children(speaker, "appos")]
    return any(word.lemma_.lower() in words("office") | words("decree") for word in named)


def _states(draft: Draft, noun: Token) -> set[str]:
    """Ids of the actors named in a noun phrase up to its noun, and of the states and bodies they belong to."""
    first, end = noun.left_edge.idx, noun.idx + len(noun)
    begin = bisect_left(draft.mentions, first, key=lambda m: m.span.start)
    near = takewhile(lambda m: m.span.start < end, draft.mentions[begin : begin + NEAR_NAMES])
    found = {m.entity for m in near if m.entity is not None}
    resolved = make_party(draft, noun).entity
    if resolved is not None:
        found.add(resolved)
    for entity in draft.entities:
        if entity.id in found:
            found.update(entity.parents)
    return found


def _is_guess(verb: Token) -> bool:
    return any(c.lower_ in words("vague") for c in verb.children)


def _from_first_person(draft: Draft, contents: Contents, token: Token) -> Bound | None:
    """ "We will withdraw ..." in somebody's own words."""
    if token.pos_ != "VERB" or not is_future(token) or auxiliaries(token) & PAST_FUTURE:
        return None
    doer = first_child(going(token) or token, "nsubj")
    if doer is None or doer.lower_ not in FIRST_PERSON or _is_guess(token) or token.lemma_.lower() in words("mental"):
        return None
    head = going(token) or token
    if _is_hypothetical(head) or token.lemma_.lower() in words("calendar"):
        return None
    if head.dep_ == "relcl" or is_passive(token) or (head.dep_ == "ccomp" and _is_only_thought_of(head.head)):
        return None
    if draft.attributions and speaker_at(draft, contents, doer) is None:
        return None
    return Bound(token, doer, None, clause_span(draft, head), FIRST_PERSON_SCORE, "first person future")


def _is_idle(verb: Token) -> bool:
    """True for words without a deed: "it would do", "we will do something", "we will never forget"."""
    lemma = verb.lemma_.lower()
    if lemma == "do" and any(c.lower_ == "so" for c in verb.children):
        return True
    if lemma == "let" and is_negated(verb):
        return False
    if lemma in words("idle") or (lemma in words("attitude") and is_negated(verb)):
        return True
    direct = first_child(verb, "dobj")
    aim = [*children(verb, "advcl"), *(children(direct, "acl") if direct is not None else ())]
    if any("to" in auxiliaries(deed) for deed in aim):
        return False
    return lemma == "do" and (direct is None or direct.lower_ in words("nothing"))


def _is_threat(verb: Token) -> bool:
    """True for harm, and for "..., or we will leave": what comes if another does not yield."""
    otherwise = verb.dep_ == "conj" and any(c.lower_ == "or" and c.i < verb.i for c in children(verb.head, "cc"))
    return otherwise or (verb.lemma_.lower() in words("harm") and not is_negated(verb))


def party_bound(draft: Draft, contents: Contents, bound: Bound) -> Party:
    """Who binds himself: the maker, or the state whose official tells what its forces will do."""
    doer = first_child(bound.verb, "nsubj", "nsubjpass") if bound.verb.pos_ in ("VERB", "AUX") else None
    found = for_speaker(draft, bound.by, doer) or binder_of(draft, contents, bound.by)
    bare = found.entity is None and (found.name or "it").lower() in THIRD_PERSON
    if bare and bound.by is not None and bound.by.lower_ in THIRD_PERSON:
        return as_antecedent(draft, found, bound.by, bound.speaker)
    return found
