"""What no single sentence tells but the reports of one happening do together: its time here, its place there."""

from collections.abc import Iterable, Iterator

from onrecord.model import TOLD_STATUSES, Event, Occurrence, Party, Span, Statement
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import HERE, Evidence
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import find_acts, standing_of
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.who import is_asked
from onrecord.tell.answer.words import stem, word_stems, words_of
from onrecord.tell.dates import date_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

LONGEST_DAYS = 31
"""A happening dated no better than to a month is told; one dated to a year is many happenings, as a rule."""
MISSING_OF = 4
"""One word in so many may be missing from all reports of the happening."""
LEAST_COVER = 0.8
"""How much of the question the sentence covers that tells the act: what the reports share may be a word only."""
SCORE = 1.0


def find_joined(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """The time, place or doer of the one happening that the question tells of; nothing where several differ."""
    if asked.act is None or not asked.named or asked.is_ahead or stem(asked.act.words) in words_of("phases.tsv"):
        return []
    near = {e.sentence: e for e in found}
    given: list[Given] = []
    for occurrence in shelf.account.occurrences:
        told = [s for i in occurrence.statements if (s := shelf.statements.get(i)) is not None]
        if occurrence.status in TOLD_STATUSES and (shown := _shows(shelf, asked, occurrence, told, near)) is not None:
            given += _fill(shelf, asked, occurrence, told, near, shown) if _is_told(asked, matcher, shown) else []
    return given if len({g.key for g in given}) == 1 else []


def _is_told(asked: Asked, matcher: Matcher, shown: Evidence) -> bool:
    """True if the grammar of the sentence tells the act as a fact."""
    tree = read_trees(matcher.grammar, [shown])[0]
    return any(standing_of(tree, act) == "told" for act in find_acts(tree, asked.stems))


def _shows(
    shelf: Shelf, asked: Asked, occurrence: Occurrence, told: list[Statement], near: dict[Span, Evidence]
) -> Evidence | None:
    """The sentence that tells the act as the question does, if its reports together meet all that was asked."""
    if asked.when is not None and not (occurrence.when and asked.when.meets(occurrence.when)):
        return None
    held = [near[s.sentence] for s in told if s.sentence in near]
    levels = [max((e.level(asked, n) for e in held), default=0.0) for n in asked.needs]
    words = [level for n, level in zip(asked.needs, levels, strict=True) if not n.is_name]
    if any(n.is_name and level < HERE for n, level in zip(asked.needs, levels, strict=True)):
        return None
    if sum(level < HERE for level in words) > len(words) // MISSING_OF:
        return None
    tells = (near[s.sentence] for s in told if s.sentence in near and _tells(shelf, asked, s))
    tells = (e for e in tells if e.cover >= LEAST_COVER)
    return max(tells, key=lambda e: e.share, default=None)


def _tells(shelf: Shelf, asked: Asked, statement: Statement) -> bool:
    act = statement.act
    return isinstance(act, Event) and not asked.stems.isdisjoint(word_stems(shelf.words(act.trigger)))


def _fill(
    shelf: Shelf, asked: Asked, occurrence: Occurrence, told: list[Statement], near: dict[Span, Evidence],
    shown: Evidence,
) -> Iterator[Given]:  # fmt: skip
    rule = "one happening, by its reports"
    match asked.hole:
        case "when":
            when = occurrence.when
            if when is None or when.days is None or when.days > LONGEST_DAYS or when.basis == "published":
                return
            dated = next((s for s in told if s.when and s.when.span and s.when.edtf == when.edtf), None)
            if dated is not None:
                rules = (f"time of what is told: {when.edtf}", rule)
                where = _at(shelf, dated.sentence, near)
                yield Given(
                    date_words(when.edtf, None), (when.start, when.end), where, SCORE, "event", rules, (shown.sentence,)
                )
        case "where":
            yield from _named(shelf, asked, [occurrence.place], near, shown, rule)
        case "who" if asked.role == "agent":
            yield from _named(shelf, asked, occurrence.actors, near, shown, rule)


def _named(
    shelf: Shelf, asked: Asked, parties: Iterable[Party | None], near: dict[Span, Evidence], shown: Evidence, rule: str
) -> Iterator[Given]:
    for party in parties:
        if party is None or party.span is None or party.entity is None or not party.name:
            continue
        words = clean(shelf.words(party.span)).removeprefix("the ")
        if not words[:1].isupper() or is_asked(asked, words, party.entity):
            continue
        where = _at(shelf, shelf.sentence_at(party.span), near)
        yield Given(words, (party.entity,), where, SCORE, "event", (rule,), (shown.sentence,))


def _at(shelf: Shelf, sentence: Span, near: dict[Span, Evidence]) -> Evidence:
    return near.get(sentence) or Evidence(
        shelf.reading(sentence), sentence, tuple(shelf.statements_in(sentence)), (), 0.0
    )
