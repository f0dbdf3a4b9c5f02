"""What hangs on a happening, as reports say it: a first or a record, what it did or would bring, whom it concerns.

Such a sign counts where the report says so itself, or one who knows by trade or office (analysts, an agency's
estimate); in a quotation, or as what one side holds of the other, it is that side's word. What would follow must follow
from a matter ("the ban would cost", "a deal that could end"): of a person it tells what he may do.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.model import Claim, Span
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf

_BEST = (
    r"(?:largest|biggest|worst|deadliest|highest|lowest|sharpest|longest|strongest|fiercest|costliest|bloodiest|steepest"
    r"|most (?!of\b)[a-z]+|fewest)"
)
"""A superlative of news."""
_SCOPE = (
    r"(?:\bsince\b(?! then)|\bever\b|\byet\b|\bon record\b|[’']s history\b|\bto date\b"
    r"|\bin (?:[\w.-]+ ){0,2}(?:history|memory)\b|\bof the (?:year|war|decade|century|conflict)\b"
    r"|\bin (?:(?:more than|nearly|almost|over|about|at least|the past|the last) )*[\w-]+ (?:years|decades)\b"
    r"|\bin (?:(?:nearly|almost|more than|about|over|half) )?an? (?:year|decade|generation|century)\b"
    r"|\bin the (?:country|nation|world)\b)"
)
"""Among what, or since when, something is a first or a record."""
_BEFORE_EFFECT = (
    r"(?:could|would|might|may|will|(?:is|are) (?:likely|expected|certain|bound) to|threatens? to)"
    r"(?: (?:not|also|effectively|ultimately|eventually|potentially|likely|further|significantly|immediately|probably"
    r"|even|dramatically|only|greatly|severely))*"
)
_EFFECT_WORDS = "could|would|might|may|will|likely|expected|certain|bound|threaten"
_AFTER_SUBJECT = re.compile(
    r"(?: (?:has|have|had|is|are|was|were|been|also|only|further|already|again|now|still|just|it|[a-z]+ly))+$"
)
"""Small words between a subject and its verb."""
_OF_OTHERS = re.compile(r"['‘]|(?:To|For|In the eyes of) (?:some|many|most|critics|supporters|observers)\b")
"""Others' words: a quotation in single marks, or what some hold who are not named."""
_ADVERB = re.compile(r"(?: (?:likely|perhaps|further|[a-z]+ly))+$")
_PERSON_LAST = re.compile(r"(?:^|\s)(?:he|she|they|we|I|you|who|it|there|one|[A-Z][\w.’'-]*)$")
_NAME_WITHIN = re.compile(
    r"\b(?:of|in|to|on|for|with|against|by|from|at|over|between|into|near|across|among|and|as)(?: the)?"
    r"(?: [A-Z][\w.’'-]*)+$"
)
"""A name that only says where or whose the matter is: "the pull-out from Ardan"."""
_BODIES = re.compile(
    r"\b(?:campaigns?|administration|government|cabinet|part(?:y|ies)|teams?|groups?|aides?|officials?|lawmakers?|critics"
    r"|opponents|supporters|advocates|activists|leaders?|president|senators?|governors?|candidates?|company|companies|who)\b"
    r"(?![’'])"
)
"""Persons and bodies: what they would do is their plan."""
_OPEN_QUESTION = re.compile(r"\b(?:whether|if|what|how|why)\b")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but) (?=(?:the|a|an|[A-Z])\b)")
_RELATIVE = re.compile(r",? (?:that|which)$")
_GERUND = re.compile(r"^(?:\W*(?:that|as) )?[A-Za-z]{2,}ing\b")
MOST_SUBJECT = 16
"""Words before a verb in which its subject is looked for."""
NEAR = 60
"""Characters around a word of saying within which its speaker stands."""
_KNOWS = re.compile(
    r"\b(?:(?i:analysts?|experts?|economists?|researchers?|scientists?|forecasters?|historians?|scholars?|professors?|doctors"
    r"|epidemiologists?|estimates?|stud(?:y|ies)|survey|officials|authorities|diplomats|lawyers|investigators|prosecutors"
    r"|agency|agencies|watchdog|documents|filing)|Office|Institute|Bank|Fund|Organization|Commission|Centers?)\b"
)
"""Who says what follows by trade or office."""
_SIDES = re.compile(
    r"\b(?:Democrat\w*|Republican\w*|GOP|campaign|conservative|liberal|progressive|former|administration|White House"
    r"|Policy|Heritage|Action|Family)\b"
)
"""Who speaks for a side, or may."""
_ASSERTING = frozenset({"asserts", "doubts", "confirms"})
_SAYING = re.compile(
    r"\b(?:said|says?|told|according|opinion|argues?|argued|believes?|believed|claims?|warn(?:s|ed))\b"
)
"""Words by which a voice is heard, where the parse did not hear it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A form of words that says what hangs on something; `words`: parts of words of which it holds one, looked for
    first, as all patterns take ten times as long."""

    kind: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def load_stakes() -> tuple[Sign, ...]:
    """The signs of the table, and the verbs of effect."""
    room = files("onrecord.tell.sections")
    rows = [row.split("\t") for row in (room / "stakes.tsv").read_text("utf-8").splitlines()[1:]]
    effects = "|".join((room / "effects.txt").read_text("utf-8").split())
    found = [(kind, words, p.replace("{best}", _BEST).replace("{scope}", _SCOPE)) for kind, words, p, _ in rows]
    found.append(("effect", _EFFECT_WORDS, rf"{_BEFORE_EFFECT} (?:{effects})\b"))
    return tuple(Sign(kind, tuple(words.split("|")), re.compile(rf"(?<![\w-])(?:{p})")) for kind, words, p in found)


