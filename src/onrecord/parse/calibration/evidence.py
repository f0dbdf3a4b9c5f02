"""What speaks for and against a statement: plain facts of its rule, its roles and its sentence, each with a name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from math import log

from onrecord.model import Article, Claim, Commitment, Event, Measure, Next, Party, Span, Statement

LONG = 40
"""Words of a sentence in which the parser often loses who does what (one news sentence in ten is longer)."""
NEAR = 12
"""Characters between a deed and a party: an auxiliary or a preposition."""
FAR = 60
"""Characters between a deed and a party: some ten words, more than a clause."""
BRIEF = 3
"""Words of a content too short to say anything by itself."""
LEAST, MOST = 0.05, 0.95
"""Bounds of a stage's own score before its log-odds are taken."""
PROSE = frozenset({"body", "lede"})
PRONOUNS = frozenset({
    "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "who", "that", "which", "all",
    "some", "one", "his", "its", "their", "our", "my", "those", "others", "many",
})  # fmt: skip
UNREAL = re.compile(r"\b(?:if|would|could|should|might|may|unless|whether|hope[sd]?|want(?:s|ed)?)\b", re.IGNORECASE)
TELLER = re.compile(r"\b(?:I|me|my|we|our|us|you|your)\b", re.IGNORECASE)
CLOSED = ".!?\"”’')]…"
AFTER_CONTENT = frozenset(".,;:!?\"”’')]—–-…\n")
_WORD = re.compile(r"\w+")


def evidence_of(statement: Statement, article: Article) -> dict[str, float]:
    """The named facts that hold of the statement (1.0 each), and `row`: the log-odds of its stage's own score."""
    text = article.text
    found = dict.fromkeys(_of_sentence(statement, article), 1.0)
    act = statement.act
    match act:
        case Event():
            names = _of_event(act, text)
        case Claim():
            names = _of_claim(act, statement, text)
        case Measure():
            names = _of_measure(act, statement, text)
        case Commitment():
            names = _of_commitment(act, statement)
        case Next():
            names = _of_next(act, statement)
    found.update(dict.fromkeys(names, 1.0))
    if not isinstance(act, Claim | Measure):
        bounded = min(MOST, max(LEAST, statement.score))
        found["row"] = log(bounded / (1 - bounded))
    return found


def _of_sentence(statement: Statement, article: Article) -> Iterator[str]:
    """What the sentence shows, whatever the statement's kind."""
    sentence = article.text[statement.sentence.start : statement.sentence.end]
    if len(_WORD.findall(sentence)) > LONG:
        yield "long sentence"
    if sentence.rstrip()[-1:] not in CLOSED:
        yield "no full stop"
    if sentence.rstrip("\"”’')] ")[-1:] == "?":
        yield "question"
    if TELLER.search(sentence):
        yield "first person"
    if _role_at(article, statement.sentence.start) not in PROSE:
        yield "outside the prose"
    if statement.kind != "claim" and statement.voices:
        yield "in a voice"
    if _is_quoted(article.text, statement.sentence.start, statement.spans[-1].start):
        yield "quoted"


def _role_at(article: Article, offset: int) -> str:
    at = bisect_right(article.paragraphs, offset, key=lambda paragraph: paragraph.start)
    return article.paragraphs[at - 1].role if at else "body"


def _is_quoted(text: str, start: int, offset: int) -> bool:
    """True if a quotation that opens in the sentence is still open at the offset."""
    before = text[start:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _of_party(role: str, party: Party | None) -> Iterator[str]:
    if party is None or party.span is None:
        yield f"{role} none"
    elif (party.text or "").lower() in PRONOUNS:
        yield f"{role} pronoun"
    elif party.entity is None and not (party.text or "")[:1].isupper():
        yield f"{role} unnamed"


def _of_event(event: Event, text: str) -> Iterator[str]:
    yield f"type {event.type}"
    yield from _of_party("actor", event.actor)
    yield from _of_party("recipient", event.recipient)
    if event.status != "happened":
        yield "not happened"
    else:
        yield from _of_doubt(event, text)
    yield from _of_way("actor", event.trigger, event.actor.span, text)
    yield from _of_way("recipient", event.trigger, event.recipient.span, text)


def _of_doubt(event: Event, text: str) -> Iterator[str]:
    """What makes it doubtful that it happened at all: "to strike", "striking", "would strike"."""
    if text[max(0, event.trigger.start - 3) : event.trigger.start] == "to ":
        yield "infinitive"
    if event.trigger.end - event.trigger.start > 3 and text[event.trigger.end - 3 : event.trigger.end] == "ing":
        yield "gerund"
    if UNREAL.search(text[event.clause.start : event.clause.end]):
        yield "unreal"


def _of_way(role: str, deed: Span, party: Span | None, text: str) -> Iterator[str]:
    """What lies between a deed and a party: hardly a word, a clause, or a comma; and if the party only owns."""
    if party is None:
        return
    between = text[min(deed.end, party.end) : max(deed.start, party.start)]
    if len(between) <= NEAR:
        yield f"{role} near"
    elif len(between) > FAR:
        yield f"{role} far"
    if any(mark in between for mark in ",;:()—–"):
        yield f"{role} behind a comma"
    if text.startswith(("'s", "’s"), party.end):
        yield f"{role} owns"


def _of_claim(claim: Claim, statement: Statement, text: str) -> Iterator[str]:
    yield f"rule {statement.made_by.removeprefix('voices:')}"
    yield from _of_party("source", claim.source)
    yield f"stance {claim.stance}"
    if claim.form == "direct":
        yield "direct"
    content = claim.content.words(text) or ""
    if len(content.split()) <= BRIEF:
        yield "brief content"
    if claim.cue is None or not statement.sentence.covers(claim.cue):
        yield "cue elsewhere"
    behind = text[claim.content.end : claim.content.end + 1]
    if behind and behind not in AFTER_CONTENT:
        yield "content runs on"
    if content[:1].islower():
        yield "content starts inside"


def _of_measure(measure: Measure, statement: Statement, text: str) -> Iterator[str]:
    yield f"rule {statement.made_by.removeprefix('measures/')}"
    amount = measure.amount
    if not measure.of or (amount.unit and measure.of == amount.unit):
        yield "of nothing"
    if statement.when is not None and statement.when.basis != "published":
        yield "dated"
    if statement.place is not None:
        yield "placed"
    if amount.hedge != "exactly":
        yield "hedged"
    if UNREAL.search(text[measure.clause.start : measure.clause.end]):
        yield "unreal"


def _of_commitment(act: Commitment, statement: Statement) -> Iterator[str]:
    yield f"rule {_family(statement)}"
    yield from _of_party("by", act.by)
    if act.due is not None:
        yield "dated"
    if act.condition is not None:
        yield "unreal"


def _of_next(act: Next, statement: Statement) -> Iterator[str]:
    yield f"rule {_family(statement)}"
    yield from _of_party("by", act.expected_by)
    if statement.when is not None and statement.when.basis != "published":
        yield "dated"


def _family(statement: Statement) -> str:
    """The family of a rule of promises: commit, say, first person, will, or another word that schedules."""
    name = statement.made_by.removeprefix("promises ")
    family, _, rest = name.partition(":")
    return rest if rest == "will" else family
