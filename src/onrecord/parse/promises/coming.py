"""Nexts: what the text schedules or expects."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.grammar import children, first_child, is_passive, is_verbal, subject_of
from onrecord.parse.events.needs import is_party
from onrecord.parse.promises.binders import is_quoted
from onrecord.parse.promises.binding import THIRD_PERSON
from onrecord.parse.promises.cues import Cue, cues, cues_at, words
from onrecord.parse.promises.tree import FUTURE, PAST_FUTURE, auxiliaries, clause_span, complement_verb, is_negated
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
HELD_SCORE = 0.65
"""A noun "to be held", or "planned for" a time."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Something to come before it is written down: its verb and words, and who expects it."""

    verb: Token
    span: Span
    expected_by: Token | None
    score: float
    rule: str


def find_coming(draft: Draft, sentence: list[Token]) -> Iterator[Coming]:
    """What one sentence schedules or expects, one for each verb."""
    if any(token.text == "?" for token in sentence[-2:]):
        return
    seen: set[int] = set()
    for token in sentence:
        found = _from_cue(draft, token) or _from_will(draft, token) or _from_infinitive(draft, token)
        if found is not None and found.verb.i not in seen and not is_negated(found.verb):
            seen.add(found.verb.i)
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
        if verb is None or (token.tag_ == "VBD" and not _has_time(draft, verb)):
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
    return _falls_on(draft, token, cue) if cue.frame == "on" else None


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
    if verb is None or verb.dep_ != "ccomp" or token.tag_ not in ("VBZ", "VBP") or "to" not in auxiliaries(verb):
        return None
    if verb.lemma_.lower() in words("mental") or is_quoted(draft.text, token.idx):
        return None
    return Coming(verb, clause_span(draft, token), subject_of(token), cue.score, cue.name)


def _planned_deed(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "The premier plans a second visit": the noun tells what is to happen."""
    deed = first_child(token, "dobj")
    if deed is None or deed.lemma_.lower() not in words("deed") or any(c.tag_ == "MD" for c in token.children):
        return None
    if token.tag_ in ("VBD", "VBG", "VBN") and not _has_time(draft, token):
        return None
    return Coming(deed, clause_span(draft, token), subject_of(token), cue.score, cue.name)


def _likely(draft: Draft, token: Token, cue: Cue) -> Coming | None:
    """ "The next round is likely in July", "they want to meet, likely in July", "the council is likely to seek ..."."""
    verb = token.head if token.dep_ == "acomp" else token
    deed = first_child(token, "xcomp") if token.dep_ == "acomp" and verb.tag_ in ("VBZ", "VBP") else None
    if deed is not None and _is_deed(draft, deed, first_child(verb, "nsubj")):
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
    when = when_of(draft, verb)
    return when is not None and (draft.anchor is None or when.end is None or when.end > draft.anchor)


def _from_will(draft: Draft, token: Token) -> Coming | None:
    """ "The troops will be deployed to ...": a happening of the calendar, in the future tense."""
    if token.pos_ != "VERB" or not (auxiliaries(token) & FUTURE or _was_said_to_come(token) or _is_to(token)):
        return None
    if any(c.lower_ in words("vague") or c.lower_ in ("if", "unless", "whether") for c in token.children):
        return None
    head = token.head if _is_to(token) else token
    subject = first_child(head, "nsubj", "nsubjpass") or subject_of(token)
    if subject is None or subject.lower_ in NOTHING_NAMED or any(c.lower_ in ("any", "no") for c in subject.lefts):
        return None
    if _is_to(token) and not is_party(draft, subject):
        return None
    if token.dep_ == "conj" and first_child(token, "nsubj", "nsubjpass") is None:
        return None
    if token.dep_ == "advcl" or (token.dep_ == "ccomp" and not _is_reported(token)) or _hangs_on_condition(token):
        return None
    lemma = token.lemma_.lower()
    if lemma in words("scheduled") or (lemma not in words("mental") and _is_ahead(draft, token)):
        score = DATED_SCORE if _has_time(draft, token) else WILL_SCORE
    elif _is_deed(draft, token, subject):
        score = DEED_SCORE
    else:
        return None
    return Coming(token, clause_span(draft, head), _doer_of(draft, head), score, "next:will")


def _is_deed(draft: Draft, verb: Token, subject: Token | None) -> bool:
    """True for what a party is to do in the reporter's words; in a quotation it is mostly fear, hope or threat."""
    if subject is None or not is_party(draft, subject) or is_quoted(draft.text, verb.idx):
        return False
    if subject.pos_ not in ("NOUN", "PROPN") and subject.lower_ not in THIRD_PERSON:
        return False
    return verb.lemma_.lower() not in words("mental") | words("effect") | words("idle") | words("harm")


def _is_to(verb: Token) -> bool:
    """True for "the army is to leave", not for "the aim is to leave"; who is to do it is asked later."""
    plan = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP")
    return plan and "to" in auxiliaries(verb)


def _doer_of(draft: Draft, verb: Token) -> Token | None:
    """The party that is to do it, where one is named."""
    doer = first_child(verb, "nsubj")
    return doer if doer is not None and is_party(draft, doer) else None


def _is_reported(verb: Token) -> bool:
    """True if what is to come stands in somebody's plain words, not in a doubt, hope or wish."""
    head = verb.head
    told = any(cue.kind == "say" for cue in cues().get((head.lemma_.lower(), "V"), ()))
    return (told or head.lemma_.lower() in words("report")) and not is_negated(head)


def _hangs_on_condition(verb: Token) -> bool:
    """True for "if the truce holds", "without a deal ...", "as long as ..."."""
    bare = any(c.lower_ == "without" for c in children(verb, "prep"))
    clauses = children(verb, "advcl")
    if any(c.lower_ in ("if", "unless") for clause in clauses for c in children(clause, "mark", "advmod")):
        return True
    return bare or any("as long as" in c.doc[c.left_edge.i : c.i + 1].text.lower() for c in clauses)


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
