"""Nexts: what the text schedules or expects."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, first_child, is_passive, is_verbal
from onrecord.parse.events.grammar import prepositional, subject_of
from onrecord.parse.events.needs import is_party
from onrecord.parse.promises.binders import is_quoted
from onrecord.parse.promises.cues import Cue, cues, cues_at, words
from onrecord.parse.promises.dated import find_dated
from onrecord.parse.promises.deeds import Coming, is_conditional, is_deed
from onrecord.parse.promises.tree import (
    FUTURE,
    PAST_FUTURE,
    auxiliaries,
    clause_span,
    complement_verb,
    going,
    is_future,
    is_negated,
)
from onrecord.parse.times import when_of

WILL_SCORE = 0.55
"""A plain "will" with a happening one can schedule."""
DATED_SCORE = 0.7
"""The same with a time of its own."""
DEED_SCORE = 0.5
"""The same with any other deed of a party, in the reporter's words: two of three were right when read."""
NEAR_TIMES = 20
"""Times looked at under one verb: a clause of news holds two or three."""
STEPS = 4
"""Clauses climbed to find that all of it is denied."""
FORECAST = frozenset({"forecast", "project"})
"""After a noun these need an infinitive: "a low forecast in May" is a figure."""
NOTHING_NAMED = frozenset({"it", "this", "that", "there", "you", "i"})
"""Subjects with which "will" tells of nothing that is scheduled."""
SOON = frozenset({"soon", "shortly", "imminently"})
"""Adverbs that put a deed right ahead."""
HELD_SCORE = 0.65
"""A noun "to be held", or "planned for" a time."""


def find_coming(draft: Draft, sentence: DocSpan, places: list[Token]) -> Iterator[Coming]:
    """What one sentence schedules or expects, one for each verb; `places` are its verbs and cues, in order.

    A day ahead tells only what nothing else does.
    """
    told: list[Coming] = []
    for token in places:
        found = _from_cue(draft, token) or _from_will(draft, token) or _from_infinitive(draft, token)
        if found is not None and not is_negated(found.verb) and all(found.verb.i != other.verb.i for other in told):
            told.append(found)
            yield found
    for found in find_dated(draft, sentence, places):
        if not is_negated(found.verb) and not any(found.span.overlaps(other.span) for other in told):
            told.append(found)
            yield found


def _from_cue(draft: Draft, token: Token) -> Coming | None:
    for cue in cues_at(token):
        if cue.kind != "next" or is_negated(token) or _is_denied(token):
            continue
        found = _read_cue(draft, token, cue)
        if found is not None:
            return found
    return None


def _is_denied(token: Token) -> bool:
    """True inside a condition, and in what somebody does not believe: "I do not think that they plan to leave"."""
    if any(child.lower_ in ("if", "whether", "unless") for child in children(token, "mark")):
        return True
    for _, above in zip(range(STEPS), (token, *token.ancestors), strict=False):
        if above.dep_ not in ("ccomp", "conj", "xcomp", "acomp"):
            return False
        if above.dep_ == "ccomp" and is_negated(above.head):
            return True
    return False


