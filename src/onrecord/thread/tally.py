"""Where reports count the victims of a happening: in figures that the parse gives, and in plain words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import TOLD_STATUSES, Count, Event, Hedge, Occurrence, Span, Statement
from onrecord.thread.desk import Desk
from onrecord.thread.notes import name_counter
from onrecord.thread.quantities import Figure
from onrecord.thread.tolls import tells_one_deed, toll_key
from onrecord.thread.victims import SENTENCES_READ, Group, count_groups, read_groups

_ONE = re.compile(r"(?:an?|another)\s", re.I)
"""“A man”, “another woman”: a bare name beside "killed" may be anybody's."""
_BEFORE = re.compile(r"\b(?:after|following|response to|retaliation for|revenge for|avenge)\b[^,;:.]*$", re.I)
"""Between a deed and a count of victims with no sign behind it: the count is of what came before the deed."""
KINDS = {"killed": "killed", "hurt": "wounded", "shot": "shot"}
"""What became of a group of victims, as tolls call it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with what it is compared by: whom it counts ("iranian"; empty: people), and the day of its report."""

    count: Count
    core: frozenset[str]
    day: date | None
    sentence: Span


def read_counts(
    desk: Desk, occurrences: Sequence[Occurrence], figures: Mapping[str, Figure]
) -> Mapping[str, Sequence[Counted]]:
    """The counts of each occurrence, by its id, in order of publication.

    What a report tells in words ("a man was killed") is read where it gives no figure of that kind.
    """
    found: dict[str, list[Counted]] = defaultdict(list)
    for occurrence, told in _from_figures(desk, occurrences, figures):
        found[occurrence].append(told)
    known = {(o, t.count.span.article_id, t.count.kind) for o, counts in found.items() for t in counts}
    for occurrence, told in _from_words(desk, occurrences):
        if (occurrence, told.count.span.article_id, told.count.kind) not in known:
            found[occurrence].append(told)
    for counts in found.values():
        counts.sort(key=lambda t: (desk.order[t.count.span.article_id], t.count.span.start, t.count.kind))
    return found


def _from_figures(
    desk: Desk, occurrences: Sequence[Occurrence], figures: Mapping[str, Figure]
) -> Iterator[tuple[str, Counted]]:
    known = {o.id for o in occurrences}
    for figure in figures.values():
        kind, statement = toll_key(figure.measure), figure.statement
        if kind is None or figure.planned or figure.happening is None or figure.happening not in known:
            continue
        amount, of = figure.measure.amount, figure.measure.of
        count = Count(
            kind, statement.id, amount.span, amount.low, amount.high, amount.hedge, of, name_counter(statement)
        )
        yield figure.happening, Counted(count, figure.core, desk.published(statement), statement.sentence)


def _from_words(desk: Desk, occurrences: Sequence[Occurrence]) -> Iterator[tuple[str, Counted]]:
    """What a report says of an attack: headline and all sentences of a report of one, else only those that tell it."""
    attacks = _find_attacks(desk, occurrences)
    for reading in desk.readings:
        told_in = attacks.get(reading.article.id, {})
        first = {o.id: s for by_attack in reversed(told_in.values()) for o, s in by_attack}
        attacked = [o for by_attack in told_in.values() for o, _ in by_attack]
        main = attacked[0].id if tells_one_deed(desk, attacked) else None
        lines: dict[str, list[Span]] = defaultdict(list)
        for sentence in reading.sentences[:SENTENCES_READ]:
            here = {o.id for o, _ in told_in.get(sentence, ())}
            if main or len(here) == 1:
                lines[main or here.pop()].append(sentence)
        for occurrence, sentences in lines.items():
            headline = reading.article.title if main else None
            own = [told for told in sentences if not _is_answer(desk, told, told_in.get(told, ()))]
            for told in _read_words(desk, headline, own, first[occurrence]):
                yield occurrence, told


def _find_attacks(
    desk: Desk, occurrences: Sequence[Occurrence]
) -> dict[str, dict[Span, list[tuple[Occurrence, Statement]]]]:
    """The attacks that each article tells as done, by sentence in order, each with the statement that tells it."""
    found: dict[str, dict[Span, list[tuple[Occurrence, Statement]]]] = defaultdict(dict)
    for occurrence in occurrences:
        for statement in map(desk.by_id.__getitem__, occurrence.statements):
            act = statement.act
            if isinstance(act, Event) and act.type == "ASSAULT" and act.status in TOLD_STATUSES:
                found[statement.article_id].setdefault(statement.sentence, []).append((occurrence, statement))
    return {i: dict(sorted(told.items(), key=lambda one: one[0].start)) for i, told in found.items()}


def _is_answer(desk: Desk, sentence: Span, attacks: Sequence[tuple[Occurrence, Statement]]) -> bool:
    """True if all that the sentence counts is what its attack answered: "a strike after two men were killed"."""
    text = desk.text(sentence)
    starts = [group.start for groups in read_groups([text]).values() for group in groups]
    ends = [s.act.trigger.end - sentence.start for _, s in attacks if isinstance(s.act, Event)]
    if not starts or not ends:
        return False
    return all(min(ends) < start and _BEFORE.search(text, min(ends), start) for start in starts)


def _read_words(
    desk: Desk, headline: str | None, sentences: Sequence[Span], statement: Statement
) -> Iterator[Counted]:
    """One count for each kind of victims, where a sentence gives it with a number, an article or an age.

    A number that only the headline gives has no words to cite, and is left out.
    """
    texts = [desk.text(s) for s in sentences]
    told = read_groups([headline or "", *texts])
    for went, groups in told.items():
        number = count_groups([g for g in groups if _is_counted(g, headline or "", texts)])
        group = _find_group(went, number, texts) if number is not None else None
        if number is None or group is None:
            continue
        sentence = sentences[group.line]
        span = Span(sentence.article_id, sentence.start + group.start, sentence.start + group.end)
        hedge: Hedge = "exactly" if group.counted else "at_least"
        count = Count(KINDS[went], statement.id, span, number, number, hedge, desk.text(span), None)
        yield Counted(count, frozenset(), desk.published(statement), sentence)


def _is_counted(group: Group, headline: str, texts: Sequence[str]) -> bool:
    line = texts[group.line - 1] if group.line else headline
    return group.counted or bool(group.age) or _ONE.match(line, group.start) is not None


def _find_group(went: str, number: int, texts: Sequence[str]) -> Group | None:
    """The first group of the sentences that gives the number."""
    for line, text in enumerate(texts):
        for group in read_groups([text])[went]:
            if group.number == number and _is_counted(group, text, ()):
                return replace(group, line=line)
    return None