@cache
def _matters() -> re.Pattern[str]:
    words = "|".join((files("onrecord.tell.sections") / "matters.txt").read_text("utf-8").split())
    return re.compile(rf"\b(?:{words})(?:s|es)?\b(?![’'])")


def find_stakes(shelf: Shelf, sentence: Span) -> frozenset[str]:
    """The kinds of signs by which the sentence says, in a voice that counts, what hangs on what it tells."""
    words = shelf.words(sentence)
    signs = (sign for sign in load_stakes() if any(word in words for word in sign.words))
    found = [(sign.kind, match) for sign in signs for match in sign.pattern.finditer(words)]
    if not found or _OF_OTHERS.match(words):
        return frozenset()
    quoted = [q.span() for q in QUOTED.finditer(words)]
    return frozenset(
        kind for kind, sign in found
        if not any(start < sign.start() < end for start, end in quoted)
        and (kind in ("rank", "stake") or _follows_from_matter(words, sign))
        and _is_answered_for(shelf, sentence, sign)
    )  # fmt: skip


def _follows_from_matter(words: str, sign: re.Match[str]) -> bool:
    """True if what stands before the verb is no person or body but a happening, plan or rule; or if the verb tells what
    came of all that stands before it (", raising fears")."""
    if _ends_sentence(words, sign):
        return True
    before = _RELATIVE.sub("", _AFTER_SUBJECT.sub("", words[: sign.start()].rstrip()))
    clause = _CLAUSE.split(before)[-1].strip()
    subject = " ".join(clause.split()[-MOST_SUBJECT:])
    is_person = _PERSON_LAST.search(subject) and not _NAME_WITHIN.search(subject)
    if is_person or _OPEN_QUESTION.search(clause):
        return False
    matter, body = _matters().search(subject), _BODIES.search(subject)
    if body and not (matter and matter.start() < body.start()):
        return False
    return bool(matter or _GERUND.match(subject))


def _ends_sentence(words: str, sign: re.Match[str]) -> bool:
    """True if the sign is a participle behind a comma or dash, by which a report says what came of all before it."""
    before = _ADVERB.sub("", words[: sign.start()].rstrip())
    return before.endswith((",", "–", "--", "—")) and sign[0].split()[0].endswith("ing")


def _is_answered_for(shelf: Shelf, sentence: Span, sign: re.Match[str]) -> bool:
    """True if nobody says it but the report, or one who knows."""
    words, at = shelf.words(sentence), sentence.start + sign.start()
    claims = [s.act for s in shelf.statements_in(sentence) if isinstance(s.act, Claim)]
    if not claims and (cue := _SAYING.search(words)):
        near = words[max(0, cue.start() - NEAR) : cue.end() + NEAR]
        return _KNOWS.search(near) is not None and not _SIDES.search(near)
    own = _ends_sentence(words, sign)
    said = [c for c in claims if c.content.start <= at < c.content.end or (not own and c.cue and c.cue.end <= at)]
    return all(_knows(shelf, claim) for claim in said)


def _knows(shelf: Shelf, claim: Claim) -> bool:
    """True if who asserts it does so by trade or office, and not by name or for a side."""
    source = claim.source.span
    if source is None or claim.stance not in _ASSERTING or any(m.kind == "PERSON" for m in shelf.mentions_in(source)):
        return False
    voice = shelf.words(source)
    return _KNOWS.search(voice) is not None and not _SIDES.search(voice)
