"""Which claim a denial or a confirmation answers, and by what evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Facing, Occurrence, Span
from onrecord.model.account import Relation
from onrecord.thread.claims import Claims, Said, same_speaker, speaks_of
from onrecord.thread.desk import Desk
from onrecord.thread.words import class_forms, find_words

NEAR_SENTENCES = 4
"""What "the report" points back at stands so many sentences before, at most."""
FAR_DAYS = 14
"""A claim is answered within two weeks, or the answer says again what it answers."""
POINTING_WORDS = 1
"""Words of "that account" beside the pointing one: it says nothing itself, so it answers what stands just before."""
POINTING_SENTENCES = 2
ANSWERS = 0.9
"""Evidence from which one claim answers another: half of its words and one party, or a pointing word beside it."""
WORDS_WORTH, SPEAKER_WORTH, NAMED_WORTH, POINTS_WORTH, BESIDE_WORTH, GRAVE_WORTH = 1.0, 0.6, 0.5, 0.3, 0.2, 0.1
ONE_HAPPENING_WORTH = 0.5
"""Two outlets on one happening: two fifths of the words are then enough."""
LEAST_SHARED = 0.25
SHARED_WORDS = 2
ANSWERED = {
    "denies": frozenset({"asserts", "accuses", "confirms", "threatens"}),
    "confirms": frozenset({"asserts"}),
}
"""The stances that a denial or a confirmation can answer."""
RELATION: dict[str, Relation] = {"denies": "denies", "confirms": "confirms"}
GRAVE = frozenset({"accuses", "threatens"})
"""What is denied rather than a plain report, where both stand near."""
_WEAK = frozenset({"wrong"})
"""An act may be wrong too: the word alone refutes no claim."""


def find_answers(claims: Claims, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """Denials and confirmations with the claim that each answers best, and its like in other articles."""
    told = _Told(claims.desk, occurrences)
    for answer in claims.all:
        stance = _answering(claims, answer)
        if stance is None or _nobody(answer):
            continue
        best: dict[str, tuple[tuple[float, int, int], Said, str]] = {}
        for claim in _rivals(claims, answer):
            if claim.claim.stance not in ANSWERED[stance] or not _can_answer(claims, answer, claim):
                continue
            worth, why = _answer_worth(claims, answer, claim, told)
            rank = worth, _nearness(claims, answer, claim), claim.claim.content.end - claim.claim.content.start
            article = claim.statement.article_id
            if worth >= ANSWERS and (article not in best or rank > best[article][0]):
                best[article] = rank, claim, why
        for _, claim, why in best.values():
            yield Facing(claim.statement.id, answer.statement.id, RELATION[stance], why)


def _nearness(claims: Claims, answer: Said, claim: Said) -> int:
    """The nearer claim of two; of a speaker that the answer only names, the first: what he is known for."""
    if speaks_of(answer, claim) and claims.shared(answer, claim) < LEAST_SHARED:
        return -claim.sentence
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
    named = [c for c in claims.before(answer) if speaks_of(answer, c)] if answer.points_back("said") else []
    return {c.statement.id: c for c in (*near, *named, *claims.alike(answer, SHARED_WORDS))}.values()


def _answering(claims: Claims, said: Said) -> str | None:
    """ "denies" or "confirms" for a claim that may answer another; who calls a claim false denies it."""
    if said.claim.stance == "denies" and _is_unsure(claims, said):
        return None
    if said.claim.stance in ANSWERED:
        return said.claim.stance
    return "denies" if said.words & class_forms("deixis", "false") else None


def _is_unsure(claims: Claims, said: Said) -> bool:
    """True for "could not confirm", which denies nothing."""
    cue = said.claim.cue
    return cue is not None and bool(claims.desk.words(cue) & class_forms("deixis", "unsure"))


def _nobody(said: Said) -> bool:
    """True if the source is nobody ("Nobody claimed it"), who denies nothing."""
    return bool(said.speaker.words & class_forms("deixis", "nobody"))


def _can_answer(claims: Claims, answer: Said, claim: Said) -> bool:
    """True if another speaker made the claim, not after the answer and not long before it."""
    if same_speaker(answer, claim):
        return False
    if claim.statement.sentence == answer.statement.sentence:
        return _is_contrast(claims, answer, claim)
    if answer.statement.article_id == claim.statement.article_id:
        return True
    if answer.day is None or claim.day is None:
        return False
    return claim.day - 1 <= answer.day <= claim.day + FAR_DAYS


def _is_contrast(claims: Claims, answer: Said, claim: Said) -> bool:
    """True if one sentence sets a denial against the claim before it ("..., but ...") in words that both hold."""
    first, second = claim.claim.content, answer.claim.content
    if answer.claim.stance != "denies" or first.end >= second.start or not answer.words & claim.words:
        return False
    between = claims.desk.text(Span(first.article_id, first.end, second.start))
    return bool(frozenset(map(str.lower, find_words(between))) & class_forms("deixis", "contrast"))


def _answer_worth(claims: Claims, answer: Said, claim: Said, told: _Told) -> tuple[float, str]:
    """How likely `answer` answers `claim`, and the evidence in words."""
    both = answer.words & claim.words
    shared = claims.shared(answer, claim) if len(both) >= SHARED_WORDS else 0.0
    same_article = answer.statement.article_id == claim.statement.article_id
    apart = answer.sentence - claim.sentence if same_article else FAR_DAYS
    beside = 0 <= apart <= NEAR_SENTENCES
    names_speaker = claim.speaker.person and speaks_of(answer, claim)
    names_denier = speaks_of(claim, answer)
    points = answer.points_back("said") or (answer.points_back("deed") and names_denier)
    only_points = points and beside and _only_points(claims, answer) and _says_something(claim)
    refutes = apart == 0 or (0 < apart <= POINTING_SENTENCES and _refutes(claims, answer, both))
    if shared < LEAST_SHARED and not only_points and not refutes and not (names_speaker and (beside or points)):
        return 0.0, ""
    worth = WORDS_WORTH * shared + SPEAKER_WORTH * names_speaker + NAMED_WORTH * names_denier
    worth += BESIDE_WORTH * (beside or (points and names_speaker)) + GRAVE_WORTH * (claim.claim.stance in GRAVE)
    worth += POINTS_WORTH * (points and (beside or names_speaker))
    worth += ONE_HAPPENING_WORTH * (not same_article and bool(shared) and told.one(answer, claim))
    if refutes or (only_points and apart <= POINTING_SENTENCES):
        worth = max(worth, ANSWERS + GRAVE_WORTH * (claim.claim.stance in GRAVE))
    return worth, _answer_told(answer, claim, names_speaker, names_denier, points and beside)


def _refutes(claims: Claims, answer: Said, both: frozenset[str]) -> bool:
    """True if the answer calls something false in words that both hold."""
    broad = frozenset(w for w in both if claims.desk.is_broad(w))
    false = class_forms("deixis", "false")
    return bool(answer.pointing & false - _WEAK) and bool(both - broad - false - claims.desk.outlet_words)


def _says_something(claim: Said) -> bool:
    """True if the claim says more than who says it."""
    return len(claim.words - claim.speaker.words) >= SHARED_WORDS


def _only_points(claims: Claims, answer: Said) -> bool:
    """True if the claim says nothing but "the report" (and to which outlet it was said)."""
    itself = answer.words - answer.entities - class_forms("deixis", "said") - claims.desk.outlet_words
    others = {e for e in answer.entities if claims.desk.is_person(e)}
    if claims.desk.text(answer.claim.content).lower().startswith(("a ", "an ", "any ")):
        return False
    return len(itself) <= POINTING_WORDS and not others and not answer.points_back("deed")


def _answer_told(answer: Said, claim: Said, names_speaker: bool, names_denier: bool, points: bool) -> str:
    reasons = []
    if shared := sorted(answer.words & claim.words):
        reasons.append(f"both speak of {', '.join(shared[:4])}")
    if names_speaker:
        reasons.append(f"it names {claim.claim.source.name or claim.claim.source.text}, who said so")
    if names_denier:
        reasons.append(f"it speaks for {answer.claim.source.name or answer.claim.source.text}, of whom that was said")
    if points:
        reasons.append("it points back at what was said just before")
    return "; ".join(reasons)
