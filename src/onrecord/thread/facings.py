"""Statements face to face: who confirms, denies, repeats or contradicts whom. Few, and sure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.model import Event, Facing, Occurrence, Series, Statement
from onrecord.model.account import Relation
from onrecord.thread.claims import Claims, Said, same_speaker, speaks_of
from onrecord.thread.days import told_when
from onrecord.thread.desk import Desk
from onrecord.thread.quantities import Figure, clash
from onrecord.thread.words import class_forms, jaccard

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
LEAST_SHARED = 0.25
SHARED_WORDS = 2
REPEATED = 0.7
"""Share of words (Jaccard) from which one speaker says the same again."""
TOLL_DAYS = 2
"""Tolls of one happening reported further apart than this are updates."""
ANSWERED = {
    "denies": frozenset({"asserts", "accuses", "confirms", "threatens"}),
    "confirms": frozenset({"asserts"}),
}
"""The stances that a denial or a confirmation can answer."""
RELATION: dict[str, Relation] = {"denies": "denies", "confirms": "confirms"}
GRAVE = frozenset({"accuses", "threatens"})
"""What is denied rather than a plain report, where both stand near."""
DEED_SENTENCES = 8
"""A party denies a deed in the report that tells it, within so many sentences, or in words that name it."""


def find_facings(
    desk: Desk, occurrences: Sequence[Occurrence], series: Sequence[Series], figures: Mapping[str, Figure]
) -> tuple[Facing, ...]:
    """All pairs that face each other, in order of the second; each pair once, with its reason in words."""
    claims = Claims(desk)
    answers = [*_answers(claims), *_denied_deeds(claims), *_repeats(claims)]
    found = [*answers, *_clashing_figures(desk, series, figures), *_denied(desk, occurrences)]
    unique: dict[frozenset[str], Facing] = {}
    for facing in found:
        unique.setdefault(frozenset((facing.first, facing.second)), facing)
    order = {s.id: n for n, s in enumerate(desk.statements)}
    return tuple(sorted(unique.values(), key=lambda f: (order[f.second], order[f.first])))


def _answers(claims: Claims) -> Iterator[Facing]:
    """Denials and confirmations with the claim that each answers best, and its like in other articles."""
    for answer in claims.all:
        stance = _answering(answer)
        if stance is None or _nobody(answer):
            continue
        near = [c for c in claims.beside(answer, NEAR_SENTENCES) if c.sentence <= answer.sentence]
        rivals = {c.statement.id: c for c in (*near, *claims.alike(answer, SHARED_WORDS))}
        best: dict[str, tuple[tuple[float, int, int], Said, str]] = {}
        for claim in rivals.values():
            if claim.claim.stance not in ANSWERED[stance] or not _can_answer(answer, claim):
                continue
            worth, why = _answer_worth(claims, answer, claim)
            rank = worth, -abs(answer.sentence - claim.sentence), len(claim.words)
            article = claim.statement.article_id
            if worth >= ANSWERS and (article not in best or rank > best[article][0]):
                best[article] = rank, claim, why
        for _, claim, why in best.values():
            yield Facing(claim.statement.id, answer.statement.id, RELATION[stance], why)


def _answering(said: Said) -> str | None:
    """ "denies" or "confirms" for a claim that may answer another; who calls a claim false denies it."""
    if said.claim.stance in ANSWERED:
        return said.claim.stance
    return "denies" if said.words & class_forms("deixis", "false") else None


def _nobody(said: Said) -> bool:
    """True if the source is nobody ("Nobody claimed it"), who denies nothing."""
    return bool(said.speaker.words & class_forms("deixis", "nobody"))


def _can_answer(answer: Said, claim: Said) -> bool:
    """True if another speaker made the claim, not after the answer and not long before it."""
    if same_speaker(answer, claim) or claim.statement.sentence == answer.statement.sentence:
        return False
    if answer.statement.article_id == claim.statement.article_id:
        return True
    if answer.day is None or claim.day is None:
        return False
    return claim.day - 1 <= answer.day <= claim.day + FAR_DAYS


def _answer_worth(claims: Claims, answer: Said, claim: Said) -> tuple[float, str]:
    """How likely `answer` answers `claim`, and the evidence in words."""
    shared = claims.shared(answer, claim) if len(answer.words & claim.words) >= SHARED_WORDS else 0.0
    same_article = answer.statement.article_id == claim.statement.article_id
    beside = same_article and 0 <= answer.sentence - claim.sentence <= NEAR_SENTENCES
    names_speaker = speaks_of(answer, claim.speaker)
    names_denier = speaks_of(claim, answer.speaker)
    points = answer.points_back("said") or (answer.points_back("deed") and names_denier)
    only_points = points and beside and _only_points(claims, answer)
    if shared < LEAST_SHARED and not only_points and not (names_speaker and beside):
        return 0.0, ""
    worth = WORDS_WORTH * shared + SPEAKER_WORTH * names_speaker + NAMED_WORTH * names_denier
    worth += BESIDE_WORTH * beside + POINTS_WORTH * (points and beside) + GRAVE_WORTH * (claim.claim.stance in GRAVE)
    if only_points and answer.sentence - claim.sentence <= POINTING_SENTENCES:
        worth = max(worth, ANSWERS)
    return worth, _answer_told(answer, claim, names_speaker, names_denier, points and beside)


def _only_points(claims: Claims, answer: Said) -> bool:
    """True if the claim says nothing but "the report" (and to which outlet it was said)."""
    itself = answer.words - answer.entities - class_forms("deixis", "said") - claims.desk.outlet_words
    return len(itself) <= POINTING_WORDS and not answer.points_back("deed")


def _denied_deeds(claims: Claims) -> Iterator[Facing]:
    """A party's denial of a deed, with the accusation of it or the report that tells it as that party's."""
    desk = claims.desk
    blamed = _blamed(desk)
    for answer in claims.all:
        if answer.claim.stance != "denies" or answer.speaker.entity is None:
            continue
        deeds = [(_deed_worth(desk, answer, s), s) for s in blamed.get(answer.speaker.entity, ())]
        sure = [(worth, s) for worth, s in deeds if worth > 0]
        if sure:
            _, deed = max(sure, key=lambda w: (w[0], w[1].id))
            who = answer.claim.source.name or answer.claim.source.text
            yield Facing(deed.id, answer.statement.id, "denies", f"{who} is blamed for it and denies it")


def _blamed(desk: Desk) -> dict[str, list[Statement]]:
    """For each party the events in which it is accused, or told as the one who attacked."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in desk.statements:
        act = statement.act
        if isinstance(act, Event) and act.status in ("happened", "ongoing"):
            party = act.recipient if act.type == "ACCUSE" else act.actor if act.type == "ASSAULT" else None
            if party is not None and (entity := desk.entity(party)):
                found[entity].append(statement)
    return found