def _read_cue(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    verb = complement_verb(token)
    if cue.frame == "look":
        return _looked_forward(draft, token, cue)
    if cue.frame == "comp":
        if verb is None or (_is_past_plan(token) and not _has_time(draft, verb)):
            return None
        head = token if token.pos_ == "VERB" else token.head
        if token.pos_ == "VERB" and (verb.dep_ != "xcomp" or is_passive(token)):
            return None
        return Coming(verb, clause_span(draft, head), subject_of(token), cue.score, cue.name)
    if cue.frame == "pass":
        return _passive_schedule(draft, token, verb, cue)
    if cue.frame == "likely":
        return _likely(draft, token, cue)
    if cue.frame == "other":
        return _expected_of_other(draft, token, verb, cue)
    if cue.frame == "visit":
        return _planned_deed(draft, token, cue)
    if cue.frame == "underway":
        return _under_way(draft, token, verb, cue)
    return _falls_on(draft, token, cue) if cue.frame == "on" else None


def _under_way(draft: Draft, token: Token, verb: Token | None, cue: Cue) -> Coming | None:
    """ "Plans are under way to build shelters", "there are plans to build shelters"."""
    above = token.head
    if token.dep_ not in ("nsubj", "attr") or above.lemma_ != "be" or first_child(token, "neg") is not None:
        return None
    if above.tag_ == "VBD" and not (above.dep_ == "ccomp" and _is_reported(above)):
        return None
    deed = verb or next((c for c in above.subtree if c.dep_ in ("xcomp", "advcl") and "to" in auxiliaries(c)), None)
    if deed is None or "to" not in auxiliaries(deed) or (token.dep_ == "attr" and first_child(above, "expl") is None):
        return None
    return Coming(deed, clause_span(draft, above), None, cue.score, cue.name)


def _is_past_plan(cue: Token) -> bool:
    """True for "had planned to leave" and "was planning to leave", unless somebody said so of what was to come."""
    helpers = auxiliaries(cue)
    if cue.tag_ == "VBD" or "had" in helpers:
        return True
    return bool(helpers & {"was", "were"}) and not (cue.dep_ == "ccomp" and _is_reported(cue))


def _falls_on(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "The next round is due on Friday": the time may hang on "due" or on "is"."""
    verb = token.head if token.dep_ == "acomp" and not _has_time(draft, token) else token
    if not _has_preposition(verb, "on", "in", "at", "by") or not _has_time(draft, verb) or verb.tag_ == "VBD":
        return None
    head = token.head if is_verbal(token.head) else token
    return Coming(verb, clause_span(draft, head), None, cue.score, cue.name)


def _is_arranged(draft: Draft, deed: Token) -> bool:
    """True for "the minister testifying" and "the vote in May"; not for "seeing you"."""
    return first_child(deed, "nsubj", "poss", "acl") is not None or _has_time(draft, deed)


def _expected_of_other(draft: Draft, token: Token, verb: Token | None, cue: Cue) -> Coming | None:
    """ "The port expects the ships to arrive": the reporter's present tense, and another who is to do it."""
    told = token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBD" and token.dep_ == "ccomp" and _is_reported(token))
    if verb is None or verb.dep_ != "ccomp" or not told or "to" not in auxiliaries(verb):
        return None
    if verb.lemma_.lower() in words("mental") or is_quoted(draft.text, token.idx):
        return None
    return Coming(verb, clause_span(draft, token), subject_of(token), cue.score, cue.name)


def _planned_deed(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "The premier plans a second visit", "lawmakers prepare for a vote": the noun tells what is to happen."""
    deed = first_child(token, "dobj") or prepositional(token, "for")
    if deed is None or deed.lemma_.lower() not in words("deed"):
        return None
    if any(c.tag_ in ("MD", "TO") for c in children(token, "aux")):
        return None
    if token.tag_ in ("VBD", "VBG", "VBN") and not _has_time(draft, token):
        return None
    return Coming(deed, clause_span(draft, token), subject_of(token), cue.score, cue.name)


def _likely(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "The next round is likely in July", "they want to meet, likely in July", "the council is likely to seek ..."."""
    verb = token.head if token.dep_ == "acomp" else token
    deed = first_child(token, "xcomp") if token.dep_ == "acomp" and verb.tag_ in ("VBZ", "VBP") else None
    if deed is not None and is_deed(draft, deed, first_child(verb, "nsubj")):
        return Coming(deed, clause_span(draft, verb), None, cue.score, cue.name)
    dated = _has_preposition(verb, "in", "on", "by", "before") and _has_time(draft, verb)
    if not dated or (token.dep_ == "acomp" and verb.tag_ not in ("VBZ", "VBP")):
        return None
    head = token.head
    while head.dep_ == "xcomp":
        head = head.head
    return Coming(verb, clause_span(draft, head), None, cue.score, cue.name)


def _looked_forward(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "I look forward to the secretary testifying": what is looked forward to."""
    if token.head.lemma_.lower() != "look":
        return None
    for preposition in [*children(token, "prep"), *children(token.head, "prep")]:
        inner = children(preposition, "pobj", "pcomp")
        if preposition.lower_ == "to" and inner and _is_arranged(draft, inner[-1]):
            words_after = token.doc[preposition.i + 1 : preposition.right_edge.i + 1]
            return Coming(inner[-1], draft.span_of(words_after), None, cue.score, cue.name)
    return None


def _passive_schedule(draft: Draft, token: Token, verb: Token | None, cue: Cue) -> Coming | None:
    """ "is expected to arrive", "scheduled for Monday", and the same after a noun."""
    if not is_passive(token) or (verb is not None and verb.lemma_.lower() in ("be", "have", "do")):
        return None
    if "to" in auxiliaries(token):
        return None
    if auxiliaries(token) & (PAST_FUTURE | {"could", "might", "may"}) or first_child(token, "prt") is not None:
        return None
    when = _has_preposition(token, "for", "on", "in", "at") and _has_time(draft, token)
    tenses = {child.tag_ for child in children(token, "auxpass")}
    if token.lemma_ == "set" and "VBD" in tenses and not _has_time(draft, token):
        return None
    if token.lemma_ == "expect" and verb is None and not when and tenses & {"VBZ", "VBP"} and _is_awaited(token):
        return Coming(token, clause_span(draft, token), None, cue.score, cue.name)
    if verb is None and (not when or (token.dep_ == "acl" and token.lemma_.lower() in FORECAST)):
        return None
    start = token if token.dep_ in ("acl", "advcl") and verb is not None else None
    noun = token.head if token.dep_ == "acl" and verb is None else token
    return Coming(verb or token, clause_span(draft, noun, start), None, cue.score, cue.name)


def _is_awaited(token: Token) -> bool:
    """True for "more clashes are expected"; not for what is expected of somebody, or more than expected."""
    subject = first_child(token, "nsubjpass")
    return subject is not None and subject.pos_ == "NOUN" and not _has_preposition(token, "of", "from")


def _has_preposition(token: Token, *wanted: str) -> bool:
    return any(child.lower_ in wanted for child in children(token, "prep"))


def _has_time(draft: Draft, token: Token) -> bool:
    """True if a time expression with days stands under the token."""
    first, last = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    begin = bisect_left(draft.times, first, key=lambda t: t.span.start)
    near = takewhile(lambda t: t.span.start < last, draft.times[begin : begin + NEAR_TIMES])
    return any(timex.when is not None for timex in near)


def _is_ahead(draft: Draft, verb: Token) -> bool:
    """True if the verb has a time beyond the article's day: "today's meeting will help" schedules nothing."""
    if any(c.lower_ in SOON for c in children(verb, "advmod")):
        return True
    when = when_of(draft, verb)
    return when is not None and (draft.anchor is None or when.end is None or when.end > draft.anchor)


def _from_will(draft: Draft, token: Token) -> Coming | None:
    """ "The troops will be deployed to ...": a happening of the calendar, in the future tense."""
    if token.pos_ != "VERB" or not (_is_told_ahead(token) or _was_said_to_come(token) or _is_to(token)):
        return None
    if any(c.lower_ in words("vague") or c.lower_ in ("if", "unless", "whether") for c in token.children):
        return None
    head = going(token) or (token.head if _is_to(token) and token.dep_ == "xcomp" else token)
    subject = first_child(head, "nsubj", "nsubjpass") or subject_of(token)
    if subject is None or not _names_doer(token, subject) or any(c.lower_ in ("any", "no") for c in subject.lefts):
        return None
    if _is_to(token) and not is_party(draft, subject):
        return None
    if (token.dep_ == "conj" and first_child(token, "nsubj", "nsubjpass") is None) or _is_wished(token):
        return None
    if head.dep_ == "advcl" or (head.dep_ == "ccomp" and not _is_reported(head)) or is_conditional(token):
        return None
    lemma = token.lemma_.lower()
    if lemma in words("scheduled") or (lemma not in words("mental") and _is_ahead(draft, token)):
        score = DATED_SCORE if _has_time(draft, token) else WILL_SCORE
    elif is_deed(draft, token, subject):
        score = DEED_SCORE
    else:
        return None
    return Coming(token, clause_span(draft, head), _doer_of(draft, head), score, "next:will")


def _is_told_ahead(verb: Token) -> bool:
    """True for "will leave" and "is going to leave", not for "was going to leave"."""
    above = going(verb)
    if above is not None:
        return any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in above.children)
    return bool(auxiliaries(verb) & FUTURE)


def _names_doer(verb: Token, subject: Token) -> bool:
    """True unless the subject leaves open who or what it is; "it" is named in "it will be reopened", or who says so."""
    if subject.lower_ != "it":
        return subject.lower_ not in NOTHING_NAMED
    announced = verb.dep_ in ("acl", "ccomp") and verb.head.lemma_.lower() in words("announcing")
    return subject.dep_ == "nsubjpass" or announced or (verb.dep_ == "ccomp" and _is_reported(verb))


def _is_to(verb: Token) -> bool:
    """True for "the army is to leave", a heading's "army to leave"; not for "the aim is to leave", "is to blame".

    Who is to do it is asked later.
    """
    if verb.dep_ == "ROOT" and verb.tag_ == "VB" and "to" in auxiliaries(verb):
        return first_child(verb, "nsubj", "nsubjpass") is not None
    plan = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP")
    praised = verb.lemma_.lower() in words("owed") and first_child(verb, "dobj") is None
    return plan and "to" in auxiliaries(verb) and not praised


def _is_wished(verb: Token) -> bool:
    """True for what others are only asked to promise: "wants promises from the banks that they will lend"."""
    if verb.dep_ not in ("acl", "relcl", "ccomp"):
        return False
    above = next((word for word in islice(verb.ancestors, STEPS) if is_verbal(word)), verb)
    wanted = first_child(above, "dobj") if above.lemma_.lower() in words("asking") else None
    return wanted is not None and any(cue.kind == "commit" for cue in cues_at(wanted))


def _doer_of(draft: Draft, verb: Token) -> Token | None:
    """The party that is to do it, where one is named."""
    doer = first_child(verb, "nsubj")
    return doer if doer is not None and is_party(draft, doer) else None


def _is_reported(verb: Token) -> bool:
    """True if what is to come stands in somebody's plain words (or beside other such words), not in a doubt or wish."""
    head = verb.head
    if head.i > verb.i and is_future(head):
        return True
    told = any(cue.kind == "say" for cue in cues().get((head.lemma_.lower(), "V"), ()))
    return (told or head.lemma_.lower() in words("report")) and not is_negated(head)


def _was_said_to_come(verb: Token) -> bool:
    """True for "officials said the troops would be withdrawn": the future of what was said in the past."""
    helpers = auxiliaries(verb)
    told = (verb.head.lemma_, "V") in cues() or verb.head.lemma_ in words("report")
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN", "VBG") and told
    return bool(helpers & PAST_FUTURE) and "have" not in helpers and reported


def _from_infinitive(draft: Draft, token: Token) -> Coming | None:
    """ "Talks to be held in April": a noun with a passive infinitive and a time."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or token.head.pos_ not in ("NOUN", "PROPN"):
        return None
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if not {"to", "be"} <= helpers or not _has_time(draft, token):
        return None
    return Coming(token, clause_span(draft, token.head), None, HELD_SCORE, "next:to be done")
