"""Which claim a denial or a confirmation answers, and by what evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Facing, Occurrence, Span
from onrecord.model.account import Relation
from onrecord.thread.claims import REPEATED, SHARED_WORDS, Claims, Said, same_speaker, speaks_of
from onrecord.thread.denying import (
    ANSWERED,
    answering_stance,
    calls_false,
    corrected_words,
    is_negated,
    is_nobody,
    only_points,
    refutes,
    repeated_words,
)
from onrecord.thread.desk import Desk
from onrecord.thread.parties import Kin, compare_sides
from onrecord.thread.words import class_forms, find_words, jaccard

NEAR_SENTENCES = 4
"""What "the report" points back at stands so many sentences before, at most."""
FAR_DAYS = 14
"""A claim is answered within two weeks, or the answer says again what it answers."""
POINTING_SENTENCES = 2
ANSWERS = 0.9
"""Evidence from which one claim answers another: half of its words and one party, or words that name what was said."""
NAMED_WORTH, POINTS_WORTH, BESIDE_WORTH, GRAVE_WORTH = 0.5, 0.3, 0.2, 0.1
"""Evidence beside shared words: the claim names the denier, the answer points back, stands near; the claim is grave.
Set by hand."""
ONE_HAPPENING_WORTH = 0.5
"""Two outlets on one happening: two fifths of the words are then enough."""
CONFIRMED_WORTH = 0.15
"""Who confirms a happening confirms the report of it: a quarter of the words is then enough."""
LEAST_SHARED = 0.25
QUOTED_AHEAD = 1.5
"""Sentences: what is quoted counts as so much earlier, since reports tell it in their words just before."""
RELATION: dict[str, Relation] = {"denies": "denies", "confirms": "confirms"}
GRAVE = frozenset({"accuses", "threatens"})
"""What is denied rather than a plain report, where both stand near."""


class _Answered(NamedTuple):
    """A claim that a denial or a confirmation answers, how well compared with others, and the evidence."""

    rank: tuple[float, float, int]
    claim: Said
    why: str


def find_answers(claims: Claims, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """Denials and confirmations with the claim that each answers best, and its like in other articles."""
    told = _Told(claims.desk, occurrences)
    for said in claims.all:
        stance = answering_stance(claims, said)
        if stance is None or is_nobody(said):
            continue
        best: dict[str, _Answered] = {}
        for claim in _rivals(claims, said):
            if claim.claim.stance not in ANSWERED[stance] or not _can_answer(claims, said, claim):
                continue
            answer = _Answer(claims, said, claim, told)
            rank = answer.worth, _nearness(claims, said, claim), claim.claim.content.end - claim.claim.content.start
            article = claim.statement.article_id
            if answer.worth >= ANSWERS and (article not in best or rank > best[article].rank):
                best[article] = _Answered(rank, claim, answer.why)
        for found in best.values():
            yield Facing(found.claim.statement.id, said.statement.id, RELATION[stance], found.why)


def _nearness(claims: Claims, answer: Said, claim: Said) -> float:
    """The nearer claim of two; the first of another report, or (quoted best) of one whom the answer only names."""
    if answer.statement.article_id != claim.statement.article_id:
        return -claim.sentence
    if claims.speaks_of_words(answer, claim) and claims.shared(answer, claim) < LEAST_SHARED:
        return -claim.sentence + QUOTED_AHEAD * (claim.claim.form == "direct")
    return -abs(answer.sentence - claim.sentence)


class _Told:
    """Which happenings the sentences of the account tell."""

    def __init__(self, desk: Desk, occurrences: Sequence[Occurrence]) -> None:
        self._of: dict[Span, set[str]] = defaultdict(set)
        for occurrence in occurrences:
            if len(occurrence.statements) > 1:
                for statement_id in occurrence.statements:
                    self._of[desk.by_id[statement_id].sentence].add(occurrence.id)

    def one(self, left: Said, right: Said) -> bool:
        """True if the sentences of both tell one happening."""
        empty: set[str] = set()
        return not self._of.get(left.statement.sentence, empty).isdisjoint(
            self._of.get(right.statement.sentence, empty)
        )


def _rivals(claims: Claims, answer: Said) -> Iterable[Said]:
    """Claims that it may answer: those near, those of a speaker it names, those in the same rarer words."""
    near = [c for c in claims.beside(answer, NEAR_SENTENCES) if c.sentence <= answer.sentence]
    named = [c for c in claims.before(answer) if claims.speaks_of_words(answer, c)]
    return {c.statement.id: c for c in (*near, *named, *claims.alike(answer))}.values()


def _can_answer(claims: Claims, answer: Said, claim: Said) -> bool:
    """True if another speaker made the claim, not after the answer and not long before it."""
    if same_speaker(answer, claim) or "?" in claims.desk.text(claim.claim.content):
        return False
    if answer.claim.stance not in ANSWERED and not _may_refute(claims, answer, claim):
        return False
    if claim.statement.sentence == answer.statement.sentence:
        return _is_contrast(claims, answer, claim)
    if answer.statement.article_id == claim.statement.article_id:
        return answer.claim.stance != "confirms" or claim.sentence < answer.sentence
    if answer.day is None or claim.day is None:
        return False
    return claim.day - 1 <= answer.day <= claim.day + FAR_DAYS


def _may_refute(claims: Claims, answer: Said, claim: Said) -> bool:
    """True if a claim that is no denial may call the other false: it is not the same; or both share a sentence."""
    if not calls_false(claims, answer):
        return claim.statement.sentence == answer.statement.sentence
    return jaccard(answer.words, claim.words) < REPEATED


def _is_contrast(claims: Claims, answer: Said, claim: Said) -> bool:
    """True if one sentence sets a denial against the claim in it: by pointing, or in words of both ("..., but ...")."""
    first, second = claim.claim.content, answer.claim.content
    if first.end >= second.start:
        return False
    denies = answer.claim.stance == "denies"
    if denies and only_points(claims, answer):
        return True
    said = corrected_words(claims, answer) | (answer.words if denies else frozenset())
    between = claims.desk.text(Span(first.article_id, first.end, second.start))
    contrasts = frozenset(map(str.lower, find_words(between))) & class_forms("deixis", "contrast")
    return bool(said & claim.words and contrasts)


class _Answer:
    """How likely one claim answers another, and the evidence in words."""

    def __init__(self, claims: Claims, answer: Said, claim: Said, told: _Told) -> None:
        self._claims, self._answer, self._claim = claims, answer, claim
        self._both = answer.words & claim.words
        self._shared = claims.shared(answer, claim) if len(self._both) >= SHARED_WORDS else 0.0
        self._same_article = answer.statement.article_id == claim.statement.article_id
        self._apart = answer.sentence - claim.sentence if self._same_article else FAR_DAYS
        self._names_speaker = claims.speaks_of_words(answer, claim)
        self._names_denier = speaks_of(claim, answer)
        self._points = 0 <= self._apart <= NEAR_SENTENCES and (
            answer.points_back("said") or (answer.points_back("deed") and self._names_denier)
        )
        self.worth = max(self._words_worth(told), self._sure_worth())

    def _words_worth(self, told: _Told) -> float:
        """What the words that both hold say, with what stands beside; a denial and a "not so" agree."""
        if self._shared < LEAST_SHARED or self._agrees():
            return 0.0
        worth = self._shared + NAMED_WORTH * self._names_denier + GRAVE_WORTH * (self._claim.claim.stance in GRAVE)
        worth += BESIDE_WORTH * (0 <= self._apart <= NEAR_SENTENCES) + POINTS_WORTH * self._points
        if self._same_article or not told.one(self._answer, self._claim):
            return worth
        return worth + ONE_HAPPENING_WORTH + CONFIRMED_WORTH * (self._answer.claim.stance == "confirms")

    def _agrees(self) -> bool:
        """True if what is denied is what the claim says is not so, or if one side speaks twice."""
        if self._answer.claim.stance != "denies":
            return False
        if compare_sides(self._answer.speaker, self._claim.speaker) is Kin.WITHIN:
            return True
        return is_negated(self._claims, self._claim) and not is_negated(self._claims, self._answer)

    def _sure_worth(self) -> float:
        """Enough, and more for more shared words, where the answer says itself what it answers."""
        owned = self._names_speaker and (self._same_article or self._shared >= LEAST_SHARED)
        owned = owned and answering_stance(self._claims, self._answer) == "denies"
        near = 0 <= self._apart <= (NEAR_SENTENCES if self._names_denier else POINTING_SENTENCES)
        points = near and only_points(self._claims, self._answer)
        false = 0 < self._apart <= POINTING_SENTENCES and refutes(self._claims, self._answer, self._both)
        if not (self._apart == 0 or false or ((owned or points) and self._is_meant())):
            return 0.0
        grave = self._claim.claim.stance == "accuses" and self._answer.points_back("accusation")
        return ANSWERS + self._shared + GRAVE_WORTH * grave

    def _is_meant(self) -> bool:
        """True if the claim says more than who says it, and what the answer repeats of it, if it repeats anything."""
        told = repeated_words(self._claims, self._answer)
        if told and not told & self._claim.words:
            return False
        return len(self._claim.words - self._claim.speaker.words) >= SHARED_WORDS

    @property
    def why(self) -> str:
        """The evidence in words."""
        claim, answer = self._claim.claim, self._answer.claim
        reasons = [f"both speak of {', '.join(sorted(self._both)[:4])}"] if self._both else []
        if self._names_speaker:
            reasons.append(f"it names {claim.source.name or claim.source.text}, who said so")
        if self._names_denier:
            reasons.append(f"it speaks for {answer.source.name or answer.source.text}, of whom that was said")
        if self._points:
            reasons.append("it points back at what was said just before")
        return "; ".join(reasons) or "it sets right what was said just before"