def _deed_worth(desk: Desk, answer: Said, deed: Statement) -> float:
    """How surely the denial is of that deed; 0 if it may be of another."""
    if deed.sentence == answer.statement.sentence or not answer.points_back("deed"):
        return 0.0
    shared = desk.terms(deed.sentence) & answer.words - {str(answer.speaker.entity)}
    accused = isinstance(deed.act, Event) and deed.act.type == "ACCUSE"
    if deed.article_id == answer.statement.article_id:
        apart = answer.sentence - desk.sentence_numbers.get(deed.sentence, 0)
        near = 0 <= apart <= DEED_SENTENCES
        return (1.0 / (1 + apart) + accused + 0.2 * len(shared)) if near and (apart <= 1 or shared) else 0.0
    published = desk.published(deed)
    if published is None or answer.day is None or not 0 <= answer.day - published.toordinal() <= FAR_DAYS:
        return 0.0
    return 0.1 * len(shared) + 0.3 * accused if len(shared) >= SHARED_WORDS else 0.0


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


def _repeats(claims: Claims) -> Iterator[Facing]:
    """The same speaker saying the same in another article that is no copy, once each."""
    copies = {c.article_id for c in claims.desk.copies}
    order = claims.desk.order
    for later in claims.all:
        if later.speaker.entity is None or len(later.words) < SHARED_WORDS * 2 or later.statement.article_id in copies:
            continue
        for earlier in claims.alike(later, SHARED_WORDS):
            before = order[earlier.statement.article_id] < order[later.statement.article_id]
            if not before or not same_speaker(earlier, later) or earlier.statement.article_id in copies:
                continue
            if jaccard(earlier.words, later.words) >= REPEATED:
                why = f"{later.claim.source.name or later.claim.source.text} says the same again"
                yield Facing(earlier.statement.id, later.statement.id, "repeats", why)
                break


def _clashing_figures(desk: Desk, series: Sequence[Series], figures: Mapping[str, Figure]) -> Iterator[Facing]:
    """Figures of one quantity for the same days, of different outlets or counters, that no number fits both of."""
    for one in series:
        points = [p for p in one.points if not p.note.startswith(("planned", "superseded"))]
        told: set[tuple[float, str | None, float, str | None]] = set()
        for left, right in combinations(points, 2):
            first, second = figures[left.statement_id], figures[right.statement_id]
            if not clash(first, second) or not _of_one_time(desk, first.statement, second.statement):
                continue
            outlets = desk.article(first.statement).outlet, desk.article(second.statement).outlet
            if outlets[0] == outlets[1] and left.counted_by == right.counted_by:
                continue
            key = (left.low, outlets[0], right.low, outlets[1])
            if key not in told:
                told.add(key)
                amounts = (desk.text(f.measure.amount.span) for f in (first, second))
                why = f"{one.of}, {told_when(desk, second.statement)}: {' or '.join(amounts)}"
                yield Facing(left.statement_id, right.statement_id, "contradicts", why)


def _of_one_time(desk: Desk, first: Statement, second: Statement) -> bool:
    """True if both figures are of days that meet, in reports of the same days."""
    days = desk.published(first), desk.published(second)
    if days[0] is None or days[1] is None or abs((days[1] - days[0]).days) > TOLL_DAYS:
        return False
    return first.when is None or second.when is None or first.when.meets(second.when)


def _denied(desk: Desk, occurrences: Sequence[Occurrence]) -> Iterator[Facing]:
    """What one report tells as done and another as not so."""
    for occurrence in occurrences:
        statements = [desk.by_id[i] for i in occurrence.statements]
        done = [s for s in statements if isinstance(s.act, Event) and s.act.status in ("happened", "ongoing")]
        for denial in (s for s in statements if isinstance(s.act, Event) and s.act.status == "denied"):
            told = next((s for s in done if s.sentence != denial.sentence), None)
            if told is not None:
                yield Facing(told.id, denial.id, "denies", f"{occurrence.type}: told as done and as not so")


