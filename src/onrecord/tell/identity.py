"""What a line is known by over time: so that a reader who was told it is not told it again in other words."""

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import Cite, Event, Line, Measure, Occurrence, Span
from onrecord.model.ids import content_id
from onrecord.tell.shelf import Shelf

OF_HAPPENINGS = frozenset({"event", "measure", "change", "report"})
"""Kinds of line that say what happened: another report of the same says nothing new. All others are known by their
own words alone: a denial, a promise or a series with one more figure is new, whatever happened."""
_FOLD = re.compile(r"[\W_]+")
_INTRODUCED = re.compile(r"introduced as “.+” at (\d+)$")
_CORRECTED = re.compile(r"corrected by .*", re.DOTALL)
_TURN = re.compile(r"(kept|broken|withdrawn|lapsed|until then told|disputed since)\b")
"""Rules that make a line another: what people corrected, and how a promise or a happening turned since."""


class Identity:
    """Gives lines of one account their keys; the same words give the same key in every account and article."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._told_in: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in shelf.account.occurrences:
            for statement_id in occurrence.statements:
                self._told_in[statement_id].append(occurrence)

    def own(self, line: Line) -> str:
        """The key of the line's cited words, and of what was corrected in them or turned since."""
        turns = [m[0] if m.re is _CORRECTED else m[1] for rule in line.rules if (m := _turn(rule))]
        return content_id("line", *_cited(line), "turns", *sorted(set(turns)))

    def words(self, line: Line) -> str:
        """The key of the line's cited words alone: who knows it but not `own` is to learn of a correction or turn."""
        return content_id("words", *_cited(line))

    def happenings(self, line: Line) -> tuple[tuple[str, ...], ...]:
        """For each happening and figure that the line tells, the keys of every report of it; none for other lines."""
        if line.kind not in OF_HAPPENINGS:
            return ()
        return tuple(dict.fromkeys(key for cite in told_cites(line) for key in self._keys_of(cite.span)))

    def _keys_of(self, cited: Span) -> Iterator[tuple[str, ...]]:
        for statement in self._shelf.statements_in(self._shelf.sentence_at(cited)):
            act = statement.act
            if isinstance(act, Event):
                for occurrence in self._told_in[statement.id]:
                    yield tuple(sorted({self._report_key(occurrence, i) for i in occurrence.statements}))
            elif isinstance(act, Measure):
                place = statement.place.entity or "" if statement.place else ""
                amount = act.amount
                yield (content_id("figure", act.topic, place, amount.low, amount.high, amount.unit),)

    def _report_key(self, occurrence: Occurrence, statement_id: str) -> str:
        """A report of a happening, as it is told now: planned and done, agreed and disputed are two things."""
        words = fold(self._shelf.words(self._shelf.statements[statement_id].sentence))
        disputed = "disputed" if occurrence.agreement == "disputed" else ""
        return content_id("report", words, occurrence.type, occurrence.status, disputed)


def _turn(rule: str) -> re.Match[str] | None:
    return _CORRECTED.match(rule) or _TURN.match(rule)


def _cited(line: Line) -> list[str]:
    """The cited words, folded."""
    return sorted({fold(cite.words) for cite in told_cites(line)})


def told_cites(line: Line) -> tuple[Cite, ...]:
    """The cites of what the line tells, without those that only introduce a person where the brief first names him."""
    places = {int(found[1]) for rule in line.rules if (found := _INTRODUCED.match(rule))}
    told = (c for c in line.cites if not any(c.span.start <= place < c.span.end for place in places))
    return tuple(told) or line.cites


def fold(words: str) -> str:
    """The words in lower case without signs: what a reprint shares with its original."""
    return _FOLD.sub(" ", words.lower()).strip()
