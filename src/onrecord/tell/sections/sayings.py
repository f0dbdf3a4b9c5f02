"""Who says what: claims by stance, those that face another first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.model import Attribution, Claim, Line, Span, Statement
from onrecord.tell.forecasts import find_decided, is_stale_forecast
from onrecord.tell.loose import tells_of_death
from onrecord.tell.passing import names_in_passing
from onrecord.tell.placing import is_recent
from onrecord.tell.printable import choose_printable
from onrecord.tell.rank import UNDATED, fade, published_day
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal, Wording

WEIGHT_OF_STANCE = {
    "denies": 1.0, "confirms": 1.0, "accuses": 0.9, "threatens": 0.9, "promises": 0.8, "demands": 0.8,
    "doubts": 0.7, "asserts": 0.5,
}  # fmt: skip
"""Positions before plain statements: what a reader wants of this section (our own judgement)."""
LEAST_SCORE = 0.5
FACING_BONUS = 0.5
"""A claim that confirms or denies another is worth as much more as one of half weight."""
LEAST_SAID = 0.35
"""Share of its sentence that must be what is said: less is a word in passing ("which he called a success")."""
SAID_TIMES = 2
"""Times as far back as a happening that what was said is still of the day."""
EACH_SPEAKER = 2
"""Lines of one speaker, at most, so that one interview does not fill the section."""
_CUES = re.compile(
    r"(?:said|says?|saying|told|tells?|according|announc|warn|accus|den[iy]|confirm|reject|insist|claim|argu|call|describ"
    r"|critici|condemn|promis|vow|pledg|threaten|demand|urg|wrote|writes?|tweet|add|acknowledg|admit|reiterat|affirm|reaffirm"
    r"|declar|stress|maintain|testif|prais|defend|blam|dismiss|not|estimat|predict|credit|oppos|compar|recall|repl|respond"
    r"|apologi|agree|refus|suggested|believe|emphasi|offer|thank|welcom|report|stat|explain|indicat|disput|conced)",
    re.I,
)
"""Beginnings of the words by which somebody speaks; "asked", "hoped", "led the charge", "which suggests" are none."""
_NOUN = re.compile(r"\b(?:a|an|the|his|her|its|their|this|that|no|\w+[’']s) (?:\w+ )?$", re.I)
"""Before a cue, what makes a noun of it."""
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|nothing|none)\b|n[’']t\b", re.I)
_TAKEN_UP = re.compile(
    r"[\s,.;”\"’')]*(?:[^“”\"\n]{0,60}[.,;] )?[“\"]?(?:But|Yet|However|Still|Rather|Instead|On the contrary)\b,?"
)
"""Behind what somebody denied, perhaps behind "she said", the sentence that turns it round: "But she is one of the
reasons"."""
_OF_OTHERS = re.compile(
    r"[“\"]?(?:(?:And|But|So|Now|Well|Look),? )?"
    r"(?:Some|Many|Most|People|Others|They|Everyone|Everybody|Critics|A lot of [a-z]+)"
    r"(?: [a-z]+){0,4} (?:say|said|think|believe|claim|argue)s?\b(?!.*\b(?:but|yet|I)\b)"
)
"""What others say, quoted from one who goes on to say what he thinks of it: "People say that the port is shut"."""
_OPEN_INSIDE = re.compile(r"‘(?![^‘]*’(?!\w))")
"""A quotation within the quotation that is not closed: its speaker goes on with it."""
_NO_VOICE = re.compile(
    r"\b(?:data|figures|information|records|statistics|calendar|results|returns|settlement|law|statute|bill|Act"
    r"|rules?|treaty|Constitution)$"
)
"""What is read, and speaks for nobody: it has no place among those who say what they hold."""
PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
FADING_DAYS = 14
"""What was said two weeks before the newest report is worth half: of 189 lines of a week to a month 57 % were fit, of
those of the last two days 69 %."""


def tell_sayings(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` claims, each in a sentence that names who makes it."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    spoken: dict[str, int] = {}
    for statement in rank_claims(telling):
        claim = statement.act
        assert isinstance(claim, Claim)
        who = (claim.source.entity or claim.source.name or claim.source.text or "").lower()
        if not who or spoken.get(who, 0) >= EACH_SPEAKER or statement.sentence in telling.used:
            continue
        line = telling.tell(telling.date_report(word_claim(telling, statement)), "claim")
        if line is not None:
            spoken[who] = spoken.get(who, 0) + 1
            yield line


def rank_claims(telling: Telling) -> Iterator[Statement]:
    """Claims that bear on the question, by their worth and by whether an editor would print their sentences."""
    facing = {i for f in telling.shelf.account.facings for i in (f.first, f.second)}
    ranked, decided = [], find_decided(telling)
    for statement in telling.shelf.account.statements:
        claim = statement.act
        if not isinstance(claim, Claim) or statement.score < LEAST_SCORE or not claim.source.span:
            continue
        if said_share(statement, claim) < LEAST_SAID or (relevance := telling.relevance(statement.sentence)) == 0:
            continue
        if not is_recent(telling, _day(telling, statement), SAID_TIMES) or not _is_spoken(telling, statement, claim):
            continue
        if not (telling.names_subject(statement.sentence) or telling.names_subject(claim.source.span)):
            continue
        if not _is_believed(telling, statement) or names_in_passing(telling, statement.sentence):
            continue
        if is_stale_forecast(telling, statement.sentence, decided):
            continue
        worth = WEIGHT_OF_STANCE[claim.stance] + FACING_BONUS * (statement.id in facing)
        ranked.append((-worth * relevance * _freshness(telling, statement), statement.id, statement))
    ranked.sort(key=lambda r: r[:2])
    chosen = choose_printable(telling, "Who says what", ((-worth, s.sentence, s) for worth, _, s in ranked))
    return (statement for _, statement in chosen)


def _day(telling: Telling, statement: Statement) -> date | None:
    return published_day(telling.shelf.article(statement.article_id))


def _is_believed(telling: Telling, statement: Statement) -> bool:
    """False for what a piece of opinion tells in its own words that somebody said."""
    if not telling.shelf.is_opinion_piece(statement.article_id):
        return True
    attribution = _attribution_of(telling, statement)
    return attribution is not None and attribution.form == "direct"


def _is_spoken(telling: Telling, statement: Statement, claim: Claim) -> bool:
    """True if the cue is a verb of speaking, and no noun of a promise or claim ("his pledge")."""
    if claim.cue is None:
        return True
    before = telling.shelf.words(replace(statement.sentence, end=max(claim.cue.start, statement.sentence.start + 1)))
    return bool(_CUES.match(telling.shelf.words(claim.cue))) and not _NOUN.search(before)


def said_share(statement: Statement, claim: Claim) -> float:
    """How much of its sentence is what is said, 0 to 1."""
    sentence, said = statement.sentence, claim.content
    inside = min(said.end, sentence.end) - max(said.start, sentence.start)
    return max(0, inside) / (sentence.end - sentence.start)


def _freshness(telling: Telling, statement: Statement) -> float:
    known = 1.0 if telling.shelf.article(statement.article_id).published.day else UNDATED
    return known * fade(telling, _day(telling, statement), FADING_DAYS)


def word_claim(telling: Telling, statement: Statement) -> Wording | Refusal:
    """The claim in its own sentence, if that names the speaker. A quotation set behind the name that another sentence
    gives was no line to rely on: of 281 that were read 6.8 % were not or partly supported, of 1,090 others 1 %."""
    claim = statement.act
    assert isinstance(claim, Claim)
    source = claim.source.span
    if source is None or not statement.sentence.covers(source) or _is_pronoun(claim):
        return Refusal("a quotation whose speaker is not named")
    if _NO_VOICE.search(telling.shelf.words(source)):
        return Refusal("nobody says it")
    if _is_taken_up(telling, claim):
        return Refusal("says what the next sentence takes up")
    if _is_of_dead(telling, claim, source):
        return Refusal("a quotation whose speaker is not sure")
    return telling.word(statement.sentence)


def _is_taken_up(telling: Telling, claim: Claim) -> bool:
    """True for a quotation that denies something and is cut before the speaker goes on with "but", that only gives what
    others say or asks, or that ends within a quotation of its own."""
    article = telling.shelf.article(claim.content.article_id)
    said = telling.shelf.words(claim.content)
    if claim.form != "direct":
        return False
    if article.text.startswith("?", claim.content.end):
        return True
    is_denied = _NEGATED.search(said) is not None and _TAKEN_UP.match(article.text, claim.content.end) is not None
    return is_denied or _OF_OTHERS.match(said) is not None or _OPEN_INSIDE.search(said) is not None


def _is_of_dead(telling: Telling, claim: Claim, source: Span) -> bool:
    """True if a pronoun or bare surname stands for one of whose death the report tells: somebody else speaks."""
    named = (claim.source.name or "").split()
    is_bare = " " not in telling.shelf.words(source)
    return is_bare and bool(named) and tells_of_death(telling.shelf, source, named[-1])


def _is_pronoun(claim: Claim) -> bool:
    """True for "she added" behind a quotation: the line would not say who."""
    return (claim.source.text or "").lower() in PRONOUNS


def _attribution_of(telling: Telling, statement: Statement) -> Attribution | None:
    claim = statement.act
    assert isinstance(claim, Claim)
    reading = telling.shelf.readings[statement.article_id]
    holding = (a for a in reading.attributions if any(c.overlaps(claim.content) for c in a.content))
    return next((a for a in holding if a.speaker.span == claim.source.span), None)
